"""Verbs of the company's types: edit, archive, restore."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from sitepost.events.correspondence import TypeChanged
from sitepost.kernel.item import Card
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import hidden, refuse_faults
from sitepost.platform import cards
from sitepost.platform.work import Work
from sitepost.tools.correspondence import rules, store
from sitepost.tools.correspondence.actions import saving
from sitepost.tools.correspondence.model.custom import CustomField
from sitepost.tools.correspondence.model.types import CompanyType, TypeHere


async def load(work: Work, who: Passport, *, type: UUID, locked: bool = False) -> CompanyType:
    """Return a type of the asker's company; any other does not exist."""
    found = await store.types.one(work, account=who.account, type=type, locked=locked)
    if found is None:
        hidden()
    return found


async def here(work: Work, who: Passport) -> list[TypeHere]:
    """Return the types that the asker sees in this project, in order of name.

    One that was taken away is among them only where items of it remain, as its card says.
    """
    known = (await store.types.types_here(work, project=who.project)).values()
    seen = [each for each in known if rules.types.sees_type(each.tool, who)]
    gone = {rules.types.card_id(each.id, who.project): each.id for each in seen if each.fieldset is None}
    open_cards = await cards.seen(work, gone, who)
    lost = {type for card, type in gone.items() if card not in open_cards}
    return [each for each in seen if each.id not in lost]


async def custom_fields(work: Work, who: Passport) -> dict[UUID, CustomField]:
    """Return the custom fields in the forms of the types that the asker sees in this project."""
    known = await store.types.types_here(work, project=who.project)
    seen = [each for each in known.values() if rules.types.sees_type(each.tool, who)]
    return {id: field for each in seen for id, (field, _) in rules.custom.shown(each.fieldset).items()}


async def edit(work: Work, who: Passport, *, type: UUID, asked: Mapping[str, Any], expected: int | None) -> CompanyType:
    """Edit a type; its cards follow. Issued items keep the prefix they were issued with (spec 1.7).

    Errors: `stale`, `correspondence.name_taken`, `correspondence.name_needed`, `correspondence.bad_prefix`.
    """
    before = await load(work, who, type=type, locked=True)
    rules.types.expect(expected, version=before.version, touched=before.touched)
    edited, changes, faults = rules.types.edit(before, asked)
    refuse_faults(faults)
    if not changes:
        return before
    version, moved = before.version + 1, [change.field for change in changes]
    edited = replace(edited, version=version, touched=rules.types.bump(before.touched, moved, version=version))
    await store.types.save(work, edited)
    if "super_private" in moved:
        await saving.reseal(work, edited)
    if "new_project_default" in moved:
        await _set_default(work, edited)
    fact = TypeChanged(type=type, changes=changes)
    await work.tell(fact, stream=who.account, about=type, extra=await cards_of(work, edited))
    return edited


async def cards_of(work: Work, type: CompanyType) -> list[Card]:
    """Return the card of the type in every project that knows it."""
    places = await store.fieldsets.assignments(work, type=type.id)
    return [
        rules.types.card(type, project=each.project, assigned=each.fieldset is not None, in_use=each.in_use)
        for each in places
    ]


async def _set_default(work: Work, type: CompanyType) -> None:
    """Mark the type's first fieldset for new projects, or none of them."""
    kept = await store.fieldsets.of_type(work, type=type.id) if type.new_project_default else []
    await store.fieldsets.set_default(work, type=type.id, fieldset=kept[0].form.id if kept else None)
