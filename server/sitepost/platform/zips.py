"""ZIP archives written as they go, never whole in memory; each carries a signed manifest of the hashes in it.

`manifest.json` names every other file with its size and SHA-256; `manifest.sig.json` is the signature (Ed25519) of
the record's key over it. Nothing is compressed: what people attach mostly is already.
"""

import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from sitepost.kernel.filenames import clean_name
from sitepost.platform.seal import Seal

PIECE = 1 << 20
MANIFEST, SIGNATURE = "manifest.json", "manifest.sig.json"
PREAMBLE = b"sitepost manifest 1\n"
LONGEST_PART = 120  # bytes of a name within the archive: Windows takes 260 characters of the whole path
RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
UNSAFE = re.compile(r'[<>:"|?*]')


class Entry(msgspec.Struct, frozen=True):
    """A file of the archive: its path there, its size in bytes and its SHA-256 in hexadecimal."""

    path: str
    size: int
    sha256: str


class Names:
    """Names that are safe on every system, and each given once."""

    def __init__(self) -> None:
        self._taken: set[str] = {MANIFEST, SIGNATURE}

    def give(self, *parts: str) -> str:
        """Return a path of these parts; one that is taken gets a number."""
        path = "/".join(safe(part) for part in parts)
        stem, dot, ending = path.rpartition(".")
        if not dot or "/" in ending:
            stem, dot, ending = path, "", ""
        number, given = 1, path
        while given.casefold() in self._taken:
            number += 1
            given = f"{stem} ({number}){dot}{ending}"
        self._taken.add(given.casefold())
        return given


def safe(part: str) -> str:
    """Return one part of a path as every system takes it: no path, no device, no dot at its end."""
    plain = UNSAFE.sub("_", clean_name(part)).rstrip(". ") or "file"
    if RESERVED.match(plain):
        plain = f"_{plain}"
    if len(plain.encode()) <= LONGEST_PART:
        return plain
    stem, dot, ending = plain.rpartition(".")
    if not dot or len(ending.encode()) > 16:
        stem, dot, ending = plain, "", ""
    room = LONGEST_PART - len((dot + ending).encode())
    return stem.encode()[:room].decode(errors="ignore").rstrip(". ") + dot + ending


class _Pipe(io.RawIOBase):
    """What the archive writes into: bytes that are taken away in between."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:  # Any: whatever holds bytes, as io has it
        self._parts.append(bytes(data))
        return len(self._parts[-1])

    def take(self) -> bytes:
        parts, self._parts = self._parts, []
        return b"".join(parts)


class Archive:
    """An archive on its way out; each call yields the bytes that are ready then."""

    def __init__(self, at: datetime) -> None:
        self.entries: list[Entry] = []
        self.names = Names()
        self._pipe = _Pipe()
        self._zip = zipfile.ZipFile(self._pipe, "w", zipfile.ZIP_STORED)
        self._at = at.astimezone(UTC).timetuple()[:6]

    def add(self, path: str, data: bytes) -> Iterator[bytes]:
        """Add a file that is held whole."""
        return self._add(path, [data], size=len(data))

    def add_json(self, path: str, value: Any) -> Iterator[bytes]:  # any JSON value
        """Add a value as JSON that people can read."""
        return self.add(path, readable(value))

    def add_file(self, path: str, source: Path) -> Iterator[bytes]:
        """Add a file of the disk, a piece at a time."""
        return self._add(path, _pieces(source), size=source.stat().st_size)

    def _add(self, path: str, pieces: Iterable[bytes], *, size: int) -> Iterator[bytes]:
        info = zipfile.ZipInfo(path, self._at)
        info.external_attr = 0o644 << 16
        info.file_size = size
        digest, length = sha256(), 0
        with self._zip.open(info, "w", force_zip64=size > 0x7000_0000) as file:
            for piece in pieces:
                file.write(piece)
                digest.update(piece)
                length += len(piece)
                yield self._pipe.take()
        self.entries.append(Entry(path, length, digest.hexdigest()))
        yield self._pipe.take()

    def end(self, about: dict[str, Any], seal: Seal) -> Iterator[bytes]:
        """Write the manifest with what the archive is `about`, its signature, and the end of the archive."""
        files = [msgspec.to_builtins(entry) for entry in self.entries]
        manifest = readable({**about, "files": files})
        yield from self.add(MANIFEST, manifest)
        signed = {"key": seal.public.hex(), "signature": seal.sign(statement(manifest)).hex()}
        yield from self.add_json(SIGNATURE, signed)
        self._zip.close()
        yield self._pipe.take()


def readable(value: Any) -> bytes:  # any JSON value
    """Write a value as JSON that people can read, its keys in their order."""
    return json.dumps(msgspec.to_builtins(value), indent=1, ensure_ascii=False).encode() + b"\n"


def statement(manifest: bytes) -> bytes:
    """Return what is signed of a manifest."""
    return PREAMBLE + sha256(manifest).hexdigest().encode()


def _pieces(source: Path) -> Iterator[bytes]:
    with source.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece


class Checked(msgspec.Struct, frozen=True):
    """What was found in an archive: what it says of itself, the key that signed it (hexadecimal), what is wrong."""

    about: dict[str, Any]
    files: int
    key: str
    faults: list[str]


def check(path: Path) -> Checked:
    """Compute every hash of an archive anew and hold it against its manifest, and that against its signature."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _check(archive)
    except (OSError, KeyError, ValueError, msgspec.DecodeError, zipfile.BadZipFile) as error:
        return Checked({}, 0, "", [f"this is not a whole archive of Sitepost: {error}"])


def _check(archive: zipfile.ZipFile) -> Checked:
    manifest = archive.read(MANIFEST)
    about: dict[str, Any] = json.loads(manifest)
    listed = [msgspec.convert(each, Entry) for each in about.pop("files")]
    names = [info.filename for info in archive.infolist()]
    faults = [f"{name} is in the archive twice" for name in sorted({name for name in names if names.count(name) > 1})]
    known = {each.path for each in listed} | {MANIFEST, SIGNATURE}
    faults += [f"{name} is not named in the manifest" for name in names if name not in known]
    for each in listed:
        faults += _entry_faults(archive, each, names)
    signed = json.loads(archive.read(SIGNATURE))
    key = bytes.fromhex(signed["key"])
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(bytes.fromhex(signed["signature"]), statement(manifest))
    except InvalidSignature:
        faults.append("the manifest is not the one that was signed")
    return Checked(about, len(listed), key.hex(), faults)


def _entry_faults(archive: zipfile.ZipFile, entry: Entry, names: list[str]) -> list[str]:
    if entry.path not in names:
        return [f"{entry.path} is missing"]
    digest, size = sha256(), 0
    try:
        with archive.open(entry.path) as file:
            while piece := file.read(PIECE):
                digest.update(piece)
                size += len(piece)
    except (zipfile.BadZipFile, EOFError):
        return [f"{entry.path} is damaged"]
    return (
        [] if (size, digest.hexdigest()) == (entry.size, entry.sha256) else [f"{entry.path} is not as it was written"]
    )
