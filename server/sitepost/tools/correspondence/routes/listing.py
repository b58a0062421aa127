"""Paths of the list: a page of items, and how many there are (spec 10.1)."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from litestar.di import Provide
from litestar.params import Parameter
from msgspec import Meta, Raw, Struct

from sitepost.kernel.passport import Passport
from sitepost.platform import cards
from sitepost.platform.http import May, Viewing, get
from sitepost.platform.work import Work
from sitepost.tools.correspondence import actions, rules, store
from sitepost.tools.correspondence.model.listing import (
    CLOCK_SOON,
    LONGEST_QUERY,
    MOST_COUNTED,
    ClockFilter,
    Filters,
    Tally,
)
from sitepost.tools.correspondence.model.types import MapsTo
from sitepost.tools.correspondence.routes.settings import PersonLine

Ids = list[UUID] | None
Texts = list[Annotated[str, Meta(max_length=300)]] | None
Days = date | None


class StatusMark(Struct):
    """The status of an item in a list."""

    id: UUID
    name: str
    maps_to: MapsTo


class LineBody(Struct, kw_only=True):
    """One line of the list; `overdue` by the calendar of the project, `responses` as the asker sees them."""

    id: UUID
    type_id: UUID
    number: str
    subject: str
    status: StatusMark
    private: bool
    super_private: bool
    locked: bool  # issued, and of a type that is locked after issue
    assignees: list[UUID]
    distribution_count: int
    received_from: UUID | None
    created_by: UUID
    due_on: date | None
    overdue: bool
    created_at: datetime
    issued_at: datetime | None
    closed_at: datetime | None
    updated_at: datetime
    responses: int
    attachments: int
    custom_fields: dict[str, Any]  # by `custom_field_<id>`; of rich text the words
    version: int


class ItemsBody(Struct):
    """A page of items; `people` names every person on it."""

    items: list[LineBody]
    next: str | None
    people: dict[UUID, PersonLine]


class StatusCount(Struct):
    """How many items of a type stand in a status."""

    type_id: UUID
    status_id: UUID
    name: str
    maps_to: MapsTo
    total: int
    capped: bool


class TypeCount(Struct):
    """How many items of a type there are, and how many of them are overdue."""

    type_id: UUID
    total: int
    capped: bool
    overdue: int


class CountsBody(Struct):
    """Counts up to 1,000 of each type and state; `capped` says that there are more."""

    types: list[TypeCount]
    statuses: list[StatusCount]


async def read_days(
    work: Work,
    who: Passport,
    due_from: Days = None,
    due_to: Days = None,
    created_from: Days = None,
    created_to: Days = None,
    updated_from: Days = None,
    updated_to: Days = None,
    closed_from: Days = None,
    closed_to: Days = None,
    issued_from: Days = None,
    issued_to: Days = None,
    clock: Annotated[ClockFilter | None, Parameter(description="By contract clocks")] = None,
) -> dict[str, Any]:  # fields of Filters
    """Read the days that a list is narrowed to: days on site, both ends included; and clocks, which end with days."""
    calendar = who.site.calendar
    return {
        "clock": clock,
        "clock_to": calendar.add_working_days(calendar.today(work.now), CLOCK_SOON) if clock else None,
        "due_from": due_from,
        "due_to": due_to,
        "created": rules.listing.span(created_from, created_to, calendar),
        "updated": rules.listing.span(updated_from, updated_to, calendar),
        "closed": rules.listing.span(closed_from, closed_to, calendar),
        "issued": rules.listing.span(issued_from, issued_to, calendar),
    }


async def read_custom(
    work: Work,
    who: Passport,
    custom_field: Annotated[
        Texts, Parameter(description="`<id>:<value>`, or `<id>:<a>..<b>` of days and numbers")
    ] = None,
) -> str:
    """Read what a list is narrowed to in custom fields: the JSON path that items have to fit, empty for any."""
    if not custom_field:
        return ""
    rules.listing.check_size(custom_field)
    known = await actions.types.custom_fields(work, who)
    return store.custom.path(rules.listing.read_custom(custom_field, known))


async def read_filters(
    work: Work,
    who: Passport,
    days: dict[str, Any],  # fields of Filters
    custom: str,
    type: Annotated[Ids, Parameter(description="Types")] = None,
    status: Annotated[list[str] | None, Parameter(description="Ids of statuses, or what they map to")] = None,
    assignee: Ids = None,
    received_from: Ids = None,
    created_by: Ids = None,
    company: Annotated[Ids, Parameter(description="Companies of somebody on the item")] = None,
    location: Annotated[Ids, Parameter(description="Locations, each with all that lies in it")] = None,
    location_within: Annotated[bool, Parameter(description="`false`: without what lies in them")] = True,
    ids: Ids = None,
    overdue: bool | None = None,
    private: bool | None = None,
    archived: bool = False,
    q: Annotated[str, Parameter(max_length=LONGEST_QUERY, description="Words, or a number")] = "",
    number: Annotated[str, Parameter(max_length=60, description="A number, or its beginning")] = "",
) -> Filters:
    """Read what a list is narrowed to."""
    given = (type, assignee, received_from, created_by, company, location, ids)
    rules.listing.check_size(*(values or () for values in (*given, status)))
    statuses, states = rules.listing.read_statuses(status or ())
    fields: dict[str, Any] = dict(zip(SEVERAL, (tuple(values or ()) for values in given), strict=True))
    fields |= {"statuses": statuses, "states": states, "q": q.strip(), "number": number.strip(), **days}
    if location and location_within:
        fields["locations"] = tuple(await cards.inside(work, location, kind=LOCATION, scope=who.project))
    return Filters(**fields, custom=custom, overdue=overdue, private=private, archived=archived)


LOCATION = rules.fields.REFERENCES["location_id"][1]
SEVERAL = ("types", "assignees", "received_from", "created_by", "companies", "locations", "ids")
FILTERS = {"days": Provide(read_days), "custom": Provide(read_custom), "filters": Provide(read_filters)}


@get(
    "/projects/{project_id:uuid}/correspondence/items",
    may=May.MEMBER,
    viewing=Viewing.SHOWN,
    tags=["correspondence"],
    dependencies=FILTERS,
)
async def list_items(
    work: Work,
    who: Passport,
    filters: Filters,
    sort: Annotated[str | None, Parameter(max_length=20, description="Such as `due_on` or `-number`")] = None,
    group: Annotated[str | None, Parameter(max_length=20, description="`type` to sort by type first")] = None,
    limit: Annotated[int, Parameter(ge=1, le=100)] = 50,
    cursor: Annotated[str | None, Parameter(max_length=2000)] = None,
) -> ItemsBody:
    """List the items that the asker sees, a page at a time."""
    page = await store.listing.page(
        work,
        who,
        filters=filters,
        types=rules.listing.visible_types(filters, who),
        sort=rules.listing.read_sort(sort, group),
        today=who.site.calendar.today(work.now),
        limit=limit,
        cursor=cursor,
    )
    lines, people = Raw(page.items.encode()), Raw(page.people.encode())
    return ItemsBody(lines, page.next, people)  # type: ignore[arg-type]  # JSON already, of the shape declared


@get(
    "/projects/{project_id:uuid}/correspondence/counts",
    may=May.MEMBER,
    viewing=Viewing.SHOWN,
    tags=["correspondence"],
    dependencies=FILTERS,
)
async def count_items(work: Work, who: Passport, filters: Filters) -> CountsBody:
    """Count the items that the asker sees by type and by status, up to 1,000 of each."""
    types = rules.listing.visible_types(filters, who)
    today = who.site.calendar.today(work.now)
    tallies = await store.listing.tally(work, who, filters=filters, types=types, today=today)
    statuses = [_status_count(tally) for tally in tallies]
    return CountsBody([_type_count(type, tallies) for type in dict.fromkeys(t.type_id for t in tallies)], statuses)


def _status_count(tally: Tally) -> StatusCount:
    total = min(tally.total, MOST_COUNTED)
    return StatusCount(
        tally.type_id, tally.status_id, tally.status_name, MapsTo(tally.maps_to), total, tally.total > MOST_COUNTED
    )


def _type_count(type: UUID, tallies: list[Tally]) -> TypeCount:
    own = [tally for tally in tallies if tally.type_id == type]
    total, overdue = sum(tally.total for tally in own), sum(tally.overdue for tally in own)
    capped = total > MOST_COUNTED or any(tally.total > MOST_COUNTED for tally in own)
    return TypeCount(type, min(total, MOST_COUNTED), capped, min(overdue, MOST_COUNTED))


ROUTES = [list_items, count_items]
