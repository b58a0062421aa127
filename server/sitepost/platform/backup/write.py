"""Making a backup while people work.

The database goes first, as it was at one moment; then the files. Files are never changed, and one
that a row names stands in the folder before the row is committed, so the files cannot lag behind.
"""

import hashlib
import io
import os
import tarfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import psycopg

from sitepost import __version__
from sitepost.platform.backup import programs
from sitepost.platform.backup.archive import (
    DATABASE,
    FILES,
    FORMAT,
    MANIFEST,
    RECORD_KEY,
    SECRET,
    BackupError,
    Manifest,
    Say,
    is_digest,
    quiet,
)
from sitepost.platform.db import schema_state
from sitepost.platform.seal import Seal

NAMED = "SELECT DISTINCT sha256 FROM file"
SCHEMA = "SELECT version_num FROM alembic_version"


def back_up(dsn: str, data: Path, target: Path, *, say: Say = quiet) -> Manifest:
    """Write a backup of the database `dsn` and the folder `data` to `target`, which must not exist.

    The file gets its name when it is whole and on the disk. Errors: `BackupError`.
    """
    if schema_state(dsn) == "empty":
        raise BackupError("There is nothing to back up: the database has no tables yet.")
    if target.exists():
        raise BackupError(f"{target} exists already; a backup is never written over.")
    side, dump = target.with_name(f"{target.name}.partial"), target.with_name(f"{target.name}.dump")
    try:
        return _write(dsn, data, target, side=side, dump=dump, say=say)
    except OSError as error:
        raise BackupError(f"{target} cannot be written: {error.strerror or error}.") from error
    finally:
        side.unlink(missing_ok=True)
        dump.unlink(missing_ok=True)


def _write(dsn: str, data: Path, target: Path, *, side: Path, dump: Path, say: Say) -> Manifest:
    major = programs.server_major(dsn)
    say("Copying the database", 0, 1)
    dump.touch(mode=0o600)
    tool = programs.program("pg_dump", least=major)
    programs.run([tool, "--format=custom", "--no-owner", "--no-privileges", "--file", dump], dsn)
    say("Copying the database", 1, 1)
    named = _named(dsn)  # before the folder is walked: what comes later is not in the dump either
    paths = [*_stored(data / "files")]
    _check_all_there(named, {path.name for path in paths})
    with side.open("xb") as file:
        os.fchmod(file.fileno(), 0o600)  # it holds everything, the secret too
        with tarfile.open(fileobj=file, mode="w|", format=tarfile.PAX_FORMAT) as tar:
            found = _fill(tar, data, dump, paths, say=say)
            manifest = Manifest(FORMAT, __version__, _schema(dsn), major, datetime.now(UTC), found, _public(data))
            _add_text(tar, MANIFEST, msgspec.json.format(msgspec.json.encode(manifest), indent=1))
        file.flush()
        os.fsync(file.fileno())
    os.link(side, target)  # fails where somebody else made it meanwhile
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    return manifest


def _fill(tar: tarfile.TarFile, data: Path, dump: Path, paths: list[Path], *, say: Say) -> dict[str, str]:
    """Put in everything but the manifest; return the hashes by name."""
    found = {DATABASE: _add(tar, DATABASE, dump)}
    for name in (SECRET, RECORD_KEY):
        if (data / name).is_file():
            found[name] = _add(tar, name, data / name)
    for n, path in enumerate(paths, 1):
        name = FILES + path.relative_to(data / "files").as_posix()
        found[name] = _add(tar, name, path)
        say("Copying the files", n, len(paths))
    return found


def _stored(folder: Path) -> Iterator[Path]:
    """Return every file and small picture of the store, uploads in progress left out."""
    for path in sorted(folder.glob("[0-9a-f][0-9a-f]/[0-9a-f][0-9a-f]/*")):
        if is_digest(path.name.removesuffix(".webp")):
            yield path


def _named(dsn: str) -> set[str]:
    with psycopg.connect(dsn) as conn:
        return {row[0] for row in conn.execute(NAMED)}


def _check_all_there(named: set[str], stored: set[str]) -> None:
    lost = sorted(named - stored)
    if lost:
        raise BackupError(
            f"{len(lost)} files are missing from the data folder ({', '.join(lost[:3])}); "
            "is --data the folder of this database?"
        )


def _public(data: Path) -> str:
    return Seal(data).public.hex() if (data / RECORD_KEY).is_file() else ""


def _schema(dsn: str) -> str:
    with psycopg.connect(dsn) as conn:
        row = conn.execute(SCHEMA).fetchone()
    return str(row[0]) if row else ""


def _add(tar: tarfile.TarFile, name: str, path: Path) -> str:
    """Add a file and return its SHA-256, read in the same pass as it is written."""
    with path.open("rb") as source:
        member = tar.gettarinfo(arcname=name, fileobj=source)
        member.uid = member.gid = 0
        member.uname = member.gname = ""
        member.mode = 0o600
        reading = _Hashing(source)
        tar.addfile(member, reading)
    return reading.digest.hexdigest()


def _add_text(tar: tarfile.TarFile, name: str, text: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode, member.mtime = len(text), 0o600, int(datetime.now(UTC).timestamp())
    tar.addfile(member, io.BytesIO(text))


class _Hashing:
    """A file that hashes what is read of it."""

    def __init__(self, source: io.BufferedReader) -> None:
        self.source, self.digest = source, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        piece = self.source.read(size)
        self.digest.update(piece)
        return piece
