"""What happens to the periods of contracts: rules, and clocks that start, warn, move, stop and run out.

`roles` are the people who are told: of a warning those on the clock, of the end of a period everybody on the item.
"""

from datetime import date
from typing import ClassVar
from uuid import UUID

from sitepost.events.correspondence import Roles
from sitepost.kernel.fact import Change, Fact


class RulesChanged(Fact, frozen=True):
    """The clock rules of a type were set, for the company or (with `project`) for one project.

    `moved` says that running clocks were to follow, and `reason` why.
    """

    KIND: ClassVar[str] = "clocks.rules_changed"
    type: UUID
    project: UUID | None
    moved: bool = False
    reason: str = ""


class ClockStarted(Fact, frozen=True):
    """A period began to run on an item."""

    KIND: ClassVar[str] = "clocks.clock_started"
    item: UUID
    clock: UUID
    clause: str
    deadline_on: date
    changes: tuple[Change, ...] = ()


class ClockWarned(Fact, frozen=True):
    """A period runs out soon, so those on the clock are warned."""

    KIND: ClassVar[str] = "clocks.clock_warned"
    item: UUID
    clock: UUID
    clause: str
    deadline_on: date
    roles: Roles
    changes: tuple[Change, ...] = ()


class ClockMoved(Fact, frozen=True):
    """The end of a period was set to another day, for a reason."""

    KIND: ClassVar[str] = "clocks.clock_moved"
    item: UUID
    clock: UUID
    clause: str
    deadline_on: date
    changes: tuple[Change, ...] = ()


class ClockStopped(Fact, frozen=True):
    """What a period waited for came in time, or somebody ended it for a reason.

    `withdrawn`: the end of the period had been told before that became known.
    """

    KIND: ClassVar[str] = "clocks.clock_stopped"
    item: UUID
    clock: UUID
    clause: str
    withdrawn: bool = False
    changes: tuple[Change, ...] = ()


class ClockExpired(Fact, frozen=True):
    """A period ran out; `effect` is what the rule says of that, and nothing else about the item changed.

    `late`: nobody was there to notice on the day itself.
    """

    KIND: ClassVar[str] = "clocks.clock_expired"
    item: UUID
    clock: UUID
    clause: str
    deadline_on: date
    effect: str
    outcome: str
    late: bool
    roles: Roles
    changes: tuple[Change, ...] = ()


class NoticeGiven(Fact, frozen=True):
    """One party reminded the other of a period that ran out, as the contract asks before silence has an effect."""

    KIND: ClassVar[str] = "clocks.notice_given"
    item: UUID
    clock: UUID
    clause: str
    changes: tuple[Change, ...] = ()


class DateSet(Fact, frozen=True):
    """A day from which a period runs (such as when somebody became aware of an event) was set or taken away."""

    KIND: ClassVar[str] = "clocks.date_set"
    item: UUID
    label: str
    changes: tuple[Change, ...] = ()
