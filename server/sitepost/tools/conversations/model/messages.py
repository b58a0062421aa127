"""Messages: as they are sent, as everybody reads them, and what a round of the post office knows of them."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from sitepost.tools.conversations.model.nouns import Conversation, Priority


class Mention(msgspec.Struct, frozen=True):
    """Somebody whose name stands in a message behind an @."""

    id: UUID
    name: str


class Post(msgspec.Struct, frozen=True, kw_only=True):
    """A message as somebody sends it; `key` is the client's own id of it: the same key is the same message.

    `item` names the card whose conversation the first message makes.
    """

    key: UUID
    conversation: UUID
    text: str = ""
    mentions: tuple[UUID, ...] = ()
    everyone: bool = False
    files: tuple[UUID, ...] = ()
    links: tuple[UUID, ...] = ()
    reply_to: int | None = None
    thread_root: int | None = None
    composed_at: datetime | None = None
    priority: Priority = Priority.NORMAL
    ack_wanted: bool = False
    item: UUID | None = None


class FileNote(msgspec.Struct, frozen=True, kw_only=True):
    """A file of a message; `size` in bytes, pixels where it is a picture."""

    id: UUID
    name: str
    size: int
    media_type: str
    width: int | None = None
    height: int | None = None
    thumbnail: bool = False


class Mark(msgspec.Struct, frozen=True):
    """Who acknowledged a message or reacted to it, and when."""

    person: UUID
    name: str
    at: datetime


class Reaction(msgspec.Struct, frozen=True):
    """One sign under a message, and who set it."""

    sign: str
    by: tuple[Mark, ...]


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """A message as every reader gets it, encoded once for all of them; of a deleted one only who and when.

    `links` are cards, which each reader asks for by their own rights. `event` is what a system line tells.
    """

    conversation: UUID
    seq: int
    rev: int
    key: UUID
    sort: str
    sender: UUID
    sender_name: str
    sender_company: str
    at: datetime
    composed_at: datetime | None = None
    text: str = ""
    event: dict[str, Any] | None = None  # Any: names and words, by kind of event
    mentions: tuple[Mention, ...] = ()
    everyone: bool = False
    files: tuple[FileNote, ...] = ()
    links: tuple[UUID, ...] = ()
    reply_to: int | None = None
    thread_root: int | None = None
    priority: Priority = Priority.NORMAL
    ack_wanted: bool = False
    acks: tuple[Mark, ...] = ()
    reactions: tuple[Reaction, ...] = ()
    outcomes: tuple[UUID, ...] = ()
    lang: str | None = None
    edited_at: datetime | None = None
    deleted_at: datetime | None = None


class Root(msgspec.Struct, frozen=True, kw_only=True):
    """A message that another one answers; `answered` says that it is the root of a thread already."""

    conversation: UUID
    seq: int
    sort: str
    thread_root: int | None
    deleted: bool
    answered: bool


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """A message that is durable; `is_new` is false where its key stood for it before."""

    message: Message
    talk: Conversation
    is_new: bool = True


class MessagePage(msgspec.Struct, frozen=True, kw_only=True):
    """Messages by number; `last_rev` is the revision up to which a reader of this page knows everything of it."""

    messages: list[Message]
    last_seq: int
    last_rev: int
    has_before: bool
    has_after: bool
