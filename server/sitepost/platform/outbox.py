"""Streams and the outbox: facts take their place at commit.

A serial id is not commit order, so every stream has a counter row that its writers take as
the last thing before they commit. The bell (NOTIFY) is only a hint: the outbox is the truth,
and every consumer also looks by itself once a second (`platform.consumer`).
"""

import asyncio
from uuid import UUID
from weakref import WeakKeyDictionary

import msgspec
import structlog
from psycopg.types.json import Jsonb

from sitepost.kernel.fact import Fact
from sitepost.platform.cards import Was
from sitepost.platform.db.pool import Database
from sitepost.platform.db.session import Session

log = structlog.get_logger(__name__)

BELL = "sitepost_facts"
LONGEST_PAYLOAD = 200  # stream ids in one NOTIFY; above that the bell rings for all

PLACE = """
WITH counter AS (
    INSERT INTO stream AS s (id, account_id, seq) VALUES (%(stream)s, %(account)s, %(count)s)
    ON CONFLICT (id) DO UPDATE SET seq = s.seq + %(count)s RETURNING s.seq
), placed AS (
    INSERT INTO fact (stream, seq, account_id, kind, version, at, actor, card, was_readers, was_parties, body)
    SELECT %(stream)s, counter.seq - %(count)s + f.n, %(account)s, f.kind, f.version, %(now)s, f.actor,
        f.card, f.was_readers::uuid[], f.was_parties::uuid[], f.body
    FROM counter, unnest(%(kinds)s::text[], %(versions)s::smallint[], %(actors)s::uuid[],
        %(cards)s::uuid[], %(was_readers)s::text[], %(was_parties)s::text[], %(bodies)s::jsonb[])
        WITH ORDINALITY AS f (kind, version, actor, card, was_readers, was_parties, body, n)
    RETURNING stream, seq, kind
)
INSERT INTO outbox (stream, seq) SELECT stream, seq FROM placed WHERE kind = ANY(%(heard)s::text[])
"""


class Pending(msgspec.Struct, frozen=True):
    """A fact that waits for the end of the transaction to take its place in its stream."""

    stream: UUID
    account: UUID
    actor: UUID | None
    card: UUID | None
    was: Was | None
    fact: Fact


def place(work: Session, pending: list[Pending]) -> None:
    """Give each fact the next number of its stream with the commit, streams in one order so that none deadlock."""
    by_stream: dict[UUID, list[Pending]] = {}
    for each in pending:
        by_stream.setdefault(each.stream, []).append(each)
    for stream in sorted(by_stream):
        facts = by_stream[stream]
        work.later(
            PLACE,
            {
                "stream": stream,
                "account": facts[0].account,
                "count": len(facts),
                "now": work.now,
                "kinds": [each.fact.KIND for each in facts],
                "heard": _heard(work.database, facts),
                "versions": [each.fact.VERSION for each in facts],
                "actors": [each.actor for each in facts],
                "cards": [each.card for each in facts],
                "was_readers": [_array(each.was.readers) if each.was else None for each in facts],
                "was_parties": [_array(each.was.parties) if each.was else None for each in facts],
                "bodies": [Jsonb(msgspec.to_builtins(each.fact)) for each in facts],
            },
        )


def _heard(database: Database, facts: list[Pending]) -> list[str]:
    """Return the kinds that some reaction hears; the outbox is for those."""
    kinds = {each.fact.KIND for each in facts}
    return [kind for kind in kinds if database.heard is None or kind in database.heard]


def _array(keys: list[UUID]) -> str:
    return "{" + ",".join(map(str, keys)) + "}"


class _Bell:
    """Rings at most every 10 ms: NOTIFY takes a lock that all committers share."""

    def __init__(self) -> None:
        self.streams: set[UUID] = set()
        self.task: asyncio.Task[None] | None = None


_bells: WeakKeyDictionary[Database, _Bell] = WeakKeyDictionary()


def ring(database: Database, streams: set[UUID]) -> None:
    """Tell every process soon that `streams` have new facts."""
    bell = _bells.setdefault(database, _Bell())
    bell.streams |= streams
    if bell.task is None or bell.task.done():
        bell.task = asyncio.get_running_loop().create_task(_ring(database, bell))


async def _ring(database: Database, bell: _Bell) -> None:
    while bell.streams:
        await asyncio.sleep(0.01)
        streams, bell.streams = bell.streams, set()
        payload = ",".join(map(str, streams)) if len(streams) <= LONGEST_PAYLOAD else "*"
        try:
            async with database.connection() as conn:
                await conn.execute("SELECT pg_notify(%s, %s)", (BELL, payload))
        except Exception as error:  # a bell that did not ring: consumers look once a second
            log.warning("bell.failed", error=str(error))
