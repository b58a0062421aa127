"""The server's processes: which one is ours, is it alive, and how to end it."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from .errors import EmbeddedError

_PROC = Path("/proc")
_NAMES = {"postgres", "postmaster"}


def works_on(pid: int, cluster: Path) -> bool:
    """Whether this process is a living PostgreSQL that works on exactly this folder."""
    process = _PROC / str(pid)
    if not (_PROC / "self").exists():  # macOS and the BSDs
        asked = ["/bin/ps", "-o", "stat=,command=", "-p", str(pid)]
        answer = subprocess.run(asked, capture_output=True, text=True, check=False)
        return answer.stdout[:1] not in ("", "Z") and "postgres" in answer.stdout and str(cluster) in answer.stdout
    try:
        # A server changes into its data folder at once, and a zombie has no folder any more.
        return (process / "comm").read_text().strip() in _NAMES and (process / "cwd").samefile(cluster)
    except OSError:
        return False


def runs_program(pid: int, program: Path) -> bool:
    """Whether the process runs exactly this file, not one that an upgrade has since replaced."""
    try:
        return (_PROC / str(pid) / "exe").samefile(program)
    except OSError:
        return False


def postmaster(cluster: Path) -> int | None:
    """The living server of this folder according to its pid file, which a crash may have left behind."""
    pid = _pid_file(cluster)[0]
    return pid if pid is not None and works_on(pid, cluster) else None


def is_ready(cluster: Path, pid: int) -> bool:
    """Whether the server says in its pid file that it accepts connections."""
    return _pid_file(cluster) == (pid, "ready")


def _pid_file(cluster: Path) -> tuple[int | None, str]:
    try:
        lines = (cluster / "postmaster.pid").read_text(errors="replace").splitlines()
        return int(lines[0]), lines[7].strip() if len(lines) > 7 else ""
    except (OSError, ValueError, IndexError):
        return None, ""


def end(cluster: Path, pid: int) -> None:
    """Shut the server down in order, and less politely when it does not react."""
    for sign, patience in ((signal.SIGINT, 60.0), (signal.SIGQUIT, 5.0), (signal.SIGKILL, 5.0)):
        if not works_on(pid, cluster):
            return
        try:
            os.kill(pid, sign)
        except ProcessLookupError:
            return
        except PermissionError as error:
            raise EmbeddedError(
                "embedded.folder_in_use",
                f"A PostgreSQL of another user (process {pid}) is using {cluster}. Stop it first.",
            ) from error
        deadline = time.monotonic() + patience
        while works_on(pid, cluster) and time.monotonic() < deadline:
            time.sleep(0.01)


def clear_leftovers(cluster: Path, sockets: Path) -> None:
    """After a crash, end the children a dead server left and remove the files that name it.

    Without this PostgreSQL refuses to start when its old process id now belongs to another program.
    """
    deadline = time.monotonic() + 10
    while orphans := list(_workers(cluster)):
        for pid in orphans:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        if time.monotonic() > deadline:
            raise EmbeddedError(
                "embedded.folder_in_use",
                f"Processes of an earlier PostgreSQL do not end: {orphans}. End them first.",
            )
        time.sleep(0.01)
    (cluster / "postmaster.pid").unlink(missing_ok=True)
    for leftover in sockets.glob(".s.PGSQL.*"):
        leftover.unlink(missing_ok=True)


def _workers(cluster: Path) -> Iterator[int]:
    for process in _PROC.glob("[0-9]*"):
        if works_on(int(process.name), cluster):
            yield int(process.name)
