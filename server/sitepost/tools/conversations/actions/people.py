"""Whom one can choose in a project, and what the choice of people and distribution groups comes to."""

from collections.abc import Iterable
from uuid import UUID

import msgspec

from sitepost.kernel.item import Card
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Refusal, hidden, refuse
from sitepost.platform import cards, passports
from sitepost.platform.work import Work
from sitepost.tools.conversations import store
from sitepost.tools.conversations.actions import items, reading
from sitepost.tools.conversations.model import NOT_IN_PROJECT, Audience, Candidate, Settings, Sort, Standing
from sitepost.tools.conversations.rules import access
from sitepost.tools.conversations.rules import people as rules

MOST = 50


class Choice(msgspec.Struct, frozen=True):
    """People who can be chosen, and the distribution groups with their people."""

    people: list[Candidate]
    groups: list[tuple[UUID, str, list[UUID]]]
    names: dict[UUID, str]


async def standing(work: Work, who: Passport, project: UUID, *, for_writing: bool = False) -> tuple[Settings, Standing]:
    """Return what the company chose and where the caller stands in a project; none of theirs does not exist."""
    if for_writing:
        await store.access.hold(work, [who.person], project=project)
    settings = await store.settings.load(work, who.account)
    found = await store.access.at_project(work, [who.person], account=who.account, project=project)
    return settings, found.get(who.person) or hidden()


async def choice(
    work: Work, who: Passport, *, project: UUID, q: str, purpose: str, conversation: UUID | None
) -> Choice:
    """Return whom the caller can choose to write to, to put into a group, or to mention (2.6, 5.3.1, 5.3.2)."""
    settings, me = await standing(work, who, project)
    refuse(access.why_not_start(settings, me) if purpose == "direct" else access.why_not_begin(settings, me))
    card, sort = await _place(work, who, project, conversation)
    direct = purpose == "direct" or (purpose == "mention" and sort is Sort.DIRECT)
    people = await store.people.candidates(
        work,
        account=who.account,
        project=project,
        q=q,
        employees=_employees_only(settings, direct=direct, item=card is not None),
        without=[who.person] if purpose == "direct" else [],
        conversation=conversation,
        card=card,
        limit=MOST,
    )
    found = [] if purpose == "mention" else await _groups(work, who, project, q)
    groups = [(each.id, each.title, rules.people_of(each)) for each in found]
    wanted = {person for _, _, some in groups for person in some}
    standings = await store.access.at_project(work, wanted, account=who.account, project=project) if wanted else {}
    names = {person: each.name for person, each in standings.items() if each.reachable}
    return Choice(people, groups, names)


async def on_item(work: Work, who: Passport, card: UUID, *, q: str) -> list[Candidate]:
    """Return whom the caller can mention on an item that they see, whether anything was said on it or not (5.3.2)."""
    settings, line, _ = await items.of_card(work, who, card)
    return await store.people.candidates(
        work,
        account=who.account,
        project=line.project,
        q=q,
        employees=_employees_only(settings, direct=False, item=True),
        card=card,
        limit=MOST,
    )


def _employees_only(settings: Settings, *, direct: bool, item: bool) -> bool:
    held = [settings.audience]
    held += [settings.direct_audience] if direct else []
    held += [settings.items_audience] if item else []
    return Audience.EMPLOYEES in held


async def _place(
    work: Work, who: Passport, project: UUID, conversation: UUID | None
) -> tuple[UUID | None, Sort | None]:
    """Return the card and the sort of a conversation of the project that the caller reads."""
    if conversation is None:
        return None, None
    _, line = await reading.one(work, who, conversation)
    if line.project != project:
        hidden()
    return line.card, line.sort


async def _groups(work: Work, who: Passport, project: UUID, q: str) -> list[Card]:
    """Return the distribution groups of a project that the caller knows, by name."""
    here = await passports.load(work, scope=project, person=who.person)
    if here is None:
        return []
    words = q.lower().split()
    heads = await cards.headings(work, kind=rules.GROUP_KIND, passports=[here])
    ids = [each.id for each in heads if all(word in each.title.lower() for word in words)][:MOST]
    found = await cards.seen(work, ids, here)
    return [found[id] for id in ids if id in found]


async def expand(
    work: Work, who: Passport, *, project: UUID, people: Iterable[UUID], groups: Iterable[UUID]
) -> tuple[set[UUID], dict[UUID, Standing]]:
    """Return whom a choice of people and distribution groups means now, and where each stands; held as they are.

    Whoever left the project is taken out of a group silently, and refused by name. Errors: `not_in_project`.
    """
    named, wanted = set(people), list(groups)
    meant: set[UUID] = set()
    if wanted:
        here = await passports.load(work, scope=project, person=who.person)
        found = await cards.seen(work, wanted, here) if here is not None else {}
        known = [each for each in found.values() if each.kind == rules.GROUP_KIND and each.scope == project]
        if len(known) < len(set(wanted)):
            raise Refusal(NOT_IN_PROJECT, field="groups")
        meant = {person for each in known for person in rules.people_of(each)}
    everybody = named | meant
    await store.access.hold(work, everybody, project=project)
    standings = await store.access.at_project(work, everybody, account=who.account, project=project)
    gone = {person for person in meant - named if person not in standings or not standings[person].reachable}
    return everybody - gone, standings
