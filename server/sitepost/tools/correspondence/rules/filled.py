"""What may stand in the custom fields of an item: cleaned values, and a fault for each that is refused."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sitepost.kernel import richtext
from sitepost.kernel.ids import parse_id
from sitepost.kernel.refusal import Fault
from sitepost.kernel.text import one_line
from sitepost.tools.correspondence.model.custom import (
    FIELD_ARCHIVED,
    LONGEST_TEXT,
    MOST_PLACES,
    MOST_WHOLE_DIGITS,
    OF_CARDS,
    PREFIX,
    SELECTS,
    CustomField,
    FieldKind,
    Filled,
    field_key,
)
from sitepost.tools.correspondence.model.items import FIRST_DUE, LAST_DUE, MOST_FILES, MOST_PEOPLE
from sitepost.tools.correspondence.model.types import FieldRule, Fieldset, TypeHere
from sitepost.tools.correspondence.rules import custom

Values = dict[str, Filled]
"""What an item holds in custom fields, by the field's id as text."""


class Wrong(Exception):
    """A value cannot be kept: the code and the sentence of its fault."""

    def __init__(self, detail: str, code: str = "correspondence.bad_value") -> None:
        super().__init__(code)
        self.code, self.detail = code, detail


def clean(asked: Mapping[str, Any], type: TypeHere, *, held: Values) -> tuple[Values, list[Fault]]:
    """Return what an item would hold with what was `asked` by `custom_field_<id>`, and what is wrong with that.

    Only fields that the form shows can be filled; null empties one. Instants without an offset are of the site.
    Refuses `bad_rich_text` and `rich_text_too_long` outright.
    """
    on_form, values, faults = custom.shown(type.fieldset), dict(held), list[Fault]()
    for key, value in asked.items():
        id = parse_id(key.removeprefix(PREFIX)) if key.startswith(PREFIX) else None
        if id is None or id not in on_form:
            faults.append(Fault(key[:100], "correspondence.unknown_custom_field", "This form has no such field."))
            continue
        before = held.get(str(id))
        try:
            filled = _cleaned(on_form[id][0], value, before, type.time_zone)
        except Wrong as wrong:
            faults.append(Fault(field_key(id), wrong.code, wrong.detail))
            continue
        values.pop(str(id), None)
        if filled is not None:
            values[str(id)] = filled
    return values, faults


def _cleaned(field: CustomField, value: Any, before: Filled | None, zone: str) -> Filled | None:
    if field.kind is FieldKind.READ_ONLY:
        raise Wrong(f"{field.name} is read only.", "correspondence.read_only_field")
    filled = _filled(field, value, before, zone)
    if field.archived and _bare(filled) != _bare(before):
        raise Wrong(f"{field.name} is archived; what it holds stays.", FIELD_ARCHIVED.code)
    if filled is not None and before is not None and filled.value == before.value:
        return before
    return filled


def _bare(filled: Filled | None) -> Any:  # any value
    return filled.value if filled else None


def _filled(field: CustomField, value: Any, before: Filled | None, zone: str) -> Filled | None:
    if value is None or (isinstance(value, str | list) and not value):
        return None
    if field.kind is FieldKind.RICH_TEXT:
        doc = richtext.clean(value, field=field.key)
        return None if richtext.is_empty(doc) else Filled(field.kind, doc, plain=richtext.plain(doc))
    if field.kind in SELECTS:
        kept = _options(field, value, set(_several(before)))
    elif field.kind is FieldKind.DATETIME:
        kept = _moment(value, zone)
    else:
        kept = READERS[field.kind](value)
    return None if kept in ("", []) else Filled(field.kind, kept)


def _options(field: CustomField, value: Any, held: set[str]) -> Any:
    single = field.kind is FieldKind.SINGLE_SELECT
    asked = [_id(value)] if single else _ids(value)
    known = {str(each.id): each for each in field.options}
    if any(id not in known for id in asked):
        raise Wrong("This field has no such option.", "correspondence.unknown_option")
    gone = [known[id].label for id in asked if known[id].archived and id not in held]
    if gone:
        raise Wrong(f"“{gone[0]}” is no longer in use; choose another.", "correspondence.archived_option")
    return asked[0] if single else [id for id in known if id in asked]


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise Wrong("A checkbox is true or false.")
    return value


def _line(value: Any) -> str:
    if not isinstance(value, str):
        raise Wrong("This is text.")
    text = one_line(value)
    if len(text) > LONGEST_TEXT:
        raise Wrong(f"This text has at most {LONGEST_TEXT:,} characters.", "too_long")
    return text


def _number(value: Any) -> str:
    """Write a number as it is kept: no exponent, no zeros at the end, so that twelve is never 12.0."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise Wrong("This is a number such as 12.5.")
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation as error:
        raise Wrong("This is a number such as 12.5.") from error
    if not number.is_finite() or abs(number) >= Decimal(10) ** MOST_WHOLE_DIGITS:
        raise Wrong(f"A number has at most {MOST_WHOLE_DIGITS} digits before its point.")
    number = number.normalize()
    if -int(number.as_tuple().exponent) > MOST_PLACES:
        raise Wrong(f"A number has at most {MOST_PLACES} digits after its point.")
    return f"{number:f}" if number else "0"


def _day(value: Any) -> str:
    try:
        day = date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise Wrong("This is a day such as 2026-03-02.") from error
    if not FIRST_DUE <= day <= LAST_DUE:
        raise Wrong(f"A day lies between {FIRST_DUE.year} and {LAST_DUE.year}.")
    return day.isoformat()


def _moment(value: Any, zone: str) -> str:
    try:
        at = datetime.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise Wrong("This is a day and a time such as 2026-03-02T10:30.") from error
    _day(at.date().isoformat())
    at = at.replace(tzinfo=ZoneInfo(zone)) if at.tzinfo is None else at
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _id(value: Any) -> str:
    found = parse_id(value) if isinstance(value, str) else None
    if found is None:
        raise Wrong("This names nothing.")
    return str(found)


def _ids(value: Any, most: int = MOST_FILES) -> list[str]:
    if not isinstance(value, list):
        raise Wrong("These are several: a list of ids.")
    if len(value) > most:
        raise Wrong(f"There is room for {most:,} here.", "too_many")
    return list(dict.fromkeys(_id(each) for each in value))


READERS: dict[FieldKind, Callable[[Any], Any]] = {
    FieldKind.CHECKBOX: _flag,
    FieldKind.COMPANY: _id,
    FieldKind.DATE: _day,
    FieldKind.FILES: _ids,
    FieldKind.LOCATION: _id,
    FieldKind.NUMBER: _number,
    FieldKind.TEXT: _line,
    FieldKind.PERSON: _id,
    FieldKind.PEOPLE: lambda value: _ids(value, MOST_PEOPLE),
    FieldKind.TOOL_USER: _id,
}


def _several(filled: Filled | None) -> list[str]:
    if filled is None:
        return []
    return filled.value if isinstance(filled.value, list) else [filled.value]


def ids_in(values: Values, kinds: Iterable[FieldKind]) -> dict[str, tuple[UUID, ...]]:
    """Return the ids that an item holds in custom fields of some kinds, by `custom_field_<id>`."""
    wanted = frozenset(kinds)
    return {
        field_key(id): tuple(UUID(each) for each in _several(filled))
        for id, filled in values.items()
        if filled.kind in wanted
    }


def fresh_ids(values: Values, held: Values, kinds: Iterable[FieldKind]) -> dict[str, tuple[UUID, ...]]:
    """Return those ids that the same field did not hold before."""
    wanted = frozenset(kinds)
    before = ids_in(held, wanted)
    found = {key: _without(ids, before.get(key, ())) for key, ids in ids_in(values, wanted).items()}
    return {key: ids for key, ids in found.items() if ids}


def _without(ids: tuple[UUID, ...], others: tuple[UUID, ...]) -> tuple[UUID, ...]:
    return tuple(id for id in ids if id not in others)


def cards(values: Values) -> frozenset[UUID]:
    """Return the locations and companies that an item names in custom fields."""
    return frozenset(id for ids in ids_in(values, OF_CARDS).values() for id in ids)


def files(values: Values) -> dict[UUID, str]:
    """Return the files that an item holds in custom fields, with their names."""
    found: dict[UUID, str] = {}
    for filled in values.values():
        if filled.kind is FieldKind.FILES:
            names = filled.names or ("",) * len(filled.value)
            found |= dict(zip(map(UUID, filled.value), names, strict=True))
    return found


def named(values: Values, names: Mapping[UUID, str]) -> Values:
    """Return the values with the names of their files."""
    return {
        id: Filled(filled.kind, filled.value, tuple(names.get(UUID(each), "") for each in filled.value))
        if filled.kind is FieldKind.FILES
        else filled
        for id, filled in values.items()
    }


def missing_faults(values: Values, type: TypeHere) -> list[Fault]:
    """Return a fault for each required custom field that is empty; a required checkbox has to be ticked."""
    return [
        Fault(field.key, "correspondence.required", f"{field.name} is required to issue this.")
        for field, placed in custom.shown(type.fieldset).values()
        if placed.rule is FieldRule.REQUIRED and not field.archived and _is_empty(values.get(str(field.id)))
    ]


def _is_empty(filled: Filled | None) -> bool:
    return filled is None or filled.value is False


def person_faults(come: Mapping[str, tuple[UUID, ...]], faces: Mapping[UUID, Any]) -> list[Fault]:
    """Return a fault for each field that newly names somebody who is not in the project; `faces` are the platform's."""
    wrong = [key for key, ids in come.items() if not all(id in faces and faces[id].active for id in ids)]
    return [Fault(key, "correspondence.not_in_project", "Choose somebody who is in this project.") for key in wrong]


def company_faults(come: Mapping[str, tuple[UUID, ...]], here: Iterable[UUID]) -> list[Fault]:
    """Return a fault for each field that newly names a company that is not on the project."""
    known = set(here)
    wrong = [key for key, ids in come.items() if not set(ids) <= known]
    return [Fault(key, "correspondence.unknown_company", "Choose a company of this project.") for key in wrong]


def told(values: Values) -> dict[str, Any]:
    """Return what an item holds as bodies have it: values by `custom_field_<id>`."""
    return {field_key(id): filled.value for id, filled in values.items()}


def carried(values: Values, source: Fieldset | None, target: Fieldset | None) -> dict[str, Any]:
    """Return what an item gives to one that is created from it: values of the fields that both forms show (7.1).

    They are `custom_fields` of the new item's body, and checked there like everything else.
    """
    both = {str(field.id) for field in custom.common(source, target)}
    return told({id: filled for id, filled in values.items() if id in both})
