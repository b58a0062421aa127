"""The crowd at the door of one process: work that nobody waits for gives way to it, for a while."""

import asyncio
from contextlib import suppress

MANY = 2  # requests at once


class Crowd:
    """Counts the requests that are being answered."""

    def __init__(self) -> None:
        self.here = 0
        self._few = asyncio.Event()
        self._few.set()

    def __enter__(self) -> None:
        self.here += 1
        if self.here == MANY:
            self._few.clear()

    def __exit__(self, *error: object) -> None:
        self.here -= 1
        if self.here == MANY - 1:
            self._few.set()

    async def pass_by(self, *, at_most: float) -> None:
        """Wait until there are few, `at_most` so many seconds."""
        with suppress(TimeoutError):
            async with asyncio.timeout(at_most):
                await self._few.wait()
