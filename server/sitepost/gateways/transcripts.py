"""The export of conversations for audit (conversations.md, 9): everything that was said, by a job, as one signed ZIP.

`conversations.ndjson`, `members.ndjson` and `messages.ndjson` hold a JSON object a line; `pages/` the same to be read
by people, a page a conversation; `attachments/` the files. Words that were edited or deleted are in it, and say so.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Annotated, Any, BinaryIO
from uuid import UUID

import msgspec

from sitepost.gateways import transcript_pages as pages
from sitepost.gateways.contents import ready
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Kind as Sort
from sitepost.kernel.refusal import Refusal, Why
from sitepost.platform import blobs, scopes
from sitepost.platform.blobs import FileRow, store_of
from sitepost.platform.http import May, post
from sitepost.platform.seal import seal_of
from sitepost.platform.work import Work
from sitepost.platform.zips import Archive
from sitepost.tools.conversations.store import taking
from sitepost.tools.conversations.store.taking import Wanted
from sitepost.tools.exports import actions as exports
from sitepost.tools.exports.model import Kind
from sitepost.tools.exports.routes import ExportBody, body

NOTHING = Why("conversations.nothing_to_export", Sort.INVALID, "Nothing was said that fits this.")
TURNED = Why("conversations.range", Sort.INVALID, "The first day comes after the last one.")
UNKNOWN_PROJECT = Why("conversations.unknown_project", Sort.INVALID, "This is no project of your company.")
KINDS = ("direct", "group", "item")
Say = Callable[[int, int], Awaitable[None]]
Line = dict[str, Any]  # a row, or what becomes a line of JSON


class NewTranscript(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What is to be exported, and why: both days count, in UTC; empty lists stand for everything."""

    since: date
    until: date
    reason: Annotated[str, msgspec.Meta(min_length=1, max_length=1000)]
    projects: Annotated[list[UUID], msgspec.Meta(max_length=1000)] = []
    kinds: list[str] = []
    people: Annotated[list[UUID], msgspec.Meta(max_length=1000)] = []
    attachments: bool = True


@post("/conversations/exports", may=May.ACCOUNT_ADMIN, status_code=202, tags=["conversations"])
async def make_transcript(work: Work, who: Passport, data: NewTranscript) -> ExportBody:
    """Have conversations exported by a job; company administrators only, and each export is in the record."""
    wanted = _wanted(data, who.account)
    known = await scopes.projects(work, account=who.account, ids=data.projects)
    if set(data.projects) - known:
        raise Refusal(UNKNOWN_PROJECT, field="projects")
    if not data.reason.strip():
        raise Refusal(Why("invalid", Sort.INVALID, "Say why this is exported."), field="reason")
    if not await taking.conversations(work, wanted):
        raise Refusal(NOTHING)
    asked = {**msgspec.to_builtins(wanted), "reason": data.reason.strip(), "attachments": data.attachments}
    name = f"conversations {data.since} to {data.until}.zip"
    return body(await exports.ask(work, who, kind=Kind.CONVERSATIONS, name=name, asked=asked))


def _wanted(data: NewTranscript, account: UUID) -> Wanted:
    if data.since > data.until:
        raise Refusal(TURNED, field="until")
    if wrong := sorted(set(data.kinds) - set(KINDS)):
        raise Refusal(Why("invalid", Sort.INVALID, f"{wrong[0]!r} is no kind of conversation."), field="kinds")
    return Wanted(
        account=account,
        since=_midnight(data.since),
        until=_midnight(min(data.until, date.max - timedelta(days=1)) + timedelta(days=1)),
        projects=tuple(data.projects),
        kinds=tuple(data.kinds),
        people=tuple(data.people),
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


async def write(work: Work, who: Passport, asked: Line, path: Path, say: Say) -> tuple[list[str], int]:
    """Write the archive to `path`; return what its reader should know, and how many conversations it holds."""
    wanted = msgspec.convert({name: asked[name] for name in Wanted.__struct_fields__}, Wanted)
    found = await taking.conversations(work, wanted)
    with path.open("wb") as file:
        writing = _Writing(work, wanted, file, path, attachments=asked["attachments"])
        try:
            for place, talk in enumerate(found):
                await say(place, len(found))
                await writing.conversation(talk)
            await writing.end(who, asked, found)
        finally:
            writing.clear()
    return writing.notes, len(found)


class _Writing:
    """An archive on its way to the disk; tables grow beside it and go in at the end."""

    def __init__(self, work: Work, wanted: Wanted, file: BinaryIO, path: Path, *, attachments: bool) -> None:
        self.work, self.wanted, self.file, self.with_files = work, wanted, file, attachments
        self.archive = Archive(work.now)
        self.tables = {name: path.with_suffix(f".{name}") for name in ("conversations", "members", "messages", "page")}
        self.placed: dict[str, str] = {}  # SHA-256 of a file -> where it lies in the archive
        self.counts = {"conversations": 0, "messages": 0, "attachments": 0}
        self.notes: list[str] = []

    async def conversation(self, talk: Line) -> None:
        """Take in one conversation with all that was said in it."""
        told = pages.conversation(talk)
        members = await taking.members(self.work, talk["id"])
        await self._lines("conversations", [told])
        await self._lines("members", [{"conversation": talk["id"], **each} for each in members])
        await asyncio.to_thread(self.tables["page"].write_text, pages.head(told, members), encoding="utf-8")
        batch: list[Line] = []
        async for each in taking.messages(self.work, talk["id"], self.wanted):
            batch.append(each)
            if len(batch) == taking.MESSAGES_A_PAGE:
                await self._messages(told, batch)
                batch = []
        await self._messages(told, batch)
        with self.tables["page"].open("a", encoding="utf-8") as page:
            page.write(pages.FOOT)
        await self._add(self.archive.names.give("pages", f"{pages.title(told, members)}.html"), self.tables["page"])
        self.counts["conversations"] += 1

    async def _messages(self, talk: Line, rows: list[Line]) -> None:
        files = await blobs.of_ids(self.work, {file for row in rows for file in pages.files_of(row)})
        await self.work.rest()
        for row in files.values() if self.with_files else ():
            await self._file(row)
        told = [pages.message(talk, row, files, self.placed) for row in rows]
        await self._lines("messages", told)
        with self.tables["page"].open("a", encoding="utf-8") as page:
            page.writelines(pages.shown(each) for each in told)
        self.counts["messages"] += len(told)

    async def _file(self, row: FileRow) -> None:
        if row.sha256 in self.placed:
            return
        path = store_of(self.work).open_path(row.sha256)
        if not await asyncio.to_thread(path.is_file):
            self.notes.append(f"The bytes of {row.name} are not there any more.")
            return
        place = self.archive.names.give("attachments", f"{row.sha256[:12]} {row.name}")
        self.placed[row.sha256] = place
        self.counts["attachments"] += 1
        await self._add(place, path)

    async def _lines(self, table: str, rows: list[Line]) -> None:
        data = b"".join(msgspec.json.encode(row) + b"\n" for row in rows)
        with self.tables[table].open("ab") as file:
            await asyncio.to_thread(file.write, data)

    async def _add(self, name: str, source: Path) -> None:
        async for piece in ready(self.archive.add_file(name, source)):
            await asyncio.to_thread(self.file.write, piece)

    async def end(self, who: Passport, asked: Line, found: list[Line]) -> None:
        """Write the tables, and the manifest with its signature."""
        for table in ("conversations", "members", "messages"):
            self.tables[table].touch()
            await self._add(f"{table}.ndjson", self.tables[table])
        about = {
            "format": "sitepost-conversations/1",
            "made_at": self.work.now.isoformat(),
            "made_by": {"id": str(who.person), "name": who.name, "company": who.company_name},
            "asked": asked,
            "counts": self.counts,
            "projects": sorted({each["project_name"] for each in found}),
            "left_out": self.notes,
        }
        async for piece in ready(self.archive.end(about, seal_of(self.work))):
            await asyncio.to_thread(self.file.write, piece)

    def clear(self) -> None:
        """Remove what grew beside the archive."""
        for path in self.tables.values():
            path.unlink(missing_ok=True)


ROUTES = [make_transcript]
