"""One owner per data folder: a lock that the kernel releases when its process ends, however it ends."""

import contextlib
import fcntl
import json
import os
import socket
import time
from datetime import UTC, datetime
from pathlib import Path

from .errors import EmbeddedError


class FolderLock:
    """A held lock on a data folder; it belongs to the process that took it and never to its children."""

    def __init__(self, fd: int) -> None:
        """Hold the locked file for the life of this process."""
        self._fd: int | None = fd
        self._pid = os.getpid()
        # A forked child shares the open file, and with it the lock, until it closes its copy.
        os.register_at_fork(after_in_child=self._close)

    @property
    def held(self) -> bool:
        """Whether this very process holds the lock."""
        return self._fd is not None and self._pid == os.getpid()

    def release(self) -> None:
        """Let the next server have the folder."""
        if self._fd is not None and self.held:
            os.ftruncate(self._fd, 0)
        self._close()

    def _close(self) -> None:
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None


def take(data: Path) -> FolderLock:
    """Take the folder for this process, or refuse and say who has it."""
    path = data / "sitepost.lock"
    try:
        fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise EmbeddedError(
            "embedded.folder_not_writable",
            f"Sitepost may not write to {path} ({error.strerror}). Run it as the user who owns {data}.",
        ) from error
    if not _locked(fd):
        owner = _owner(fd)
        os.close(fd)
        raise EmbeddedError(
            "embedded.folder_in_use",
            f"Another Sitepost server ({owner}) is using the data folder {data}. "
            "Stop it first, or choose another folder.",
        )
    os.ftruncate(fd, 0)
    since = datetime.now(UTC).isoformat(timespec="seconds")
    os.pwrite(fd, json.dumps({"pid": os.getpid(), "host": socket.gethostname(), "since": since}).encode(), 0)
    return FolderLock(fd)


def _locked(fd: int) -> bool:
    # A child forked just before its parent was killed holds the lock until it has run for a moment.
    for _ in range(20):
        with contextlib.suppress(OSError):
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        time.sleep(0.025)
    return False


def _owner(fd: int) -> str:
    try:
        who = json.loads(os.pread(fd, 4096, 0))
        return f"process {who['pid']} on {who['host']}, started {who['since']}"
    except (ValueError, KeyError, TypeError):  # it has the lock but has not written its name yet
        return "process unknown, just starting"
