"""The nouns of exports."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from msgspec import Struct

from sitepost.kernel.refusal import Kind as Sort
from sitepost.kernel.refusal import Why

JOB = "exports.make"
KEPT_FOR = timedelta(days=7)
STALLED_AFTER = timedelta(minutes=15)
MOST_AT_ONCE = 3  # that one person has made at a time
MOST_LISTED = 20

BUSY = Why("exports.busy", Sort.THROTTLED, "Three of your exports are being made; wait for one of them.")
NOT_DONE = Why("exports.not_done", Sort.STATE, "This export is not finished.")
STALLED = "The server stopped while it made this."
FAILED = "This could not be made; the server's log says why."


class Kind(StrEnum):
    """What is made."""

    ITEM_PDF = "item_pdf"
    EVIDENCE = "evidence"
    CONVERSATIONS = "conversations"


class State(StrEnum):
    """How far an export is."""

    WAITING = "waiting"
    WORKING = "working"
    DONE = "done"
    FAILED = "failed"


class Export(Struct, frozen=True, kw_only=True):
    """A file that was asked for. `card` and `tools` say what its reader must still see and administer.

    `done` of `total` steps; `size` in bytes; `asked` is what the gateway that makes it was given.
    """

    id: UUID
    account: UUID
    project: UUID
    person: UUID
    kind: Kind
    name: str
    card: UUID | None
    tools: list[str]
    asked: dict[str, Any]
    state: State
    done: int = 0
    total: int = 0
    size: int = 0
    sha256: str = ""
    notes: list[str] = []
    error: str = ""
    created_at: datetime
    touched_at: datetime


class Made(Struct, frozen=True):
    """What an export became."""

    size: int
    sha256: str
    notes: list[str]
    tools: list[str] = []
