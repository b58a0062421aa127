"""Telling people of a save of an item: notices for all who may see it, mails where a box is ticked."""

from collections.abc import Awaitable, Sequence
from datetime import datetime
from uuid import UUID

from msgspec.structs import replace

from sitepost.events.correspondence import ItemEdited, ItemOverdue, ItemResponded
from sitepost.events.emails import EmailSent
from sitepost.kernel.fact import Told
from sitepost.kernel.item import Card
from sitepost.kernel.passport import Level, Passport
from sitepost.platform import cards, passports
from sitepost.platform.work import Work
from sitepost.tools.notifications import rules, store
from sitepost.tools.notifications.actions.centre import ring
from sitepost.tools.notifications.actions.letters import send_letters, send_removal
from sitepost.tools.notifications.model import EVERYTHING, OPEN, Choice, Event, Recipient, Waits
from sitepost.tools.notifications.rules.recipients import ClockFact, ItemFact


# silent: telling people of a fact is not a fact again
async def tell(work: Work, told: Told, fact: ItemFact) -> None:
    """Tell everybody whom `fact` concerns and who may see its card, once for all that its save told of the item."""
    if isinstance(fact, ItemOverdue | ClockFact):
        await _tell(work, told, [fact])
        return
    save = await store.save_of(work, told, fact.item)
    if next(iter(save), told.seq) == told.seq:  # the first fact of a save speaks for all of them
        await _tell(work, told, list(save.values()) or [fact])


async def _tell(work: Work, told: Told, save: Sequence[ItemFact]) -> None:
    card, part = await _cards(work, save)
    if card is None or (isinstance(save[0], ItemOverdue) and card.state != OPEN):
        return
    asked = store.choices(work, rules.people_of(save))
    heard = await _heard(work, told, save, card, asked)
    choices = await asked
    seers, part_seers = await _seers(work, card, part, [each for people in heard for each in people])
    heard = [rules.may_hear(fact, people, part_seers) for fact, people in zip(save, heard, strict=True)]
    people = rules.joined(heard)
    await _notice(work, told, [each for each in people if each.person in seers], card=card, part=part)
    await _mail(work, told, save, card=card, part=part, people=people, seers=seers, choices=choices)


# silent: telling people of a fact is not a fact again
async def tell_addressed(work: Work, told: Told, fact: EmailSent) -> None:
    """Tell those to whom an e-mail about a card is addressed in the app, too, as far as they may see the card."""
    card = (await cards.by_id(work, [told.card])).get(told.card) if told.card and fact.people else None
    if card is None:
        return
    choices = await store.choices(work, fact.people)
    heard = rules.addressed(fact, actor=told.actor, choices=choices)
    seers, _ = await _seers(work, card, None, heard)
    await _notice(work, told, [each for each in heard if each.person in seers], card=card, part=None)


async def _heard(
    work: Work, told: Told, save: Sequence[ItemFact], card: Card, choices: Awaitable[dict[UUID, Choice]]
) -> list[list[Recipient]]:
    """Return who hears of each fact of a save, by the matrix of the type and by what people chose."""
    asked = store.load_matrix(work, project=card.scope, tool=card.tool)
    was_closed = await store.was_closed_before(work, told, card.id)
    matrix, chosen = await asked, await choices
    return [
        rules.recipients(
            fact,
            ticked=matrix.ticked,
            actor=told.actor,
            after_closing=rules.is_after_closing(fact, save, was_closed=was_closed),
            choices=chosen,
        )
        for fact in save
    ]


async def _cards(work: Work, save: Sequence[ItemFact]) -> tuple[Card | None, Card | None]:
    """Return the item's card, and that of the response that was given where it has one of its own now."""
    item, response = save[0].item, next((fact.response for fact in save if isinstance(fact, ItemResponded)), None)
    found = await cards.by_id(work, [item] if response is None else [item, response])
    return found.get(item), found.get(response) if response else None


async def _seers(
    work: Work, card: Card, part: Card | None, people: Sequence[Recipient]
) -> tuple[dict[UUID, Passport], dict[UUID, Passport] | None]:
    """Return those of `people` who may see the card, and those who may see its part where there is one."""
    among = list({each.person for each in people})
    seers = {each.person: each for each in await passports.who_sees(work, card.id, among=among)} if among else {}
    if part is None:
        return seers, None
    parted = await passports.who_sees(work, part.id, among=among) if among else []
    return seers, {each.person: each for each in parted}


async def _notice(work: Work, told: Told, people: list[Recipient], *, card: Card, part: Card | None) -> None:
    noticed = [replace(each, reason=each.noticed) for each in people if each.noticed is not None]
    added = await store.add_notices(work, told, noticed, card=card.id, part=part.id if part else None)
    if added:
        ring(work, added)


async def _mail(
    work: Work,
    told: Told,
    save: Sequence[ItemFact],
    *,
    card: Card,
    part: Card | None,
    people: Sequence[Recipient],
    seers: dict[UUID, Passport],
    choices: dict[UUID, Choice],
) -> None:
    mailed = [each for each in people if each.mailed is not None]
    removed = [each for each in mailed if each.mailed and each.mailed.event is Event.USER_REMOVED]
    for each in removed:
        await _say_goodbye(work, told, save, each, card=card, seers=seers, choice=choices.get(each.person))
    told_whole: list[Recipient] = []
    holds: dict[UUID, datetime] = {}
    for each in mailed:
        if each in removed or each.person not in seers:
            continue
        wait = _wait(work, each, seers[each.person], card, choices.get(each.person, EVERYTHING))
        if wait is not None and wait.digest:
            store.add_to_digest(work, told, each, card=card.id, part=part.id if part else None, due=wait.until)
            continue
        holds |= {each.person: wait.until} if wait else {}
        told_whole.append(each)
    if told_whole:
        await send_letters(work, told, save, card=card, part=part, people=told_whole, seers=seers, holds=holds)


def _wait(work: Work, each: Recipient, who: Passport, card: Card, choice: Choice) -> Waits | None:
    calendar = who.site.calendar
    urgent = rules.is_urgent(each, card, today=calendar.today(work.now))
    return rules.waits(choice, work.now, zone=calendar.time_zone, urgent=urgent)


async def _say_goodbye(
    work: Work,
    told: Told,
    save: Sequence[ItemFact],
    each: Recipient,
    *,
    card: Card,
    seers: dict[UUID, Passport],
    choice: Choice | None,
) -> None:
    """Mail somebody that they are off the item: by itself, never in a digest, but not in their quiet hours."""
    who = await passports.load(work, scope=card.scope, person=each.person)
    if who is None or not who.at_least(card.tool, Level.READ_ONLY):
        return
    edit = next(fact for fact in save if isinstance(fact, ItemEdited))
    until = rules.loud_from(choice or EVERYTHING, work.now, zone=who.site.calendar.time_zone)
    await send_removal(
        work,
        told,
        who=who,
        card=card,
        number=rules.removed_number(edit, card.number),
        title=rules.removed_subject(edit, card.title),
        sees=each.person in seers,
        hold=until if until > work.now else None,
    )
