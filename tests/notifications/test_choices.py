"""What people choose for themselves: events by role, status and channel; quiet hours and digests by the clock."""

from datetime import UTC, date, datetime, time
from itertools import product
from typing import Any
from uuid import UUID

import pytest
from tests.notifications.test_notifications_rules import ALL, ITEM, TYPE, edited

from sitepost.events.clocks import ClockExpired, ClockWarned
from sitepost.events.correspondence import ItemClosed, ItemIssued, ItemOverdue, ItemReopened, ItemResponded, Roles
from sitepost.kernel.fact import Change
from sitepost.kernel.ids import new_id
from sitepost.kernel.item import Audience, Card
from sitepost.tools.notifications import rules
from sitepost.tools.notifications.model import (
    ALWAYS_NOTICED,
    BLANK,
    BOX_OF,
    CHOSEN,
    LOCKED,
    Channel,
    Choice,
    Digest,
    DigestLine,
    Event,
    Reason,
    Recipient,
    Role,
)

ME = new_id()
DAY = date(2026, 3, 2)


def fact_of(event: Event, role: Role) -> Any:
    """What happens to an item on which I have one role."""
    mine = Roles(**{role.value: (ME,)})
    return {
        Event.CREATED: lambda: ItemIssued(ITEM, TYPE, mine),
        Event.RESPONDED_TO: lambda: ItemResponded(ITEM, TYPE, new_id(), True, mine),
        Event.CLOSED: lambda: ItemClosed(ITEM, TYPE, mine, True, ()),
        Event.REOPENED: lambda: ItemReopened(ITEM, TYPE, mine, ()),
        Event.CLOCK_WARNED: lambda: ClockWarned(ITEM, new_id(), "61.4", DAY, mine),
        Event.CLOCK_EXPIRED: lambda: ClockExpired(ITEM, new_id(), "61.4", DAY, "none", "Ran out", False, mine),
        Event.OVERDUE: lambda: ItemOverdue(ITEM, TYPE, mine, DAY, DAY),
        Event.CLOCK_WARNED: lambda: ClockWarned(ITEM, new_id(), "61.3", DAY, mine),
        Event.CLOCK_EXPIRED: lambda: ClockExpired(ITEM, new_id(), "61.3", DAY, "none", "", False, mine),
        Event.UPDATED_ITEM: lambda: edited(roles=mine, changes=(Change("subject"),)),
        Event.ASSIGNED: lambda: edited(roles=mine, came=mine),
        Event.USER_REMOVED: lambda: edited(roles=Roles(), went=mine),
    }[event]()


TOLD_BY_ROLE = [event for event in Event if event is not Event.EMAILED]
CELLS = list(product(TOLD_BY_ROLE, Role, (True, False), (True, False), (True, False), (True, False)))


def test_every_cell_of_event_role_status_and_channel() -> None:
    """The company's box decides whether a mail may go, closing silences, and oneself can only take away."""
    assert len(CELLS) == 640
    for event, role, ticked, closed, app_off, mail_off in CELLS:
        reason = Reason(event, role)
        box = (BOX_OF.get(event, event), role)
        off = {(reason.chosen, Channel.APP)} if app_off else set()
        off |= {(reason.chosen, Channel.MAIL)} if mail_off else set()
        found = rules.recipients(
            fact_of(event, role),
            ticked=frozenset({box} if ticked else ()),
            actor=None,
            after_closing=closed,
            choices={ME: Choice(off=frozenset(off))},
        )
        may_mail = ticked and box not in BLANK and not closed and not mail_off
        may_note = (ticked or event in ALWAYS_NOTICED) and box not in BLANK and not app_off
        said = {(each.mailed is not None, each.noticed is not None) for each in found}
        assert said == ({(may_mail, may_note)} if may_mail or may_note else set()), (event, role, ticked, closed, off)


def test_nobody_is_told_of_more_by_their_own_matrix() -> None:
    everything = {ME: Choice()}
    for event, role in product(TOLD_BY_ROLE, Role):
        fact = fact_of(event, role)
        for ticked in (frozenset(), ALL):
            plain = rules.recipients(fact, ticked=ticked, actor=None)
            assert rules.recipients(fact, ticked=ticked, actor=None, choices=everything) == plain


def test_the_weaker_reason_mails_where_the_stronger_is_off() -> None:
    mine = Roles(assignee=(ME,))
    was = edited(roles=mine, came=Roles(distribution=(ME,)), changes=(Change("subject"),))
    off = Choice(off=frozenset({(Event.ASSIGNED, Channel.MAIL)}))
    (each,) = rules.recipients(was, ticked=ALL, actor=None, choices={ME: off})
    assert each.mailed == Reason(Event.UPDATED_ITEM, Role.ASSIGNEE)
    assert each.noticed == Reason(Event.ASSIGNED, Role.DISTRIBUTION)


def test_a_new_item_for_me_is_assigned_to_me() -> None:
    off = {ME: Choice(off=frozenset({(Event.CREATED, Channel.MAIL)}))}
    assert rules.recipients(fact_of(Event.CREATED, Role.ASSIGNEE), ticked=ALL, actor=None, choices=off)[0].mailed
    copied = rules.recipients(fact_of(Event.CREATED, Role.DISTRIBUTION), ticked=ALL, actor=None, choices=off)
    assert copied[0].mailed is None


def test_cells_are_read_as_they_are_shown() -> None:
    for off in (frozenset(), frozenset({(Event.CLOSED, Channel.MAIL), (Event.CREATED, Channel.APP)})):
        shown = rules.chosen_cells(Choice(off=off))
        assert list(shown) == [event.value for event in CHOSEN]
        assert {(e, c) for e, cells in shown.items() for c, on in cells.items() if on is None} == {
            (event.value, channel.value) for event, channel in LOCKED
        }
        assert rules.read_cells(shown) == (off, [])


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"assigned": {"app": False}}, "notifications.locked_cell"),
        ({"overdue": {"app": False}}, "notifications.locked_cell"),
        ({"exploded": {"app": False}}, "unknown"),
        ({"closed": {"pigeon": False}}, "unknown"),
        ({"closed": {"mail": False, "app": True}}, None),
        ({"assigned": {"app": True, "mail": False}}, None),
    ],
)
def test_what_cannot_be_turned_off_is_refused(given: Any, code: str | None) -> None:
    faults = rules.read_cells(given)[1]
    assert [fault.code for fault in faults] == ([code] if code else [])


@pytest.mark.parametrize(
    ("choice", "field", "code"),
    [
        (Choice(time_zone="Mars/Olympus"), "time_zone", "notifications.unknown_time_zone"),
        (Choice(time_zone="../etc/passwd"), "time_zone", "notifications.unknown_time_zone"),
        (Choice(quiet_from=time(20)), "quiet_to", "notifications.half_quiet"),
        (Choice(quiet_to=time(20)), "quiet_from", "notifications.half_quiet"),
        (Choice(quiet_from=time(8), quiet_to=time(8)), "quiet_to", "notifications.never_loud"),
        (Choice(quiet_days=(0, 1, 2, 3, 4, 5, 6)), "quiet_days", "notifications.never_loud"),
        (Choice(time_zone="Europe/Berlin", quiet_from=time(20), quiet_to=time(7), quiet_days=(5, 6)), None, None),
    ],
)
def test_times_are_checked(choice: Choice, field: str | None, code: str | None) -> None:
    assert [(fault.field, fault.code) for fault in rules.choice_faults(choice)] == ([(field, code)] if field else [])


def at(text: str) -> datetime:
    """An instant in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


NIGHT = Choice(time_zone="Europe/Berlin", quiet_from=time(20), quiet_to=time(6, 30))
NOON = Choice(time_zone="Europe/Berlin", quiet_from=time(12), quiet_to=time(13))
WEEKEND = Choice(time_zone="Europe/Berlin", quiet_from=time(20), quiet_to=time(6, 30), quiet_days=(5, 6))
NEXT = time(2, 30)


@pytest.mark.parametrize(
    ("choice", "moment", "loud"),
    [  # Berlin is an hour ahead of UTC in winter, two in summer; the clocks move on 29 March and 25 October 2026
        (NIGHT, "2026-01-14T18:59", "2026-01-14T18:59"),
        (NIGHT, "2026-01-14T19:00", "2026-01-15T05:30"),
        (NIGHT, "2026-01-15T00:10", "2026-01-15T05:30"),
        (NIGHT, "2026-01-15T05:29", "2026-01-15T05:30"),
        (NIGHT, "2026-01-15T05:30", "2026-01-15T05:30"),
        (NIGHT, "2026-07-14T18:00", "2026-07-15T04:30"),
        (NIGHT, "2026-03-28T22:00", "2026-03-29T04:30"),
        (NIGHT, "2026-10-24T22:00", "2026-10-25T05:30"),
        (NOON, "2026-01-14T11:30", "2026-01-14T12:00"),
        (NOON, "2026-01-14T12:00", "2026-01-14T12:00"),
        (WEEKEND, "2026-01-16T19:30", "2026-01-19T05:30"),
        (WEEKEND, "2026-01-17T10:00", "2026-01-19T05:30"),
        (WEEKEND, "2026-01-19T10:00", "2026-01-19T10:00"),
        (Choice(), "2026-01-17T03:00", "2026-01-17T03:00"),
        (Choice(quiet_from=time(22), quiet_to=time(6)), "2026-01-14T23:00", "2026-01-15T05:00"),
        (Choice(time_zone="Europe/Berlin", quiet_from=time(1), quiet_to=NEXT), "2026-03-29T00:10", "2026-03-29T01:30"),
        (Choice(time_zone="Europe/Berlin", quiet_from=time(1), quiet_to=NEXT), "2026-10-25T01:10", "2026-10-25T01:10"),
    ],
)
def test_quiet_times_end_by_the_clock_of_their_person(choice: Choice, moment: str, loud: str) -> None:
    assert rules.loud_from(choice, at(moment), zone="Europe/Berlin") == at(loud)


def test_quiet_times_never_end_before_they_began_and_always_end() -> None:
    for choice in (
        NIGHT,
        NOON,
        WEEKEND,
        Choice(quiet_from=time(0), quiet_to=time(23, 59), quiet_days=(0, 1, 2, 3, 4, 5)),
    ):
        for hour in range(0, 24 * 400, 5):
            moment = datetime.fromtimestamp(1_767_225_600 + hour * 3600 + 61, UTC)
            loud = rules.loud_from(choice, moment, zone="Australia/Lord_Howe")
            assert loud >= moment
            assert rules.loud_from(choice, loud, zone="Australia/Lord_Howe") == loud


DAILY = Choice(time_zone="Europe/Berlin", digest=Digest.DAILY, digest_hour=7)
HOURLY = Choice(time_zone="Asia/Kolkata", digest=Digest.HOURLY)


@pytest.mark.parametrize(
    ("choice", "now", "due"),
    [
        (DAILY, "2026-01-14T05:59", "2026-01-14T06:00"),
        (DAILY, "2026-01-14T06:00", "2026-01-15T06:00"),
        (DAILY, "2026-03-28T12:00", "2026-03-29T05:00"),
        (DAILY, "2026-10-24T12:00", "2026-10-25T06:00"),
        (HOURLY, "2026-01-14T05:10", "2026-01-14T05:30"),
        (HOURLY, "2026-01-14T05:30", "2026-01-14T06:30"),
        (Choice(time_zone="Europe/Berlin", digest=Digest.HOURLY, quiet_from=time(20), quiet_to=time(6, 30)),
         "2026-01-14T18:40", "2026-01-15T05:30"),
        (Choice(time_zone="Europe/Berlin", digest=Digest.DAILY, digest_hour=7, quiet_days=(5, 6)),
         "2026-01-16T12:00", "2026-01-19T06:00"),
        (Choice(time_zone="Europe/Berlin", digest=Digest.DAILY, digest_hour=5, quiet_from=time(20), quiet_to=time(6)),
         "2026-01-14T12:00", "2026-01-15T05:00"),
    ],
)  # fmt: skip
def test_digests_are_due_in_the_morning_and_on_the_hour_of_their_person(choice: Choice, now: str, due: str) -> None:
    assert rules.next_digest(choice, at(now), zone="UTC") == at(due)


@pytest.mark.parametrize(
    ("choice", "urgent", "until", "digest"),
    [
        (Choice(), False, None, None),
        (NIGHT, False, "2026-01-15T05:30", False),
        (NIGHT, True, None, None),
        (DAILY, False, "2026-01-15T06:00", True),
        (DAILY, True, None, None),
    ],
)
def test_deadlines_wait_for_nothing(choice: Choice, urgent: bool, until: str | None, digest: bool | None) -> None:
    found = rules.waits(choice, at("2026-01-14T22:00"), zone="UTC", urgent=urgent)
    assert (found and (found.until, found.digest)) == (until and (at(until), digest))


@pytest.mark.parametrize(
    ("event", "role", "due", "mine", "urgent"),
    [
        (Event.OVERDUE, Role.ASSIGNEE, DAY, True, True),
        (Event.ASSIGNED, Role.ASSIGNEE, DAY, True, True),
        (Event.CREATED, Role.ASSIGNEE, DAY, True, True),
        (Event.CREATED, Role.ASSIGNEE, date(2026, 3, 3), True, False),
        (Event.CREATED, Role.ASSIGNEE, None, True, False),
        (Event.ASSIGNED, Role.DISTRIBUTION, DAY, False, False),
        (Event.CREATED, Role.DISTRIBUTION, DAY, False, False),
        (Event.RESPONDED_TO, Role.ASSIGNEE, DAY, True, False),
    ],
)
def test_what_is_urgent(event: Event, role: Role, due: date | None, mine: bool, urgent: bool) -> None:
    card = Card(
        id=ITEM, account=ITEM, scope=ITEM, tool="t", kind="k", number="1", title="x", audience=Audience(None),
        due_on=due, court=frozenset({ME} if mine else ()),
    )  # fmt: skip
    reason = Reason(event, role)
    assert rules.is_urgent(Recipient(ME, reason, reason, (reason,)), card, today=DAY) is urgent


def line(**more: Any) -> DigestLine:
    """One line of a digest."""
    given: dict[str, Any] = {
        "id": new_id(), "event": "created", "role": "assignee", "also": [], "at": at("2026-01-14T22:05"),
        "actor": "Carl Reyes", "project": "Harbour Tower", "card": ITEM, "number": "NOD-1", "title": "Delay",
        "state_label": "Open", "link": "/projects/1", "read": False,
    }  # fmt: skip
    return DigestLine(**(given | more))


def test_a_digest_says_what_happened_to_each_item() -> None:
    other: UUID = new_id()
    lines = [line(), line(event="responded_to", also=["closed:creator"], actor=None), line(card=other, number="NOD-2")]
    assert rules.digest_subject(lines) == "[Harbour Tower] 3 notifications about 2 items: NOD-1, NOD-2"
    first, second = rules.entries(lines, zone="Europe/Berlin")
    assert first.label == "Harbour Tower · NOD-1 · Open"
    assert first.said == ("14 January, 23:05  Assigned to you – Carl Reyes", "14 January, 23:05  New response, Closed")
    assert second.label.startswith("Harbour Tower · NOD-2")
    two = [line(), line(project="North Gate", card=other, number="X-2")]
    assert rules.digest_subject(two) == "2 notifications about 2 items: NOD-1, X-2"
    many = [line(card=new_id(), number=f"N-{n}") for n in range(5)]
    assert rules.digest_subject(many).endswith("N-0, N-1, N-2 and 2 more")


@pytest.mark.parametrize(("skip", "left"), [(True, 1), (False, 2)])
def test_what_was_read_in_the_app_stays_out_where_one_chose_so(skip: bool, left: int) -> None:
    assert len(rules.shown([line(), line(read=True)], Choice(skip_read=skip))) == left


def test_changes_are_said_with_old_and_new_values() -> None:
    known, strange = new_id(), new_id()
    changes = [
        Change("due_on", "2026-03-02", None),
        Change("assignees", [str(known)], [str(known), str(strange)]),
        Change("private", False, True),
        Change("spec_section_id", None, str(known)),
        Change("description", "a\nb", "x" * 400),
    ]
    said = rules.changes_in_words(changes, {known: "Dana"})
    assert said[:4] == (
        "Due date: 2 March 2026 → (empty)",
        "Assignees: Dana → Dana, (not to be named here)",
        "Private: No → Yes",
        "Spec section: (empty) → Dana",
    )
    assert said[4].startswith("Description: a b → xxx")
    assert len(said[4]) < 330
