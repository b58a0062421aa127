"""Telling people of a fact about an item: notices for all who may see it, mails where a box is ticked."""

from collections.abc import Sequence
from uuid import UUID

from sitepost.events.correspondence import ItemClosed, ItemEdited, ItemReopened, ItemResponded
from sitepost.kernel.fact import Told
from sitepost.kernel.item import Card
from sitepost.kernel.passport import Level, Passport
from sitepost.platform import cards, passports
from sitepost.platform.work import Work
from sitepost.tools.notifications import rules, store
from sitepost.tools.notifications.actions.centre import ring
from sitepost.tools.notifications.actions.letters import send_letters, send_removal
from sitepost.tools.notifications.model import Event, Recipient
from sitepost.tools.notifications.rules.recipients import ItemFact


# silent: telling people of a fact is not a fact again
async def tell(work: Work, told: Told, fact: ItemFact) -> None:
    """Tell everybody whom `fact` concerns and who may see its card, once."""
    card, part = await _cards(work, fact)
    if card is None:
        return
    matrix = await store.load_matrix(work, project=card.scope, tool=card.tool)
    people = rules.recipients(
        fact,
        ticked=matrix.ticked,
        actor=told.actor,
        after_closing=await _is_after_closing(work, told, fact, card),
    )
    seers = await _seers(work, card, part, people)
    await _notice(work, told, [each for each in people if each.person in seers], card=card, part=part)
    await _mail(work, told, fact, card=card, part=part, people=people, seers=seers)


async def _is_after_closing(work: Work, told: Told, fact: ItemFact, card: Card) -> bool:
    """Say whether `fact` fell while the item was closed; closing (again) and reopening are told all the same."""
    if isinstance(fact, ItemClosed | ItemReopened):
        return False
    return await store.was_closed_before(work, told, card.id)


async def _cards(work: Work, fact: ItemFact) -> tuple[Card | None, Card | None]:
    """Return the item's card, and that of the response that the fact is about where it has one of its own now."""
    response = fact.response if isinstance(fact, ItemResponded) else None
    found = await cards.by_id(work, [fact.item] if response is None else [fact.item, response])
    return found.get(fact.item), found.get(response) if response else None


async def _seers(work: Work, card: Card, part: Card | None, people: Sequence[Recipient]) -> dict[UUID, Passport]:
    """Return those of `people` who may see the card, and its part where there is one."""
    among = [each.person for each in people]
    if not among:
        return {}
    seers = {each.person: each for each in await passports.who_sees(work, card.id, among=among)}
    if part is not None:
        allowed = {each.person for each in await passports.who_sees(work, part.id, among=among)}
        seers = {person: passport for person, passport in seers.items() if person in allowed}
    return seers


async def _notice(work: Work, told: Told, people: list[Recipient], *, card: Card, part: Card | None) -> None:
    added = await store.add_notices(work, told, people, card=card.id, part=part.id if part else None)
    if added:
        ring(work, added)


async def _mail(
    work: Work,
    told: Told,
    fact: ItemFact,
    *,
    card: Card,
    part: Card | None,
    people: Sequence[Recipient],
    seers: dict[UUID, Passport],
) -> None:
    mailed = [each for each in people if each.mailed is not None]
    removed = [each for each in mailed if each.mailed and each.mailed.event is Event.USER_REMOVED]
    if isinstance(fact, ItemEdited):
        for each in removed:
            who = await passports.load(work, scope=card.scope, person=each.person)
            if who is not None and who.at_least(card.tool, Level.READ_ONLY):
                await send_removal(work, told, who=who, card=card, title=rules.removed_subject(fact, card.title))
    told_whole = [each for each in mailed if each not in removed and each.person in seers]
    if told_whole:
        await send_letters(work, told, fact, card=card, part=part or card, people=told_whole, seers=seers)
