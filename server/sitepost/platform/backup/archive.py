"""What a backup looks like: a plain tar, read from front to back, whose last member says what it must hold.

    database.dump          pg_dump's own format, compressed
    secret                 what signs links and tickets
    record.key             what signs the record
    files/ab/cd/<sha256>   every file under its hash, and its small picture (.webp) where there is one
    manifest.json          versions, the time, and the SHA-256 of every member before it

A file is its own hash, so a flipped byte is found without the manifest; a member that was cut out
is found by it.
"""

import hashlib
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO

import msgspec

DATABASE, SECRET, RECORD_KEY = "database.dump", "secret", "record.key"
MANIFEST, FILES = "manifest.json", "files/"
FORMAT = 1
CHUNK = 1024 * 1024
LARGEST_MANIFEST = 1024 * 1024 * 1024

Say = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and of how much."""


class BackupError(Exception):
    """The backup cannot be made or used; the message says why."""


class Manifest(msgspec.Struct, frozen=True):
    """What a backup says of itself; `members` are hashes (SHA-256, hexadecimal) by name.

    `record_key` is the public key (Ed25519, hexadecimal) of the record's checkpoints; empty where none was made yet.
    """

    format: int
    sitepost: str
    schema: str
    postgres: int
    made_at: datetime
    members: dict[str, str]
    record_key: str = ""


def quiet(what: str, done: int, of: int) -> None:
    """Say nothing."""


@contextmanager
def opened(path: Path) -> Iterator[tarfile.TarFile]:
    """Open a backup for reading from front to back. Errors: `BackupError` where it is none."""
    try:
        with tarfile.open(path, "r|") as tar:
            yield tar
    except FileNotFoundError:
        raise BackupError(f"There is no file {path}.") from None
    except (tarfile.TarError, EOFError) as error:
        raise BackupError(f"{path} is not a whole backup: {error}.") from error


def members(path: Path, *, say: Say = quiet) -> Iterator[tuple[str, IO[bytes]]]:
    """Walk through a backup; what was not read of a member is skipped."""
    size, done, told = path.stat().st_size if path.is_file() else 0, 0, -1
    with opened(path) as tar:
        for member in tar:
            content = tar.extractfile(member)
            if not member.isfile() or content is None or not _is_known(member.name):
                raise BackupError(f"{path} holds something that no backup holds: {member.name[:200]!r}.")
            yield member.name, content
            done += member.size
            told = _tell(say, min(100, done * 100 // max(1, size)), told)
    _tell(say, 100, told)


def _tell(say: Say, percent: int, told: int) -> int:
    if percent > told:
        say("Reading the backup, percent", percent, 100)
    return max(percent, told)


def _is_known(name: str) -> bool:
    if name in (DATABASE, SECRET, RECORD_KEY, MANIFEST):
        return True
    first, _, rest = name.removeprefix(FILES).partition("/")
    second, _, last = rest.partition("/")
    digest = last.removesuffix(".webp")
    return name.startswith(FILES) and is_digest(digest) and digest.startswith(first + second) and len(first) == 2


def is_digest(text: str) -> bool:
    """Say whether `text` is a SHA-256 in hexadecimal."""
    return len(text) == 64 and set(text) <= set("0123456789abcdef")


def copy(source: IO[bytes], target: IO[bytes] | None = None) -> str:
    """Copy a member to `target` (or nowhere) and return the SHA-256 of what went over; errors as of `read`."""
    digest = hashlib.sha256()
    while piece := read(source, CHUNK):
        digest.update(piece)
        if target is not None:
            target.write(piece)
    return digest.hexdigest()


def read(source: IO[bytes], size: int) -> bytes:
    """Read from a member. Errors: `BackupError` where the backup ends in the middle of it."""
    try:
        return source.read(size)
    except tarfile.TarError as error:
        raise BackupError(f"The backup was cut off: {error}.") from error


def read_manifest(content: IO[bytes]) -> Manifest:
    """Read the manifest. Errors: `BackupError` for one that cannot be read, or a format of the future."""
    try:
        manifest = msgspec.json.decode(read(content, LARGEST_MANIFEST), type=Manifest)
    except msgspec.MsgspecError as error:
        raise BackupError(f"The backup's manifest cannot be read: {error}.") from error
    if manifest.format > FORMAT:
        raise BackupError(f"This backup was made by a newer version of Sitepost ({manifest.sitepost}).")
    return manifest


def compare(manifest: Manifest | None, found: dict[str, str]) -> Manifest:
    """Return the manifest where every member is there and is what it was. Errors: `BackupError`."""
    if manifest is None:
        raise BackupError("The backup was cut off: its manifest, the last thing in it, is missing.")
    lost = sorted(manifest.members.keys() - found.keys())
    changed = sorted(name for name, digest in found.items() if manifest.members.get(name) != digest)
    named = {name for name in found if name.startswith(FILES) and is_digest(name.rsplit("/", 1)[1])}
    changed += sorted(name for name in named if not name.endswith(found[name]) and name not in changed)
    if lost or changed:
        some = ", ".join((lost + changed)[:5])
        raise BackupError(f"The backup is damaged: {len(lost)} missing, {len(changed)} changed ({some}).")
    return manifest


def verify(path: Path, *, say: Say = quiet) -> Manifest:
    """Read a backup to its end and check every hash. Errors: `BackupError`."""
    manifest, found = None, dict[str, str]()
    for name, content in members(path, say=say):
        if name == MANIFEST:
            manifest = read_manifest(content)
        else:
            found[name] = copy(content)
    return compare(manifest, found)
