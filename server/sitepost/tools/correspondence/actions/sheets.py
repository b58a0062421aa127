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

    @property
    def heads(self) -> list[sheets.Head]:
        """The columns as a file writes them."""
        return [msgspec.convert(column, sheets.Head, from_attributes=True) for column in self.columns]


class Told:
    """How many lines were written, and how many were left out because they are private."""

    def __init__(self) -> None:
        self.lines, self.private, self.super_private = 0, 0, 0
        self.is_cut = False

    @property
    def words(self) -> list[str]:
        """What the reader of the file should know."""
        left_out = rules.sheets.left_out(self.private, self.super_private)
        cut = f"Cut after {MOST_EXPORTED:,} lines" if self.is_cut else ""
        return [line for line in (left_out, cut) if line]


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
    told = Told()
    yield sheets.as_csv([[column.title for column in asked.columns]], first=True)
    async for rows in pages(work, who, asked, told):
        yield sheets.as_csv(rows)
    if told.words:
        yield sheets.as_csv([[line] for line in told.words])


async def as_xlsx(work: Work, who: Passport, asked: Asked, path: Path) -> None:
    """Write the list as XLSX to `path`; a sheet of its own says whose list it is and what was left out."""
    told = Told()
    with sheets.Book(path, "Correspondence", asked.heads) as book:
        async for rows in pages(work, who, asked, told):
            await asyncio.to_thread(book.add, rows)
        book.note("About", [_source(who, work), *told.words])


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
        "notes": told.words,
        "heads": [{"title": own.word(each.title), "wide": each.wide} for each in asked.columns],
        "rows": [[sheets.plain(cell) for cell in row] for row in found],
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
