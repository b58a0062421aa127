"""Paths of items: create, open, edit, status, and who sees them (spec 4, 5)."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from litestar import Request, Response
from litestar.params import Parameter
from msgspec import UNSET, Meta, Struct, UnsetType

from sitepost.kernel.money import parse_amount
from sitepost.kernel.passport import LEVEL_NAMES, Passport
from sitepost.kernel.refusal import Fault, refuse_faults
from sitepost.platform import sightings
from sitepost.platform.http import Created, May, Viewing, get, patch, post, put, versioned, wanted_version
from sitepost.platform.http.looking import is_looked_at
from sitepost.platform.work import Work
from sitepost.tools.correspondence import actions, rules
from sitepost.tools.correspondence.model.items import CostImpact, ImpactStatus, Item, Role, ScheduleImpact
from sitepost.tools.correspondence.model.types import tool_key
from sitepost.tools.correspondence.routes.bodies import ItemBody, item_body
from sitepost.tools.correspondence.routes.fieldsets import Version
from sitepost.tools.correspondence.routes.settings import CompanyLine, initials

Asked = Request[Any, Any, Any]
Subject = Annotated[str, Meta(max_length=2000)]
Number = Annotated[str, Meta(max_length=100)]
Ids = Annotated[list[UUID], Meta(max_length=5000)]
CustomFields = Annotated[
    dict[Annotated[str, Meta(max_length=100)], Any],  # a value by its kind, checked by the rules
    Meta(max_length=200, description="By `custom_field_<id>`: only those that are sent are changed, null empties one"),
]
Doc = dict[str, Any]  # a rich-text document, checked by the rules


class ScheduleGiven(Struct, forbid_unknown_fields=True):
    """What an item does to the programme; `days` go with `yes_known` only."""

    status: ImpactStatus
    days: int | None = None


class CostGiven(Struct, forbid_unknown_fields=True):
    """What an item does to the cost; `amount` (such as "12500.00") goes with `yes_known` only."""

    status: ImpactStatus
    amount: Annotated[str, Meta(max_length=40)] | None = None


class Fields(Struct, forbid_unknown_fields=True, kw_only=True):
    """The fields of an item; what is left out takes the default, or stays."""

    subject: Subject | UnsetType = UNSET
    number: Number | UnsetType | None = UNSET
    description: Doc | UnsetType | None = UNSET
    private: bool | UnsetType = UNSET
    assignees: Ids | UnsetType = UNSET
    distribution: Ids | UnsetType = UNSET
    received_from: UUID | UnsetType | None = UNSET
    due_on: date | UnsetType | None = UNSET
    schedule_impact: ScheduleGiven | UnsetType | None = UNSET
    cost_impact: CostGiven | UnsetType | None = UNSET
    location_id: UUID | UnsetType | None = UNSET
    trade_ids: Ids | UnsetType = UNSET
    cost_code_id: UUID | UnsetType | None = UNSET
    spec_section_id: UUID | UnsetType | None = UNSET
    file_ids: Ids | UnsetType = UNSET
    custom_fields: CustomFields | UnsetType = UNSET
    status_id: UUID | UnsetType | None = UNSET
    issue: bool = False


class NewItem(Fields, forbid_unknown_fields=True, kw_only=True):
    """A new item: a draft, or with `issue` created and issued.

    `from_id` is what it is made from, `from_response_id` the response to that where it is one.
    """

    type_id: UUID
    from_id: UUID | None = None
    from_response_id: UUID | None = None


class FileNamed(Struct, forbid_unknown_fields=True):
    """What an attached file is to be called; it keeps its ending."""

    name: Annotated[str, Meta(min_length=1, max_length=1000)]


class StatusGiven(Struct, forbid_unknown_fields=True):
    """The status that an item is to have."""

    status_id: UUID


class ReaderBody(Struct):
    """Somebody who sees a private item: their roles on it, and their level on its type."""

    id: UUID
    name: str
    initials: str
    company: CompanyLine
    roles: list[Role]
    level: str


class Readers(Struct):
    """Everybody who sees a private item, by company and name."""

    items: list[ReaderBody]
    next: str | None = None


def asked_of(data: Fields) -> dict[str, Any]:
    """Return the fields that were sent, as the actions take them."""
    names = [name for name in Fields.__struct_fields__ if name not in ("status_id", "issue")]
    asked = {name: getattr(data, name) for name in names if getattr(data, name) is not UNSET}
    given = asked.get("schedule_impact")
    if given is not None:
        asked["schedule_impact"] = ScheduleImpact(given.status, given.days)
    if asked.get("cost_impact") is not None:
        asked["cost_impact"] = _cost(asked["cost_impact"])
    return asked


def _cost(given: CostGiven) -> CostImpact:
    amount = None if given.amount is None else parse_amount(given.amount)
    if given.amount is not None and amount is None:
        refuse_faults([Fault("cost_impact", "bad_amount", "An amount is a number such as 12500.00.")])
    return CostImpact(given.status, amount)


def _status_id(data: Fields) -> UUID | None:
    return None if isinstance(data.status_id, UnsetType) else data.status_id


ITEMS = "/projects/{project_id:uuid}/correspondence/items"
ITEM = ITEMS + "/{item_id:uuid}"


@post(ITEMS, may=May.MEMBER, tags=["correspondence"])
async def create_item(work: Work, who: Passport, data: NewItem) -> Response[ItemBody]:
    """Save a draft of an item, or create and issue it."""
    opened = await actions.items.create(
        work,
        who,
        type_id=data.type_id,
        issue=data.issue,
        asked=asked_of(data),
        status_id=_status_id(data),
        made_from=(data.from_id, data.from_response_id),
    )
    body = item_body(opened, who, now=work.now)
    return Created(body, location=f"/api/projects/{who.project}/correspondence/items/{body.id}", version=body.version)


@get(ITEM, may=May.MEMBER, viewing=Viewing.SHOWN, tags=["correspondence"])
async def open_item(work: Work, who: Passport, request: Asked, item_id: UUID) -> Response[ItemBody]:
    """Tell everything about an item that the asker sees, and what they may do with it."""
    opened = await actions.items.find(work, who, item_id)
    if is_looked_at(request):
        sightings.opened(work, who, item_id)
    return versioned(item_body(opened, who, now=work.now), opened.item.version)


@patch(ITEM, may=May.MEMBER, tags=["correspondence"])
async def edit_item(
    work: Work, who: Passport, item_id: UUID, data: Fields, if_match: Version = None
) -> Response[ItemBody]:
    """Change the fields that are sent; with `issue` a draft is issued in the same step."""
    opened = await actions.items.edit(
        work,
        who,
        id=item_id,
        asked=asked_of(data),
        expected=wanted_version(if_match),
        status_id=_status_id(data),
        issue=data.issue,
    )
    return versioned(item_body(opened, who, now=work.now), opened.item.version)


@put(ITEM + "/status", may=May.MEMBER, tags=["correspondence"])
async def change_status(
    work: Work, who: Passport, item_id: UUID, data: StatusGiven, if_match: Version = None
) -> Response[ItemBody]:
    """Give an item another status: issue, close or reopen it."""
    expected = wanted_version(if_match)
    opened = await actions.items.change_status(work, who, id=item_id, status_id=data.status_id, expected=expected)
    return versioned(item_body(opened, who, now=work.now), opened.item.version)


@patch(ITEM + "/files/{file_id:uuid}", may=May.MEMBER, tags=["correspondence"])
async def rename_file(
    work: Work, who: Passport, item_id: UUID, file_id: UUID, data: FileNamed, if_match: Version = None
) -> Response[ItemBody]:
    """Rename an attached file; where something else carries it too, the item gets a copy under the new name."""
    expected = wanted_version(if_match)
    opened = await actions.files.rename(work, who, id=item_id, file=file_id, name=data.name, expected=expected)
    return versioned(item_body(opened, who, now=work.now), opened.item.version)


@get(ITEM + "/access", may=May.MEMBER, viewing=Viewing.SHOWN, tags=["correspondence"])
async def who_sees_item(work: Work, who: Passport, item_id: UUID) -> Readers:
    """List everybody who sees a private item."""
    item, passports = await actions.items.who_sees(work, who, id=item_id)
    return Readers([_reader(item, each) for each in passports])


def _reader(item: Item, reader: Passport) -> ReaderBody:
    held = {
        Role.CREATOR: (item.created_by,),
        Role.ASSIGNEE: item.assignees,
        Role.DISTRIBUTION: item.distribution,
        Role.RECEIVED_FROM: (item.received_from,),
    }
    return ReaderBody(
        id=reader.person,
        name=reader.name,
        initials=initials(reader.name),
        company=CompanyLine(reader.company, reader.company_name),
        roles=[role for role, people in held.items() if reader.person in people],
        level=LEVEL_NAMES[reader.level(tool_key(item.type))],
    )


@get(
    "/projects/{project_id:uuid}/correspondence/types/{type_id:uuid}/readers",
    may=May.MEMBER,
    viewing=Viewing.SHOWN,
    tags=["correspondence"],
)
async def who_would_see_item(
    work: Work,
    who: Passport,
    type_id: UUID,
    assignee: list[UUID] | None = None,
    distribution: list[UUID] | None = None,
    received_from: UUID | None = None,
    item_id: Annotated[UUID | None, Parameter(description="The item that is edited, not a new one")] = None,
) -> Readers:
    """List everybody who would see a private item with these people on it, once it is issued."""
    rules.listing.check_size(assignee or (), distribution or ())
    on_it = {
        "assignees": tuple(assignee or ()),
        "distribution": tuple(distribution or ()),
        "received_from": received_from,
    }
    would_be, passports = await actions.items.who_would_see(work, who, type_id=type_id, item_id=item_id, on_it=on_it)
    return Readers([_reader(would_be, each) for each in passports])


ROUTES = [create_item, open_item, edit_item, change_status, rename_file, who_sees_item, who_would_see_item]
