"""Verbs on items: open, create, edit, change the status (spec 4)."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from sitepost.kernel.fact import Change
from sitepost.kernel.ids import new_id
from sitepost.kernel.item import sees
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Fault, Refusal, hidden, refuse, refuse_faults
from sitepost.platform import passports
from sitepost.platform.work import Work
from sitepost.tools.correspondence import rules, store
from sitepost.tools.correspondence.actions import checks, copying, saving
from sitepost.tools.correspondence.actions.checks import Known
from sitepost.tools.correspondence.model.items import UNKNOWN_TYPE, Item
from sitepost.tools.correspondence.model.types import MapsTo, TypeHere, tool_key


class Opened(Struct, frozen=True):
    """An item with its type and whatever its page prints."""

    item: Item
    type: TypeHere
    known: Known


async def load(work: Work, who: Passport, id: UUID, *, locked: bool = False) -> tuple[Item, TypeHere]:
    """Return an item that `who` sees, with its type; any other does not exist. `locked` for those who change it."""
    if locked:
        store.types.hold(work, item=id)
    item = await store.items.seen(work, id, who, locked=locked)
    if item is None:
        hidden()
    type = await store.types.type_here(work, project=item.project, type=item.type)
    if type is None:
        hidden()
    return item, type


async def find(work: Work, who: Passport, id: UUID) -> Opened:
    """Return an item that `who` sees, with all that its page prints."""
    item, type = await load(work, who, id)
    return await opened(work, item, type, await checks.meet(work, item, type))


async def create(
    work: Work,
    who: Passport,
    *,
    type_id: UUID,
    issue: bool,
    asked: Mapping[str, Any],
    status_id: UUID | None = None,
    made_from: tuple[UUID | None, UUID | None] = (None, None),
) -> Opened:
    """Save a draft, or create and issue; `asked` holds the fields that were filled in.

    `made_from` is the thing that it is made from, and the response to that where it is one.
    Errors: `correspondence.unknown_source`, `correspondence.archived` (the source is),
    `correspondence.unknown_type`, `correspondence.type_archived`, `correspondence.no_fieldset`,
    `correspondence.create_not_granted`, `correspondence.number_taken`, and `invalid` with a fault
    for each field that is wrong or, on issue, required and empty.
    """
    sought = checks.ask(work, who, asked, tool=tool_key(type_id))
    type = await store.types.type_here(work, project=who.project, type=type_id, held=True)
    if type is None or not rules.types.sees_type(tool_key(type_id), who):
        raise Refusal(UNKNOWN_TYPE, field="type_id")
    refuse(rules.types.why_not_create(type, who))
    source = await copying.named(work, who, *made_from)
    status, faults = rules.items.choose_status(type, status_id, issue=issue)
    wanted, wrong = rules.fields.clean(asked, type)
    item = rules.items.begin(type, who, wanted, id=new_id(), status=status, now=work.now)
    known = await checks.meet(work, item, type, asked=sought)
    item = rules.items.without_strangers(item, wanted, known.people)
    item, more = await _checked(work, who, item, type, known, before=None, complete=not item.is_draft)
    refuse_faults(faults + wrong + more)
    item = await saving.add(work, item, type, known)
    if source is not None:
        await copying.tell(work, item, source)
    return await opened(work, item, type, known)


async def edit(
    work: Work,
    who: Passport,
    *,
    id: UUID,
    asked: Mapping[str, Any],
    expected: int | None,
    status_id: UUID | None = None,
    issue: bool = False,
) -> Opened:
    """Change the fields that were sent, and the status with them; nothing new, nothing told.

    Errors: `correspondence.not_yours`, `correspondence.closed`, `correspondence.edit_not_granted`,
    `stale`, `correspondence.number_taken`, and `invalid` with a fault for each wrong field.
    """
    before, type = await load(work, who, id, locked=True)
    refuse(rules.rights.why_not_edit(before, type, who))
    refuse(rules.rights.why_not_issue(before, type, who) if issue else None)
    rules.items.expect(before, expected)
    status, faults = rules.items.choose_status(type, status_id, issue=issue, item=before)
    wanted, wrong = rules.fields.clean(asked, type, held=before.custom)
    item = rules.items.edit(before, wanted, status, type, now=work.now)
    return await _save(work, who, item, type, before=before, faults=faults + wrong, complete=not item.is_draft)


async def change_status(work: Work, who: Passport, *, id: UUID, status_id: UUID, expected: int | None) -> Opened:
    """Give the item another status; leaving Draft issues it and asks for every required field.

    Errors: as for `edit`, and `correspondence.unknown_status`, `correspondence.draft_after_issue`.
    """
    before, type = await load(work, who, id, locked=True)
    refuse(rules.rights.why_not_change_status(before, type, who))
    rules.items.expect(before, expected)
    status, faults = rules.items.choose_status(type, status_id, issue=False, item=before)
    item = rules.items.move(before, status, type, now=work.now)
    issues = before.is_draft and not item.is_draft
    return await _save(work, who, item, type, before=before, faults=faults, complete=issues)


async def _save(
    work: Work, who: Passport, item: Item, type: TypeHere, *, before: Item, faults: list[Fault], complete: bool
) -> Opened:
    known = await checks.meet(work, item, type)
    item, wrong = await _checked(work, who, item, type, known, before=before, complete=complete)
    refuse_faults(faults + wrong)
    moved = await _moved(work, before, item, type, known)
    if not moved:
        return await opened(work, before, type, known)
    item = rules.items.touch(item, moved, now=work.now)
    facts = rules.items.told(before, item, moved)
    item = await saving.save(work, item, before=before, type=type, companies=known.companies, facts=facts, known=known)
    return await opened(work, item, type, known)


async def _moved(work: Work, before: Item, item: Item, type: TypeHere, known: Known) -> tuple[Change, ...]:
    if before.custom == item.custom:
        return rules.items.changes(before, item)
    await checks.complete(work, before, known)
    await checks.complete(work, item, known)
    return rules.items.changes(before, item, type=type, names=checks.names_of(known, zone=type.time_zone))


async def _checked(
    work: Work, who: Passport, item: Item, type: TypeHere, known: Known, *, before: Item | None, complete: bool
) -> tuple[Item, list[Fault]]:
    kept = dict(zip(before.file_ids, before.file_names, strict=True)) if before else {}
    names, faults = await checks.file_names(work, who, item.file_ids, known, kept=kept)
    faults += checks.people_faults(item, known, before=before)
    faults += await checks.reference_faults(work, who, item, known, before=before)
    custom, wrong = await checks.custom_values(work, who, item, known, before=before)
    faults += wrong
    faults += rules.fields.missing_faults(item, type) if complete else []
    return replace(item, file_ids=tuple(names), file_names=tuple(names.values()), custom=custom), faults


async def opened(work: Work, item: Item, type: TypeHere, known: Known) -> Opened:
    """Return the item with all that its page prints."""
    await checks.complete(work, item, known)
    return Opened(item, type, known)


async def who_sees(work: Work, who: Passport, *, id: UUID) -> tuple[Item, list[Passport]]:
    """Return a private item and everybody who sees it (spec 4.5, Permissions tab).

    Errors: `correspondence.not_private`.
    """
    item, _ = await load(work, who, id)
    refuse(rules.rights.why_not_see_access(item))
    return item, await passports.who_sees(work, item.id)


async def who_would_see(
    work: Work, who: Passport, *, type_id: UUID, item_id: UUID | None, on_it: Mapping[str, Any]
) -> tuple[Item, list[Passport]]:
    """Return a private item as it would be once issued, and everybody who would see it then (spec 5.2).

    `on_it` are the people in its fields; with `item_id` it is that item, else one that `who` creates.

    Errors: as for `create` and `edit`.
    """
    type = await store.types.type_here(work, project=who.project, type=type_id)
    if type is None or not rules.types.sees_type(type.tool, who):
        hidden()
    creator = who.person
    if item_id is None:
        refuse(rules.types.why_not_create(type, who))
    else:
        before, type = await load(work, who, item_id)
        refuse(rules.rights.why_not_edit(before, type, who))
        creator = before.created_by
    status = rules.items.first_status(type, MapsTo.OPEN)
    begun = rules.items.begin(type, who, on_it, id=new_id(), status=status, now=work.now)
    item = replace(begun, private=True, created_by=creator)
    members = await passports.of_scope(work, who.project)
    card = rules.visibility.seal(item, type, {each.person: each.company for each in members})
    return item, sorted((each for each in members if sees(each, card)), key=lambda each: (each.company_name, each.name))
