"""What a type's statuses, prefix and fieldset mean for the items of it (spec 1.7, 4.2, 14b rows 9, 35, 42)."""

from typing import Any

from tests.correspondence.test_types import ACCOUNT, make_one, refusal
from tests.correspondence.test_types_in_projects import a_type_here, card_of, here, types_of
from tests.world import World


async def write(world: World, type: dict[str, Any], **body: Any) -> dict[str, Any]:
    path = f"/api/projects/{world.project}/correspondence/items"
    asked = {"type_id": type["id"], "issue": True, "subject": "Crane late by a week", **body}
    answer = await world.client("dana").post(path, json=asked)
    assert answer.status_code == 201, answer.text
    return answer.json()  # type: ignore[no-any-return]  # JSON


async def number_of(world: World, item: dict[str, Any]) -> str:
    path = f"/api/projects/{world.project}/correspondence/items/{item['id']}"
    return str((await world.client("dana").get(path)).json()["number"])


async def test_a_status_that_an_item_has_is_not_deleted(world: World) -> None:
    letter = await a_type_here(world)
    maya, path = world.client("maya"), f"{ACCOUNT}/types/{letter['id']}/statuses"
    custom = (await maya.post(path, json={"name": "With the client", "maps_to": "open"})).json()
    (shown,) = await types_of(world, "dana")
    assert [each["name"] for each in shown["statuses"]][-1] == "With the client"
    await write(world, letter, status_id=custom["id"])
    kept = (await maya.get(path)).json()["items"][-1]
    assert (kept["used"], kept["can"]) == (True, ["rename"])
    assert kept["why_not"] == {"delete": "correspondence.status_in_use"}
    assert kept["places"] == [{"project_id": str(world.project), "project": "Harbour Tower", "items": 1}]
    assert kept["responses"] == 0
    answer = await maya.delete(f"{path}/{custom['id']}")
    assert refusal(answer)[:2] == (422, "correspondence.status_in_use")
    assert len((await maya.get(path)).json()["items"]) == 5


async def test_a_renamed_status_has_its_new_name_wherever_it_is_shown(world: World) -> None:
    letter = await a_type_here(world)
    maya, path = world.client("maya"), f"{ACCOUNT}/types/{letter['id']}/statuses"
    custom = (await maya.post(path, json={"name": "With the client", "maps_to": "open"})).json()
    item = await write(world, letter, status_id=custom["id"])
    assert (await maya.patch(f"{path}/{custom['id']}", json={"name": "With the owner"})).status_code == 200
    base = f"/api/projects/{world.project}"
    shown = (await world.client("dana").get(f"{base}/correspondence/items/{item['id']}")).json()
    assert shown["status"]["name"] == "With the owner", "at once"
    (listed,) = (await world.client("dana").get(f"{base}/correspondence/items")).json()["items"]
    assert listed["status"]["name"] == "With the owner"
    await world.settle()
    (hit,) = (await world.client("dana").get(f"{base}/search", params={"q": item["number"]})).json()["items"]
    assert hit["state_label"] == "With the owner", "search follows"


async def test_issued_items_keep_the_prefix_they_were_issued_with_and_drafts_follow(world: World) -> None:
    letter = await a_type_here(world)
    issued, draft = await write(world, letter), await write(world, letter, issue=False)
    assert (issued["number"], draft["number"]) == ("LTR-0001", "LTR-0002")
    await world.client("maya").patch(f"{ACCOUNT}/types/{letter['id']}", json={"prefix": "FL"})
    await world.settle()
    assert (await number_of(world, issued), await number_of(world, draft)) == ("LTR-0001", "FL-0002")


async def test_items_stay_readable_where_their_type_was_taken_away_or_archived(world: World) -> None:
    letter = await a_type_here(world)
    item = await write(world, letter)
    form = f"{ACCOUNT}/types/{letter['id']}/fieldsets/{letter['fieldsets'][0]['id']}/projects"
    await world.client("maya").put(form, json={"project_ids": []})
    (shown,) = await types_of(world, "dana")
    assert (shown["fieldset"], shown["can"]) == (None, [])
    assert shown["why_not"]["create"] == "correspondence.no_fieldset"
    assert (await card_of(world, letter)).state == "unassigned"
    assert await number_of(world, item) == "LTR-0001"
    assert (await world.client("carl").get(here(world, letter, "/settings"))).status_code == 200
    await world.client("maya").put(form, json={"project_ids": [str(world.project)]})
    await world.client("maya").patch(f"{ACCOUNT}/types/{letter['id']}", json={"archived": True})
    assert await number_of(world, item) == "LTR-0001"
    path = f"/api/projects/{world.project}/correspondence/items"
    again = await world.client("dana").post(path, json={"type_id": letter["id"], "issue": True, "subject": "One more"})
    assert again.status_code == 422
    assert again.json()["code"] == "correspondence.type_archived"


async def test_a_type_without_a_fieldset_here_is_in_no_create_menu(world: World) -> None:
    bulletin = await make_one(world, templates=["bulletin"])
    await world.set_levels("dana", {bulletin["tool"]: "admin"})
    path = f"/api/projects/{world.project}/correspondence/items"
    asked = {"type_id": bulletin["id"], "issue": False, "subject": "Hello"}
    answer = await world.client("dana").post(path, json=asked)
    assert refusal(answer) == (422, "correspondence.unknown_type", "type_id")
    assert await types_of(world, "dana") == []
    fieldset = f"{ACCOUNT}/types/{bulletin['id']}/fieldsets/{bulletin['fieldsets'][0]['id']}/projects"
    for put_on, can in ((True, ["create", "configure", "bulk"]), (False, ["configure", "bulk"])):
        body = {"project_ids": [str(world.project)] if put_on else []}
        assert (await world.client("maya").put(fieldset, json=body)).status_code == 200
        await world.settle()
        if put_on:
            await write(world, bulletin, issue=False)
        (shown,) = await types_of(world, "dana")
        assert (shown["can"], shown["why_not"].get("create")) == (can, None if put_on else "correspondence.no_fieldset")
    answer = await world.client("dana").post(path, json=asked)
    assert refusal(answer)[:2] == (422, "correspondence.no_fieldset"), "its items remain, and no new one comes"


async def test_what_another_fieldset_needs_is_asked_for_at_the_next_save(world: World) -> None:  # 14b 34
    letter = await a_type_here(world)
    issued, draft = await write(world, letter), await write(world, letter, issue=False)
    maya, path = world.client("maya"), f"{ACCOUNT}/types/{letter['id']}/fieldsets"
    strict = (await maya.post(path, json={"name": "Strict", "fields": {"due_on": "required"}})).json()
    body = {"project_ids": [str(world.project)]}
    assert (await maya.put(f"{path}/{strict['id']}/projects", json=body)).status_code == 200
    assert await due_of(world, issued) is None, "nothing changes by itself"
    dana, items = world.client("dana"), f"/api/projects/{world.project}/correspondence/items"
    assert (await dana.patch(f"{items}/{draft['id']}", json={"subject": "Later"})).status_code == 200, "drafts wait"
    for item, wanted in ((issued, {"subject": "Crane"}), (draft, {"issue": True})):
        answer = await dana.patch(f"{items}/{item['id']}", json=wanted)
        assert [(each["field"], each["code"]) for each in answer.json()["errors"]] == [
            ("due_on", "correspondence.required")
        ]
        answer = await dana.patch(f"{items}/{item['id']}", json={**wanted, "due_on": "2031-05-12"})
        assert answer.status_code == 200, answer.text
        assert await due_of(world, item) == "2031-05-12"


async def due_of(world: World, item: dict[str, Any]) -> str | None:
    path = f"/api/projects/{world.project}/correspondence/items/{item['id']}"
    due: str | None = (await world.client("dana").get(path)).json()["due_on"]
    return due
