"""The socket hub: facts to the people who may see their cards, JSON encoded once for all.

A client says hello with a ticket and the streams (projects) it follows, each with the last
`seq` it has. It gets every later fact whose card it may see, `gone` for a card that it could
see until now, `notice` when its unread count moved, and `bye` when its access ended.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any, Protocol
from uuid import UUID

import msgspec
import structlog
from psycopg import AsyncConnection

from sitepost.kernel.passport import Passport
from sitepost.platform.db.pool import Database
from sitepost.platform.outbox import BELL
from sitepost.platform.passports import ACCESS_BELL, FORGETTERS
from sitepost.platform.work import Work

log = structlog.get_logger(__name__)

NOTICE_BELL = "sitepost_notice"
MOST_BEHIND = 1000  # facts; a client further behind starts over
LONGEST_QUEUE = 2000

SINCE = """
SELECT f.stream, f.seq, f.kind, f.at, f.actor, f.card, f.was_readers, f.body,
    c.readers, c.tool, c.kind AS card_kind, c.number, c.title, c.state, c.state_label, c.link, c.parent_id
FROM fact f LEFT JOIN card c ON c.id = f.card
WHERE f.stream = %(stream)s AND f.seq > %(seq)s ORDER BY f.seq LIMIT %(limit)s
"""
HEADS = "SELECT id, seq FROM stream WHERE id = ANY(%(streams)s)"


class Socket(Protocol):
    """What the hub needs of a web socket."""

    async def send_text(self, text: str) -> None:
        """Send one text frame."""

    async def close(self, code: int, reason: str) -> None:
        """Close the connection."""


class Member:
    """One connected client: its passports by stream, where it stands, and what waits for it."""

    def __init__(self, socket: Socket, *, person: UUID, account: UUID, token: bytes) -> None:
        self.socket, self.person, self.account, self.token = socket, person, account, token
        self.passports: dict[UUID, Passport] = {}
        self.seen: dict[UUID, int] = {}
        self.queue: deque[str] = deque()
        self.ready = asyncio.Event()
        self.leaving: str | None = None

    def offer(self, text: str) -> None:
        """Queue one frame; a client that cannot keep up is sent away to start over."""
        if len(self.queue) >= LONGEST_QUEUE:
            self.leaving = "too_slow"
        else:
            self.queue.append(text)
        self.ready.set()

    async def pump(self) -> None:
        """Send what waits, until the member leaves."""
        while self.leaving is None:
            while self.queue:
                await self.socket.send_text(self.queue.popleft())
            self.ready.clear()
            if not self.queue and self.leaving is None:
                await self.ready.wait()
        await self.socket.send_text(_frame({"type": "bye", "reason": self.leaving}))
        await self.socket.close(4401 if self.leaving == "signed_out" else 4408, self.leaving)


Admit = Callable[[Work, bytes, UUID], Awaitable[Passport | None]]


class Hub:
    """All sockets of one process, fed by LISTEN/NOTIFY."""

    def __init__(self, database: Database, admit: Admit) -> None:
        self.database = database
        self.admit = admit
        self.members: set[Member] = set()
        self.heads: dict[UUID, int] = {}
        self.wakers: list[asyncio.Event] = []

    async def join(self, member: Member, streams: dict[UUID, int | None]) -> None:
        """Admit `member` to those of `streams` that it may follow, and catch it up."""
        async with Work(self.database, reading=True) as work:
            for stream, seq in streams.items():
                passport = await self.admit(work, member.token, stream)
                if passport is None:
                    continue
                member.passports[stream] = passport
                head = await work.value("SELECT seq FROM stream WHERE id = %(stream)s", {"stream": stream}) or 0
                start = head if seq is None else seq
                member.seen[stream] = start
                self.heads.setdefault(stream, head)
                if head - start > MOST_BEHIND or start > head:
                    member.seen[stream] = head
                    member.offer(_frame({"type": "reset", "stream": str(stream), "seq": head}))
                elif start < self.heads[stream]:
                    await self._catch_up(work, member, stream)
        member.offer(_frame({"type": "ready", "streams": {str(s): n for s, n in member.seen.items()}}))
        self.members.add(member)
        for stream in member.passports:
            await self.spread(stream)

    def leave(self, member: Member) -> None:
        """Forget `member`."""
        self.members.discard(member)

    async def _catch_up(self, work: Work, member: Member, stream: UUID) -> None:
        query = {"stream": stream, "seq": member.seen[stream], "limit": MOST_BEHIND}
        for row in await work.dicts(SINCE, query):
            self._offer(member, row, _encode(row))

    async def spread(self, stream: UUID) -> None:
        """Give the new facts of `stream` to every member that follows it."""
        followers = [member for member in self.members if stream in member.passports]
        if not followers:
            self.heads.pop(stream, None)
            return
        start = min(self.heads.get(stream, 0), *(member.seen[stream] for member in followers))
        async with Work(self.database, reading=True) as work:
            found = await work.dicts(SINCE, {"stream": stream, "seq": start, "limit": MOST_BEHIND})
        for row in found:
            encoded = _encode(row)
            for member in followers:
                self._offer(member, row, encoded)
        if found:
            self.heads[stream] = max(self.heads.get(stream, 0), found[-1]["seq"])
        if len(found) == MOST_BEHIND:
            await self.spread(stream)

    def _offer(self, member: Member, row: dict[str, Any], encoded: str) -> None:
        stream, seq = row["stream"], row["seq"]
        if seq <= member.seen[stream]:
            return
        member.seen[stream] = seq
        reads = set(member.passports[stream].reads)
        if row["card"] is None or (row["readers"] and not reads.isdisjoint(row["readers"])):
            member.offer(encoded)
        elif row["was_readers"] and not reads.isdisjoint(row["was_readers"]):
            member.offer(_frame({"type": "gone", "stream": str(stream), "seq": seq, "ref": str(row["card"])}))

    async def readmit(self) -> None:
        """Check every member's access again; end those that lost theirs."""
        for member in list(self.members):
            async with Work(self.database, reading=True) as work:
                if await self.admit(work, member.token, member.account) is None:
                    member.leaving = "signed_out"
                    member.ready.set()
                    self.members.discard(member)
                    continue
                for stream in list(member.passports):
                    passport = await self.admit(work, member.token, stream)
                    if passport is None:
                        del member.passports[stream]
                        member.offer(_frame({"type": "left", "stream": str(stream)}))
                    elif passport.reads != member.passports[stream].reads:
                        member.passports[stream] = passport
                        member.offer(_frame({"type": "access", "stream": str(stream)}))

    def notify(self, person: UUID) -> None:
        """Tell a person's clients that the notification centre moved."""
        for member in self.members:
            if member.person == person:
                member.offer(_frame({"type": "notice"}))

    async def run(self) -> None:
        """Listen to the bells for ever, reconnecting when the database restarts."""
        while True:
            try:
                await self._listen()
            except asyncio.CancelledError:
                raise
            except Exception as error:
                log.warning("hub.reconnecting", error=str(error))
                await asyncio.sleep(0.5)

    async def _listen(self) -> None:
        conn = await AsyncConnection.connect(self.database.dsn, autocommit=True)
        async with conn:
            for bell in (BELL, ACCESS_BELL, NOTICE_BELL):
                await conn.execute(f"LISTEN {bell}")
            self._forget()
            for stream in list(self.heads):
                await self.spread(stream)
            async for notify in conn.notifies():
                await self._heard(notify.channel, notify.payload)

    async def _heard(self, bell: str, payload: str) -> None:
        if bell == ACCESS_BELL:
            self._forget()
            await self.readmit()
        elif bell == NOTICE_BELL:
            for person in payload.split(","):
                self.notify(UUID(person))
        else:
            for waker in self.wakers:
                waker.set()
            streams = list(self.heads) if payload == "*" else [UUID(s) for s in payload.split(",") if s]
            for stream in streams:
                await self.spread(stream)

    def _forget(self) -> None:
        for call in FORGETTERS:
            call()


def _encode(row: dict[str, Any]) -> str:
    """Write the frame of a fact once, for every receiver."""
    card = None
    if row["card"] is not None and row["readers"] is not None:
        card = {
            "id": row["card"],
            "tool": row["tool"],
            "kind": row["card_kind"],
            "number": row["number"],
            "title": row["title"],
            "state": row["state"],
            "state_label": row["state_label"],
            "link": row["link"],
            "parent": row["parent_id"],
        }
    at: datetime = row["at"]
    return _frame(
        {
            "type": "fact",
            "stream": row["stream"],
            "seq": row["seq"],
            "kind": row["kind"],
            "at": at.astimezone(UTC),
            "actor": row["actor"],
            "card": card,
            "body": row["body"],
        }
    )


def _frame(value: dict[str, Any]) -> str:
    return msgspec.json.encode(value).decode()


def ring_notice(work: Work, people: list[UUID]) -> None:
    """Tell the clients of `people`, on every process, that their notification centre moved."""
    if not people:
        return
    database = work.database

    async def ring() -> None:
        async with database.connection() as conn:
            for start in range(0, len(people), 200):
                payload = ",".join(map(str, people[start : start + 200]))
                await conn.execute("SELECT pg_notify(%s, %s)", (NOTICE_BELL, payload))

    work.after_commit(ring)
