"""Versions of edited things: which field moved last, and the refusal of a stale edit."""

from collections.abc import Iterable, Mapping
from zlib import crc32

from sitepost.kernel.refusal import STALE, Refusal


def touch(touched: Mapping[str, int], fields: Iterable[str], version: int) -> dict[str, int]:
    """Return `touched` (field -> version in which it last changed) after an edit of `fields`."""
    return {**touched, **dict.fromkeys(fields, version)}


def refuse_stale(expected: int | None, *, current: int, touched: Mapping[str, int]) -> None:
    """Refuse `stale` when the editor saw another version; tells the current one and what moved since.

    `expected` None means that any will do (If-Match: *).
    """
    if expected is None or expected == current:
        return
    changed = sorted(field for field, version in touched.items() if version > expected)
    raise Refusal(STALE, field="version", extra={"version": current, "changed": changed})


def fingerprint(*parts: object) -> int:
    """Return a version for what keeps none of its own: equal parts have equal ones, and others nearly never."""
    return crc32(repr(parts).encode()) % 1_000_000_000
