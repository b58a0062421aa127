"""The supervisor of `sitepost serve`: one small process above PostgreSQL and the servers.

It imports no web framework and no migrations, so it stays small; those run in its children.
"""

import asyncio
import itertools
import os
import secrets
import shutil
import signal
import socket
import sys
from collections.abc import Callable, Sequence
from typing import get_type_hints

import msgspec

from sitepost.platform import embedded
from sitepost.platform.serve.child import Child
from sitepost.platform.serve.listen import PortTaken, address_of, bind, is_local
from sitepost.platform.serve.reach import leave_note, take_note_away
from sitepost.platform.serve.secret import keep_secret
from sitepost.platform.serve.state import has_account, is_current
from sitepost.platform.settings import PREFIX, Settings
from sitepost.platform.tasks import end

WATCH_EVERY = 0.5  # seconds between two looks at PostgreSQL
LONGEST_PAUSE = 15.0

Say = Callable[[str], object]


class ServeError(Exception):
    """Sitepost cannot serve; the message says why and what to do."""


class Supervisor:
    """Runs the database, `settings.processes` servers, and puts back what dies.

    `schema` is the command that readies a fresh database and refuses one that needs `migrate`;
    `server` the command of one server process; `say` prints progress, `ready` the address.
    """

    def __init__(
        self, settings: Settings, *, schema: Sequence[str], server: Sequence[str], say: Say, ready: Say
    ) -> None:
        self.settings, self.schema, self.server, self.say, self.ready = settings, schema, server, say, ready
        self.running: embedded.Running | None = None
        self.children: list[Child] = []
        self.listening: socket.socket | None = None
        self.stop_asked = 0
        self.stopped = asyncio.Event()

    async def run(self) -> int:
        """Serve until asked to stop; return the exit code."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self._ask_to_stop)
        try:
            await self._prepare()
            return await self._keep()
        except (embedded.EmbeddedError, PortTaken) as error:
            raise ServeError(str(error)) from error
        finally:
            await self._shut_down()

    def _ask_to_stop(self) -> None:
        self.stop_asked += 1
        self.stopped.set()
        if self.stop_asked > 1:
            for child in self.children:
                child.kill()

    async def _prepare(self) -> None:
        """Take the port and the data folder, bring the database up, ready its schema."""
        settings = self.settings
        self.listening = bind(settings.host, settings.port)
        keep_secret(settings.data)
        if not settings.database_url:
            self.running = await asyncio.to_thread(embedded.start, settings.data, log=self.say)
            leave_note(settings.data, self.running.dsn)
        self.settings = msgspec.structs.replace(
            settings,
            database_url=self.running.dsn if self.running else settings.database_url,
            port=self.listening.getsockname()[1],
            base_url=settings.base_url or address_of(self.listening, settings.host),
        )
        if not await asyncio.to_thread(is_current, self.settings.database_url):
            process = await asyncio.create_subprocess_exec(*self.schema, env=environment(self.settings))
            if await process.wait():
                raise ServeError("")  # the command has said why
        await self._invite()

    async def _invite(self) -> None:
        """Ask for a code at first run where strangers could reach it first."""
        if self.settings.setup_code or self.listening is None or is_local(self.listening):
            return
        if not await asyncio.to_thread(has_account, self.settings.database_url):
            self.settings = msgspec.structs.replace(self.settings, setup_code=secrets.token_urlsafe(9))

    async def _keep(self) -> int:
        if self.listening is None or self.stopped.is_set():
            return 0
        env = environment(self.settings) | adding_up(self.settings)
        self.children = [
            Child(f"Server process {n}", self.server, env=env, say=self.say)
            for n in range(1, self.settings.processes + 1)
        ]
        keeping = [asyncio.create_task(child.keep()) for child in self.children]
        stopped = asyncio.create_task(self.stopped.wait())
        others = [stopped, asyncio.create_task(self._announce()), asyncio.create_task(self._hand_out(self.listening))]
        if self.running is not None:
            others.append(asyncio.create_task(self._keep_postgres()))
        await asyncio.wait({stopped, *keeping}, return_when=asyncio.FIRST_COMPLETED)
        failed = not self.stopped.is_set()
        self.listening.close()
        await asyncio.gather(*(child.stop() for child in self.children))
        await end([*keeping, *others])
        return 1 if failed else 0

    async def _hand_out(self, listening: socket.socket) -> None:
        """Give each connection to the next process that is ready, so that all have their share.

        Processes that accept from one socket do not share: whichever wakes first takes all that wait.
        """
        turn = itertools.cycle(self.children)
        while True:
            await self._any_ready()
            try:
                connection, _ = await asyncio.get_running_loop().sock_accept(listening)
            except OSError as error:  # too many open files, most likely
                self.say(f"No connection can be accepted: {error.strerror}.")
                await asyncio.sleep(1)
                continue
            with connection:
                while not any(next(turn).give(connection) for _ in self.children):  # noqa: ASYNC110 - a rare, short wait
                    await asyncio.sleep(0.01)

    async def _any_ready(self) -> None:
        if not any(child.ready.is_set() for child in self.children):
            waits = [asyncio.create_task(child.ready.wait()) for child in self.children]
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
            for wait in waits:
                wait.cancel()

    async def _announce(self) -> None:
        await asyncio.gather(*(child.ready.wait() for child in self.children))
        settings = self.settings
        known = await asyncio.to_thread(has_account, settings.database_url)
        query = f"/?setup={settings.setup_code}" if settings.setup_code and not known else ""
        self.ready(settings.address + query)

    async def _keep_postgres(self) -> None:
        """Start PostgreSQL again whenever it ends while we serve."""
        pause = WATCH_EVERY
        while self.running is not None:
            await embedded.watch(self.running, every=WATCH_EVERY)
            self.say("PostgreSQL ended; starting it again.")
            try:
                self.running = await asyncio.to_thread(embedded.restart, self.running, log=self.say)
                pause = WATCH_EVERY
            except embedded.EmbeddedError as error:
                self.say(f"{error} Next try in {pause:g} s.")
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)

    async def _shut_down(self) -> None:
        if self.listening is not None:
            self.listening.close()
        if self.running is not None:
            take_note_away(self.settings.data)
            await asyncio.to_thread(embedded.stop, self.running)


def environment(settings: Settings) -> dict[str, str]:
    """Return our environment with every setting in it, for a child that reads it back."""
    env = dict(os.environ)
    for name in get_type_hints(Settings):
        value = getattr(settings, name)
        env[PREFIX + name.upper()] = str(value).lower() if isinstance(value, bool) else str(value)
    env["PYTHONUNBUFFERED"] = "1"
    return env


def adding_up(settings: Settings) -> dict[str, str]:
    """Give several processes an empty folder in which their figures add up; the library asks for it by this name."""
    if not settings.metrics_token or settings.processes == 1:
        return {}
    folder = settings.data / "metrics"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return {"PROMETHEUS_MULTIPROC_DIR": str(folder)}


def python(*arguments: str) -> list[str]:
    """Return the command that runs this installation's `sitepost` with `arguments`."""
    return [sys.executable, "-m", "sitepost", *arguments]
