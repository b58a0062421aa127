"""The nouns of notifications: events, roles, the matrix of both, notices, mails as the outbox shows them."""

from collections.abc import Iterable
from datetime import datetime
from enum import Enum
from typing import Any
from uuid import UUID

import msgspec

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
NOTHING_NAMED = Why("notifications.nothing_named", Kind.INVALID, "Say which notices, or all of them.")


class Event(Enum):
    """What happened, by the names of spec 6.1; the strongest reason to tell comes first."""

    ASSIGNED = "assigned"
    CREATED = "created"
    RESPONDED_TO = "responded_to"
    CLOSED = "closed"
    REOPENED = "reopened"
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
    Event.RESPONDED_TO,
    Event.UPDATED_ITEM,
    Event.USER_REMOVED,
    Event.CLOSED,
)
ON_BY_DEFAULT = {Event.CREATED, Event.ASSIGNED, Event.OVERDUE, Event.RESPONDED_TO}
BLANK: frozenset[Box] = frozenset(
    {(Event.ASSIGNED, Role.CREATOR), (Event.USER_REMOVED, Role.CREATOR)}
    | {(Event.OVERDUE, role) for role in Role if role is not Role.ASSIGNEE}
)
DEFAULT: frozenset[Box] = frozenset(
    (event, role) for event in ON_BY_DEFAULT for role in Role if (event, role) not in BLANK
)
ALWAYS_NOTICED = {Event.CREATED, Event.ASSIGNED, Event.RESPONDED_TO, Event.CLOSED, Event.REOPENED}
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


class Recipient(msgspec.Struct, frozen=True):
    """One person to be told of one save: why, and the reason that mails them, if a box does.

    `reasons` are all of them, one an event, the strongest first.
    """

    person: UUID
    reason: Reason
    mailed: Reason | None = None
    reasons: tuple[Reason, ...] = ()

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
    due: str = ""
