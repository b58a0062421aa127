"""Which part of a file is asked for: one range of bytes (RFC 9110, 14.2)."""

import re

import msgspec

from sitepost.kernel.refusal import Kind, Refusal, Why

BAD_RANGE = Why("documents.bad_range", Kind.INVALID, "The file has no such part.")

ONE_RANGE = re.compile(r"bytes\s*=\s*(\d{0,18})\s*-\s*(\d{0,18})\s*$", re.ASCII)


class Part(msgspec.Struct, frozen=True):
    """A part of a file: from `start` up to, not including, `stop`."""

    start: int
    stop: int


def read_part(header: str | None, *, size: int) -> Part | None:
    """Return the part that a Range header asks for, None for the whole file.

    Several ranges, or another unit, are answered with the whole file, as the standard allows.
    Errors: `documents.bad_range` when the part lies beyond the end.
    """
    found = ONE_RANGE.match(header.strip()) if header else None
    if found is None or found.group(1) == found.group(2) == "":
        return None
    first, last = found.groups()
    if first == "":
        start, stop = max(0, size - int(last)), size
    else:
        start, stop = int(first), min(size, int(last) + 1) if last else size
        if last and int(last) < start:
            return None
    if start >= size or start >= stop:
        raise Refusal(BAD_RANGE, extra={"size": size})
    return Part(start, stop)
