"""What is taken out of Sitepost whole."""

from typing import ClassVar
from uuid import UUID

from sitepost.kernel.fact import Fact


class ConversationsTaken(Fact, frozen=True):
    """A company administrator exported conversations: why, how many, and the SHA-256 (hexadecimal) of the file."""

    KIND: ClassVar[str] = "exports.conversations_taken"
    export: UUID
    person: UUID
    reason: str
    since: str
    until: str
    conversations: int
    sha256: str


class EvidenceMade(Fact, frozen=True):
    """Somebody made an evidence bundle: how many items it holds, and the SHA-256 (hexadecimal) of the whole file."""

    KIND: ClassVar[str] = "exports.evidence_made"
    export: UUID
    person: UUID
    items: int
    sha256: str
