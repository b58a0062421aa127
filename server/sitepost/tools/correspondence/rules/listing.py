"""What a list may be asked for: sorts, statuses and days as the address bar holds them (spec 10.1)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sitepost.kernel.ids import parse_id
from sitepost.kernel.passport import Level, Passport
from sitepost.kernel.refusal import Refusal
from sitepost.kernel.time import Calendar
from sitepost.tools.correspondence.model.custom import BAD_CUSTOM_FILTER, PREFIX, CustomField, FieldKind, Wanted
from sitepost.tools.correspondence.model.listing import (
    BAD_SORT,
    BAD_STATUS,
    MOST_VALUES,
    TOO_MANY_VALUES,
    Filters,
    Sort,
    SortKey,
    Span,
)
from sitepost.tools.correspondence.model.types import MapsTo, tool_key

FIRST_DAY, LAST_DAY = date(2, 1, 1), date(9998, 12, 31)  # days that have an instant in every time zone
NUMBER, DAY = re.compile(r"-?\d{1,15}(\.\d{1,10})?"), re.compile(r"\d{4}-\d\d-\d\d")
KEYS = {key.value: key for key in SortKey}
STATES = {state.value: state for state in MapsTo}


def read_sort(sort: str | None, group: str | None) -> Sort:
    """Read a sort key such as `-due_on`, and `type` as the group; newest first when nothing is asked."""
    if group not in (None, "", "type", "none"):
        raise Refusal(BAD_SORT, field="group")
    grouped = group == "type"
    if not sort:
        return Sort(grouped=grouped)
    key = KEYS.get(sort.removeprefix("-"))
    if key is None:
        raise Refusal(BAD_SORT, field="sort")
    return Sort(key, reverse=sort.startswith("-"), grouped=grouped)


def read_statuses(texts: Iterable[str]) -> tuple[tuple[UUID, ...], tuple[MapsTo, ...]]:
    """Read statuses, each an id or what it maps to."""
    ids, states = list[UUID](), list[MapsTo]()
    for text in texts:
        id, state = parse_id(text), STATES.get(text)
        if state is not None:
            states.append(state)
        elif id is not None:
            ids.append(id)
        else:
            raise Refusal(BAD_STATUS, field="status")
    return tuple(ids), tuple(states)


def read_custom(texts: Iterable[str], fields: Mapping[UUID, CustomField]) -> list[Wanted]:
    """Read what is wanted of custom fields, each `<id>:<value>`; the same field twice means either of the values.

    `fields` are those of the forms that the asker knows. Errors: `bad_custom_filter`.
    """
    found: dict[UUID, Wanted] = {}
    for text in texts:
        name, colon, value = text.partition(":")
        field = fields.get(parse_id(name.removeprefix(PREFIX)) or UUID(int=0))
        if field is None or not value or not colon or not _is_sought(field.kind, value):
            raise Refusal(BAD_CUSTOM_FILTER, field="custom_field")
        before = found.get(field.id, Wanted(field.id, field.kind, ()))
        found[field.id] = Wanted(field.id, field.kind, (*before.values, value))
    return list(found.values())


def _is_sought(kind: FieldKind, value: str) -> bool:
    start, _, end = value.partition("..")
    match kind:
        case FieldKind.CHECKBOX:
            return value in ("true", "false")
        case FieldKind.NUMBER:
            return bool(start or end) and all(NUMBER.fullmatch(each) for each in (start, end) if each)
        case FieldKind.DATE | FieldKind.DATETIME:
            return bool(start or end) and all(DAY.fullmatch(each) for each in (start, end) if each)
        case FieldKind.TEXT | FieldKind.RICH_TEXT:
            return "\x00" not in value
    return parse_id(value) is not None and len(value) == 36


def span(start: date | None, end: date | None, calendar: Calendar) -> Span:
    """Return the instants of the days from `start` to `end`, both included, on site."""
    zone = ZoneInfo(calendar.time_zone)
    last = None if end is None else min(end, LAST_DAY) + timedelta(days=1)
    return Span(_midnight(start, zone), _midnight(last, zone))


def _midnight(day: date | None, zone: ZoneInfo) -> datetime | None:
    return None if day is None else datetime.combine(min(max(day, FIRST_DAY), LAST_DAY), time.min, zone)


def check_size(*fields: Sequence[object]) -> None:
    """Refuse a filter with more values than anybody would choose."""
    if any(len(values) > MOST_VALUES for values in fields):
        raise Refusal(TOO_MANY_VALUES)


def visible_types(filters: Filters, who: Passport) -> dict[UUID, Level]:
    """Return the types that a list may hold, with the level that `who` holds on each."""
    held: dict[UUID, Level] = {}
    for tool, level in who.levels.items():
        room, _, id = tool.partition(":")
        type = parse_id(id) if room == "correspondence" else None
        if type is not None and level >= Level.READ_ONLY and tool == tool_key(type):
            held[type] = level
    if not filters.types:
        return held
    return {type: level for type, level in held.items() if type in filters.types}
