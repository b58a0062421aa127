"""What recipients say about what they received."""

from typing import ClassVar
from uuid import UUID

from sitepost.kernel.fact import Fact


class ItemAcknowledged(Fact, frozen=True):
    """A recipient acknowledged the receipt of an issued item."""

    KIND: ClassVar[str] = "receipts.item_acknowledged"
    item: UUID
    person: UUID
