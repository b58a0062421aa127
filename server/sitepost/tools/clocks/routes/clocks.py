"""Paths of the clocks of items: the countdown in lists and on an item, and what people do to it."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from litestar import Response
from litestar.params import Parameter
from msgspec import Meta, Struct

from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Refusal, Why
from sitepost.platform import faces
from sitepost.platform.http import May, Viewing, get, post, put, versioned, wanted_version
from sitepost.platform.words import tongue
from sitepost.platform.work import Work
from sitepost.tools.clocks import actions, rules, store
from sitepost.tools.clocks.actions.hands import Opened
from sitepost.tools.clocks.model import (
    LONGEST_LABEL,
    LONGEST_REASON,
    MOST_CARDS,
    TOO_MANY_CARDS,
    Clock,
    ClockState,
    Effect,
    ItemKnown,
    RuleSet,
    Trigger,
    Turn,
    Unit,
)
from sitepost.tools.clocks.routes.sets import Version, said_again
from sitepost.tools.clocks.rules.running import Companies

Label = Annotated[str, Meta(max_length=4 * LONGEST_LABEL)]
Reason = Annotated[str, Meta(max_length=4 * LONGEST_REASON)]


class OnClock(Struct):
    """Somebody whose turn it is."""

    id: UUID
    name: str
    company_name: str


class ClockBody(Struct, kw_only=True):
    """A period that runs or ran on an item.

    `working_days` are those left after today on site, negative when it ran out; `ends_at` is the first instant
    after it. `matters` says of one that ran out that nothing has come of it yet.
    """

    id: UUID
    clause: str
    text: str
    trigger: Trigger
    amount: int
    unit: Unit
    turn: Turn
    on_clock: list[OnClock]
    mine: bool
    triggered_on: date
    deadline_on: date
    ends_at: datetime
    working_days: int
    state: ClockState
    effect: Effect
    outcome: str
    matters: bool
    warned_at: datetime | None
    ended_at: datetime | None
    ended_by: str
    reason: str
    noticed_on: date | None
    can: list[str]
    why_not: dict[str, str]


class DateBody(Struct):
    """A day from which a period of this item runs, null until somebody said it."""

    label: str
    day: date | None


class ItemClocks(Struct):
    """The clocks of an item, and the days that its rules ask for; `version` is that of the days.

    `pending`: the item is so new that its clocks are not known yet; ask again.
    """

    items: list[ClockBody]
    dates: list[DateBody]
    version: int
    can: list[str]
    why_not: dict[str, str]
    pending: bool = False


class NextClock(Struct):
    """What a list says of an item: the period that ends first, or the last one that ran out and matters."""

    item_id: UUID
    clause: str
    state: ClockState
    deadline_on: date
    working_days: int
    effect: Effect
    outcome: str
    on_clock: list[OnClock]
    mine: bool


class NextClocks(Struct):
    """The countdown of each of the items that has one and that the asker sees."""

    items: list[NextClock]


class DateGiven(Struct, forbid_unknown_fields=True):
    """A day from which a period runs; null takes it back."""

    label: Label
    day: date | None


class EndGiven(Struct, forbid_unknown_fields=True):
    """The day with which a period is to end, and why."""

    deadline_on: date
    reason: Reason


class StopReason(Struct, forbid_unknown_fields=True):
    """Why a clock is stopped."""

    reason: Reason


def _on_clock(clock: Clock, item: ItemKnown, companies: Companies, named: dict[UUID, faces.Face]) -> list[OnClock]:
    people = rules.running.everybody(rules.running.on_clock(clock.rule, item.roles, companies))
    found = [named[person] for person in people if person in named]
    return [OnClock(face.person, face.name, face.company_name) for face in sorted(found, key=lambda face: face.name)]


def _days_left(clock: Clock, who: Passport, work: Work) -> int:
    return who.site.calendar.working_days_between(who.site.calendar.today(work.now), clock.deadline_on)


def _body(clock: Clock, opened: Opened, who: Passport, work: Work, named: dict[UUID, faces.Face]) -> ClockBody:
    rule, people = clock.rule, _on_clock(clock, opened.item, opened.companies, named)
    asked, own = _asked(clock, opened, who), tongue(who.language)
    return ClockBody(
        id=clock.id,
        clause=rule.clause,
        text=said_again(rule.text, own),
        trigger=rule.trigger,
        amount=rule.amount,
        unit=rule.unit,
        turn=rule.turn,
        on_clock=people,
        mine=any(each.id == who.person for each in people),
        triggered_on=clock.triggered_on,
        deadline_on=clock.deadline_on,
        ends_at=clock.ends_at,
        working_days=_days_left(clock, who, work),
        state=clock.state,
        effect=rule.effect,
        outcome=said_again(rule.outcome, own),
        matters=rules.running.is_over(clock),
        warned_at=clock.warned_at,
        ended_at=clock.ended_at,
        ended_by=clock.ended_by,
        reason=clock.reason,
        noticed_on=clock.noticed_on,
        can=[action for action, why in asked.items() if why is None],
        why_not={action: why.code for action, why in asked.items() if why is not None},
    )


def _asked(clock: Clock, opened: Opened, who: Passport) -> dict[str, Why | None]:
    known, held = opened.item, opened.rules.rules
    return {
        "notice": rules.rights.why_not_notice(
            clock, opened.card, who, roles=known.roles, companies=opened.companies, rules=held
        ),
        "move": rules.rights.why_not_move(opened.card, who),
        "stop": rules.rights.why_not_stop(clock, opened.card, who),
    }


async def _item_body(work: Work, who: Passport, opened: Opened) -> Response[ItemClocks]:
    named = await faces.of(work, scope=who.project, people=rules.running.everybody(opened.item.roles))
    why = rules.rights.why_not_date(opened.card, who, opened.item.roles)
    body = ItemClocks(
        items=[_body(clock, opened, who, work, named) for clock in opened.clocks],
        dates=_dates(opened.rules, opened.item),
        version=opened.item.version,
        can=[] if why else ["set_dates"],
        why_not={"set_dates": why.code} if why else {},
    )
    return versioned(body, opened.item.version)


def _dates(held: RuleSet, item: ItemKnown) -> list[DateBody]:
    return [DateBody(label, item.dates.get(rules.sets.date_key(label))) for label in rules.sets.labels(held.rules)]


@get("/projects/{project_id:uuid}/clocks", may=May.MEMBER, viewing=Viewing.SHOWN, tags=["clocks"])
async def list_next(
    work: Work,
    who: Passport,
    project_id: UUID,
    cards: Annotated[list[UUID] | None, Parameter(description="Items, at most 100")] = None,
) -> NextClocks:
    """Tell the countdown of items: of each the period that ends first, or the one that ran out."""
    wanted = list(dict.fromkeys(cards or ()))
    if len(wanted) > MOST_CARDS:
        raise Refusal(TOO_MANY_CARDS, field="cards")
    found = await store.clocks.of_seen(work, wanted, project=who.project, reads=who.reads) if wanted else []
    first = rules.running.first_of_each(found)
    items = await store.items.some(work, list(first)) if first else {}
    people = {person for item in items.values() for person in rules.running.everybody(item.roles)}
    named = await faces.of(work, scope=who.project, people=people)
    companies = {id: face.company for id, face in named.items()}
    return NextClocks([_next(first[id], items[id], companies, named, who, work) for id in first if id in items])


def _next(
    clock: Clock, item: ItemKnown, companies: Companies, named: dict[UUID, faces.Face], who: Passport, work: Work
) -> NextClock:
    people = _on_clock(clock, item, companies, named)
    return NextClock(
        item_id=clock.item,
        clause=clock.rule.clause,
        state=clock.state,
        deadline_on=clock.deadline_on,
        working_days=_days_left(clock, who, work),
        effect=clock.rule.effect,
        outcome=said_again(clock.rule.outcome, tongue(who.language)),
        on_clock=people,
        mine=any(each.id == who.person for each in people),
    )


ITEM = "/projects/{project_id:uuid}/clocks/items/{item_id:uuid}"
CLOCK = "/projects/{project_id:uuid}/clocks/{clock_id:uuid}"


@get(ITEM, may=May.MEMBER, viewing=Viewing.SHOWN, tags=["clocks"])
async def show_clocks(work: Work, who: Passport, item_id: UUID) -> Response[ItemClocks]:
    """Show the clocks of an item that the asker sees."""
    opened = await actions.hands.peek(work, who, item_id)
    if opened is None:
        return versioned(ItemClocks([], [], 0, [], {}, pending=True), 0)
    return await _item_body(work, who, opened)


@put(ITEM + "/dates", may=May.MEMBER, tags=["clocks"])
async def set_date(
    work: Work, who: Passport, item_id: UUID, data: DateGiven, if_match: Version = None
) -> Response[ItemClocks]:
    """Say from which day a period of an item runs, such as when somebody became aware of an event."""
    opened = await actions.hands.set_date(
        work, who, item=item_id, label=data.label, day=data.day, expected=wanted_version(if_match)
    )
    return await _item_body(work, who, opened)


@post(CLOCK + "/notices", may=May.MEMBER, tags=["clocks"], status_code=200)
async def give_notice(work: Work, who: Passport, clock_id: UUID) -> Response[ItemClocks]:
    """Remind the other party of a period that ran out, which starts the period that follows such a notice."""
    return await _item_body(work, who, await actions.hands.give_notice(work, who, clock=clock_id))


@post(CLOCK + "/ends", may=May.MEMBER, tags=["clocks"], status_code=200)
async def move_end(work: Work, who: Passport, clock_id: UUID, data: EndGiven) -> Response[ItemClocks]:
    """Let a period end on another day, as was agreed."""
    opened = await actions.hands.move(work, who, clock=clock_id, last=data.deadline_on, reason=data.reason)
    return await _item_body(work, who, opened)


@post(CLOCK + "/stops", may=May.MEMBER, tags=["clocks"], status_code=200)
async def stop_clock(work: Work, who: Passport, clock_id: UUID, data: StopReason) -> Response[ItemClocks]:
    """Stop a clock by hand."""
    return await _item_body(work, who, await actions.hands.stop(work, who, clock=clock_id, reason=data.reason))


ROUTES = [list_next, show_clocks, set_date, give_notice, move_end, stop_clock]
