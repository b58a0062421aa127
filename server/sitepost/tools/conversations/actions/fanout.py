"""The fan-out of a process: messages that are durable go to whoever is connected here, and by a bell to the others.

Each change of a message has a revision, and those of a conversation have no gap, so this knows when another process
said something in between: it is read first, and clients hear all in order. A message is encoded once, and what leaves
together is framed once for all its receivers.
"""

import asyncio
import secrets
import time
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
import structlog

from sitepost.platform import passports
from sitepost.platform.db.pool import Database
from sitepost.platform.live.shot import Shot, joined
from sitepost.platform.tasks import hold
from sitepost.platform.work import Work
from sitepost.tools.conversations.actions.audience import Audience, Audiences
from sitepost.tools.conversations.model import Message, Said
from sitepost.tools.conversations.store import bell, hearing
from sitepost.tools.conversations.store import messages as message_store

log = structlog.get_logger(__name__)

MOST_MISSED = 500  # revisions that are read to fill a gap; clients further behind fetch
RING_SECONDS = 0.005
WAITS, WAIT_SECONDS = 10, 0.002  # for what another process has said and is about to pass on, before it is read
BESIDE = 1000  # bytes of a payload that are left for what is no message
NEIGHBOUR_SECONDS = 90.0  # after which a process that no longer says that it is there counts as gone
JUST_NOW = timedelta(seconds=3)
encode = msgspec.json.Encoder().encode


def message_shot(message: Message) -> Shot:
    """Encode a message for all who hear it."""
    return Shot(b'{"type":"conversations.message","message":' + encode(message) + b"}")


def shot(kind: str, **value: Any) -> Shot:  # Any: what a frame says
    """Encode another frame."""
    return Shot(encode({"type": f"conversations.{kind}", **value}))


class Fanout:
    """Delivers what was said; `audiences` says to whom."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.audiences = Audiences(database)
        self.origin = secrets.token_hex(4)
        self.calls: dict[str, None] = {}
        self.bodies: list[str] = []
        self.ringing: asyncio.Task[None] | None = None
        self.tasks: set[asyncio.Task[None]] = set()
        self.checking: asyncio.Task[None] | None = None
        self.neighbours: dict[str, float] = {}
        self.looked_at = datetime.now(UTC)
        passports.FORGETTERS.append(self.forget)

    def deliver(self, said: list[Said]) -> None:
        """Give messages that are durable to whoever hears them here, and tell the other processes."""
        news: dict[UUID, dict[int, Shot]] = {}
        for each in said:
            message = each.message
            news.setdefault(message.conversation, {})[message.rev] = message_shot(message)
        for conversation, shots in news.items():
            if self.others():
                self._pass_on(conversation, shots)
            if self.audiences.people:
                self._arrived(conversation, shots)
        for conversation in {each.message.conversation for each in said if self.audiences.may_grow(each)}:
            self.call(f"f:{self.origin}:{conversation}")
            self.begin(self.look_for_followers(conversation))

    async def look_for_followers(self, conversation: UUID) -> None:
        """Have those read a conversation who follow it since the last look."""
        for person in await self.audiences.newly(conversation):
            self.to_person(person, shot("altered", conversation=conversation))

    def _pass_on(self, conversation: UUID, shots: dict[int, Shot]) -> None:
        """Let the other processes have messages as they are, but for those that no bell carries."""
        longest = bell.most(self.database) - BESIDE
        for rev, one in shots.items():
            if len(one.body) < longest:
                self.bodies.append(f"{conversation}:{rev}:{one.text}")
            else:
                self.call(f"d:{self.origin}:{conversation}:{rev}:{rev}")
        self._ring_soon()

    def passed_on(self, conversation: UUID, rev: int, one: Shot) -> None:
        """Take in a message that another process passed on."""
        if not self.audiences.people:
            return
        audience = self.audiences.of(conversation)
        if audience.rev is None or rev > audience.rev:
            self._arrived(conversation, {rev: one})

    def others(self) -> bool:
        """Say whether there are other processes; one that cannot hear them takes it that there are."""
        if bell.is_deaf(self.database):
            return True
        if not self.neighbours:
            return False
        since = time.monotonic() - NEIGHBOUR_SECONDS
        self.neighbours = {origin: at for origin, at in self.neighbours.items() if at > since}
        return bool(self.neighbours)

    def _arrived(self, conversation: UUID, shots: dict[int, Shot]) -> None:
        audience = self.audiences.of(conversation)
        audience.waiting.update(shots)
        audience.upto = max(audience.upto, *shots)
        self.audiences.look_again(audience)
        if audience.is_busy:
            return
        if self.audiences.is_ready(audience) and audience.rev is not None and min(shots) == audience.rev + 1:
            self._flush(audience, audience.upto)
        else:
            self._prepare(audience)

    def _prepare(self, audience: Audience) -> None:
        audience.is_busy = True
        self.begin(self._prepared(audience))

    async def _prepared(self, audience: Audience) -> None:
        """Learn who hears it and what others said in between, then send all in order; again while more comes."""
        try:
            while audience.waiting or audience.upto > (audience.rev or 0):
                await self.audiences.prepare(audience)
                for person in self.audiences.back(audience):
                    self.to_person(person, shot("altered", conversation=audience.conversation))
                goal = audience.upto
                if audience.members:
                    await self._fill(audience, goal)
                if self.audiences.is_ready(audience):
                    self._flush(audience, goal)
        finally:
            audience.is_busy = False

    async def _fill(self, audience: Audience, goal: int) -> None:
        """Read what is missing between what was given last and the revision `goal`."""
        if audience.rev is None:
            audience.rev = await self._first(audience) - 1
        for _ in range(WAITS if self.others() else 0):
            if not self._missing(audience, goal):
                break
            await asyncio.sleep(WAIT_SECONDS)
        missing = self._missing(audience, goal)
        if len(missing) > MOST_MISSED:
            audience.waiting[goal] = shot("reset", conversation=audience.conversation)
            return
        if not missing:
            return
        async with Work(self.database, reading=True) as work:
            found = await message_store.between(
                work, audience.conversation, start=missing[0], stop=missing[-1], limit=MOST_MISSED
            )
        audience.waiting.update({each.rev: message_shot(each) for each in found if each.rev not in audience.waiting})

    def _missing(self, audience: Audience, goal: int) -> list[int]:
        return [rev for rev in range((audience.rev or 0) + 1, goal + 1) if rev not in audience.waiting]

    async def _first(self, audience: Audience) -> int:
        """Return where to begin: what another process said a moment ago may be on its way still."""
        first = min([*audience.waiting, audience.first or audience.upto])
        if not self.others():
            return first
        async with Work(self.database, reading=True) as work:
            since = work.now - JUST_NOW
            return await hearing.lately(work, audience.conversation, rev=first, since=since)

    def _flush(self, audience: Audience, goal: int) -> None:
        """Send what waits up to `goal`, in order."""
        last = audience.rev or 0
        shots = [audience.waiting[rev] for rev in sorted(audience.waiting) if last < rev <= goal]
        audience.rev = max(goal, last)
        audience.waiting = {rev: one for rev, one in audience.waiting.items() if rev > goal}
        for one in joined(shots):
            for member in audience.members:
                member.give(one)

    def begin(self, work: Any) -> None:  # Any: a coroutine
        """Run something that nobody waits for."""
        hold(self.tasks, asyncio.get_running_loop().create_task(work))

    def call(self, text: str) -> None:
        """Tell the other processes something, at most every 10 ms."""
        self.calls[text] = None
        self._ring_soon()

    def _ring_soon(self) -> None:
        if self.ringing is None or self.ringing.done():
            self.ringing = asyncio.get_running_loop().create_task(self._ring())

    async def _ring(self) -> None:
        while self.calls or self.bodies:
            calls, self.calls = list(self.calls), {}
            bodies, self.bodies = self.bodies, []
            most = bell.most(self.database)
            payloads = [*payloads_of(bodies, most=most, head=f"b:{self.origin}"), *payloads_of(calls, most=most)]
            try:
                await bell.ring(self.database, *payloads)
            except Exception as error:  # the other processes look for themselves
                log.warning("talk.bell_failed", error=str(error))
            await asyncio.sleep(RING_SECONDS)

    def heard_of(self, conversation: UUID, rev: int, *, first: int | None = None) -> None:
        """Learn that another process, or another action, said something up to `rev`."""
        if not self.audiences.people:
            return
        audience = self.audiences.of(conversation)
        if audience.rev is not None and rev <= audience.rev:
            return
        if audience.rev is None:
            audience.first = min(audience.first or rev, first or rev)
        audience.upto = max(audience.upto, rev)
        self.audiences.look_again(audience)
        if not audience.is_busy:
            self._prepare(audience)

    def forget(self) -> None:
        """Let nobody hear anything until their rights were looked at again."""
        self.audiences.forget()
        self.recheck()

    def recheck(self) -> None:
        """Tell those who may no longer read something that it is gone, soon."""
        if self.checking is None or self.checking.done():
            try:
                self.checking = asyncio.get_running_loop().create_task(self._recheck())
            except RuntimeError:  # a command without sockets
                self.checking = None

    async def _recheck(self) -> None:
        """Look twice: what moved while this looked is looked at again."""
        seen = -1
        while seen != self.audiences.forgotten:
            seen = self.audiences.forgotten
            await asyncio.sleep(RING_SECONDS)
            gone = await self.audiences.lost(list(self.audiences.kept.values()))
            for audience, person in gone:
                self.to_person(person, shot("gone", conversation=audience.conversation))

    def to_person(self, person: UUID, one: Shot) -> None:
        """Give a frame to every socket of somebody."""
        for member in self.audiences.people.get(person, ()):
            member.give(one)

    def hidden(self, conversation: UUID, person: UUID) -> None:
        """Say to the sockets of somebody that they hid a conversation; what becomes of it is told to them no more."""
        if conversation in self.audiences.kept:
            self.audiences.forget([self.audiences.kept[conversation]])
        self.to_person(person, shot("hidden", conversation=conversation))

    def to_account(self, account: UUID, one: Shot) -> None:
        """Give a frame to every socket of a company."""
        for members in self.audiences.people.values():
            for member in members:
                if member.account == account:
                    member.give(one)

    async def altered(self, conversation: UUID) -> None:
        """Say to those for whom a conversation is listed to read it again, and to who lost it that it is gone."""
        listed, gone = await self.audiences.altered(conversation)
        for people, kind in ((listed, "altered"), (gone, "gone")):
            one = shot(kind, conversation=conversation)
            for person in people:
                self.to_person(person, one)

    async def look(self) -> None:
        """Find what was said without a bell that reached this process, also where nothing was heard before."""
        since, self.looked_at = self.looked_at - JUST_NOW, datetime.now(UTC)
        accounts = {each.account for members in self.audiences.people.values() for each in members}
        if not accounts:
            return
        kept = [each.conversation for each in self.audiences.kept.values() if each.rev is not None]
        async with Work(self.database, reading=True) as work:
            moved = await hearing.moved(work, accounts, kept=kept, since=since)
        for conversation, rev, first in moved:
            self.heard_of(conversation, rev, first=first)


def payloads_of(calls: list[str], *, most: int, head: str = "") -> Iterable[str]:
    """Put calls together as far as a payload carries them: words behind one another, or lines under a head."""
    between, some, size = "\n" if head else " ", [head] if head else [], len(head)
    for each in calls:
        length = len(each.encode()) + 1
        if len(some) > bool(head) and size + length > most:
            yield between.join(some)
            some, size = [head] if head else [], len(head)
        some.append(each)
        size += length
    if len(some) > bool(head):
        yield between.join(some)
