"""Streams and the outbox: facts take their place at commit, reactions consume them at least once.

A serial id is not commit order, so every stream has a counter row that its writers take as
the last thing before they commit. The bell (NOTIFY) is only a hint: the outbox is the truth,
and every consumer also looks by itself once a second.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

import msgspec
import structlog
from psycopg.types.json import Jsonb

from sitepost.kernel.fact import Fact, Told
from sitepost.platform.db.pool import Database

if TYPE_CHECKING:
    from sitepost.platform.work import Pending, Work

log = structlog.get_logger(__name__)

BELL = "sitepost_facts"
BATCH = 200
LONGEST_PAYLOAD = 200  # stream ids in one NOTIFY; above that the bell rings for all
MOST_ATTEMPTS = 12

PLACE = """
WITH counter AS (
    INSERT INTO stream AS s (id, account_id, seq) VALUES (%(stream)s, %(account)s, %(count)s)
    ON CONFLICT (id) DO UPDATE SET seq = s.seq + %(count)s RETURNING s.seq
), placed AS (
    INSERT INTO fact (stream, seq, account_id, kind, version, at, actor, card, was_readers, body)
    SELECT %(stream)s, counter.seq - %(count)s + f.n, %(account)s, f.kind, f.version, %(now)s, f.actor,
        f.card, f.was::uuid[], f.body
    FROM counter, unnest(%(kinds)s::text[], %(versions)s::smallint[], %(actors)s::uuid[],
        %(cards)s::uuid[], %(was)s::text[], %(bodies)s::jsonb[])
        WITH ORDINALITY AS f (kind, version, actor, card, was, body, n)
    RETURNING stream, seq
)
INSERT INTO outbox (stream, seq) SELECT stream, seq FROM placed
"""
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
SINCE = """
SELECT * FROM fact WHERE stream = %(stream)s AND seq > %(seq)s ORDER BY seq LIMIT %(limit)s
"""

Reaction = Callable[["Work", Told], Awaitable[None]]


class Subscriptions:
    """Which reactions hear which facts; filled once by the composition root."""

    def __init__(self, facts: Iterable[type[Fact]]) -> None:
        self.facts = {fact.KIND: fact for fact in facts}
        self.reactions: dict[str, tuple[str, Reaction]] = {}
        self.by_kind: dict[str, list[tuple[str, Reaction]]] = {}

    def subscribe(self, fact: type[Fact], reaction: Reaction) -> None:
        """Call `reaction` for every `fact`, at least once, in the order of its stream."""
        name = f"{reaction.__module__.removeprefix('sitepost.tools.')}.{reaction.__name__}"
        self.reactions[name] = (name, reaction)
        self.by_kind.setdefault(fact.KIND, []).append((name, reaction))

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


async def place(work: "Work", pending: list["Pending"]) -> None:
    """Give each fact the next number of its stream, streams in one order so that none deadlock."""
    by_stream: dict[UUID, list[Pending]] = {}
    for each in pending:
        by_stream.setdefault(each.stream, []).append(each)
    for stream in sorted(by_stream):
        facts = by_stream[stream]
        await work.run(
            PLACE,
            {
                "stream": stream,
                "account": facts[0].account,
                "count": len(facts),
                "now": work.now,
                "kinds": [each.fact.KIND for each in facts],
                "versions": [each.fact.VERSION for each in facts],
                "actors": [each.actor for each in facts],
                "cards": [each.card for each in facts],
                "was": [_array(each.was_readers) for each in facts],
                "bodies": [Jsonb(msgspec.to_builtins(each.fact)) for each in facts],
            },
        )


def _array(keys: list[UUID] | None) -> str | None:
    return None if keys is None else "{" + ",".join(map(str, keys)) + "}"


class _Bell:
    """Rings at most every 10 ms: NOTIFY takes a lock that all committers share."""

    def __init__(self) -> None:
        self.streams: set[UUID] = set()
        self.task: asyncio.Task[None] | None = None


_bells: dict[int, _Bell] = {}


def ring(database: Database, streams: set[UUID]) -> None:
    """Tell every process soon that `streams` have new facts."""
    bell = _bells.setdefault(id(database), _Bell())
    bell.streams |= streams
    if bell.task is None or bell.task.done():
        bell.task = asyncio.get_running_loop().create_task(_ring(database, bell))


async def _ring(database: Database, bell: _Bell) -> None:
    await asyncio.sleep(0.01)
    streams, bell.streams = bell.streams, set()
    payload = ",".join(map(str, streams)) if len(streams) <= LONGEST_PAYLOAD else "*"
    try:
        async with database.connection() as conn:
            await conn.execute("SELECT pg_notify(%s, %s)", (BELL, payload))
    except Exception as error:  # a bell that did not ring: consumers look once a second
        log.warning("bell.failed", error=str(error))


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
                busy = await self.drain()
                busy = await self.retry() or busy
            except asyncio.CancelledError:
                raise
            except Exception as error:
                log.error("outbox.failed", error=str(error), exc_info=True)
                await asyncio.sleep(1)
                continue
            if not busy:
                self.wake.clear()
                try:
                    await asyncio.wait_for(self.wake.wait(), timeout=1.0)
                except TimeoutError:
                    pass

    async def settle(self) -> None:
        """Consume until nothing waits; for commands and tests."""
        while await self.drain():
            pass

    async def drain(self) -> bool:
        """Consume one batch of each waiting stream; say whether there was any."""
        from sitepost.platform.work import Work

        async with Work(self.database, reading=True) as work:
            streams = await work.values(WAITING)
        did = False
        for stream in streams:
            did = await self._batch(stream) or did
        return did

    async def _batch(self, stream: UUID) -> bool:
        from sitepost.platform.work import Work

        async with Work(self.database) as work:
            if not await work.value(TRY_LOCK, {"stream": stream}):
                return False
            taken = await work.dicts(TAKE, {"stream": stream, "limit": BATCH})
            if not taken:
                return False
            for row in taken:
                told = self.subscriptions.read(row)
                for name, reaction in self.subscriptions.by_kind.get(row["kind"], []):
                    if told is not None:
                        await self._react(work, name, reaction, told)
            await work.run(DONE, {"stream": stream, "seq": taken[-1]["seq"]})
        return True

    async def _react(self, work: "Work", name: str, reaction: Reaction, told: Told) -> None:
        work.now, work.actor, work.account = datetime.now(UTC), told.actor, told.account
        mark = len(work._pending)
        await work.run("SAVEPOINT reaction")
        try:
            await reaction(work, told)
        except Exception as error:
            await work.run("ROLLBACK TO SAVEPOINT reaction")
            del work._pending[mark:]
            log.error("reaction.failed", reaction=name, stream=str(told.stream), seq=told.seq, exc_info=True)
            await work.run(FAILED, _failure(name, told, attempts=0, error=error))
        await work.run("RELEASE SAVEPOINT reaction")

    async def retry(self) -> bool:
        """Run one reaction that failed earlier and is due again; say whether there was one."""
        from sitepost.platform.work import Work

        async with Work(self.database) as work:
            found = await work.dicts(DUE, {"now": work.now, "most": MOST_ATTEMPTS})
            if not found:
                return False
            name, told = found[0]["reaction"], self.subscriptions.read(found[0])
            known = self.subscriptions.reactions.get(name)
            if told is not None and known is not None:
                work.actor, work.account = told.actor, told.account
                await work.run("SAVEPOINT reaction")
                try:
                    await known[1](work, told)
                except Exception as error:
                    await work.run("ROLLBACK TO SAVEPOINT reaction")
                    work._pending.clear()
                    failure = _failure(name, told, attempts=found[0]["attempts"], error=error)
                    await work.run(FAILED, failure)
                    return True
            await work.run(
                HEALED,
                {"reaction": name, "stream": found[0]["stream"], "seq": found[0]["seq"]},
            )
        return True


def _failure(name: str, told: Told, *, attempts: int, error: Exception) -> dict[str, Any]:
    wait = timedelta(seconds=min(3600, 2**attempts))
    return {
        "reaction": name,
        "stream": told.stream,
        "seq": told.seq,
        "next": datetime.now(UTC) + wait,
        "error": f"{type(error).__name__}: {error}"[:2000],
    }
