"""Letters of somebody who leaves: another takes them, or they stay (spec D6)."""

from collections.abc import Sequence
from uuid import UUID

from sitepost.platform import faces
from sitepost.platform.work import Work
from sitepost.tools.correspondence import rules, store
from sitepost.tools.correspondence.actions import checks, saving
from sitepost.tools.correspondence.model.items import Item
from sitepost.tools.correspondence.model.leaving import NO_SUCCESSOR, OPEN_ROLES, Waiting
from sitepost.tools.correspondence.model.types import TypeHere, tool_key


async def hand_over(work: Work, *, person: UUID, successor: UUID | None, project: UUID | None) -> None:
    """Make `successor` the assignee of every open item that waits for `person`, here or in every project.

    Errors: `correspondence.open_roles` where something waits and nobody takes it, with how many and where;
    `correspondence.successor_without_access`, with those that they could not see.
    """
    if work.account is None:
        raise ValueError("somebody leaves in no account")
    found = await store.leaving.waiting(work, person, account=work.account, project=project, asker=work.actor)
    if not found:
        return
    if successor is None:
        raise rules.leaving.refusal(OPEN_ROLES, found)
    await _check(work, found, successor)
    for place, type in dict.fromkeys((each.project, each.type) for each in found):
        here = await store.types.type_here(work, project=place, type=type, held=True)
        ids = [each.item for each in found if (each.project, each.type) == (place, type)]
        if here is None:
            continue
        for item in await store.items.some(work, ids):
            await _give(work, item, here, person=person, successor=successor)


async def _check(work: Work, found: Sequence[Waiting], successor: UUID) -> None:
    able: dict[tuple[UUID, UUID], bool] = {}
    for place in dict.fromkeys((each.project, each.type) for each in found):
        known = await faces.of(work, scope=place[0], people=[successor], tool=tool_key(place[1]))
        able[place] = rules.fields.is_able(known.get(successor))
    closed = [each for each in found if not able[each.project, each.type]]
    if closed:
        raise rules.leaving.refusal(NO_SUCCESSOR, closed, field="reassign_to")


async def _give(work: Work, before: Item, type: TypeHere, *, person: UUID, successor: UUID) -> None:
    item = rules.leaving.handed_over(before, person=person, successor=successor)
    moved = rules.items.changes(before, item)
    if before.is_draft or before.is_closed or not moved:
        return
    item = rules.items.touch(item, moved, now=work.now)
    known = await checks.meet(work, item, type, more=before.people)
    facts = rules.items.told(before, item, moved)
    await saving.save(work, item, before=before, type=type, companies=known.companies, facts=facts)
