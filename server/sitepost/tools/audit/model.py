"""The nouns of audit: entries of the change history, links and checkpoints of the chain."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from sitepost.kernel.refusal import Kind, Why

ADMINS_ONLY = Why("audit.admins_only", Kind.FORBIDDEN, "The change history is for administrators of this tool.")
VERIFYING = Why("audit.verifying", Kind.STATE, "The record is being verified just now.")

CHECKPOINT_EVERY = 200  # links
LINKED_AT_ONCE = 500
LAST = 2**62  # beyond any fact
VERIFIES_AT_MOST = timedelta(hours=6)  # one that takes longer has died


class FactRow(msgspec.Struct, frozen=True):
    """A stored fact about a card or a part of it."""

    seq: int
    card: UUID
    kind: str
    at: datetime
    actor: UUID | None
    body: dict[str, Any]


class ChangeLine(msgspec.Struct, frozen=True):
    """One changed field: its name, the name in words, the old and the new value (ids stay ids)."""

    field: str
    label: str
    old: Any = None  # any JSON value, as the fact has it
    new: Any = None  # any JSON value, as the fact has it


class Entry(msgspec.Struct, frozen=True):
    """One fact of the history: `kind` for programs, `label` for people."""

    seq: int
    at: datetime
    actor: UUID | None
    kind: str
    label: str
    changes: list[ChangeLine]
    part: UUID | None = None


class PersonName(msgspec.Struct, frozen=True):
    """A person of the history: name, sign-in address, company."""

    name: str
    mail: str
    company_id: UUID | None
    company_name: str


class CardName(msgspec.Struct, frozen=True):
    """A card of the history, as far as the reader may see it."""

    kind: str
    number: str
    title: str
    link: str


class WholeFact(msgspec.Struct, frozen=True):
    """A fact as its row has it; `body` is JSON text."""

    stream: UUID
    seq: int
    account: UUID
    kind: str
    version: int
    at: datetime
    actor: UUID | None
    card: UUID | None
    was_readers: list[UUID] | None
    body: str


class Link(msgspec.Struct, frozen=True):
    """The link of one fact; `hash` is SHA-256 of the one before and of the fact."""

    seq: int
    hash: bytes
    account: UUID


class Checkpoint(msgspec.Struct, frozen=True):
    """A signed statement: at that time the chain of a stream had this hash at this link."""

    stream: UUID
    seq: int
    account: UUID
    at: datetime
    hash: bytes
    key: bytes
    signature: bytes


class Chain(msgspec.Struct, frozen=True, kw_only=True):
    """How the chain of one scope stands: the counter of its facts, the links, the last checkpoint."""

    stream: UUID
    account: UUID
    kind: str  # account | project
    name: str
    number: str = ""
    facts: int
    linked: int
    checkpoint_seq: int | None = None
    checkpoint_at: datetime | None = None


class Verification(msgspec.Struct, frozen=True):
    """A verification that somebody asked for: how far it is, and what it found; `done` and `total` count rows."""

    asked_at: datetime
    asked_by: UUID | None
    finished_at: datetime | None
    done: int
    total: int
    result: Any  # what the gateway that verifies wrote
