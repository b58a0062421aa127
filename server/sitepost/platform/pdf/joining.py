"""One PDF of a letter and what is attached to it: pages of PDFs as they are, pictures as pages of A4.

The work is done by a process of its own, which may die of what it is given.
"""

from pathlib import Path

import msgspec
import structlog

from sitepost.kernel.refusal import Refusal
from sitepost.platform.pdf import CANNOT_PRINT
from sitepost.platform.pictures import PICTURES
from sitepost.platform.workers import WorkerError, Workers

log = structlog.get_logger(__name__)

PDF = "application/pdf"
MOST_PAGES = 5_000  # of one file
MOST_BYTES = 200 * 1024 * 1024  # of all files that are joined: the worker holds them, and may write no file


class Sheet(msgspec.Struct, frozen=True):
    """A file that is to be joined: where it lies, and what it was found to be."""

    path: str
    media_type: str


class Order(msgspec.Struct, frozen=True):
    """What the worker is asked: count the pages of `sheets`, or, where there is a `letter`, join them after it."""

    sheets: list[Sheet]
    letter: bytes = b""


_workers = Workers("sitepost.platform.pdf.joiner", count=1, seconds=120, megabytes=1536)


def is_printable(media_type: str) -> bool:
    """Say whether a file of that kind can be pages of a PDF."""
    return media_type == PDF or media_type in PICTURES


async def pages(path: Path, *, media_type: str) -> int:
    """Return how many pages a file makes, 0 for one that cannot be read or is locked with a password."""
    try:
        answer = await _workers.ask(msgspec.msgpack.encode(Order([Sheet(str(path), media_type)])))
    except WorkerError as error:
        log.info("joining.refused", media_type=media_type, reason=error.reason, detail=error.detail[:200])
        return 0
    return msgspec.msgpack.decode(answer, type=int)


async def join(letter: bytes, sheets: list[tuple[Path, str]]) -> bytes:
    """Return the letter and the pages of `sheets` (path and media type) after it as one PDF.

    Errors: `cannot_print`.
    """
    given = [Sheet(str(path), media_type) for path, media_type in sheets]
    try:
        return await _workers.ask(msgspec.msgpack.encode(Order(given, letter)))
    except WorkerError as error:
        log.error("joining.failed", reason=error.reason, detail=error.detail[:500])
        raise Refusal(CANNOT_PRINT) from error
