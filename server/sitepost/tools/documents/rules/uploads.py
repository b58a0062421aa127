"""What may be uploaded, and by whom it may be continued."""

from uuid import UUID

from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import HIDDEN, Why
from sitepost.tools.documents.model import ATTACHED, EMPTY, LARGEST_PIECE, PIECE_TOO_LARGE, TOO_LARGE, Upload


def why_not_size(size: int, *, largest: int) -> Why | None:
    """Say why a file of `size` bytes cannot come in where `largest` bytes are the limit."""
    if size <= 0:
        return EMPTY
    return TOO_LARGE if size > largest else None


def why_not_piece(size: int) -> Why | None:
    """Say why a piece of `size` bytes cannot be taken."""
    return PIECE_TOO_LARGE if size > LARGEST_PIECE else None


def why_not_rename(uploader: UUID, who: Passport, *, carried: bool) -> Why | None:
    """Say why `who` cannot rename a file by itself: its uploader may, until something carries it."""
    if carried:
        return ATTACHED
    return None if uploader == who.person else HIDDEN


def is_senders(upload: Upload, who: Passport) -> bool:
    """Say whether `who` began this upload, in this project; for anybody else it does not exist."""
    return upload.person == who.person and upload.scope == who.site.id and upload.account == who.account
