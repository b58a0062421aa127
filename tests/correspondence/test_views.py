"""Saved views: own, shared, and with which a list begins."""

from typing import Any

import httpx
import pytest
from tests.correspondence.site import Site
from tests.world import World

STATE = {"chosen": {"status": ["open"], "sort": ["-due_on"]}, "columns": ["number", "subject"]}


async def keep(site: Site, name: str, title: str = "Open letters", **more: Any) -> httpx.Response:
    """Keep a view as `name`."""
    return await site.post(name, "/views", {"name": title, "state": STATE, **more})


async def offered(site: Site, name: str) -> dict[str, dict[str, Any]]:
    """Return the views that somebody is offered, by name."""
    return {each["name"]: each for each in (await site.get(name, "/views"))["items"]}


async def change(site: Site, who: str, view: dict[str, Any], **fields: Any) -> httpx.Response:
    """Change a view as `who`."""
    headers = {"If-Match": f'"{view["version"]}"'}
    return await site.world.client(who).patch(f"{site.base}/views/{view['id']}", json=fields, headers=headers)


async def begin(site: Site, name: str, view: str | None, *, for_all: bool = False) -> httpx.Response:
    """Begin with a view as `name`."""
    body = {"view_id": view, "for_all": for_all}
    return await site.world.client(name).put(f"{site.base}/default-view", json=body)


async def test_a_view_is_its_owner_s_until_it_is_shared(site: Site) -> None:
    view = (await keep(site, "carl")).json()
    assert (view["own"], view["state"], view["shared"]) == (True, STATE, False)
    assert list(await offered(site, "carl")) == ["Open letters"]
    assert await offered(site, "rita") == {}
    for action in (change(site, "rita", view, name="Mine"), begin(site, "rita", view["id"])):
        assert (await action).status_code == 404
    assert (await site.world.client("rita").delete(f"{site.base}/views/{view['id']}")).status_code == 404
    assert (await change(site, "carl", view, shared=True)).status_code == 200
    seen = (await offered(site, "rita"))["Open letters"]
    assert (seen["own"], seen["owner_name"], seen["can"]) == (False, "Carl Reyes", [])
    assert (await change(site, "rita", seen, name="Mine")).json()["code"] == "correspondence.not_your_view"


async def test_the_same_name_twice_is_refused_to_one_person_only(site: Site) -> None:
    assert (await keep(site, "carl")).status_code == 201
    again = await keep(site, "carl", "OPEN letters")
    assert (again.status_code, again.json()["code"], again.json()["field"]) == (
        409,
        "correspondence.view_name_taken",
        "name",
    )
    assert (await keep(site, "rita")).status_code == 201


async def test_a_stale_change_is_refused(site: Site) -> None:
    view = (await keep(site, "carl")).json()
    assert (await change(site, "carl", view, name="Late letters")).json()["version"] == 2
    assert (await change(site, "carl", view, name="Other letters")).status_code == 409
    assert list(await offered(site, "carl")) == ["Late letters"]


async def test_people_and_projects_begin_with_a_view(site: Site) -> None:
    shared = (await keep(site, "carl", shared=True)).json()["id"]
    own = (await keep(site, "rita", "Mine")).json()["id"]
    assert (await begin(site, "rita", own)).status_code == 200
    refused = await begin(site, "rita", shared, for_all=True)
    assert (refused.status_code, refused.json()["code"]) == (403, "correspondence.default_not_granted")
    hers = (await keep(site, "maya", "Hers")).json()["id"]
    assert (await begin(site, "maya", hers, for_all=True)).json()["code"] == "correspondence.view_not_shared"
    assert (await begin(site, "maya", shared, for_all=True)).status_code == 200
    for name, defaults in (("rita", (own, shared)), ("dana", (None, shared))):
        told = await site.get(name, "/views")
        assert (told["own_default"], told["project_default"]) == defaults
    carls = (await offered(site, "carl"))["Open letters"]
    assert (await change(site, "carl", carls, shared=False)).status_code == 200
    assert (await site.get("dana", "/views"))["project_default"] is None
    assert (await begin(site, "rita", None)).status_code == 200
    assert (await site.get("rita", "/views"))["own_default"] is None
    assert (await begin(site, "rita", None, for_all=True)).status_code == 403


async def test_keepers_of_the_project_clear_away_what_others_share(site: Site) -> None:
    view = (await keep(site, "carl", shared=True)).json()
    path = f"{site.base}/views/{view['id']}"
    refused = await site.world.client("rita").delete(path)
    assert (refused.status_code, refused.json()["code"]) == (403, "correspondence.not_your_view")
    assert (await site.world.client("maya").delete(path)).status_code == 204
    assert await offered(site, "carl") == {}


@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        ({"name": " "}, 422, "name"),
        ({"name": "x" * 81}, 422, "name"),
        ({"state": {"a": "x" * 17_000}}, 413, "state"),
        ({"state": [1]}, 422, "state"),
        ({"owner": "me"}, 422, "owner"),
    ],
)
async def test_what_cannot_be_kept(site: Site, body: dict[str, Any], status: int, field: str) -> None:
    answer = await site.post("carl", "/views", {"name": "Open", "state": STATE, **body})
    assert (answer.status_code, answer.json()["field"]) == (status, field), answer.text
    assert await offered(site, "carl") == {}


async def test_a_hundred_views_are_enough(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sitepost.tools.correspondence.actions.views.MOST_VIEWS", 2)
    for title in ("one", "two"):
        assert (await keep(site, "carl", title)).status_code == 201
    assert (await keep(site, "carl", "three")).json()["code"] == "correspondence.too_many_views"
    assert (await keep(site, "rita", "three")).status_code == 201


async def test_another_project_s_views_do_not_exist(site: Site, world: World) -> None:
    other = f"/api/projects/{world.stranger.project}/correspondence/views"
    assert (await world.client("carl").get(other)).status_code == 404
    view = (await keep(site, "carl", shared=True)).json()
    patched = await world.client("carl").patch(f"{other}/{view['id']}", json={"name": "x"}, headers={"If-Match": '"1"'})
    assert patched.status_code == 404
