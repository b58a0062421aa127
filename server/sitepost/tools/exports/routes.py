"""Exports over HTTP: one's own, how far each is, and its file."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from uuid import UUID

from litestar.openapi.datastructures import ResponseSpec
from litestar.response import Stream
from msgspec import Struct

from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import hidden, refuse
from sitepost.platform.http import May, delete, get
from sitepost.platform.http.names import disposition
from sitepost.platform.work import Work
from sitepost.tools.exports import actions, rules
from sitepost.tools.exports.model import Export, Kind, State

PIECE = 256 * 1024
SANDBOX = "sandbox; default-src 'none'"
FILE = {200: ResponseSpec(bytes, description="The file.", generate_examples=False, media_type="*/*")}
MEDIA = {Kind.ITEM_PDF: "application/pdf", Kind.EVIDENCE: "application/zip", Kind.CONVERSATIONS: "application/zip"}


class ExportBody(Struct):
    """A file that is made: `done` of `total` steps, and once it is there its size (bytes) and SHA-256."""

    id: UUID
    kind: Kind
    name: str
    state: State
    done: int
    total: int
    size: int
    sha256: str
    notes: list[str]
    error: str
    created_at: datetime


class ExportsBody(Struct):
    """One's own exports, the newest first."""

    items: list[ExportBody]


def body(export: Export) -> ExportBody:
    """Say an export to whoever asked for it."""
    return ExportBody(**{name: getattr(export, name) for name in ExportBody.__struct_fields__})


@get("/projects/{project_id:uuid}/exports", may=May.MEMBER, tags=["exports"])
async def list_exports(work: Work, who: Passport) -> ExportsBody:
    """List one's own exports in a project."""
    return ExportsBody([body(each) for each in await actions.own(work, who)])


@get("/projects/{project_id:uuid}/exports/{export_id:uuid}", may=May.MEMBER, tags=["exports"])
async def read_export(work: Work, who: Passport, export_id: UUID) -> ExportBody:
    """Tell how far an export is."""
    return body(await actions.find(work, who, export_id))


@get("/projects/{project_id:uuid}/exports/{export_id:uuid}/content", may=May.MEMBER, tags=["exports"], responses=FILE)
async def read_export_content(work: Work, who: Passport, export_id: UUID) -> Stream:
    """Download what was made."""
    return await _content(work, await actions.find(work, who, export_id))


async def _content(work: Work, export: Export) -> Stream:
    refuse(rules.why_not_fetch(export))
    path = actions.path_of(work, export.id)
    if not await asyncio.to_thread(path.is_file):
        hidden()
    headers = {
        "Content-Disposition": disposition(export.name, inline=False),
        "Content-Security-Policy": SANDBOX,
        "Content-Length": str(export.size),
    }
    return Stream(_bytes(path), media_type=MEDIA[export.kind], headers=headers)


@delete("/projects/{project_id:uuid}/exports/{export_id:uuid}", may=May.MEMBER, tags=["exports"])
async def remove_export(work: Work, who: Passport, export_id: UUID) -> None:
    """Remove an export of one's own."""
    await actions.remove(work, who, export_id)


@get("/account/exports", may=May.ACCOUNT_ADMIN, tags=["exports"])
async def list_account_exports(work: Work, who: Passport) -> ExportsBody:
    """List one's own exports of what belongs to the whole company."""
    return ExportsBody([body(each) for each in await actions.own(work, who)])


@get("/account/exports/{export_id:uuid}", may=May.ACCOUNT_ADMIN, tags=["exports"])
async def read_account_export(work: Work, who: Passport, export_id: UUID) -> ExportBody:
    """Tell how far such an export is."""
    return body(await actions.find(work, who, export_id))


@get("/account/exports/{export_id:uuid}/content", may=May.ACCOUNT_ADMIN, tags=["exports"], responses=FILE)
async def read_account_export_content(work: Work, who: Passport, export_id: UUID) -> Stream:
    """Download what was made for the whole company."""
    return await _content(work, await actions.find(work, who, export_id))


@delete("/account/exports/{export_id:uuid}", may=May.ACCOUNT_ADMIN, tags=["exports"])
async def remove_account_export(work: Work, who: Passport, export_id: UUID) -> None:
    """Remove such an export of one's own."""
    await actions.remove(work, who, export_id)


async def _bytes(path: Path) -> AsyncIterator[bytes]:
    file = await asyncio.to_thread(path.open, "rb", 0)
    try:
        while piece := await asyncio.to_thread(file.read, PIECE):
            yield piece
    finally:
        file.close()


ROUTES = [
    list_exports,
    read_export,
    read_export_content,
    remove_export,
    list_account_exports,
    read_account_export,
    read_account_export_content,
    remove_account_export,
]
