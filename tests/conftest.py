"""One PostgreSQL for the run, a migrated template database, a fresh copy of it for each test."""

import asyncio
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from litestar import Litestar
from psycopg.conninfo import make_conninfo
from tests.correspondence.site import Site, build
from tests.snapshots import Snapshots, settings_of, wanted
from tests.world import World

from sitepost.app import App
from sitepost.platform.db import Database, migrate, open_database
from sitepost.platform.settings import Settings

TEMPLATE = "sitepost_template"
MEMORY = Path("/dev/shm")
ENOUGH = 2 << 30  # bytes


@pytest.fixture(scope="session")
def server_dsn(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[str]:
    """The connection string of a PostgreSQL server that tests may fill with databases.

    `SITEPOST_TEST_DATABASE_URL` names one; otherwise the embedded one is started per worker.
    """
    given = os.environ.get("SITEPOST_TEST_DATABASE_URL")
    if given:
        yield given
        return
    from sitepost.platform import embedded

    folder = _in_memory() or tmp_path_factory.mktemp("postgres")
    running = embedded.start(folder, log=lambda _: None)
    with psycopg.connect(running.admin_dsn, autocommit=True) as conn:
        for setting in ("fsync", "synchronous_commit", "full_page_writes", "autovacuum"):
            conn.execute(f"ALTER SYSTEM SET {setting} = off")  # a database that is being vacuumed cannot be dropped
        conn.execute("SELECT pg_reload_conf()")
        conn.execute("GRANT SET ON PARAMETER session_replication_role TO sitepost")  # for tests that tamper
    yield running.dsn
    embedded.stop(running)
    shutil.rmtree(folder, ignore_errors=True)


def _in_memory() -> Path | None:
    """Make a folder in memory where there is enough of it: a database is a thousand files, made for each test."""
    if not MEMORY.is_dir() or not os.access(MEMORY, os.W_OK) or shutil.disk_usage(MEMORY).free < ENOUGH:
        return None
    return Path(tempfile.mkdtemp(prefix="sitepost-tests-", dir=MEMORY))


@pytest.fixture(scope="session")
def template(server_dsn: str, worker_id: str) -> str:
    """The name of a migrated, empty database."""
    apart = os.environ.get("SITEPOST_TEST_TEMPLATE", "0")
    name = f"{TEMPLATE}_{worker_id}_{apart}"
    with psycopg.connect(server_dsn, autocommit=True) as conn:
        conn.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        conn.execute(f"CREATE DATABASE {name}")
    migrate(make_conninfo(server_dsn, dbname=name))
    return name


@pytest.fixture(scope="session")
def snapshots(server_dsn: str, template: str, tmp_path_factory: pytest.TempPathFactory) -> Snapshots:
    """The databases that tests begin with."""
    return Snapshots(server_dsn, template, tmp_path_factory.mktemp("snapshots"))


@pytest.fixture
def dsn(server_dsn: str, snapshots: Snapshots, request: pytest.FixtureRequest) -> Iterator[str]:
    """The connection string of a fresh copy of the snapshot that the test's fixtures ask for."""
    name = f"test_{uuid4().hex[:12]}"
    source = snapshots.database(wanted(request.fixturenames))
    with psycopg.connect(server_dsn, autocommit=True) as conn:
        conn.execute(f"CREATE DATABASE {name} TEMPLATE {source} STRATEGY FILE_COPY")
    yield make_conninfo(server_dsn, dbname=name)
    with psycopg.connect(server_dsn, autocommit=True) as conn:
        conn.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@pytest.fixture
async def database(dsn: str) -> AsyncIterator[Database]:
    """An open pool on a fresh database."""
    opened = await open_database(dsn, size=6)
    yield opened
    await opened.close()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings as a developer's machine has them, with the test's own data folder."""
    return settings_of(tmp_path)


class SharedApp(App):
    """An app that takes over the web application of the one before: it is the same, and takes long to make."""

    web: Litestar | None = None

    def _litestar(self, routes: list[Any]) -> Litestar:
        web = SharedApp.web
        if web is None:
            web = SharedApp.web = super()._litestar(routes)
        web.state = self._state()
        return web


@pytest.fixture
async def app(database: Database, settings: Settings) -> AsyncIterator[App]:
    """The whole application in this process; background work runs when a test calls `settle`."""
    built = SharedApp(settings, database)
    await built.jobs.open()
    yield built
    await built.jobs.close()
    await asyncio.sleep(0)


@pytest.fixture
async def world(app: App, snapshots: Snapshots, request: pytest.FixtureRequest) -> AsyncIterator[World]:
    """Harbour Tower, ready to be acted in."""
    made = snapshots.world(app, wanted(request.fixturenames))
    yield made
    await made.close()


@pytest.fixture
async def site(world: World) -> Site:
    """Harbour Tower with three types of correspondence."""
    return await build(world)
