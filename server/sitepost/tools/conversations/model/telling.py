"""What it takes to decide whether somebody is told of a message, and what a push says."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from sitepost.tools.conversations.model.nouns import Level, Sort


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A message as it stands to one person who may read it: in which kind of talk, and how it reaches for them.

    `follows` is whether the talk is listed for them, `quiet` that they want to be left alone just now.
    """

    sort: Sort
    mentioned: bool = False
    follows: bool = True
    level: Level = Level.ALL
    urgent: bool = False
    quiet: bool = False


class Unread(msgspec.Struct, frozen=True, kw_only=True):
    """A message that its reader has not read; `answered` where it wants an answer, and they gave it."""

    seq: int
    sender: str
    text: str
    files: int
    at: datetime
    urgent: bool
    mentioned: bool
    answered: bool


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """What waits for one device of one person, in one conversation, read at the moment at which it leaves."""

    device: UUID
    session: UUID
    endpoint: str
    client_key: bytes
    client_auth: bytes
    attempts: int
    last_seq: int
    person: UUID
    language: str
    conversation: UUID
    sort: Sort
    name: str | None
    card: str | None
    project: str
    time_zone: str
    manner: str
    level: Level | None
    follows: bool
    preference: dict[str, Any] | None  # Any: a row of it; None for whoever never chose
    said: list[Unread]


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """What a browser shows: who said it, where, and the first line; `at` is the message's, in milliseconds."""

    conversation: UUID
    title: str
    body: str
    url: str
    urgent: bool
    at: int
