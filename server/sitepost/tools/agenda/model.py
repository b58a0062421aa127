"""What waits, for whom and until when; and the secret links of calendars."""

from datetime import date, datetime, timedelta
from uuid import UUID

from msgspec import Struct

from sitepost.kernel.refusal import Kind, Why

MOST_LOOKED_AT = 5000  # things of one person that are counted by project
LONGEST_SPAN_DAYS = 62
MOST_A_DAY = 200
MOST_FEEDS = 20
MOST_EVENTS = 2000
FEED_REACHES_BACK = timedelta(days=90)
LONGEST_FEED_NAME = 100
NO_DAY = date(9999, 12, 31)
"""Where what has no due date stands in an order."""


class Waiting(Struct, frozen=True):
    """A thing that waits for somebody; `overdue` by the calendar of its project.

    `clock` says that it is only a contract period that waits for them, which ends on `due_on`.
    """

    id: UUID
    project: UUID
    project_name: str
    tool: str
    kind: str
    number: str
    title: str
    state_label: str
    link: str
    due_on: date | None
    overdue: bool
    clock: bool


class Burden(Struct, frozen=True):
    """How much of a project waits for a person, and how much of that is late."""

    id: UUID
    number: str
    name: str
    total: int
    overdue: int


class DueThing(Struct, frozen=True):
    """A thing in the calendar, with how many are due on its day and how many of those are late.

    `clock` says that a contract period of it ends on that day, and not its due date.
    """

    id: UUID
    project: UUID
    tool: str
    kind: str
    number: str
    title: str
    state_label: str
    link: str
    due_on: date
    overdue: bool
    mine: bool
    clock: bool
    of_day: int
    late_of_day: int


class FeedEvent(Struct, frozen=True):
    """A thing in the calendar of another program; `clock` as in `DueThing`."""

    id: UUID
    project_name: str
    number: str
    title: str
    state_label: str
    link: str
    due_on: date
    clock: bool
    updated_at: datetime


class Feed(Struct, frozen=True):
    """A secret link to a person's calendar, without its secret."""

    id: UUID
    account: UUID
    person: UUID
    name: str
    mine: bool
    created_at: datetime
    used_at: datetime | None


BAD_SPAN = Why("agenda.bad_span", Kind.INVALID, f"A calendar shows at most {LONGEST_SPAN_DAYS} days, first to last.")
TOO_MANY_FEEDS = Why("agenda.too_many_feeds", Kind.INVALID, f"You have {MOST_FEEDS} links; revoke one of them first.")
NOT_BY_TOKEN = Why("agenda.not_by_token", Kind.FORBIDDEN, "An API token cannot do this; sign in with a password.")
