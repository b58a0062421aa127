"""The fan-out of a process: messages that are durable go to whoever is connected here, and by a bell to the others.

Each change of a message has a revision, and those of a conversation have no gap, so this knows when another process
said something in between: it is read first, and clients hear all in order. A message is encoded once, and what leaves
together is framed once for all its receivers.
"""

import asyncio
import secrets
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
RING_SECONDS = 0.01
PAYLOAD = 7000  # bytes
LOOK_BACK = timedelta(seconds=60)
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
        self.ringing: asyncio.Task[None] | None = None
        self.tasks: set[asyncio.Task[None]] = set()
        self.checking: asyncio.Task[None] | None = None
        self.looked_at = datetime.now(UTC)
        passports.FORGETTERS.append(self.forget)

    def deliver(self, said: list[Said]) -> None:
        """Give messages that are durable to whoever hears them here, and tell the other processes."""
        news: dict[UUID, dict[int, Shot]] = {}
        for each in said:
            message = each.message
            news.setdefault(message.conversation, {})[message.rev] = message_shot(message)
        for conversation, shots in news.items():
            self.call(f"d:{self.origin}:{conversation}:{min(shots)}:{max(shots)}")
            if self.audiences.people:
                self._arrived(conversation, shots)

    def _arrived(self, conversation: UUID, shots: dict[int, Shot]) -> None:
        audience = self.audiences.of(conversation)
        audience.waiting.update(shots)
        audience.upto = max(audience.upto, *shots)
        if audience.is_busy:
            return
        if self.audiences.is_ready(audience) and audience.rev is not None and min(shots) == audience.rev + 1:
            self._flush(audience)
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
                if audience.members:
                    await self._fill(audience)
                if self.audiences.is_ready(audience):
                    self._flush(audience)
        finally:
            audience.is_busy = False

    async def _fill(self, audience: Audience) -> None:
        """Read what is missing between what was given last and what is known of."""
        if audience.rev is None:
            first = min([*audience.waiting, audience.upto])
            audience.rev = first - 1
        missing = [rev for rev in range(audience.rev + 1, audience.upto + 1) if rev not in audience.waiting]
        if len(missing) > MOST_MISSED:
            audience.waiting = {audience.upto: shot("reset", conversation=audience.conversation)}
            return
        if not missing:
            return
        async with Work(self.database, reading=True) as work:
            found = await message_store.between(
                work, audience.conversation, start=missing[0], stop=missing[-1], limit=MOST_MISSED
            )
        audience.waiting.update({each.rev: message_shot(each) for each in found if each.rev not in audience.waiting})

    def _flush(self, audience: Audience) -> None:
        last = audience.rev or 0
        shots = [audience.waiting[rev] for rev in sorted(audience.waiting) if rev > last]
        audience.rev = max(audience.upto, last)
        audience.waiting = {}
        for one in joined(shots):
            for member in audience.members:
                member.give(one)

    def begin(self, work: Any) -> None:  # Any: a coroutine
        """Run something that nobody waits for."""
        hold(self.tasks, asyncio.get_running_loop().create_task(work))

    def call(self, text: str) -> None:
        """Tell the other processes something, at most every 10 ms."""
        self.calls[text] = None
        if self.ringing is None or self.ringing.done():
            self.ringing = asyncio.get_running_loop().create_task(self._ring())

    async def _ring(self) -> None:
        while self.calls:
            calls, self.calls = list(self.calls), {}
            try:
                async with Work(self.database, reading=True) as work:
                    for payload in _payloads(calls):
                        await bell.ring(work, payload)
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
            audience.rev = (first or rev) - 1
        audience.upto = max(audience.upto, rev)
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

    def to_account(self, account: UUID, one: Shot) -> None:
        """Give a frame to every socket of a company."""
        for members in self.audiences.people.values():
            for member in members:
                if member.account == account:
                    member.give(one)

    async def altered(self, conversation: UUID) -> None:
        """Say to those who hear a conversation to read it again, and to who was in it that it is gone."""
        audience = self.audiences.of(conversation)
        self.audiences.forget([audience])
        await self.audiences.prepare(audience)
        one = shot("altered", conversation=conversation)
        for person, is_listed in audience.reads.items():
            if is_listed:
                self.to_person(person, one)
        async with Work(self.database, reading=True) as work:
            former = await hearing.former(work, conversation, among=self.audiences.people)
        gone = (former | audience.told) - audience.reads.keys()
        audience.told -= gone
        for person in gone:
            self.to_person(person, shot("gone", conversation=conversation))

    async def look(self) -> None:
        """Find what was said without a bell that reached this process."""
        since, self.looked_at = self.looked_at - LOOK_BACK, datetime.now(UTC)
        accounts = {each.account for members in self.audiences.people.values() for each in members}
        if not accounts:
            return
        async with Work(self.database, reading=True) as work:
            moved = await hearing.moved(work, accounts, since=since)
        for conversation, rev in moved.items():
            held = self.audiences.kept.get(conversation)
            if held is not None and held.rev is not None:
                self.heard_of(conversation, rev)


def _payloads(calls: list[str]) -> Iterable[str]:
    """Put calls together as far as a NOTIFY carries them."""
    some: list[str] = []
    for each in calls:
        if sum(map(len, some)) + len(some) + len(each) > PAYLOAD:
            yield " ".join(some)
            some = []
        some.append(each)
    if some:
        yield " ".join(some)
