"""Identifiers: time-ordered UUIDs (RFC 9562, version 7)."""

import os
import time
from uuid import UUID

__all__ = ["UUID", "new_id", "parse_id"]


def new_id() -> UUID:
    """Return a fresh version-7 UUID: 48 bits of milliseconds, then 74 random bits."""
    milliseconds = time.time_ns() // 1_000_000
    random = int.from_bytes(os.urandom(10), "big")
    value = (milliseconds & 0xFFFF_FFFF_FFFF) << 80
    value |= 0x7 << 76
    value |= (random >> 64 & 0xFFF) << 64
    value |= 0b10 << 62
    value |= random & 0x3FFF_FFFF_FFFF_FFFF
    return UUID(int=value)


def parse_id(text: str) -> UUID | None:
    """Return the UUID written in `text`, or None when it is no UUID at all."""
    try:
        return UUID(text)
    except (ValueError, AttributeError, TypeError):
        return None
