"""What stands in the cells of an exported list, and whose lines are left out of it (spec 9, 5.4 row 29)."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec import Struct

from sitepost.kernel.passport import Level, Passport
from sitepost.kernel.refusal import Refusal
from sitepost.tools.correspondence.model.sheets import COLUMNS, UNKNOWN_COLUMN, Column, Format, Line, Named

Cell = str | int | bool | date | datetime | None
BY_KEY = {column.key: column for column in COLUMNS}
GONE = "–"  # somebody who was never in the project


class Desk(Struct, frozen=True):
    """What the ids on lines stand for, and the zone of the site."""

    types: Mapping[UUID, str]
    people: Mapping[UUID, Named]
    zone: ZoneInfo


def read_columns(text: str | None) -> tuple[Column, ...]:
    """Read the keys of columns, parted by commas; all of them when nothing is asked. Errors: `unknown_column`."""
    keys = list(dict.fromkeys(key.strip() for key in (text or "").split(",") if key.strip()))
    unknown = next((key for key in keys if key not in BY_KEY), None)
    if unknown is not None:
        raise Refusal(UNKNOWN_COLUMN, field="columns", detail=f"The list has no column “{unknown[:40]}”.")
    return tuple(BY_KEY[key] for key in keys) or COLUMNS


def is_left_out(line: Line, level: Level) -> bool:
    """Say whether a line stays out of an export: private ones, but for type Admins, and Super Private ones always."""
    return line.private and (level < Level.ADMIN or line.super_private)


def left_out(private: int, super_private: int) -> str:
    """Say what was left out of an export; nothing when it is whole."""
    parts = [
        _counted(private, "private item", "only administrators of a type export those"),
        _counted(super_private, "Super Private item", "those are never exported in a list"),
    ]
    return "; ".join(part for part in parts if part)


def _counted(count: int, what: str, why: str) -> str:
    return f"Left out: {count} {what}{'' if count == 1 else 's'} ({why})" if count else ""


def row(line: Line, columns: Iterable[Column], desk: Desk) -> list[Cell]:
    """Write a line as cells; moments as the clock on site shows them."""
    return [CELLS[column.key](line, desk) for column in columns]


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


def file_name(who: Passport, format: Format) -> str:
    """Return what the exported list of a project is called."""
    project = " ".join(part for part in (who.site.number, who.site.name) if part)
    return f"{project} Correspondence.{format.value}".replace("/", "-").replace("\\", "-")
