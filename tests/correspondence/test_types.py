"""A company sets up its correspondence types, over HTTP (spec 1.4-1.7, 4.2)."""

import asyncio
from typing import Any

import httpx
import pytest
from tests.world import World

from sitepost.events.correspondence import TypeChanged, TypeCreated
from sitepost.kernel.ids import new_id

ACCOUNT = "/api/account/correspondence"


async def make(world: World, **body: Any) -> dict[str, Any]:
    answer = await world.client("maya").post(f"{ACCOUNT}/types", json=body)
    assert answer.status_code == 201, answer.text
    return answer.json()  # type: ignore[no-any-return]  # JSON


async def make_one(world: World, **body: Any) -> dict[str, Any]:
    found: dict[str, Any] = (await make(world, **body))["items"][0]
    await world.settle()
    return found


def refusal(answer: httpx.Response) -> tuple[int, str, str | None]:
    body = answer.json()
    return answer.status_code, body["code"], body.get("field")


async def facts(world: World, kind: str) -> list[dict[str, Any]]:
    async with world.work(reading=True) as work:
        found: list[dict[str, Any]] = await work.values(
            "SELECT body FROM fact WHERE kind = %(kind)s ORDER BY at, seq", {"kind": kind}
        )
    return found


async def test_maya_adds_three_templates_at_once_and_they_leave_the_picker(world: World) -> None:
    maya = world.client("maya")
    shown = (await maya.get(f"{ACCOUNT}/catalogue")).json()
    assert len(shown["items"]) == 22
    assert shown["recommended"] == {"private_by_default": True}
    made = await make(
        world, templates=["notice_of_delay", "letters", "transmittal"], private_by_default=True, overdue_reminders=True
    )
    assert [(each["name"], each["prefix"]) for each in made["items"]] == [
        ("Letters", "LTR"), ("Notice of Delay", "NOD"), ("Transmittal", "T"),
    ]  # fmt: skip
    assert all(each["private_by_default"] and each["overdue_reminders"] for each in made["items"])
    assert not any(each["super_private"] or each["archived"] for each in made["items"])
    assert made["warnings"] == []
    left = {each["key"] for each in (await maya.get(f"{ACCOUNT}/catalogue")).json()["items"]}
    assert len(left) == 19
    assert not left & {"notice_of_delay", "letters", "transmittal"}
    told = await facts(world, TypeCreated.KIND)
    assert [(each["name"], each["tool"]) for each in told] == [
        (name, next(each["tool"] for each in made["items"] if each["name"] == name))
        for name in ("Notice of Delay", "Letters", "Transmittal")
    ]


async def test_a_new_type_has_four_fixed_statuses_and_the_form_of_its_template(world: World) -> None:
    delay = await make_one(world, templates=["notice_of_delay"])
    assert [(each["name"], each["maps_to"], each["colour"], each["fixed"]) for each in delay["statuses"]] == [
        ("Draft", "draft", "grey", True),
        ("Open", "open", "blue", True),
        ("Closed - Successful", "closed_successful", "green", True),
        ("Closed - Unsuccessful", "closed_unsuccessful", "red", True),
    ]
    (form,) = delay["fieldsets"]
    rules = {each["key"]: each["rule"] for each in form["fields"]}
    assert len(rules) == 19
    assert (rules["schedule_impact"], rules["spec_section"], rules["location"]) == ("required", "hidden", "optional")
    assert form["projects"] == []


async def test_a_custom_type_whose_prefix_is_used_already_is_made_with_a_warning(world: World) -> None:
    await make(world, templates=["letters"])
    made = await make(world, name="  Legal   letters ", prefix="ltr", super_private=True)
    assert made["items"][0]["name"] == "Legal letters"
    assert made["items"][0]["super_private"] is True
    assert made["warnings"] == [
        {"code": "correspondence.prefix_used_twice", "prefix": "ltr", "types": ["Legal letters", "Letters"]}
    ]


@pytest.mark.parametrize(
    ("body", "status", "code", "field"),
    [
        ({}, 422, "correspondence.nothing_asked", "templates"),
        ({"templates": ["letters"], "name": "Claims"}, 422, "correspondence.nothing_asked", "templates"),
        ({"templates": ["poem"]}, 422, "invalid", "templates.0"),
        ({"templates": ["bulletin"]}, 422, "invalid", "templates.0"),
        ({"name": "BULLETIN"}, 409, "correspondence.name_taken", "name"),
        ({"name": " "}, 422, "invalid", "name"),
        ({"name": "Claims", "prefix": "C M"}, 422, "invalid", "prefix"),
        ({"name": "x" * 300}, 422, "invalid", "name"),
        ({"name": "Claims", "id": "mine"}, 422, "invalid", "id"),
        ({"name": "Claims", "project_ids": [str(new_id())]}, 422, "correspondence.unknown_project", "project_ids"),
    ],
)
async def test_types_that_cannot_be_made(
    world: World, body: dict[str, Any], status: int, code: str, field: str
) -> None:
    await make(world, templates=["bulletin"])
    answer = await world.client("maya").post(f"{ACCOUNT}/types", json=body)
    assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text
    assert answer.json()["field"] == field
    shown = (await world.client("maya").get(f"{ACCOUNT}/types")).json()
    assert [each["name"] for each in shown["items"]] == ["Bulletin"]


async def test_one_bad_template_among_good_ones_adds_none(world: World) -> None:
    answer = await world.client("maya").post(f"{ACCOUNT}/types", json={"templates": ["letters", "poem", "verse"]})
    assert [(each["field"], each["code"]) for each in answer.json()["errors"]] == [
        ("templates.1", "correspondence.unknown_template"),
        ("templates.2", "correspondence.unknown_template"),
    ]
    assert (await world.client("maya").get(f"{ACCOUNT}/types")).json()["items"] == []
    assert await facts(world, TypeCreated.KIND) == []


async def test_two_administrators_adding_the_same_template_at_once_make_one_type(world: World) -> None:
    maya = world.client("maya")
    answers = await asyncio.gather(*(maya.post(f"{ACCOUNT}/types", json={"templates": ["letters"]}) for _ in range(5)))
    assert sorted(answer.status_code for answer in answers)[0] == 201
    assert [answer.status_code for answer in answers].count(201) == 1
    assert len((await maya.get(f"{ACCOUNT}/types")).json()["items"]) == 1


async def test_renaming_and_archiving_a_type_tells_what_changed(world: World) -> None:
    letter = await make_one(world, templates=["letters"])
    maya, path = world.client("maya"), f"{ACCOUNT}/types/{letter['id']}"
    answer = await maya.patch(path, json={"name": "Formal letters", "prefix": "FL"}, headers={"If-Match": '"1"'})
    assert answer.status_code == 200
    assert (answer.json()["version"], answer.headers["etag"]) == (2, '"2"')
    archived = (await maya.patch(path, json={"archived": True})).json()
    assert (archived["archived"], archived["can"]) == (True, ["edit", "restore"])
    assert archived["why_not"] == {"archive": "correspondence.type_archived"}
    same = (await maya.patch(path, json={"archived": True, "prefix": "FL"})).json()
    assert same["version"] == archived["version"] == 3
    told = await facts(world, TypeChanged.KIND)
    assert [[change["field"] for change in each["changes"]] for each in told] == [["name", "prefix"], ["archived"]]
    assert (await maya.patch(path, json={"archived": False})).json()["can"] == ["edit", "archive"]


async def test_an_edit_of_an_older_version_is_refused_and_told_what_moved(world: World) -> None:
    letter = await make_one(world, templates=["letters"])
    maya, path = world.client("maya"), f"{ACCOUNT}/types/{letter['id']}"
    await maya.patch(path, json={"prefix": "L"}, headers={"If-Match": '"1"'})
    stale = await maya.patch(path, json={"name": "Notes"}, headers={"If-Match": '"1"'})
    assert refusal(stale) == (409, "stale", "version")
    assert stale.json()["extra"] == {"version": 2, "changed": ["prefix"]}
    assert (await maya.get(path)).json()["name"] == "Letters"


async def test_a_type_cannot_take_the_name_of_another(world: World) -> None:
    await make(world, templates=["bulletin"])
    letter = await make_one(world, templates=["letters"])
    answer = await world.client("maya").patch(f"{ACCOUNT}/types/{letter['id']}", json={"name": "bulletin"})
    assert refusal(answer) == (409, "correspondence.name_taken", "name")
    empty = await world.client("maya").patch(f"{ACCOUNT}/types/{letter['id']}", json={"name": ""})
    assert refusal(empty) == (422, "invalid", "name")


async def test_a_changed_prefix_that_another_type_uses_is_warned_of(world: World) -> None:
    await make(world, templates=["bulletin"])
    letter = await make_one(world, templates=["letters"])
    answer = await world.client("maya").patch(f"{ACCOUNT}/types/{letter['id']}", json={"prefix": "B"})
    assert [each["types"] for each in answer.json()["warnings"]] == [["Bulletin", "Letters"]]


async def test_a_custom_status_is_added_and_deleted_and_the_default_ones_stay(world: World) -> None:
    letter = await make_one(world, templates=["letters"])
    maya, path = world.client("maya"), f"{ACCOUNT}/types/{letter['id']}/statuses"
    answer = await maya.post(path, json={"name": " Withdrawn ", "maps_to": "closed_unsuccessful"})
    assert answer.status_code == 201
    custom = answer.json()
    assert (custom["name"], custom["colour"], custom["can"]) == ("Withdrawn", "red", ["rename", "delete"])
    again = await maya.post(path, json={"name": "withdrawn", "maps_to": "open"})
    assert refusal(again) == (409, "correspondence.status_name_taken", "name")
    assert refusal(await maya.post(path, json={"name": "", "maps_to": "open"})) == (422, "invalid", "name")
    assert (await maya.post(path, json={"name": "Odd", "maps_to": "closed"})).status_code == 422
    first = (await maya.get(path)).json()["items"][0]
    assert refusal(await maya.delete(f"{path}/{first['id']}"))[:2] == (422, "correspondence.status_fixed")
    assert (await maya.delete(f"{path}/{custom['id']}")).status_code == 204
    assert (await maya.delete(f"{path}/{custom['id']}")).status_code == 404
    assert len((await maya.get(path)).json()["items"]) == 4


async def test_a_custom_status_is_renamed_and_the_default_ones_keep_their_names(world: World) -> None:
    letter = await make_one(world, templates=["letters"])
    maya, path = world.client("maya"), f"{ACCOUNT}/types/{letter['id']}/statuses"
    custom = (await maya.post(path, json={"name": "Withdrawn", "maps_to": "closed_unsuccessful"})).json()
    await maya.post(path, json={"name": "Lapsed", "maps_to": "closed_unsuccessful"})
    renamed = await maya.patch(f"{path}/{custom['id']}", json={"name": " Taken  back "})
    assert (renamed.status_code, renamed.json()["name"]) == (200, "Taken back")
    assert (await maya.patch(f"{path}/{custom['id']}", json={"name": "TAKEN BACK"})).json()["name"] == "TAKEN BACK"
    taken = await maya.patch(f"{path}/{custom['id']}", json={"name": "lapsed"})
    assert refusal(taken) == (409, "correspondence.status_name_taken", "name")
    assert refusal(await maya.patch(f"{path}/{custom['id']}", json={"name": " "})) == (422, "invalid", "name")
    first = (await maya.get(path)).json()["items"][0]
    assert first["why_not"]["rename"] == "correspondence.status_named"
    refused = await maya.patch(f"{path}/{first['id']}", json={"name": "Sketch"})
    assert refusal(refused)[:2] == (422, "correspondence.status_named")
    (told, _) = await facts(world, "correspondence.status_renamed")
    assert [(change["old"], change["new"]) for change in told["changes"]] == [("Withdrawn", "Taken back")]


PATHS: list[tuple[str, str, Any]] = [
    ("GET", "", None),
    ("PATCH", "", {"name": "Mine"}),
    ("GET", "/statuses", None),
    ("POST", "/statuses", {"name": "Mine", "maps_to": "open"}),
    ("PATCH", "/statuses/{status}", {"name": "Mine"}),
    ("DELETE", "/statuses/{status}", None),
    ("GET", "/fieldsets", None),
    ("POST", "/fieldsets", {"name": "Mine"}),
    ("GET", "/fieldsets/{fieldset}", None),
    ("PATCH", "/fieldsets/{fieldset}", {"name": "Mine"}),
    ("PUT", "/fieldsets/{fieldset}/projects", {"project_ids": []}),
]


@pytest.mark.parametrize(("who", "status"), [("zoe", 404), ("carl", 403), (None, 401)])
async def test_types_of_another_company_do_not_exist_and_only_administrators_touch_them(
    world: World, who: str | None, status: int
) -> None:
    letter = await make_one(world, templates=["letters"])
    names = {"status": letter["statuses"][0]["id"], "fieldset": letter["fieldsets"][0]["id"]}
    for method, path, body in PATHS:
        url = f"{ACCOUNT}/types/{letter['id']}{path.format(**names)}"
        answer = await world.client(who).request(method, url, json=body)
        assert answer.status_code == status, (method, path, answer.text)
    after = (await world.client("maya").get(f"{ACCOUNT}/types/{letter['id']}")).json()
    assert after == {**letter, "warnings": []}


async def test_each_company_has_its_own_names(world: World) -> None:
    await make(world, templates=["letters"])
    answer = await world.client("zoe").post(f"{ACCOUNT}/types", json={"templates": ["letters"]})
    assert answer.status_code == 201
    assert len((await world.client("zoe").get(f"{ACCOUNT}/types")).json()["items"]) == 1


async def test_the_same_idempotency_key_makes_one_type(world: World) -> None:
    key = {"Idempotency-Key": "once"}
    first = await world.client("maya").post(f"{ACCOUNT}/types", json={"name": "Claims"}, headers=key)
    second = await world.client("maya").post(f"{ACCOUNT}/types", json={"name": "Claims"}, headers=key)
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()
