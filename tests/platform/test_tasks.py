"""Background tasks end, also those that miss the first cancellation."""

import asyncio

from sitepost.platform.tasks import end


async def test_a_task_that_loses_its_first_cancellation_ends_all_the_same() -> None:
    missed = 0

    async def run() -> None:
        nonlocal missed
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            missed += 1
        await asyncio.Event().wait()

    task = asyncio.create_task(run())
    await asyncio.sleep(0)
    async with asyncio.timeout(10):
        await end([task])
    assert (missed, task.cancelled()) == (1, True)


async def test_tasks_that_fail_or_are_done_end_quietly() -> None:
    async def fail() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            raise RuntimeError("while ending")

    async def finish() -> None:
        return None

    tasks = [asyncio.create_task(fail()), asyncio.create_task(finish())]
    await asyncio.sleep(0)
    async with asyncio.timeout(10):
        await end(tasks)
    assert all(task.done() for task in tasks)
