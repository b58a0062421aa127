"""The nouns of contract clocks: rules of a type, what is remembered of items, and the clocks that run on them."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from msgspec import Struct

from sitepost.events.correspondence import Roles
from sitepost.kernel.refusal import Kind, Why

TYPE_TOOLS = "correspondence:"
"""The beginning of every tool key whose items clocks run on."""
COMPANY_CARD, TYPE_CARD = "directory.company", "correspondence.type"

MOST_RULES = 40
MOST_WARNINGS = 5
LONGEST_PERIOD = 1000
LONGEST_CLAUSE, LONGEST_TEXT, LONGEST_LABEL, LONGEST_REASON = 40, 300, 60, 500
LONGEST_KEY = 40
MOST_CARDS = 100
MORNING = 7  # the hour on site at which warnings are given
STRUCK_AT_ONCE = 100
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)


class Trigger(StrEnum):
    """What starts a clock; `expiry` and `notice` are about another rule's clock."""

    ISSUED = "issued"
    REPLY = "reply"  # an official response of somebody other than the sender's company
    OFFICIAL_RESPONSE = "official_response"  # of anybody
    CLOSED = "closed"
    DATE = "date"
    EXPIRY = "expiry"
    NOTICE = "notice"


class Stop(StrEnum):
    """What stops a clock."""

    ISSUED = "issued"
    ANSWER = "answer"  # an official response of whoever is on the clock
    OFFICIAL_RESPONSE = "official_response"  # of anybody
    CLOSED = "closed"
    LINKED = "linked"  # an item made from this one, or going back to it, is issued by whoever is on the clock


class Unit(StrEnum):
    """What a period is counted in."""

    DAYS = "days"
    WEEKS = "weeks"
    WORKING_DAYS = "working_days"


class Turn(StrEnum):
    """Who is on the clock."""

    SENDER = "sender"  # Received From, or who wrote it
    RECIPIENT = "recipient"  # the assignees
    COMPANY = "company"


class Effect(StrEnum):
    """What the contract makes of a period that ran out."""

    NONE = "none"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    BARRED = "barred"


class ClockState(StrEnum):
    """A clock runs until what it waits for comes, or until its period is over."""

    RUNNING = "running"
    STOPPED = "stopped"
    EXPIRED = "expired"


class Rule(Struct, frozen=True, kw_only=True):
    """One period of a contract: what starts it, how long it is, whose turn it is, what stops it, what its end means.

    `key` names the rule among those of its type; `after` is the key of the rule that it follows. `date` is the
    label of the day that starts it: a day that people say here, or with `field` that of a custom field of the item.
    `outcome` says the effect in words of its own. `warn` are working days before the end, on whose mornings those on
    the clock are warned.
    """

    key: str
    clause: str
    text: str
    trigger: Trigger
    amount: int
    unit: Unit
    turn: Turn
    effect: Effect = Effect.NONE
    outcome: str = ""
    date: str = ""
    after: str = ""
    field: UUID | None = None
    company: UUID | None = None
    stops: tuple[Stop, ...] = ()
    warn: tuple[int, ...] = ()


class RuleSet(Struct, frozen=True):
    """The rules of a type: the company's, or a project's own where `own`; version 0 until somebody saved them."""

    rules: tuple[Rule, ...] = ()
    version: int = 0
    own: bool = False
    origin: str = ""  # the key of the shipped set that it began as


class Shipped(Struct, frozen=True):
    """A set of rules that comes with Sitepost, after a standard form of contract."""

    key: str
    contract: str
    name: str
    rules: tuple[Rule, ...]
    checked: bool = True  # each period was found in published commentary


class ItemKnown(Struct, frozen=True):
    """What this room remembers of an item; `dates` by label in lower case, `version` counts changes of them.

    Days of custom fields stand among the `dates` under the key of the field.
    """

    item: UUID
    account: UUID
    project: UUID
    type: UUID
    roles: Roles
    issued_at: datetime | None = None
    dates: dict[str, date] = {}
    version: int = 0


class Happening(Struct, frozen=True):
    """Something that may start or stop clocks: an issue, an official response, a closing, an answer of its own."""

    what: Stop  # ISSUED, OFFICIAL_RESPONSE, CLOSED or LINKED
    at: datetime
    cause: str
    person: UUID | None = None
    company: UUID | None = None


class Clock(Struct, frozen=True, kw_only=True):
    """A period that runs, or ran, on an item; `rule` is as it stood when the clock started.

    The day of the trigger is not counted and the period ends with its last day on site: `ends_at` is the first
    instant after it. `next_at` is when something has to be done: a warning or the end.
    """

    id: UUID
    account: UUID
    project: UUID
    item: UUID
    type: UUID
    rule: Rule
    cause: str
    triggered_on: date
    deadline_on: date
    ends_at: datetime
    next_at: datetime | None
    state: ClockState = ClockState.RUNNING
    started_at: datetime
    warned_at: datetime | None = None
    ended_at: datetime | None = None  # when it stopped, or when its end was noticed
    ended_by: str = ""  # a `Stop`, `hand` or nothing
    reason: str = ""
    noticed_on: date | None = None  # the other party gave notice of the silence
    version: int = 1


ADMINS_ONLY = Why("clocks.admins_only", Kind.FORBIDDEN, "Only administrators of this type may do this.")
NOT_A_PARTY = Why("clocks.not_a_party", Kind.FORBIDDEN, "Only the other party, or an administrator, may do this.")
NOT_RUNNING = Why("clocks.not_running", Kind.STATE, "This clock does not run any more.")
NOT_EXPIRED = Why("clocks.not_expired", Kind.STATE, "This period has not run out.")
NO_FOLLOWER = Why("clocks.no_follower", Kind.STATE, "The rules have no period that begins with a notice here.")
NOTICED = Why("clocks.noticed", Kind.STATE, "Notice of this was given before.")
NO_SUCH_DATE = Why("clocks.no_such_date", Kind.INVALID, "No rule of this type asks for this day.")
BAD_DAY = Why("clocks.bad_day", Kind.INVALID, "A day between 2000 and 2100 is needed here.")
TOO_MANY_CARDS = Why("clocks.too_many_cards", Kind.INVALID, "Ask about at most 100 items at once.")
NOTHING_OWN = Why("clocks.nothing_own", Kind.STATE, "This project uses the rules of the company already.")
