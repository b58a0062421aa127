"""What is copied into an item that is made from another thing, and what never is (spec 7.1, 7.2).

From an item: subject, assignees, location, received from, distribution, description, its own attachments, and the
custom fields that both forms have. From a response: its number as the subject, its author as the assignee, its words
and attachments. Never: privacy, dates, impacts, numbers. A field that the new form hides takes nothing, and the
Default Description of the new type wins over any copied words.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sitepost.kernel import richtext
from sitepost.kernel.richtext import Doc
from sitepost.kernel.text import one_line
from sitepost.tools.correspondence.model.copying import Copied, Source
from sitepost.tools.correspondence.model.custom import OF_PEOPLE, SELECTS, FieldKind
from sitepost.tools.correspondence.model.items import LONGEST_SUBJECT, Item
from sitepost.tools.correspondence.model.responses import Response
from sitepost.tools.correspondence.model.types import FieldRule, TypeHere
from sitepost.tools.correspondence.rules import filled
from sitepost.tools.correspondence.rules.custom import common as both
from sitepost.tools.correspondence.rules.fields import is_able
from sitepost.tools.correspondence.rules.visibility import display_number

Faces = Mapping[UUID, Any]  # platform Faces, which rules know by name, `active` and `level` only
KEYS = {  # field of the item: field of the fieldset
    "subject": "subject",
    "assignees": "assignees",
    "received_from": "received_from",
    "distribution": "distribution",
    "location_id": "location",
    "description": "description",
    "file_ids": "attachments",
}


def copied(source: Source, type: TypeHere, faces: Faces, *, time_zone: str) -> Copied:
    """Return what a new item of `type` takes from `source`; `faces` tell who may be put on it."""
    item, response = source.item, source.response
    if item is None or source.type is None:
        return Copied(source, shown({"subject": source.card.title, "file_ids": source.card.files}, type))
    if response is not None:
        number = display_number(item, source.type)
        fields = of_response(response, number, faces.get(response.author), time_zone=time_zone)
    else:
        fields = {name: getattr(item, name) for name in KEYS}
    fields, dropped = without_strangers(shown(fields, type), faces)
    custom, others = ({}, ()) if response else customs(item, source.type, type, faces)
    if "distribution" in fields:
        fields["distribution"] = tuple(
            dict.fromkeys((*able(type.default_distribution, faces), *fields["distribution"]))
        )
    dropped = tuple(dict.fromkeys((*dropped, *others)))
    return Copied(source, fields, custom, dropped, was_private=item.private)


def shown(fields: Mapping[str, Any], type: TypeHere) -> dict[str, Any]:
    """Return those fields that the form of `type` shows, without a description where it has one of its own."""
    rules = type.fieldset.fields if type.fieldset else {}
    kept = {name: value for name, value in fields.items() if rules.get(KEYS[name]) is not FieldRule.HIDDEN}
    if not richtext.is_empty(type.default_description):
        kept.pop("description", None)
    if "subject" in kept:
        kept["subject"] = one_line(kept["subject"])[:LONGEST_SUBJECT].strip()
    return kept


def of_response(response: Response, number: str, author: Any, *, time_zone: str) -> dict[str, Any]:
    """Return what a response gives to a new item; `number` is its item's, `time_zone` the project's."""
    return {
        "subject": f"{number} Response {response.position}",
        "assignees": (response.author,),
        "description": quoted(response, number, author, time_zone=time_zone),
        "file_ids": response.file_ids,
    }


def quoted(response: Response, number: str, author: Any, *, time_zone: str) -> Doc:
    """Return the words of a response below a line that says which it is, whose, and when it was given."""
    at = moment(response.created_at, time_zone=time_zone)
    name = author.name if author else "(unknown)"
    line = f"Response {response.position} to {number} by {name}, {at}"
    head = {"type": "paragraph", "content": [{"type": "text", "text": line, "marks": [{"type": "bold"}]}]}
    return {"type": "doc", "content": [head, *response.text.get("content", [])]}


def moment(at: datetime, *, time_zone: str) -> str:
    """Write a moment as letters do, with the zone that it is of."""
    here = at.astimezone(ZoneInfo(time_zone))
    return f"{here.day} {here:%B %Y, %H:%M} ({time_zone})"


def without_strangers(fields: Mapping[str, Any], faces: Faces) -> tuple[dict[str, Any], tuple[UUID, ...]]:
    """Return the fields without people who cannot read the new type, and who those are."""
    kept, dropped = dict(fields), list[UUID]()
    for name in ("assignees", "distribution"):
        if name in kept:
            dropped += [person for person in kept[name] if not is_able(faces.get(person))]
            kept[name] = able(kept[name], faces)
    sender = kept.get("received_from")
    if sender is not None and not is_able(faces.get(sender)):
        dropped.append(sender)
        kept["received_from"] = None
    return kept, tuple(dict.fromkeys(dropped))


def customs(item: Item, source: TypeHere, type: TypeHere, faces: Faces) -> tuple[dict[str, Any], tuple[UUID, ...]]:
    """Return what both forms have in custom fields, and who is left out of those that name people.

    Options that are no longer in use stay behind; a new item could not be given them.
    """
    asked = filled.carried(item.custom, source.fieldset, type.fieldset)
    kept, dropped = dict[str, Any](), list[UUID]()
    for field in (each for each in both(source.fieldset, type.fieldset) if each.key in asked):
        value, gone = asked[field.key], set[str]()
        if field.kind in OF_PEOPLE:
            gone = {id for id in _several(value) if not _fits(field.kind, faces.get(UUID(id)))}
            dropped += [UUID(id) for id in sorted(gone)]
        elif field.kind in SELECTS:
            gone = {str(option.id) for option in field.options if option.archived}
        left = [each for each in value if each not in gone] if isinstance(value, list) else value
        if left != [] and not (isinstance(left, str) and left in gone):
            kept[field.key] = left
    return kept, tuple(dropped)


def _several(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]


def _fits(kind: FieldKind, face: Any) -> bool:
    return is_able(face) if kind is FieldKind.TOOL_USER else face is not None and bool(face.active)


def able(people: tuple[UUID, ...], faces: Faces) -> tuple[UUID, ...]:
    """Return those of `people` who can read the new type."""
    return tuple(person for person in people if is_able(faces.get(person)))


def people_of(source: Source, type: TypeHere) -> set[UUID]:
    """Return everybody whose access has to be known to copy from `source`."""
    named = set(type.default_distribution)
    if source.response is not None:
        return named | {source.response.author}
    if source.item is None:
        return named
    item: Item = source.item
    return (
        named
        | item.custom_people
        | {*item.assignees, *item.distribution}
        | ({item.received_from} if item.received_from else set())
    )
