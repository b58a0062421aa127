"""Small pictures of files, made by a worker process that may die of what it is given."""

from pathlib import Path

import msgspec
import structlog

from sitepost.platform.workers import WorkerError, Workers

log = structlog.get_logger(__name__)

LONGEST_SIDE = 640  # pixels of a preview
PICTURES = ("image/jpeg", "image/png", "image/webp", "image/gif")
SHOWN = (*PICTURES, "application/pdf")


class Wanted(msgspec.Struct, frozen=True):
    """What the worker is asked: a file, what it was found to be, and how large the picture may be."""

    path: str
    media_type: str
    longest: int = LONGEST_SIDE
    lossless: bool = False


class Preview(msgspec.Struct, frozen=True):
    """A small picture (WebP without metadata), and the pixels of the original where it is a picture."""

    webp: bytes
    width: int | None = None
    height: int | None = None


_workers = Workers("sitepost.platform.pictures.worker", count=1, seconds=8, megabytes=1024)


SIGNS = ((b"\x89PNG\r\n\x1a\n", 0, "image/png"), (b"\xff\xd8\xff", 0, "image/jpeg"), (b"WEBP", 8, "image/webp"))


def kind_of(data: bytes) -> str | None:
    """Return what kind of picture bytes begin as (PNG, JPEG or WebP), None for anything else."""
    return next((kind for sign, at, kind in SIGNS if data[at : at + len(sign)] == sign), None)


async def preview(
    path: Path, *, media_type: str, longest: int = LONGEST_SIDE, lossless: bool = False
) -> Preview | None:
    """Return a small picture of the file at `path` (absolute), None when it cannot or should not be made.

    Its longest side has at most `longest` pixels; `lossless` is for drawings with flat colours.

    Limits: 60 megapixels, 8 seconds, 1 GiB of memory; only the kinds in `SHOWN`.
    """
    if media_type not in SHOWN:
        return None
    wanted = msgspec.msgpack.encode(Wanted(str(path), media_type, longest, lossless))
    try:
        return msgspec.msgpack.decode(await _workers.ask(wanted), type=Preview)
    except WorkerError as error:
        log.info("preview.refused", media_type=media_type, reason=error.reason, detail=error.detail[:200])
        return None
