"""What stands in the cells of an exported list, and whose lines are left out of it (spec 9, 5.4 row 29)."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec import Struct

from sitepost.kernel.passport import Level, Passport
from sitepost.kernel.refusal import Refusal
from sitepost.tools.correspondence.model.custom import OF_CARDS, OF_PEOPLE, CustomField, FieldKind
from sitepost.tools.correspondence.model.sheets import (
    COLUMNS,
    CUSTOM_KINDS,
    UNKNOWN_COLUMN,
    Column,
    Format,
    Line,
    Named,
)

Cell = str | int | float | bool | date | datetime | None
BY_KEY = {column.key: column for column in COLUMNS}
GONE = "–"  # somebody who was never in the project


class Desk(Struct, frozen=True):
    """What the ids on lines stand for, and the zone of the site."""

    types: Mapping[UUID, str]
    people: Mapping[UUID, Named]
    zone: ZoneInfo
    titles: Mapping[UUID, str] = {}


def read_columns(text: str | None, fields: Iterable[CustomField] = ()) -> tuple[Column, ...]:
    """Read the keys of columns, parted by commas; all that are no custom fields when nothing is asked.

    `fields` are the custom fields of the forms that the reader knows. Errors: `unknown_column`.
    """
    known = BY_KEY | {field.key: custom_column(field) for field in fields}
    keys = list(dict.fromkeys(key.strip() for key in (text or "").split(",") if key.strip()))
    unknown = next((key for key in keys if key not in known), None)
    if unknown is not None:
        raise Refusal(UNKNOWN_COLUMN, field="columns", detail=f"The list has no column “{unknown[:60]}”.")
    return tuple(known[key] for key in keys) or COLUMNS


def custom_column(field: CustomField) -> Column:
    """Return the column of a custom field."""
    kind, wide = CUSTOM_KINDS.get(field.kind, ("text", 24))
    return Column(field.key, field.name, kind, wide, field)


def is_left_out(line: Line, level: Level) -> bool:
    """Say whether a line stays out of an export: private ones, but for type Admins, and Super Private ones always."""
    return line.private and (level < Level.ADMIN or line.super_private)


def left_out(private: int, super_private: int) -> list[str]:
    """Say what was left out of an export; nothing when it is whole."""
    parts = [
        _counted(private, "private item", "only administrators of a type export those"),
        _counted(super_private, "Super Private item", "those are never exported in a list"),
    ]
    return [part for part in parts if part]


def _counted(count: int, what: str, why: str) -> str:
    return f"Left out: {count} {what}{'' if count == 1 else 's'} ({why})" if count else ""


def row(line: Line, columns: Iterable[Column], desk: Desk) -> list[Cell]:
    """Write a line as cells; moments as the clock on site shows them."""
    return [
        CELLS[column.key](line, desk) if column.field is None else custom_cell(line, column.field, desk)
        for column in columns
    ]


def custom_cell(line: Line, field: CustomField, desk: Desk) -> Cell:
    """Write what a line holds in a custom field as a cell: a number, a day, a moment on site, yes or no, or text."""
    value = line.custom_fields.get(field.key)
    match field.kind:
        case _ if value is None:
            return None
        case FieldKind.FILES:
            return len(value)
        case FieldKind.NUMBER:
            number = Decimal(value)
            return int(number) if number == number.to_integral_value() else float(number)
        case FieldKind.DATE:
            return date.fromisoformat(value)
        case FieldKind.DATETIME:
            return _clock(desk, datetime.fromisoformat(value))
        case FieldKind.CHECKBOX:
            return bool(value)
    several = value if isinstance(value, list) else [value]
    if field.kind in OF_PEOPLE:
        return "; ".join(_person(desk, UUID(each)) for each in several)
    if field.kind in OF_CARDS:
        return "; ".join(desk.titles.get(UUID(each), GONE) for each in several)
    labels = {str(each.id): each.label for each in field.options}
    return "; ".join(str(labels.get(each, each)) for each in several)


def places_on(lines: Iterable[Line], columns: Iterable[Column]) -> set[UUID]:
    """Return the locations and companies that lines name in the custom fields among their columns."""
    keys = [column.key for column in columns if column.field is not None and column.field.kind in OF_CARDS]
    return {UUID(line.custom_fields[key]) for line in lines for key in keys if key in line.custom_fields}


def _person(desk: Desk, person: UUID | None) -> str:
    if person is None:
        return ""
    found = desk.people.get(person)
    if found is None:
        return GONE
    return f"{found.name} ({found.company_name})" if found.company_name else found.name


def _clock(desk: Desk, at: datetime | None) -> datetime | None:
    return None if at is None else at.astimezone(desk.zone).replace(tzinfo=None, microsecond=0)


CELLS: dict[str, Callable[[Line, Desk], Cell]] = {
    "number": lambda line, _: line.number,
    "type": lambda line, desk: desk.types.get(line.type_id, GONE),
    "subject": lambda line, _: line.subject,
    "status": lambda line, _: line.status.name,
    "private": lambda line, _: line.private,
    "assignee": lambda line, desk: "; ".join(_person(desk, each) for each in line.assignees),
    "received_from": lambda line, desk: _person(desk, line.received_from),
    "created_by": lambda line, desk: _person(desk, line.created_by),
    "due_on": lambda line, _: line.due_on,
    "overdue": lambda line, _: line.overdue,
    "created_at": lambda line, desk: _clock(desk, line.created_at),
    "issued_at": lambda line, desk: _clock(desk, line.issued_at),
    "closed_at": lambda line, desk: _clock(desk, line.closed_at),
    "updated_at": lambda line, desk: _clock(desk, line.updated_at),
    "distribution": lambda line, _: line.distribution_count,
    "responses": lambda line, _: line.responses,
    "attachments": lambda line, _: line.attachments,
}


def file_name(who: Passport, format: Format, word: str = "Correspondence") -> str:
    """Return what the exported list of a project is called; `word` says what it lists."""
    project = " ".join(part for part in (who.site.number, who.site.name) if part)
    return f"{project} {word}.{format.value}".replace("/", "-").replace("\\", "-")
