"""Why somebody sees an item or may do something: the explanation says what the server does (spec 5.2, 5.4)."""

from typing import Any

import pytest
from tests.correspondence.site import GRANTS, LEVELS, Site
from tests.world import World

from sitepost.kernel.ids import new_id


async def written(site: Site, type: str, *, private: bool, issue: bool = True) -> dict[str, Any]:
    """A letter of Ana's with somebody in every role."""
    return await site.create(
        "ana",
        type,
        issue=issue,
        private=private,
        assignees=site.people("dana"),
        distribution=site.people("rita"),
        received_from=site.people("kate")[0],
    )


async def explained(site: Site, who: str, item: dict[str, Any], of: str, expect: int = 200) -> dict[str, Any]:
    """What `who` is told about somebody and an item."""
    return await site.get(who, f"/items/{item['id']}/explanations/{site.person(of)}", expect)


@pytest.mark.parametrize("grants", [(), GRANTS])
@pytest.mark.parametrize(("type", "private"), [("NOD", False), ("LTR", True), ("CLM", True)])
async def test_an_explanation_says_what_the_server_does(
    site: Site, type: str, private: bool, grants: tuple[str, ...]
) -> None:
    for name, level in LEVELS.items():
        await site.levels(name, level, *grants)
    items = [await written(site, type, private=private), await written(site, type, private=private, issue=False)]
    for item in items:
        for name in (*LEVELS, "maya"):
            answer = await site.world.client(name).get(f"{site.base}/items/{item['id']}")
            if await site.sees("carl", item):
                told = await explained(site, "carl", item, name)
                assert told["person"]["sees"] == (answer.status_code == 200), (name, told)
                assert bool(told["person"]["ways"]) != bool(told["person"]["lacks"]), told
                says = {each["action"]: each["code"] for each in told["actions"]}
                does = answer.json().get("can") or []
                assert {action for action, code in says.items() if not code} == set(does), name
                refused = answer.json().get("why_not", {}) if answer.status_code == 200 else {}
                assert {action: code for action, code in says.items() if code} == refused
            if answer.status_code == 200:
                own = await explained(site, name, item, name)
                assert own["person"]["sees"]
            else:
                await explained(site, name, item, name, expect=404)


async def test_everybody_who_sees_an_item_is_named_with_the_reason(site: Site) -> None:
    await site.levels("rob", "read_only", "view_vendor_items")
    await site.levels("dev", "read_only", "view_vendor_items")
    item = await written(site, "LTR", private=True)
    told = {each["name"]: each for each in (await site.get("carl", f"/items/{item['id']}/explanations"))["items"]}
    ways = {name: (each["ways"], each["roles"]) for name, each in told.items()}
    assert ways == {
        "Maya King": (["level"], []),
        "Carl Reyes": (["level"], []),
        "Ana Lind": (["person"], ["creator"]),
        "Dana Ortiz": (["person"], ["assignee"]),
        "Rita Moss": (["person"], ["distribution"]),
        "Kate Osei": (["person"], ["received_from"]),
        "Rob Vance": (["company_grant"], []),
        "Dev Patel": (["company_grant"], []),
    }
    assert [(each["name"], each["roles"]) for each in told["Rob Vance"]["colleagues"]] == [
        ("Rita Moss", ["distribution"])
    ]


async def test_what_is_missing_is_said(site: Site) -> None:
    item = await written(site, "LTR", private=True)
    assert (await explained(site, "carl", item, "omar"))["person"]["lacks"] == ["no_level"]
    assert (await explained(site, "carl", item, "rob"))["person"]["lacks"] == ["person", "level", "grant"]
    draft = await written(site, "NOD", private=False, issue=False)
    assert (await explained(site, "carl", draft, "dana"))["person"]["lacks"] == ["person", "level"]
    claim = await site.create("carl", "CLM", private=True)
    ana = (await explained(site, "carl", claim, "ana"))["person"]
    assert ana["lacks"] == ["person", "colleague", "grant"]
    assert (await explained(site, "carl", claim, "ana"))["super_private"] is True


async def test_only_administrators_of_the_type_are_told_of_others(site: Site) -> None:
    item = await written(site, "NOD", private=False)
    for name in ("ana", "dana", "rita"):
        assert (await explained(site, name, item, name))["person"]["name"]
        assert (await explained(site, name, item, "carl", 403))["code"] == "correspondence.admin_only"
        assert (await site.get(name, f"/items/{item['id']}/explanations", 403))["code"] == "correspondence.admin_only"


async def test_what_one_may_not_see_is_explained_to_nobody(site: Site, world: World) -> None:
    secret = await site.create("ana", "CLM", private=True)
    for name in ("carl", "maya", "dana", "omar"):
        for of in ("ana", name):
            await explained(site, name, secret, of, 404)
        await site.get(name, f"/items/{secret['id']}/explanations", 404)
    item = await written(site, "NOD", private=False)
    for person in (world.stranger.person, new_id()):
        answer = await world.client("carl").get(f"{site.base}/items/{item['id']}/explanations/{person}")
        assert answer.status_code == 404
    elsewhere = f"/api/projects/{world.project}/correspondence/items/{item['id']}/explanations/{site.person('ana')}"
    assert (await world.client("zoe").get(elsewhere)).status_code == 404


async def test_what_a_member_may_do_in_the_project(site: Site) -> None:
    await site.levels("rob", "read_only", "create_response", "view_vendor_items")
    told = await site.get("carl", f"/explanations/{site.person('rob')}")
    assert told["name"] == "Rob Vance"
    types = {each["prefix"]: each for each in told["items"]}
    assert set(types) == {"NOD", "LTR", "CLM"}
    allowed = {each["action"] for each in types["NOD"]["actions"] if each["allowed"]}
    assert allowed == {"respond_on_it", "export"}
    because = {each["action"]: each["because"] for each in types["NOD"]["actions"]}
    assert because["respond_on_it"] == "on_item"
    seen = {each["sort"]: each["sees"] for each in types["NOD"]["sees"]}
    assert seen == {
        "open_public": True,
        "private_on_it": True,
        "private_colleague": True,
        "private_others": False,
        "draft_others": False,
    }
    admin = await site.get("carl", f"/explanations/{site.person('maya')}")
    sorts = {each["prefix"]: {one["sort"]: one["sees"] for one in each["sees"]} for each in admin["items"]}
    assert sorts["LTR"]["private_others"] is True
    assert sorts["CLM"]["private_others"] is False
    assert sorts["CLM"]["private_colleague"] is True


async def test_everybody_is_told_of_themselves_and_of_nobody_else(site: Site, world: World) -> None:
    own = await site.get("dana", f"/explanations/{site.person('dana')}")
    assert {each["level"] for each in own["items"]} == {"standard"}
    assert (await site.get("omar", f"/explanations/{site.person('omar')}"))["items"] == []
    assert (await site.get("dana", f"/explanations/{site.person('rob')}", 403))["code"] == "correspondence.admin_only"
    await site.get("carl", f"/explanations/{world.stranger.person}", 404)
    await site.get("zoe", f"/explanations/{site.person('rob')}", 404)


async def test_an_administrator_of_one_type_is_told_of_that_type(site: Site, world: World) -> None:
    await world.set_levels("ana", {site.tool("LTR"): "admin"})
    told = await site.get("ana", f"/explanations/{site.person('rob')}")
    assert [each["prefix"] for each in told["items"]] == ["LTR"]
