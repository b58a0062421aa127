"""The hub: all sockets of one process, fed by the bells of its lines (`lines`).

Bells are hints. What they ask for is gathered and done by one task: rights are checked again
before facts are spread, many bells cost one round, and every 20 seconds it looks without one
(for a bell that was lost, and for sessions that ended by the clock).
"""

import asyncio
from collections.abc import Awaitable, Callable
from uuid import UUID

import structlog

from sitepost.kernel.passport import Passport
from sitepost.platform import marks
from sitepost.platform.db.pool import Database
from sitepost.platform.live.channels import Channel, Open
from sitepost.platform.live.frames import MOST_AT_ONCE, SINCE, Fact, frame
from sitepost.platform.live.lines import Lines
from sitepost.platform.live.member import SIGNED_OUT, Member
from sitepost.platform.live.notices import NOTICE_BELL, read_payload
from sitepost.platform.outbox import BELL
from sitepost.platform.passports import ACCESS_BELL, FORGETTERS
from sitepost.platform.tasks import end
from sitepost.platform.work import Work

log = structlog.get_logger(__name__)

MOST_BEHIND = 1000  # facts; a client further behind starts over
MOST_STREAMS = 500  # followed by one client
SWEEP_SECONDS = 20.0
HEAD = "SELECT seq FROM stream WHERE id = %(stream)s"

Admit = Callable[[Work, bytes, UUID], Awaitable[Passport | None]]


class Hub:
    """All sockets of one process."""

    def __init__(self, database: Database, admit: Admit) -> None:
        self.database = database
        self.admit = admit
        self.members: set[Member] = set()
        self.wakers: list[asyncio.Event] = []
        self.channels: dict[str, Channel] = {}
        self._followers: dict[UUID, set[Member]] = {}
        self._streams: set[UUID] = set()
        self._access = False
        self._wake = asyncio.Event()

    def open(self, opened: Open) -> None:
        """Put a room's channel beside the facts."""
        channel = opened(self.database)
        self.channels[channel.name] = channel

    async def join(self, member: Member, streams: dict[UUID, int | None]) -> None:
        """Admit `member` to those of `streams` that it may follow, and catch it up."""
        if member not in self.members:
            self.members.add(member)
            for channel in self.channels.values():
                channel.came(member)
        async with Work(self.database, reading=True) as work:
            for stream, seq in streams.items():
                if len(member.passports) >= MOST_STREAMS and stream not in member.passports:
                    break
                passport = await self.admit(work, member.token, stream)
                if passport is None or member.leaving is not None:
                    continue
                head: int = await work.value(HEAD, {"stream": stream}) or 0
                start = head if seq is None else seq
                if head - start > MOST_BEHIND or start > head:
                    start = head
                    member.offer(frame("reset", stream=stream, seq=head))
                await self._follow(work, member, stream, passport, start)
        member.offer(frame("ready", streams={str(stream): seq for stream, seq in member.seen.items()}))

    async def _follow(self, work: Work, member: Member, stream: UUID, passport: Passport, start: int) -> None:
        """Register first, then read: a fact that commits in between rings, and is spread from `start` on."""
        member.follow(stream, passport)
        member.seen[stream] = start
        self._followers.setdefault(stream, set()).add(member)
        for row in await work.dicts(SINCE, {"stream": stream, "seq": start, "limit": MOST_AT_ONCE}):
            member.hear(Fact(row))

    def leave(self, member: Member) -> None:
        """Forget `member`."""
        if member in self.members:
            self.members.discard(member)
            for channel in self.channels.values():
                channel.went(member)
        for stream in list(member.passports):
            self._unfollow(member, stream)

    def _unfollow(self, member: Member, stream: UUID) -> None:
        member.unfollow(stream)
        followers = self._followers.get(stream, set())
        followers.discard(member)
        if not followers:
            self._followers.pop(stream, None)

    async def spread(self, stream: UUID) -> None:
        """Give the new facts of `stream` to every member that follows it."""
        while followers := list(self._followers.get(stream, ())):
            start = min(member.seen[stream] for member in followers)
            async with Work(self.database, reading=True) as work:
                found = await work.dicts(SINCE, {"stream": stream, "seq": start, "limit": MOST_AT_ONCE})
            for row in found:
                fact = Fact(row)
                for member in followers:
                    member.hear(fact)
            if len(found) < MOST_AT_ONCE:
                return

    async def readmit(self) -> None:
        """Check every member's access again; end those that lost theirs."""
        async with Work(self.database, reading=True) as work:
            for member in list(self.members):
                if await self.admit(work, member.token, member.account) is None:
                    self.leave(member)
                    member.end(SIGNED_OUT)
                    continue
                for stream in list(member.passports):
                    self._readmitted(member, stream, await self.admit(work, member.token, stream))

    def _readmitted(self, member: Member, stream: UUID, passport: Passport | None) -> None:
        held = member.passports.get(stream)
        if held is None:
            return
        if passport is None:
            self._unfollow(member, stream)
            member.offer(frame("left", stream=stream))
        elif (passport.reads, passport.account_admin) != (held.reads, held.account_admin):
            member.follow(stream, passport)
            member.offer(frame("access", stream=stream))

    def notify(self, unread: dict[UUID, int | None]) -> None:
        """Tell the clients of these people their unread count, or that it moved where it is None."""
        for member in self.members:
            if member.person in unread:
                count = unread[member.person]
                member.offer(frame("notice") if count is None else frame("notice", unread=count))

    async def run(self) -> None:
        """Serve the sockets for ever; reconnect to the bells when the database restarts."""
        rooms = [bell for channel in self.channels.values() for bell in channel.bells]
        own = (BELL, ACCESS_BELL, NOTICE_BELL)
        lines = Lines(self.database, heard=self._heard, begun=self._begun, missed=self._missed)
        tasks = [asyncio.create_task(each) for each in (self._deliver(), *lines.kept(own, rooms))]
        try:
            await asyncio.gather(*tasks)
        finally:
            await end(tasks)

    async def _deliver(self) -> None:
        while True:
            try:
                async with asyncio.timeout(SWEEP_SECONDS):
                    await self._wake.wait()
            except TimeoutError:
                self._look_at_everything()
            try:
                await self._round()
            except Exception as error:  # everything is looked at again
                log.warning("hub.failed", error=str(error), exc_info=True)
                await asyncio.sleep(0.5)
                self._look_at_everything()

    async def _round(self) -> None:
        self._wake.clear()
        access, self._access = self._access, False
        streams, self._streams = self._streams, set()
        if access:
            await self.readmit()
            for channel in self.channels.values():
                channel.access_changed()
        for stream in streams:
            await self.spread(stream)

    def _look_at_everything(self) -> None:
        self._access = True
        self._streams.update(self._followers)
        self._wake.set()
        self._missed()

    def _missed(self) -> None:
        """Let the channels look whether a bell was lost."""
        for channel in self.channels.values():
            channel.look()

    def _begun(self) -> None:
        """Forget what was known before the line to PostgreSQL was open."""
        _forget()
        self._look_at_everything()
        for channel in self.channels.values():
            channel.affected(None)

    def _heard(self, bell: str, payload: str) -> None:
        if bell == NOTICE_BELL:
            self.notify(read_payload(payload))
            return
        for channel in self.channels.values():
            if bell in channel.bells:
                channel.rang(bell, payload)
                return
        if bell == ACCESS_BELL:
            mark, people = marks.read_payload(payload)
            self.database.marks.learn(mark)
            _forget()
            self._access = True
            for channel in self.channels.values():
                channel.affected(people)
        else:
            for waker in self.wakers:
                waker.set()
            rung = set(self._followers) if payload == "*" else set(map(UUID, filter(None, payload.split(","))))
            self._streams.update(stream for stream in rung if stream in self._followers)
            for channel in self.channels.values():
                if payload == "*":
                    channel.look()
                channel.told(rung)
        self._wake.set()

    def take(self, member: Member, kind: str, raw: bytes) -> bool:
        """Give a client's frame to the channel that it is meant for; say whether there is one."""
        channel = self.channels.get(kind.partition(".")[0])
        if channel is None:
            return False
        channel.take(member, kind, raw)
        return True


def _forget() -> None:
    for call in FORGETTERS:
        call()
