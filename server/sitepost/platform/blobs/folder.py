"""The folder of bytes: `ab/cd/<sha256>`, written to the side, synced, renamed, synced again.

Whatever stands under its hash is whole: a piece is synced before it is acknowledged, a file
before it gets its name, the folder after that. Uploads in progress stand in `partial/<id>`;
the length of that file is the offset, so it survives the end of the process at any moment.

`Blobs` is the whole door to the bytes (`keep`, `receive`, `offset`, `forget_partial`, `open_path`,
`keep_preview`, `preview_path`, `forget`): a store in S3 through obstore takes its place with the
same methods, a multipart upload for `receive` and a signed read in place of `open_path`.
"""

import asyncio
import os
import shutil
import sys
import time
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import msgspec

from sitepost.kernel.ids import new_id
from sitepost.platform.blobs import disk

RECENT_SECONDS = 24 * 3600  # no upload takes longer from its rename to its commit


class Kept(msgspec.Struct, frozen=True):
    """A whole file as it lies in the store: its hash (hexadecimal), its size and its beginning."""

    sha256: str
    size: int
    head: bytes


class TooMuch(Exception):
    """A piece reaches beyond the end that was announced."""


class Blobs:
    """The store in `folder`; every call that touches the disk runs in a thread."""

    head_bytes = 64 * 1024

    def __init__(self, folder: Path) -> None:
        self.folder = folder.absolute()
        self.partial = self.folder / "partial"
        self._made: set[Path] = set()

    async def keep(self, data: bytes) -> Kept:
        """Store `data` and return its hash once it is durable."""
        return await asyncio.to_thread(self.keep_now, data)

    def keep_now(self, data: bytes) -> Kept:
        """Do the same, blocking."""
        digest = sha256(data).hexdigest()
        self._ready(self.partial)
        side = self.partial / f"{new_id()}.small"
        with disk.space():
            try:
                with open(side, "xb", buffering=0) as file:
                    disk.write_all(file.fileno(), data, 0)
                    os.fdatasync(file.fileno())
                self._name(side, digest)
            except BaseException:
                side.unlink(missing_ok=True)
                raise
        return Kept(sha256=digest, size=len(data), head=data[: self.head_bytes])

    async def receive(self, upload: UUID, data: bytes, *, offset: int, size: int) -> Kept | int:
        """Add a piece at `offset`; return the new offset, or what was kept when all `size` bytes are there.

        Errors: `Conflict` when the piece does not begin where the last one ended or another is
        being written, `TooMuch` when it reaches beyond `size`, `NoSpace`. The partial upload stays
        (as another name of the same bytes) until `forget_partial`, so that an upload whose row
        was not committed can be finished again by an empty piece at its end.
        """
        return await asyncio.to_thread(self._receive, upload, data, offset, size)

    async def offset(self, upload: UUID) -> int:
        """Return how many bytes of `upload` are there."""
        return await asyncio.to_thread(disk.length, self.partial / str(upload))

    async def forget_partial(self, upload: UUID) -> None:
        """Remove what there is of an upload that will not be finished."""
        await asyncio.to_thread((self.partial / str(upload)).unlink, missing_ok=True)

    async def room_for(self, size: int) -> bool:
        """Say whether the disk has `size` bytes left."""

        def free() -> int:
            self._ready(self.folder)
            return shutil.disk_usage(self.folder).free

        return await asyncio.to_thread(free) > size

    def open_path(self, digest: str) -> Path:
        """Return the path of the file with that SHA-256 (64 hexadecimal digits), for reading only."""
        if len(digest) != 64 or not set(digest) <= set("0123456789abcdef"):
            raise ValueError("not a SHA-256")
        return self.folder / digest[:2] / digest[2:4] / digest

    def preview_path(self, digest: str) -> Path:
        """Return where the small picture of a file stands, if there is one."""
        return self.open_path(digest).with_suffix(".webp")

    async def keep_preview(self, digest: str, picture: bytes) -> None:
        """Store the small picture of a file; it can be made again, so it is written but not synced."""

        def write() -> None:
            side = self.partial / f"{new_id()}.webp"
            self._ready(self.partial)
            with disk.space():
                side.write_bytes(picture)
                side.rename(self.preview_path(digest))

        await asyncio.to_thread(write)

    async def forget(self, digest: str) -> bool:
        """Remove the bytes of a file that no row names any more; leave those that came back just now.

        An upload always writes anew and renames, so its bytes are recent until its row is there.
        """
        return await asyncio.to_thread(self._forget, digest)

    async def stale_partials(self, *, before: float) -> list[str]:
        """Return the names of partial uploads that nobody wrote to since `before` (seconds)."""

        def look() -> list[str]:
            if not self.partial.is_dir():
                return []
            return [entry.name for entry in os.scandir(self.partial) if entry.stat().st_mtime < before]

        return await asyncio.to_thread(look)

    async def drop_partials(self, names: list[str]) -> None:
        """Remove partial uploads by name."""

        def drop() -> None:
            for name in names:
                (self.partial / Path(name).name).unlink(missing_ok=True)

        await asyncio.to_thread(drop)

    def _receive(self, upload: UUID, data: bytes, offset: int, size: int) -> Kept | int:
        path = self.partial / str(upload)
        self._ready(self.partial)
        with disk.space(), disk.locked(path) as descriptor:
            there = os.fstat(descriptor).st_size
            if there != offset:
                raise disk.Conflict(there)
            if offset + len(data) > size:
                raise TooMuch
            try:
                disk.write_all(descriptor, data, offset)
                os.fdatasync(descriptor)
            except OSError:
                os.ftruncate(descriptor, offset)
                raise
            if offset + len(data) < size:
                return offset + len(data)
            digest, head = (sha256(data).hexdigest(), data) if offset == 0 and data else disk.digest(descriptor)
            os.utime(descriptor)
            self._name(disk.twin(path), digest)
        return Kept(sha256=digest, size=size, head=head[: self.head_bytes])

    def _name(self, side: Path, digest: str) -> None:
        """Give a synced file its name, and make the name durable.

        On Linux the journal that takes the folder takes the making of that folder with it (ext4,
        XFS, Btrfs, ZFS); elsewhere the folders above are synced by themselves.
        """
        path = self.open_path(digest)
        made = self._make(path.parent)
        os.rename(side, path)
        disk.sync(path.parent)
        for folder in made if sys.platform != "linux" else ():
            disk.sync(folder)

    def _ready(self, folder: Path) -> None:
        """Make `folder` durable, once in the life of the process."""
        if folder not in self._made or not folder.is_dir():
            for parent in self._make(folder):
                disk.sync(parent)
            self._made.add(folder)

    def _make(self, folder: Path) -> list[Path]:
        """Make `folder` and return those folders that have a new entry, the nearest first."""
        try:
            folder.mkdir(mode=0o700)
            missing = [folder]
        except FileExistsError:
            missing = []
        except FileNotFoundError:
            missing = [each for each in (folder, *folder.parents) if not each.exists()]
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return [each.parent for each in missing]

    def _forget(self, digest: str) -> bool:
        path = self.open_path(digest)
        doomed = path.with_suffix(f".{new_id()}")
        try:
            path.rename(doomed)
        except FileNotFoundError:
            return False
        if time.time() - doomed.stat().st_mtime < RECENT_SECONDS:
            doomed.rename(path)
            return False
        doomed.unlink()
        self.preview_path(digest).unlink(missing_ok=True)
        return True
