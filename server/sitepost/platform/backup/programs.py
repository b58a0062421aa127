"""The programs of PostgreSQL that copy a database: pg_dump and pg_restore."""

import os
import subprocess
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from sitepost.platform.backup.archive import BackupError
from sitepost.platform.embedded import binaries_status


def server_major(dsn: str) -> int:
    """Return the major version of the server behind `dsn`."""
    with psycopg.connect(dsn) as conn:
        return conn.info.server_version // 10_000


def program(name: str, *, least: int) -> Path:
    """Return the program of PostgreSQL `least` or the next later one. Errors: `BackupError` where there is none."""
    found = [
        (each.major, n, each.bin / name)
        for n, each in enumerate(binaries_status())
        if each.major >= least and (each.bin / name).is_file()
    ]
    if not found:
        raise BackupError(f"There is no {name} of PostgreSQL {least} or later on this machine; set SITEPOST_PG_BIN.")
    return min(found)[2]


def run(command: list[str | Path], dsn: str) -> None:
    """Run a program on the database `dsn` to its end; a password stays out of the list of processes.

    Errors: `BackupError` with what it said.
    """
    password = conninfo_to_dict(dsn).get("password")
    environment = os.environ | ({"PGPASSWORD": str(password)} if password else {})
    name, *rest = [str(each) for each in command]
    whole = [name, "--dbname", make_conninfo(dsn, password=None), *rest]
    done = subprocess.run(whole, capture_output=True, text=True, check=False, env=environment)
    if done.returncode != 0:
        said = " ".join(done.stderr.split())[:1000]
        raise BackupError(f"{Path(name).name} failed: {said or f'exit code {done.returncode}'}.")
