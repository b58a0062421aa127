"""Start, watch, restart and stop the embedded PostgreSQL of one data folder."""

import asyncio
import os
import time
from dataclasses import dataclass, field
from pathlib import Path

from psycopg.conninfo import make_conninfo

from . import binaries as programs
from . import cluster, process, settings
from . import layout as places
from .errors import EmbeddedError
from .layout import Layout
from .lock import FolderLock, take
from .owner import Log, Runner, choose_runner


@dataclass(frozen=True)
class Running:
    """A server that accepts connections; `started_here` is False when it had survived an earlier owner."""

    dsn: str
    folder: Path
    pid: int
    major: int
    started_here: bool
    lock: FolderLock | None = field(default=None, repr=False, compare=False)

    @property
    def admin_dsn(self) -> str:
        """How an operator or a test connects as superuser; the application itself never does."""
        return make_conninfo(self.dsn, user="postgres")


def start(data: Path, *, log: Log = print) -> Running:
    """Take the data folder and bring its PostgreSQL up, whatever state the last owner left it in."""
    layout = Layout(Path(data).resolve())
    _prepare(layout)
    held = take(layout.data)
    try:
        return _bring_up(layout, held, log)
    except BaseException:
        held.release()
        raise


def stop(running: Running) -> None:
    """Shut the server down in order and give the folder back, if this process holds the lock."""
    if running.lock is None or not running.lock.held:
        return
    process.end(Layout(running.folder).cluster, running.pid)
    running.lock.release()


def restart(running: Running, *, log: Log = print) -> Running:
    """Bring the server up again, after a crash or to load new settings; the folder stays ours throughout."""
    if running.lock is None or not running.lock.held:
        raise EmbeddedError("embedded.not_owner", "Only the Sitepost process that started PostgreSQL may restart it.")
    layout = Layout(running.folder)
    process.end(layout.cluster, running.pid)
    return _bring_up(layout, running.lock, log)


def alive(running: Running) -> bool:
    """Whether the server process still runs."""
    return process.works_on(running.pid, Layout(running.folder).cluster)


async def watch(running: Running, *, every: float = 0.2) -> None:
    """Return when the server process has ended."""
    while alive(running):  # noqa: ASYNC110 - the server is not our child, so no event tells of its end
        await asyncio.sleep(every)


def _prepare(layout: Layout) -> None:
    # Root's server user must be able to pass through; nobody else can list what is inside.
    mode = 0o711 if os.geteuid() == 0 else 0o700
    try:
        layout.data.parent.mkdir(parents=True, exist_ok=True)
        for folder in (layout.data, layout.home):
            if not folder.exists():
                folder.mkdir()
                folder.chmod(mode)
    except OSError as error:
        raise EmbeddedError(
            "embedded.folder_not_writable",
            f"Sitepost cannot make the folder {error.filename} ({error.strerror}).",
        ) from error


def _bring_up(layout: Layout, held: FolderLock, log: Log) -> Running:
    begun = time.monotonic()
    runner = choose_runner(layout, log)
    major = layout.major()
    found = programs.choose(layout, runner, major=major, log=log)
    uid, gid = runner.owner
    _hand_over(layout, runner)
    sockets = places.socket_folder(layout, uid=uid, gid=gid)
    places.private_folder(layout.log, uid=uid, gid=gid)
    changed = places.write(layout.access, settings.ACCESS)
    changed |= places.write(layout.settings, settings.text(layout, sockets))
    cluster.clear_unfinished(layout)
    if major is None:
        cluster.create(layout, runner, found, log)
    dsn = places.dsn(sockets)
    pid = process.postmaster(layout.cluster)
    if pid is not None and not changed and process.runs_program(pid, found.postgres) and not cluster.refusal(dsn):
        log(f"PostgreSQL {found.version} was still running (process {pid}).")
        return Running(dsn, layout.data, pid, found.major, started_here=False, lock=held)
    if pid is not None:
        process.end(layout.cluster, pid)
    process.clear_leftovers(layout.cluster, sockets)
    pid = _launch(layout, runner, found, dsn, log)
    log(f"PostgreSQL {found.version} is ready after {time.monotonic() - begun:.1f} s.")
    return Running(dsn, layout.data, pid, found.major, started_here=True, lock=held)


def _launch(layout: Layout, runner: Runner, found: programs.Binaries, dsn: str, log: Log) -> int:
    pid = cluster.launch(layout, runner, found)
    try:
        cluster.wait_ready(layout, pid, dsn, log)
    except BaseException:
        process.end(layout.cluster, pid)
        raise
    return pid


def _hand_over(layout: Layout, runner: Runner) -> None:
    """Give files that root brought back, from a backup for one, to the server's user."""
    if runner.uid is None:
        return
    for top in (layout.cluster, layout.log):
        if not top.exists() or top.stat().st_uid == runner.uid:
            continue
        # The top folder comes last: its owner says that all of it was handed over.
        for folder, _, files in os.walk(top, topdown=False):
            for path in (*(os.path.join(folder, name) for name in files), folder):
                os.chown(path, *runner.owner, follow_symlinks=False)
