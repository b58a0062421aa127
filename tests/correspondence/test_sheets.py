"""The list as a file: the same lines as the list, by the same rights, less what row 29 of table 5.4 leaves out."""

import csv
import io
from typing import Any

import httpx
import openpyxl
import pypdfium2
import pytest
from tests.correspondence.site import LEVELS, Site
from tests.correspondence.test_listing import crowd, pages
from tests.world import World

from sitepost.kernel.ids import new_id
from sitepost.platform import sheets
from sitepost.tools.correspondence.actions import sheets as actions
from sitepost.tools.correspondence.model.items import Item
from sitepost.tools.correspondence.model.sheets import COLUMNS

__all__ = ["crowd"]  # a fixture
READERS = [*LEVELS, "maya"]


async def export(site: Site, name: str, **query: Any) -> httpx.Response:
    """Export as `name`."""
    return await site.world.client(name).get(f"{site.base}/export", params=query)


def read(answer: httpx.Response) -> list[list[str]]:
    """Read a CSV file."""
    assert answer.status_code == 200, answer.text
    assert answer.content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(answer.content[3:].decode())))


@pytest.mark.parametrize("name", READERS)
async def test_the_file_holds_what_the_list_holds_less_what_is_private(
    site: Site, crowd: list[Item], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "LINES_A_PAGE", 9)
    listed = await pages(site, name, sort="number", group="type")
    is_admin = name in ("carl", "maya")
    private = [line for line in listed if line["private"]]
    kept = [line for line in listed if not line["private"] or (is_admin and not line["super_private"])]
    head, *rows = read(await export(site, name, sort="number", group="type", columns="number,subject,status,private"))
    assert head == ["Number", "Subject", "Status", "Private"]
    notes = [row for row in rows if len(row) == 1]
    assert [row for row in rows if len(row) > 1] == [
        [line["number"], line["subject"], line["status"]["name"], "yes" if line["private"] else "no"] for line in kept
    ]
    assert bool(notes) == (len(kept) < len(listed))
    if notes:
        plain = [line for line in private if not line["super_private"]] if not is_admin else []
        secret = [line for line in private if line["super_private"]]
        assert notes[0][0].startswith("Left out: ")
        assert sum(int(word) for word in notes[0][0].split() if word.isdigit()) == len(plain) + len(secret)


async def test_filters_narrow_the_file_too(site: Site, crowd: list[Item]) -> None:
    listed = await pages(site, "kate", status="open", private=False)
    rows = read(await export(site, "kate", status="open", private=False, columns="number"))
    assert [row[0] for row in rows[1:]] == [line["number"] for line in listed]
    assert read(await export(site, "kate", type=str(new_id()))) == [[column.title for column in COLUMNS]]


async def test_a_spreadsheet_holds_the_same_cells_with_dates_as_dates(site: Site, crowd: list[Item]) -> None:
    rows = read(await export(site, "carl", sort="number"))
    answer = await export(site, "carl", sort="number", format="xlsx")
    assert answer.headers["content-type"].startswith("application/vnd.openxmlformats")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    sheet = book["Correspondence"]
    found = [[_text(cell.value) for cell in row] for row in sheet.iter_rows()]
    assert found == [row for row in rows if len(row) > 1]
    due = [cell for cell in next(sheet.iter_cols(min_col=9, max_col=9, min_row=2)) if cell.value is not None]
    assert due
    assert all(cell.is_date for cell in due)
    about = [row[0].value for row in book["About"].iter_rows()]
    assert "Carl Reyes" in about[0]
    assert about[1:] == [row[0] for row in rows if len(row) == 1]


def _text(value: Any) -> str:
    if value is None:
        return ""
    if hasattr(value, "strftime"):
        return value.strftime("%Y-%m-%d" if (value.hour, value.minute, value.second) == (0, 0, 0) else "%Y-%m-%d %H:%M")
    return str(value)


async def test_a_printed_list_names_every_line_and_says_what_was_left_out(site: Site, crowd: list[Item]) -> None:
    rows = read(await export(site, "kate", columns="number,subject"))
    answer = await export(site, "kate", format="pdf", columns="number,subject")
    assert answer.headers["content-disposition"].startswith("inline")
    words = " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(answer.content))
    for row in rows:
        assert row[0].split(" (")[0] in " ".join(words.split())


async def test_a_long_list_is_not_printed(site: Site, crowd: list[Item], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "MOST_PRINTED", 3)
    answer = await export(site, "kate", format="pdf")
    assert (answer.status_code, answer.json()["code"]) == (422, "correspondence.too_long_to_print")


async def test_a_file_ends_where_access_ends(site: Site, crowd: list[Item], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "LINES_A_PAGE", 5)
    whole = read(await export(site, "rita", columns="number"))
    original, asked = actions._page, 0

    async def page(*arguments: Any) -> Any:
        nonlocal asked
        asked += 1
        if asked == 2:
            await site.levels("rita", "none")
        return await original(*arguments)

    monkeypatch.setattr(actions, "_page", page)
    cut = read(await export(site, "rita", columns="number"))
    lines = [row for row in cut if not row[0].startswith("Left out")]
    assert len(lines) < len(whole) - 10
    assert lines == whole[: len(lines)]


async def test_no_cell_is_a_formula(site: Site) -> None:
    bad = ["=1+1", "+1", "-1", "@sum(a1)", '=HYPERLINK("http://evil.example")', "plain", 'with "quotes", commas']
    for subject in bad:
        await site.create(subject=subject)
    rows = read(await export(site, "ana", columns="subject", sort="created_at"))
    assert [row[0] for row in rows[1:]] == [f"'{each}" if each[0] in "=+-@" else each for each in bad]
    answer = await export(site, "ana", columns="subject", sort="created_at", format="xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content))["Correspondence"]
    assert [(cell.value, cell.data_type) for cell in sheet["A"][1:]] == [(each, "s") for each in bad]


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@a", "\t=1", "\r=1"])
def test_whatever_begins_like_a_formula_is_text(cell: str) -> None:
    assert sheets.plain(cell) == f"'{cell}"


@pytest.mark.parametrize(
    ("query", "code", "field"),
    [
        ({"columns": "number,secret"}, "correspondence.unknown_column", "columns"),
        ({"format": "docx"}, "invalid", "format"),
        ({"sort": "salary"}, "correspondence.bad_sort", "sort"),
    ],
)
async def test_what_cannot_be_exported_is_said(site: Site, query: dict[str, str], code: str, field: str) -> None:
    answer = await export(site, "carl", **query)
    assert (answer.status_code, answer.json()["code"], answer.json()["field"]) == (422, code, field)


async def test_other_projects_and_people_without_a_type_get_nothing(
    site: Site, world: World, crowd: list[Item]
) -> None:
    assert len(read(await export(site, "omar"))) == 1
    stranger = await world.client("carl").get(f"/api/projects/{world.stranger.project}/correspondence/export")
    assert stranger.status_code == 404
