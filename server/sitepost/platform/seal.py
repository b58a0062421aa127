"""The key that signs the record (Ed25519), kept in the data folder beside the secret and in no table.

Whoever can write to the database alone can compute a chain anew, but cannot sign it.
"""

import os
from contextlib import suppress
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from sitepost.platform.work import Work

NAME = "record.key"
SEED = 32  # bytes


class Seal:
    """The key of one data folder, made on first use and readable by its owner only."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME
        self._key: Ed25519PrivateKey | None = None

    @property
    def public(self) -> bytes:
        """The public key, 32 bytes: what others check signatures with."""
        return self._loaded().public_key().public_bytes_raw()

    def sign(self, statement: bytes) -> bytes:
        """Return the signature of a statement, 64 bytes."""
        return self._loaded().sign(statement)

    def is_ours(self, statement: bytes, *, signature: bytes) -> bool:
        """Say whether this key signed the statement."""
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, statement)
        except InvalidSignature:
            return False
        return True

    def _loaded(self) -> Ed25519PrivateKey:
        if self._key is None:
            self._key = Ed25519PrivateKey.from_private_bytes(_read(self.path) or _make(self.path))
        return self._key


def seal_of(work: Work) -> Seal:
    """Return the seal of the data folder that belongs to the database of `work`."""
    seal = work.database.seal
    if not isinstance(seal, Seal):
        raise RuntimeError("this process was started without the key of the record")
    return seal


def _read(path: Path) -> bytes | None:
    try:
        seed = bytes.fromhex(path.read_text().strip())
    except FileNotFoundError:
        return None
    if len(seed) != SEED:
        raise ValueError(f"{path} is not the key of a record; bring it back from a backup")
    return seed


def _make(path: Path) -> bytes:
    """Write a new key; where another process was quicker, theirs is the key."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f"{path.name}.{os.getpid()}.new")
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(Ed25519PrivateKey.generate().private_bytes_raw().hex())
        file.flush()
        os.fsync(file.fileno())
    with suppress(FileExistsError):
        os.link(new, path)
    new.unlink()
    seed = _read(path)
    if seed is None:
        raise FileNotFoundError(path)
    return seed
