"""Uploads, files, their content and their small pictures, over HTTP."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response
from litestar.datastructures import State
from litestar.params import Parameter

from sitepost.kernel.passport import Passport
from sitepost.platform import sightings
from sitepost.platform.blobs import FileRow
from sitepost.platform.http import Created, May, Viewing, get, patch, post, put, sending
from sitepost.platform.http.looking import is_looked_at
from sitepost.platform.http.sending import BYTES, PICTURE, IfNone, IfRange, Range
from sitepost.platform.work import Work
from sitepost.tools.documents import actions
from sitepost.tools.documents.model import LARGEST_PIECE

MIB = 1024 * 1024
TAGS = ["documents"]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=1000)]
Offset = Annotated[int, Parameter(ge=0, le=1 << 50, description="Where the piece begins, in bytes.")]


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
    database = work.database

    def arrived() -> None:
        if is_looked_at(request):
            sightings.downloaded(database, who.person, row.id)

    return sending.content(
        work,
        request,
        row,
        inline=inline,
        wanted=wanted,
        if_range=if_range,
        if_none_match=if_none_match,
        arrived=arrived,
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
    return await sending.picture(work, await actions.load(work, who, file=file_id))


ROUTES = [begin_upload, send_piece, read_upload, send_file, read_file, rename_file, read_content, read_thumbnail]
