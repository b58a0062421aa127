"""Revisions: what an item or a response was when it was issued, and after each later change; never rewritten."""

from datetime import datetime
from typing import Any
from uuid import UUID

from msgspec import Struct

FORMAT = 1


class Revision(Struct, frozen=True, kw_only=True):
    """One revision; `subject` is the item or the response, `content` the canonical JSON that `sha256` is of."""

    subject: UUID
    number: int
    item: UUID
    account: UUID
    project: UUID
    at: datetime
    actor: UUID | None
    content: str
    sha256: str


class Made(Struct, frozen=True):
    """When a revision was made, by whom (None for the server itself), and in which project."""

    at: datetime
    actor: UUID | None
    account: UUID
    project: UUID


class Attached(Struct, frozen=True):
    """A file as a revision keeps it; `size` in bytes, `sha256` in hexadecimal."""

    id: UUID
    name: str
    size: int
    sha256: str


class Piece(Struct, frozen=True):
    """A run of words in a difference: `same`, `old` (no longer there) or `new`."""

    kind: str
    text: str


class FieldChange(Struct, frozen=True):
    """A field that differs between two revisions: in words, and for longer text word by word."""

    field: str
    label: str
    old: Any = None  # text, or a list of texts
    new: Any = None  # text, or a list of texts
    words: list[Piece] | None = None


class Claim(Struct, frozen=True):
    """What the fact `seq` says of a revision that was written with it."""

    subject: UUID
    number: int
    sha256: str
    seq: int
