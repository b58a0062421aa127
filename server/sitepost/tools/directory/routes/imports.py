"""Paths of imports: a table is sent, looked at, and confirmed or forgotten; and tables to begin with."""

from typing import Annotated
from uuid import UUID

import msgspec
from litestar import Response
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import Parameter
from msgspec.structs import replace

from sitepost.kernel.passport import Passport
from sitepost.platform import sheets
from sitepost.platform.http import Created, May, delete, get, post
from sitepost.platform.http.names import disposition
from sitepost.platform.words import tongue
from sitepost.platform.work import Work
from sitepost.tools.directory import actions, rules
from sitepost.tools.directory.actions.imports import Shown
from sitepost.tools.directory.model import CellFault, Planned, Sheet

TAGS = ["directory"]
CSV = "text/csv; charset=utf-8"
FILE = {200: ResponseSpec(bytes, description="The table.", generate_examples=False, media_type="text/csv")}
SHOWN = 200  # so many lines and faults of a preview; the rest is counted
EXAMPLES = {
    Sheet.PEOPLE: (
        "Dana Ortiz",
        "dana@delta.example",
        "Delta Concrete",
        "Contracts Manager",
        "+44 20 7946 0101",
        "",
        "no",
    ),
    Sheet.COMPANIES: (
        "Delta Concrete",
        "DC",
        "+44 20 7946 0100",
        "office@delta.example",
        "delta.example",
        "2 Quay Road",
    ),
}

FileName = Annotated[str, Parameter(max_length=300, description="What the file is called.")]
Sort = Annotated[Sheet, Parameter(description="What the table lists: people or companies.")]


class Confirmation(msgspec.Struct, forbid_unknown_fields=True):
    """The preview that one has seen, by its seal; `invite` mails a link to everybody who is new."""

    seal: Annotated[str, msgspec.Meta(max_length=64)]
    invite: bool = False


class ImportColumn(msgspec.Struct):
    """A column of the table and the field that it fills; none where nobody knows it, and it is left out."""

    title: str
    field: str | None


class ImportLine(msgspec.Struct):
    """What becomes of a line: somebody or something new, or changed in the fields named."""

    line: int
    name: str
    is_new: bool
    company: str
    fields: list[str]


class ImportPreview(msgspec.Struct):
    """What an import would do; `seal` says so when it is confirmed. Lists show the first 200."""

    id: UUID
    sort: Sheet
    name: str
    columns: list[ImportColumn]
    total: int
    added: int
    changed: int
    same: int
    faulty: int
    companies: list[str]
    lines: list[ImportLine]
    faults: list[CellFault]
    seal: str


class ImportDone(msgspec.Struct):
    """What an import did; invitations are mailed a hundred a minute."""

    added: int
    changed: int
    companies: int
    invited: int


def _line(planned: Planned) -> ImportLine:
    fields = sorted(planned.values)
    return ImportLine(planned.line, planned.title, planned.existing is None, planned.company, fields)


def _view(shown: Shown, who: Passport) -> ImportPreview:
    table, plan, seal = shown
    say = tongue(who.language).say
    lines = sorted((*plan.add, *plan.change), key=lambda each: each.line)
    return ImportPreview(
        id=table.id,
        sort=table.sort,
        name=table.name,
        columns=[ImportColumn(title, field) for title, field in table.heads],
        total=len(table.lines),
        added=len(plan.add),
        changed=len(plan.change),
        same=len(plan.same),
        faulty=len({fault.line for fault in plan.faults}),
        companies=plan.companies[:SHOWN],
        lines=[_line(each) for each in lines[:SHOWN]],
        faults=[replace(each, detail=say(each.detail)) for each in plan.faults[:SHOWN]],
        seal=seal,
    )


def _file(rows: list[list[str]], name: str) -> Response[bytes]:
    headers = {"Content-Disposition": disposition(name, inline=False)}
    return Response(sheets.as_csv(rows, first=True), media_type=CSV, headers=headers)


@get("/account/import-template", may=May.ACCOUNT_ADMIN, tags=TAGS, responses=FILE)
async def import_template(who: Passport, sort: Sort) -> Response[bytes]:
    """Download a table to fill in: the columns that an import knows, and one line as an example."""
    heads = [tongue(who.language).word(each) for each in rules.imports.FIELDS[sort].values()]
    return _file([heads, list(EXAMPLES[sort])], f"{sort.value} template.csv")


@post("/account/imports", may=May.ACCOUNT_ADMIN, tags=TAGS)
async def send_import(
    work: Work, who: Passport, body: bytes, sort: Sort, name: FileName = ""
) -> Response[ImportPreview]:
    """Send a table of people or companies (CSV, raw bytes, at most 4 MiB and 5,000 lines); nothing is changed yet."""
    shown = await actions.imports.send(work, who, sort=sort, name=name, data=body)
    return Created(_view(shown, who), location=f"/api/account/imports/{shown.table.id}")


@get("/account/imports/{import_id:uuid}", may=May.ACCOUNT_ADMIN, tags=TAGS)
async def show_import(work: Work, who: Passport, import_id: UUID) -> ImportPreview:
    """Show what one's own import would do to the directory as it is now."""
    return _view(await actions.imports.show(work, who, import_id), who)


@get("/account/imports/{import_id:uuid}/faults", may=May.ACCOUNT_ADMIN, tags=TAGS, responses=FILE)
async def import_faults(work: Work, who: Passport, import_id: UUID) -> Response[bytes]:
    """Download every faulty line with what is wrong in it, to be mended and sent again."""
    table, plan, _ = await actions.imports.show(work, who, import_id)
    return _file(rules.imports.faulty_lines(table, plan, tongue(who.language)), "to mend.csv")


@post("/account/imports/{import_id:uuid}/confirmation", may=May.ACCOUNT_ADMIN, status_code=200, tags=TAGS)
async def confirm_import(work: Work, who: Passport, import_id: UUID, data: Confirmation) -> ImportDone:
    """Import the good lines, all of them or none; faulty ones stay out."""
    done = await actions.imports.confirm(work, who, import_id, seal=data.seal, invite=data.invite)
    return ImportDone(*done)


@delete("/account/imports/{import_id:uuid}", may=May.ACCOUNT_ADMIN, tags=TAGS)
async def drop_import(work: Work, who: Passport, import_id: UUID) -> None:
    """Forget a table without importing it."""
    await actions.imports.drop(work, who, import_id)


ROUTES = [import_template, send_import, show_import, import_faults, confirm_import, drop_import]
