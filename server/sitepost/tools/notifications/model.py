"""The nouns of notifications: events, roles, the matrix of both, notices, mails as the outbox shows them."""

from collections.abc import Iterable
from datetime import datetime, time
from enum import Enum
from typing import Any
from uuid import UUID

import msgspec

from sitepost.kernel.quiet import Quiet
from sitepost.kernel.refusal import Kind, Why

TYPE_TOOLS = "correspondence:"
"""The beginning of every tool key that has a matrix."""
TYPE_CARD = "correspondence.type"
OPEN = "open"
"""The state of a card about which reminders are sent."""
MOST_COUNTED = 100
MOST_CARDS = 100

ADMINS_ONLY = Why("notifications.admins_only", Kind.FORBIDDEN, "Only administrators of this type may see or set this.")
BLANK_CELL = Why("notifications.blank_cell", Kind.INVALID, "This role is never told of this event.")
NOT_FAILED = Why("notifications.not_failed", Kind.STATE, "Only a mail that failed or was kept can be sent again.")
NO_SERVER = Why("notifications.no_mail_server", Kind.STATE, "No mail server is set, so nothing can be sent.")
TOO_MANY_CARDS = Why("notifications.too_many_cards", Kind.INVALID, "Ask about at most 100 things at once.")
UNKNOWN_ZONE = Why("notifications.unknown_time_zone", Kind.INVALID, "There is no such time zone.")
LOCKED_CELL = Why("notifications.locked_cell", Kind.INVALID, "This always reaches you.")
HALF_QUIET = Why("notifications.half_quiet", Kind.INVALID, "Quiet hours need a beginning and an end.")
NEVER_LOUD = Why("notifications.never_loud", Kind.INVALID, "Leave some time in which mails may come.")
PUSH_OFF = Why("notifications.push_off", Kind.STATE, "This server pushes nothing.")
NOT_BY_TOKEN = Why("notifications.not_by_token", Kind.FORBIDDEN, "Only a browser that is signed in can be woken.")
NOTHING_NAMED = Why("notifications.nothing_named", Kind.INVALID, "Say which notices, or all of them.")


class Event(Enum):
    """What happened, by the names of spec 6.1; the strongest reason to tell comes first."""

    ASSIGNED = "assigned"
    CREATED = "created"
    RESPONDED_TO = "responded_to"
    EMAILED = "emailed"  # somebody wrote an e-mail about it, which leaves by itself
    CLOSED = "closed"
    REOPENED = "reopened"
    CLOCK_EXPIRED = "clock_expired"
    CLOCK_WARNED = "clock_warned"
    OVERDUE = "overdue"
    USER_REMOVED = "user_removed"
    UPDATED_ITEM = "updated_item"


class Role(Enum):
    """What somebody is on an item; the strongest comes first."""

    ASSIGNEE = "assignee"
    RECEIVED_FROM = "received_from"
    DISTRIBUTION = "distribution"
    CREATOR = "creator"


Box = tuple[Event, Role]
EVENTS, ROLES = tuple(Event), tuple(Role)
LISTED = (
    Event.CREATED,
    Event.ASSIGNED,
    Event.OVERDUE,
    Event.CLOCK_WARNED,
    Event.CLOCK_EXPIRED,
    Event.RESPONDED_TO,
    Event.UPDATED_ITEM,
    Event.USER_REMOVED,
    Event.CLOSED,
)
CLOCK_EVENTS = {Event.CLOCK_WARNED, Event.CLOCK_EXPIRED}
ON_BY_DEFAULT = {Event.CREATED, Event.ASSIGNED, Event.OVERDUE, Event.RESPONDED_TO, *CLOCK_EVENTS}
OFF_BY_DEFAULT: frozenset[Box] = frozenset({(Event.CLOCK_EXPIRED, Role.DISTRIBUTION)})
BLANK: frozenset[Box] = frozenset(
    {(Event.ASSIGNED, Role.CREATOR), (Event.USER_REMOVED, Role.CREATOR)}
    | {(Event.OVERDUE, role) for role in Role if role is not Role.ASSIGNEE}
    | {(Event.EMAILED, role) for role in Role}
)
DEFAULT: frozenset[Box] = frozenset(
    (event, role) for event in ON_BY_DEFAULT for role in Role if (event, role) not in BLANK | OFF_BY_DEFAULT
)
ALWAYS_NOTICED = {Event.CREATED, Event.ASSIGNED, Event.RESPONDED_TO, Event.CLOSED, Event.REOPENED, *CLOCK_EVENTS}
BOX_OF = {Event.REOPENED: Event.UPDATED_ITEM}
"""The row of the matrix for events that have none of their own (spec 6.1 knows no Reopened)."""


class Matrix(msgspec.Struct, frozen=True):
    """The ticked boxes of one type in one project; version 0 is the default that nobody touched."""

    ticked: frozenset[Box] = DEFAULT
    version: int = 0

    @property
    def ticks(self) -> list[str]:
        """The ticks as they are stored: `event:role`, sorted."""
        return sorted(f"{event.value}:{role.value}" for event, role in self.ticked)


def ticked_of(ticks: Iterable[str]) -> frozenset[Box]:
    """Read ticks as they are stored."""
    pairs = (tick.split(":", 1) for tick in ticks)
    return frozenset((Event(event), Role(role)) for event, role in pairs)


class Channel(Enum):
    """A way to be told; push and chat join here."""

    APP = "app"
    MAIL = "mail"


class Digest(Enum):
    """How mails come: each at once, or together."""

    AT_ONCE = "at_once"
    HOURLY = "hourly"
    DAILY = "daily"


class Reason(msgspec.Struct, frozen=True):
    """Why one person is told: the event, and the role in which they hear of it."""

    event: Event
    role: Role

    @property
    def strength(self) -> tuple[int, int]:
        """What reasons are sorted by, the strongest first."""
        return EVENTS.index(self.event), ROLES.index(self.role)

    @property
    def box(self) -> Box:
        """The box of the matrix that decides whether this reason mails."""
        return BOX_OF.get(self.event, self.event), self.role

    @property
    def chosen(self) -> Event:
        """The row of a person's own matrix that this reason belongs to: a new item may be assigned to them, too."""
        is_mine = self.event is Event.CREATED and self.role is Role.ASSIGNEE
        return Event.ASSIGNED if is_mine else self.event


CHOSEN = (
    Event.ASSIGNED,
    Event.CREATED,
    Event.RESPONDED_TO,
    Event.EMAILED,
    Event.UPDATED_ITEM,
    Event.CLOSED,
    Event.REOPENED,
    Event.OVERDUE,
    Event.CLOCK_WARNED,
    Event.CLOCK_EXPIRED,
    Event.USER_REMOVED,
)
"""The rows of a person's own matrix."""
LOCKED = frozenset((event, Channel.APP) for event in (Event.ASSIGNED, Event.OVERDUE, *CLOCK_EVENTS)) | {
    (Event.EMAILED, Channel.MAIL)
}
"""Cells that nobody can turn off: what waits for them stands in the app, what people write to them comes by mail."""


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody chose for themselves; it only takes away from what the types' matrices tell.

    Quiet are the hours from `quiet_from` to `quiet_to` (over midnight where that is earlier) and whole
    `quiet_days` (0 = Monday), in `time_zone`, or in that of the project where it is empty. `digest_hour`
    is an hour of that zone. With `skip_read` nothing is mailed that was read in the app before.
    """

    off: frozenset[tuple[Event, Channel]] = frozenset()
    time_zone: str = ""
    quiet_from: time | None = None
    quiet_to: time | None = None
    quiet_days: tuple[int, ...] = ()
    digest: Digest = Digest.AT_ONCE
    digest_hour: int = 7
    skip_read: bool = True
    version: int = 0

    @property
    def quiet(self) -> Quiet:
        """When they want to be left alone."""
        return Quiet(time_zone=self.time_zone, begins=self.quiet_from, ends=self.quiet_to, days=self.quiet_days)

    def wants(self, reason: Reason, channel: Channel) -> bool:
        """Say whether this channel may tell them for that reason."""
        return (reason.chosen, channel) not in self.off


EVERYTHING = Choice()
"""Of whoever never chose."""


class Waits(msgspec.Struct, frozen=True):
    """When a mail may leave, and whether in a digest instead of by itself."""

    until: datetime
    digest: bool


class DigestLine(msgspec.Struct, frozen=True):
    """One thing that a digest tells, as its reader may see it now; `read` in the app already."""

    id: UUID
    event: str
    role: str
    also: list[str]
    at: datetime
    actor: str | None
    project: str
    card: UUID
    number: str
    title: str
    state_label: str
    link: str
    read: bool


class Recipient(msgspec.Struct, frozen=True):
    """One person to be told of one save: why, and the reason that mails them, if a box does.

    `reasons` are all of them, one an event, the strongest first; `noticed` is the one that the app names, if any.
    """

    person: UUID
    reason: Reason
    mailed: Reason | None = None
    reasons: tuple[Reason, ...] = ()
    noticed: Reason | None = None

    def besides(self, told: Reason) -> tuple[Reason, ...]:
        """Return the further reasons when `told` is the one that is named first."""
        return tuple(each for each in self.reasons if each.event is not told.event)


class NoticeRow(msgspec.Struct, frozen=True):
    """A notice with the card it is about, as its reader may see both."""

    id: UUID
    event: str
    role: str
    also: list[str]
    at: datetime
    read_at: datetime | None
    actor_id: UUID | None
    actor_name: str | None
    project_id: UUID
    project_name: str
    card_id: UUID
    tool: str
    kind: str
    number: str
    title: str
    state: str
    state_label: str
    link: str


class MailRow(msgspec.Struct, frozen=True):
    """A mail as the outbox lists it; `visible` says whether the reader may see what it is about."""

    id: UUID
    created_at: datetime
    sent_at: datetime | None
    state: str
    attempts: int
    error: str
    sent_to: str
    subject: str
    reason: str
    scope_id: UUID | None
    scope_name: str | None
    card_id: UUID | None
    person_id: UUID | None
    visible: bool
    hold_until: datetime | None = None
    text: str = ""
    html: str = ""


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that the words of one mail need, already looked up."""

    project: str
    number: str
    title: str
    state: str
    actor: str
    lines: tuple[tuple[str, str], ...] = ()
    passages: tuple[tuple[str, Any], ...] = ()
    files: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    due: str = ""
    clock: str = ""
