"""Groups: made, renamed, filled, left and deleted by whoever the company lets (section 3)."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

import msgspec
from msgspec.structs import replace

from sitepost.events.conversations import GroupChanged, GroupDeleted, GroupMade
from sitepost.kernel.ids import new_id
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import STALE, Refusal, hidden, refuse
from sitepost.platform.work import Work
from sitepost.tools.conversations import store
from sitepost.tools.conversations.actions import bell, people
from sitepost.tools.conversations.model import ADD_YOURSELF, Conversation, Settings, Sort, Standing
from sitepost.tools.conversations.rules import access
from sitepost.tools.conversations.rules import people as rules


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """How a group is to be: its name, whether for everyone, who comes (also by distribution groups), who goes."""

    name: str
    everyone: bool
    add: tuple[UUID, ...] = ()
    add_groups: tuple[UUID, ...] = ()
    remove: tuple[UUID, ...] = ()


async def make(work: Work, who: Passport, *, project: UUID, wanted: Wanted) -> UUID:
    """Make a group of some people, or of everyone in the project's directory, with the caller in it.

    Errors: `not_group_manager`, `add_yourself_first`, `group_name_needed`, `group_name_taken`, `not_in_project`,
    `too_many_members`, `feature_disabled`.
    """
    settings, me = await people.standing(work, who, project, for_writing=True)
    refuse(access.why_not_make_group(settings, me, everyone=wanted.everyone))
    talk = Conversation(
        id=new_id(),
        account=who.account,
        project=project,
        sort=Sort.GROUP,
        name=rules.group_name(wanted.name),
        everyone=wanted.everyone,
        created_by=who.person,
        created_at=work.now,
        last_at=work.now,
    )
    everybody = await _meant(work, who, talk, wanted, now=[who.person])
    await store.talks.add_group(work, talk)
    came = await store.talks.join(work, talk.id, everybody, by=who.person)
    await _say(work, who, talk, {"what": "created", "name": talk.name, "everyone": talk.everyone, "count": len(came)})
    fact = GroupMade(conversation=talk.id, project=project, everyone=talk.everyone, people=tuple(came))
    await work.tell(fact, stream=who.account, about=talk.id)
    return talk.id


async def _meant(work: Work, who: Passport, talk: Conversation, wanted: Wanted, *, now: Iterable[UUID]) -> list[UUID]:
    """Return who is to be in a group that has the people `now`: whoever else comes has to be reachable."""
    if talk.everyone:
        await store.talks.hold_directory(work, talk.project)
        meant = set(await store.talks.directory(work, talk.project, account=talk.account))
    else:
        found, standings = await people.expand(
            work, who, project=talk.project, people=wanted.add, groups=wanted.add_groups
        )
        refuse(rules.why_not_pick(found, standings), field="people")
        meant = (set(now) | found) - set(wanted.remove)
    refuse(rules.why_not_so_many(meant), field="people")
    return sorted(meant)


async def _managed(work: Work, who: Passport, conversation: UUID) -> tuple[Settings, Conversation, Standing]:
    """Return a group that the caller may manage, to be changed."""
    talk = await store.talks.load(work, conversation, account=who.account, for_change=True) or hidden()
    settings, me = await _stands(work, who, talk)
    refuse(access.why_not_manage(settings, talk, me))
    return settings, talk, me


async def _stands(work: Work, who: Passport, talk: Conversation) -> tuple[Settings, Standing]:
    await store.access.hold(work, [who.person], project=talk.project)
    settings = store.settings.ask(work, who.account)
    found = await store.access.standings(work, [(talk.id, who.person)])
    return await settings, found.get((talk.id, who.person)) or hidden()


async def edit(work: Work, who: Passport, conversation: UUID, *, wanted: Wanted, expected: int | None) -> None:
    """Rename a group, let people come and go, or open it to everyone; of everyone, nobody is chosen by hand.

    Errors: those of `make`, `stale`. A group that was for everyone begins as those who are in it.
    """
    _, talk, me = await _managed(work, who, conversation)
    if expected is not None and expected != talk.version:
        raise Refusal(STALE, field="version", extra={"version": talk.version})
    refuse(ADD_YOURSELF if wanted.everyone and not me.in_directory else None)
    new = replace(talk, name=rules.group_name(wanted.name), everyone=wanted.everyone)
    now = await store.talks.members(work, talk.id)
    came, went = rules.differences(now, await _meant(work, who, new, wanted, now=now))
    if new == talk and not came and not went:
        return
    await store.talks.save(work, new)
    await store.talks.join(work, talk.id, came, by=who.person)
    await store.talks.leave(work, talk.id, went)
    for event in await _events(work, talk, new, came, went):
        await _say(work, who, talk, event)
    await _tell(work, new, came, went, renamed=new.name != talk.name)


async def _events(
    work: Work, talk: Conversation, new: Conversation, came: list[UUID], went: list[UUID]
) -> list[dict[str, Any]]:
    found = [rules.renamed(talk.name, new.name)] if new.name != talk.name else []
    if new.everyone != talk.everyone:
        found.append({"what": "everyone" if new.everyone else "selected"})
    for what, some in (("added", came), ("removed", went)):
        if some:
            found.append(rules.told(what, await store.talks.names(work, some, account=talk.account)))
    return found


async def _say(work: Work, who: Passport, talk: Conversation, event: dict[str, Any]) -> None:
    rev = await store.talks.say(work, talk.id, event, by=who.person)
    bell.altered(work, talk.id)
    bell.moved(work, talk.id, rev)


async def _tell(work: Work, talk: Conversation, came: list[UUID], went: list[UUID], *, renamed: bool = False) -> None:
    fact = GroupChanged(
        conversation=talk.id,
        project=talk.project,
        everyone=talk.everyone,
        renamed=renamed,
        came=tuple(came),
        went=tuple(went),
    )
    await work.tell(fact, stream=talk.account, about=talk.id)


async def end(work: Work, who: Passport, conversation: UUID) -> None:
    """Delete a group for everybody and for good; its messages stay for the export. Errors: `not_group_manager`."""
    _, talk, _ = await _managed(work, who, conversation)
    await store.talks.end(work, talk.id, by=who.person)
    bell.altered(work, talk.id)
    await work.tell(GroupDeleted(conversation=talk.id, project=talk.project), stream=talk.account, about=talk.id)


async def leave(work: Work, who: Passport, conversation: UUID) -> None:
    """Leave a group. Errors: `everyone_stays`."""
    talk = await store.talks.load(work, conversation, account=who.account, for_change=True) or hidden()
    settings, me = await _stands(work, who, talk)
    refuse(access.why_not_leave(settings, talk, me))
    await store.talks.leave(work, talk.id, [who.person])
    await _say(work, who, talk, {"what": "left"})
    await _tell(work, talk, [], [who.person])


async def adopt(work: Work, who: Passport, conversation: UUID, person: UUID) -> None:
    """Put somebody who may manage into a group that nobody present could, without reading anything of it.

    Errors: `not_in_project`, `not_group_manager`.
    """
    talk = await store.talks.load(work, conversation, account=who.account, for_change=True) or hidden()
    if not await store.talks.orphans(work, who.account, only=talk.id):
        hidden()
    await store.access.hold(work, [person], project=talk.project)
    settings = await store.settings.load(work, who.account)
    found = await store.access.at_project(work, [person], account=who.account, project=talk.project)
    refuse(rules.why_not_pick([person], found), field="person")
    refuse(access.why_not_make_group(settings, found[person]), field="person")
    came = await store.talks.join(work, talk.id, [person], by=who.person)
    await _say(work, who, talk, rules.told("added", await store.talks.names(work, came, account=talk.account)))
    await _tell(work, talk, came, [])
