"""The worker of a process goes on, whatever happens to the database."""

import asyncio
from typing import Any

import pytest

from sitepost.platform import jobs
from sitepost.platform.db import Database
from sitepost.platform.jobs import Jobs


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
