"""Which user of the operating system runs the server, and how that user reaches the data folder."""

import json
import os
import pwd
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from . import enter
from .errors import EmbeddedError
from .layout import Layout

Log = Callable[[str], object]


@dataclass(frozen=True)
class Runner:
    """Runs programs as the server's user; `uid` None means as ourselves."""

    uid: int | None
    gid: int
    folder: Path
    way: str = "plain"
    closed: str | None = None

    @property
    def owner(self) -> tuple[int, int]:
        """User and group id of the server's files."""
        return (os.geteuid(), os.getegid()) if self.uid is None else (self.uid, self.gid)

    def run(
        self, argv: list[str], *, cwd: Path, stdin: str = "", detach: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run a program and wait for it, or with `detach` leave it running and print its process id."""
        order: enter.Order = {
            "uid": self.uid,
            "gid": self.gid,
            "way": self.way,
            "closed": self.closed,
            "folder": str(self.folder),
            "cwd": str(cwd),
            "argv": argv,
            "detach": str(detach) if detach else None,
        }
        return subprocess.run(
            [sys.executable, "-I", "-S", enter.__file__, json.dumps(order)],
            input=stdin,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
            cwd="/",
            env=_environment(),
        )

    def can_run(self, program: Path) -> bool:
        """Whether the server's user can reach and run this program."""
        return self.uid is None or self.run([str(program), "-V"], cwd=self.folder).returncode == 0


def _environment() -> dict[str, str]:
    """Nothing of ours leaks into the server: no secrets, and no PG* variable that would steer it."""
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    return kept | {"LC_ALL": "C.UTF-8", "TZ": "UTC"}


def choose_runner(layout: Layout, log: Log) -> Runner:
    """Pick the server's user and a way to the data folder that leaves every parent folder as it is."""
    if os.geteuid() != 0:
        _refuse_foreign(layout)
        return Runner(None, os.getegid(), layout.home)
    plain = Runner(*_unprivileged(layout), layout.home)
    closed = _closed(plain)
    if closed is None:
        return plain
    for way in ("mount", "caps"):
        runner = replace(plain, way=way, closed=closed)
        if _closed(runner) is None:
            if way == "caps":
                log(f"The database server may pass closed folders, because {closed} is closed to its user.")
            return runner
    raise EmbeddedError(
        "embedded.folder_closed",
        f"The database does not run as root, and its user {_name(plain.uid)} "
        f"cannot pass the folder {closed}. Choose a data folder outside of it, such as /var/lib/sitepost.",
    )


def _closed(runner: Runner) -> str | None:
    answer = runner.run([], cwd=Path("/"))
    if answer.returncode == 0:
        found: str | None = json.loads(answer.stdout)["closed"]
        return found
    if runner.way == "plain":
        raise EmbeddedError(
            "embedded.no_user",
            f"The database does not run as root, and Sitepost cannot become the user {_name(runner.uid)} "
            f"({answer.stderr.strip()}). Start Sitepost as a user who is not root.",
        )
    return runner.closed


def _unprivileged(layout: Layout) -> tuple[int, int]:
    """The owner of the files that are there already, else a user that every system has."""
    if layout.cluster.exists():
        found = layout.cluster.stat()
        if found.st_uid != 0:
            return found.st_uid, found.st_gid
    for name in ("postgres", "nobody"):
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        return user.pw_uid, user.pw_gid
    raise EmbeddedError(
        "embedded.no_user",
        "The database does not run as root, and this machine has neither a user postgres nor a user nobody. "
        "Start Sitepost as a user who is not root.",
    )


def _refuse_foreign(layout: Layout) -> None:
    if layout.cluster.exists() and (uid := layout.cluster.stat().st_uid) != os.geteuid():
        raise EmbeddedError(
            "embedded.wrong_owner",
            f"The database in {layout.data} belongs to the user {_name(uid)}. Start Sitepost as that user, or as root.",
        )


def _name(uid: int | None) -> str:
    try:
        return pwd.getpwuid(os.geteuid() if uid is None else uid).pw_name
    except KeyError:
        return str(uid)
