"""Decisions about custom fields: how they are made and edited, and where they may stand in a form (spec 3.4)."""

from collections.abc import Callable, Iterable, Mapping
from uuid import UUID

from msgspec.structs import replace

from sitepost.kernel import richtext
from sitepost.kernel.fact import Change
from sitepost.kernel.refusal import Fault, Why
from sitepost.tools.correspondence.model.custom import (
    COLUMNS,
    FIELD_ARCHIVED,
    FIELD_NAME_NEEDED,
    FIELD_NOT_ARCHIVED,
    LONGEST_FIELD_NAME,
    LONGEST_HINT,
    LONGEST_OPTION,
    MOST_ON_FORM,
    MOST_OPTIONS,
    MOST_ROWS,
    SELECTS,
    CustomField,
    FieldDraft,
    FieldKind,
    Option,
    OptionWish,
)
from sitepost.tools.correspondence.model.types import FieldRule, Fieldset, Placed, Section
from sitepost.tools.correspondence.rules.types import clean_name, name_faults

EDITABLE = ("name", "hint", "text", "archived")


def new(draft: FieldDraft, *, id: UUID, ids: Callable[[], UUID]) -> tuple[CustomField, list[Fault]]:
    """Return a custom field as it would be kept, and what is wrong with it; `ids` gives options theirs."""
    wishes = tuple(OptionWish(label) for label in draft.options)
    field = CustomField(id, clean_name(draft.name), draft.kind, clean_name(draft.hint), _text(draft.kind, draft.text))
    options, faults = _chosen(field, wishes, ids)
    return replace(field, options=options), _faults(field) + faults


def edit(
    field: CustomField, asked: Mapping[str, object], wishes: tuple[OptionWish, ...] | None, *, ids: Callable[[], UUID]
) -> tuple[CustomField, list[Fault]]:
    """Return the edited field, and what is wrong with the request. Options that are left out are archived."""
    wanted = {key: asked[key] for key in EDITABLE if key in asked}
    wanted |= {key: clean_name(str(wanted[key])) for key in ("name", "hint") if key in wanted}
    if "text" in wanted:
        wanted["text"] = _text(field.kind, wanted["text"])
    edited, faults = replace(field, **wanted), list[Fault]()
    if wishes is not None:
        options, faults = _chosen(field, wishes, ids)
        edited = replace(edited, options=options)
    return edited, _faults(edited) + faults


def _text(kind: FieldKind, text: object) -> richtext.Doc | None:
    return richtext.clean(text, field="text") if kind is FieldKind.READ_ONLY and text is not None else None


def _faults(field: CustomField) -> list[Fault]:
    faults = name_faults(field.name, needed=FIELD_NAME_NEEDED, most=LONGEST_FIELD_NAME)
    if len(field.hint) > LONGEST_HINT:
        faults.append(Fault("hint", "too_long", f"A hint has at most {LONGEST_HINT} characters."))
    if field.kind is FieldKind.READ_ONLY and richtext.is_empty(field.text):
        faults.append(Fault("text", "correspondence.text_needed", "A read-only entry needs the text that it shows."))
    return faults


def _chosen(
    field: CustomField, wishes: tuple[OptionWish, ...], ids: Callable[[], UUID]
) -> tuple[tuple[Option, ...], list[Fault]]:
    """Return the options wished for, by label, and those left out, archived; and what is wrong with the wishes."""
    if field.kind not in SELECTS:
        wrong = Fault("options", "correspondence.no_options", "Only selects have options.")
        return (), [wrong] if wishes else []
    known = {each.id: each for each in field.options}
    faults = option_faults(wishes, known)
    made = [Option(each.id or ids(), clean_name(each.label), each.archived) for each in wishes]
    named = {each.id for each in made}
    left = [replace(each, archived=True) for each in field.options if each.id not in named]
    return tuple(sorted((*made, *left), key=lambda each: (each.label.casefold(), each.id))), faults


def option_faults(wishes: tuple[OptionWish, ...], known: Mapping[UUID, Option]) -> list[Fault]:
    """Return what is wrong with options: too many, without a label, the same label twice, or of another field."""
    if len(wishes) > MOST_OPTIONS:
        return [Fault("options", "too_many", f"A select has at most {MOST_OPTIONS} options.")]
    faults, labels, ids = list[Fault](), set[str](), set[UUID]()
    for n, wish in enumerate(wishes):
        label = clean_name(wish.label)
        faults += name_faults(label, field=f"options.{n}.label", needed=OPTION_NEEDED, most=LONGEST_OPTION)
        if label.casefold() in labels:
            faults.append(Fault(f"options.{n}.label", "taken", "Two options have this label."))
        if wish.id is not None and (wish.id not in known or wish.id in ids):
            faults.append(Fault(f"options.{n}.id", "correspondence.unknown_option", "This field has no such option."))
        labels.add(label.casefold())
        ids |= {wish.id} if wish.id else set()
    return faults


OPTION_NEEDED = replace(FIELD_NAME_NEEDED, title="An option needs a label.")


def changes(old: CustomField, new: CustomField) -> tuple[Change, ...]:
    """Return one change for each part of a field that moved; options by their labels."""
    plain = [
        Change(key, old=getattr(old, key), new=getattr(new, key))
        for key in ("name", "hint", "archived")
        if getattr(old, key) != getattr(new, key)
    ]
    if old.text != new.text:
        plain.append(Change("text", old=richtext.plain(old.text or {}), new=richtext.plain(new.text or {})))
    if old.options != new.options:
        plain.append(Change("options", old=_labels(old), new=_labels(new)))
    return tuple(plain)


def _labels(field: CustomField) -> list[str]:
    return [f"{each.label} (archived)" if each.archived else each.label for each in field.options]


def why_not_archive(field: CustomField) -> Why | None:
    """Say why the field cannot be archived."""
    return FIELD_ARCHIVED if field.archived else None


def why_not_restore(field: CustomField) -> Why | None:
    """Say why the field cannot be brought back."""
    return None if field.archived else FIELD_NOT_ARCHIVED


def place_faults(
    sections: Iterable[Section], known: Mapping[UUID, CustomField], *, held: Iterable[UUID] = ()
) -> list[Fault]:
    """Return what is wrong with the custom fields of a form; `held` are those that stood in it before."""
    faults, seen, kept = list[Fault](), set[UUID](), set(held)
    for n, section in enumerate(sections):
        taken = set[tuple[int, int]]()
        for m, each in enumerate(section.custom):
            where = f"sections.{n}.custom.{m}"
            faults += _field_faults(each, known.get(each.field), where, seen, kept)
            cells = {(each.row, each.column + step) for step in range(min(each.width, COLUMNS))}
            if not _fits(each):
                detail = f"A form has {COLUMNS} columns and at most {MOST_ROWS} rows a section."
                faults.append(Fault(f"{where}.column", "correspondence.bad_place", detail))
            elif cells & taken:
                faults.append(Fault(f"{where}.column", "correspondence.place_taken", "Another field stands there."))
            taken |= cells
            seen.add(each.field)
    if len(seen) > MOST_ON_FORM:
        faults.append(Fault("sections", "too_many", f"A form has at most {MOST_ON_FORM} custom fields."))
    return faults


def _field_faults(each: Placed, field: CustomField | None, where: str, seen: set[UUID], kept: set[UUID]) -> list[Fault]:
    if field is None:
        return [Fault(f"{where}.field", "correspondence.unknown_field", "There is no such custom field.")]
    if each.field in seen:
        return [Fault(f"{where}.field", "correspondence.field_placed_twice", f"{field.name} stands in two places.")]
    if field.archived and each.field not in kept:
        return [Fault(f"{where}.field", FIELD_ARCHIVED.code, f"{field.name} is archived.")]
    if field.kind is FieldKind.READ_ONLY and each.rule is FieldRule.REQUIRED:
        detail = f"{field.name} is read only, so nobody can be asked for it."
        return [Fault(f"{where}.rule", "correspondence.rule_not_allowed", detail)]
    return []


def _fits(each: Placed) -> bool:
    inside = each.width >= 1 and each.column >= 1 and each.column + each.width - 1 <= COLUMNS
    return inside and 1 <= each.row <= MOST_ROWS


def shown(form: Fieldset | None) -> dict[UUID, tuple[CustomField, Placed]]:
    """Return the custom fields that a form shows, section by section and row by row; hidden ones are left out."""
    if form is None:
        return {}
    known = {each.id: each for each in form.custom_fields}
    placed = [
        each
        for section in form.sections
        for each in sorted(section.custom, key=lambda each: (each.row, each.column))
        if each.rule is not FieldRule.HIDDEN and each.field in known
    ]
    return {each.field: (known[each.field], each) for each in placed}


def common(source: Fieldset | None, target: Fieldset | None) -> tuple[CustomField, ...]:
    """Return the custom fields that two forms both show and that a new item can be given: not archived ones.

    For items that are created from others: what these hold in them goes along (spec 7.1).
    """
    ours, theirs = shown(source), shown(target)
    return tuple(
        field
        for id, (field, _) in theirs.items()
        if id in ours and not field.archived and field.kind is not FieldKind.READ_ONLY
    )
