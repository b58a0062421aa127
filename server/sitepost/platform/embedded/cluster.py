"""Make a cluster, start its server, and wait until it answers."""

import os
import shutil
import time
from pathlib import Path

import psycopg

from . import layout as places
from . import process, settings
from .binaries import Binaries
from .errors import EmbeddedError
from .layout import Layout
from .owner import Log, Runner

_PATIENCE = 600.0  # recovery after a crash may have much to replay; a server that died is noticed at once

# The application is not a superuser: an injected statement must not reach files or programs of the machine.
_FIRST_WORDS = """\
CREATE ROLE sitepost LOGIN CREATEDB;
GRANT pg_monitor TO sitepost;
CREATE DATABASE sitepost OWNER sitepost;
"""


def clear_unfinished(layout: Layout) -> None:
    """Remove what a start that was killed while it made a cluster has left behind."""
    for unfinished in layout.home.glob("cluster.new.*"):
        deadline = time.monotonic() + 2
        while unfinished.exists() and time.monotonic() < deadline:
            shutil.rmtree(unfinished, ignore_errors=True)  # the last of its processes may still be writing
            time.sleep(0.02)


def create(layout: Layout, runner: Runner, binaries: Binaries, log: Log) -> None:
    """Make a new cluster; it takes its place only when it is whole."""
    log(f"Creating the database in {layout.cluster} (PostgreSQL {binaries.version}).")
    uid, gid = runner.owner
    places.private_folder(layout.staging, uid=uid, gid=gid)
    _run(
        runner,
        [str(binaries.bin / "initdb"), "-D", str(layout.staging), *_initdb_options(binaries)],
        layout.home,
    )
    with (layout.staging / "postgresql.conf").open("a", encoding="utf-8") as conf:
        conf.write(f"\n{settings.INCLUDE}\n")
    single = [str(binaries.postgres), "--single", "-D", str(layout.staging), "template1"]
    _run(runner, single, layout.staging, _FIRST_WORDS)
    layout.staging.rename(layout.cluster)


def _initdb_options(binaries: Binaries) -> list[str]:
    # From version 17 on the collation is PostgreSQL's own and no update of the C library can change it.
    builtin = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"] if binaries.major >= 17 else []
    return [
        "--username=postgres",
        "--encoding=UTF8",
        "--locale=C.UTF-8",
        *builtin,
        "--auth=trust",
        "--data-checksums",
        "--no-instructions",
    ]


def _run(runner: Runner, argv: list[str], cwd: Path, stdin: str = "") -> None:
    done = runner.run(argv, cwd=cwd, stdin=stdin)
    if done.returncode != 0 or "ERROR:" in done.stderr:
        raise EmbeddedError(
            "embedded.create_failed",
            f"{Path(argv[0]).name} could not create the database: {done.stderr.strip()[-2000:]}",
        )


def launch(layout: Layout, runner: Runner, binaries: Binaries) -> int:
    """Start the server in a session of its own, so that Ctrl-C reaches Sitepost first."""
    first_log = layout.log / "start.log"
    done = runner.run([str(binaries.postgres), "-D", str(layout.cluster)], cwd=layout.cluster, detach=first_log)
    if done.returncode != 0 or done.stderr.strip():  # it has its own log from the moment it runs
        raise EmbeddedError("embedded.start_failed", f"PostgreSQL could not be started: {done.stderr.strip()}")
    return int(done.stdout)


def wait_ready(layout: Layout, pid: int, dsn: str, log: Log) -> None:
    """Block until the server accepts connections; say so when it takes long."""
    begun = said = time.monotonic()
    while not process.is_ready(layout.cluster, pid):
        now = time.monotonic()
        # Between fork and exec the new process is not a postgres yet.
        if not _exists(pid) or (now - begun > 1 and not process.works_on(pid, layout.cluster)):
            raise _start_failed(layout, "it ended while starting")
        if now - begun > _PATIENCE:
            raise _start_failed(layout, "it is not ready after ten minutes")
        if now - said > 5:
            said = now
            log("PostgreSQL is still starting; it is replaying its log after a crash.")
        time.sleep(0.01)
    if trouble := refusal(dsn):
        raise _start_failed(layout, trouble)


def refusal(dsn: str) -> str | None:
    """Why a connection does not work, or None when it does."""
    try:
        with psycopg.connect(dsn, connect_timeout=10) as connection:
            connection.execute("SELECT 1")
    except psycopg.Error as error:
        return str(error).strip()
    return None


def _exists(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _start_failed(layout: Layout, why: str) -> EmbeddedError:
    lines = []
    for file in sorted(layout.log.glob("*.log"), key=lambda file: file.stat().st_mtime)[-2:]:
        lines += file.read_text(errors="replace").splitlines()[-6:]
    tail = "\n".join(lines)
    return EmbeddedError(
        "embedded.start_failed", f"PostgreSQL did not start: {why}. Its log in {layout.log} ends:\n{tail}"
    )
