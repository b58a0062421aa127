"""What items and responses look like in replies; greys the buttons by the same predicates that refuse."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from msgspec import Struct

from sitepost.kernel.passport import Passport
from sitepost.platform.faces import Face
from sitepost.tools.correspondence import rules
from sitepost.tools.correspondence.actions.items import Opened
from sitepost.tools.correspondence.model.items import ImpactStatus, Item
from sitepost.tools.correspondence.model.statuses import COLOURS
from sitepost.tools.correspondence.model.types import MapsTo, Status
from sitepost.tools.correspondence.routes.settings import PersonLine, StatusBody, initials


class ScheduleBody(Struct):
    """What an item does to the programme."""

    status: ImpactStatus
    days: int | None


class CostBody(Struct):
    """What an item does to the cost; `amount` is written with two places."""

    status: ImpactStatus
    amount: str | None


class FileBody(Struct):
    """An attached file."""

    id: UUID
    name: str
    size: int
    media_type: str
    sha256: str
    width: int | None
    height: int | None
    thumbnail: bool


class CardBody(Struct):
    """Something that an item refers to by id: a location, trade, cost code or section."""

    kind: str
    number: str
    title: str
    link: str


class ItemBody(Struct, kw_only=True):
    """An item as its page shows it, in its `revision` (0 for drafts); `people` and `cards` name every id in it.

    `statuses` are those that can be chosen now. `custom_files` are the files that `custom_fields` name.
    `responses` counts those that the asker sees.
    """

    id: UUID
    type_id: UUID
    tool: str
    number: str
    position: str
    subject: str
    status: StatusBody
    statuses: list[StatusBody]
    private: bool
    super_private: bool
    created_by: UUID
    received_from: UUID | None
    assignees: list[UUID]
    distribution: list[UUID]
    due_on: date | None
    overdue: bool
    schedule_impact: ScheduleBody | None
    cost_impact: CostBody | None
    location_id: UUID | None
    trade_ids: list[UUID]
    cost_code_id: UUID | None
    spec_section_id: UUID | None
    description: dict[str, Any]  # a rich-text document
    files: list[FileBody]
    custom_fields: dict[str, Any]  # by `custom_field_<id>`, each of its kind
    custom_files: dict[UUID, FileBody]
    created_at: datetime
    issued_at: datetime | None
    closed_at: datetime | None
    archived_at: datetime | None
    updated_at: datetime
    version: int
    revision: int
    link: str
    can: list[str]
    why_not: dict[str, str]
    people: dict[UUID, PersonLine]
    cards: dict[UUID, CardBody]


def status_body(status: Status) -> StatusBody:
    """Return what is told of a status."""
    return StatusBody(status.id, status.name, status.maps_to, COLOURS[status.maps_to])


def people_body(faces: Mapping[UUID, Face]) -> dict[UUID, PersonLine]:
    """Return the names of people by id."""
    return {
        person: PersonLine(face.name, initials(face.name), face.company, face.company_name)
        for person, face in faces.items()
    }


def is_overdue(item: Item, today: date) -> bool:
    """Say whether an open item's due date has passed."""
    return item.status.maps_to is MapsTo.OPEN and item.due_on is not None and item.due_on < today


SAME = (
    "id",
    "subject",
    "private",
    "created_by",
    "received_from",
    "due_on",
    "location_id",
    "cost_code_id",
    "spec_section_id",
    "description",
    "created_at",
    "issued_at",
    "closed_at",
    "archived_at",
    "updated_at",
    "version",
    "revision",
)


def item_body(opened: Opened, who: Passport, *, now: datetime) -> ItemBody:
    """Return what is told of an item."""
    item, type, known = opened.item, opened.type, opened.known
    can, why_not = rules.rights.abilities(item, type, who, known.companies)
    return ItemBody(
        **{name: getattr(item, name) for name in SAME},
        type_id=item.type,
        tool=type.tool,
        number=rules.visibility.display_number(item, type),
        position=item.number,
        status=status_body(item.status),
        statuses=[status_body(each) for each in rules.items.next_statuses(item, type)],
        super_private=rules.visibility.is_super_private(item, type),
        assignees=list(item.assignees),
        distribution=list(item.distribution),
        trade_ids=list(item.trade_ids),
        overdue=is_overdue(item, who.site.calendar.today(now)),
        **_impacts(item),
        files=file_bodies(item.file_ids, known.files),
        custom_fields=rules.filled.told(item.custom),
        custom_files={each.id: each for each in file_bodies(tuple(rules.filled.files(item.custom)), known.files)},
        link=rules.visibility.link(item),
        can=can,
        why_not=why_not,
        people=people_body(known.people),
        cards={id: CardBody(card.kind, card.number, card.title, card.link) for id, card in known.cards.items()},
    )


def _impacts(item: Item) -> dict[str, Any]:  # fields of ItemBody
    schedule, cost = item.schedule_impact, item.cost_impact
    amount = None if cost is None or cost.amount is None else f"{cost.amount:.2f}"
    return {
        "schedule_impact": None if schedule is None else ScheduleBody(schedule.status, schedule.days),
        "cost_impact": None if cost is None else CostBody(cost.status, amount),
    }


def file_bodies(ids: tuple[UUID, ...], files: Mapping[UUID, Any]) -> list[FileBody]:  # platform FileRows
    """Return what is told of attached files, in their order."""
    rows = [files[id] for id in ids if id in files]
    return [
        FileBody(row.id, row.name, row.size, row.media_type, row.sha256, row.width, row.height, row.thumbnail)
        for row in rows
    ]
