"""The secret that signs short-lived links and tickets, kept in the data folder."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

LEAST = 32  # characters; anything shorter is a file that was cut off


def keep_secret(data: Path) -> str:
    """Return the secret of the data folder, made on first use and readable by its owner only."""
    path = data / "secret"
    with suppress(OSError):
        kept = path.read_text().strip()
        if len(kept) >= LEAST:
            return kept
    data.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f"secret.{os.getpid()}.new")
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_hex(32))
        file.flush()
        os.fsync(file.fileno())
    os.replace(new, path)
    return path.read_text().strip()
