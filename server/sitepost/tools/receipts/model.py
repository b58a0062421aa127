"""The nouns of receipts: the ledger of an issued item, a line a recipient."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from sitepost.kernel.refusal import Kind, Why

NOT_ISSUED = Why("receipts.not_issued", Kind.STATE, "Nobody has received this yet: it is a draft.")
NOT_ON_ITEM = Why(
    "receipts.not_on_item", Kind.FORBIDDEN, "Receipts are shown to the creator, to administrators of the type, "
    "and to each recipient their own."
)  # fmt: skip
NOT_RECIPIENT = Why("receipts.not_recipient", Kind.FORBIDDEN, "Only somebody to whom this was sent can acknowledge it.")
ACKNOWLEDGED = Why("receipts.acknowledged", Kind.STATE, "You have acknowledged the receipt already.")


class Letter(Struct, frozen=True):
    """An issued item as receipts remember it."""

    id: UUID
    creator: UUID
    issued_at: datetime


class Receipt(Struct, frozen=True, kw_only=True):
    """What one recipient did with an item; `gone_at` is when they were taken off it."""

    person: UUID
    roles: list[str]
    since: datetime
    gone_at: datetime | None
    opened_first: datetime | None
    opened_last: datetime | None
    opened_times: int
    responded_first: datetime | None
    responded_last: datetime | None
    responded_times: int
    acknowledged_at: datetime | None


class Mailed(Struct, frozen=True):
    """A mail about an item to one recipient; `answer` is what the mail server said last.

    `state` is waiting, kept (no mail server was set), sent (a mail server took it) or failed.
    """

    id: UUID
    person: UUID
    reason: str
    queued_at: datetime
    state: str
    sent_at: datetime | None
    answer: str


class Letters(Struct, frozen=True, kw_only=True):
    """A mail about an item with its words, to whomever it went."""

    id: UUID
    person: UUID | None
    reason: str
    queued_at: datetime
    state: str
    sent_at: datetime | None
    answer: str
    sent_to: str
    subject: str
    text: str


class Download(Struct, frozen=True):
    """How often a recipient got a file of the item to its last byte."""

    person: UUID
    file: UUID
    first_at: datetime
    last_at: datetime
    times: int


class Ledger(Struct, frozen=True):
    """The receipts of one item, as far as its reader may know them; `whole` says whether that is all of it."""

    letter: Letter
    whole: bool
    receipts: list[Receipt]
    mails: list[Mailed]
    downloads: list[Download]
