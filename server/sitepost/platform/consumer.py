"""Reactions: every fact reaches those who hear its kind, at least once, in the order of its stream."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
import structlog

from sitepost.kernel.fact import Fact, Told
from sitepost.platform.db.pool import Database
from sitepost.platform.work import Work

log = structlog.get_logger(__name__)

BATCH = 200
GATHER_SECONDS = 0.05  # a batch of several facts costs little more than a batch of one
MOST_COURTESY_SECONDS = 2.0  # that reactions wait while many requests are being answered
BATCHES = 5  # without a pause
MOST_ATTEMPTS = 12

WAITING = "SELECT DISTINCT stream FROM outbox LIMIT 100"
TRY_LOCK = "SELECT pg_try_advisory_xact_lock(hashtextextended(%(stream)s::text, 7))"
TAKE = """
SELECT f.* FROM outbox o JOIN fact f ON f.stream = o.stream AND f.seq = o.seq
WHERE o.stream = %(stream)s ORDER BY o.seq LIMIT %(limit)s
"""
DONE = "DELETE FROM outbox WHERE stream = %(stream)s AND seq <= %(seq)s"
FAILED = """
INSERT INTO reaction_failure AS r (reaction, stream, seq, next_at, error)
VALUES (%(reaction)s, %(stream)s, %(seq)s, %(next)s, %(error)s)
ON CONFLICT (reaction, stream, seq) DO UPDATE SET attempts = r.attempts + 1,
    next_at = excluded.next_at, error = excluded.error
"""
DUE = """
SELECT r.reaction, r.attempts, f.* FROM reaction_failure r
JOIN fact f ON f.stream = r.stream AND f.seq = r.seq
WHERE r.next_at <= %(now)s AND r.attempts < %(most)s ORDER BY r.next_at LIMIT 1 FOR UPDATE OF r SKIP LOCKED
"""
HEALED = "DELETE FROM reaction_failure WHERE reaction = %(reaction)s AND stream = %(stream)s AND seq = %(seq)s"
Reaction = Callable[[Work, Told], Awaitable[None]]
Behind = Callable[[Work], Awaitable[bool]]
AtOnce = Callable[[Work, Any], Awaitable[None]]  # Any: the fact that it was subscribed to


class Subscriptions:
    """Which reactions hear which facts; filled once by the composition root."""

    def __init__(self, facts: Iterable[type[Fact]]) -> None:
        self.facts = {fact.KIND: fact for fact in facts}
        self.reactions: dict[str, tuple[str, Reaction]] = {}
        self.by_kind: dict[str, list[tuple[str, Reaction]]] = {}
        self.at_once: dict[str, list[AtOnce]] = {}
        self.behind: list[Behind] = []

    def subscribe(self, fact: type[Fact], reaction: Reaction) -> None:
        """Call `reaction` for every `fact`, at least once, in the order of its stream."""
        name = f"{reaction.__module__.removeprefix('sitepost.tools.')}.{reaction.__name__}"
        self.reactions[name] = (name, reaction)
        self.by_kind.setdefault(fact.KIND, []).append((name, reaction))

    def subscribe_at_once(self, fact: type[Fact], reaction: AtOnce) -> None:
        """Call `reaction` in the work that tells `fact`: what it does is kept or undone with it, and it may refuse."""
        self.at_once.setdefault(fact.KIND, []).append(reaction)

    def follow(self, call: Behind) -> None:
        """Call `call` soon after every commit that told something, whatever it was; it says whether more waits."""
        self.behind.append(call)

    def read(self, row: dict[str, Any]) -> Told | None:
        """Turn a stored fact into what reactions take; None for a kind that is not known here."""
        shape = self.facts.get(row["kind"])
        if shape is None:
            return None
        return Told(
            stream=row["stream"],
            seq=row["seq"],
            kind=row["kind"],
            version=row["version"],
            at=row["at"],
            account=row["account_id"],
            actor=row["actor"],
            card=row["card"],
            fact=msgspec.convert(row["body"], shape),
        )


class Consumer:
    """Runs the reactions of one process over the outbox of all."""

    def __init__(self, database: Database, subscriptions: Subscriptions) -> None:
        self.database = database
        self.subscriptions = subscriptions
        self.wake = asyncio.Event()

    async def run(self) -> None:
        """Consume for ever; wake on the bell, and every second without one."""
        while True:
            try:
                busy = False
                for _ in range(BATCHES):
                    if not await self.drain():
                        break
                    busy = True
                busy = await self.retry() or busy
                busy = await self.follow() or busy
            except asyncio.CancelledError:
                raise
            except Exception as error:
                log.error("outbox.failed", error=str(error), exc_info=True)
                await asyncio.sleep(1)
                continue
            if not busy:
                self.wake.clear()
                with suppress(TimeoutError):
                    async with asyncio.timeout(1.0):
                        await self.wake.wait()
            await asyncio.sleep(GATHER_SECONDS)
            await self.database.crowd.pass_by(at_most=MOST_COURTESY_SECONDS)

    async def settle(self) -> None:
        """Consume until nothing waits; for commands and tests."""
        while await self.drain():
            pass
        while await self.follow():
            pass

    async def follow(self) -> bool:
        """Let those who go behind the commits do their next piece, each in its own work; say whether more waits."""
        more = False
        for call in self.subscriptions.behind:
            async with Work(self.database) as work:
                more = await call(work) or more
        return more

    async def drain(self) -> bool:
        """Consume one batch of each waiting stream; say whether there was any."""
        async with Work(self.database, reading=True) as work:
            streams = await work.values(WAITING)
        did = False
        for stream in streams:
            did = await self._batch(stream) or did
        return did

    async def _batch(self, stream: UUID) -> bool:
        async with Work(self.database) as work:
            if not await work.value(TRY_LOCK, {"stream": stream}):
                return False
            taken = await work.dicts(TAKE, {"stream": stream, "limit": BATCH})
            if not taken:
                return False
            for row in taken:
                await self._hear(work, row)
            await work.run(DONE, {"stream": stream, "seq": taken[-1]["seq"]})
        return True

    async def _hear(self, work: Work, row: dict[str, Any]) -> None:
        """Run the reactions to one fact; one that cannot be read is put aside for each of them, to be retried."""
        heard_by = self.subscriptions.by_kind.get(row["kind"], [])
        try:
            told = self.subscriptions.read(row)
        except msgspec.ValidationError as error:
            log.error("fact.unreadable", kind=row["kind"], stream=str(row["stream"]), seq=row["seq"], error=str(error))
            for name, _ in heard_by:
                await work.run(FAILED, _failure(name, row, attempts=0, error=error))
            return
        for name, reaction in heard_by:
            if told is not None:
                await self._react(work, name, reaction, told)

    async def _react(self, work: Work, name: str, reaction: Reaction, told: Told) -> None:
        work.now, work.actor, work.account = told.at, told.actor, told.account  # the same in every repetition
        mark = len(work._pending)
        point = work.ask("SAVEPOINT reaction", read=len)  # goes out with the first statement of the reaction
        try:
            await reaction(work, told)
            await work.release(point, "RELEASE SAVEPOINT reaction")
        except Exception as error:
            if not work.recall(point):
                work.forget_waiting()
                await work.run("ROLLBACK TO SAVEPOINT reaction")
                work.later("RELEASE SAVEPOINT reaction")
            work.access_told = None  # that bell was undone; the next reaction that needs it rings again
            del work._pending[mark:]
            log.error("reaction.failed", reaction=name, stream=str(told.stream), seq=told.seq, exc_info=True)
            row = {"stream": told.stream, "seq": told.seq}
            await work.run(FAILED, _failure(name, row, attempts=0, error=error))

    async def retry(self) -> bool:
        """Run one reaction that failed earlier and is due again; say whether there was one."""
        async with Work(self.database) as work:
            found = await work.dicts(DUE, {"now": work.now, "most": MOST_ATTEMPTS})
            if not found:
                return False
            row, name = found[0], found[0]["reaction"]
            await work.run("SAVEPOINT reaction")
            try:
                await self._react_again(work, name, row)
                await work.run("RELEASE SAVEPOINT reaction")
            except Exception as error:
                work.forget_waiting()
                await work.run("ROLLBACK TO SAVEPOINT reaction")
                work._pending.clear()
                await work.run(FAILED, _failure(name, row, attempts=row["attempts"], error=error))
                return True
            await work.run(HEALED, {"reaction": name, "stream": row["stream"], "seq": row["seq"]})
        return True

    async def _react_again(self, work: Work, name: str, row: dict[str, Any]) -> None:
        told, known = self.subscriptions.read(row), self.subscriptions.reactions.get(name)
        if told is not None and known is not None:
            work.now, work.actor, work.account = told.at, told.actor, told.account
            await known[1](work, told)


def _failure(name: str, row: dict[str, Any], *, attempts: int, error: Exception) -> dict[str, Any]:
    wait = timedelta(seconds=min(3600, 2**attempts))
    return {
        "reaction": name,
        "stream": row["stream"],
        "seq": row["seq"],
        "next": datetime.now(UTC) + wait,
        "error": f"{type(error).__name__}: {error}"[:2000],
    }
