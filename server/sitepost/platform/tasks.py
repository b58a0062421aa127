"""Background tasks come to an end when they are told to."""

import asyncio
from collections.abc import Iterable
from typing import Any

AGAIN_SECONDS = 0.5


async def end(tasks: Iterable["asyncio.Task[Any]"]) -> None:
    """Cancel `tasks` until every one of them has ended; what they raise is not looked at.

    Once is not enough on Python 3.11: `asyncio.wait_for`, which the database driver and the queue
    use too, loses a cancellation that comes in the moment its own wait is over (python/cpython#86296).
    """
    left = {task for task in tasks if not task.done()}
    while left:
        for task in left:
            task.cancel()
        done, left = await asyncio.wait(left, timeout=AGAIN_SECONDS)
        for task in done:
            if not task.cancelled():
                task.exception()


def hold(tasks: "set[asyncio.Task[None]]", task: "asyncio.Task[None]") -> None:
    """Keep a task that nobody waits for until it has ended: the loop alone would forget it."""
    tasks.add(task)
    task.add_done_callback(tasks.discard)
