"""Links over HTTP: related items, origins, and what was made from what, from both ends."""

from typing import Any
from uuid import UUID

import httpx
import pytest
from psycopg.errors import RestrictViolation
from tests.correspondence.site import Site
from tests.links.tying import add, links, made_from, pair, send, shown
from tests.world import World

from sitepost.kernel.ids import new_id
from sitepost.kernel.item import EVERY_MEMBER, Card
from sitepost.kernel.passport import MEMBER_TOOL
from sitepost.platform import cards


def said(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json().get("code", "")


async def test_related_items_stand_on_both_pages_and_go_from_both(site: Site) -> None:
    one, other = await pair(site)
    answer = await add(site, "ana", one, other, note="  The crane of both  ")
    assert answer.status_code == 201, answer.text
    assert answer.headers["etag"] == '"1"'
    for near, far in ((one, other), (other, one)):
        (line,) = await shown(site, "rita", near)
        assert (line["role"], line["card"]["number"], line["note"]) == ("related", far["number"], "The crane of both")
        assert line["card"]["link"] == far["link"]
    assert said(await add(site, "carl", other, one)) == (409, "links.already")
    assert said(await add(site, "ana", one, one)) == (422, "links.itself")

    line = (await shown(site, "ana", one))[0]
    path = f"/{line['id']}"
    assert said(await send(site, "rita", "PATCH", one, path, {"note": "Mine"})) == (403, "links.not_yours")
    edited = await send(site, "ana", "PATCH", one, path, {"note": "Both cranes"}, version=1)
    assert (edited.status_code, edited.json()["note"], edited.json()["version"]) == (200, "Both cranes", 2)
    stale = await send(site, "carl", "PATCH", one, path, {"note": "Neither"}, version=1)
    assert said(stale) == (409, "stale")
    assert said(await send(site, "rita", "DELETE", one, path)) == (403, "links.not_yours")
    assert (await send(site, "ana", "DELETE", one, path)).status_code == 204
    assert await shown(site, "ana", other) == []


async def test_an_item_has_one_origin_of_each_kind_which_is_edited_and_removed(site: Site) -> None:
    one, other = await pair(site)
    third = await site.create("carl", subject="Second thoughts")
    assert (await add(site, "ana", one, other, kind="origin")).status_code == 201
    assert said(await add(site, "ana", one, third, kind="origin")) == (409, "links.origin_taken")
    (line,) = await shown(site, "rita", other)
    assert (line["role"], line["card"]["id"]) == ("origin_of", one["id"])
    (line,) = await shown(site, "ana", one)
    assert line["can"] == ["edit", "exchange", "remove"]
    changed = await send(site, "ana", "PATCH", one, f"/{line['id']}", {"other_id": third["id"], "note": "See there"})
    assert changed.status_code == 200, changed.text
    assert [(each["role"], each["card"]["id"], each["note"]) for each in await shown(site, "ana", one)] == [
        ("origin", third["id"], "See there")
    ]
    assert await shown(site, "ana", other) == []
    assert (await send(site, "ana", "DELETE", one, f"/{changed.json()['id']}")).status_code == 204
    assert await shown(site, "ana", one) == []


async def test_things_of_other_tools_take_part_without_being_asked(site: Site, world: World) -> None:
    """An RFI, once there are any, is a card like any other (and this one is everybody's)."""
    item, _ = await pair(site)
    rfi = Card(
        id=new_id(), account=world.account, scope=world.project, tool=MEMBER_TOOL, kind="rfis.rfi", number="RFI-7",
        title="Which anchor?", link="/rfis/7", audience=EVERY_MEMBER,
    )  # fmt: skip
    async with world.work() as work:
        await cards.save(work, rfi)
    there = {"id": str(rfi.id)}
    letter = await site.create("carl")
    assert (await add(site, "ana", item, there, kind="origin")).status_code == 201
    assert (await add(site, "ana", item, letter, kind="origin")).status_code == 201, "one of each kind"
    assert (await add(site, "ana", item, there)).status_code == 201
    assert {(line["role"], line["card"]["number"]) for line in await shown(site, "rita", there)} == {
        ("origin_of", item["number"]),
        ("related", item["number"]),
    }
    made = await site.create("ana", from_id=str(rfi.id))
    assert [line["role"] for line in await shown(site, "ana", made)] == ["made_from"]


async def test_what_was_made_stays_linked_and_a_wrong_one_is_void(site: Site) -> None:
    source, _ = await pair(site)
    made = await site.create("dana", from_id=source["id"], subject="A claim for it")
    (line,) = await shown(site, "rita", source)
    assert (line["role"], line["card"]["id"], line["void"]) == ("made", made["id"], None)
    (back,) = await shown(site, "dana", made)
    assert (back["role"], back["card"]["id"]) == ("made_from", source["id"])
    path = f"/{line['id']}"
    assert said(await send(site, "carl", "DELETE", source, path)) == (422, "links.permanent")
    assert said(await send(site, "carl", "PATCH", source, path, {"note": "No"})) == (422, "links.permanent")
    with pytest.raises(RestrictViolation):
        async with site.world.work() as work:
            await work.run("DELETE FROM links_link WHERE id = %(id)s", {"id": UUID(line["id"])})

    assert said(await send(site, "rita", "PUT", source, f"{path}/void", {"reason": "No"})) == (403, "links.not_yours")
    assert said(await send(site, "dana", "PUT", source, f"{path}/void", {"reason": " "}))[0] == 422
    voided = await send(site, "dana", "PUT", source, f"{path}/void", {"reason": "Made from the wrong notice"})
    assert voided.status_code == 200, voided.text
    for near in (source, made):
        (line,) = await shown(site, "rita", near)
        assert line["void"]["reason"] == "Made from the wrong notice"
        assert line["void"]["by"] == str(site.person("dana"))
        assert line["can"] == []
    assert said(await send(site, "carl", "PUT", source, f"{path}/void", {"reason": "Twice"})) == (
        422,
        "links.void_already",
    )


async def test_archived_items_take_no_links_and_lose_none(site: Site) -> None:
    one, other = await pair(site)
    line = (await add(site, "ana", one, other)).json()
    archived = await site.world.client("carl").put(f"{site.base}/items/{other['id']}/archived", json={"archived": True})
    assert archived.status_code == 200
    third = await site.create("ana")
    assert said(await add(site, "carl", other, third)) == (422, "links.archived")
    assert said(await add(site, "ana", third, other)) == (422, "links.archived")
    assert said(await made_from(site, "ana", other)) == (422, "correspondence.archived")
    assert (await shown(site, "ana", one))[0]["card"]["archived"] is True
    assert (await links(site, "carl", other)).json()["can"] == []
    assert (await send(site, "ana", "DELETE", one, f"/{line['id']}")).status_code == 204, "the other one is not"


async def test_every_change_stands_in_both_histories(site: Site) -> None:
    one, other = await pair(site)
    line = (await add(site, "ana", one, other, note="Both")).json()
    await send(site, "ana", "PATCH", one, f"/{line['id']}", {"note": "All"})
    await send(site, "ana", "DELETE", one, f"/{line['id']}")
    origin = (await add(site, "ana", one, other, kind="origin")).json()
    await send(site, "ana", "DELETE", one, f"/{origin['id']}")
    made = await site.create("ana", from_id=one["id"])
    void = (await shown(site, "ana", made))[0]["id"]
    await send(site, "ana", "PUT", made, f"/{void}/void", {"reason": "Wrong one"})
    common = ["origin_removed", "origin_set", "related_item_removed", "link_note_changed", "item_related"]
    assert await history(site, "carl", one) == ["made_link_voided", "item_made", *common]
    assert await history(site, "carl", other) == common
    assert await history(site, "carl", made) == ["made_link_voided", "item_made_from"]
    entries = await read_history(site, "carl", one)
    added = next(each for each in entries["items"] if each["kind"] == "links.item_related")
    assert [(each["label"], each["new"]) for each in added["changes"]] == [
        ("Related Item", other["id"]),
        ("Note", "Both"),
    ]
    assert entries["cards"][other["id"]]["number"] == other["number"]


async def read_history(site: Site, name: str, item: dict[str, Any]) -> dict[str, Any]:
    path = f"/api/projects/{site.world.project}/history"
    answer = await site.world.client(name).get(path, params={"card": item["id"], "limit": 50})
    assert answer.status_code == 200, answer.text
    return answer.json()  # type: ignore[no-any-return]  # JSON


async def history(site: Site, name: str, item: dict[str, Any]) -> list[str]:
    kinds = [each["kind"] for each in (await read_history(site, name, item))["items"]]
    return [kind.removeprefix("links.") for kind in kinds if kind.startswith("links.")]
