"""Sending stored files: whole, in part (RFC 9110, 14.2), or their small picture; nothing that a browser would run."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Annotated, Any

from litestar import Request, Response
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import Parameter
from litestar.response import Stream

from sitepost.kernel.media import is_inline, served_type
from sitepost.kernel.ranges import BAD_RANGE, Part, read_part
from sitepost.kernel.refusal import Refusal, hidden
from sitepost.platform.blobs import FileRow, store_of
from sitepost.platform.http.names import disposition
from sitepost.platform.http.problem import answer, problem_of
from sitepost.platform.work import Work

READ_PIECE = 256 * 1024
SANDBOX = "sandbox; default-src 'none'"
IfNone = Annotated[str | None, Parameter(header="If-None-Match")]
IfRange = Annotated[str | None, Parameter(header="If-Range")]
Range = Annotated[str | None, Parameter(header="Range")]
BYTES = {
    200: ResponseSpec(bytes, description="The bytes.", generate_examples=False, media_type="*/*"),
    206: ResponseSpec(bytes, description="The part that was asked for.", generate_examples=False, media_type="*/*"),
    304: ResponseSpec(None, description="You have it already."),
}
PICTURE = {200: ResponseSpec(bytes, description="The picture.", generate_examples=False, media_type="image/webp")}


def content(
    work: Work,
    request: Request[Any, Any, Any],
    row: FileRow,
    *,
    inline: bool,
    wanted: str | None,
    if_range: str | None,
    if_none_match: str | None,
    arrived: Callable[[], None],
) -> Response[Any]:
    """Answer the bytes of a file that the caller may have; `arrived` is called when the last one was sent."""
    headers = _headers(row, inline=inline and is_inline(row.media_type))
    if if_none_match is not None and headers["ETag"] in if_none_match:
        return Response(b"", status_code=304, headers=headers)
    try:
        part = read_part(wanted if if_range in (None, headers["ETag"]) else None, size=row.size)
    except Refusal as refusal:
        if refusal.why is not BAD_RANGE:
            raise
        problem = problem_of(refusal)
        problem.status = 416
        return answer(request, problem, {"Content-Range": f"bytes */{row.size}"})
    return _sent(store_of(work).open_path(row.sha256), row, part, headers, arrived)


async def picture(work: Work, row: FileRow) -> Response[bytes]:
    """Answer the small picture of a file; 404 where there is none, or none yet."""
    try:
        found = await asyncio.to_thread(store_of(work).preview_path(row.sha256).read_bytes)
    except FileNotFoundError:
        hidden()
    headers = {"Content-Security-Policy": SANDBOX, "Content-Disposition": "inline"}
    return Response(found, media_type="image/webp", headers=headers)


def _sent(path: Path, row: FileRow, part: Part | None, headers: dict[str, str], arrived: Callable[[], None]) -> Stream:
    """Send the whole file, or a part of it; call `arrived` when its last byte was sent."""
    start, stop = (part.start, part.stop) if part else (0, row.size)
    if part is not None:
        headers["Content-Range"] = f"bytes {start}-{stop - 1}/{row.size}"
    headers["Content-Length"] = str(stop - start)
    return Stream(
        _bytes(path, start, stop, arrived if stop == row.size else None),
        status_code=206 if part else 200,
        media_type=served_type(row.media_type),
        headers=headers,
    )


def _headers(row: FileRow, *, inline: bool) -> dict[str, str]:
    return {
        "Content-Disposition": disposition(row.name, inline=inline),
        "Content-Security-Policy": SANDBOX,
        "ETag": f'"{row.sha256}"',
        "Accept-Ranges": "bytes",
    }


async def _bytes(path: Path, start: int, stop: int, arrived: Callable[[], None] | None) -> AsyncIterator[bytes]:
    """Yield the bytes of the file from `start` up to `stop`, read beside the loop."""
    file = await asyncio.to_thread(path.open, "rb", 0)
    try:
        await asyncio.to_thread(file.seek, start)
        while start < stop:
            piece = await asyncio.to_thread(file.read, min(READ_PIECE, stop - start))
            if not piece:
                raise OSError(f"{path.name} is shorter than its row says")
            start += len(piece)
            yield piece
        if arrived is not None:
            arrived()
    finally:
        file.close()
