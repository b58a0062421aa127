"""Reactions stand apart from one another, and give way to a crowd of requests."""

import asyncio
from contextlib import suppress

from tests.platform.test_outbox import consumer, note, values

from sitepost.kernel.fact import Told
from sitepost.platform.crowd import Crowd
from sitepost.platform.db.pool import Database
from sitepost.platform.work import Work


async def test_a_reaction_that_fails_takes_nothing_of_the_others_with_it(database: Database) -> None:
    async with Work(database) as work:
        await work.run("CREATE TABLE kept (word text)")

    async def first(work: Work, told: Told) -> None:
        work.later("INSERT INTO kept VALUES ('left waiting')")

    async def fails_at_once(work: Work, told: Told) -> None:
        raise ValueError("before it asked anything")

    async def does_nothing(work: Work, told: Told) -> None:
        return

    async def fails_late(work: Work, told: Told) -> None:
        await work.run("INSERT INTO kept VALUES ('undone')")
        work.later("INSERT INTO kept VALUES ((1 / 0)::text)")

    async def fails_between(work: Work, told: Told) -> None:
        await work.run("INSERT INTO kept VALUES ('undone, too')")
        work.later("INSERT INTO kept VALUES ('never sent')")
        raise ValueError("with something left waiting")

    async def last(work: Work, told: Told) -> None:
        await work.run("INSERT INTO kept VALUES ('said at once')")

    ours = consumer(database, first, fails_at_once, does_nothing, fails_late, fails_between, last)
    for n in range(3):
        await note(database, str(n))
    await ours.settle()
    assert await values(database, "SELECT word FROM kept") == ["left waiting", "said at once"] * 3
    failed = await values(database, "SELECT reaction FROM reaction_failure ORDER BY seq, reaction")
    assert [each.rpartition(".")[2] for each in failed] == ["fails_at_once", "fails_between", "fails_late"] * 3
    assert await values(database, "SELECT 1 FROM outbox") == []


async def test_an_answer_says_the_same_however_often_it_is_asked(database: Database) -> None:
    async with Work(database, reading=True) as work:
        answer = work.ask("SELECT 1 AS one", read=lambda rows: [row["one"] for row in rows])
        assert (await answer, await answer) == ([1], [1])


async def test_a_crowd_is_let_pass_and_waited_for_only_so_long() -> None:
    crowd = Crowd()
    with crowd:
        await asyncio.wait_for(crowd.pass_by(at_most=30), 5)  # one is no crowd
        with crowd:
            await crowd.pass_by(at_most=0.01)
            waits = asyncio.create_task(crowd.pass_by(at_most=30))
            for _ in range(5):
                await asyncio.sleep(0)
            assert not waits.done()
        await asyncio.wait_for(waits, 5)


def test_what_goes_wrong_leaves_nobody_in_the_crowd() -> None:
    crowd = Crowd()
    with suppress(ValueError), crowd:
        raise ValueError
    assert crowd.here == 0
