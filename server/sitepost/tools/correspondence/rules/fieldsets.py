"""Decisions about fieldsets: which rule a field may have (spec 3.2), what an edit changes."""

from collections.abc import Mapping
from uuid import UUID

from msgspec.structs import replace

from sitepost.kernel.refusal import Fault
from sitepost.tools.correspondence.model.custom import CustomField
from sitepost.tools.correspondence.model.fieldsets import (
    DEFAULT_RULES,
    FIELDS,
    FIELDSET_NAME_NEEDED,
    LONGEST_FIELDSET_NAME,
    MOST_SECTIONS,
    MOVABLE,
    FieldsetDraft,
    FieldsetEdit,
)
from sitepost.tools.correspondence.model.types import FieldRule, Fieldset, Section
from sitepost.tools.correspondence.rules import custom
from sitepost.tools.correspondence.rules.types import clean_name, name_faults

RULES = {rule.value: rule for rule in FieldRule}
LONGEST_SECTION_NAME, LONGEST_SECTION_DESCRIPTION = 255, 2000


Known = Mapping[UUID, CustomField]
NONE: Known = {}


def new(draft: FieldsetDraft, *, id: UUID, type: UUID, known: Known = NONE) -> tuple[Fieldset, list[Fault]]:
    """Return a fieldset of all standard fields with the rules asked for, and what is wrong with them.

    `known` are the company's custom fields among those that it places.
    """
    name, sections = clean_name(draft.name), clean_sections(draft.sections)
    rules, faults = merged(DEFAULT_RULES, draft.rules)
    faults = fieldset_name_faults(name) + faults + section_faults(sections) + custom.place_faults(sections, known)
    return Fieldset(id, type, name, rules, sections), faults


def edit(form: Fieldset, asked: FieldsetEdit, *, known: Known = NONE) -> tuple[Fieldset, list[Fault]]:
    """Return the edited fieldset, and what is wrong with the request; `known` as in `new`."""
    name = form.name if asked.name is None else clean_name(asked.name)
    sections = form.sections if asked.sections is None else clean_sections(asked.sections)
    rules, faults = merged(form.fields, asked.rules or {})
    chosen = form.is_new_project_default if asked.is_new_project_default is None else asked.is_new_project_default
    edited = replace(form, name=name, fields=rules, sections=sections, is_new_project_default=chosen)
    faults = fieldset_name_faults(name) + faults
    if asked.sections is not None:
        held = [each.field for each in form.placed]
        faults += section_faults(sections) + custom.place_faults(sections, known, held=held)
    return edited, faults


def merged(kept: Mapping[str, FieldRule], asked: Mapping[str, str]) -> tuple[dict[str, FieldRule], list[Fault]]:
    """Return `kept` with the rules `asked` for, and a fault for every field that cannot have its rule."""
    rules, faults = dict(kept), list[Fault]()
    for key, word in asked.items():
        fault = rule_fault(key, word)
        if fault is not None:
            faults.append(fault)
        else:
            rules[key] = RULES[word]
    return rules, faults


def rule_fault(key: str, word: str) -> Fault | None:
    """Say why a field cannot have a rule: unknown, fixed, or not among its choices (spec 3.2)."""
    field, name = FIELDS.get(key), f"fields.{key}"
    if field is None:
        return Fault(name, "correspondence.unknown_field", "There is no field of this name.")
    if word not in RULES:
        return Fault(name, "correspondence.unknown_rule", "A field is required, optional or hidden.")
    if RULES[word] in field.allowed:
        return None
    if field.is_fixed:
        return Fault(name, "correspondence.field_fixed", f"{field.label} is always {field.allowed[0].value}.")
    words = " or ".join(rule.value for rule in field.allowed)
    return Fault(name, "correspondence.rule_not_allowed", f"{field.label} may be {words}.")


def fieldset_name_faults(name: str) -> list[Fault]:
    """Return what is wrong with the name of a fieldset."""
    return name_faults(name, needed=FIELDSET_NAME_NEEDED, most=LONGEST_FIELDSET_NAME)


def clean_sections(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Return sections with tidy names and descriptions."""
    return tuple(
        replace(each, name=clean_name(each.name), description=each.description.strip().replace("\x00", ""))
        for each in sections
    )


def section_faults(sections: tuple[Section, ...]) -> list[Fault]:
    """Return what is wrong with the sections: names needed and different, fields in one place each, not too many.

    The first one may be without a name: it is the beginning of the form.
    """
    if len(sections) > MOST_SECTIONS:
        return [Fault("sections", "too_many", f"A fieldset has at most {MOST_SECTIONS} sections.")]
    faults, names = list[Fault](), set[str]()
    for n, section in enumerate(sections):
        if n or section.name:
            faults += name_faults(section.name, field=f"sections.{n}.name", most=LONGEST_SECTION_NAME)
        if section.name.casefold() in names:
            faults.append(Fault(f"sections.{n}.name", "taken", "Two sections have this name."))
        if len(section.description) > LONGEST_SECTION_DESCRIPTION:
            faults.append(Fault(f"sections.{n}.description", "too_long", "A description has at most 2,000 characters."))
        names.add(section.name.casefold())
    return faults + _place_faults(sections)


def _place_faults(sections: tuple[Section, ...]) -> list[Fault]:
    faults, placed = list[Fault](), set[str]()
    for n, key in ((n, key) for n, section in enumerate(sections) for key in section.fields):
        where, field = f"sections.{n}.fields", FIELDS.get(key)
        if field is None:
            faults.append(Fault(where, "correspondence.unknown_field", f"There is no field “{key[:100]}”."))
        elif not field.is_movable:
            detail = f"{field.label} has a place of its own in every letter."
            faults.append(Fault(where, "correspondence.field_not_movable", detail))
        elif key in placed:
            faults.append(Fault(where, "correspondence.field_placed_twice", f"{field.label} stands in two places."))
        placed.add(key)
    return faults


def laid_out(form: Fieldset) -> tuple[Section, ...]:
    """Return the sections of a form with every movable field in one of them; the first has no name (spec 3.4).

    It holds what stands in it and whatever no other section holds; hidden fields keep their places.
    """
    first, *named = form.sections if form.sections and not form.sections[0].name else (Section(""), *form.sections)
    placed = {key for section in (first, *named) for key in section.fields}
    rest = tuple(key for key in MOVABLE if key in form.fields and key not in placed)
    return replace(first, fields=first.fields + rest), *named


def changed_fields(old: Fieldset, new: Fieldset) -> list[str]:
    """Return the names of what differs: `name`, `sections`, `is_new_project_default`, `fields.<key>`."""
    plain = [key for key in ("name", "sections", "is_new_project_default") if getattr(old, key) != getattr(new, key)]
    keys = sorted(old.fields.keys() | new.fields.keys())
    return plain + [f"fields.{key}" for key in keys if old.fields.get(key) != new.fields.get(key)]
