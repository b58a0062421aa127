"""Lists of items: what they are filtered and sorted by (spec 10.1)."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from msgspec import Struct

from sitepost.kernel.refusal import Kind, Why
from sitepost.tools.correspondence.model.types import MapsTo

MOST_COUNTED = 1000
LONGEST_QUERY = 200
CLOCK_SOON = 3  # working days
MOST_VALUES = 200


class SortKey(StrEnum):
    """What a list is sorted by; a leading `-` reverses it."""

    NUMBER = "number"
    SUBJECT = "subject"
    STATUS = "status"
    DUE_ON = "due_on"
    ASSIGNEE = "assignee"
    UPDATED_AT = "updated_at"
    CREATED_AT = "created_at"


class Sort(Struct, frozen=True):
    """The order of a list; grouped ones go by the type's name first."""

    key: SortKey = SortKey.CREATED_AT
    reverse: bool = True
    grouped: bool = False


class ClockFilter(StrEnum):
    """Items by their contract clocks: a period runs, runs out within three working days, or ran out and matters."""

    RUNNING = "running"
    SOON = "soon"
    EXPIRED = "expired"


class Span(Struct, frozen=True):
    """Instants from `start` up to, not including, `end`."""

    start: datetime | None = None
    end: datetime | None = None


class Filters(Struct, frozen=True, kw_only=True):
    """What a list is narrowed to; an empty filter narrows nothing.

    A status is named by its id or by what it maps to. `locations` hold all that lies in them
    as well, unless only they themselves were asked for. `due_from` and `due_to` are both included.
    """

    types: tuple[UUID, ...] = ()
    statuses: tuple[UUID, ...] = ()
    states: tuple[MapsTo, ...] = ()
    assignees: tuple[UUID, ...] = ()
    received_from: tuple[UUID, ...] = ()
    created_by: tuple[UUID, ...] = ()
    companies: tuple[UUID, ...] = ()
    locations: tuple[UUID, ...] = ()
    overdue: bool | None = None
    private: bool | None = None
    archived: bool = False
    ids: tuple[UUID, ...] = ()
    q: str = ""
    number: str = ""
    custom: str = ""  # a JSON path over what items hold in custom fields
    due_from: date | None = None
    due_to: date | None = None
    clock: ClockFilter | None = None
    clock_to: date | None = None  # the last day that is soon
    created: Span = Span()
    updated: Span = Span()
    closed: Span = Span()
    issued: Span = Span()


class Page(Struct, frozen=True):
    """A page of a list as the database wrote it: JSON arrays of lines and of people by id."""

    items: str
    people: str
    next: str | None


class Tally(Struct, frozen=True):
    """How many items of a type stand in a status, counted up to 1,000; `overdue` of them are late."""

    type_id: UUID
    status_id: UUID
    status_name: str
    maps_to: str
    total: int
    overdue: int


class Choice(Struct, frozen=True):
    """Somebody who can be chosen in a filter, and how many items have them there, counted up to 1,001."""

    person: UUID
    name: str
    company: UUID | None
    company_name: str
    active: bool
    total: int


BAD_SORT = Why("correspondence.bad_sort", Kind.INVALID, "A list cannot be sorted by this.")
BAD_STATUS = Why("correspondence.bad_status", Kind.INVALID, "A status is named by its id or by what it maps to.")
TOO_MANY_VALUES = Why("correspondence.too_many_values", Kind.INVALID, "A filter takes at most 200 values.")
