"""An item as a PDF with what its reader chooses: the letter alone at once, with its attachments by a job."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
from litestar import Request, Response
from litestar.datastructures import State
from litestar.di import Provide
from litestar.openapi.datastructures import ResponseSpec

from sitepost.gateways.annexes import annexes
from sitepost.kernel.passport import Passport
from sitepost.kernel.words import Tongue
from sitepost.platform import blobs, cards, sightings
from sitepost.platform.blobs import FileRow, store_of
from sitepost.platform.http import May, Viewing, get, post
from sitepost.platform.http.looking import is_looked_at
from sitepost.platform.http.names import disposition
from sitepost.platform.pdf import joining
from sitepost.platform.words import tongue
from sitepost.platform.work import Work
from sitepost.tools.correspondence import actions, store
from sitepost.tools.correspondence.actions.items import Opened
from sitepost.tools.correspondence.actions.pdf import Letter
from sitepost.tools.correspondence.model.letter import Annex, Head, Options
from sitepost.tools.directory.store import companies
from sitepost.tools.exports import actions as exports
from sitepost.tools.exports.model import Kind
from sitepost.tools.exports.routes import ExportBody, body

PDF = {200: ResponseSpec(bytes, description="The letter.", generate_examples=False, media_type="application/pdf")}
SANDBOX = "sandbox; default-src 'none'"
PATH = "/projects/{project_id:uuid}/correspondence/items/{item_id:uuid}/pdf"
Say = Callable[[int, int], Awaitable[None]]


class PrintOptions(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What is to be printed of an item together with its attachments."""

    responses: bool = True
    unofficial: bool = True
    history: bool = False
    links: bool = False
    receipts: bool = False
    hash: bool = False
    letterhead: bool = True


def read_options(
    responses: bool = True,
    unofficial: bool = True,
    history: bool = False,
    links: bool = False,
    receipts: bool = False,
    hash: bool = False,
    letterhead: bool = True,
) -> Options:
    """Read what is to be printed."""
    return Options(
        responses=responses,
        unofficial=unofficial,
        history=history,
        links=links,
        receipts=receipts,
        hash=hash,
        letterhead=letterhead,
    )


@get(
    PATH,
    may=May.MEMBER,
    viewing=Viewing.SHOWN,
    tags=["correspondence"],
    responses=PDF,
    dependencies={"options": Provide(read_options, sync_to_thread=False)},
)
async def read_pdf(
    work: Work, who: Passport, state: State, request: Request[Any, Any, Any], item_id: UUID, options: Options
) -> Response[bytes]:
    """Print an item as a PDF letter, with the responses that the reader may see, and annexes."""
    letter = await print_letter(work, who, id=item_id, options=options, address=state.settings.address)
    if is_looked_at(request):
        sightings.opened(work, who, item_id)
    headers = {"Content-Disposition": disposition(letter.name, inline=True), "Content-Security-Policy": SANDBOX}
    return Response(letter.content, media_type="application/pdf", headers=headers)


@post(PATH, may=May.MEMBER, tags=["correspondence"], status_code=202)
async def print_with_attachments(
    work: Work, who: Passport, state: State, item_id: UUID, data: PrintOptions
) -> ExportBody:
    """Print an item with its attachments as one PDF, by a job: the export tells how far it is."""
    options = msgspec.convert(data, Options, from_attributes=True)
    await annexes(work, who, id=item_id, options=options)  # refused now, not when somebody has waited
    opened = await actions.items.find(work, who, item_id)
    asked = {"item": str(item_id), "options": msgspec.to_builtins(options), "address": state.settings.address}
    name = actions.pdf.name_of(opened)
    return body(await exports.ask(work, who, kind=Kind.ITEM_PDF, name=name, card=item_id, asked=asked))


async def print_letter(
    work: Work,
    who: Passport,
    *,
    id: UUID,
    options: Options,
    address: str,
    more: list[Annex] | None = None,
    opened: Opened | None = None,
) -> Letter:
    """Print an item that `who` sees, with the annexes that they want and may read."""
    opened = opened or await actions.items.find(work, who, id)
    made = await annexes(work, who, id=id, options=options)
    writer = opened.known.people.get(opened.item.created_by)
    company = writer.company if writer and options.letterhead else None
    logo = await companies.logo(work, company, account=who.account) if company else None
    return await actions.pdf.printed(
        work, who, id=id, address=address, options=options, annexes=[*made, *(more or [])], opened=opened, logo=logo
    )


async def print_whole(
    work: Work, who: Passport, *, id: UUID, options: Options, address: str, into: Path, say: Say
) -> list[str]:
    """Print an item with its attachments to `into`, and return what its reader should know."""
    files = await attachments(work, who, id, options)
    counted, room = list[tuple[FileRow, int]](), joining.MOST_BYTES
    for place, row in enumerate(files):
        await say(place, len(files) + 1)
        path = store_of(work).open_path(row.sha256)
        fits = joining.is_printable(row.media_type) and row.size <= room
        count = await joining.pages(path, media_type=row.media_type) if fits else 0
        room -= row.size if count else 0
        counted.append((row, count))
    own = tongue(who.language)
    letter = await print_letter(work, who, id=id, options=options, address=address, more=_enclosed(counted, own))
    sheets = [(store_of(work).open_path(row.sha256), row.media_type) for row, count in counted if count]
    await say(len(files), len(files) + 1)
    await asyncio.to_thread(into.parent.mkdir, mode=0o700, parents=True, exist_ok=True)
    whole = await joining.join(letter.content, sheets)
    await asyncio.to_thread(into.write_bytes, whole)
    out = [row.name for row, count in counted if not count]
    return [own.say(f"{name} is not in the PDF; it is in the ZIP of the item.") for name in out]


async def attachments(work: Work, who: Passport, id: UUID, options: Options) -> list[FileRow]:
    """Return the files of an item and of those of its responses that are printed, as far as `who` may have them."""
    opened = await actions.items.find(work, who, id)
    said = await store.responses.seen(work, opened.item.id, reads=who.reads)
    chosen = [each for each in said if options.responses and (options.unofficial or each.official)]
    own = (await cards.by_id(work, [id]))[id].files
    elsewhere = {file for each in said for file in each.file_ids} - set(opened.item.file_ids)
    order = [file for file in own if file not in elsewhere] + [file for each in chosen for file in each.file_ids]
    found = await blobs.files(work, set(order), scope=who.project, who=who)
    return [found[file] for file in dict.fromkeys(order) if file in found]


def _enclosed(counted: list[tuple[FileRow, int]], own: Tongue) -> list[Annex]:
    if not counted:
        return []
    rows = [[row.name, own.say(f"{count} pages" if count > 1 else "1 page" if count else "not in this PDF")]
            for row, count in counted]  # fmt: skip
    return [Annex("Attached pages", [Head("File", 4), Head("Pages", 1)], rows, "They follow in this order.")]


ROUTES = [read_pdf, print_with_attachments]
