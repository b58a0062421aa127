"""Backups: made while people write, found damaged where they are, brought back as they were."""

import asyncio
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from psycopg.conninfo import make_conninfo
from tests.correspondence.site import Site

from sitepost.gateways import record
from sitepost.platform.backup import BackupError, back_up, restore, verify
from sitepost.platform.backup.archive import DATABASE, FILES, SECRET
from sitepost.platform.blobs import Blobs
from sitepost.platform.db import open_database
from sitepost.platform.serve import keep_secret

COUNTED = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
NOT_KEPT_EQUAL = {"alembic_version"}


ONLY_GROW = ("correspondence_item", "correspondence_revision", "fact", "file", "audit_link", "card")
MOVE = {"scope", "stream", "correspondence_counter", "outbox", "procrastinate_jobs", "audit_chain"}
"""Tables whose rows are written anew when somebody writes a letter: a backup has them as they were at its moment."""


@pytest.fixture
def empty(server_dsn: str) -> Iterator[str]:
    """The connection string of a database without a table."""
    name = f"test_{uuid4().hex[:12]}"
    with psycopg.connect(server_dsn, autocommit=True) as conn:
        conn.execute(f"CREATE DATABASE {name} TEMPLATE template0")
    yield make_conninfo(server_dsn, dbname=name)
    with psycopg.connect(server_dsn, autocommit=True) as conn:
        conn.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def rows(dsn: str) -> dict[str, list[Any]]:
    """Every row of every table, as text."""
    with psycopg.connect(dsn) as conn:
        tables = [row[0] for row in conn.execute(COUNTED)]
        return {name: sorted(row[0] for row in conn.execute(f'SELECT t::text FROM "{name}" t')) for name in tables}


async def faults(dsn: str, data: Path, site: Site) -> list[str]:
    """What the verification of the record finds wrong in what was restored."""
    database = await open_database(dsn, size=2)
    database.blobs = Blobs(data / FILES)
    found = list[str]()
    for chain in await record.chains_of(database, place=site.world.project):
        assert chain.linked > 0
        found += (await record.check(database, chain, record.Meter())).faults
    await database.close()
    return found


def lend(dsn: str) -> AbstractContextManager[str]:
    return nullcontext(dsn)


async def filled(site: Site, data: Path) -> None:
    """A letter with a file, answered; and a secret."""
    keep_secret(data)
    file = await site.file("ana")
    item = await site.create("ana", assignees=site.people("dana"), file_ids=[file])
    await site.respond("dana", item)
    await site.world.settle()


async def test_what_is_restored_equals_what_was_backed_up(
    site: Site, dsn: str, empty: str, tmp_path: Path, settings: Any
) -> None:
    await filled(site, settings.data)
    target, new = tmp_path / "a.sitepost", tmp_path / "new"
    made = await asyncio.to_thread(back_up, dsn, settings.data, target)
    assert {DATABASE, SECRET} < made.members.keys()
    assert sum(name.startswith(FILES) for name in made.members) >= 1
    assert target.stat().st_mode & 0o077 == 0, "it holds everything: nobody else may read it"
    assert verify(target) == made
    assert not [*tmp_path.glob("a.sitepost.*")]
    await asyncio.to_thread(restore, target, new, lambda: lend(empty))
    assert rows(empty) == rows(dsn)
    assert keep_secret(new) == keep_secret(settings.data)
    for name in made.members:
        if name.startswith(FILES):
            assert (new / name).read_bytes() == (settings.data / name).read_bytes()


async def test_a_backup_made_while_people_write_is_whole(
    site: Site, dsn: str, empty: str, tmp_path: Path, settings: Any
) -> None:
    stop = asyncio.Event()
    acknowledged = list[str]()

    async def write() -> None:
        while not stop.is_set():
            file = await site.file("ana", data=str(uuid4()).encode())
            acknowledged.append((await site.create("ana", file_ids=[file]))["id"])

    await filled(site, settings.data)  # so that some of it stands in the record
    known = {line["id"] for line in (await site.get("ana", "/items"))["items"]}
    writers = [asyncio.create_task(write()) for _ in range(3)]
    while len(acknowledged) < 6:
        await asyncio.sleep(0.01)
    before = set(acknowledged)
    target, new = tmp_path / "b.sitepost", tmp_path / "new"
    await asyncio.to_thread(back_up, dsn, settings.data, target)
    stop.set()
    await asyncio.gather(*writers)
    assert set(acknowledged) > before, "somebody wrote meanwhile"
    await asyncio.to_thread(restore, target, new, lambda: lend(empty))
    now, then = rows(dsn), rows(empty)
    assert all(len(then[table]) > 0 and set(then[table]) <= set(now[table]) for table in ONLY_GROW)
    assert {table for table in now if set(then[table]) - set(now[table])} <= MOVE, "the rest is as it was"
    assert await faults(empty, new, site) == [], "and the record says so, too"
    with psycopg.connect(empty) as conn:
        kept = {str(row[0]) for row in conn.execute("SELECT id FROM correspondence_item")}
        named = [row[0] for row in conn.execute("SELECT sha256 FROM file")]
        facts = conn.execute("SELECT stream, count(*), max(seq) - min(seq) + 1 FROM fact GROUP BY stream").fetchall()
    assert before <= kept - known <= set(acknowledged)
    assert named
    assert all((new / FILES / digest[:2] / digest[2:4] / digest).is_file() for digest in named)
    assert all(count == span for _, count, span in facts), "no stream has a hole"


async def test_every_flipped_byte_is_found(site: Site, dsn: str, tmp_path: Path, settings: Any) -> None:
    await filled(site, settings.data)
    target = tmp_path / "c.sitepost"
    await asyncio.to_thread(back_up, dsn, settings.data, target)
    whole = target.read_bytes()
    places = _contents(whole)
    assert len(places) >= 4
    damaged = tmp_path / "d.sitepost"
    for start, end in places:
        for at in {start, (start + end) // 2, end - 1}:
            damaged.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
            with pytest.raises(BackupError):
                verify(damaged)
    for length in (0, 700, len(whole) // 2, places[-1][0]):
        damaged.write_bytes(whole[:length])
        with pytest.raises(BackupError):
            verify(damaged)
    damaged.write_text("no backup at all")
    with pytest.raises(BackupError):
        verify(damaged)


def _contents(whole: bytes) -> list[tuple[int, int]]:
    """Where the contents of the members lie."""
    import io
    import tarfile

    with tarfile.open(fileobj=io.BytesIO(whole)) as tar:
        return [(member.offset_data, member.offset_data + member.size) for member in tar]


async def test_nothing_is_written_over(site: Site, dsn: str, empty: str, tmp_path: Path, settings: Any) -> None:
    await filled(site, settings.data)
    target = tmp_path / "e.sitepost"
    await asyncio.to_thread(back_up, dsn, settings.data, target)
    with pytest.raises(BackupError, match="exists already"):
        back_up(dsn, settings.data, target)
    with pytest.raises(BackupError, match="holds data already"):
        restore(target, settings.data, lambda: lend(empty))
    with pytest.raises(BackupError, match="database holds data"):
        restore(target, tmp_path / "new", lambda: lend(dsn))
    assert not (tmp_path / "new").exists()


async def test_a_folder_that_lacks_files_is_not_backed_up(site: Site, dsn: str, tmp_path: Path, settings: Any) -> None:
    await filled(site, settings.data)
    shutil.rmtree(settings.data / "files")
    with pytest.raises(BackupError, match="files are missing"):
        await asyncio.to_thread(back_up, dsn, settings.data, tmp_path / "f.sitepost")
    assert not [*tmp_path.glob("f.sitepost*")]


def test_an_empty_database_is_no_backup(empty: str, tmp_path: Path) -> None:
    with pytest.raises(BackupError):
        back_up(empty, tmp_path, tmp_path / "g.sitepost")
    assert not [*tmp_path.glob("g.sitepost*")]
