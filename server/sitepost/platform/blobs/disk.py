"""What the store of bytes does to the disk: write, hash, lock, sync; and how a full disk is said."""

import contextlib
import errno
import fcntl
import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from sitepost.kernel.ids import new_id
from sitepost.kernel.refusal import Kind, Refusal, Why

READ_PIECE = 1 << 20
NO_SPACE = Why("disk_full", Kind.UNAVAILABLE, "The server has no room for this file; nothing was kept.")
FULL = {errno.ENOSPC, errno.EDQUOT}


class Conflict(Exception):
    """A piece does not continue what is there; `offset` says where the next one must begin."""

    def __init__(self, offset: int) -> None:
        super().__init__(f"the next piece begins at {offset}")
        self.offset = offset


class NoSpace(Refusal):
    """The disk is full; what was written of the piece is taken back."""

    def __init__(self) -> None:
        super().__init__(NO_SPACE)


def write_all(descriptor: int, data: bytes, offset: int) -> None:
    """Write all of `data` at `offset`."""
    view = memoryview(data)
    while view:
        written = os.pwrite(descriptor, view, offset)
        view, offset = view[written:], offset + written


def digest(descriptor: int) -> tuple[str, bytes]:
    """Return the hash of a whole file and its beginning."""
    digest, head, place = sha256(), b"", 0
    while piece := os.pread(descriptor, READ_PIECE, place):
        head = head or piece
        digest.update(piece)
        place += len(piece)
    return digest.hexdigest(), head


@contextlib.contextmanager
def locked(path: Path) -> Iterator[int]:
    """Open `path` for one writer at a time, of any process; a second one is told the offset."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Conflict(os.fstat(descriptor).st_size) from error
        if os.fstat(descriptor).st_ino != inode(path):
            raise Conflict(length(path))  # it was finished or dropped between opening and locking
        yield descriptor
    finally:
        os.close(descriptor)


def twin(path: Path) -> Path:
    """Return another name of the same bytes, or `path` itself where the disk knows no second names."""
    twin = path.with_name(f"{new_id()}.whole")
    try:
        os.link(path, twin)
    except OSError:
        return path
    return twin


@contextlib.contextmanager
def space() -> Iterator[None]:
    """Say an error of a full disk as `NoSpace`."""
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            raise NoSpace from error
        raise


def length(path: Path) -> int:
    """Return the size of a file in bytes, 0 where there is none."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def inode(path: Path) -> int:
    """Return the number of a file on its disk, 0 where there is none."""
    try:
        return path.stat().st_ino
    except FileNotFoundError:
        return 0


def sync(folder: Path) -> None:
    """Make the entries of a folder durable."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
