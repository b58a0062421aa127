"""The worker of a process goes on, whatever happens to the database."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from sitepost.platform import jobs
from sitepost.platform.db import Database
from sitepost.platform.jobs import Jobs
from sitepost.platform.work import Work


async def test_a_worker_that_ends_by_itself_is_started_again(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue, pauses = Jobs(database), []
    ends = [None, ConnectionError("the database is gone"), None, asyncio.CancelledError()]

    async def run(**_: Any) -> None:
        end = ends.pop(0)
        if end is not None:
            raise end

    async def pause(seconds: float) -> None:
        pauses.append(seconds)

    monkeypatch.setattr(queue.app, "run_worker_async", run)
    monkeypatch.setattr(jobs.asyncio, "sleep", pause)
    with pytest.raises(asyncio.CancelledError):
        await queue.work()
    assert ends == []
    assert len(pauses) == 3


SILENT = "UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour' WHERE id = %(id)s"
STATES = "SELECT args ->> 'who' || ' ' || status FROM procrastinate_jobs WHERE task_name = 'dig' ORDER BY id"


class Diggers:
    """A queue whose workers take jobs by hand, and may die over them."""

    def __init__(self, queue: Jobs) -> None:
        self.queue, self.ran = queue, list[str]()
        queue.task("dig", self.dig)

    async def dig(self, work: Work, who: str) -> None:
        """The job."""
        self.ran.append(who)

    async def take(self, who: str, *, dead: bool) -> None:
        """Have a worker take a job; one that is `dead` is not heard of any more."""
        async with Work(self.queue.database) as work:
            await jobs.defer(work, "dig", who=who)
        worker = await self.queue.app.job_manager.register_worker()
        assert await self.queue.app.job_manager.fetch_job(None, worker)
        if dead:
            await self.tell(SILENT, id=worker)

    async def tell(self, statement: str, **values: Any) -> None:
        """Change the tables of the queue."""
        async with Work(self.queue.database) as work:
            await work.run(statement, values)

    async def look(self) -> list[str]:
        """Have the queue look after its dead, and return what is left of the jobs."""
        async with Work(self.queue.database) as work:
            await jobs.defer(work, "jobs.revive")
        await self.queue.settle()
        await self.queue.settle()
        async with Work(self.queue.database, reading=True) as work:
            return list(await work.values(STATES))


@pytest.fixture
async def diggers(database: Database) -> AsyncIterator[Diggers]:
    """A queue of its own."""
    queue = Jobs(database)
    await queue.open()
    yield Diggers(queue)
    await queue.close()


async def test_what_a_killed_worker_left_undone_runs_again_and_nothing_else(diggers: Diggers) -> None:
    await diggers.take("killed", dead=True)
    await diggers.take("at work", dead=False)
    assert await diggers.look() == ["at work doing"]
    assert diggers.ran == ["killed"]


async def test_what_killed_ten_workers_ends_there(diggers: Diggers) -> None:
    await diggers.take("deadly", dead=True)
    await diggers.tell("UPDATE procrastinate_jobs SET attempts = 10 WHERE task_name = 'dig'")
    assert (await diggers.look(), diggers.ran) == (["deadly failed"], [])


async def test_the_queue_looks_by_itself(database: Database) -> None:
    assert ("jobs.revive.tick", "*/3 * * * *") in [
        (each.task.name, each.cron) for each in Jobs(database).app.periodic_registry.periodic_tasks.values()
    ]
