"""What starts and stops clocks, who is on them, and what they tell."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from msgspec.structs import replace

from sitepost.events.clocks import ClockExpired, ClockMoved, ClockStarted, ClockStopped, ClockWarned
from sitepost.events.correspondence import Roles
from sitepost.kernel.fact import Change
from sitepost.kernel.time import Calendar
from sitepost.tools.clocks.model import Clock, ClockState, Effect, Happening, ItemKnown, Rule, Stop, Trigger, Turn
from sitepost.tools.clocks.rules import periods

Companies = Mapping[UUID, UUID | None]
LATE = timedelta(hours=1)  # the look around comes every ten minutes
BY_HAND = "hand"
RAN_OUT = {
    Effect.NONE: "Ran out",
    Effect.ACCEPTED: "Deemed accepted",
    Effect.REJECTED: "Deemed rejected",
    Effect.BARRED: "Time-barred",
}


def senders(roles: Roles) -> tuple[UUID, ...]:
    """Return who sent an item: Received From where it is filled in, else who wrote it."""
    return roles.received_from or roles.creator


def on_clock(rule: Rule, roles: Roles, companies: Companies) -> Roles:
    """Return those on an item whose turn it is under `rule`, by role; none where the company has nobody on it."""
    match rule.turn:
        case Turn.SENDER:
            return Roles(received_from=roles.received_from) if roles.received_from else Roles(creator=roles.creator)
        case Turn.RECIPIENT:
            return Roles(assignee=roles.assignee)
        case Turn.COMPANY:
            return Roles(**{name: _of_company(getattr(roles, name), rule.company, companies) for name in ROLE_NAMES})


ROLE_NAMES = ("creator", "assignee", "distribution", "received_from")


def _of_company(people: Iterable[UUID], company: UUID | None, companies: Companies) -> tuple[UUID, ...]:
    return tuple(person for person in people if company is not None and companies.get(person) == company)


def everybody(roles: Roles) -> frozenset[UUID]:
    """Return all who are on an item."""
    return frozenset(person for name in ROLE_NAMES for person in getattr(roles, name))


def is_sender(person: UUID | None, company: UUID | None, roles: Roles, companies: Companies) -> bool:
    """Say whether somebody belongs to the side that sent an item: by name, or by company."""
    sent = senders(roles)
    return person in sent or (company is not None and company in {companies.get(each) for each in sent})


def is_on_side(rule: Rule, person: UUID | None, company: UUID | None, roles: Roles, companies: Companies) -> bool:
    """Say whether somebody belongs to the side that is on the clock; the recipient's side is everybody but senders."""
    if rule.turn is Turn.COMPANY:
        return company is not None and company == rule.company
    return is_sender(person, company, roles, companies) is (rule.turn is Turn.SENDER)


def starts(rule: Rule, it: Happening, roles: Roles, companies: Companies) -> bool:
    """Say whether what happened starts a clock of `rule`."""
    match rule.trigger:
        case Trigger.ISSUED:
            return it.what is Stop.ISSUED
        case Trigger.CLOSED:
            return it.what is Stop.CLOSED
        case Trigger.OFFICIAL_RESPONSE:
            return it.what is Stop.OFFICIAL_RESPONSE
        case Trigger.REPLY:
            return it.what is Stop.OFFICIAL_RESPONSE and not is_sender(it.person, it.company, roles, companies)
        case _:
            return False


def stopped_by(rule: Rule, it: Happening, roles: Roles, companies: Companies) -> Stop | None:
    """Return what of `rule` a happening fulfils, None where it does not stop its clocks."""
    if it.what is Stop.LINKED:
        answers = Stop.LINKED in rule.stops and is_on_side(rule, it.person, it.company, roles, companies)
        return Stop.LINKED if answers else None
    if it.what in rule.stops:
        return it.what
    answers = it.what is Stop.OFFICIAL_RESPONSE and Stop.ANSWER in rule.stops
    return Stop.ANSWER if answers and is_on_side(rule, it.person, it.company, roles, companies) else None


def begin(
    rule: Rule, item: ItemKnown, *, id: UUID, cause: str, triggered_on: date, now: datetime, calendar: Calendar
) -> Clock:
    """Return a clock of `rule` that a thing on the day `triggered_on` started."""
    last = periods.deadline(rule, triggered_on, calendar)
    return Clock(
        id=id,
        account=item.account,
        project=item.project,
        item=item.item,
        type=item.type,
        rule=rule,
        cause=cause,
        triggered_on=triggered_on,
        deadline_on=last,
        ends_at=periods.end_of(last, calendar),
        next_at=periods.next_moment(rule, triggered_on=triggered_on, last=last, after=now, calendar=calendar),
        started_at=now,
    )


def stop(clock: Clock, *, by: str, at: datetime, reason: str = "") -> Clock:
    """Return a clock that ended: what it waited for came at the instant `at`."""
    return replace(
        clock,
        state=ClockState.STOPPED,
        next_at=None,
        ended_at=at,
        ended_by=by,
        reason=reason,
        version=clock.version + 1,
    )


def heard(clock: Clock, *, by: Stop, at: datetime) -> Clock | None:
    """Return a clock after what it waits for came at `at`, None where that changes nothing.

    In time, it stops, also one whose end was noticed before this became known. Too late, an end that has no effect
    is noted as answered; any other stays as it is.
    """
    if clock.state is ClockState.STOPPED:
        return None
    if at < clock.ends_at:
        return stop(clock, by=by, at=at)
    if clock.state is ClockState.EXPIRED and clock.rule.effect is Effect.NONE and not clock.ended_by:
        return replace(clock, ended_by=by, version=clock.version + 1)
    return None


def expire(clock: Clock, *, now: datetime) -> Clock:
    """Return a clock whose period is over."""
    return replace(clock, state=ClockState.EXPIRED, next_at=None, ended_at=now, version=clock.version + 1)


def warn(clock: Clock, *, now: datetime, calendar: Calendar) -> Clock:
    """Return a clock that warned now; warnings that were missed are not made up for."""
    following = periods.next_moment(
        clock.rule, triggered_on=clock.triggered_on, last=clock.deadline_on, after=now, calendar=calendar
    )
    return replace(clock, warned_at=now, next_at=following, version=clock.version + 1)


def move(clock: Clock, last: date, *, reason: str, now: datetime, calendar: Calendar) -> Clock:
    """Return a clock whose period ends on another day; one that had run out runs again where that day is to come."""
    ends_at = periods.end_of(last, calendar)
    following = periods.next_moment(
        clock.rule, triggered_on=clock.triggered_on, last=last, after=now, calendar=calendar
    )
    return replace(
        clock,
        deadline_on=last,
        ends_at=ends_at,
        next_at=following,
        state=ClockState.RUNNING,
        ended_at=None,
        ended_by="",
        reason=reason,
        version=clock.version + 1,
    )


def renewed(clock: Clock, rule: Rule, *, reason: str, now: datetime, calendar: Calendar) -> Clock:
    """Return a running clock under a changed rule."""
    moved = replace(clock, rule=rule)
    return move(moved, periods.deadline(rule, clock.triggered_on, calendar), reason=reason, now=now, calendar=calendar)


def has_ended(clock: Clock, *, now: datetime) -> bool:
    """Say whether the period of a running clock is over."""
    return clock.state is ClockState.RUNNING and clock.ends_at <= now


def is_over(clock: Clock) -> bool:
    """Say whether a period ran out and nothing has come of it since: neither a notice nor a late answer."""
    if clock.state is not ClockState.EXPIRED:
        return False
    return clock.rule.effect is not Effect.NONE or (clock.noticed_on is None and not clock.ended_by)


def outcome(rule: Rule) -> str:
    """Say what the end of a period means: the rule's own words, or those of its effect."""
    return rule.outcome or RAN_OUT[rule.effect]


def _said(clock: Clock, *more: Change) -> tuple[Change, ...]:
    return (Change("clause", new=clock.rule.clause), *more)


def started(clock: Clock) -> ClockStarted:
    """Say that a clock started."""
    changes = _said(clock, Change("runs_until", new=clock.deadline_on.isoformat()))
    return ClockStarted(clock.item, clock.id, clock.rule.clause, clock.deadline_on, changes)


def warned(clock: Clock, roles: Roles) -> ClockWarned:
    """Say that a clock warned; `roles` are those on it."""
    changes = _said(clock, Change("runs_until", new=clock.deadline_on.isoformat()))
    return ClockWarned(clock.item, clock.id, clock.rule.clause, clock.deadline_on, roles, changes)


def moved(before: Clock, clock: Clock) -> ClockMoved:
    """Say that the end of a period was set to another day."""
    until = Change("runs_until", old=before.deadline_on.isoformat(), new=clock.deadline_on.isoformat())
    changes = _said(clock, until, Change("reason", new=clock.reason))
    return ClockMoved(clock.item, clock.id, clock.rule.clause, clock.deadline_on, changes)


def stopped(before: Clock, clock: Clock) -> ClockStopped:
    """Say that what a clock waited for came."""
    withdrawn = before.state is ClockState.EXPIRED and clock.state is ClockState.STOPPED
    more = [Change("stopped_by", new=clock.ended_by)] + ([Change("reason", new=clock.reason)] if clock.reason else [])
    return ClockStopped(clock.item, clock.id, clock.rule.clause, withdrawn, _said(clock, *more))


def expired(clock: Clock, roles: Roles) -> ClockExpired:
    """Say that a period ran out, to everybody on the item."""
    noticed = clock.ended_at or clock.ends_at
    said = outcome(clock.rule)
    return ClockExpired(
        item=clock.item,
        clock=clock.id,
        clause=clock.rule.clause,
        deadline_on=clock.deadline_on,
        effect=clock.rule.effect.value,
        outcome=said,
        late=noticed - clock.ends_at > LATE,
        roles=roles,
        changes=_said(clock, Change("ran_out_on", new=clock.deadline_on.isoformat()), Change("effect", new=said)),
    )


def first_of_each(clocks: Iterable[Clock]) -> dict[UUID, Clock]:
    """Return for each item what a list says of it: the period that ends first, else the last one that ran out."""
    found: dict[UUID, Clock] = {}
    for clock in sorted(clocks, key=lambda each: each.deadline_on):
        held = found.get(clock.item)
        counts = clock.state is ClockState.RUNNING or is_over(clock)
        if counts and (held is None or held.state is not ClockState.RUNNING):
            found[clock.item] = clock
    return found
