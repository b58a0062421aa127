"""The nouns of audit: entries of the change history."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from sitepost.kernel.refusal import Kind, Why

ADMINS_ONLY = Why("audit.admins_only", Kind.FORBIDDEN, "The change history is for administrators of this tool.")


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
