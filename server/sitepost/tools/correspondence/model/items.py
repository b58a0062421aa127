"""Items: one letter, notice or instruction in one project, with the people on it (spec 3.1, 4, 5)."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from msgspec import Struct

from sitepost.kernel.refusal import Kind, Why
from sitepost.kernel.richtext import Doc
from sitepost.tools.correspondence.model.custom import OF_PEOPLE, Filled
from sitepost.tools.correspondence.model.types import MapsTo, Status

CREATE = "create"
EDIT_OWN_OPEN = "edit_items_they_created"
RESPOND = "create_response"
RESPOND_FOR_COMPANY = "respond_to_vendor_items"
VIEW_FOR_COMPANY = "view_vendor_items"
"""The granular permissions of a type (spec 5.1)."""

ITEM_CARD = "correspondence.item"
RESPONSE_CARD = "correspondence.response"

LONGEST_SUBJECT = 500
LONGEST_NUMBER = 40
NUMBER_DIGITS = 4
MOST_FILES = 2500
MOST_PEOPLE = 500
MOST_TRADES = 100
LONGEST_IMPACT_DAYS = 36_500
FIRST_DUE, LAST_DUE = date(2000, 1, 1), date(2100, 12, 31)


class Role(StrEnum):
    """What a person is on an item; each of them opens it to that person (spec 5.2)."""

    CREATOR = "creator"
    ASSIGNEE = "assignee"
    DISTRIBUTION = "distribution"
    RECEIVED_FROM = "received_from"


class ImpactStatus(StrEnum):
    """Whether an item costs time or money; a value goes with `yes_known` only (spec 3.1)."""

    YES_KNOWN = "yes_known"
    YES_UNKNOWN = "yes_unknown"
    NO_IMPACT = "no_impact"
    TBD = "tbd"
    N_A = "n_a"


IMPACT_LABELS: dict[ImpactStatus, str] = {
    ImpactStatus.YES_KNOWN: "Yes (known)",
    ImpactStatus.YES_UNKNOWN: "Yes (unknown)",
    ImpactStatus.NO_IMPACT: "No",
    ImpactStatus.TBD: "To be determined",
    ImpactStatus.N_A: "Not applicable",
}


class ScheduleImpact(Struct, frozen=True):
    """What an item does to the programme; `days` are calendar days."""

    status: ImpactStatus
    days: int | None = None


class CostImpact(Struct, frozen=True):
    """What an item does to the cost; `amount` is in the project's currency, two places."""

    status: ImpactStatus
    amount: Decimal | None = None


class Item(Struct, frozen=True, kw_only=True):
    """An item of correspondence as it is stored.

    `number` goes without its prefix; `prefix` is None until issue, since a draft follows its
    type's prefix (spec 1.7). `file_names` go with `file_ids`, place by place. `custom` holds custom
    fields by id. `touched` tells at which version each field last changed.
    """

    id: UUID
    account: UUID
    project: UUID
    type: UUID
    number: str
    prefix: str | None = None
    subject: str = ""
    status: Status
    private: bool = False
    created_by: UUID
    received_from: UUID | None = None
    assignees: tuple[UUID, ...] = ()
    distribution: tuple[UUID, ...] = ()
    due_on: date | None = None
    schedule_impact: ScheduleImpact | None = None
    cost_impact: CostImpact | None = None
    location_id: UUID | None = None
    trade_ids: tuple[UUID, ...] = ()
    cost_code_id: UUID | None = None
    spec_section_id: UUID | None = None
    description: Doc
    file_ids: tuple[UUID, ...] = ()
    file_names: tuple[str, ...] = ()
    custom: dict[str, Filled] = {}
    responses: int = 0
    official_responses: int = 0
    created_at: datetime
    updated_at: datetime
    issued_at: datetime | None = None
    closed_at: datetime | None = None
    archived_at: datetime | None = None
    version: int = 1
    revision: int = 0  # how often it was issued or edited since; 0 for drafts
    touched: dict[str, int] = {}

    @property
    def is_draft(self) -> bool:
        """Say whether the item has not been issued."""
        return self.status.maps_to is MapsTo.DRAFT

    @property
    def is_closed(self) -> bool:
        """Say whether the item is closed, with success or without."""
        return self.status.maps_to in (MapsTo.CLOSED_SUCCESSFUL, MapsTo.CLOSED_UNSUCCESSFUL)

    @property
    def is_awaited(self) -> bool:
        """Say whether somebody is to act on the item: it is open, and in no archive."""
        return self.status.maps_to is MapsTo.OPEN and self.archived_at is None

    @property
    def custom_people(self) -> frozenset[UUID]:
        """Everybody who is named in a custom field; that puts nobody on the item."""
        held = (each.value for each in self.custom.values() if each.kind in OF_PEOPLE)
        return frozenset(UUID(id) for value in held for id in (value if isinstance(value, list) else [value]))

    @property
    def people(self) -> frozenset[UUID]:
        """Everybody who is on the item in any role."""
        named = {self.created_by, *self.assignees, *self.distribution}
        return frozenset(named | ({self.received_from} if self.received_from else set()))


UNKNOWN_TYPE = Why("correspondence.unknown_type", Kind.INVALID, "This project has no such type of correspondence.")
NOT_YOURS = Why("correspondence.not_yours", Kind.FORBIDDEN, "Only its creator or an administrator of this type may.")
DRAFT_NOT_GRANTED = Why("correspondence.draft_not_granted", Kind.FORBIDDEN, "You may no longer create items here.")
EDIT_NOT_GRANTED = Why("correspondence.edit_not_granted", Kind.FORBIDDEN, "You may not edit items once issued.")
ADMIN_ONLY = Why("correspondence.admin_only", Kind.FORBIDDEN, "Only an administrator of this type may do this.")
LOCKED = Why("correspondence.locked", Kind.STATE, "Items of this type cannot be edited once they are issued.")
CLOSED = Why("correspondence.closed", Kind.STATE, "This item is closed.")
ARCHIVED = Why("correspondence.archived", Kind.STATE, "This item is archived.")
NOT_ARCHIVED = Why("correspondence.not_archived", Kind.STATE, "This item is in no archive.")
NOT_DRAFT = Why("correspondence.not_draft", Kind.STATE, "This item has been issued already.")
NOT_ISSUED_YET = Why("correspondence.not_issued_yet", Kind.STATE, "This item is a draft; issue it first.")
NOT_PRIVATE = Why("correspondence.not_private", Kind.STATE, "Everybody with access to this type sees this item.")
NUMBER_TAKEN = Why("correspondence.number_taken", Kind.TAKEN, "Another item of this type has or had this number.")
