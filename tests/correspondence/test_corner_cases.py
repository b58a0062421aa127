"""Section 5.5 of the spec, case by case, and what 14b asks of drafts, Super Private and closed items."""

import json
from typing import Any
from uuid import uuid4

import httpx
import pytest
from tests.correspondence.site import Site, doc
from tests.leaks.crawler import frames

WORD = "xylophone"
READERS = ("maya", "omar", "carl", "kate", "ana", "dana", "dev", "rita", "rob")


async def places(site: Site, name: str, item: dict[str, Any]) -> dict[str, bool]:
    """Say in which places somebody meets an item: each asked over HTTP, but for the socket."""
    client, project = site.world.client(name), f"/api/projects/{site.world.project}"
    one = f"{site.base}/items/{item['id']}"

    async def lines(path: str, **query: str) -> bool:
        answer = await client.get(path, params=query)
        return answer.status_code == 200 and item["id"] in answer.text

    counts = (await client.get(f"{site.base}/counts")).json()
    return {
        "page": (await client.get(one)).status_code == 200,
        "list": await lines(f"{site.base}/items"),
        "list by words": await lines(f"{site.base}/items", q=WORD),
        "search": await lines(f"{project}/search", q=WORD),
        "search by number": await lines(f"{project}/search", q=item["number"]),
        "export": (await client.get(f"{one}/pdf")).status_code == 200,
        "counts": sum(each["total"] for each in counts["types"]) > 0,
        "notices": await lines("/api/notices"),
        "badge": (await client.get("/api/notices/count")).json()["unread"] > 0,
        "socket": any(item["id"] in frame and '"card"' in frame for frame in [f async for f in frames(site.world, name)]
                      if '"gone"' not in frame),
    }  # fmt: skip


async def letter(site: Site, type: str = "NOD", **fields: Any) -> dict[str, Any]:
    """Issue a letter of Ana's to Rita, full of one word."""
    return await site.create(
        "ana", type, subject=f"About {WORD}", description=doc(f"The {WORD} stood still."), number="7301",
        assignees=site.people("rita"), **fields,
    )  # fmt: skip


async def tick(site: Site, event: str, role: str, type: str = "NOD") -> None:
    """Tick one box of the matrix of mails."""
    path = f"/api/projects/{site.world.project}/notifications/matrix/{site.tool(type)}"
    answer = await site.world.client("maya").put(
        path, json={"events": {event: {role: True}}}, headers={"If-Match": "*"}
    )
    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize("type", ["NOD", "CLM"])
async def test_a_public_item_made_private_leaves_everything_of_whoever_has_no_role(site: Site, type: str) -> None:
    item = await letter(site, type, distribution=site.people("rob"))
    await site.world.settle()
    told = await places(site, "rob", item)
    assert all(told.values()), told
    before = await places(site, "kate", item)
    assert before.pop("notices") is before.pop("badge") is False, "she is not on it"
    assert all(before.values()), before
    answer = await site.patch("ana", item, private=True, distribution=[])
    assert answer.status_code == 200, answer.text
    for name in ("kate", "rob", "dev"):  # at once: before any reaction or job has run
        found = await places(site, name, item)
        assert not any(found.values()), (name, found)
    await site.world.settle()
    for name in ("kate", "rob", "dev"):
        found = await places(site, name, item)
        assert not any(found.values()), (name, found)
    assert (await places(site, "rita", item))["list by words"]
    assert (await places(site, "carl", item))["page"] == (type == "NOD"), "a type Admin, without a colleague on it"


async def test_an_assignee_removed_from_a_private_item_keeps_nothing_but_its_number_and_subject(site: Site) -> None:
    await tick(site, "user_removed", "assignee")
    item = await letter(site, private=True)
    await site.world.settle()
    assert (await places(site, "rita", item))["page"]
    async with site.world.work() as work:
        await work.run("DELETE FROM mail")
    changed = {"assignees": [], "description": doc("A walrus came."), "subject": "About a walrus"}
    assert (await site.patch("ana", item, **changed)).status_code == 200
    found = await places(site, "rita", item)
    assert not any(found.values()), found
    await site.world.settle()
    async with site.world.work(reading=True) as work:
        asked = {"person": site.person("rita")}
        mails = await work.dicts("SELECT subject, text, html FROM mail WHERE person_id = %(person)s", asked)
    assert len(mails) == 1
    text = json.dumps(mails).lower()
    assert item["number"].lower() in text
    assert f"about {WORD}" in text
    assert "stood still" not in text
    assert "walrus" not in text


async def test_the_permissions_tab_is_computed_and_lists_exactly_whoever_opens_the_item(site: Site) -> None:
    await site.levels("dev", "read_only", "view_vendor_items")
    await site.levels("kate", "admin")
    for type in ("LTR", "CLM"):
        item = await site.create("ana", type, private=True, assignees=site.people("dana"))
        shown = await site.get("ana", f"/items/{item['id']}/access")
        opens = {name for name in READERS if await site.sees(name, item)}
        assert {each["id"] for each in shown["items"]} == set(site.people(*opens))
        assert {"ana", "dana", "dev"} <= opens


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
async def test_the_permissions_tab_cannot_be_edited(site: Site, method: str) -> None:
    item = await letter(site, private=True)
    path = f"{site.base}/items/{item['id']}/access"
    body = {"items": [{"id": str(site.person("rob"))}]}
    answer = await site.world.client("maya").request(method, path, json=body, headers={"If-Match": '"1"'})
    assert answer.status_code == 405, answer.text
    assert not await site.sees("rob", item)


async def test_a_distribution_group_is_expanded_when_it_is_added_and_never_again(site: Site) -> None:
    maya, project = site.world.client("maya"), f"/api/projects/{site.world.project}"
    made = await maya.post(f"{project}/groups", json={"name": "Steel", "people": site.people("rita")})
    assert made.status_code == 201, made.text
    group = made.json()
    members = [each["id"] if isinstance(each, dict) else each for each in group["people"]]
    item = await site.create("ana", private=True, distribution=members)
    path, match = f"{project}/groups/{group['id']}", {"If-Match": "*"}
    changed = await maya.patch(path, json={"people": site.people("rob")}, headers=match)
    assert changed.status_code == 200, changed.text
    await site.world.settle()
    assert await site.sees("rita", item), "who was in it then stays"
    assert not await site.sees("rob", item), "who came later does not come with it"
    refused = await site.patch("ana", item, distribution=[group["id"]])
    assert refused.status_code == 422, "an item holds people, never groups"


async def test_a_direct_address_without_access_is_not_there_rather_than_forbidden(site: Site) -> None:
    item = await letter(site, private=True)
    client = site.world.client("kate")
    requests: list[tuple[str, str, Any]] = [
        ("GET", "", None), ("GET", "/responses", None), ("GET", "/access", None), ("GET", "/pdf", None),
        ("PATCH", "", {"subject": "Mine"}), ("POST", "/responses", {"text": doc("Mine")}),
        ("PUT", "/status", {"status_id": await site.status("NOD", "closed_successful")}),
    ]  # fmt: skip

    async def ask(id: str, method: str, path: str, body: Any) -> httpx.Response:
        where = f"{site.base}/items/{id}{path}"
        return await client.request(method, where, json=body, headers={"If-Match": '"1"'})

    for method, path, body in requests:
        nothing = str(uuid4())
        hidden, absent = await ask(item["id"], method, path, body), await ask(nothing, method, path, body)
        assert hidden.status_code == 404, (method, path, hidden.text)
        assert hidden.text.replace(item["id"], "ID") == absent.text.replace(nothing, "ID")
        kept = [
            {k: v for k, v in each.headers.items() if k not in ("x-request-id", "date")} for each in (hidden, absent)
        ]
        assert kept[0] == kept[1]


async def test_a_draft_is_its_creator_s_until_it_is_issued(site: Site) -> None:  # 14b 5
    item = await letter(site, issue=False)
    await site.world.settle()
    for name in ("rita", "kate", "dev"):
        found = await places(site, name, item)
        assert not any(found.values()), (name, found)
    async with site.world.work(reading=True) as work:
        assert await work.value("SELECT count(*) FROM mail") == 0
    assert (await site.patch("ana", item, issue=True)).status_code == 200
    await site.world.settle()
    found = await places(site, "rita", item)
    assert all(found.values()), found


async def test_a_super_private_item_and_a_colleague_of_the_admin_on_it(site: Site) -> None:  # 14b 10, 11, 12
    alone = await letter(site, "CLM", private=True)
    assert not any((await places(site, "carl", alone)).values())
    path = f"/api/projects/{site.world.project}/history"
    answer = await site.world.client("carl").get(path, params={"card": alone["id"]})
    assert answer.status_code == 404
    public = await site.create("ana", "CLM", private=False)
    assert await site.sees("carl", public)
    for issue in (False, True):
        with_mate = await site.create("ana", "CLM", private=True, issue=issue, assignees=site.people("kate"))
        assert await site.sees("carl", with_mate) is issue


async def test_who_is_not_allowed_the_type_is_on_no_item_of_it(site: Site) -> None:  # 14b 15
    offered = await site.get("ana", f"/types/{site.types['NOD']}/people")
    names = {each["name"] for each in offered["items"]}
    assert "Omar Haddad" not in names
    assert "Rita Moss" in names
    body = {"type_id": str(site.types["NOD"]), "issue": True, "subject": "Crane", "assignees": site.people("omar")}
    refused = await site.post("ana", "/items", body)
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["field"] == "assignees"
