"""Bringing a backup back into a new data folder; a version that is newer than the backup brings it up to date."""

import os
import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import IO

from sitepost.platform.backup import programs
from sitepost.platform.backup.archive import (
    DATABASE,
    FILES,
    MANIFEST,
    RECORD_KEY,
    SECRET,
    BackupError,
    Manifest,
    Say,
    compare,
    copy,
    members,
    quiet,
    read_manifest,
    verify,
)
from sitepost.platform.db import migrate, schema_state

Lend = Callable[[], AbstractContextManager[str]]
"""Lends the connection string of the new folder's database."""


def restore(path: Path, data: Path, lend: Lend, *, say: Say = quiet) -> Manifest:
    """Restore the backup `path` into the folder `data` and the database that `lend` lends, both new.

    The whole backup is checked before anything is written. Errors: `BackupError`.
    """
    if (data / "files").exists() or (data / SECRET).exists() or (data / RECORD_KEY).exists():
        raise BackupError(f"{data} holds data already; restore into a new folder.")
    verify(path, say=say)
    with lend() as dsn:
        if schema_state(dsn) != "empty":
            raise BackupError("The database holds data already; restore into a new one.")
        try:
            manifest = _unpack(path, data, dsn, say=say)
        except OSError as error:
            raise BackupError(f"{data} cannot be written: {error.strerror or error}.") from error
        migrate(dsn)
    return manifest


def _unpack(path: Path, data: Path, dsn: str, *, say: Say) -> Manifest:
    data.mkdir(parents=True, exist_ok=True)
    manifest, found = None, dict[str, str]()
    for name, content in members(path, say=say):
        if name == MANIFEST:
            manifest = read_manifest(content)
        elif name == DATABASE:
            found[name] = _into_database(content, dsn)
        else:
            found[name] = _keep(content, data / name)
    folders = {(data / name).parent for name in found if name.startswith(FILES)}
    for folder in {*folders, *(each.parent for each in folders), data}:
        _sync(folder)
    return compare(manifest, found)


def _into_database(content: IO[bytes], dsn: str) -> str:
    with tempfile.NamedTemporaryFile(prefix="sitepost-", suffix=".dump") as dump:
        digest = copy(content, dump)
        dump.flush()
        tool = programs.program("pg_restore", least=programs.server_major(dsn))
        asked: list[str | Path] = ["--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges"]
        programs.run([tool, *asked, dump.name], dsn)
    return digest


def _keep(content: IO[bytes], place: Path) -> str:
    place.parent.mkdir(parents=True, exist_ok=True)
    mode = 0o600 if place.name in (SECRET, RECORD_KEY) else 0o644
    with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
        digest = copy(content, file)
        file.flush()
        os.fsync(file.fileno())
    return digest


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
