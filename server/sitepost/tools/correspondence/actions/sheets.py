"""The list as a file: read page by page as its reader sees it at that moment, written as it comes (spec 9)."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Struct

from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Refusal
from sitepost.kernel.words import Tongue
from sitepost.platform import cards, passports, pdf, sheets
from sitepost.platform.words import tongue
from sitepost.platform.work import Work
from sitepost.tools.correspondence import rules, store
from sitepost.tools.correspondence.model.listing import Filters, Sort
from sitepost.tools.correspondence.model.sheets import (
    MOST_EXPORTED,
    MOST_PRINTED,
    TOO_LONG_TO_PRINT,
    Column,
    Line,
    Named,
)

LINES_A_PAGE = 500
Rows = list[list[rules.sheets.Cell]]


class Asked(Struct, frozen=True):
    """What is exported: the columns and the lines that the reader's list shows."""

    filters: Filters
    sort: Sort
    columns: tuple[Column, ...]

    def heads(self, own: Tongue) -> list[sheets.Head]:
        """Return the columns as a file writes them; names that people gave to fields of theirs stay."""
        return [
            msgspec.convert(
                {"title": each.title if each.field else own.word(each.title), "kind": each.kind, "wide": each.wide},
                sheets.Head,
            )
            for each in self.columns
        ]


class Told:
    """How many lines were written, and how many were left out because they are private."""

    def __init__(self) -> None:
        self.lines, self.private, self.super_private = 0, 0, 0
        self.is_cut = False

    def words(self, own: Tongue) -> list[str]:
        """Return what the reader of the file should know."""
        left_out = "; ".join(own.say(each) for each in rules.sheets.left_out(self.private, self.super_private))
        cut = own.say(f"Cut after {MOST_EXPORTED:,} lines") if self.is_cut else ""
        return [line for line in (left_out, cut) if line]


def _flags(own: Tongue) -> tuple[str, str]:
    return own.word(sheets.YES), own.word(sheets.NO)


async def pages(work: Work, who: Passport, asked: Asked, told: Told) -> AsyncIterator[Rows]:
    """Read what `who` sees, 500 lines at a time, with the rights that they hold then; `told` counts along.

    Stops when `who` loses the project.
    """
    cursor: str | None = None
    while True:
        reader = await passports.load(work, scope=who.project, person=who.person)
        if reader is None:
            return
        rows, cursor = await _page(work, reader, asked, told, cursor)
        await work.rest()
        yield rows
        if cursor is None:
            return
        if told.lines >= MOST_EXPORTED:
            told.is_cut = True
            return


async def _page(work: Work, who: Passport, asked: Asked, told: Told, cursor: str | None) -> tuple[Rows, str | None]:
    levels = rules.listing.visible_types(asked.filters, who)
    today = who.site.calendar.today(work.now)
    page = await store.listing.page(
        work,
        who,
        filters=asked.filters,
        types=levels,
        sort=asked.sort,
        today=today,
        limit=LINES_A_PAGE,
        cursor=cursor,
    )
    lines = msgspec.json.decode(page.items, type=list[Line])
    desk = rules.sheets.Desk(
        types=await _names(work, who.project),
        people=msgspec.json.decode(page.people, type=dict[UUID, Named]),
        zone=ZoneInfo(who.site.calendar.time_zone),
        titles=await _titles(work, rules.sheets.places_on(lines, asked.columns)),
    )
    return _rows(lines, levels, asked, desk, told), page.next


def _rows(lines: list[Line], levels: Any, asked: Asked, desk: rules.sheets.Desk, told: Told) -> Rows:
    rows: Rows = []
    for line in lines:
        if rules.sheets.is_left_out(line, levels[line.type_id]):
            told.super_private += line.super_private
            told.private += not line.super_private
            continue
        rows.append(rules.sheets.row(line, asked.columns, desk))
    told.lines += len(rows)
    return rows


async def _names(work: Work, project: UUID) -> dict[UUID, str]:
    return {id: type.name for id, type in (await store.types.types_here(work, project=project)).items()}


async def _titles(work: Work, ids: set[UUID]) -> dict[UUID, str]:
    """Name the locations and companies in custom fields, which are part of the lines that name them."""
    found = await cards.by_id(work, ids) if ids else {}
    return {id: rules.letter.card_title(card) for id, card in found.items()}


async def as_csv(work: Work, who: Passport, asked: Asked) -> AsyncIterator[bytes]:
    """Write the list as CSV while it is read; the last line says what was left out."""
    told, own = Told(), tongue(who.language)
    yield sheets.as_csv([[head.title for head in asked.heads(own)]], first=True)
    async for rows in pages(work, who, asked, told):
        yield sheets.as_csv(rows, flags=_flags(own))
    if words := told.words(own):
        yield sheets.as_csv([[line] for line in words])


async def as_xlsx(work: Work, who: Passport, asked: Asked, path: Path) -> None:
    """Write the list as XLSX to `path`; a sheet of its own says whose list it is and what was left out."""
    told, own = Told(), tongue(who.language)
    with sheets.Book(path, own.word("Correspondence"), asked.heads(own), flags=_flags(own)) as book:
        async for rows in pages(work, who, asked, told):
            await asyncio.to_thread(book.add, rows)
        book.note(own.word("About"), [own.say(_source(who, work)), *told.words(own)])


async def as_pdf(work: Work, who: Passport, asked: Asked) -> bytes:
    """Print the list. Errors: `too_long_to_print`, `cannot_print`."""
    told, found, own = Told(), Rows(), tongue(who.language)
    async for rows in pages(work, who, asked, told):
        found += rows
        if told.lines > MOST_PRINTED:
            raise Refusal(TOO_LONG_TO_PRINT, field="format")
    data = {
        "project": who.site.name,
        "number": who.site.number,
        "printed": own.say(_source(who, work)),
        "notes": told.words(own),
        "heads": [{"title": each.title, "wide": each.wide} for each in asked.heads(own)],
        "rows": [[sheets.plain(cell, _flags(own)) for cell in row] for row in found],
        "words": {
            "title": own.word("Correspondence"),
            "page": own.word("Page"),
            "of": own.word("of"),
            "empty": own.say("Nothing fits these filters."),
        },
        "language": own.language,
    }
    return await pdf.render(pdf.LIST, data, at=work.now)


def _source(who: Passport, work: Work) -> str:
    at = work.now.astimezone(ZoneInfo(who.site.calendar.time_zone))
    return f"{who.site.name}, as {who.name} saw it on {at:%Y-%m-%d %H:%M} ({who.site.calendar.time_zone})"
