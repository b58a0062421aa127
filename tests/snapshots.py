"""Databases that tests begin with: an empty one, Harbour Tower, that with types of correspondence, and two for leaks.

Each is made once by a worker when the first test asks for it; a test gets a copy of it, files included, which takes a
twentieth of the time.
"""

import asyncio
import copy
import shutil
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import psycopg
from psycopg.conninfo import make_conninfo
from tests.correspondence.site import build as build_site
from tests.leaks.grounds import Grounds
from tests.leaks.plot import Plot
from tests.world import World
from tests.world import build as build_world

from sitepost.app import App
from sitepost.platform.db import open_database
from sitepost.platform.settings import Settings

EMPTY, WORLD, SITE, PLOT, GROUNDS = "empty", "world", "site", "plot", "grounds"
KEPT = (
    "account", "project", "companies", "people", "mails", "templates", "stranger", "tokens", "types", "furnished",
)  # fmt: skip
NAMES = (PLOT, GROUNDS, SITE, WORLD)  # the fixtures that say where a test begins, the most furnished first


def wanted(fixtures: list[str]) -> str:
    """Say which snapshot a test with these fixtures begins with."""
    return next((name for name in NAMES if name in fixtures), EMPTY)


async def _furnish(world: World, name: str) -> None:
    """Put into the world what the snapshot of that name has more than people."""
    if name in (SITE, PLOT):
        site = await build_site(world)
    if name == PLOT:
        plot = Plot(site)
        await plot.write()
        world.furnished = plot.kept_apart()
    elif name == GROUNDS:
        grounds = Grounds(world)
        await grounds.build()
        world.furnished = grounds.kept_apart()


class Snapshots:
    """The databases of one worker, and what is known of each of them."""

    def __init__(self, server_dsn: str, empty: str, folder: Path) -> None:
        self.server_dsn, self.folder = server_dsn, folder
        self.databases = {EMPTY: empty}
        self.kept: dict[str, dict[str, Any]] = {EMPTY: {}}

    def database(self, name: str) -> str:
        """Return the name of the database to copy, which is made on first use."""
        if name not in self.databases:
            made = f"{self.databases[EMPTY]}_{name}"
            with psycopg.connect(self.server_dsn, autocommit=True) as conn:
                conn.execute(f"DROP DATABASE IF EXISTS {made} WITH (FORCE)")
                conn.execute(f"CREATE DATABASE {made} TEMPLATE {self.databases[EMPTY]} STRATEGY FILE_COPY")
            self.kept[name] = _apart(lambda: self._make(make_conninfo(self.server_dsn, dbname=made), name))
            self.databases[name] = made
        return self.databases[name]

    def world(self, app: App, name: str) -> World:
        """Return the world of a snapshot, to be acted in through `app`."""
        world = World(app)
        vars(world).update(copy.deepcopy(self.kept[name]))
        if (self.folder / name).is_dir():
            shutil.copytree(self.folder / name, app.settings.data, dirs_exist_ok=True)
        return world

    async def _make(self, dsn: str, name: str) -> dict[str, Any]:
        database = await open_database(dsn, size=4)
        app = App(settings_of(self.folder / name), database)
        await app.jobs.open()
        world = await build_world(app)
        await _furnish(world, name)
        await world.close()
        await app.jobs.close()
        await database.close()
        return {key: getattr(world, key) for key in KEPT}


def settings_of(data: Path) -> Settings:
    """Settings as a developer's machine has them, with this data folder."""
    return Settings(data=data, base_url="http://sitepost.test", secret="a secret for tests only")


def _apart(make: Callable[[], Awaitable[dict[str, Any]]]) -> dict[str, Any]:
    """Wait in a thread of its own, since a loop may be running in this one."""
    made: list[dict[str, Any] | BaseException] = []

    def run() -> None:
        try:
            made.append(asyncio.run(make()))  # type: ignore[arg-type]  # a coroutine
        except BaseException as error:
            made.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if isinstance(made[0], BaseException):
        raise made[0]
    return made[0]
