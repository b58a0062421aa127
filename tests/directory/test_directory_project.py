"""A project's directory: members, groups, locations and codes; stories over HTTP."""

import asyncio
from uuid import UUID

import pytest
from psycopg.types.json import Jsonb
from tests.world import World

from sitepost.kernel.item import BriefKind, readers
from sitepost.platform import cards
from sitepost.platform.db.migrations.versions.r0012_directory import DATA


def place(world: World, rest: str = "") -> str:
    return f"/api/projects/{world.project}{rest}"


async def test_members_are_listed_searched_and_shown(world: World):
    dana, carl = world.client("dana"), world.client("carl")
    seen = (await dana.get(place(world, "/people"))).json()
    assert [each["name"] for each in seen["items"]][:3] == ["Ana Lind", "Carl Reyes", "Dana Ortiz"]
    assert seen["can"] == []
    assert "levels" not in seen["items"][0]
    admins = (await carl.get(place(world, "/people"), params={"q": "dana"})).json()
    assert admins["can"] == ["create"]
    assert admins["items"][0]["levels"] == {"directory": "read_only"}
    assert admins["items"][0]["template_id"] == str(world.templates["subcontractor"])
    delta = (await dana.get(place(world, "/people"), params={"company": str(world.companies["delta"])})).json()
    assert [each["name"] for each in delta["items"]] == ["Dana Ortiz", "Dev Patel"]
    page = (await dana.get(place(world, "/people"), params={"limit": 5})).json()
    rest = (await dana.get(place(world, "/people"), params={"limit": 5, "cursor": page["next"]})).json()
    assert len(page["items"]) + len(rest["items"]) == 9
    one = await dana.get(place(world, f"/people/{world.people['rita']}"))
    assert one.json()["company"]["name"] == "Ferro Steel"


async def test_a_directory_admin_brings_somebody_new_straight_into_the_project(world: World):
    body = {
        "person": {"name": "Sam Oduya", "mail": "sam@delta.example", "company_id": str(world.companies["delta"])},
        "template_id": str(world.templates["subcontractor"]),
        "invite": True,
    }
    made = await world.client("carl").post(place(world, "/people"), json=body)
    assert made.status_code == 201, made.text
    await world.settle()
    shown = (await world.client("carl").get(made.headers["location"])).json()
    assert shown["template_id"] == str(world.templates["subcontractor"])
    assert shown["levels"]["directory"] == "read_only"
    async with world.database.connection() as conn:
        row = await (await conn.execute("SELECT count(*) FROM mail WHERE sent_to = 'sam@delta.example'")).fetchone()
    assert row == (1,)


@pytest.mark.parametrize("field", ["employee", "account_admin"])
async def test_a_directory_admin_makes_no_employees_and_no_administrators(world: World, field: str):
    person = {"name": "Sam Oduya", "mail": "sam@delta.example", "company_id": str(world.companies["delta"])}
    answer = await world.client("carl").post(place(world, "/people"), json={"person": {**person, field: True}})
    assert answer.status_code in (400, 403, 422)
    found = await world.client("maya").get("/api/account/people", params={"q": "sam@delta"})
    assert found.json()["items"] == []


async def test_who_may_not_add_members(world: World):
    body = {"person_id": str(world.people["maya"])}
    for name in ("dana", "kate", "omar", "ana"):
        assert (await world.client(name).post(place(world, "/people"), json=body)).status_code == 403, name
    for body, code in [
        ({"person_id": str(world.people["dana"])}, "directory.already_member"),
        ({"person_id": str(world.stranger.person)}, "directory.unknown_person"),
        ({}, "directory.person_or_id"),
        (
            {"person_id": str(world.people["dana"]), "template_id": str(world.stranger.template)},
            "directory.unknown_template",
        ),
    ]:
        answer = await world.client("carl").post(place(world, "/people"), json=body)
        assert answer.json()["code"] == code


async def test_removal_ends_access_at_once_and_keeps_the_name(world: World):
    dana = world.client("dana")
    assert (await dana.get(place(world))).status_code == 200
    group = await world.client("carl").post(
        place(world, "/groups"), json={"name": "Pour team", "people": [str(world.people["dana"])]}
    )
    answer = await world.client("carl").delete(place(world, f"/people/{world.people['dana']}"))
    assert answer.status_code == 204
    assert (await dana.get(place(world))).status_code == 404
    assert (await dana.get("/api/me")).json()["projects"] == []
    left = (await world.client("carl").get(place(world, f"/groups/{group.json()['id']}"))).json()
    assert left["people"] == []
    from sitepost.platform import passports

    async with world.work(reading=True) as work:
        faces = await passports.of_people(work, scope=world.project, people=[world.people["dana"]])
    assert faces[world.people["dana"]].name == "Dana Ortiz"
    assert (await world.client("carl").delete(place(world, f"/people/{world.people['dana']}"))).status_code == 404
    await world.settle()
    back = await world.client("carl").post(
        place(world, "/people"),
        json={"person_id": str(world.people["dana"]), "template_id": str(world.templates["architect"])},
    )
    assert back.status_code == 201
    await world.settle()
    assert (await dana.get(place(world))).status_code == 200
    again = (await world.client("carl").get(back.headers["location"])).json()
    assert again["template_id"] == str(world.templates["architect"])


async def test_a_company_administrator_is_not_removed_or_edited_by_a_project(world: World):
    maya = place(world, f"/people/{world.people['maya']}")
    for answer in (
        await world.client("carl").delete(maya),
        await world.client("carl").patch(maya, json={"name": "X"}),
    ):
        assert (answer.status_code, answer.json()["code"]) == (403, "directory.person_is_admin")


async def test_a_project_edits_words_and_nothing_that_decides_sight(world: World):
    path = place(world, f"/people/{world.people['dana']}")
    edited = await world.client("carl").patch(path, json={"title": "Commercial Lead", "phones": ["123"]})
    assert edited.json()["title"] == "Commercial Lead"
    for field in ({"mail": "evil@x.example"}, {"company_id": str(world.companies["ferro"])}, {"employee": True}):
        assert (await world.client("carl").patch(path, json=field)).status_code in (400, 403, 422)
    assert (await world.client("dana").patch(path, json={"title": "Boss"})).status_code == 403


async def test_groups(world: World):
    carl = world.client("carl")
    people = [str(world.people[name]) for name in ("dana", "dev", "dana")]
    made = await carl.post(place(world, "/groups"), json={"name": "Delta team", "people": people})
    assert made.status_code == 201, made.text
    assert made.json()["people"] == people[:2]
    path = made.headers["location"]
    async with world.work(reading=True) as work:
        card = (await cards.by_id(work, [UUID(made.json()["id"])]))[UUID(made.json()["id"])]
    assert card.kind == "directory.group"
    assert (card.brief[0].kind, card.brief[0].value) == (BriefKind.PEOPLE, people[:2])
    edited = await carl.patch(path, json={"description": "Pours"}, headers={"If-Match": '"1"'})
    assert edited.json()["version"] == 2
    assert (await carl.patch(path, json={"name": "X"}, headers={"If-Match": '"1"'})).status_code == 409
    taken = await carl.post(place(world, "/groups"), json={"name": "DELTA TEAM"})
    assert taken.json()["code"] == "directory.name_taken"
    foreign = await carl.post(place(world, "/groups"), json={"name": "Y", "people": [str(world.people["zoe"])]})
    assert foreign.json()["code"] == "directory.unknown_person"
    assert (await world.client("dana").post(place(world, "/groups"), json={"name": "Z"})).status_code == 403
    assert (await world.client("dana").get(place(world, "/groups"))).json()["items"][0]["name"] == "Delta team"
    assert (await carl.delete(path)).status_code == 204
    assert (await carl.get(path)).status_code == 404
    assert (await carl.post(place(world, "/groups"), json={"name": "Delta team"})).status_code == 201


async def test_locations_are_a_tree(world: World):
    carl = world.client("carl")

    async def add(name: str, parent: str | None = None) -> str:
        answer = await carl.post(place(world, "/locations"), json={"name": name, "parent_id": parent})
        assert answer.status_code == 201, answer.text
        return answer.json()["id"]

    tower = await add("Tower A")
    level = await add("Level 3", tower)
    core = await add("Core", level)
    other = await add("Podium")
    listed = (await world.client("dana").get(place(world, "/locations"))).json()
    assert [each["path"] for each in listed["items"]] == [
        "Podium",
        "Tower A",
        "Tower A > Level 3",
        "Tower A > Level 3 > Core",
    ]
    assert listed["can"] == []
    moved = await carl.patch(place(world, f"/locations/{level}"), json={"parent_id": other, "name": "Level P3"})
    assert moved.json()["path"] == "Podium > Level P3"
    async with world.work(reading=True) as work:
        assert (await cards.by_id(work, [UUID(core)]))[UUID(core)].title == "Podium > Level P3 > Core"
    circle = await carl.patch(place(world, f"/locations/{other}"), json={"parent_id": core})
    assert circle.json()["code"] == "directory.circle"
    assert (await carl.patch(place(world, f"/locations/{other}"), json={"parent_id": other})).status_code == 422
    full = await carl.delete(place(world, f"/locations/{level}"))
    assert full.json()["code"] == "directory.has_parts"
    assert (await carl.delete(place(world, f"/locations/{core}"))).status_code == 204
    async with world.work(reading=True) as work:
        card = (await cards.by_id(work, [UUID(core)]))[UUID(core)]
        assert (card.title, card.state) == ("Podium > Level P3 > Core", "retired")
        assert not await cards.seen(work, [UUID(core)], await world.passport("carl"))
    orphan = await carl.post(place(world, "/locations"), json={"name": "X", "parent_id": core})
    assert orphan.json()["code"] == "directory.unknown_parent"
    same = await carl.post(place(world, "/locations"), json={"name": "tower a"})
    assert same.json()["code"] == "directory.code_taken"
    assert (await world.client("dana").post(place(world, "/locations"), json={"name": "X"})).status_code == 403


async def test_locations_go_ten_deep(world: World):
    carl, parent = world.client("carl"), None
    for n in range(10):
        answer = await carl.post(place(world, "/locations"), json={"name": f"L{n}", "parent_id": parent})
        assert answer.status_code == 201
        parent = answer.json()["id"]
    deep = await carl.post(place(world, "/locations"), json={"name": "L10", "parent_id": parent})
    assert deep.json()["code"] == "directory.too_deep"
    top = (await carl.post(place(world, "/locations"), json={"name": "Top"})).json()["id"]
    first = (await carl.get(place(world, "/locations"))).json()["items"][0]["id"]
    sunk = await carl.patch(place(world, f"/locations/{first}"), json={"parent_id": top})
    assert sunk.json()["code"] == "directory.too_deep"


async def test_parallel_moves_tie_no_circle(world: World):
    carl = world.client("carl")
    a, b = [(await carl.post(place(world, "/locations"), json={"name": name})).json()["id"] for name in "ab"]
    answers = await asyncio.gather(
        carl.patch(place(world, f"/locations/{a}"), json={"parent_id": b}),
        carl.patch(place(world, f"/locations/{b}"), json={"parent_id": a}),
    )
    assert sorted(answer.status_code for answer in answers) == [200, 422]


@pytest.mark.parametrize(
    ("rest", "body", "key", "kind"),
    [
        ("/cost-codes", {"code": "03-300", "name": "Cast-in-place concrete"}, "code", "directory.cost_code"),
        ("/spec-sections", {"number": "03 30 00", "name": "Concrete"}, "number", "directory.spec_section"),
    ],
)
async def test_cost_codes_and_spec_sections(world: World, rest: str, body: dict, key: str, kind: str):
    carl = world.client("carl")
    made = await carl.post(place(world, rest), json=body)
    assert made.status_code == 201, made.text
    assert made.json()[key] == body[key]
    path = made.headers["location"]
    async with world.work(reading=True) as work:
        card = (await cards.by_id(work, [UUID(made.json()["id"])]))[UUID(made.json()["id"])]
        found = await cards.of_kind(work, [card.id], kind=kind, who=await world.passport("dana"))
    assert found == {card.id}
    assert (card.number, card.title) == (body[key], body["name"])
    taken = await carl.post(place(world, rest), json=body)
    assert (taken.status_code, taken.json()["code"]) == (409, "directory.code_taken")
    empty = await carl.post(place(world, rest), json={**body, key: " "})
    assert (empty.status_code, empty.json()["field"]) == (422, key)
    edited = await carl.patch(path, json={"name": "Renamed"}, headers={"If-Match": '"1"'})
    assert edited.json()["name"] == "Renamed"
    stale = await carl.patch(path, json={"name": "Again"}, headers={"If-Match": '"1"'})
    assert stale.json()["extra"] == {"version": 2, "changed": ["name"]}
    assert (await carl.delete(path)).status_code == 204
    assert (await carl.delete(path)).status_code == 404
    assert (await carl.post(place(world, rest), json=body)).status_code == 201  # the code is free again
    assert (await world.client("dana").post(place(world, rest), json=body)).status_code == 403


async def test_trades_are_the_company_s(world: World):
    maya = world.client("maya")
    made = await maya.post("/api/account/trades", json={"name": "Formwork"})
    assert made.status_code == 201
    path = made.headers["location"]
    assert (await world.client("dana").get("/api/account/trades")).json()["items"][0]["name"] == "Formwork"
    async with world.work(reading=True) as work:
        trade = UUID(made.json()["id"])
        found = await cards.of_kind(work, [trade], kind="directory.trade", who=await world.passport("dana"))
        assert found == {trade}
        stranger = await world.passport("zoe")
        assert not await cards.of_kind(work, [trade], kind="directory.trade", who=stranger)
    assert (await world.client("carl").post("/api/account/trades", json={"name": "X"})).status_code == 403
    assert (await world.client("zoe").patch(path, json={"name": "X"})).status_code == 404
    assert (await maya.patch(path, json={"name": "Shuttering"})).json()["name"] == "Shuttering"
    assert (await maya.delete(path)).status_code == 204


async def test_a_project_s_reference_data_is_its_own(world: World):
    zoe, home = world.client("zoe"), f"/api/projects/{world.stranger.project}"
    mine = (await world.client("carl").post(place(world, "/locations"), json={"name": "Pier"})).json()["id"]
    assert (await zoe.patch(f"{home}/locations/{mine}", json={"name": "X"})).status_code == 404
    assert (await zoe.delete(f"{home}/cost-codes/{mine}")).status_code == 404
    assert (
        await world.client("carl").patch(place(world, f"/cost-codes/{mine}"), json={"name": "X"})
    ).status_code == 404
    answer = await zoe.post(f"{home}/locations", json={"name": "X", "parent_id": mine})
    assert answer.json()["code"] == "directory.unknown_parent"


async def test_project_settings_need_the_admin_tool(world: World):
    carl = world.client("carl")
    answer = await carl.patch(place(world), json={"address": "1 Quay\nHarbour", "time_zone": "Europe/Paris"})
    assert answer.status_code == 200
    assert answer.json()["address"] == "1 Quay\nHarbour"
    assert (await world.passport("dana")).site.calendar.time_zone == "Europe/Paris"
    refused = await world.client("kate").patch(place(world), json={"name": "Mine"})
    assert (refused.status_code, refused.json()["code"]) == (403, "directory.not_project_admin")
    assert (await carl.patch(place(world), json={"active": False})).status_code in (400, 422)


async def test_the_companies_on_a_project_are_paged_with_their_people(world: World):
    dana, path = world.client("dana"), place(world, "/companies")
    first = (await dana.get(path, params={"limit": 3})).json()
    names = [(each["company"]["name"], each["people"]) for each in first["items"]]
    assert names == [("Aldgate Architects", 1), ("Delta Concrete", 2), ("Ferro Steel", 2)]
    rest = (await dana.get(path, params={"limit": 3, "cursor": first["next"]})).json()
    assert [each["company"]["name"] for each in rest["items"]] == ["Harbour Developments", "Kestrel Construct"]
    assert rest["next"] is None
    assert (await world.client("zoe").get(path)).status_code == 404


async def test_groups_name_the_people_in_them(world: World):
    carl, ids = world.client("carl"), [str(world.people[name]) for name in ("dana", "rita")]
    await carl.post(place(world, "/groups"), json={"name": "Frame", "people": ids})
    listed = (await world.client("dana").get(place(world, "/groups"))).json()
    assert {id: each["name"] for id, each in listed["people"].items()} == dict(
        zip(ids, ("Dana Ortiz", "Rita Moss"), strict=True)
    )
    assert listed["people"][ids[1]]["company"]["name"] == "Ferro Steel"


async def test_a_project_has_a_currency_which_its_members_know(world: World):
    carl = world.client("carl")
    assert (await carl.get(place(world))).json()["currency"] == ""
    assert (await carl.patch(place(world), json={"currency": " gbp "})).json()["currency"] == "GBP"
    assert (await world.client("dana").get("/api/me")).json()["projects"][0]["currency"] == "GBP"
    for wrong in ("pounds", "£££", "G1P"):
        refused = await carl.patch(place(world), json={"currency": wrong})
        assert (refused.status_code, refused.json()["code"]) == (422, "directory.bad_currency"), wrong
    assert (await carl.patch(place(world), json={"currency": ""})).json()["currency"] == ""


async def test_cards_that_are_older_than_what_they_tell_are_brought_up(world: World):
    carl, path = world.client("carl"), place(world, "/locations")
    top = (await carl.post(path, json={"name": "North tower"})).json()
    inner = (await carl.post(path, json={"name": "Level 4", "parent_id": top["id"]})).json()
    room = (await carl.post(path, json={"name": "Room 4.12", "parent_id": inner["id"]})).json()
    ids = [*(UUID(each["id"]) for each in (top, inner, room)), world.companies["delta"]]
    async with world.work() as work:
        before = await cards.by_id(work, ids)
        await work.run("UPDATE card SET brief = '[]' WHERE kind = 'directory.location'")
        await work.run("UPDATE card SET tool = 'account', readers = '{}' WHERE kind = 'directory.company'")
        everybody = {"everyone_from": 1, "people": [], "companies": []}
        await work.run("UPDATE card SET audience = %(old)s WHERE kind = 'directory.company'", {"old": Jsonb(everybody)})
    async with world.database.connection() as conn:
        await conn.execute(DATA)  # type: ignore[arg-type]  # ours, and constant
    async with world.work(reading=True) as work:
        after = await cards.by_id(work, ids)
        assert after == before
        query = "SELECT readers FROM card WHERE id = %(id)s"
        assert await work.value(query, {"id": ids[-1]}) == readers(before[ids[-1]])
