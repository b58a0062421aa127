"""Where the bench lives: a data folder with PostgreSQL (fsync on), seeded once, copied for each run."""

import asyncio
import hashlib
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
import psycopg
from psycopg.conninfo import make_conninfo

from bench import seed, site
from bench.site import Site
from sitepost.app import App
from sitepost.platform import embedded
from sitepost.platform.db import migrate, open_database, schema
from sitepost.platform.embedded import binaries_status
from sitepost.platform.settings import Settings

RUN = "bench_run"
DROP = f"DROP DATABASE IF EXISTS {RUN} WITH (FORCE)"
COPY = f"CREATE DATABASE {RUN} TEMPLATE sitepost STRATEGY FILE_COPY"
MARKER = "bench.json"


class Kept(msgspec.Struct):
    """What a seeded folder holds: made of which version of the schema and the seed, with how many items."""

    version: str
    items: int
    site: Site


class Home:
    """A running PostgreSQL with a fresh copy of the seeded database; `data` is the folder that holds it."""

    def __init__(self, data: Path, files: Path, running: embedded.Running, site: Site) -> None:
        self.data, self.files, self.running, self.site = data, files, running, site
        self.dsn = make_conninfo(running.dsn, dbname=RUN)
        self.programs = next(each.bin for each in binaries_status() if each.major == running.major)

    def connect(self) -> "psycopg.Connection[tuple[Any, ...]]":
        """Open a connection to the database of this run."""
        return psycopg.connect(self.dsn, autocommit=True)

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """Give the folder back for a while, PostgreSQL stopped."""
        embedded.stop(self.running)
        try:
            yield
        finally:
            self.running = embedded.start(self.data, log=lambda _: None)


def say(text: str) -> None:
    """Print one line of progress."""
    print(f"  {text}", flush=True)


@contextmanager
def opened(keep: Path | None, *, items: int) -> Iterator[Home]:
    """Lend the seeded database; `keep` is a folder that stays for the next run."""
    folder = keep or Path(tempfile.mkdtemp(prefix="sitepost-bench-"))
    files = Path(tempfile.mkdtemp(prefix="sitepost-bench-run-"))
    running = None
    try:
        if not _is_current(folder, items):
            _empty(folder)
        running = embedded.start(folder, log=say)
        held = _seeded(folder, running.dsn, items=items)
        _refuse_unsafe(running.dsn)
        with psycopg.connect(running.admin_dsn, autocommit=True) as conn:
            conn.execute(DROP)
            conn.execute(COPY)
            conn.execute(f"ALTER DATABASE {RUN} OWNER TO sitepost")
        home = Home(folder, files, running, held.site)
        yield home
        running = home.running
        with psycopg.connect(running.admin_dsn, autocommit=True) as conn:
            conn.execute(DROP)
    finally:
        if running is not None:
            embedded.stop(running)
        shutil.rmtree(files, ignore_errors=True)
        if keep is None:
            shutil.rmtree(folder, ignore_errors=True)


def _seeded(folder: Path, dsn: str, *, items: int) -> Kept:
    marker = folder / MARKER
    if marker.exists():
        return msgspec.json.decode(marker.read_bytes(), type=Kept)
    begun = time.monotonic()
    say("schema")
    migrate(dsn)
    say("account, project, people, types")
    made = asyncio.run(_built(dsn, folder))
    seed.fill(dsn, made, items=items, say=say)
    kept = Kept(_version(), items, made)
    marker.write_bytes(msgspec.json.encode(kept))
    say(f"{items:,} items in {time.monotonic() - begun:.0f} s")
    return kept


async def _built(dsn: str, folder: Path) -> Site:
    database = await open_database(dsn, size=4)
    try:
        app = App(Settings(data=folder, secret="bench"), database)
        await app.jobs.open()
        try:
            return await site.build(app)
        finally:
            await app.jobs.close()
    finally:
        await database.close()


def _is_current(folder: Path, items: int) -> bool:
    try:
        kept = msgspec.json.decode((folder / MARKER).read_bytes(), type=Kept)
    except (OSError, msgspec.MsgspecError):
        return False
    return kept.version == _version() and kept.items == items


def _version() -> str:
    """Return a hash of whatever shapes the seeded data."""
    digest = hashlib.sha256()
    here = Path(__file__).parent
    revisions = sorted((schema.HERE / "versions").glob("*.py"))
    for path in (*revisions, here / "seed.py", here / "site.py", here / "words.py"):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _empty(folder: Path) -> None:
    if folder.is_dir() and any(folder.iterdir()) and not (folder / "postgres").is_dir():
        raise SystemExit(f"{folder} holds something else than a folder of the bench; choose another.")
    shutil.rmtree(folder, ignore_errors=True)


def _refuse_unsafe(dsn: str) -> None:
    with psycopg.connect(dsn) as conn:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            row = conn.execute("SELECT current_setting(%s)", [setting]).fetchone()
            if row is None or row[0] != "on":
                raise SystemExit(f"PostgreSQL runs without {setting}; figures would mean nothing.")
