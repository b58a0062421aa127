"""Uploads, files, their content and their small pictures, over HTTP."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response
from litestar.datastructures import State
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import Parameter
from litestar.response import Stream

from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Refusal, hidden
from sitepost.platform import sightings
from sitepost.platform.blobs import FileRow, store_of
from sitepost.platform.http import Created, May, Viewing, get, patch, post, put
from sitepost.platform.http.looking import is_looked_at
from sitepost.platform.http.names import disposition
from sitepost.platform.http.problem import answer, problem_of
from sitepost.platform.work import Work
from sitepost.tools.documents import actions, rules
from sitepost.tools.documents.model import BAD_RANGE, LARGEST_PIECE, Part

MIB = 1024 * 1024
READ_PIECE = 256 * 1024
SANDBOX = "sandbox; default-src 'none'"
TAGS = ["documents"]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=1000)]
Offset = Annotated[int, Parameter(ge=0, le=1 << 50, description="Where the piece begins, in bytes.")]
IfNone = Annotated[str | None, Parameter(header="If-None-Match")]
IfRange = Annotated[str | None, Parameter(header="If-Range")]
Range = Annotated[str | None, Parameter(header="Range")]
BYTES = {
    200: ResponseSpec(bytes, description="The bytes.", generate_examples=False, media_type="*/*"),
    206: ResponseSpec(bytes, description="The part that was asked for.", generate_examples=False, media_type="*/*"),
    304: ResponseSpec(None, description="You have it already."),
}
PICTURE = {200: ResponseSpec(bytes, description="The picture.", generate_examples=False, media_type="image/webp")}


class NewUpload(msgspec.Struct, forbid_unknown_fields=True):
    """A file that is about to come: its name, its size in bytes, and what the sender takes it for."""

    name: Name
    size: Annotated[int, msgspec.Meta(ge=0, le=1 << 50)]
    media_type: Annotated[str, msgspec.Meta(max_length=255)] = ""


class NewName(msgspec.Struct, forbid_unknown_fields=True):
    """What a file is to be called; it keeps its ending."""

    name: Name


class Slot(msgspec.Struct):
    """Where to send the pieces: the upload, the next offset, and the largest piece (bytes)."""

    id: UUID
    offset: int
    chunk_size: int


class FileView(msgspec.Struct):
    """A file as its readers see it; `thumbnail` says that there is a small picture."""

    id: UUID
    name: str
    size: int
    media_type: str
    sha256: str
    width: int | None
    height: int | None
    thumbnail: bool
    uploaded_at: datetime
    uploaded_by: UUID


class Progress(msgspec.Struct):
    """How far an upload is; `file` is there once it is whole."""

    offset: int
    done: bool
    file: FileView | None = None


def view(row: FileRow) -> FileView:
    """Turn a stored file into what the reply says."""
    return msgspec.convert(row, FileView, from_attributes=True)


def _progress(offset: int, row: FileRow | None) -> Progress:
    return Progress(offset=offset, done=row is not None, file=view(row) if row else None)


@post("/projects/{project_id:uuid}/uploads", may=May.MEMBER, tags=TAGS)
async def begin_upload(work: Work, who: Passport, state: State, data: NewUpload) -> Slot:
    """Announce a file; its pieces follow."""
    upload = await actions.begin(
        work,
        who,
        name=data.name,
        size=data.size,
        media_type=data.media_type,
        largest=state.settings.max_file_mib * MIB,
    )
    return Slot(id=upload.id, offset=0, chunk_size=LARGEST_PIECE)


@put("/projects/{project_id:uuid}/uploads/{upload_id:uuid}", may=May.MEMBER, tags=TAGS)
async def send_piece(work: Work, who: Passport, upload_id: UUID, body: bytes, offset: Offset = 0) -> Progress:
    """Send the next piece (raw bytes, at most 4 MiB); the last one makes the file."""
    return _progress(*await actions.add_piece(work, who, upload=upload_id, data=body, offset=offset))


@get("/projects/{project_id:uuid}/uploads/{upload_id:uuid}", may=May.MEMBER, tags=TAGS)
async def read_upload(work: Work, who: Passport, upload_id: UUID) -> Progress:
    """Say where the next piece of an upload begins."""
    return _progress(*await actions.progress(work, who, upload=upload_id))


@post("/projects/{project_id:uuid}/files", may=May.MEMBER, tags=TAGS)
async def send_file(
    work: Work,
    who: Passport,
    state: State,
    body: bytes,
    name: Annotated[str, Parameter(min_length=1, max_length=1000)],
) -> Response[FileView]:
    """Send a small file whole, in one request (raw bytes, at most 4 MiB)."""
    row = await actions.keep_whole(
        work,
        data=body,
        name=name,
        account=who.account,
        scope=who.site.id,
        person=who.person,
        largest=min(LARGEST_PIECE, state.settings.max_file_mib * MIB),
    )
    return Created(view(row), location=f"/api/projects/{who.site.id}/files/{row.id}")


@get("/projects/{project_id:uuid}/files/{file_id:uuid}", may=May.MEMBER, viewing=Viewing.SHOWN, tags=TAGS)
async def read_file(work: Work, who: Passport, file_id: UUID) -> FileView:
    """Describe a file."""
    return view(await actions.load(work, who, file=file_id))


@patch("/projects/{project_id:uuid}/files/{file_id:uuid}", may=May.MEMBER, tags=TAGS)
async def rename_file(work: Work, who: Passport, file_id: UUID, data: NewName) -> FileView:
    """Rename a file of your own that is not attached yet; attached ones are renamed where they are attached."""
    return view(await actions.rename(work, who, file=file_id, name=data.name))


@get(
    "/projects/{project_id:uuid}/files/{file_id:uuid}/content",
    may=May.MEMBER,
    viewing=Viewing.SHOWN,
    tags=TAGS,
    responses=BYTES,
)
async def read_content(
    work: Work,
    who: Passport,
    request: Request[Any, Any, Any],
    file_id: UUID,
    inline: bool = False,
    wanted: Range = None,
    if_range: IfRange = None,
    if_none_match: IfNone = None,
) -> Response[Any]:
    """Download a file, whole or in part; pictures and PDF may be shown inline."""
    row = await actions.load(work, who, file=file_id)
    headers = _headers(row, inline=inline and rules.is_inline(row.media_type))
    if if_none_match is not None and headers["ETag"] in if_none_match:
        return Response(b"", status_code=304, headers=headers)
    try:
        part = rules.read_part(wanted if if_range in (None, headers["ETag"]) else None, size=row.size)
    except Refusal as refusal:
        if refusal.why is not BAD_RANGE:
            raise
        problem = problem_of(refusal)
        problem.status = 416
        return answer(request, problem, {"Content-Range": f"bytes */{row.size}"})
    path, database = store_of(work).open_path(row.sha256), work.database

    def arrived() -> None:
        if is_looked_at(request):
            sightings.downloaded(database, who.person, row.id)

    return _sent(path, row, part, headers, arrived)


def _sent(path: Path, row: FileRow, part: Part | None, headers: dict[str, str], arrived: Callable[[], None]) -> Stream:
    """Send the whole file, or a part of it; call `arrived` when its last byte was sent."""
    start, stop = (part.start, part.stop) if part else (0, row.size)
    if part is not None:
        headers["Content-Range"] = f"bytes {start}-{stop - 1}/{row.size}"
    headers["Content-Length"] = str(stop - start)
    return Stream(
        _bytes(path, start, stop, arrived if stop == row.size else None),
        status_code=206 if part else 200,
        media_type=rules.served_type(row.media_type),
        headers=headers,
    )


@get(
    "/projects/{project_id:uuid}/files/{file_id:uuid}/thumbnail",
    may=May.MEMBER,
    viewing=Viewing.SHOWN,
    tags=TAGS,
    responses=PICTURE,
)
async def read_thumbnail(work: Work, who: Passport, file_id: UUID) -> Response[bytes]:
    """Show the small picture of a file; 404 where there is none, or none yet."""
    row = await actions.load(work, who, file=file_id)
    try:
        picture = await asyncio.to_thread(store_of(work).preview_path(row.sha256).read_bytes)
    except FileNotFoundError:
        hidden()
    headers = {"Content-Security-Policy": SANDBOX, "Content-Disposition": "inline"}
    return Response(picture, media_type="image/webp", headers=headers)


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


ROUTES = [begin_upload, send_piece, read_upload, send_file, read_file, rename_file, read_content, read_thumbnail]
