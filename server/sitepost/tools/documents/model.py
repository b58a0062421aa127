"""The nouns of documents: uploads in progress, and why a file is refused."""

from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from sitepost.kernel.refusal import Kind, Why

LARGEST_PIECE = 4 * 1024 * 1024
ABANDONED_AFTER = timedelta(days=7)
UNATTACHED_AFTER = timedelta(days=30)
FORGET_JOB = "documents.forget_bytes"

EMPTY = Why("documents.empty", Kind.INVALID, "This file is empty.")
TOO_LARGE = Why("documents.too_large", Kind.TOO_LARGE, "This file is larger than the server takes.")
PIECE_TOO_LARGE = Why("documents.piece_too_large", Kind.TOO_LARGE, "Send a file in pieces of at most 4 MiB.")
TOO_MUCH = Why("documents.too_much", Kind.INVALID, "More was sent than the size that was announced.")
WRONG_OFFSET = Why("documents.wrong_offset", Kind.TAKEN, "This piece does not continue what has arrived.")
ATTACHED = Why("documents.attached", Kind.STATE, "This file is attached; rename it where it is attached.")


class Upload(msgspec.Struct, frozen=True, kw_only=True):
    """A file on its way in: `size` in bytes and `media_type` are what the sender says.

    `file` is set once it has arrived whole; the upload is remembered a while after that, so
    that a sender who did not hear the last answer can ask again.
    """

    id: UUID
    account: UUID
    scope: UUID
    person: UUID
    name: str
    size: int
    media_type: str
    file: UUID | None = None
    started_at: datetime
