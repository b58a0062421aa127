"""Hashing passwords: Argon2id with 19 MiB, two passes, one lane (OWASP), at most two at once in a process."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_THREADS = ThreadPoolExecutor(max_workers=2, thread_name_prefix="argon2")


async def hash_password(password: str) -> str:
    """Return the hash of `password` (some 40 ms of one core)."""
    return await asyncio.get_running_loop().run_in_executor(_THREADS, _HASHER.hash, password)


async def matches(password: str, hashed: str | None) -> bool:
    """Say whether `password` is the one of `hashed`; None takes as long and is never matched."""
    found = await asyncio.get_running_loop().run_in_executor(_THREADS, _matches, password, hashed)
    return found and hashed is not None


@cache
def _nobody() -> str:
    """What the password of an unknown person is compared with, so that it takes as long as a known one's."""
    return _HASHER.hash("nobody has this password")


def _matches(password: str, hashed: str | None) -> bool:
    try:
        return _HASHER.verify(hashed or _nobody(), password)
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(hashed: str) -> bool:
    """Say whether `hashed` was made with other costs than today's."""
    return _HASHER.check_needs_rehash(hashed)
