"""The path of the list as a file."""

import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Annotated

from litestar import Response
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import Parameter
from litestar.response import Stream

from sitepost.kernel.passport import Passport
from sitepost.platform.http import May, get
from sitepost.platform.http.names import disposition
from sitepost.platform.words import tongue
from sitepost.platform.work import Work
from sitepost.tools.correspondence import actions, rules
from sitepost.tools.correspondence.actions.sheets import Asked
from sitepost.tools.correspondence.model.custom import PREFIX
from sitepost.tools.correspondence.model.listing import Filters
from sitepost.tools.correspondence.model.sheets import Format
from sitepost.tools.correspondence.routes.listing import FILTERS

MEDIA = {
    Format.CSV: "text/csv; charset=utf-8",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.PDF: "application/pdf",
}
FILE = {200: ResponseSpec(bytes, description="The list.", generate_examples=False, media_type="*/*")}
CHUNK = 256 * 1024
SANDBOX = "sandbox; default-src 'none'"


@get(
    "/projects/{project_id:uuid}/correspondence/export",
    may=May.MEMBER,
    tags=["correspondence"],
    dependencies=FILTERS,
    responses=FILE,
)
async def export_items(
    work: Work,
    who: Passport,
    filters: Filters,
    format: Annotated[Format, Parameter(description="csv, xlsx or pdf")] = Format.CSV,
    columns: Annotated[str | None, Parameter(max_length=6000, description="Their keys in order, with commas")] = None,
    sort: Annotated[str | None, Parameter(max_length=20, description="As in the list")] = None,
    group: Annotated[str | None, Parameter(max_length=20, description="As in the list")] = None,
) -> Response[bytes] | Stream:
    """Export the list as the asker sees it: these columns, these filters, without what is private.

    Administrators of a type get its private items, too; Super Private ones are in no export.
    """
    known = await actions.types.custom_fields(work, who) if PREFIX in (columns or "") else {}
    shown = rules.sheets.read_columns(columns, known.values())
    asked = Asked(filters, rules.listing.read_sort(sort, group), shown)
    reading = Work(work.database, now=work.now, reading=True, account=work.account)
    headers = _headers(
        rules.sheets.file_name(who, format, tongue(who.language).word("Correspondence")), inline=format is Format.PDF
    )
    if format is Format.PDF:
        return Response(await actions.sheets.as_pdf(reading, who, asked), media_type=MEDIA[format], headers=headers)
    made = actions.sheets.as_csv(reading, who, asked) if format is Format.CSV else _xlsx(reading, who, asked)
    return Stream(_released(made, reading), media_type=MEDIA[format], headers=headers)


async def _xlsx(work: Work, who: Passport, asked: Asked) -> AsyncIterator[bytes]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.xlsx"
        await actions.sheets.as_xlsx(work, who, asked, path)
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                yield chunk


async def _released(made: AsyncIterator[bytes], work: Work) -> AsyncIterator[bytes]:
    """Give the connection back whatever becomes of the answer."""
    async with work:
        async for chunk in made:
            yield chunk


def _headers(name: str, *, inline: bool) -> dict[str, str]:
    return {"Content-Disposition": disposition(name, inline=inline), "Content-Security-Policy": SANDBOX}


ROUTES = [export_items]
