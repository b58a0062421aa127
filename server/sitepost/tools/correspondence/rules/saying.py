"""What items hold in custom fields, in words: for searches, letters, lists, histories and revisions."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec import UNSET, Struct

from sitepost.kernel.fact import Change
from sitepost.kernel.item import BriefKind, BriefLine
from sitepost.tools.correspondence.model.custom import OF_CARDS, OF_PEOPLE, CustomField, FieldKind, Filled, field_key
from sitepost.tools.correspondence.model.types import Fieldset
from sitepost.tools.correspondence.rules import custom

Values = Mapping[str, Filled]


def words(values: Values) -> list[str]:
    """Return the texts that a search finds an item by: what was typed."""
    found: list[str] = []
    for filled in values.values():
        if filled.kind is FieldKind.TEXT:
            found.append(filled.value)
        found += [filled.plain] if filled.plain else []
    return found


class Names(Struct, frozen=True):
    """What ids in custom fields stand for, and the zone of the site."""

    people: Mapping[UUID, str]
    titles: Mapping[UUID, str]
    zone: str = "UTC"


NOBODY = Names({}, {})
LONGEST_SAID = 2000  # characters of rich text in a mail


def said(filled: Filled | None, field: CustomField | None, names: Names) -> Any:
    """Say a value in words: text, a list of texts, yes or no as a boolean, None for nothing."""
    if filled is None:
        return None
    match filled.kind:
        case FieldKind.RICH_TEXT:
            return filled.plain
        case FieldKind.DATETIME:
            at = datetime.fromisoformat(filled.value).astimezone(ZoneInfo(names.zone))
            return f"{at:%Y-%m-%d %H:%M}"
        case FieldKind.FILES:
            return list(filled.names)
        case FieldKind.SINGLE_SELECT | FieldKind.MULTI_SELECT:
            labels = {str(each.id): each.label for each in (field.options if field else ())}
            return _listed(filled, lambda id: labels.get(id, id))
        case FieldKind.PERSON | FieldKind.PEOPLE | FieldKind.TOOL_USER:
            return _listed(filled, lambda id: names.people.get(UUID(id), id))
        case FieldKind.LOCATION | FieldKind.COMPANY:
            return _listed(filled, lambda id: names.titles.get(UUID(id), id))
    return filled.value


def _listed(filled: Filled, name: Callable[[str], str]) -> Any:
    if isinstance(filled.value, list):
        return [name(id) for id in filled.value]
    return name(filled.value)


def printed(filled: Filled | None, field: CustomField | None, names: Names) -> str:
    """Say a value as paper and mails print it: numbers with commas and never `123.0`, yes or no, lists in a row."""
    value = said(filled, field, names)
    if filled is None or value is None:
        return ""
    if filled.kind is FieldKind.NUMBER:
        return f"{Decimal(value):,f}"
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return ", ".join(value) if isinstance(value, list) else str(value)


def changes(before: Values, after: Values, *, form: Fieldset | None, names: Names) -> tuple[Change, ...]:
    """Return one change for each custom field that moved, in words, with the name that the field has now."""
    known = {str(each.id): each for each in (form.custom_fields if form else ())}
    moved = [id for id in dict.fromkeys((*before, *after)) if before.get(id) != after.get(id)]
    return tuple(
        Change(
            field_key(id),
            old=said(before.get(id), known.get(id), names),
            new=said(after.get(id), known.get(id), names),
            label=known[id].name if id in known else UNSET,
        )
        for id in moved
    )


def described(values: Values, *, form: Fieldset | None, names: Names) -> list[dict[str, Any]]:
    """Return what a revision keeps of custom fields beside their values: names and words of that time."""
    known = {str(each.id): each for each in (form.custom_fields if form else ())}
    return [
        {"id": id, "name": known[id].name if id in known else "", "said": said(values[id], known.get(id), names)}
        for id in sorted(values)
    ]


def lines(values: Values, form: Fieldset | None, names: Names) -> Iterable[tuple[CustomField, str]]:
    """Return the custom fields that a form shows and an item holds, in the order of the form, as they are printed."""
    for field, _ in custom.shown(form).values():
        text = printed(values.get(str(field.id)), field, names)
        if text:
            yield field, text


def brief(values: Values, form: Fieldset | None, *, zone: str) -> list[BriefLine]:
    """Return the lines that mails print of custom fields; people and places as ids, named when they are read."""
    found: list[BriefLine] = []
    for field, text in lines(values, form, Names({}, {}, zone)):
        filled = values[str(field.id)]
        ids = filled.value if isinstance(filled.value, list) else [filled.value]
        if filled.kind in OF_PEOPLE:
            found.append(BriefLine(field.name, BriefKind.PEOPLE, ids, key=field.key))
        elif filled.kind in OF_CARDS:
            found.append(BriefLine(field.name, BriefKind.CARDS, ids, key=field.key))
        elif filled.kind is FieldKind.DATE:
            found.append(BriefLine(field.name, BriefKind.DATE, filled.value, key=field.key))
        else:
            found.append(BriefLine(field.name, BriefKind.TEXT, text[:LONGEST_SAID], key=field.key))
    return found
