"""Bringing people into a project and taking them out."""

from typing import Any
from uuid import UUID

from sitepost.events.directory import GroupChanged, MemberAdded, MemberRemoved
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Refusal, hidden, refuse
from sitepost.platform import cards
from sitepost.platform.work import Work
from sitepost.tools.directory import model, rules, store
from sitepost.tools.directory.actions import badges, people
from sitepost.tools.directory.model import Person


async def bring_in(work: Work, who: Passport, *, project: UUID, person: UUID, template: UUID | None = None) -> Person:
    """Make a person of the account a member of `project`, who may decides the caller.

    Errors: `directory.unknown_person`, `directory.inactive`, `directory.already_member`,
    `directory.unknown_template`.
    """
    found = await store.people.load(work, person, account=who.account, for_change=True)
    if found is None:
        raise Refusal(model.UNKNOWN_PERSON, field="person_id")
    refuse(None if found.active else model.INACTIVE, field="person_id")
    await _check_template(work, who, template)
    if not await store.people.join(work, project=project, person=person, account=who.account):
        raise Refusal(model.ALREADY_MEMBER, field="person_id")
    await badges.issue(work, [found], only=project)
    await work.tell(MemberAdded(project=project, person=person, template=template), stream=project)
    return found


async def _check_template(work: Work, who: Passport, template: UUID | None) -> None:
    if template is None:
        return
    known = await cards.of_kind(work, [template], kind=model.TEMPLATE_KIND, who=who)
    refuse(None if known else model.UNKNOWN_TEMPLATE, field="template_id")


async def add(work: Work, who: Passport, *, person: UUID, template: UUID | None, invite: bool) -> Person:
    """Add somebody of the account to the project of `who`."""
    refuse(rules.why_not_edit_directory(who))
    found = await bring_in(work, who, project=who.project, person=person, template=template)
    if invite:
        await people.invite(work, who, person)
    return found


async def add_new(work: Work, who: Passport, *, values: dict[str, Any], template: UUID | None, invite: bool) -> Person:
    """Add somebody who is new to the account, straight into the project of `who`."""
    person = await people.add(work, who, invite=invite, **values)
    return await bring_in(work, who, project=who.project, person=person.id, template=template)


async def add_to(work: Work, who: Passport, project: UUID, *, person: UUID, template: UUID | None) -> Person:
    """Add somebody to any project of the account, as its administrator."""
    refuse(rules.why_not_administer(who))
    found = await store.projects.load(work, project, account=who.account) or hidden()
    return await bring_in(work, who, project=found.id, person=person, template=template)


async def remove(work: Work, who: Passport, person: UUID, *, successor: UUID | None = None) -> None:
    """Take a person out of the project of `who`, and out of its groups; what they did there stays (spec D6).

    `successor` takes what waits for them; the rooms that hear the fact at once refuse where something does
    and nobody takes it. Errors: `directory.bad_successor`.
    """
    found = await store.people.load(work, person, account=who.account, for_change=True) or hidden()
    current = await store.people.members_among(work, [person], project=who.project)
    if not current:
        hidden()
    refuse(rules.why_not_remove(who, found))
    if successor is not None:
        await people.check_successor(work, who, successor, person=person, project=who.project)
    await store.people.leave(work, project=who.project, person=person)
    await badges.issue(work, [found], only=who.project)
    await work.tell(MemberRemoved(project=who.project, person=person, successor=successor), stream=who.project)
    for group in await store.groups.with_person(work, person, project=who.project):
        left = tuple(each for each in group.people if each != person)
        edited, _ = rules.edit(group, {"people": left})
        await store.groups.save(work, edited)
        fact = GroupChanged(project=group.project, group=group.id)
        await work.tell(fact, rules.group_card(edited))
