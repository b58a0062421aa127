"""Conversations and people as one reader has them."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from sitepost.tools.conversations.model.nouns import Level, Sort


class Here(msgspec.Struct, frozen=True, kw_only=True):
    """A project in which somebody uses conversations."""

    id: UUID
    name: str
    number: str
    in_directory: bool
    directory_admin: bool


class Preference(msgspec.Struct, frozen=True, kw_only=True):
    """What a person wants to be told of in the app (7.1), and what their devices are woken for (7.2).

    `in_app` and `push` are the masters of the four kinds each; badges ask none of it. `missed`: when mails about missed
    messages come, "company" (as the company chose), "daily", or "off".
    """

    in_app: bool = True
    direct: bool = True
    groups: bool = True
    items: bool = True
    mentions: bool = True
    push: bool = True
    push_direct: bool = True
    push_groups: bool = True
    push_items: bool = True
    push_mentions: bool = True
    missed: str = "company"


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who can be chosen: `is_admin` of the project's directory or the company, `inside` is in it already."""

    id: UUID
    name: str
    company: str
    is_admin: bool
    inside: bool = False


class Insider(msgspec.Struct, frozen=True, kw_only=True):
    """A member, or a follower of an item (who has no day on which they joined)."""

    id: UUID
    name: str
    company: str
    active: bool
    is_admin: bool
    joined_at: datetime | None
    read_seq: int | None


class Orphan(msgspec.Struct, frozen=True):
    """A group without anybody present who may manage it, as company administrators see it."""

    id: UUID
    name: str
    project: UUID
    size: int


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A conversation as one reader has it in their inbox; of an item the card, of a direct message the others.

    `others` are at most six, by name; `gone` names those of them all who cannot be reached any more, `outsider` says
    that somebody is no employee. Follows is whether it is listed for them (of items alone).
    """

    id: UUID
    account: UUID
    project: UUID
    project_name: str
    project_number: str
    sort: Sort
    card: UUID | None
    name: str | None
    everyone: bool
    created_by: UUID
    created_at: datetime
    deleted_at: datetime | None
    last_seq: int
    last_rev: int
    last_at: datetime
    version: int
    tool: str | None
    tool_name: str | None
    card_kind: str | None
    number: str | None
    title: str | None
    link: str | None
    state: str | None
    state_label: str | None
    others: list[dict[str, Any]]  # Any: id, name, active
    size: int | None
    gone: list[str]
    reached: bool
    outsider: bool
    in_directory: bool
    directory_admin: bool
    read_seq: int
    mentioned_seq: int
    starred_at: datetime | None
    level: Level | None
    follows: bool
    has_draft: bool
    unread: int
    last: dict[str, Any] | None  # Any: seq, sender, sender_name, text, at, deleted, files


class Received(msgspec.Struct, frozen=True):
    """Somebody who has read as far as a message, and when they read last."""

    id: UUID
    name: str
    at: datetime | None


class Asked(msgspec.Struct, frozen=True):
    """Somebody of whom a message asked an acknowledgement when it was sent; `active` says that they read it still."""

    id: UUID
    name: str
    active: bool


class Place(msgspec.Struct, frozen=True):
    """Where a card lies, and what decides whether people talk on it."""

    scope: UUID
    number: str
    parent: UUID | None
    tool: str


class Pointed(msgspec.Struct, frozen=True, kw_only=True):
    """A thing of the project that a message points to, as a reader may see it."""

    id: UUID
    tool: str
    kind: str
    number: str
    title: str
    state: str
    state_label: str
    link: str
