"""Where everything of the embedded PostgreSQL lies."""

import hashlib
import os
import re
import stat
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from psycopg.conninfo import make_conninfo

from sitepost.platform.settings import CLUSTERS

from .errors import EmbeddedError

PORT = 5432
_SOCKET_PATH_LIMIT = 100  # the kernel refuses 108 and more
_PLAIN = re.compile(r"[A-Za-z0-9/._-]+")  # libpq splits a host at commas; other signs need quoting somewhere


@dataclass(frozen=True)
class Layout:
    """The folders of one embedded PostgreSQL inside one data folder."""

    data: Path

    @property
    def home(self) -> Path:
        """Everything of PostgreSQL's; ours, so that the server cannot replace its own settings."""
        return self.data / CLUSTERS

    @property
    def cluster(self) -> Path:
        """The database files, owned by the server's user."""
        return self.home / "cluster"

    @property
    def staging(self) -> Path:
        """A cluster in the making by this process; it is renamed when it is whole."""
        return self.home / f"cluster.new.{os.getpid()}"

    @property
    def log(self) -> Path:
        """The server's log files."""
        return self.home / "log"

    @property
    def copies(self) -> Path:
        """Binaries copied here because the server's user cannot reach the originals."""
        return self.home / "bin"

    @property
    def settings(self) -> Path:
        """Our settings file, rewritten at each start."""
        return self.home / "sitepost.conf"

    @property
    def access(self) -> Path:
        """Our pg_hba file, rewritten at each start."""
        return self.home / "pg_hba.conf"

    def major(self) -> int | None:
        """The PostgreSQL major version that made the cluster, or None before the first use."""
        if not self.cluster.exists():
            return None
        try:
            return int((self.cluster / "PG_VERSION").read_text().strip())
        except (OSError, ValueError) as error:
            raise EmbeddedError(
                "embedded.folder_damaged",
                f"{self.cluster} is not a readable PostgreSQL folder ({error}). "
                "Restore it from a backup, or move it away.",
            ) from error


def dsn(sockets: Path, *, user: str = "sitepost", dbname: str = "sitepost") -> str:
    """Say how to connect; the port is named so that a PGPORT in the environment cannot mislead."""
    return make_conninfo("", host=str(sockets), port=PORT, dbname=dbname, user=user)


def socket_folder(layout: Layout, *, uid: int, gid: int) -> Path:
    """Make the private folder of the socket: inside the data folder when its path is short enough."""
    name = f"sitepost-{hashlib.sha256(os.fsencode(layout.data)).hexdigest()[:16]}"
    places = [layout.home / "run", *(place / name for place in _runtime_folders())]
    for place in filter(_fits, places):
        try:
            private_folder(place, uid=uid, gid=gid)
        except (OSError, EmbeddedError):
            continue
        return place
    raise EmbeddedError(
        "embedded.no_socket_folder",
        f"There is no folder for the database socket; tried {', '.join(map(str, places))}. "
        "Choose a data folder with a shorter path, or make one of these writable.",
    )


def _fits(place: Path) -> bool:
    full = str(place / f".s.PGSQL.{PORT}")
    return len(full) < _SOCKET_PATH_LIMIT and _PLAIN.fullmatch(full) is not None


def _runtime_folders() -> Iterator[Path]:
    if os.geteuid() == 0:
        yield Path("/run")
    elif own := os.environ.get("XDG_RUNTIME_DIR"):
        yield Path(own)
    yield Path(tempfile.gettempdir())
    yield Path("/tmp")  # noqa: S108 - the folder made in it is checked to be ours and private


def private_folder(path: Path, *, uid: int, gid: int) -> None:
    """Make a folder for one user alone, or turn the one found there into just that."""
    try:
        path.mkdir(mode=0o700)
        os.chown(path, uid, gid, follow_symlinks=False)
    except FileExistsError:
        found = path.lstat()
        if not stat.S_ISDIR(found.st_mode):
            raise EmbeddedError("embedded.folder_damaged", f"{path} should be a folder.") from None
        if os.geteuid() == 0 and found.st_uid == 0 != uid:
            os.chown(path, uid, gid, follow_symlinks=False)
        elif found.st_uid != uid:
            raise EmbeddedError("embedded.wrong_owner", f"{path} should belong to user id {uid}.") from None
        if stat.S_IMODE(found.st_mode) != 0o700:
            path.chmod(0o700)


def write(path: Path, text: str) -> bool:
    """Replace a small file whole and say whether it changed; it belongs to the owner of its folder."""
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return False
    new = path.with_name(path.name + ".new")
    new.unlink(missing_ok=True)
    fd = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o644)
    with os.fdopen(fd, "w", encoding="utf-8") as file:
        os.fchmod(fd, 0o644)
        if os.geteuid() == 0:
            owner = path.parent.stat()
            os.fchown(fd, owner.st_uid, owner.st_gid)
        file.write(text)
    new.replace(path)
    return True
