"""Verbs on several items, and the archive (spec 4.8, 4.9)."""

from collections.abc import Sequence
from uuid import UUID

from msgspec import to_builtins

from sitepost.events.correspondence import ItemArchived, ItemRetrieved
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Refusal, refuse
from sitepost.platform.work import Work
from sitepost.tools.correspondence import rules, store
from sitepost.tools.correspondence.actions import checks, items, saving
from sitepost.tools.correspondence.actions.items import Opened
from sitepost.tools.correspondence.model.bulk import (
    MOST_ITEMS,
    NOTHING_DONE,
    NOTHING_WANTED,
    TOO_MANY_ITEMS,
    Matching,
    Mode,
    Outcome,
    Wish,
)
from sitepost.tools.correspondence.model.listing import Filters, Sort

A_PAGE = 100


async def archive(work: Work, who: Passport, *, id: UUID, archived: bool, expected: int | None) -> Opened:
    """Put an item into the archive, or take it out again: another version of it, with the same content.

    Errors: `correspondence.admin_only`, `correspondence.archived`, `correspondence.not_archived`, `stale`.
    """
    before, type = await items.load(work, who, id, locked=True)
    why = rules.rights.why_not_archive if archived else rules.rights.why_not_retrieve
    refuse(why(before, type, who))
    rules.items.expect(before, expected)
    item = rules.items.archive(before, now=work.now if archived else None)
    await store.items.save_archived(work, item)
    known = await checks.meet(work, item, type)
    told = ItemArchived if archived else ItemRetrieved
    card = await saving.item_card(work, item, type, known.companies)
    await saving.tell(work, [told(item=item.id, type=item.type)], card)
    return await items.opened(work, item, type, known)


async def change(work: Work, who: Passport, *, wishes: Sequence[Wish], mode: Mode) -> list[Outcome]:
    """Change several items as `edit`, `change_status` and `archive` would, each with its own refusals.

    With `all_or_nothing` the first refusal undoes everything and `nothing_done` says of every item what
    stood in its way. Errors: `nothing_wanted`, `too_many_items`, `nothing_done`.
    """
    if not wishes:
        raise Refusal(NOTHING_WANTED, field="items")
    if len(wishes) > MOST_ITEMS:
        raise Refusal(TOO_MANY_ITEMS, field="items")
    by_id = {wish.id: wish for wish in wishes}
    outcomes = {id: await _attempt(work, who, by_id[id]) for id in sorted(by_id)}  # in one order: none deadlock
    told = [outcomes[id] for id in by_id]
    if mode is Mode.ALL_OR_NOTHING and not all(outcome.is_done for outcome in told):
        refused = [to_builtins(outcome, builtin_types=(UUID,)) for outcome in told if not outcome.is_done]
        raise Refusal(NOTHING_DONE, extra={"items": refused})
    return told


async def _attempt(work: Work, who: Passport, wish: Wish) -> Outcome:
    """Do what is wished of one item, or nothing of it."""
    try:
        async with work.attempt():
            return await _do(work, who, wish)
    except Refusal as refusal:
        fault = refusal.faults[0] if refusal.faults else None
        return Outcome(
            id=wish.id,
            code=fault.code if fault else refusal.why.code,
            title=refusal.why.title,
            detail=fault.detail if fault else refusal.detail,
            field=fault.field if fault else refusal.field,
        )


async def _do(work: Work, who: Passport, wish: Wish) -> Outcome:
    item, type = await items.load(work, who, wish.id, locked=True)
    before = item
    refuse(rules.rights.why_not_in_bulk(item, type, who))
    rules.items.expect(item, wish.expected)
    if wish.archived is False and item.archived_at is not None:
        item = (await archive(work, who, id=item.id, archived=False, expected=None)).item
    status = wish.status_id
    if wish.maps_to is not None and wish.maps_to is not item.status.maps_to:
        status = rules.items.first_status(type, wish.maps_to).id
    if wish.fields or status is not None:
        status = status or item.status.id
        item = (await items.edit(work, who, id=item.id, asked=wish.fields, expected=None, status_id=status)).item
    if wish.archived and item.archived_at is None:
        item = (await archive(work, who, id=item.id, archived=True, expected=None)).item
    return Outcome(id=item.id, version=item.version, was=rules.bulk.was(before, item, wish.fields))


async def matching(work: Work, who: Passport, filters: Filters) -> Matching:
    """Return every item of a list that `who` sees. Errors: `too_many_items` above 500."""
    found: list[store.listing.Ids] = []
    cursor: str | None = None
    types = rules.listing.visible_types(filters, who)
    today = who.site.calendar.today(work.now)
    while True:
        page, cursor = await store.listing.ids(
            work, who, filters=filters, types=types, sort=Sort(), today=today, limit=A_PAGE, cursor=cursor
        )
        found += page
        if len(found) > MOST_ITEMS:
            raise Refusal(TOO_MANY_ITEMS)
        if cursor is None:
            return Matching([each.id for each in found], [each.id for each in found if each.locked])
