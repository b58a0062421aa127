"""Distribution groups of a project."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sitepost.events.directory import GroupChanged
from sitepost.kernel import text
from sitepost.kernel.ids import new_id
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Refusal, hidden, refuse
from sitepost.kernel.version import refuse_stale
from sitepost.platform.work import Work
from sitepost.tools.directory import model, rules, store
from sitepost.tools.directory.model import Group


async def _clean(work: Work, who: Passport, values: dict[str, Any]) -> dict[str, Any]:
    kept = dict(values)
    if "name" in kept:
        kept["name"] = text.line(kept["name"], field="name", most=120)
    if "description" in kept:
        kept["description"] = text.lines(kept["description"], field="description", most=1000)
    if "people" in kept:
        kept["people"] = await _members(work, who, kept["people"])
    return kept


async def _members(work: Work, who: Passport, people: Iterable[UUID]) -> tuple[UUID, ...]:
    wanted = tuple(dict.fromkeys(people))
    known = await store.people.members_among(work, wanted, project=who.project)
    if set(wanted) - known:
        raise Refusal(model.UNKNOWN_PERSON, field="people")
    return wanted


async def add(work: Work, who: Passport, **values: Any) -> Group:
    """Make a group of members of the project. Errors: `directory.name_taken`, `directory.unknown_person`."""
    refuse(rules.why_not_edit_directory(who))
    values = await _clean(work, who, values)
    group = Group(id=new_id(), account=who.account, project=who.project, **values)
    await store.groups.add(work, group)
    await work.tell(GroupChanged(project=who.project, group=group.id), rules.group_card(group))
    return group


async def edit(work: Work, who: Passport, group: UUID, *, values: dict[str, Any], expected: int | None) -> Group:
    """Edit a group. Errors: `stale`, `directory.name_taken`, `directory.unknown_person`."""
    refuse(rules.why_not_edit_directory(who))
    found = await store.groups.load(work, group, project=who.project, for_change=True) or hidden()
    refuse_stale(expected, current=found.version, touched=found.touched)
    return await _save(work, found, await _clean(work, who, values))


async def end(work: Work, who: Passport, group: UUID) -> None:
    """End a group; it is offered no more."""
    refuse(rules.why_not_edit_directory(who))
    found = await store.groups.load(work, group, project=who.project, for_change=True) or hidden()
    await _save(work, found, {"ended": True})


async def _save(work: Work, group: Group, values: dict[str, Any]) -> Group:
    edited, changes = rules.edit(group, values)
    if changes:
        await store.groups.save(work, edited)
        await work.tell(GroupChanged(project=group.project, group=group.id), rules.group_card(edited))
    return edited
