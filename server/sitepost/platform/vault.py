"""What Sitepost must be able to read again and nobody else may: sealed with a key made of the server's secret.

The secret lies in the data folder (or is a setting) and in no table, so a copy of the database alone
opens nothing. A backup carries both. AES-256-GCM; what a seal is `about` is part of it, so that one
row's seal is worth nothing in another row.
"""

import hmac
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from sitepost.platform.db import Database
from sitepost.platform.work import Work

NONCE = 12


class Vault:
    """Seals and opens with the key of one server."""

    def __init__(self, secret: str) -> None:
        key = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"sitepost vault 1").derive(secret.encode())
        self._cipher = AESGCM(key)
        self._marks = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"sitepost marks 1").derive(secret.encode())

    def seal(self, plain: str, *, about: str) -> bytes:
        """Return `plain` as only this server can read it."""
        nonce = secrets.token_bytes(NONCE)
        return nonce + self._cipher.encrypt(nonce, plain.encode(), about.encode())

    def unseal(self, sealed: bytes, *, about: str) -> str | None:
        """Return what was sealed; None where it was sealed with another secret, or about another thing."""
        try:
            return self._cipher.decrypt(sealed[:NONCE], sealed[NONCE:], about.encode()).decode()
        except (InvalidTag, ValueError):
            return None

    def mark(self, data: bytes, *, about: str) -> bytes:
        """Return 32 bytes that only this server can put beside `data`, to know it again when somebody brings it."""
        return hmac.digest(self._marks, about.encode() + b"\0" + data, "sha256")


def configure(database: Database, secret: str) -> None:
    """Give `database` its vault; the composition root calls this once.

    Without a secret it is worth as long as the process lives.
    """
    database.vault = Vault(secret or secrets.token_hex(32))


def vault_of(work: Work) -> Vault:
    """Return the vault of the process."""
    vault: Vault = work.database.vault
    return vault
