"""An item as a PDF letter: the words of the form, for one reader, with what that reader may see (spec 9)."""

import io
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import pypdf
import pytest
from msgspec.structs import replace
from tests.correspondence.test_types_in_projects import a_type_here
from tests.world import World

from sitepost.kernel.ids import new_id
from sitepost.kernel.richtext import EMPTY, from_text
from sitepost.tools.correspondence import rules
from sitepost.tools.correspondence.model.items import CostImpact, ImpactStatus, Item, ScheduleImpact
from sitepost.tools.correspondence.model.letter import Desk, Enclosed, Named
from sitepost.tools.correspondence.model.responses import Response
from sitepost.tools.correspondence.model.types import FieldRule, Fieldset, MapsTo, Status, TypeHere

DANA, CARL, ANA, FILE, PLACE = (new_id() for _ in range(5))
NOW = datetime(2026, 11, 26, 23, 31, tzinfo=UTC)
OPEN = Status(new_id(), "Open", MapsTo.OPEN)


def a_type(**fields: FieldRule) -> TypeHere:
    return TypeHere(
        id=new_id(), account=new_id(), name="Notice of Delay", prefix="NOD", private_by_default=False,
        super_private=False, archived=False, statuses=(OPEN,), due_days=None, default_description=None,
        default_distribution=(), fieldset=Fieldset(new_id(), new_id(), "Default", fields),
    )  # fmt: skip


def an_item(**more: Any) -> Item:
    return Item(
        **{
            "id": new_id(), "account": new_id(), "project": new_id(), "type": new_id(), "number": "0012",
            "prefix": "NOD", "subject": "Delay", "status": OPEN, "created_by": DANA, "received_from": DANA,
            "assignees": (CARL,), "description": EMPTY, "created_at": NOW, "updated_at": NOW, "issued_at": NOW,
            **more,
        }
    )  # fmt: skip


def a_desk(**more: Any) -> Desk:
    people = {DANA: Named("Dana Ortiz", "Delta Concrete"), CARL: Named("Carl Reyes", "Kestrel Construct")}
    return Desk(
        **{
            "project": "Harbour Tower", "project_number": "HT-01", "time_zone": "Asia/Tokyo", "now": NOW,
            "printed_by": "Maya King", "address": "https://sitepost.test", "people": people,
            "titles": {PLACE: "Level 4"}, "files": {FILE: Enclosed("S-204.pdf", 1_234_567, "a" * 64)}, **more,
        }
    )  # fmt: skip


def facts_of(item: Item, type: TypeHere) -> dict[str, str]:
    return {line["label"]: line["value"] for line in rules.letter.letter(item, type, [], a_desk())["facts"]}


def test_lines_are_in_the_words_of_the_form_and_on_the_clock_of_the_site() -> None:
    item = an_item(
        due_on=date(2026, 11, 27),
        location_id=PLACE,
        schedule_impact=ScheduleImpact(ImpactStatus.YES_KNOWN, 9),
        cost_impact=CostImpact(ImpactStatus.YES_KNOWN, Decimal("48250")),
    )
    assert facts_of(item, a_type()) == {
        "Issued": "27 Nov 2026",
        "Due date": "Fri 27 Nov 2026",
        "Schedule impact": "Yes (known): 9 days",
        "Cost impact": "Yes (known): 48,250.00",
        "Location": "Level 4",
    }
    in_pounds = facts_of(item, replace(a_type(), currency="GBP"))
    assert in_pounds["Cost impact"] == "Yes (known): GBP 48,250.00"
    made = rules.letter.letter(item, a_type(), [], a_desk())
    assert made["printed"] == "Printed by Maya King, 27 Nov 2026, 08:31 (Asia/Tokyo)"
    assert made["sender"]["company"] == "Delta Concrete"


@pytest.mark.parametrize("key", ["due_on", "location", "cost_impact"])
def test_hidden_fields_are_not_printed(key: str) -> None:
    cost = CostImpact(ImpactStatus.TBD)
    item = an_item(due_on=date(2026, 11, 27), location_id=PLACE, cost_impact=cost)
    assert len(facts_of(item, a_type())) == 4
    assert len(facts_of(item, a_type(**{key: FieldRule.HIDDEN}))) == 3


@pytest.mark.parametrize(
    ("due", "status", "late"),
    [
        (date(2026, 11, 26), OPEN, True),
        (date(2026, 11, 27), OPEN, False),
        (date(2026, 11, 1), Status(new_id(), "Done", MapsTo.CLOSED_SUCCESSFUL), False),
    ],
)
def test_what_is_late_says_so(due: date, status: Status, late: bool) -> None:
    made = rules.letter.letter(an_item(due_on=due, status=status), a_type(), [], a_desk())
    assert [line.get("tone") == "late" for line in made["facts"] if line["label"] == "Due date"] == [late]


def test_private_marks() -> None:
    type = a_type(private=FieldRule.HIDDEN)
    assert rules.letter.letter(an_item(), type, [], a_desk())["marks"] == []
    (mark,) = rules.letter.letter(an_item(private=True), type, [], a_desk())["marks"]
    assert mark["label"] == "Private"
    hushed = replace(type, super_private=True)
    (mark,) = rules.letter.letter(an_item(private=True), hushed, [], a_desk())["marks"]
    assert mark == {"label": "Super private", "tone": "super_private"}


def test_everybody_is_named_and_strangers_as_such() -> None:
    crowd = tuple(new_id() for _ in range(250))
    made = rules.letter.letter(an_item(distribution=crowd), a_type(), [], a_desk())
    (party,) = [each for each in made["parties"] if each["label"] == "Distribution"]
    assert len(party["people"]) == 250
    assert party["people"][0] == {"name": "(unknown)", "company": ""}


def test_links_to_this_server_are_written_out() -> None:
    mark = {"type": "link", "attrs": {"href": "/projects/1"}}
    text = {"type": "text", "text": "here", "marks": [mark, {"type": "bold"}]}
    item = an_item(description={"type": "doc", "content": [{"type": "paragraph", "content": [text]}]})
    doc = rules.letter.letter(item, a_type(), [], a_desk())["body"]["doc"]
    assert doc["content"][0]["content"][0]["marks"] == [
        {"type": "link", "attrs": {"href": "https://sitepost.test/projects/1"}},
        {"type": "bold"},
    ]
    assert item.description["content"][0]["content"][0]["marks"][0] == mark


def test_responses_and_files() -> None:
    response = Response(
        id=new_id(), item=new_id(), position=2, author=CARL, text=from_text("Agreed."), file_ids=(FILE, ANA),
        file_names=("old name.pdf", "gone.pdf"), official=True, status=OPEN.id, created_at=NOW,
    )  # fmt: skip
    (line,) = rules.letter.letter(an_item(), a_type(), [response], a_desk())["responses"]["items"]
    assert (line["number"], line["name"], line["official"]) == (1, "Carl Reyes", "Official response")
    assert line["files"] == [
        {"name": "S-204.pdf", "size": "1.2 MB", "sha256": "a" * 64},
        {"name": "gone.pdf", "size": "0 B", "sha256": ""},
    ]
    off = a_type(responses=FieldRule.HIDDEN)
    assert rules.letter.letter(an_item(), off, [response], a_desk())["responses"]["items"] == []


@pytest.mark.parametrize(
    ("size", "text"),
    [(0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (9_960, "10 kB"), (842_000, "842 kB"), (999_700, "1.0 MB"),
     (2_147_483_648, "2.1 GB"), (5 * 10**15, "5000 TB")],
)  # fmt: skip
def test_sizes(size: int, text: str) -> None:
    assert rules.letter.size_text(size) == text


# --- as a story ------------------------------------------------------------------------------


async def a_file(world: World, who: str, data: bytes, name: str) -> str:
    where = f"/api/projects/{world.project}/files"
    answer = await world.client(who).post(where, params={"name": name}, content=data)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def items(world: World, id: str = "", path: str = "") -> str:
    return f"/api/projects/{world.project}/correspondence/items{id and '/' + id}{path}"


async def an_issued_item(world: World, type: dict[str, Any], **more: Any) -> dict[str, Any]:
    await world.set_levels("dev", {type["tool"]: "read_only"})
    body = {
        "type_id": type["id"],
        "issue": True,
        "subject": 'Delay to level 4 slab #panic("no")',
        "description": from_text("We give notice."),
        "assignees": [str(world.people["carl"])],
        "due_on": "2026-12-01",
        "received_from": str(world.people["dev"]),
        "schedule_impact": {"status": "yes_known", "days": 9},
        **more,
    }
    answer = await world.client("dana").post(items(world), json=body)
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


async def letter_of(world: World, who: str, item: dict[str, Any]) -> str:
    answer = await world.client(who).get(items(world, item["id"], "/pdf"))
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/pdf"
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(answer.content)).pages)


async def test_whoever_sees_an_item_can_print_it(world: World) -> None:
    type = await a_type_here(world, "notice_of_delay")
    file = await a_file(world, "dana", b"drawing", "S-204 rev C.pdf")
    item = await an_issued_item(world, type, file_ids=[file])
    for who in ("dana", "carl", "rita"):
        said = await letter_of(world, who, item)
        for part in (item["number"], '#panic("no")', "We give notice.", "S-204 rev C.pdf", "Carl Reyes", "Page 1 of 1"):
            assert part in said, part
        assert (await world.passport(who)).name in said
    answer = await world.client("dana").get(items(world, item["id"], "/pdf"))
    assert answer.headers["content-disposition"].startswith(f'inline; filename="{item["number"]}.pdf"')


async def test_whoever_does_not_see_it_cannot(world: World) -> None:
    type = await a_type_here(world, "notice_of_delay")
    item = await an_issued_item(world, type, private=True)
    for who in ("rita", "ana", "zoe"):
        assert (await world.client(who).get(items(world, item["id"], "/pdf"))).status_code == 404
    assert "Private" in await letter_of(world, "carl", item)
    assert (await world.client(None).get(items(world, item["id"], "/pdf"))).status_code == 401
    assert (await world.client("dana").get(items(world, str(new_id()), "/pdf"))).status_code == 404


async def test_a_draft_says_so(world: World) -> None:
    type = await a_type_here(world, "notice_of_delay")
    item = await an_issued_item(world, type, issue=False)
    assert "DRAFT" in await letter_of(world, "dana", item)
    assert (await world.client("rita").get(items(world, item["id"], "/pdf"))).status_code == 404


async def test_unofficial_responses_and_their_files_are_for_those_on_the_item(world: World) -> None:
    type = await a_type_here(world, "notice_of_delay")
    item = await an_issued_item(world, type)
    file = await a_file(world, "carl", b"between us", "between us.txt")
    answer = await world.client("carl").post(
        items(world, item["id"], "/responses"), json={"text": from_text("Between us."), "file_ids": [file]}
    )
    assert answer.status_code == 201, answer.text
    content = f"/api/projects/{world.project}/files/{file}/content"
    assert "Between us." in await letter_of(world, "dana", item)
    assert (await world.client("dana").get(content)).status_code == 200
    said = await letter_of(world, "rita", item)
    assert "Between us." not in said
    assert "between us.txt" not in said
    for who in ("rita", "ana", "rob"):
        assert (await world.client(who).get(content)).status_code == 404
    response = UUID(answer.json()["response"]["id"])
    made = await world.client("carl").patch(items(world, item["id"], f"/responses/{response}"), json={"official": True})
    assert made.status_code == 200, made.text
    assert "OFFICIAL RESPONSE" in await letter_of(world, "rita", item)
    assert (await world.client("rita").get(content)).status_code == 200
