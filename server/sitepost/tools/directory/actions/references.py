"""Locations, trades, cost codes and spec sections."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sitepost.events.directory import ReferenceChanged
from sitepost.kernel import text
from sitepost.kernel.ids import new_id
from sitepost.kernel.item import Card
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Refusal, hidden, refuse
from sitepost.kernel.version import refuse_stale
from sitepost.platform.work import Work
from sitepost.tools.directory import model, rules, store
from sitepost.tools.directory.model import Reference, Sort


def _check_right(who: Passport, sort: Sort) -> None:
    rule = rules.why_not_administer if sort is Sort.TRADE else rules.why_not_edit_project
    refuse(rule(who))


def scope_of(who: Passport, sort: Sort) -> UUID:
    """Return where a sort is kept: trades in the account, the rest in the project."""
    return who.account if sort is Sort.TRADE else who.project


def _clean(values: dict[str, Any], sort: Sort) -> dict[str, Any]:
    kept = dict(values)
    if "name" in kept:
        kept["name"] = text.line(kept["name"], field="name", most=200)
    if "code" in kept:
        needed = sort in (Sort.COST_CODE, Sort.SPEC_SECTION)
        field = "number" if sort is Sort.SPEC_SECTION else "code"
        kept["code"] = text.line(kept["code"], field=field, most=40, least=1 if needed else 0)
    return kept


async def add(work: Work, who: Passport, sort: Sort, **values: Any) -> Reference:
    """Add reference data of a sort. Errors: `directory.code_taken`, `unknown_parent`, `too_deep`."""
    _check_right(who, sort)
    scope = scope_of(who, sort)
    reference = Reference(id=new_id(), account=who.account, scope=scope, sort=sort, **_clean(values, sort))
    others = await _tree(work, reference)
    rules.check_place(reference, others)
    await store.references.add(work, reference)
    await work.tell(_fact(reference), *_cards([reference], [*others, reference]))
    return reference


def _cards(some: Sequence[Reference], tree: Sequence[Reference]) -> list[Card]:
    """Return the cards of `some` of a tree, each named with what it lies in."""
    titles, above = rules.paths(tree), rules.above(tree)
    return [rules.reference_card(each, title=titles[each.id], inside=above[each.id]) for each in some]


async def _tree(work: Work, reference: Reference) -> list[Reference]:
    if reference.sort is not Sort.LOCATION:
        return []
    await store.references.lock_tree(work, reference.scope)
    return await store.references.every(work, reference.scope, sort=reference.sort)


def _fact(reference: Reference) -> ReferenceChanged:
    return ReferenceChanged(reference=reference.id, sort=reference.sort.value)


async def edit(
    work: Work, who: Passport, sort: Sort, reference: UUID, *, values: dict[str, Any], expected: int | None
) -> Reference:
    """Rename or move reference data; the titles of what lies inside a location follow.

    Errors: `stale`, `directory.code_taken`, `directory.unknown_parent`, `directory.circle`, `directory.too_deep`.
    """
    _check_right(who, sort)
    found = await _load(work, who, sort, reference)
    refuse_stale(expected, current=found.version, touched=found.touched)
    edited, changes = rules.edit(found, _clean(values, sort))
    if not changes:
        return found
    others = [each for each in await _tree(work, edited) if each.id != edited.id]
    rules.check_place(edited, others)
    await store.references.save(work, edited)
    inside = [each for each in others if _lies_in(each, edited.id, others)]
    card, *extra = _cards([edited, *inside], [*others, edited])
    await work.tell(_fact(edited), card, extra=extra)
    return edited


def _lies_in(reference: Reference, place: UUID, others: list[Reference]) -> bool:
    by_id = {each.id: each for each in others}
    step: Reference | None = reference
    while step is not None and step.parent is not None:
        if step.parent == place:
            return True
        step = by_id.get(step.parent)
    return False


async def _load(work: Work, who: Passport, sort: Sort, reference: UUID) -> Reference:
    scope = scope_of(who, sort)
    if sort is Sort.LOCATION:
        await store.references.lock_tree(work, scope)
    found = await store.references.load(work, reference, scope=scope, sort=sort, for_change=True)
    return found or hidden()


async def retire(work: Work, who: Passport, sort: Sort, reference: UUID) -> None:
    """Offer reference data no more; what carries it keeps its title. Errors: `directory.has_parts`."""
    _check_right(who, sort)
    found = await _load(work, who, sort, reference)
    others = await _tree(work, found)
    if any(each.parent == reference for each in others):
        raise Refusal(model.HAS_PARTS)
    edited, _ = rules.edit(found, {"retired": True})
    await store.references.save(work, edited)
    tree = [*[each for each in others if each.id != edited.id], edited]
    await work.tell(_fact(edited), *_cards([edited], tree))
