"""Streams and reactions: one order for all, every fact at least once, failures retried, nothing lost in a crash."""

import asyncio
import os
import random
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, ClassVar
from uuid import UUID

import psycopg
import pytest

from sitepost.kernel.fact import Fact, Told
from sitepost.kernel.ids import new_id
from sitepost.platform.consumer import MOST_ATTEMPTS, Consumer, Subscriptions
from sitepost.platform.db import Database
from sitepost.platform.work import Work

ACCOUNT, STREAM = new_id(), new_id()
TABLE = "CREATE TABLE effect (stream uuid, seq bigint, note text, PRIMARY KEY (stream, seq))"


class Noted(Fact, frozen=True):
    """Somebody noted something."""

    KIND: ClassVar[str] = "testing.noted"
    note: str


class Answered(Fact, frozen=True):
    """A reaction told something."""

    KIND: ClassVar[str] = "testing.answered"
    note: str


def consumer(database: Database, *reactions: Any) -> Consumer:
    """A consumer with these reactions on notes."""
    subscriptions = Subscriptions([Noted, Answered])
    for reaction in reactions:
        subscriptions.subscribe(Noted, reaction)
    return Consumer(database, subscriptions)


async def note(database: Database, text: str, stream: UUID = STREAM) -> None:
    """Tell one fact."""
    async with Work(database, account=ACCOUNT) as work:
        await work.tell(Noted(text), stream=stream)


async def values(database: Database, query: str) -> list[Any]:
    """The first column of a query."""
    async with database.connection() as conn:
        return [row[0] for row in await (await conn.execute(query)).fetchall()]  # type: ignore[arg-type]  # constants


async def test_parallel_writers_share_one_order_without_gaps(database: Database) -> None:
    async def write(n: int) -> None:
        for k in range(15):
            async with Work(database, account=ACCOUNT) as work:
                await work.tell(Noted(f"{n}.{k}.a"), stream=STREAM)
                await work.tell(Noted(f"{n}.{k}.b"), stream=STREAM)
                if k % 5 == 4:
                    await work.rollback()

    await asyncio.gather(*(write(n) for n in range(6)))
    notes = await values(database, "SELECT body->>'note' FROM fact ORDER BY seq")
    assert await values(database, "SELECT seq FROM fact ORDER BY seq") == list(range(1, len(notes) + 1))
    assert len(notes) == 6 * 12 * 2
    for n in range(6):
        mine = [each for each in notes if each.startswith(f"{n}.")]
        assert mine == sorted(mine, key=lambda each: (int(each.split(".")[1]), each[-1]))
    pairs = list(zip(notes[::2], notes[1::2], strict=True))
    assert all(first[:-1] == second[:-1] for first, second in pairs), "facts of one work stand together"


async def test_a_reader_by_seq_never_misses_a_fact(database: Database) -> None:
    """Whatever order transactions commit in, who resumes after the last seq it saw has seen all before."""
    seen: list[int] = []
    done = asyncio.Event()

    async def read() -> None:
        while not done.is_set() or len(seen) < 120:
            async with Work(database, reading=True) as work:
                last = seen[-1] if seen else 0
                found = await work.values("SELECT seq FROM fact WHERE seq > %(last)s ORDER BY seq", {"last": last})
            seen.extend(found)

    async def write(chance: random.Random) -> None:
        for _ in range(20):
            async with Work(database, account=ACCOUNT) as work:
                await work.tell(Noted("x"), stream=STREAM)
                await work.value("SELECT 1")
                await asyncio.sleep(chance.random() / 200)

    async def writers() -> None:
        await asyncio.gather(
            *(write(random.Random(n)) for n in range(4)), write(random.Random(9)), write(random.Random(8))
        )
        done.set()

    await asyncio.wait_for(asyncio.gather(read(), writers()), 30)
    assert seen == list(range(1, 121))


async def test_two_streams_in_one_work_never_deadlock(database: Database) -> None:
    other = new_id()

    async def write(streams: list[UUID]) -> None:
        for _ in range(15):
            async with Work(database, account=ACCOUNT) as work:
                for stream in streams:
                    await work.tell(Noted("x"), stream=stream)

    await asyncio.gather(*(write([STREAM, other][:: 1 if n % 2 else -1]) for n in range(6)))
    assert await values(database, "SELECT seq FROM stream") == [90, 90]


async def test_reactions_hear_every_fact_in_order_and_once(database: Database) -> None:
    heard: list[str] = []

    async def listen(work: Work, told: Told) -> None:
        heard.append(told.fact.note)  # type: ignore[attr-defined]  # it is a Noted
        await work.run("SELECT 1")

    ours, theirs = consumer(database, listen), consumer(database, listen)
    for n in range(450):
        await note(database, str(n))
    while await values(database, "SELECT 1 FROM outbox LIMIT 1"):
        await asyncio.gather(ours.settle(), theirs.settle())
    assert heard == [str(n) for n in range(450)]


async def test_a_reaction_may_tell_facts_of_its_own(database: Database) -> None:
    async def answer(work: Work, told: Told) -> None:
        assert work.actor == told.actor
        await work.tell(Answered("re: " + told.fact.note), stream=told.stream)  # type: ignore[attr-defined]  # a Noted

    made = consumer(database, answer)
    await note(database, "one")
    await made.settle()
    assert await values(database, "SELECT kind FROM fact ORDER BY seq") == ["testing.noted", "testing.answered"]
    assert await values(database, "SELECT 1 FROM outbox") == []


async def test_a_reaction_that_fails_holds_up_nobody_and_is_tried_again(database: Database) -> None:
    broken, heard = True, []

    async def brittle(work: Work, told: Told) -> None:
        await work.run("INSERT INTO effect VALUES (%s, %s, 'brittle')", [told.stream, told.seq])
        await work.tell(Answered("brittle"), stream=told.stream)
        if broken:
            raise RuntimeError("not yet")

    async def sturdy(work: Work, told: Told) -> None:
        heard.append(told.seq)

    async with database.connection() as conn:
        await conn.execute(TABLE)
    made = consumer(database, brittle, sturdy)
    await note(database, "one")
    await note(database, "two")
    await made.settle()
    assert heard == [1, 2]
    assert await values(database, "SELECT note FROM effect") == []
    assert await values(database, "SELECT kind FROM fact WHERE kind = 'testing.answered'") == []
    assert await values(database, "SELECT attempts FROM reaction_failure") == [1, 1]
    assert not await made.retry(), "it waits for its time"
    await _due(database)
    assert await made.retry()
    assert sorted(await values(database, "SELECT attempts FROM reaction_failure")) == [1, 2]
    broken = False
    await _due(database)
    while await made.retry():
        pass
    assert await values(database, "SELECT note FROM effect") == ["brittle", "brittle"]
    assert await values(database, "SELECT attempts FROM reaction_failure") == []
    await made.settle()
    assert heard == [1, 2], "the others are not run again"


async def _due(database: Database) -> None:
    async with database.connection() as conn:
        await conn.execute("UPDATE reaction_failure SET next_at = now() - interval '1 second'")


async def test_a_reaction_that_never_heals_is_given_up_and_kept(database: Database) -> None:
    async def hopeless(work: Work, told: Told) -> None:
        await work.run("SELECT 1 / 0")

    made = consumer(database, hopeless)
    await note(database, "one")
    await made.settle()
    for _ in range(MOST_ATTEMPTS + 3):
        await _due(database)
        await made.retry()
    assert await values(database, "SELECT attempts FROM reaction_failure") == [MOST_ATTEMPTS]
    assert "DivisionByZero" in (await values(database, "SELECT error FROM reaction_failure"))[0]


async def test_a_fact_that_cannot_be_read_blocks_nothing(database: Database) -> None:
    heard: list[int] = []

    async def listen(work: Work, told: Told) -> None:
        heard.append(told.seq)

    made = consumer(database, listen)
    for text in ("one", "two", "three"):
        await note(database, text)
    async with database.connection() as conn, conn.transaction():
        await conn.execute("SET LOCAL session_replication_role = replica")  # facts are never rewritten otherwise
        await conn.execute("""UPDATE fact SET body = '{"other": 1}' WHERE seq = 2""")
    await made.settle()
    assert heard == [1, 3]
    assert await values(database, "SELECT seq FROM reaction_failure") == [2]
    async with database.connection() as conn, conn.transaction():
        await conn.execute("SET LOCAL session_replication_role = replica")  # facts are never rewritten otherwise
        await conn.execute("""UPDATE fact SET body = '{"note": "mended"}' WHERE seq = 2""")
    await _due(database)
    assert await made.retry()
    assert heard == [1, 3, 2]
    assert await values(database, "SELECT seq FROM reaction_failure") == []


async def test_a_consumer_that_is_stopped_midway_starts_the_batch_again(database: Database) -> None:
    async with database.connection() as conn:
        await conn.execute(TABLE)
    reached = asyncio.Event()

    async def slow(work: Work, told: Told) -> None:
        await work.run("INSERT INTO effect VALUES (%s, %s, 'x')", [told.stream, told.seq])
        if told.seq == 3:
            reached.set()
            await asyncio.sleep(3600)

    async def quick(work: Work, told: Told) -> None:
        await work.run("INSERT INTO effect VALUES (%s, %s, 'x')", [told.stream, told.seq])

    for n in range(5):
        await note(database, str(n))
    task = asyncio.create_task(consumer(database, slow).run())
    await asyncio.wait_for(reached.wait(), 5)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert await values(database, "SELECT seq FROM effect") == []
    await consumer(database, quick).settle()
    assert await values(database, "SELECT seq FROM effect ORDER BY seq") == [1, 2, 3, 4, 5]


CHILD = """
import asyncio, sys
sys.path[:0] = {paths!r}
from tests.platform.test_outbox import ACCOUNT, consumer, Noted
from sitepost.platform.db import open_database
from sitepost.platform.work import Work
from uuid import UUID

async def effect(work, told):
    await work.run("INSERT INTO effect VALUES (%s, %s, %s)", [told.stream, told.seq, told.fact.note])

async def main():
    database = await open_database({dsn!r}, size=4)
    asyncio.create_task(consumer(database, effect).run())
    n = 0
    while True:
        n += 1
        async with Work(database, account=ACCOUNT) as work:
            await work.tell(Noted(f"{round}.{{n}}"), stream=UUID({stream!r}))
        print(f"{round}.{{n}}", flush=True)

asyncio.run(main())
"""


@pytest.mark.parametrize("rounds", [4])
async def test_kill_between_commit_and_reaction_loses_and_doubles_nothing(
    database: Database, dsn: str, rounds: int, tmp_path: Path
) -> None:
    with psycopg.connect(dsn, autocommit=True) as conn:
        conn.execute(TABLE)
    root = Path(__file__).resolve().parents[2]
    acknowledged: list[str] = []
    for n in range(rounds):
        script = CHILD.format(paths=[str(root / "server"), str(root)], dsn=dsn, stream=str(STREAM), round=n)
        acknowledged += await asyncio.to_thread(_killed_midway, script, 25 + 20 * n)

    async def effect(work: Work, told: Told) -> None:
        await work.run("INSERT INTO effect VALUES (%s, %s, %s)", [told.stream, told.seq, told.fact.note])  # type: ignore[attr-defined]  # a Noted

    await asyncio.sleep(0.2)  # the server notices that the killed clients are gone
    while await values(database, "SELECT 1 FROM outbox LIMIT 1"):
        await consumer(database, effect).settle()
    notes = await values(database, "SELECT note FROM effect")
    assert len(notes) == len(set(notes)) == len(await values(database, "SELECT seq FROM fact"))
    assert set(acknowledged) <= set(notes)
    assert len(acknowledged) > 100
    assert await values(database, "SELECT seq FROM reaction_failure") == []


def _killed_midway(script: str, after: int) -> list[str]:
    """Run a writer, kill -9 it once it acknowledged `after` facts, and return what it acknowledged."""
    process = subprocess.Popen(
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=os.environ.copy(),
    )
    assert process.stdout is not None
    lines = [process.stdout.readline().strip() for _ in range(after)]
    process.send_signal(signal.SIGKILL)
    lines += [line.strip() for line in process.stdout.readlines()]
    process.wait()
    return [line for line in lines if line]
