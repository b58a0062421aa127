"""Shifts: what comes to somebody's list or leaves it though nothing was said.

Of an item that changed, the facts of its stream say who saw it and who was on it before: whose list that moved is asked
for all who are connected at once. Where only the people are known whose rights changed, they are told to look anew,
and no conversation is named: nobody knows here what they have on their screens.
"""

import asyncio
from collections.abc import Callable, Collection, Iterable
from datetime import timedelta
from uuid import UUID

import structlog

from sitepost.platform.work import Work
from sitepost.tools.conversations.actions.audience import LATELY, Audiences
from sitepost.tools.conversations.store import shifts as store

log = structlog.get_logger(__name__)

GATHER_SECONDS = 0.05
AGAIN_SECONDS = 0.5  # after a failure, and twice as long after each one more
MOST_TRIES = 5
MOST_LINES = 20  # that somebody is told to read again one by one
MOST_STREAMS = 10_000
NEW = timedelta(seconds=5)

Tell = Callable[[UUID, str, UUID | None], None]


class Shifts:
    """What moved the lists of those who are connected to this process; `tell` tells a person of it."""

    def __init__(self, audiences: Audiences, tell: Tell) -> None:
        self.audiences, self.tell = audiences, tell
        self.seen: dict[UUID, int] = {}
        self.streams: set[UUID] = set()
        self.stirred: set[UUID] = set()
        self.looking: asyncio.Task[None] | None = None

    def told(self, streams: Iterable[UUID]) -> None:
        """Look whether what happened in projects moved somebody's list."""
        if not self.audiences.people:
            self.seen.clear()  # whoever comes reads a list that is new
            return
        self.streams.update(streams)
        self._begin()

    def look(self) -> None:
        """Look at every stream that somebody follows here, for a bell that was lost."""
        members = [each for held in self.audiences.people.values() for each in held]
        self.told({*self.seen, *(stream for member in members for stream in member.passports)})

    def affected(self, people: Collection[UUID] | None) -> None:
        """Have people look anew whose rights changed; all who are connected, where nobody knows whose did."""
        here = self.audiences.people
        self.stirred.update(here if people is None else here.keys() & people)
        self._begin()

    def _begin(self) -> None:
        if (self.streams or self.stirred) and (self.looking is None or self.looking.done()):
            self.looking = asyncio.get_running_loop().create_task(self._look())

    async def _look(self) -> None:
        """Look until there is nothing more; what fails again and again is left to the next sweep of everything."""
        failures = 0
        while self.streams or self.stirred:
            await asyncio.sleep(GATHER_SECONDS)
            streams, self.streams = self.streams, set()
            stirred, self.stirred = self.stirred, set()
            try:
                await self._stir(stirred)
                stirred = set()
                self._tell(await self._shifted(streams))
                failures = 0
            except Exception as error:
                failures += 1
                log.warning("talk.shifts_failed", error=str(error), failures=failures)
                if failures == MOST_TRIES:
                    failures = 0
                    continue
                self.streams |= streams
                self.stirred |= stirred
                await asyncio.sleep(AGAIN_SECONDS * 2**failures)

    async def _stir(self, people: set[UUID]) -> None:
        """Have people look anew."""
        if not people:
            return
        async with Work(self.audiences.database, reading=True) as work:
            talkers = await store.talkers(work, people)
        for person in talkers:
            self.tell(person, "altered", None)

    async def _shifted(self, streams: set[UUID]) -> list[store.Shift]:
        if not streams:
            return []
        async with Work(self.audiences.database, reading=True) as work:
            starts = {stream: self.seen.get(stream) for stream in streams}
            found = await store.news(work, starts, since=work.now - LATELY)
            shifts = await store.shifted(work, found, among=self.audiences.people, since=work.now - NEW)
        if len(self.seen) > MOST_STREAMS:
            self.seen.clear()
        self.seen.update({each.stream: each.head for each in found})
        self.streams.update(each.stream for each in found if each.more)
        return shifts

    def _tell(self, shifts: list[store.Shift]) -> None:
        """Name what left a list to who had it, and what they may read; otherwise have them look anew."""
        lines: dict[UUID, list[UUID]] = {}
        for each in shifts:
            if each.reads:
                lines.setdefault(each.person, []).append(each.conversation)
            elif not each.new:  # what they could see then is known, who they were then is not
                self.stirred.add(each.person)
            else:
                self.audiences.end(each.conversation, each.person)
                self.tell(each.person, "gone", each.conversation)
        for person, conversations in lines.items():
            if len(conversations) > MOST_LINES:
                self.stirred.add(person)
                continue
            for conversation in conversations:
                self.tell(person, "altered", conversation)
