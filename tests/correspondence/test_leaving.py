"""Nobody leaves while open letters wait for them; another takes those with the same step (spec D6)."""

from typing import Any

import httpx
from tests.correspondence.site import Site


async def remove(site: Site, name: str, by: str = "carl", to: str | None = None) -> httpx.Response:
    """Take somebody out of the project."""
    path = f"/api/projects/{site.world.project}/people/{site.person(name)}"
    params = {"reassign_to": str(site.person(to))} if to else {}
    return await site.world.client(by).delete(path, params=params)


async def deactivate(site: Site, name: str, to: str | None = None) -> httpx.Response:
    """End somebody's access everywhere."""
    body: dict[str, Any] = {"active": False} | ({"reassign_to": str(site.person(to))} if to else {})
    return await site.world.client("maya").put(f"/api/account/people/{site.person(name)}/active", json=body)


async def test_open_letters_keep_their_assignee_here_and_the_refusal_says_which(site: Site) -> None:
    first = await site.create("ana", assignees=site.people("dana", "rita"))
    await site.create("ana", "LTR", private=True, subject="Between us", assignees=site.people("dana"))
    draft = await site.create("ana", issue=False, assignees=site.people("dana"))
    await site.create("ana", distribution=site.people("dana"), received_from=site.people("dana")[0])
    await site.levels("kate", "none")
    await site.world.set_levels("kate", {"directory": "admin", site.tool("NOD"): "read_only"})
    refused = await remove(site, "dana", by="kate")
    told = refused.json()["extra"]
    assert (refused.status_code, refused.json()["code"]) == (422, "correspondence.open_roles")
    assert told["total"] == 2, "drafts, copies and senders wait for nobody"
    assert [(place["project_name"], place["type_name"], place["items"]) for place in told["places"]] == [
        ("Harbour Tower", "Letters", 1),
        ("Harbour Tower", "Notice of Delay", 1),
    ]
    assert [item["number"] for item in told["items"]] == [first["number"]], "the private one is counted only"
    assert "Between us" not in refused.text
    assert (await site.get("dana", f"/items/{draft['id']}", 404))["code"] == "not_found"
    assert await site.sees("dana", first), "nothing happened"


async def test_another_takes_them_with_the_same_step_and_is_told(site: Site) -> None:
    item = await site.create("ana", assignees=site.people("dana", "rita"))
    private = await site.create("ana", private=True, assignees=site.people("dana"))
    closed = await site.create("ana", assignees=site.people("dana"))
    answer = await site.move("carl", closed, "NOD", "closed_successful")
    assert answer.status_code == 200, answer.text
    assert (await remove(site, "dana", to="dev")).status_code == 204
    assert (await site.get("ana", f"/items/{item['id']}"))["assignees"] == site.people("dev", "rita")
    assert await site.sees("dev", private), "at once"
    assert (await site.get("ana", f"/items/{closed['id']}"))["assignees"] == site.people("dana")
    assert (await site.world.client("dana").get(f"{site.base}/items")).status_code == 404
    await site.world.settle()
    notices = (await site.world.client("dev").get("/api/notices")).json()["items"]
    assert len(notices) >= 2


async def test_who_takes_them_must_be_here_and_see_their_type(site: Site) -> None:
    item = await site.create("ana", assignees=site.people("dana"))
    for successor, code in (("omar", "correspondence.successor_without_access"), ("dana", "directory.bad_successor")):
        refused = await remove(site, "dana", to=successor)
        assert (refused.status_code, refused.json()["code"]) == (422, code), successor
    zoe = await site.world.client("carl").delete(
        f"/api/projects/{site.world.project}/people/{site.person('dana')}",
        params={"reassign_to": str(site.world.stranger.person)},
    )
    assert (zoe.status_code, zoe.json()["code"]) == (422, "directory.bad_successor")
    assert (await site.get("ana", f"/items/{item['id']}"))["assignees"] == site.people("dana")


async def test_deactivating_asks_the_same_of_every_project(site: Site) -> None:
    item = await site.create("ana", assignees=site.people("dana"))
    refused = await deactivate(site, "dana")
    assert (refused.status_code, refused.json()["code"]) == (422, "correspondence.open_roles")
    assert refused.json()["extra"]["items"][0]["id"] == item["id"], "Maya sees it"
    assert (await site.world.client("dana").get("/api/me")).status_code == 200
    done = await deactivate(site, "dana", to="rita")
    assert (done.status_code, done.json()["active"]) == (200, False)
    assert (await site.get("ana", f"/items/{item['id']}"))["assignees"] == site.people("rita")
    assert (await deactivate(site, "dev")).status_code == 200, "nothing waits for Dev"
