"""What may stand in the fields of an item: cleaned values, and a fault for each that is refused."""

import re
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sitepost.kernel import richtext
from sitepost.kernel.money import LARGEST
from sitepost.kernel.passport import Level
from sitepost.kernel.refusal import Fault
from sitepost.kernel.text import one_line
from sitepost.tools.correspondence.model.custom import FieldKind
from sitepost.tools.correspondence.model.fieldsets import FIELDS as LABELS
from sitepost.tools.correspondence.model.items import (
    FIRST_DUE,
    LAST_DUE,
    LONGEST_IMPACT_DAYS,
    LONGEST_NUMBER,
    LONGEST_SUBJECT,
    MOST_FILES,
    MOST_PEOPLE,
    MOST_TRADES,
    NUMBER_DIGITS,
    CostImpact,
    ImpactStatus,
    Item,
    ScheduleImpact,
)
from sitepost.tools.correspondence.model.types import FieldRule, TypeHere
from sitepost.tools.correspondence.rules import filled

NUMBER = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z ._/-]*[0-9A-Za-z])?")
PEOPLE = ("assignees", "distribution", "received_from")
REFERENCES = {  # field of the item: (field of the fieldset, kind of card)
    "location_id": ("location", "directory.location"),
    "trade_ids": ("trades", "directory.trade"),
    "cost_code_id": ("cost_code", "directory.cost_code"),
    "spec_section_id": ("spec_section", "directory.spec_section"),
}
LOCATION = REFERENCES["location_id"][1]  # what a custom field of that kind refers to
BODY_NAMES = {key: name for name, (key, _) in REFERENCES.items()} | {"attachments": "file_ids"}
NOT_YET = {"sub_job", "schedule_tasks"}  # these fields have no values yet, so nobody can fill them
NEVER_ASKED = {"number", "status", "private", "responses"} | NOT_YET
MOST = {"assignees": MOST_PEOPLE, "distribution": MOST_PEOPLE, "trade_ids": MOST_TRADES, "file_ids": MOST_FILES}


def clean(
    asked: Mapping[str, Any], type: TypeHere, *, held: filled.Values | None = None
) -> tuple[dict[str, Any], list[Fault]]:
    """Return what was asked for as it would be kept, and what is wrong with it.

    `held` is what custom fields hold already.

    Refuses `bad_rich_text` and `rich_text_too_long` outright.
    """
    wanted, faults = dict(asked), list[Fault]()
    if "custom_fields" in wanted:
        wanted["custom"], faults = filled.clean(wanted.pop("custom_fields"), type, held=held or {})
    if "subject" in wanted:
        wanted["subject"] = one_line(wanted["subject"])
        if len(wanted["subject"]) > LONGEST_SUBJECT:
            faults.append(Fault("subject", "too_long", f"A subject has at most {LONGEST_SUBJECT} characters."))
    if "description" in wanted:
        wanted["description"] = richtext.clean(wanted["description"])
    if "number" in wanted:
        wanted["number"], wrong = clean_number(wanted["number"] or "", prefix=type.prefix)
        faults += wrong
    for field in MOST.keys() & wanted.keys():
        wanted[field] = tuple(dict.fromkeys(wanted[field] or ()))
        if len(wanted[field]) > MOST[field]:
            faults.append(Fault(field, "too_many", f"There is room for {MOST[field]:,} here."))
    faults += due_faults(wanted.get("due_on"))
    return wanted, faults + impact_faults(wanted.get("schedule_impact"), wanted.get("cost_impact"))


def clean_number(text: str, *, prefix: str) -> tuple[str, list[Fault]]:
    """Return a number without its prefix, whole numbers filled up to four digits, and what is wrong with it."""
    number = one_line(text)
    if prefix and number.lower().startswith(f"{prefix.lower()}-"):
        number = number[len(prefix) + 1 :]
    if not number:
        return "", []
    if len(number) > LONGEST_NUMBER or NUMBER.fullmatch(number) is None:
        detail = f"A number has at most {LONGEST_NUMBER} letters, digits, dots, slashes and hyphens."
        return number, [Fault("number", "correspondence.bad_number", detail)]
    return (f"{int(number):0{NUMBER_DIGITS}d}" if number.isdigit() else number), []


def due_faults(day: date | None) -> list[Fault]:
    """Return what is wrong with a due date: a year such as 26 or 20226 was mistyped."""
    if day is None or FIRST_DUE <= day <= LAST_DUE:
        return []
    detail = f"A due date lies between {FIRST_DUE.year} and {LAST_DUE.year}."
    return [Fault("due_on", "correspondence.bad_due_date", detail)]


def impact_faults(schedule: ScheduleImpact | None, cost: CostImpact | None) -> list[Fault]:
    """Return what is wrong with the impacts: a value goes with "Yes (known)" only (spec 3.1)."""
    faults: list[Fault] = []
    only = "A value goes with “Yes (known)” only."
    if schedule is not None and schedule.days is not None:
        if schedule.status is not ImpactStatus.YES_KNOWN:
            faults.append(Fault("schedule_impact", "correspondence.impact_value", only))
        elif not 0 <= schedule.days <= LONGEST_IMPACT_DAYS:
            faults.append(Fault("schedule_impact", "correspondence.impact_value", "Days are a whole number from 0."))
    if cost is not None and cost.amount is not None:
        if cost.status is not ImpactStatus.YES_KNOWN:
            faults.append(Fault("cost_impact", "correspondence.impact_value", only))
        elif not cost.amount.is_finite() or abs(cost.amount) > LARGEST:
            faults.append(Fault("cost_impact", "bad_amount", "An amount is a number such as 12500.00."))
    return faults


def missing_faults(item: Item, type: TypeHere) -> list[Fault]:
    """Return a fault for each required field that is empty; for issue and for edits of issued items (3.3)."""
    if type.fieldset is None:
        return []
    rules = type.fieldset.fields
    asked = [key for key, rule in rules.items() if rule is FieldRule.REQUIRED and key not in NEVER_ASKED]
    empty = [
        Fault(BODY_NAMES.get(key, key), "correspondence.required", f"{LABELS[key].label} is required to issue this.")
        for key in LABELS
        if key in asked and _is_empty(item, BODY_NAMES.get(key, key))
    ]
    return empty + filled.missing_faults(item.custom, type)


def _is_empty(item: Item, field: str) -> bool:
    value = getattr(item, field)
    return richtext.is_empty(value) if field == "description" else value in (None, "", ())


def newcomers(item: Item, before: Item | None) -> dict[str, tuple[UUID, ...]]:
    """Return the people of each field who were not in it before."""
    chosen = filled.fresh_ids(item.custom, before.custom if before else {}, [FieldKind.TOOL_USER])
    fields = {name: _several(getattr(item, name)) for name in PEOPLE} | chosen
    if before is None:
        return fields
    held = {name: _several(getattr(before, name)) for name in PEOPLE}
    return {name: tuple(each for each in people if each not in held.get(name, ())) for name, people in fields.items()}


def is_able(face: Any) -> bool:  # a platform Face, which rules know by its `active` and `level` only
    """Say whether a person may be put on items: an active member with Read Only on the type (spec 5.2)."""
    return face is not None and face.active and bool(face.level >= Level.READ_ONLY)


def people_faults(come: Mapping[str, tuple[UUID, ...]], faces: Mapping[UUID, Any]) -> list[Fault]:
    """Return a fault for each person newly put on an item who cannot read its type (spec 5.2).

    `faces` hold `name`, `active` and `level` on the type.
    """
    faults: list[Fault] = []
    for field, people in come.items():
        for person in people:
            face = faces.get(person)
            if is_able(face):
                continue
            name = face.name if face is not None else "This person"
            faults.append(Fault(field, "correspondence.no_access", f"{name} has no access to this type here."))
    return faults


def fresh_references(item: Item, before: Item | None) -> dict[str, tuple[UUID, ...]]:
    """Return the references of each field that are not the item's already."""
    fields = {name: _several(getattr(item, name)) for name in REFERENCES}
    if before is not None:
        held = {name: _several(getattr(before, name)) for name in REFERENCES}
        fields = {name: tuple(id for id in ids if id not in held[name]) for name, ids in fields.items()}
    return fields | filled.fresh_ids(item.custom, before.custom if before else {}, [FieldKind.LOCATION])


def reference_faults(
    fresh: Mapping[str, tuple[UUID, ...]], kinds: Mapping[UUID, str], *, retired: Mapping[UUID, str]
) -> list[Fault]:
    """Return a fault for each field that refers to something this project does not have, or has no longer.

    `retired` holds the titles of entries that are offered no more; what carries one already keeps it.
    """
    faults: list[Fault] = []
    for field, ids in fresh.items():
        wrong = [id for id in ids if kinds.get(id) != (REFERENCES[field][1] if field in REFERENCES else LOCATION)]
        gone = [f"“{retired[id]}”" for id in wrong if id in retired]
        if wrong and len(gone) == len(wrong):
            detail = f"{' and '.join(gone)} is no longer in use here; choose another."
            faults.append(Fault(field, "correspondence.retired_reference", detail))
        elif wrong:
            faults.append(Fault(field, "correspondence.unknown_reference", "This project has no such entry."))
    return faults


def file_faults(ids: Collection[UUID], known: Collection[UUID], *, field: str = "file_ids") -> list[Fault]:
    """Return a fault when a file is not there, or not for this person to attach."""
    if set(ids) <= set(known):
        return []
    return [Fault(field, "correspondence.unknown_file", "One of these files is not there; please attach it again.")]


def _several(value: UUID | tuple[UUID, ...] | None) -> tuple[UUID, ...]:
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)
