"""What people do to the clocks of an item: say from when a period runs, give notice, move an end, stop."""

from datetime import date
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from sitepost.events.clocks import DateSet, NoticeGiven
from sitepost.kernel import text
from sitepost.kernel.fact import Change
from sitepost.kernel.item import Card
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Refusal, hidden, refuse
from sitepost.kernel.version import refuse_stale
from sitepost.platform import cards
from sitepost.platform.work import Work
from sitepost.tools.clocks import rules, store
from sitepost.tools.clocks.actions import days, saving
from sitepost.tools.clocks.model import (
    BAD_DAY,
    FIRST_DAY,
    LAST_DAY,
    LONGEST_REASON,
    NO_FOLLOWER,
    NO_SUCH_DATE,
    Clock,
    ItemKnown,
    RuleSet,
)
from sitepost.tools.clocks.rules.running import BY_HAND, Companies


class Opened(Struct, frozen=True):
    """An item that somebody sees, with its clocks and what decides about them."""

    item: ItemKnown
    card: Card
    clocks: list[Clock]
    rules: RuleSet
    companies: Companies


async def peek(work: Work, who: Passport, item: UUID, *, locked: bool = False) -> Opened | None:
    """Return the clocks of an item that `who` sees, None while its news is on its way; others do not exist."""
    card = (await cards.seen(work, [item], who)).get(item)
    if card is None or card.scope != who.project:
        hidden()
    known = await store.items.load(work, item, locked=locked)
    if known is None:
        return None
    return Opened(
        known,
        card,
        await store.clocks.of_item(work, item, locked=locked),
        await store.sets.in_project(work, known.type, project=who.project),
        await saving.companies_on(work, known),
    )


async def find(work: Work, who: Passport, item: UUID, *, locked: bool = False) -> Opened:
    """Return the clocks of an item that `who` sees; any other does not exist. `locked` for those who change them."""
    return await peek(work, who, item, locked=locked) or hidden()


async def _of_clock(work: Work, who: Passport, clock: UUID) -> tuple[Opened, Clock]:
    held = await store.clocks.one(work, clock, project=who.project)
    if held is None:
        hidden()
    opened = await find(work, who, held.item, locked=True)
    return opened, next((each for each in opened.clocks if each.id == clock), None) or hidden()


async def set_date(
    work: Work, who: Passport, *, item: UUID, label: str, day: date | None, expected: int | None
) -> Opened:
    """Say from which day periods run, or (None) take that back; their clocks start, move or stop with it.

    Errors: `clocks.not_a_party`, `clocks.no_such_date`, `clocks.bad_day`, `stale`.
    """
    opened = await find(work, who, item, locked=True)
    refuse(rules.rights.why_not_date(opened.card, who, opened.item.roles))
    refuse_stale(expected, current=opened.item.version, touched={"dates": opened.item.version})
    named = {rules.sets.date_key(each): each for each in rules.sets.labels(opened.rules.rules)}
    key = rules.sets.date_key(" ".join(label.split()))
    refuse(None if key in named else NO_SUCH_DATE, field="label")
    refuse(None if day is None or FIRST_DAY <= day <= LAST_DAY else BAD_DAY, field="day")
    before = opened.item.dates.get(key)
    if before == day:
        return opened
    known = await days.keep(work, opened.item, key=key, day=day, version=opened.item.version + 1)
    change = Change(named[key], old=before and before.isoformat(), new=day and day.isoformat())
    fact = DateSet(item=item, label=named[key], changes=(change,))
    await work.tell(fact, stream=who.project, about=item)
    await days.run_from(work, known, opened.rules, key=key, day=day, calendar=who.site.calendar)
    return await find(work, who, item)


async def give_notice(work: Work, who: Passport, *, clock: UUID) -> Opened:
    """Remind the other party of a period that ran out; the period that begins with that starts today.

    Errors: `clocks.no_follower`, `clocks.not_expired`, `clocks.noticed`, `clocks.not_a_party`.
    """
    opened, held = await _of_clock(work, who, clock)
    found = opened.rules.rules
    refuse(
        rules.rights.why_not_notice(
            held, opened.card, who, roles=opened.item.roles, companies=opened.companies, rules=found
        )
    )
    rule = rules.rights.follower(held, found)
    if rule is None:
        raise Refusal(NO_FOLLOWER)
    today = who.site.calendar.today(work.now)
    await store.clocks.save(work, replace(held, noticed_on=today, version=held.version + 1))
    change = Change("clause", new=held.rule.clause)
    fact = NoticeGiven(item=held.item, clock=held.id, clause=held.rule.clause, changes=(change,))
    await work.tell(fact, stream=who.project, about=held.item)
    await saving.start(work, rule, opened.item, cause=f"notice {held.id}", on=today, at=work.now,
                       calendar=who.site.calendar)  # fmt: skip
    await saving.mark_card(work, held.item)
    return await find(work, who, held.item)


async def move(work: Work, who: Passport, *, clock: UUID, last: date, reason: str) -> Opened:
    """Let a period end on another day, as was agreed; with a reason.

    One that stopped or ran out runs again where that day is to come.

    Errors: `clocks.admins_only`, `clocks.bad_day`, `text_missing`.
    """
    opened, held = await _of_clock(work, who, clock)
    refuse(rules.rights.why_not_move(opened.card, who))
    refuse(None if held.triggered_on <= last <= LAST_DAY else BAD_DAY, field="deadline_on")
    why = text.line(reason, field="reason", most=LONGEST_REASON)
    after = rules.running.move(held, last, reason=why, now=work.now, calendar=who.site.calendar)
    await store.clocks.save(work, after)
    await saving.tell(work, after, rules.running.moved(held, after))
    await days.settle(work, after, opened.item, who.site.calendar)
    await saving.mark_card(work, held.item)
    return await find(work, who, held.item)


async def stop(work: Work, who: Passport, *, clock: UUID, reason: str) -> Opened:
    """Stop a clock by hand: what it waits for came another way; with a reason.

    Errors: `clocks.admins_only`, `clocks.not_running`, `text_missing`.
    """
    opened, held = await _of_clock(work, who, clock)
    refuse(rules.rights.why_not_stop(held, opened.card, who))
    why = text.line(reason, field="reason", most=LONGEST_REASON)
    after = rules.running.stop(held, by=BY_HAND, at=work.now, reason=why)
    await store.clocks.save(work, after)
    await saving.tell(work, after, rules.running.stopped(held, after))
    await saving.mark_card(work, held.item)
    return await find(work, who, held.item)
