"""One PostgreSQL for the run, a migrated template database, a fresh copy of it for each test."""

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from psycopg.conninfo import make_conninfo
from tests.world import World, world

from sitepost.app import App
from sitepost.platform.db import Database, migrate, open_database
from sitepost.platform.settings import Settings

__all__ = ["World", "world"]  # `world` is a fixture for every test

TEMPLATE = "sitepost_template"


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

    running = embedded.start(tmp_path_factory.mktemp("postgres"), log=lambda _: None)
    with psycopg.connect(running.admin_dsn, autocommit=True) as conn:
        for setting in ("fsync", "synchronous_commit", "full_page_writes", "autovacuum"):
            conn.execute(f"ALTER SYSTEM SET {setting} = off")  # a database that is being vacuumed cannot be dropped
        conn.execute("SELECT pg_reload_conf()")
        conn.execute("GRANT SET ON PARAMETER session_replication_role TO sitepost")  # for tests that tamper
    yield running.dsn
    embedded.stop(running)


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


@pytest.fixture
def dsn(server_dsn: str, template: str) -> Iterator[str]:
    """The connection string of a fresh copy of the template."""
    name = f"test_{uuid4().hex[:12]}"
    with psycopg.connect(server_dsn, autocommit=True) as conn:
        conn.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
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
    return Settings(data=tmp_path, base_url="http://sitepost.test", secret="a secret for tests only")


@pytest.fixture
async def app(database: Database, settings: Settings) -> AsyncIterator[App]:
    """The whole application in this process; background work runs when a test calls `settle`."""
    built = App(settings, database)
    await built.jobs.open()
    yield built
    await built.jobs.close()
    await asyncio.sleep(0)
