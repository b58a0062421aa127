"""Verbs of fieldsets: make, edit, put on projects (spec 3.3)."""

from collections.abc import Sequence
from uuid import UUID

from msgspec.structs import replace

from sitepost.events.correspondence import FieldsetAssigned, FieldsetSaved, FieldsetUnassigned
from sitepost.kernel.ids import new_id
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Refusal, hidden, refuse, refuse_faults
from sitepost.kernel.version import refuse_stale
from sitepost.platform import scopes
from sitepost.platform.work import Work
from sitepost.tools.correspondence import rules, store
from sitepost.tools.correspondence.actions import types
from sitepost.tools.correspondence.model.fieldsets import (
    MOST_FIELDSETS,
    TOO_MANY_FIELDSETS,
    FieldsetDraft,
    FieldsetEdit,
    KeptFieldset,
)
from sitepost.tools.correspondence.model.types import UNKNOWN_PROJECT, CompanyType, Fieldset, Section


async def load(work: Work, *, type: UUID, fieldset: UUID) -> KeptFieldset:
    """Return a fieldset of a type that was loaded already; any other does not exist."""
    found = await store.fieldsets.one(work, type=type, fieldset=fieldset)
    if found is None:
        hidden()
    return found


async def check_projects(work: Work, who: Passport, *, projects: Sequence[UUID]) -> None:
    """Refuse `correspondence.unknown_project` unless every project belongs to the asker's company."""
    if set(projects) - await scopes.projects(work, account=who.account, ids=projects):
        raise Refusal(UNKNOWN_PROJECT, field="project_ids")


async def create(work: Work, who: Passport, *, type: UUID, draft: FieldsetDraft, is_default: bool = False) -> UUID:
    """Make a fieldset of a type; it is on no project yet.

    Errors: `correspondence.fieldset_name_taken`, `correspondence.field_fixed`,
    `correspondence.rule_not_allowed`, `correspondence.unknown_field`, `correspondence.too_many_fieldsets`,
    `correspondence.bad_place`, `correspondence.place_taken`, `correspondence.custom_field_archived`.
    """
    await types.load(work, who, type=type, locked=True)
    known = await store.custom.known(work, account=who.account, ids=_placed(draft.sections))
    form, faults = rules.fieldsets.new(draft, id=new_id(), type=type, known=known)
    refuse_faults(faults)
    if len(await store.fieldsets.of_type(work, type=type)) >= MOST_FIELDSETS:
        raise Refusal(TOO_MANY_FIELDSETS)
    await store.fieldsets.add(work, replace(form, is_new_project_default=is_default), account=who.account)
    await work.tell(FieldsetSaved(type=type, fieldset=form.id), stream=who.account, about=form.id)
    return form.id


async def edit(
    work: Work, who: Passport, *, type: UUID, fieldset: UUID, asked: FieldsetEdit, expected: int | None
) -> None:
    """Edit a fieldset wherever it is in use: new items and the next save of old ones follow it.

    Errors: `stale`, and those of `create`.
    """
    await types.load(work, who, type=type, locked=True)
    kept = await load(work, type=type, fieldset=fieldset)
    rules.types.expect(expected, version=kept.form.version, touched=kept.touched)
    known = await store.custom.known(work, account=who.account, ids=_placed(asked.sections or ()))
    form, faults = rules.fieldsets.edit(kept.form, asked, known=known)
    refuse_faults(faults)
    moved = rules.fieldsets.changed_fields(kept.form, form)
    if not moved:
        return
    form = replace(form, version=kept.form.version + 1)
    touched = rules.types.bump(kept.touched, moved, version=form.version)
    await store.fieldsets.save(work, form, account=who.account, touched=touched)
    await _save_default(work, old=kept.form, form=form)
    await work.tell(FieldsetSaved(type=type, fieldset=form.id), stream=who.account, about=form.id)


def _placed(sections: Sequence[Section]) -> set[UUID]:
    return {each.field for section in sections for each in section.custom}


async def _save_default(work: Work, *, old: Fieldset, form: Fieldset) -> None:
    if form.is_new_project_default != old.is_new_project_default:
        chosen = form.id if form.is_new_project_default else None
        await store.fieldsets.set_default(work, type=form.type, fieldset=chosen)


async def set_projects(
    work: Work, who: Passport, *, type: UUID, fieldset: UUID, projects: Sequence[UUID], expected: int | None = None
) -> tuple[list[UUID], list[UUID]]:
    """Make `projects` the ones this fieldset is on; return those it came to and those it left.

    A project has one fieldset of a type, so this one takes the place of another there. Where it
    leaves, the type can no longer be created and its items stay readable (spec 1.7).
    Errors: `correspondence.unknown_project`, `correspondence.type_archived`, `stale`.
    """
    found = await types.load(work, who, type=type, locked=True)
    kept = await load(work, type=type, fieldset=fieldset)
    refuse_stale(expected, current=kept.spread, touched={"project_ids": kept.spread})
    fresh = [each for each in dict.fromkeys(projects) if each not in kept.projects]
    refuse(rules.types.why_not_assign(found) if fresh else None)
    await check_projects(work, who, projects=fresh)
    gone = [each for each in kept.projects if each not in set(projects)]
    await put_on(work, found, fieldset=fieldset, projects=fresh)
    await _take_off(work, found, fieldset=fieldset, projects=gone)
    return fresh, gone


async def put_on(work: Work, type: CompanyType, *, fieldset: UUID, projects: Sequence[UUID]) -> None:
    """Put a fieldset on projects, and tell each of them of the type by its card."""
    places = list(dict.fromkeys(projects))
    if not places:
        return
    await store.fieldsets.assign(work, account=type.account, type=type.id, fieldset=fieldset, projects=places)
    for project in places:
        card = rules.types.card(type, project=project, assigned=True)
        await work.tell(FieldsetAssigned(type=type.id, fieldset=fieldset, projects=(project,)), card)


async def put_on_new(work: Work, *, account: UUID, project: UUID) -> None:
    """Give a new project the fieldsets marked for new projects; a second time does nothing (spec 3.3)."""
    for type, fieldset in await store.fieldsets.new_project_defaults(work, account=account):
        fresh = await store.fieldsets.assign_new(work, account=account, type=type, fieldset=fieldset, project=project)
        found = await store.types.one(work, account=account, type=type) if fresh else None
        if found is not None:
            card = rules.types.card(found, project=project, assigned=True)
            await work.tell(FieldsetAssigned(type=type, fieldset=fieldset, projects=(project,)), card)


async def _take_off(work: Work, type: CompanyType, *, fieldset: UUID, projects: Sequence[UUID]) -> None:
    if not projects:
        return
    await store.fieldsets.unassign(work, type=type.id, projects=projects)
    for card in await types.cards_of(work, type):
        if card.scope in projects:
            await work.tell(FieldsetUnassigned(type=type.id, fieldset=fieldset, projects=(card.scope,)), card)
