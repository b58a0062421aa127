"""Archives, signed and verifiable: an item with its files at once, the evidence of many items by a job."""

import asyncio
from collections.abc import AsyncIterator, Callable
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
import structlog
from litestar import Request
from litestar.datastructures import State
from litestar.openapi.datastructures import ResponseSpec
from litestar.response import Stream

from sitepost.gateways import contents, printing, transcripts
from sitepost.gateways.contents import Written
from sitepost.kernel.ids import parse_id
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import FORBIDDEN, Refusal, Why, refuse
from sitepost.kernel.refusal import Kind as Sort
from sitepost.platform import passports, sightings
from sitepost.platform.http import May, get, post
from sitepost.platform.http.looking import is_looked_at
from sitepost.platform.http.names import disposition
from sitepost.platform.seal import Seal, seal_of
from sitepost.platform.words import tongue
from sitepost.platform.work import Work, scoped
from sitepost.platform.zips import Archive, check
from sitepost.tools.correspondence import actions, rules, store
from sitepost.tools.correspondence.actions.items import Opened
from sitepost.tools.correspondence.model.letter import Options
from sitepost.tools.correspondence.model.listing import Filters
from sitepost.tools.correspondence.model.sheets import Line
from sitepost.tools.correspondence.model.types import tool_key
from sitepost.tools.correspondence.routes.listing import FILTERS
from sitepost.tools.exports import actions as exports
from sitepost.tools.exports import store as export_store
from sitepost.tools.exports.model import FAILED, JOB, Export, Kind, Made
from sitepost.tools.exports.routes import ExportBody, body

log = structlog.get_logger(__name__)

ZIP = {200: ResponseSpec(bytes, description="The archive.", generate_examples=False, media_type="application/zip")}
SANDBOX = "sandbox; default-src 'none'"
TYPES = "correspondence:"  # the beginning of the tool of every type
LINES_A_PAGE = 500
MOST_ITEMS = 5_000
NOT_ADMIN = Why("bundles.not_admin", Sort.FORBIDDEN, "Evidence is for administrators of the types that it is about.")
NOTHING = Why("bundles.nothing", Sort.INVALID, "No item of a type that you administer fits these filters.")
TOO_MANY = Why("bundles.too_many", Sort.INVALID, f"A bundle holds at most {MOST_ITEMS:,} items. Narrow the list.")
LOST = "You may not see this any more."


@get(
    "/projects/{project_id:uuid}/correspondence/items/{item_id:uuid}/zip",
    may=May.MEMBER,
    tags=["correspondence"],
    responses=ZIP,
)
async def read_zip(work: Work, who: Passport, state: State, request: Request[Any, Any, Any], item_id: UUID) -> Stream:
    """Download an item with its files and those of its responses, as far as the asker sees them, and a manifest."""
    opened = await actions.items.find(work, who, item_id)
    refuse(rules.rights.why_not_export(opened.type, who))
    reading = Work(work.database, now=work.now, reading=True, account=work.account)
    looked = is_looked_at(request)
    if looked:
        sightings.opened(work, who, item_id)
    pieces = _item(reading, who, opened, address=state.settings.address, looked=looked)
    name = actions.pdf.name_of(opened).removesuffix(".pdf") + ".zip"
    headers = {"Content-Disposition": disposition(name, inline=False), "Content-Security-Policy": SANDBOX}
    return Stream(pieces, media_type="application/zip", headers=headers)


async def _item(work: Work, who: Passport, opened: Opened, *, address: str, looked: bool) -> AsyncIterator[bytes]:
    async with work:
        archive, told = Archive(work.now), list[Written]()
        async for piece in contents.write_item(work, who, archive, opened, folder=(), address=address, told=told):
            yield piece
        async for piece in contents.ready(archive.end(_about("sitepost-item", who, work, told), seal_of(work))):
            yield piece
        for row in told[0].files if looked else ():
            sightings.downloaded(work.database, who.person, row.id)


def _about(format: str, who: Passport, work: Work, told: list[Written]) -> dict[str, Any]:
    """Say what an archive is, for its manifest."""
    return {
        "format": f"{format}/1",
        "project": {"id": str(who.project), "name": who.site.name, "number": who.site.number},
        "made_at": work.now.isoformat(),
        "made_by": {"id": str(who.person), "name": who.name, "company": who.company_name},
        "items": [_named(each) for each in told],
    }


def _named(told: Written) -> dict[str, Any]:
    """Say an item in the manifest; how many e-mails there are about it where there are any."""
    said = {"id": str(told.id), "number": told.number, "subject": told.subject, "revision": told.revision}
    return said | ({"emails": told.emails} if told.emails else {})


@post(
    "/projects/{project_id:uuid}/correspondence/evidence",
    may=May.MEMBER,
    tags=["correspondence"],
    status_code=202,
    dependencies=FILTERS,
)
async def make_evidence(work: Work, who: Passport, state: State, filters: Filters) -> ExportBody:
    """Bundle the items that fit these filters with all that is known of them, by a job; for Admins of their types.

    Items of other types, and Super Private ones, are left out; the bundle says how many.
    """
    if not any(tool.startswith(TYPES) and contents.is_administered(tool, who) for tool in who.levels):
        raise Refusal(NOT_ADMIN)
    found, _, _ = await _chosen(work, who, filters)
    if not found:
        raise Refusal(NOTHING)
    ids = [str(line.id) for line in found]
    asked = {"items": ids, "filters": msgspec.to_builtins(filters), "address": state.settings.address}
    name = f"{who.site.number or who.site.name} evidence {work.now:%Y-%m-%d}.zip"
    return body(await exports.ask(work, who, kind=Kind.EVIDENCE, name=name, asked=asked))


async def _chosen(work: Work, who: Passport, filters: Filters) -> tuple[list[Line], int, int]:
    """Return the items that go into a bundle, and how many are left out: of other types, and Super Private ones."""
    types, today = rules.listing.visible_types(filters, who), who.site.calendar.today(work.now)
    sort, cursor = rules.listing.read_sort("created_at", None), None
    found, others, hushed = list[Line](), 0, 0
    while True:
        page = await store.listing.page(
            work, who, filters=filters, types=types, sort=sort, today=today, limit=LINES_A_PAGE, cursor=cursor
        )
        for line in msgspec.json.decode(page.items, type=list[Line]):
            administered = contents.is_administered(tool_key(line.type_id), who)
            others += not administered
            hushed += administered and line.super_private
            found += [line] if administered and not line.super_private else []
        if len(found) > MOST_ITEMS:
            raise Refusal(TOO_MANY)
        if (cursor := page.next) is None:
            return found, others, hushed


async def make(work: Work, *, export: str) -> None:
    """Make an export (job), with the rights that whoever asked for it holds now."""
    id = parse_id(export)
    found = await export_store.one(work, id) if id else None
    who = await passports.load(work, scope=found.project, person=found.person) if found else None
    if found is None:
        return
    if who is None:
        await export_store.fail(work, found.id, LOST)
        return
    scoped(work, who)
    say = tongue(who.language).say
    path = exports.path_of(work, found.id)
    await asyncio.to_thread(path.parent.mkdir, mode=0o700, parents=True, exist_ok=True)
    try:
        made, items = await _make(work, who, found, path)
    except Refusal as refusal:
        await _fail(work, found, path, say(refusal.detail))
    except Exception as error:
        log.error("export.failed", export=export, error=str(error), exc_info=True)
        await _fail(work, found, path, say(FAILED))
    else:
        await exports.finish(work, found, made, items=items)


async def _fail(work: Work, export: Export, path: Path, error: str) -> None:
    await asyncio.to_thread(path.unlink, missing_ok=True)
    await work.rollback()
    await export_store.fail(work, export.id, error)


async def _make(work: Work, who: Passport, export: Export, path: Path) -> tuple[Made, int]:
    async def say(done: int, total: int) -> None:
        async with Work(work.database) as telling:
            await export_store.note_progress(telling, export.id, done=done, total=total)

    asked, tools, count = export.asked, list[str](), 1
    async with Work(work.database, reading=True, account=export.account) as reading:
        if export.kind is Kind.ITEM_PDF:
            options, item = msgspec.convert(asked["options"], Options), UUID(asked["item"])
            given = {"options": options, "address": asked["address"], "into": path, "say": say}
            notes = await printing.print_whole(reading, who, id=item, **given)
        elif export.kind is Kind.CONVERSATIONS:
            if not who.account_admin:
                raise Refusal(FORBIDDEN, detail=LOST)
            notes, count = await transcripts.write(reading, who, asked, path, say)
        else:
            notes, tools, count = await _evidence(reading, who, asked, path, say)
    size, digest = await asyncio.to_thread(_measured, path)
    return Made(size, digest, notes, tools), count


async def _evidence(
    work: Work, who: Passport, asked: dict[str, Any], path: Path, say: printing.Say
) -> tuple[list[str], list[str], int]:
    """Write the bundle; return what its reader should know, the tools whose Admin it takes, and how many items."""
    filters = msgspec.convert(asked["filters"], Filters)
    lines, others, hushed = await _chosen(work, who, filters)
    archive, told = Archive(work.now), list[Written]()
    tools = sorted({tool_key(line.type_id) for line in lines})
    with path.open("wb") as file:
        for place, line in enumerate(lines):
            await say(place, len(lines))
            folder = ("items", archive.names.give("items", line.number).removeprefix("items/"))
            opened = await actions.items.find(work, who, line.id)
            parts = (
                contents.write_item(work, who, archive, opened, folder=folder, address=asked["address"], told=told),
                contents.write_evidence(work, who, archive, id=line.id, folder=folder, told=told),
            )
            for part in parts:
                async for piece in part:
                    await asyncio.to_thread(file.write, piece)
        notes = [tongue(who.language).say(each) for each in _notes(others, hushed)]
        about = _about("sitepost-evidence", who, work, told)
        about |= {"filters": asked["filters"], "left_out": notes, "record": await contents.chain_end(work, who.project)}
        async for piece in contents.ready(archive.end(about, seal_of(work))):
            await asyncio.to_thread(file.write, piece)
    return notes, tools, len(told)


def _notes(others: int, hushed: int) -> list[str]:
    notes = [f"{others} items are left out: you do not administer their type."] if others else []
    return notes + ([f"{hushed} Super Private items are left out: they are in no export."] if hushed else [])


def _measured(path: Path) -> tuple[int, str]:
    with path.open("rb") as file:
        digest = sha256()
        while piece := file.read(1 << 20):
            digest.update(piece)
        return file.tell(), digest.hexdigest()


def key_of(folder: Path) -> str | None:
    """Return the public key of a data folder (hexadecimal), None where there is no record."""
    seal = Seal(folder)
    return seal.public.hex() if seal.path.is_file() else None


def verify(path: Path, *, key: str | None) -> tuple[bool, list[str]]:
    """Verify an archive without any database, and say what was found; `key` (hexadecimal) must have signed it."""
    found = check(path)
    faults = list(found.faults)
    if key is not None and found.key and found.key != key.lower():
        faults.append(f"it was signed with another key, {found.key}")
    if faults:
        return False, [f"{path.name}: {fault}" for fault in faults]
    about = found.about
    emails = sum(each.get("emails", 0) for each in about.get("items", ()))
    with_emails = f" with {emails} e-mails about them" if emails else ""
    held = f"{len(about['items'])} items" if "items" in about else f"{about['counts']['conversations']} conversations"
    place = about["project"]["name"] if "project" in about else ", ".join(about["projects"])
    said = [
        f"{path.name}: {found.files} files of {held}{with_emails} are as they were written.",
        f"Made {about['made_at']} of {place} by {about['made_by']['name']}.",
        f"Signed with the key {found.key}" + (", which is this record's." if key else "."),
    ]
    return True, said if key else [
        *said,
        "Compare that key with the one under Company > Record, or give it with --key.",
    ]


def tell(path: Path, *, key: str | None, folder: Path, say: Callable[[str], object]) -> bool:
    """Verify an archive and say what was found; without a `key` that of the data folder, where there is one."""
    whole, said = verify(path, key=key or key_of(folder))
    say("\n".join(said))
    return whole


JOBS = [(JOB, make, None)]
ROUTES = [read_zip, make_evidence]
