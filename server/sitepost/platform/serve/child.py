"""A child of the supervisor: started, watched, started again when it dies, stopped in order."""

import asyncio
import os
import signal
import socket
import time
from asyncio.subprocess import Process
from collections.abc import Callable, Sequence
from contextlib import suppress

FIRST_PAUSE, LONGEST_PAUSE = 0.25, 15.0  # seconds between a death and the next start
LONG_LIFE = 30.0  # seconds after which a death counts as the first one again
GRACE = 10.0  # seconds between asking a process to stop and killing it
MOST_FALSE_STARTS = 3
CONNECTION = b"c"

Say = Callable[[str], object]


class Child:
    """Keeps one server process alive; `command` gets the number of its end of the line appended.

    Over the line the process says that it is ready and gets connections; its end tells either
    side that the other one is gone.
    """

    def __init__(self, name: str, command: Sequence[str], *, env: dict[str, str], say: Say) -> None:
        self.name, self.command, self.env, self.say = name, command, env, say
        self.ready = asyncio.Event()
        self.stopping = False
        self.process: Process | None = None
        self.line: socket.socket | None = None

    def give(self, connection: socket.socket) -> bool:
        """Hand `connection` to the process; say whether it could be taken."""
        if self.line is None or self.stopping or not self.ready.is_set():
            return False
        try:
            socket.send_fds(self.line, [CONNECTION], [connection.fileno()])
        except OSError:  # it has just died, or has more than it can take
            return False
        return True

    async def keep(self) -> bool:
        """Run until told to stop; False when the process never came up at all."""
        pause, false_starts = FIRST_PAUSE, 0
        while not self.stopping:
            begun = time.monotonic()
            code = await self._live()
            if self.stopping:
                break
            false_starts += not self.ready.is_set()
            self.ready.clear()
            if false_starts >= MOST_FALSE_STARTS:
                self.say(f"{self.name} does not start ({ending(code)}).")
                return False
            pause = FIRST_PAUSE if time.monotonic() - begun > LONG_LIFE else pause
            self.say(f"{self.name} ended ({ending(code)}); starting it again in {pause:g} s.")
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
        return True

    async def _live(self) -> int:
        ours, theirs = socket.socketpair()
        with ours:
            with theirs:
                self.process = await asyncio.create_subprocess_exec(
                    *self.command,
                    "--line",
                    str(theirs.fileno()),
                    pass_fds=(theirs.fileno(),),
                    env=self.env,
                    stdin=asyncio.subprocess.DEVNULL,
                    start_new_session=True,  # Ctrl-C reaches the supervisor, which stops us in order
                )
            ours.setblocking(False)
            self.line = ours
            hearing = asyncio.create_task(self._hear(ours))
            try:
                return await self.process.wait()
            finally:
                self.line = None
                hearing.cancel()

    async def _hear(self, line: socket.socket) -> None:
        with suppress(OSError):
            while await asyncio.get_running_loop().sock_recv(line, 64):
                self.ready.set()
        self.line = None  # nothing more is given to a process that has gone

    async def stop(self) -> None:
        """Ask the process to end what it is doing, and kill it when it does not."""
        self.stopping = True
        process = self.process
        if process is None or process.returncode is not None:
            return
        with suppress(ProcessLookupError):
            process.terminate()
        try:
            async with asyncio.timeout(GRACE):
                await process.wait()
        except TimeoutError:
            self.kill()

    def kill(self) -> None:
        """End the process without asking."""
        self.stopping = True
        if self.process is not None and self.process.returncode is None:
            with suppress(ProcessLookupError):
                os.kill(self.process.pid, signal.SIGKILL)


def ending(code: int) -> str:
    """Say in words how a process ended."""
    if code >= 0:
        return f"exit code {code}"
    try:
        return f"killed by {signal.Signals(-code).name}"
    except ValueError:
        return f"killed by signal {-code}"
