"""Importing people and companies from a spreadsheet: nothing before somebody confirms, and then all of it."""

import csv
import io
from codecs import BOM_UTF16_LE
from typing import Any

import httpx
import pytest
from tests.world import PEOPLE, World

from sitepost.kernel.refusal import Refusal
from sitepost.platform import csv_reading
from sitepost.tools.directory import model, rules
from sitepost.tools.directory.model import Sheet

IMPORTS = "/api/account/imports"
TABLE = """Full name;E-Mail;Firma;Position;Telefon;Handy;Internal;Remark
Zoë Müller;zoe@quay.example;Quay Cranes;Crane operator;+49 30 1234;+49 171 55;no;left out
"Ortiz; Dana";DANA@delta.example;Delta Concrete;Contracts Director;;;;
Lee Park;lee@quay.example;quay  cranes;;;;;
"""


# --- reading ---


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"a,b\n1,2\n", [["1", "2"]]),
        (b"a;b\r\n1;2\r\n", [["1", "2"]]),
        (b"a\tb\r1\t2\r", [["1", "2"]]),
        (b"sep=;\na;b\n1,5;2\n", [["1,5", "2"]]),
        ("\ufeffa,b\nZoë,2\n".encode(), [["Zoë", "2"]]),
        ("a;b\nZoë;€5\n".encode("cp1252"), [["Zoë", "€5"]]),
        (BOM_UTF16_LE + "a\tb\nZoë\t2\n".encode("utf-16-le"), [["Zoë", "2"]]),
        ("a,b\nZo,2\n".encode("utf-16-le"), [["Zo", "2"]]),
        ("a,b\nZo,2\n".encode("utf-16-be"), [["Zo", "2"]]),
        (b'a,b\n"1\n1",2\n\n,\n', [["1\n1", "2"]]),
        (b"a,b\n'=1+1,'tis\n", [["=1+1", "'tis"]]),
    ],
)
def test_every_way_in_which_a_spreadsheet_writes_is_read(data: bytes, found: list[list[str]]):
    assert [row.cells for row in csv_reading.read(data, most=10).rows] == found


def test_lines_keep_the_numbers_that_they_have_in_the_file():
    table = csv_reading.read(b'sep=,\nname,mail\n"two\nlines",x\n\nlast,y\n', most=10)
    assert [(row.line, row.cells[0]) for row in table.rows] == [(3, "two\nlines"), (6, "last")]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "table.unreadable"),
        (b"a,b\n", "table.empty"),
        (b"PK\x03\x04\x00\x00" * 9, "table.unreadable"),
        (b"a\n" + b"x\n" * 11, "table.too_long"),
        (b"a\n" + b"x" * 5000, "table.unreadable"),
        (b"a\n\x81\x8d\n", "table.unreadable"),
        (b"a," * 100 + b"\nx\n", "table.unreadable"),
    ],
)
def test_what_is_no_table_is_refused(data: bytes, code: str):
    with pytest.raises(Refusal) as caught:
        csv_reading.read(data, most=10)
    assert caught.value.why.code == code


# --- columns ---


@pytest.mark.parametrize(
    ("sort", "heads", "fields"),
    [
        (Sheet.PEOPLE, ["Name", "E-Mail address", "Mystery"], ["name", None, None]),
        (Sheet.PEOPLE, ["First name", "Last Name", "e-mail"], ["first_name", "last_name", "mail"]),
        (Sheet.PEOPLE, ["NACHNAME", "Vorname", "E-Mail-Adresse"], ["last_name", "first_name", "mail"]),
        (Sheet.COMPANIES, ["Company name", "Web-Site", "Employee"], ["name", "website", None]),
    ],
)
def test_columns_are_known_by_many_names(sort: Sheet, heads: list[str], fields: list[str | None]):
    if fields[1:] == [None, None]:
        heads = [heads[0], "mail", heads[2]]
        fields = ["name", "mail", None]
    assert [field for _, field in rules.imports.heads(sort, heads)] == fields


def test_the_template_is_understood_by_the_import_that_gave_it():
    for sort, fields in rules.imports.FIELDS.items():
        assert [field for _, field in rules.imports.heads(sort, list(fields.values()))] == list(fields)


@pytest.mark.parametrize(
    ("heads", "code"),
    [(["Name"], "directory.import_no_column"), (["Mail", "E-mail"], "directory.import_column_twice")],
)
def test_columns_that_cannot_be_told_are_refused(heads: list[str], code: str):
    with pytest.raises(Refusal) as caught:
        rules.imports.heads(Sheet.PEOPLE, heads)
    assert caught.value.why.code == code


# --- stories ---


async def send(
    world: World, table: str | bytes, sort: str = "people", name: str = "list.csv", by: str = "maya"
) -> httpx.Response:
    data = table.encode() if isinstance(table, str) else table
    return await world.client(by).post(IMPORTS, params={"sort": sort, "name": name}, content=data)


async def confirm(world: World, preview: dict[str, Any], *, invite: bool = False, by: str = "maya") -> httpx.Response:
    wish = {"seal": preview["seal"], "invite": invite}
    return await world.client(by).post(f"{IMPORTS}/{preview['id']}/confirmation", json=wish)


async def person(world: World, mail: str) -> dict[str, Any] | None:
    found = (await world.client("maya").get("/api/account/people", params={"q": mail})).json()["items"]
    return found[0] if found else None


async def count(world: World, query: str) -> int:
    async with world.database.connection() as conn:
        row = await (await conn.execute(query)).fetchone()  # type: ignore[arg-type]  # ours
    assert row is not None
    return int(row[0])


async def test_a_list_is_previewed_and_imported(world: World):
    preview = (await send(world, TABLE.encode("cp1252"))).json()
    assert [(each["title"], each["field"]) for each in preview["columns"]] == [
        ("Full name", "name"),
        ("E-Mail", "mail"),
        ("Firma", "company"),
        ("Position", "title"),
        ("Telefon", "phone"),
        ("Handy", "mobile"),
        ("Internal", "employee"),
        ("Remark", None),
    ]
    assert (preview["added"], preview["changed"], preview["faulty"], preview["companies"]) == (2, 1, 0, ["Quay Cranes"])
    assert [(each["line"], each["name"], each["is_new"], each["fields"]) for each in preview["lines"]] == [
        (2, "Zoë Müller", True, ["employee", "mail", "name", "phones", "title"]),
        (3, "Dana Ortiz", False, ["name", "title"]),
        (4, "Lee Park", True, ["mail", "name"]),
    ]
    assert await person(world, "zoe@quay.example") is None, "nothing before it is confirmed"
    assert (await world.client("maya").get(f"{IMPORTS}/{preview['id']}")).json() == preview
    done = await confirm(world, preview)
    assert done.json() == {"added": 2, "changed": 1, "companies": 1, "invited": 0}
    zoe = await person(world, "zoe@quay.example")
    assert zoe is not None
    assert (zoe["phones"], zoe["company"]["name"], zoe["employee"]) == (
        ["+49 30 1234", "+49 171 55"],
        "Quay Cranes",
        False,
    )
    dana = await person(world, "dana@delta.example")
    assert dana is not None
    assert (dana["id"], dana["name"], dana["title"]) == (str(world.people["dana"]), "Ortiz; Dana", "Contracts Director")
    assert (await world.passport("dana")).name == "Ortiz; Dana", "badges follow in every project"
    await world.settle()
    assert await count(world, "SELECT count(*) FROM identity_login WHERE mail LIKE '%quay.example'") == 2
    assert await count(world, "SELECT count(*) FROM mail WHERE reason = 'invitation'") == 0
    again = await confirm(world, preview)
    assert again.status_code == 404, "a table is imported once"
    kinds = "SELECT count(*) FROM fact WHERE kind = 'directory.table_imported'"
    assert await count(world, kinds) == 1
    assert await count(world, "SELECT count(*) FROM directory_import WHERE lines <> '[]'") == 0


async def test_faulty_lines_are_named_by_cell_and_stay_out(world: World):
    table = (
        "name,mail,company,employee,phone\n"
        "Good One,good@quay.example,Delta Concrete,yes,\n"
        "Bad Mail,nowhere,Delta Concrete,,\n"
        ",new@quay.example,,maybe,\n"
        "Twin,GOOD@quay.example,Delta Concrete,,\n"
        f"Long Phone,long@quay.example,New Firm,,{'1' * 50}\n"
        "No Mail,,Delta Concrete,,\n"
    )
    preview = (await send(world, table)).json()
    assert (preview["total"], preview["added"], preview["faulty"], preview["companies"]) == (6, 1, 5, [])
    assert [(each["line"], each["field"], each["code"], each["value"]) for each in preview["faults"]] == [
        (3, "mail", "bad_mail", "nowhere"),
        (4, "employee", "directory.import_not_yes_no", "maybe"),
        (4, "company", "directory.import_no_company", ""),
        (4, "name", "text_missing", ""),
        (5, "mail", "directory.import_line_twice", "GOOD@quay.example"),
        (6, "phone", "text_too_long", "1" * 50),
        (7, "mail", "text_missing", ""),
    ]
    assert (await confirm(world, preview)).json()["added"] == 1
    assert await person(world, "good@quay.example") is not None
    assert await person(world, "long@quay.example") is None
    firms = (await world.client("maya").get("/api/account/companies")).json()["items"]
    assert "New Firm" not in [each["name"] for each in firms], "the company of a faulty line is not added"


async def test_faults_are_downloaded_without_a_live_formula_and_come_back_whole(world: World):
    table = "name,mail,company,phone\n=cmd|' /C calc'!A0,nowhere,+Delta,-1\n@x,y,\t=1,+44 1\n"
    preview = (await send(world, table)).json()
    sheet = await world.client("maya").get(f"{IMPORTS}/{preview['id']}/faults")
    assert sheet.headers["content-type"].startswith("text/csv")
    assert "attachment" in sheet.headers["content-disposition"]
    rows = list(csv.reader(io.StringIO(sheet.content.decode("utf-8-sig"))))
    assert rows[0] == ["Line", "name", "mail", "company", "phone", "To mend"]
    assert [row[0] for row in rows[1:]] == ["2", "3"]
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    mended = csv_reading.read(sheet.content, most=10)
    assert mended.rows[0].cells[1:5] == ["=cmd|' /C calc'!A0", "nowhere", "+Delta", "-1"]
    for sort in ("people", "companies"):
        template = await world.client("maya").get("/api/account/import-template", params={"sort": sort})
        cells = [cell for row in csv.reader(io.StringIO(template.content.decode("utf-8-sig"))) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
        assert (await send(world, template.content, sort)).json()["faulty"] == 0


async def test_companies_are_added_and_completed_by_name(world: World):
    table = "Company;Abbreviation;Web\nQuay Cranes;QC;quay.example\ndelta concrete;DC;\nFerro Steel;;\nFerro steel;;\n"
    preview = (await send(world, table, "companies")).json()
    assert (preview["added"], preview["changed"], preview["same"], preview["faulty"]) == (1, 1, 1, 1)
    assert (await confirm(world, preview)).status_code == 200
    firms = {each["name"]: each for each in (await world.client("maya").get("/api/account/companies")).json()["items"]}
    assert firms["Delta Concrete"]["short_name"] == "DC"
    assert firms["Quay Cranes"]["website"] == "quay.example"


async def test_nothing_is_imported_when_the_directory_moved_or_one_says_no(world: World):
    maya = world.client("maya")
    preview = (await send(world, TABLE)).json()
    newcomer = {"name": "Lee", "mail": "lee@quay.example", "company_id": str(world.companies["delta"])}
    assert (await maya.post("/api/account/people", json=newcomer)).status_code == 201
    refused = await confirm(world, preview)
    assert (refused.status_code, refused.json()["code"]) == (422, "directory.import_moved")
    assert await person(world, "zoe@quay.example") is None
    anew = (await maya.get(f"{IMPORTS}/{preview['id']}")).json()
    assert (anew["added"], anew["changed"]) == (1, 2)
    assert (await maya.delete(f"{IMPORTS}/{preview['id']}")).status_code == 204
    assert (await confirm(world, anew)).status_code == 404
    assert await person(world, "zoe@quay.example") is None


async def test_a_table_without_a_good_line_is_not_confirmed(world: World):
    preview = (await send(world, "mail\nnowhere\n")).json()
    assert (await confirm(world, preview)).json()["code"] == "directory.import_nothing"


async def test_deactivated_people_are_left_as_they_are(world: World):
    maya = world.client("maya")
    path = f"/api/account/people/{world.people['rob']}/active"
    assert (await maya.put(path, json={"active": False})).status_code == 200
    preview = (await send(world, "mail,title\nrob@ferro.example,Director\n")).json()
    assert [each["code"] for each in preview["faults"]] == ["directory.inactive"]


async def test_only_administrators_import_and_nobody_sees_the_table_of_another(world: World):
    preview = (await send(world, TABLE)).json()
    one = f"{IMPORTS}/{preview['id']}"
    assert (await send(world, TABLE, by="carl")).status_code == 403
    for name in [each for each in PEOPLE if each != "maya"]:
        assert (await world.client(name).get(one)).status_code == 403
    promoted = {"account_admin": True}
    path = f"/api/account/people/{world.people['omar']}"
    assert (await world.client("maya").patch(path, json=promoted)).status_code == 200
    await world.settle()
    assert (await send(world, "mail\nx@y.example\n", by="omar")).status_code == 201
    for name in ("omar", "zoe"):
        client = world.client(name)
        assert (await client.get(one)).status_code == 404
        assert (await client.get(f"{one}/faults")).status_code == 404
        assert (await confirm(world, preview, by=name)).status_code == 404
        assert (await client.delete(one)).status_code == 404
    assert (await world.client("maya").get(one)).status_code == 200
    second = (await send(world, TABLE)).json()
    assert (await world.client("maya").get(one)).status_code == 404, "the next table takes the place of the last"
    assert second["added"] == 2
    async with world.database.connection() as conn:
        await conn.execute("UPDATE directory_import SET created_at = created_at - interval '25 hours'")
    assert (await confirm(world, second)).status_code == 404, "a table waits for a day"


async def test_invitations_of_an_import_go_out_little_by_little_and_once(world: World, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(model, "INVITED_A_MINUTE", 5)
    lines = "".join(f"P {number},p{number}@quay.example,Delta Concrete\n" for number in range(12))
    preview = (await send(world, "name,mail,company\n" + lines)).json()
    assert (await confirm(world, preview, invite=True)).json()["invited"] == 12
    await world.settle()
    invited = "SELECT count(*) FROM mail WHERE reason = 'invitation'"
    assert await count(world, invited) == 5
    waiting = (
        "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'directory.invite_imported' AND status = 'todo'"
    )
    assert await count(world, waiting) == 2
    async with world.database.connection() as conn:
        await conn.execute("UPDATE procrastinate_jobs SET scheduled_at = now() WHERE status = 'todo'")
    await world.settle()
    assert await count(world, invited) == 12
    async with world.database.connection() as conn:  # a job may run twice
        await conn.execute(
            "UPDATE procrastinate_jobs SET status = 'todo' WHERE task_name = 'directory.invite_imported'"
        )
    await world.settle()
    assert await count(world, invited) == 12


async def test_five_thousand_people_are_imported_at_once(world: World):
    lines = "".join(f"P {n},p{n}@quay.example,Firm {n % 40},+44 {n}\n" for n in range(5000))
    preview = (await send(world, "name,mail,company,phone\n" + lines)).json()
    assert (preview["added"], len(preview["companies"]), len(preview["lines"])) == (5000, 40, 200)
    done = await confirm(world, preview)
    assert done.json()["added"] == 5000
    assert await count(world, "SELECT count(*) FROM passport WHERE mail LIKE 'p%@quay.example' AND active") == 5000
    refused = await send(world, "name,mail,company\n" + lines + "One More,m@quay.example,Firm 1\n")
    assert refused.json()["code"] == "table.too_long"
