"""Who is told of what: the matrix of spec 6.1 as tables."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from sitepost.events.clocks import ClockExpired, ClockWarned
from sitepost.events.correspondence import (
    ItemClosed,
    ItemEdited,
    ItemIssued,
    ItemOverdue,
    ItemReopened,
    ItemResponded,
    Roles,
)
from sitepost.kernel.fact import Change
from sitepost.kernel.ids import new_id
from sitepost.kernel.passport import Level, Passport, Site
from sitepost.kernel.refusal import Refusal
from sitepost.tools.notifications import rules
from sitepost.tools.notifications.model import (
    BLANK,
    CLOCK_EVENTS,
    DEFAULT,
    LISTED,
    Box,
    Event,
    MailRow,
    Matrix,
    Reason,
    Role,
    Story,
    ticked_of,
)

ITEM, TYPE = new_id(), new_id()
CREATOR, ASSIGNEE, COPIED, SENDER, NEWCOMER = (new_id() for _ in range(5))
ROLES = Roles(creator=(CREATOR,), assignee=(ASSIGNEE,), distribution=(COPIED,), received_from=(SENDER,))
ALL: frozenset[Box] = frozenset((event, role) for event in LISTED for role in Role) - BLANK
NONE: frozenset[Box] = frozenset()


def edited(**more: Any) -> ItemEdited:
    """An edit of an issued item."""
    given = {"item": ITEM, "type": TYPE, "roles": ROLES, "came": Roles(), "went": Roles(), "changes": ()}
    return ItemEdited(**(given | more))


def mailed(fact: Any, ticked: frozenset[Box] = DEFAULT, actor: UUID | None = None, **more: Any) -> dict[UUID, str]:
    """Who is mailed, and for which event."""
    found = rules.recipients(fact, ticked=ticked, actor=actor, **more)
    return {each.person: each.mailed.event.value for each in found if each.mailed}


def noticed(fact: Any, ticked: frozenset[Box] = DEFAULT, **more: Any) -> dict[UUID, str]:
    """Who gets a notice, and for which event."""
    return {each.person: each.reason.event.value for each in rules.recipients(fact, ticked=ticked, actor=None, **more)}


ISSUED = ItemIssued(ITEM, TYPE, ROLES)
RESPONDED = ItemResponded(ITEM, TYPE, new_id(), True, ROLES)
CLOSED = ItemClosed(ITEM, TYPE, ROLES, True, ())
REOPENED = ItemReopened(ITEM, TYPE, ROLES, ())
OVERDUE = ItemOverdue(ITEM, TYPE, ROLES, date(2026, 11, 20), date(2026, 11, 23))
WARNED = ClockWarned(ITEM, new_id(), "61.4", date(2026, 11, 30), ROLES)
EXPIRED = ClockExpired(ITEM, new_id(), "61.4", date(2026, 11, 30), "none", "Ran out", False, ROLES)
EVERYBODY = {CREATOR, ASSIGNEE, COPIED, SENDER}


def test_the_defaults_are_those_of_the_specification() -> None:
    table = rules.cells(DEFAULT)
    on, off = dict.fromkeys(["creator", "assignee", "distribution", "received_from"], True), False
    assert table == {
        "created": on,
        "assigned": on | {"creator": None},
        "overdue": dict.fromkeys(on) | {"assignee": True},
        "clock_warned": on,
        "clock_expired": on | {"distribution": False},
        "responded_to": on,
        "updated_item": dict.fromkeys(on, off),
        "user_removed": dict.fromkeys(on, off) | {"creator": None},
        "closed": dict.fromkeys(on, off),
    }


@pytest.mark.parametrize(
    ("fact", "mails", "notices"),
    [
        (ISSUED, EVERYBODY, EVERYBODY),
        (RESPONDED, EVERYBODY, EVERYBODY),
        (CLOSED, set(), EVERYBODY),
        (REOPENED, set(), EVERYBODY),
        (OVERDUE, {ASSIGNEE}, {ASSIGNEE}),
        (WARNED, EVERYBODY, EVERYBODY),
        (EXPIRED, EVERYBODY - {COPIED}, EVERYBODY),
        (edited(changes=(Change("subject"),)), set(), set()),
        (edited(came=Roles(distribution=(NEWCOMER,)), roles=ROLES), {NEWCOMER}, {NEWCOMER}),
        (edited(went=Roles(assignee=(NEWCOMER,))), set(), set()),
        (edited(came=Roles(assignee=(NEWCOMER,)), changes=(Change("assignees"),), told=False), set(), set()),
    ],
)
def test_the_default_matrix(fact: Any, mails: set[UUID], notices: set[UUID]) -> None:
    assert set(mailed(fact)) == mails
    assert set(noticed(fact)) == notices


@pytest.mark.parametrize("box", sorted(ALL, key=str))
def test_each_box_mails_its_own_role_and_nobody_else(box: Box) -> None:
    event, role = box
    person = {Role.CREATOR: CREATOR, Role.ASSIGNEE: ASSIGNEE, Role.DISTRIBUTION: COPIED, Role.RECEIVED_FROM: SENDER}
    only = Roles(**{role.value: (person[role],)})
    facts = {
        Event.CREATED: ISSUED,
        Event.RESPONDED_TO: RESPONDED,
        Event.CLOSED: CLOSED,
        Event.OVERDUE: OVERDUE,
        Event.CLOCK_WARNED: WARNED,
        Event.CLOCK_EXPIRED: EXPIRED,
        Event.UPDATED_ITEM: edited(changes=(Change("subject"),)),
        Event.ASSIGNED: edited(came=only),
        Event.USER_REMOVED: edited(went=only, roles=Roles()),
    }
    assert mailed(facts[event], frozenset({box})) == {person[role]: event.value}
    assert mailed(facts[event], NONE) == {}


def test_the_actor_is_never_told() -> None:
    assert CREATOR not in mailed(ISSUED, ALL, CREATOR)
    assert set(mailed(edited(came=Roles(assignee=(ASSIGNEE,))), ALL, ASSIGNEE)) == set()


def test_one_person_in_every_role_is_told_once_for_the_strongest() -> None:
    one = Roles(creator=(NEWCOMER,), assignee=(NEWCOMER,), distribution=(NEWCOMER,), received_from=(NEWCOMER,))
    found = rules.recipients(ItemIssued(ITEM, TYPE, one), ticked=ALL, actor=None)
    assert [(each.reason, each.mailed) for each in found] == [
        (Reason(Event.CREATED, Role.ASSIGNEE), Reason(Event.CREATED, Role.ASSIGNEE))
    ]
    only_copy = frozenset({(Event.CREATED, Role.DISTRIBUTION)})
    found = rules.recipients(ItemIssued(ITEM, TYPE, one), ticked=only_copy, actor=None)
    assert found[0].mailed == Reason(Event.CREATED, Role.DISTRIBUTION)


def test_a_newcomer_is_assigned_rather_than_updated() -> None:
    now = Roles(creator=(CREATOR,), assignee=(ASSIGNEE, NEWCOMER))
    fact = edited(roles=now, came=Roles(assignee=(NEWCOMER,)), changes=(Change("assignees"),))
    assert mailed(fact, ALL) == {NEWCOMER: "assigned", ASSIGNEE: "updated_item", CREATOR: "updated_item"}


def test_who_only_changes_role_is_not_removed() -> None:
    fact = edited(went=Roles(distribution=(ASSIGNEE,)))
    assert mailed(fact, ALL) == {}
    assert mailed(edited(went=Roles(distribution=(NEWCOMER,))), ALL) == {NEWCOMER: "user_removed"}


def test_after_closing_nothing_is_mailed() -> None:
    fact = edited(came=Roles(assignee=(NEWCOMER,)), changes=(Change("subject"),))
    assert mailed(fact, ALL, after_closing=True) == {}
    assert noticed(fact, DEFAULT, after_closing=True) == {NEWCOMER: "assigned"}


def test_a_reopening_is_mailed_where_updates_are() -> None:
    ticked = frozenset({(Event.UPDATED_ITEM, Role.ASSIGNEE)})
    assert mailed(REOPENED, ticked) == {ASSIGNEE: "reopened"}
    with pytest.raises(Refusal):
        rules.read_ticks({"reopened": {"assignee": True}})


def test_the_facts_of_a_save_are_told_together_the_strongest_first() -> None:
    came = edited(came=Roles(assignee=(NEWCOMER,)), changes=(Change("assignees"),))
    heard = [rules.recipients(fact, ticked=ALL, actor=None) for fact in (came, CLOSED)]
    found = {each.person: each for each in rules.joined(heard)}
    assert len(found) == sum(len(people) for people in heard) - len(EVERYBODY)
    first = found[ASSIGNEE]
    assert [each.event for each in first.reasons] == [Event.CLOSED, Event.UPDATED_ITEM]
    assert first.mailed == first.reason == Reason(Event.CLOSED, Role.ASSIGNEE)
    assert first.besides(first.reason) == (Reason(Event.UPDATED_ITEM, Role.ASSIGNEE),)
    only_closed = frozenset({(Event.CLOSED, Role.ASSIGNEE)})
    heard = [rules.recipients(fact, ticked=only_closed, actor=None) for fact in (RESPONDED, CLOSED)]
    first = {each.person: each for each in rules.joined(heard)}[ASSIGNEE]
    assert (first.reason.event, first.mailed and first.mailed.event) == (Event.RESPONDED_TO, Event.CLOSED)


@pytest.mark.parametrize(
    ("fact", "save", "after"),
    [(edited(), [edited()], True), (edited(), [edited(), REOPENED], False), (CLOSED, [edited(), CLOSED], False),
     (edited(), [edited(), CLOSED], True)],
)  # fmt: skip
def test_what_opens_or_closes_is_told_of_a_closed_item_too(fact: Any, save: Any, after: bool) -> None:
    assert rules.is_after_closing(fact, save, was_closed=True) is after
    assert rules.is_after_closing(fact, save, was_closed=False) is False


def test_a_mail_says_every_reason_in_its_first_sentences() -> None:
    said = rules.opening(STORY, Reason(Event.RESPONDED_TO, Role.CREATOR), [Reason(Event.CLOSED, Role.CREATOR)])
    assert said == ("Carl Reyes responded.", "Carl Reyes closed this item: Open.")


def test_somebody_removed_reads_the_subject_that_they_knew() -> None:
    assert (
        rules.removed_subject(edited(changes=(Change("subject", "old words", "new words"),)), "new words")
        == "old words"
    )
    assert rules.removed_subject(edited(), "words") == "words"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"assigned": {"creator": True}}, "notifications.blank_cell"),
        ({"user_removed": {"creator": True}}, "notifications.blank_cell"),
        ({"exploded": {"creator": True}}, "unknown"),
        ({"created": {"king": True}}, "unknown"),
        ({"created": {"creator": None}}, None),
        ({"assigned": {"creator": None}}, None),
        ({}, None),
    ],
)
def test_a_matrix_is_read_or_refused(given: Any, code: str | None) -> None:
    if code is None:
        assert rules.read_ticks(given) == frozenset()
        return
    with pytest.raises(Refusal) as refused:
        rules.read_ticks(given)
    assert refused.value.faults[0].code == code


def test_a_matrix_survives_its_storing() -> None:
    assert ticked_of(Matrix(ALL).ticks) == ALL
    assert rules.read_ticks(rules.cells(ALL)) == ALL


@pytest.mark.parametrize(
    ("tool", "level", "code"),
    [
        ("correspondence:1", Level.NONE, "not_found"),
        ("correspondence:1", Level.READ_ONLY, "notifications.admins_only"),
        ("correspondence:1", Level.STANDARD, "notifications.admins_only"),
        ("correspondence:1", Level.ADMIN, None),
        ("directory", Level.ADMIN, "not_found"),
    ],
)
def test_only_administrators_of_the_type_set_its_matrix(tool: str, level: Level, code: str | None) -> None:
    account = new_id()
    site = Site(id=new_id(), account=account, name="x")
    who = Passport(person=new_id(), account=account, site=site, company=None, name="x", levels={tool: level})
    why = rules.why_not_configure(tool, who)
    assert (why.code if why else None) == code


STORY = Story(project="Harbour Tower", number="NOD-0012", title="Delay", state="Open", actor="Carl Reyes")


@pytest.mark.parametrize(
    ("event", "role", "subject"),
    [
        (Event.CREATED, Role.ASSIGNEE, "[Harbour Tower] Assigned to you: NOD-0012 Delay"),
        (Event.CREATED, Role.DISTRIBUTION, "[Harbour Tower] Issued: NOD-0012 Delay"),
        (Event.ASSIGNED, Role.DISTRIBUTION, "[Harbour Tower] Copied to you: NOD-0012 Delay"),
        (Event.RESPONDED_TO, Role.CREATOR, "[Harbour Tower] New response: NOD-0012 Delay"),
        (Event.CLOSED, Role.CREATOR, "[Harbour Tower] Closed: NOD-0012 Delay"),
    ],
)
def test_a_subject_says_project_reason_and_number(event: Event, role: Role, subject: str) -> None:
    assert rules.subject(STORY, Reason(event, role)) == subject


def test_every_reason_has_its_words() -> None:
    for event, role in sorted(ALL, key=str):
        reason = Reason(event, role)
        assert rules.reason_words(reason)
        assert ("Carl Reyes" in rules.opening(STORY, reason)[0]) == (event not in (Event.OVERDUE, *CLOCK_EVENTS))
        assert "NOD-0012" in rules.why_sentence(STORY, reason)


def row(**more: Any) -> MailRow:
    """A mail of the outbox."""
    given: dict[str, Any] = {
        "id": new_id(), "created_at": None, "sent_at": None, "state": "sent", "attempts": 1, "error": "",
        "sent_to": "a@b.test", "subject": "secret subject", "reason": "created", "scope_id": None, "scope_name": None,
        "card_id": None, "person_id": None, "visible": True, "text": "words", "html": "<p>words</p>",
    }  # fmt: skip
    return MailRow(**(given | more))


@pytest.mark.parametrize(
    ("visible", "secret", "subject", "text"),
    [
        (True, False, "secret subject", "words"),
        (True, True, "secret subject", ""),
        (False, False, "(withheld)", ""),
        (False, True, "(withheld)", ""),
    ],
)
def test_the_outbox_withholds_words(visible: bool, secret: bool, subject: str, text: str) -> None:
    shown = rules.masked(row(visible=visible), secret=secret)
    assert (shown.subject, shown.text) == (subject, text)


@pytest.mark.parametrize(
    ("state", "sends", "code"),
    [
        ("failed", True, None),
        ("failed", False, None),
        ("kept", True, None),
        ("kept", False, "notifications.no_mail_server"),
        ("sent", True, "notifications.not_failed"),
        ("waiting", True, "notifications.not_failed"),
    ],
)
def test_only_failed_and_kept_mails_are_sent_again(state: str, sends: bool, code: str | None) -> None:
    why = rules.why_not_send_again(state, sends=sends)
    assert (why.code if why else None) == code
