"""Periods by tables: how long they are, when their last day ends, when they warn; and what rules may say."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest

from sitepost.events.correspondence import Roles
from sitepost.kernel.refusal import Refusal
from sitepost.kernel.time import Calendar
from sitepost.tools.clocks import rules
from sitepost.tools.clocks.model import (
    ClockState,
    Effect,
    Happening,
    ItemKnown,
    Rule,
    RuleSet,
    Stop,
    Trigger,
    Turn,
    Unit,
)

LONDON = Calendar("Europe/London")
CHRISTMAS = frozenset({date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1)})


def rule(amount: int = 1, unit: str = "weeks", **more: Any) -> Rule:
    """A rule of that length."""
    fields: dict[str, Any] = {"key": "61.4", "clause": "61.4", "text": "A reply.", "trigger": Trigger.ISSUED}
    return Rule(**{**fields, "amount": amount, "unit": Unit(unit), "turn": Turn.RECIPIENT, **more})


@pytest.mark.parametrize(
    ("trigger", "amount", "unit", "last"),
    [
        ("2026-11-23", 1, "days", "2026-11-24"),  # the day of the trigger is not counted
        ("2026-11-23", 1, "weeks", "2026-11-30"),
        ("2026-11-23", 8, "weeks", "2027-01-18"),  # over the end of a year
        ("2026-01-31", 28, "days", "2026-02-28"),  # over the end of a month
        ("2028-02-01", 28, "days", "2028-02-29"),  # which has a day more in a leap year
        ("2027-02-01", 28, "days", "2027-03-01"),
        ("2026-11-21", 1, "days", "2026-11-22"),  # Saturday to Sunday: calendar days end when they end
        ("2026-12-11", 2, "weeks", "2026-12-25"),  # on a holiday, too
        ("2026-09-30", 84, "days", "2026-12-23"),
        ("2026-11-20", 1, "working_days", "2026-11-23"),  # Friday to Monday
        ("2026-11-21", 1, "working_days", "2026-11-23"),  # a Saturday does not count as the day before
        ("2026-12-24", 1, "working_days", "2026-12-29"),  # Christmas, a weekend, a day off instead
        ("2026-12-18", 10, "working_days", "2027-01-06"),
    ],
)
def test_a_period_ends_with_its_last_day(trigger: str, amount: int, unit: str, last: str) -> None:
    site = Calendar("Europe/London", holidays=CHRISTMAS)
    found = rules.periods.deadline(rule(amount, unit), date.fromisoformat(trigger), site)
    assert found.isoformat() == last


@pytest.mark.parametrize(
    ("day", "zone", "end"),
    [
        ("2026-11-23", "Europe/London", "2026-11-24T00:00"),
        ("2026-07-23", "Europe/London", "2026-07-23T23:00"),
        ("2026-03-28", "Europe/London", "2026-03-29T00:00"),  # the night before clocks go forward
        ("2026-03-29", "Europe/London", "2026-03-29T23:00"),  # a day of 23 hours
        ("2026-10-25", "Europe/London", "2026-10-26T00:00"),  # and one of 25
        ("2026-11-23", "Pacific/Auckland", "2026-11-23T11:00"),
        ("2026-11-23", "America/Los_Angeles", "2026-11-24T08:00"),
        ("2026-11-23", "Asia/Kathmandu", "2026-11-23T18:15"),
        ("2026-04-23", "Africa/Cairo", "2026-04-23T22:00"),  # the next day begins at one: midnight is left out
    ],
)
def test_a_day_ends_at_midnight_on_site(day: str, zone: str, end: str) -> None:
    found = rules.periods.end_of(date.fromisoformat(day), Calendar(zone))
    assert found == datetime.fromisoformat(end).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("warn", "mornings"),
    [
        ((), []),
        ((0,), ["2026-12-07"]),
        ((1,), ["2026-12-04"]),  # a working day before Monday is Friday
        ((5, 2), ["2026-11-30", "2026-12-03"]),
        ((10, 2), ["2026-12-03"]),  # on the day of the trigger nobody needs a warning
        ((60,), []),
    ],
)
def test_warnings_fall_on_working_mornings_within_the_period(warn: tuple[int, ...], mornings: list[str]) -> None:
    found = rules.periods.warnings(rule(2, warn=warn), date(2026, 11, 23), date(2026, 12, 7), LONDON)
    assert [each.isoformat() for each in found] == [f"{day}T07:00:00+00:00" for day in mornings]


def test_a_period_that_ends_on_a_sunday_warns_on_friday() -> None:
    found = rules.periods.warnings(rule(1, warn=(0,)), date(2026, 11, 22), date(2026, 11, 29), LONDON)
    assert [each.date() for each in found] == [date(2026, 11, 27)]


CREATOR, SENDER, ASSIGNEE, COPY = uuid4(), uuid4(), uuid4(), uuid4()
KESTREL, DELTA, FERRO = uuid4(), uuid4(), uuid4()
COMPANIES = {CREATOR: KESTREL, SENDER: DELTA, ASSIGNEE: FERRO, COPY: FERRO}
ROLES = Roles(creator=(CREATOR,), assignee=(ASSIGNEE,), distribution=(COPY,), received_from=(SENDER,))
UNSENT = Roles(creator=(CREATOR,), assignee=(ASSIGNEE,))


@pytest.mark.parametrize(
    ("turn", "roles", "people"),
    [
        (Turn.SENDER, ROLES, {SENDER}),
        (Turn.SENDER, UNSENT, {CREATOR}),
        (Turn.RECIPIENT, ROLES, {ASSIGNEE}),
        (Turn.COMPANY, ROLES, {ASSIGNEE, COPY}),
    ],
)
def test_who_is_on_the_clock(turn: Turn, roles: Roles, people: set[Any]) -> None:
    found = rules.running.on_clock(rule(turn=turn, company=FERRO), roles, COMPANIES)
    assert rules.running.everybody(found) == people


@pytest.mark.parametrize(
    ("turn", "stops", "what", "company", "stopped"),
    [
        (Turn.RECIPIENT, Stop.ANSWER, Stop.OFFICIAL_RESPONSE, FERRO, Stop.ANSWER),
        (Turn.RECIPIENT, Stop.ANSWER, Stop.OFFICIAL_RESPONSE, DELTA, None),  # the sender answers itself
        (Turn.SENDER, Stop.ANSWER, Stop.OFFICIAL_RESPONSE, DELTA, Stop.ANSWER),
        (Turn.SENDER, Stop.ANSWER, Stop.OFFICIAL_RESPONSE, KESTREL, None),  # who wrote it is not who sent it
        (Turn.COMPANY, Stop.ANSWER, Stop.OFFICIAL_RESPONSE, FERRO, Stop.ANSWER),
        (Turn.COMPANY, Stop.ANSWER, Stop.OFFICIAL_RESPONSE, KESTREL, None),
        (Turn.RECIPIENT, Stop.OFFICIAL_RESPONSE, Stop.OFFICIAL_RESPONSE, DELTA, Stop.OFFICIAL_RESPONSE),
        (Turn.RECIPIENT, Stop.CLOSED, Stop.CLOSED, DELTA, Stop.CLOSED),
        (Turn.RECIPIENT, Stop.ANSWER, Stop.CLOSED, FERRO, None),
        (Turn.SENDER, Stop.ISSUED, Stop.ISSUED, None, Stop.ISSUED),
    ],
)
def test_what_stops_a_clock(turn: Turn, stops: Stop, what: Stop, company: Any, stopped: Stop | None) -> None:
    it = Happening(what, datetime(2026, 11, 23, tzinfo=UTC), "it", uuid4(), company)
    held = rule(turn=turn, company=FERRO, stops=(stops,))
    assert rules.running.stopped_by(held, it, ROLES, COMPANIES) is stopped


ITEM = ItemKnown(uuid4(), uuid4(), uuid4(), uuid4(), ROLES)


def begun(held: Rule) -> Any:
    """A clock that an issue on 23 November 2026 started, at nine."""
    return rules.running.begin(
        held, ITEM, id=uuid4(), cause="issued", triggered_on=date(2026, 11, 23), calendar=LONDON,
        now=datetime(2026, 11, 23, 9, tzinfo=UTC),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("at", "effect", "after"),
    [
        ("2026-11-30T23:59:59", Effect.ACCEPTED, ClockState.STOPPED),
        ("2026-12-01T00:00:00", Effect.ACCEPTED, None),  # the first instant that is too late
    ],
)
def test_an_answer_counts_until_the_last_day_ends(at: str, effect: Effect, after: ClockState | None) -> None:
    when = datetime.fromisoformat(at).replace(tzinfo=UTC)
    clock = begun(rule(effect=effect))
    found = rules.running.heard(clock, by=Stop.ANSWER, at=when)
    assert (found and found.state) is after
    over = rules.running.expire(clock, now=datetime(2026, 12, 1, tzinfo=UTC))
    withdrawn = rules.running.heard(over, by=Stop.ANSWER, at=when)
    assert (withdrawn and withdrawn.state) is after, "also where the end had been noticed before"


def test_a_late_answer_is_noted_where_the_end_has_no_effect() -> None:
    over = rules.running.expire(begun(rule()), now=datetime(2026, 12, 1, tzinfo=UTC))
    assert rules.running.is_over(over)
    answered = rules.running.heard(over, by=Stop.ANSWER, at=datetime(2026, 12, 3, tzinfo=UTC))
    assert answered is not None
    assert answered.state is ClockState.EXPIRED
    assert not rules.running.is_over(answered)


def test_an_end_that_is_noticed_late_says_so() -> None:
    for now, late in ((datetime(2026, 12, 1, 0, 10, tzinfo=UTC), False), (datetime(2026, 12, 2, 6, tzinfo=UTC), True)):
        assert rules.running.expired(rules.running.expire(begun(rule()), now=now), ROLES).late is late


@pytest.mark.parametrize(
    ("wrong", "field", "code"),
    [
        ({"clause": ""}, "clause", "text_missing"),
        ({"text": "x" * 301}, "text", "text_too_long"),
        ({"text": "a\u202eb"}, "text", "bad_text"),
        ({"amount": 0}, "amount", "out_of_range"),
        ({"amount": 1001}, "amount", "out_of_range"),
        ({"trigger": Trigger.DATE}, "date", "text_missing"),
        ({"trigger": Trigger.NOTICE, "after": "62.6"}, "after", "unknown"),
        ({"trigger": Trigger.EXPIRY, "after": "61.4"}, "after", "unknown"),  # itself
        ({"turn": Turn.COMPANY}, "company", "text_missing"),
        ({"warn": (1, 2, 3, 4, 5, 6)}, "warn", "out_of_range"),
        ({"warn": (61,)}, "warn", "out_of_range"),
    ],
)
def test_rules_that_cannot_be(wrong: dict[str, Any], field: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        rules.sets.clean([rule(**wrong)])
    assert [(fault.field, fault.code) for fault in refused.value.faults] == [(f"rules.0.{field}", code)]


def test_rules_that_follow_each_other_in_a_circle() -> None:
    one = rule(key="1", trigger=Trigger.EXPIRY, after="2")
    two = rule(key="2", trigger=Trigger.EXPIRY, after="1")
    with pytest.raises(Refusal) as refused:
        rules.sets.clean([one, two])
    assert [fault.field for fault in refused.value.faults] == ["rules.0.after", "rules.1.after"]
    with pytest.raises(Refusal):
        rules.sets.clean([rule(), rule()])


CLAUSES = {
    "nec4.notification": ["61.3 8 weeks barred", "61.4 1 weeks none", "61.4 2 weeks accepted"],
    "nec4.instruction": ["62.3 3 weeks none"],
    "nec4.quotation": ["62.3 2 weeks none", "62.6 2 weeks accepted"],
    "nec4.assessment": ["64.3 3 weeks none", "64.4 2 weeks accepted"],
    "nec4.programme": ["31.3 2 weeks none", "31.3 1 weeks accepted"],
    "fidic.notice_of_claim": ["20.2.1 28 days barred", "20.2.2 14 days accepted", "20.2.4 84 days barred"],
    "fidic.detailed_claim": ["3.7.3 42 days none", "3.7.3 42 days rejected"],
    "fidic.determination": ["3.7.5 28 days barred"],
    "fidic.programme": ["8.3 21 days accepted"],
    "fidic.programme_revised": ["8.3 14 days accepted"],
    "fidic.variation": ["13.3.1 28 days none"],
}


def test_the_sets_that_come_with_sitepost() -> None:
    said = {
        each.key: [f"{held.clause} {held.amount} {held.unit} {held.effect}" for held in each.rules]
        for each in rules.sets.SHIPPED
    }
    assert said == CLAUSES
    for each in rules.sets.SHIPPED:
        assert rules.sets.clean(each.rules) == each.rules, "they pass their own checks"


def test_which_running_clocks_a_changed_set_would_move() -> None:
    held = RuleSet((rule(key="1"), rule(key="2")), 1)
    after = (rule(key="1"), rule(2, key="2"), rule(key="3"))
    assert [each.key for each in rules.sets.changed(held, after)] == ["2"]
