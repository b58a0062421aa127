"""What people opened and downloaded: noted beside their requests, written in batches by whoever keeps it.

A read must not wait for a write, so a sighting is held in the process and written within a second or so, and
once more when the process is told to stop. What a process that is killed outright had not written is lost.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from enum import Enum
from typing import NamedTuple
from uuid import UUID

import structlog

from sitepost.kernel.passport import Passport
from sitepost.platform.db.pool import Database
from sitepost.platform.work import Work

log = structlog.get_logger(__name__)

MOST_HELD = 50_000  # different sightings, while the database does not answer


class What(Enum):
    """What somebody did: opened the page of a card, or got a file to its last byte."""

    OPENED = "opened"
    DOWNLOADED = "downloaded"


class Sighting(NamedTuple):
    """Who did what to which card or file."""

    what: What
    thing: UUID
    person: UUID


class Span(NamedTuple):
    """The first and the last time that something was seen, and how often."""

    first: datetime
    last: datetime
    times: int

    def joined(self, other: "Span") -> "Span":
        """Return both as one."""
        return Span(min(self.first, other.first), max(self.last, other.last), self.times + other.times)


class Sightings:
    """What this process has seen and not written yet."""

    def __init__(self) -> None:
        self._seen: dict[Sighting, Span] = {}
        self._leaving: dict[Sighting, Span] = {}

    def note(self, sighting: Sighting, at: datetime) -> None:
        """Hold a sighting until it is written."""
        _add(self._seen, sighting, Span(at, at, 1))

    def take(self) -> Mapping[Sighting, Span]:
        """Return what waits to be written; it waits on until `written` says that it is durable."""
        for sighting, span in self._seen.items():
            _add(self._leaving, sighting, span)
        self._seen = {}
        return self._leaving

    def written(self) -> None:
        """Forget what was taken."""
        self._leaving = {}


def _add(held: dict[Sighting, Span], sighting: Sighting, span: Span) -> None:
    before = held.get(sighting)
    if before is None and len(held) >= MOST_HELD:
        log.warning("sightings.full", held=len(held))
        return
    held[sighting] = span if before is None else before.joined(span)


def sightings_of(database: Database) -> Sightings | None:
    """Return what the process holds; None where nobody keeps sightings."""
    held = database.sightings
    return held if isinstance(held, Sightings) else None


def opened(work: Work, who: Passport, card: UUID) -> None:
    """Note that `who` opened the page of a card, once this request is answered."""
    held = sightings_of(work.database)
    if held is not None:
        at, sighting = work.now, Sighting(What.OPENED, card, who.person)
        work.after_commit(lambda: held.note(sighting, at))


def downloaded(database: Database, person: UUID, file: UUID) -> None:
    """Note that the last byte of a file was sent to `person` just now."""
    held = sightings_of(database)
    if held is not None:
        held.note(Sighting(What.DOWNLOADED, file, person), datetime.now(UTC))
