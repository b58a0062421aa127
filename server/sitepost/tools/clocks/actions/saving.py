"""The save and the tell of every verb on a clock: its row, the card of its item, its fact."""

from datetime import date, datetime
from uuid import UUID

from sitepost.events.correspondence import Roles
from sitepost.kernel.fact import Fact
from sitepost.kernel.ids import new_id
from sitepost.kernel.time import Calendar
from sitepost.platform import cards, faces
from sitepost.platform.work import Work
from sitepost.tools.clocks import rules, store
from sitepost.tools.clocks.model import Clock, ClockState, ItemKnown, Rule, Stop, Trigger
from sitepost.tools.clocks.rules.running import Companies


async def companies_on(work: Work, item: ItemKnown, *, more: tuple[UUID, ...] = ()) -> Companies:
    """Return for whom the people on an item work, and `more` people."""
    people = rules.running.everybody(item.roles) | set(more)
    return {id: face.company for id, face in (await faces.of(work, scope=item.project, people=people)).items()}


async def tell(work: Work, clock: Clock, fact: Fact, *, nobody: bool = False) -> None:
    """Tell what happened to a clock, in the stream of its project; `nobody` did it where time did."""
    actor, account = work.actor, work.account
    work.account = clock.account
    work.actor = None if nobody else actor
    await work.tell(fact, stream=clock.project, about=clock.item)
    work.actor, work.account = actor, account


async def start(
    work: Work, rule: Rule, item: ItemKnown, *, cause: str, on: date, at: datetime, calendar: Calendar
) -> Clock | None:
    """Start a clock of `rule`, once for each cause; return it as it stands then, None where it ran already.

    One that waits for the issue of an item that was issued before is over at once: in time, or too late.
    """
    clock = rules.running.begin(rule, item, id=new_id(), cause=cause, triggered_on=on, now=at, calendar=calendar)
    if not await store.clocks.add(work, clock):
        return None
    await tell(work, clock, rules.running.started(clock))
    if Stop.ISSUED in rule.stops and item.issued_at is not None:
        clock = await hear(work, clock, by=Stop.ISSUED, at=item.issued_at, item=item, calendar=calendar)
    await mark_card(work, item.item)
    return clock


async def hear(work: Work, clock: Clock, *, by: Stop, at: datetime, item: ItemKnown, calendar: Calendar) -> Clock:
    """Let a clock hear that what it waits for came at `at`; too late, its end is noticed first."""
    if at >= clock.ends_at and clock.ended_at is None:
        clock = await expire(work, clock, item=item, calendar=calendar)
    after = rules.running.heard(clock, by=by, at=at)
    if after is None:
        return clock
    await store.clocks.save(work, after)
    await tell(work, after, rules.running.stopped(clock, after))
    return after


async def expire(work: Work, clock: Clock, *, item: ItemKnown, calendar: Calendar) -> Clock:
    """Let the period of a clock be over, and start what follows it."""
    over = rules.running.expire(clock, now=max(work.now, clock.ends_at))
    await store.clocks.save(work, over)
    await tell(work, over, rules.running.expired(over, item.roles), nobody=True)
    found = await store.sets.in_project(work, clock.type, project=clock.project)
    for rule in found.rules:
        if rule.trigger is Trigger.EXPIRY and rule.after == clock.rule.key:
            await start(
                work, rule, item, cause=f"after {clock.id}", on=clock.deadline_on, at=over.ended_at or work.now,
                calendar=calendar,
            )  # fmt: skip
    await mark_card(work, item.item)
    return over


# silent: the facts of the clocks say what the card shows
async def mark_card(work: Work, item: UUID) -> None:
    """Write on the card of an item until when its next period runs and for whom, and whether one ran out."""
    found = await store.clocks.of_item(work, item)
    if not found:
        return
    running = [clock for clock in found if clock.state is ClockState.RUNNING]
    last = min((clock.deadline_on for clock in running), default=None)
    court = await _court(work, item, [clock for clock in running if clock.deadline_on == last])
    await cards.set_clock(work, item, on=last, over=any(map(rules.running.is_over, found)), court=court)


async def _court(work: Work, item: UUID, clocks: list[Clock]) -> frozenset[UUID]:
    known = await store.items.load(work, item) if clocks else None
    if known is None:
        return frozenset()
    companies = await companies_on(work, known)
    turns = (rules.running.on_clock(clock.rule, known.roles, companies) for clock in clocks)
    return frozenset().union(*map(rules.running.everybody, turns))


async def roles_on_clock(work: Work, clock: Clock, item: ItemKnown) -> Roles:
    """Return who is on a clock, by role on its item."""
    return rules.running.on_clock(clock.rule, item.roles, await companies_on(work, item))
