"""Types reach projects by their fieldsets; settings and pickable people there (spec 1.4, 1.7, 2, 3.3)."""

from typing import Any
from uuid import UUID

import pytest
from tests.correspondence.test_types import ACCOUNT, facts, make_one, refusal
from tests.world import World

from sitepost.kernel.ids import new_id
from sitepost.platform import cards
from sitepost.tools.correspondence import rules, store
from sitepost.tools.directory import actions as directory

WORDS = {"type": "doc", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "Dear all,"}]}]}


def here(world: World, type: dict[str, Any], path: str = "") -> str:
    return f"/api/projects/{world.project}/correspondence/types/{type['id']}{path}"


async def types_of(world: World, name: str) -> list[dict[str, Any]]:
    answer = await world.client(name).get(f"/api/projects/{world.project}/correspondence/types")
    assert answer.status_code == 200, answer.text
    return answer.json()["items"]  # type: ignore[no-any-return]  # JSON


async def a_type_here(world: World, template: str = "letters", **body: Any) -> dict[str, Any]:
    made = await make_one(world, templates=[template], project_ids=[str(world.project)], **body)
    await world.set_levels("carl", {made["tool"]: "admin"})
    await world.set_levels("dana", {made["tool"]: "standard"})
    await world.set_levels("rita", {made["tool"]: "read_only"}, {made["tool"]: []})
    await world.set_levels("ana", {made["tool"]: "none"})
    return made


async def card_of(world: World, type: dict[str, Any], project: UUID | None = None) -> Any:
    id = rules.types.card_id(UUID(type["id"]), project or world.project)
    async with world.work(reading=True) as work:
        return (await cards.by_id(work, [id])).get(id)


async def another_project(world: World, name: str = "Harbour Quay") -> UUID:
    async with await world.work_as("maya") as work:
        who = await world.passport("maya", project=world.account)
        return (await directory.projects.create(work, who, name=name, number="HQ", time_zone="Europe/London")).id


async def test_a_type_without_a_fieldset_on_the_project_is_not_there(world: World) -> None:
    made = await make_one(world, templates=["letters"])
    await world.set_levels("carl", {made["tool"]: "admin"})
    assert await types_of(world, "carl") == []
    assert (await world.client("carl").get(here(world, made, "/settings"))).status_code == 404
    assert await card_of(world, made) is None


async def test_an_assigned_type_is_shown_to_those_who_hold_a_level_on_it(world: World) -> None:
    made = await a_type_here(world, "notice_of_delay", private_by_default=True)
    (shown,) = await types_of(world, "dana")
    assert (shown["id"], shown["prefix"], shown["level"]) == (made["id"], "NOD", "standard")
    assert shown["private_by_default"] is True
    assert len(shown["statuses"]) == 4
    assert {field["key"]: field["rule"] for field in shown["fieldset"]["fields"]}["due_on"] == "required"
    assert shown["settings"] == {"due_days": None, "default_description": None, "default_distribution": []}
    closed = dict.fromkeys(("configure", "bulk"), "correspondence.admin_only")
    assert (shown["can"], shown["why_not"]) == (["create"], closed)
    assert (await types_of(world, "carl"))[0]["can"] == ["create", "configure", "bulk"]
    assert (await types_of(world, "rita"))[0]["why_not"]["create"] == "correspondence.create_not_granted"
    assert await types_of(world, "ana") == []
    assert (await world.client("zoe").get(here(world, made, "/settings"))).status_code == 404


async def test_the_card_of_the_type_follows_its_name_prefix_and_archive(world: World) -> None:
    made = await a_type_here(world)
    card = await card_of(world, made)
    assert (card.tool, card.number, card.title, card.state) == (made["tool"], "LTR", "Letters", "")
    path = f"{ACCOUNT}/types/{made['id']}"
    await world.client("maya").patch(path, json={"name": "Formal letters", "prefix": "FL", "archived": True})
    card = await card_of(world, made)
    assert (card.number, card.title, card.state) == ("FL", "Formal letters", "archived")
    (shown,) = await types_of(world, "carl")
    assert (shown["archived"], shown["why_not"]["create"]) == (True, "correspondence.type_archived")


async def test_new_projects_get_the_fieldsets_marked_for_them_once(world: World) -> None:
    await world.settle()  # Harbour Tower itself is new until then
    marked = await make_one(world, templates=["letters"], new_project_default=True)
    plain = await make_one(world, templates=["bulletin"])
    old = await make_one(world, templates=["transmittal"], new_project_default=True)
    await world.client("maya").patch(f"{ACCOUNT}/types/{old['id']}", json={"archived": True})
    quay = await another_project(world)
    await world.settle()
    async with world.work(reading=True) as work:
        found = await store.types.types_here(work, project=quay)
    assert [str(id) for id in found] == [marked["id"]]
    assert (await card_of(world, marked, quay)).title == "Letters"
    assert await card_of(world, plain, quay) is None
    assert await card_of(world, marked) is None
    told = await facts(world, "correspondence.fieldset_assigned")
    assert [each["projects"] for each in told] == [[str(quay)]]


async def test_hearing_of_a_new_project_twice_changes_nothing(world: World) -> None:
    await world.settle()  # Harbour Tower itself is new until then
    from sitepost.tools.correspondence.actions import fieldsets

    marked = await make_one(world, templates=["letters"], new_project_default=True)
    quay = await another_project(world)
    await world.settle()
    path = f"{ACCOUNT}/types/{marked['id']}/fieldsets/{marked['fieldsets'][0]['id']}/projects"
    await world.client("maya").put(path, json={"project_ids": []})
    async with world.work() as work:
        await fieldsets.put_on_new(work, account=world.account, project=quay)
    assert len(await facts(world, "correspondence.fieldset_assigned")) == 1
    async with world.work(reading=True) as work:
        assert (await store.types.types_here(work, project=quay))[UUID(marked["id"])].fieldset is None


async def test_the_mark_for_new_projects_belongs_to_one_fieldset_of_a_type(world: World) -> None:
    letter = await make_one(world, templates=["letters"], new_project_default=True)
    maya, path = world.client("maya"), f"{ACCOUNT}/types/{letter['id']}"
    await maya.post(f"{path}/fieldsets", json={"name": "Short", "is_new_project_default": True})
    shown = (await maya.get(path)).json()
    assert {each["name"]: each["is_new_project_default"] for each in shown["fieldsets"]} == {
        "Default": False, "Short": True,
    }  # fmt: skip
    none = (await maya.patch(path, json={"new_project_default": False})).json()
    assert not any(each["is_new_project_default"] for each in none["fieldsets"])
    some = (await maya.patch(path, json={"new_project_default": True})).json()
    assert [each["name"] for each in some["fieldsets"] if each["is_new_project_default"]] == ["Default"]


async def test_a_second_fieldset_takes_the_place_of_the_first_on_the_projects_named(world: World) -> None:
    letter = await a_type_here(world)
    quay = await another_project(world)
    maya, path = world.client("maya"), f"{ACCOUNT}/types/{letter['id']}/fieldsets"
    contract = {"name": "Contract", "description": "What it costs", "fields": ["cost_impact", "cost_code"]}
    rules = {"location": "hidden", "due_on": "required"}
    body: dict[str, Any] = {"name": "Short", "fields": rules, "sections": [contract]}
    answer = await maya.post(path, json=body)
    assert answer.status_code == 201
    assert answer.headers["location"].endswith(answer.json()["id"])
    short = answer.json()
    spread = await maya.put(f"{path}/{short['id']}/projects", json={"project_ids": [str(world.project), str(quay)]})
    assert sorted(spread.json()["added"]) == sorted([str(world.project), str(quay)])
    (shown,) = await types_of(world, "carl")
    first, second = shown["fieldset"]["sections"]
    assert (shown["fieldset"]["name"], second) == ("Short", contract | {"custom": []})
    assert (first["name"], first["fields"][:2]) == ("", ["received_from", "assignees"])
    assert {"location", "trades"} < set(first["fields"]), "hidden fields keep their place"
    assert not set(first["fields"]) & set(contract["fields"])
    assert {each["key"] for each in shown["fieldset"]["fields"] if each["movable"]} == {
        *first["fields"],
        *contract["fields"],
    }
    assert (await maya.get(f"{path}/{letter['fieldsets'][0]['id']}")).json()["projects"] == []
    spread = await maya.put(f"{path}/{short['id']}/projects", json={"project_ids": [str(quay)]})
    assert (spread.json()["added"], spread.json()["removed"]) == ([], [str(world.project)])


async def test_editing_a_fieldset_in_use_changes_the_form_at_once(world: World) -> None:
    letter = await a_type_here(world)
    maya, form = world.client("maya"), letter["fieldsets"][0]
    path = f"{ACCOUNT}/types/{letter['id']}/fieldsets/{form['id']}"
    assert (await types_of(world, "dana"))[0]["fieldset"]["name"] == "Default"
    answer = await maya.patch(
        path, json={"name": "Site", "fields": {"due_on": "required"}}, headers={"If-Match": '"1"'}
    )
    assert (answer.status_code, answer.headers["etag"]) == (200, '"2"')
    (shown,) = await types_of(world, "dana")
    assert {field["key"]: field["rule"] for field in shown["fieldset"]["fields"]}["due_on"] == "required"
    stale = await maya.patch(path, json={"name": "Mine"}, headers={"If-Match": '"1"'})
    assert refusal(stale) == (409, "stale", "version")
    assert stale.json()["extra"] == {"version": 2, "changed": ["fields.due_on", "name"]}


async def test_sections_are_made_named_ordered_and_removed(world: World) -> None:
    letter = await a_type_here(world)
    maya, form = world.client("maya"), letter["fieldsets"][0]
    path = f"{ACCOUNT}/types/{letter['id']}/fieldsets/{form['id']}"
    (only,) = form["sections"]
    assert only["name"] == ""
    money = {"name": "Money", "description": "In thousands", "fields": ["cost_code", "cost_impact"]}
    place = {"name": "Place", "description": "", "fields": ["location"]}
    for asked in (
        [money, place],
        [place, {**money, "name": "Price"}],
        [{"name": "", "description": "", "fields": ["trades", "due_on"]}, {**money, "fields": ["cost_impact"]}],
        [],
    ):
        answer = await maya.patch(path, json={"sections": asked})
        assert answer.status_code == 200, answer.text
        (shown,) = await types_of(world, "dana")
        kept = shown["fieldset"]["sections"]
        assert kept == answer.json()["sections"], "the project shows what the company made"
        assert kept[1:] == [each | {"custom": []} for each in asked if each["name"]]
        first = next((each["fields"] for each in asked if not each["name"]), [])
        assert kept[0]["fields"][: len(first)] == first
        assert sorted(key for each in kept for key in each["fields"]) == sorted(only["fields"])
    assert kept == [only], "without sections the form is as it was"


@pytest.mark.parametrize(
    ("body", "status", "codes"),
    [
        ({"name": "x", "fields": {"number": "optional"}}, 422, [("fields.number", "correspondence.field_fixed")]),
        ({"name": "x", "fields": {"status": "hidden"}}, 422, [("fields.status", "correspondence.field_fixed")]),
        (
            {"name": "x", "fields": {"private": "required"}},
            422,
            [("fields.private", "correspondence.rule_not_allowed")],
        ),
        ({"name": "x", "fields": {"wind": "hidden"}}, 422, [("fields.wind", "correspondence.unknown_field")]),
        ({"name": " "}, 422, [("name", "correspondence.name_needed")]),
        (
            {"name": "x", "sections": [{"name": ""}, {"name": ""}]},
            422,
            [("sections.1.name", "correspondence.name_needed"), ("sections.1.name", "taken")],
        ),
        (
            {"name": "x", "sections": [{"name": "A", "fields": ["due_on", "due_on", "wind", "description"]}]},
            422,
            [
                ("sections.0.fields", "correspondence.field_placed_twice"),
                ("sections.0.fields", "correspondence.unknown_field"),
                ("sections.0.fields", "correspondence.field_not_movable"),
            ],
        ),
        ({"name": "DEFAULT"}, 409, []),
    ],
)
async def test_fieldsets_that_cannot_be_made(
    world: World, body: dict[str, Any], status: int, codes: list[tuple[str, str]]
) -> None:
    letter = await make_one(world, templates=["letters"])
    path = f"{ACCOUNT}/types/{letter['id']}/fieldsets"
    for answer in (
        await world.client("maya").post(path, json=body),
        await world.client("maya").patch(f"{path}/{letter['fieldsets'][0]['id']}", json=body),
    ):
        if body["name"] == "DEFAULT" and answer.request.method == "PATCH":
            assert answer.status_code == 200  # its own name, written louder
            continue
        assert answer.status_code == status, answer.text
        assert [(each["field"], each["code"]) for each in answer.json().get("errors", [])] == codes
        assert status != 409 or refusal(answer)[1:] == ("correspondence.fieldset_name_taken", "name")


async def test_fieldsets_go_only_on_projects_of_the_company(world: World) -> None:
    letter = await make_one(world, templates=["letters"])
    path = f"{ACCOUNT}/types/{letter['id']}/fieldsets/{letter['fieldsets'][0]['id']}/projects"
    for foreign in (world.stranger.project, new_id()):
        answer = await world.client("maya").put(path, json={"project_ids": [str(world.project), str(foreign)]})
        assert refusal(answer) == (422, "correspondence.unknown_project", "project_ids")
    assert await card_of(world, letter) is None


async def test_an_archived_type_goes_on_no_more_projects(world: World) -> None:
    letter = await make_one(world, templates=["letters"])
    await world.client("maya").patch(f"{ACCOUNT}/types/{letter['id']}", json={"archived": True})
    path = f"{ACCOUNT}/types/{letter['id']}/fieldsets/{letter['fieldsets'][0]['id']}/projects"
    answer = await world.client("maya").put(path, json={"project_ids": [str(world.project)]})
    assert refusal(answer)[:2] == (422, "correspondence.type_archived")


async def test_a_type_taken_away_before_any_item_disappears_and_can_come_back(world: World) -> None:
    letter = await a_type_here(world)
    path = f"{ACCOUNT}/types/{letter['id']}/fieldsets/{letter['fieldsets'][0]['id']}/projects"
    await world.client("maya").put(path, json={"project_ids": []})
    async with world.work(reading=True) as work:
        seen = await cards.seen(
            work, [rules.types.card_id(UUID(letter["id"]), world.project)], await world.passport("carl")
        )
        assert seen == {}
    assert await types_of(world, "carl") == []
    await world.client("maya").put(path, json={"project_ids": [str(world.project)]})
    assert [each["name"] for each in await types_of(world, "carl")] == ["Letters"]


async def test_a_type_administrator_sets_what_new_items_begin_with(world: World) -> None:
    letter = await a_type_here(world)
    carl, path = world.client("carl"), here(world, letter, "/settings")
    first = await carl.get(path)
    assert (first.headers["etag"], first.json()["can"]) == ('"0"', ["configure"])
    dana = str(world.people["dana"])
    body = {"due_days": 7, "default_description": WORDS, "default_distribution": [dana]}
    answer = await carl.patch(path, json=body, headers={"If-Match": '"0"'})
    assert answer.status_code == 200, answer.text
    assert {key: answer.json()[key] for key in body} == body
    shown = (await world.client("rita").get(f"/api/projects/{world.project}/correspondence/types")).json()
    assert shown["items"][0]["settings"] == body
    assert shown["people"][dana]["name"] == "Dana Ortiz"
    assert shown["people"][dana]["company_name"] == "Delta Concrete"
    stale = await carl.patch(path, json={"due_days": 3}, headers={"If-Match": '"0"'})
    assert stale.json()["extra"] == {
        "version": 1, "changed": ["default_description", "default_distribution", "due_days"],
    }  # fmt: skip
    cleared = await carl.patch(path, json={"due_days": None, "default_description": None})
    assert (cleared.json()["due_days"], cleared.json()["default_description"]) == (None, None)
    assert cleared.json()["default_distribution"] == [dana]


async def test_somebody_who_lost_the_type_is_no_longer_filled_in(world: World) -> None:
    letter = await a_type_here(world)
    carl, path = world.client("carl"), here(world, letter, "/settings")
    rita = str(world.people["rita"])
    await carl.patch(path, json={"default_distribution": [rita]})
    await world.set_levels("rita", {letter["tool"]: "none"})
    assert (await types_of(world, "carl"))[0]["settings"]["default_distribution"] == []
    assert (await carl.patch(path, json={"due_days": 2})).json()["default_distribution"] == [rita]


async def test_the_groups_of_a_default_distribution_are_those_who_are_in_them_now(world: World) -> None:
    letter = await a_type_here(world)
    carl, path = world.client("carl"), here(world, letter, "/settings")
    dana, rita, ana = (str(world.people[name]) for name in ("dana", "rita", "ana"))
    groups = f"/api/projects/{world.project}/groups"
    group = (await carl.post(groups, json={"name": "Frame", "people": [rita, ana, dana]})).json()
    saved = await carl.patch(path, json={"default_distribution": [dana], "default_groups": [group["id"]]})
    assert saved.status_code == 200, saved.text
    assert (saved.json()["default_distribution"], saved.json()["default_groups"]) == ([dana], [group["id"]])
    begun = (await types_of(world, "dana"))[0]["settings"]["default_distribution"]
    assert begun == [dana, rita], "people first, nobody twice, nobody who cannot see the type"
    items, body = f"/api/projects/{world.project}/correspondence/items", {"type_id": letter["id"], "subject": "Frame"}
    made = (await carl.post(items, json=body)).json()
    assert made["distribution"] == [dana, rita]
    await carl.patch(f"{groups}/{group['id']}", json={"people": [ana]})
    assert (await carl.post(items, json=body)).json()["distribution"] == [dana], "as the group is now"
    assert (await carl.get(f"{items}/{made['id']}")).json()["distribution"] == [dana, rita], "what is made stays"
    await carl.delete(f"{groups}/{group['id']}")
    assert (await carl.patch(path, json={"due_days": 4})).json()["default_groups"] == [group["id"]], "none is in it"
    assert (await carl.patch(path, json={"default_groups": []})).json()["default_groups"] == []
    for id in (group["id"], str(new_id()), dana):
        wrong = await carl.patch(path, json={"default_groups": [id]})
        assert (wrong.status_code, wrong.json()["errors"][0]["code"]) == (422, "correspondence.unknown_group")


@pytest.mark.parametrize(
    ("who", "body", "status", "code", "field"),
    [
        ("dana", {"due_days": 1}, 403, "correspondence.admin_only", None),
        ("rita", {"due_days": 1}, 403, "correspondence.admin_only", None),
        ("ana", {"due_days": 1}, 404, "not_found", None),
        ("zoe", {"due_days": 1}, 404, "not_found", None),
        ("carl", {"due_days": -1}, 422, "invalid", "due_days"),
        ("carl", {"due_days": 366}, 422, "invalid", "due_days"),
        ("carl", {"default_description": {"type": "doc", "content": [{"type": "iframe"}]}}, 422, "bad_rich_text",
         "default_description"),
        ("carl", {"default_distribution": [str(new_id())]}, 422, "invalid", "default_distribution"),
        ("carl", {"default_distribution": ["ana"]}, 422, "invalid", "default_distribution"),
    ],
)  # fmt: skip
async def test_settings_that_are_refused(
    world: World, who: str, body: dict[str, Any], status: int, code: str, field: str | None
) -> None:
    letter = await a_type_here(world)
    if body.get("default_distribution") == ["ana"]:
        body = {"default_distribution": [str(world.people["ana"])]}  # Ana holds None on the type
    answer = await world.client(who).patch(here(world, letter, "/settings"), json=body)
    assert refusal(answer) == (status, code, field)


async def test_only_people_with_access_to_the_type_can_be_picked(world: World) -> None:
    letter = await a_type_here(world)
    everybody = (await world.client("rita").get(here(world, letter, "/people"))).json()["items"]
    names = [each["name"] for each in everybody]
    assert names == sorted(names)
    assert "Ana Lind" not in names
    assert {"Carl Reyes", "Dana Ortiz", "Rita Moss"} <= set(names)

    async def picked(q: str) -> list[str]:
        answer = await world.client("dana").get(here(world, letter, "/people"), params={"q": q})
        return [each["name"] for each in answer.json()["items"]]

    assert await picked("orti") == ["Dana Ortiz"]
    assert "Dana Ortiz" in await picked("delta con")
    assert await picked("%") == []
    assert await picked("lind") == []
    (dana,) = (await world.client("carl").get(here(world, letter, "/people"), params={"q": "Dana"})).json()["items"]
    assert dana == {
        "id": str(world.people["dana"]),
        "name": "Dana Ortiz",
        "initials": "DO",
        "company": {"id": str(world.companies["delta"]), "name": "Delta Concrete"},
        "access": True,
    }


@pytest.mark.parametrize("who", ["ana", "zoe"])
async def test_who_does_not_see_a_type_cannot_ask_whom_to_pick(world: World, who: str) -> None:
    letter = await a_type_here(world)
    assert (await world.client(who).get(here(world, letter, "/people"))).status_code == 404
    assert (await world.client("carl").get(here(world, {"id": new_id()}, "/people"))).status_code == 404
    assert (await world.client("carl").get(here(world, letter, "/people"), params={"limit": 51})).status_code == 422


async def test_a_type_is_read_in_one_statement_however_many_there_are(world: World) -> None:
    for template in ("letters", "bulletin", "transmittal"):
        made = await make_one(world, templates=[template], project_ids=[str(world.project)])
    async with world.work(reading=True) as work:
        assert len(await store.types.types_here(work, project=world.project)) == 3
        assert work.queries == 1
        found = await store.types.type_here(work, project=world.project, type=UUID(made["id"]))
        assert work.queries == 2
    assert found is not None
    assert (found.name, found.tool, len(found.statuses)) == ("Transmittal", made["tool"], 4)
    assert found.fieldset is not None
    assert len(found.fieldset.fields) == 19
