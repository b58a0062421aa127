"""PDF by typst: templates that we ship, text of people only ever as data, one worker process.

The same template, data and time give the same bytes. The result is PDF/A-2b; where it cannot
be (a sign that none of the fonts has), the machine's own fonts are tried, then plain PDF.
"""

from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
import structlog

from sitepost.kernel.refusal import Kind, Refusal, Why
from sitepost.platform.workers import WorkerError, Workers

log = structlog.get_logger(__name__)

TEMPLATES = Path(__file__).resolve().parent / "templates"
LETTER = TEMPLATES / "letter.typ"
"""A formal letter of any kind of item; the data that it takes is told at its top."""
LIST = TEMPLATES / "list.typ"
"""A table over many pages; the data that it takes is told at its top."""
LABELS = TEMPLATES / "labels.typ"
"""Sheets of QR labels; the data that it takes is told at its top."""
CANNOT_PRINT = Why("cannot_print", Kind.UNAVAILABLE, "This could not be printed just now; please try again.")

UNSEEN = dict.fromkeys(
    [*(n for n in range(32) if n not in (9, 10)), 127, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF]
)


class Order(msgspec.Struct, frozen=True):
    """What the worker is asked: a template, its data (JSON), and the time that the file carries."""

    template: str
    data: str
    seconds: int
    archive: bool = True


_workers = Workers("sitepost.platform.pdf.worker", count=1, seconds=20, megabytes=1024)


async def render(template: Path, data: dict[str, Any], *, at: datetime) -> bytes:
    """Return the PDF that `template` makes of `data`, dated `at`.

    Errors: the refusal `cannot_print` after 20 seconds, at 1 GiB of memory, or when typst fails.
    """
    try:
        return await _workers.ask(_order(template, data, at))
    except WorkerError as error:
        log.error("pdf.failed", template=template.name, reason=error.reason, detail=error.detail[:500])
        raise Refusal(CANNOT_PRINT) from error


def render_now(template: Path, data: dict[str, Any], *, at: datetime, archive: bool = True) -> bytes:
    """Do the same for a command that has no event loop; raises `WorkerError`."""
    return _workers.ask_now(_order(template, data, at, archive=archive))


def _order(template: Path, data: dict[str, Any], at: datetime, *, archive: bool = True) -> bytes:
    text = msgspec.json.encode(_plain(data)).decode()
    return msgspec.msgpack.encode(Order(str(template), text, int(at.timestamp()), archive))


def _plain(value: Any) -> Any:
    """Drop the characters that show nothing, or that make a line read in another order than it is."""
    if isinstance(value, str):
        return value.translate(UNSEEN)
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value
