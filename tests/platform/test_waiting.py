"""Statements that go out with the next one, or with the commit: in order, all or none."""

from typing import Any

import pytest
from psycopg.errors import DivisionByZero, UniqueViolation

from sitepost.platform.db import Database
from sitepost.platform.work import CommitError, Work

MADE = "CREATE TABLE noted (n integer PRIMARY KEY)"
NOTE = "INSERT INTO noted (n) VALUES (%(n)s)"
ALL = "SELECT n FROM noted ORDER BY n"


@pytest.fixture
async def noted(database: Database) -> Database:
    async with Work(database) as work:
        await work.run(MADE)
    return database


async def stored(database: Database) -> list[Any]:
    async with Work(database, reading=True) as work:
        return await work.values(ALL)


async def test_what_waits_is_committed(noted: Database) -> None:
    async with Work(noted) as work:
        work.later(NOTE, {"n": 1})
        work.later(NOTE, {"n": 2})
        assert await stored(noted) == []
    assert await stored(noted) == [1, 2]


async def test_what_waits_is_there_for_the_next_statement(noted: Database) -> None:
    async with Work(noted) as work:
        work.later(NOTE, {"n": 1})
        asked = work.ask(ALL, read=lambda rows: [row["n"] for row in rows])
        work.later(NOTE, {"n": 2})
        assert await work.values(ALL) == [1, 2]
        assert await asked == [1]
        assert work.queries == 4


async def test_an_answer_that_is_awaited_first_is_sent_then(noted: Database) -> None:
    async with Work(noted) as work:
        work.later(NOTE, {"n": 1})
        assert await work.ask(ALL, read=len) == 1
    assert await stored(noted) == [1]


async def test_reading_works_may_ask_too(noted: Database) -> None:
    async with Work(noted, reading=True) as work:
        first, second = work.ask("SELECT 1 AS n", read=len), work.ask("SELECT 2 AS n", read=lambda rows: rows[0]["n"])
        assert (await second, await first) == (2, 1)


async def test_a_failure_of_what_waits_is_that_of_the_commit(noted: Database) -> None:
    work = Work(noted)
    for n in (1, 1, 2):
        work.later(NOTE, {"n": n})
    with pytest.raises(UniqueViolation):
        await work.commit()
    assert await stored(noted) == []
    async with Work(noted) as work:  # the connection is as good as new
        await work.run(NOTE, {"n": 3})
    assert await stored(noted) == [3]


async def test_a_failure_of_what_waits_is_that_of_the_next_statement(noted: Database) -> None:
    work = Work(noted)
    work.later("SELECT 1 / (%(n)s - 1)", {"n": 1})
    with pytest.raises(DivisionByZero):
        await work.run(NOTE, {"n": 1})
    await work.rollback()
    assert await stored(noted) == []


async def test_a_swallowed_failure_is_no_commit(noted: Database) -> None:
    work = Work(noted)
    work.later(NOTE, {"n": 1})
    with pytest.raises(DivisionByZero):
        await work.run("SELECT 1 / 0")
    with pytest.raises(CommitError):
        await work.commit()
    assert await stored(noted) == []


async def test_a_work_that_is_given_up_sends_nothing(noted: Database) -> None:
    work = Work(noted)
    work.later(NOTE, {"n": 1})
    await work.rollback()
    await work.commit()
    assert await stored(noted) == []
