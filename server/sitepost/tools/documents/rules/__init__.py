"""Every decision of documents: what a file may be called, what it is, how it may be shown."""

from sitepost.tools.documents.rules.media import sniff
from sitepost.tools.documents.rules.uploads import is_senders, why_not_piece, why_not_rename, why_not_size

__all__ = [
    "is_senders",
    "sniff",
    "why_not_piece",
    "why_not_rename",
    "why_not_size",
]
