"""The archive, and several items at once: rows 16 to 18 of table 5.4, spec 4.8 and 4.9."""

from typing import Any

import httpx
import pytest
from tests.correspondence.site import LEVELS, Site
from tests.world import World

from sitepost.kernel.ids import new_id


async def archive(site: Site, who: str, item: dict[str, Any], archived: bool = True) -> httpx.Response:
    """Archive or retrieve as `who`, whatever version it has."""
    headers = {"If-Match": "*"}
    body = {"archived": archived}
    return await site.world.client(who).put(f"{site.base}/items/{item['id']}/archived", json=body, headers=headers)


async def change(site: Site, who: str, items: list[Any], mode: str = "all_or_nothing", **wanted: Any) -> httpx.Response:
    """Change items at once as `who`."""
    chosen = [each if "change" in each else {"id": each["id"]} for each in items]
    return await site.post(who, "/bulk", {"items": chosen, "mode": mode, "change": wanted or None})


async def numbers(site: Site, who: str, **query: Any) -> set[str]:
    """Return the numbers of what `who` finds."""
    return {line["number"] for line in (await site.get(who, "/items", **query))["items"]}


async def history(site: Site, item: dict[str, Any]) -> list[str]:
    """Return the labels of an item's history, as its type's administrator reads them."""
    answer = await site.world.client("carl").get(
        f"/api/projects/{site.world.project}/history", params={"card": item["id"]}
    )
    assert answer.status_code == 200, answer.text
    return [entry["kind"] for entry in answer.json()["items"]]


@pytest.mark.parametrize("who", [*LEVELS, "maya"])
async def test_only_administrators_of_the_type_archive_and_retrieve(site: Site, who: str) -> None:
    item = await site.create("ana", private=False)
    answer = await archive(site, who, item)
    if who == "omar":
        assert answer.status_code == 404
    elif who in ("carl", "maya"):
        assert answer.status_code == 200
        assert (await archive(site, who, item, archived=False)).json()["archived_at"] is None
    else:
        assert (answer.status_code, answer.json()["code"]) == (403, "correspondence.admin_only")
        assert (await archive(site, "carl", item)).status_code == 200
        refused = await archive(site, who, item, archived=False)
        assert (refused.status_code, refused.json()["code"]) == (403, "correspondence.admin_only")


async def test_an_archived_item_moves_to_the_archive_and_is_read_only(site: Site) -> None:
    item = await site.create("ana", private=False)
    shown = (await archive(site, "carl", item)).json()
    assert shown["archived_at"] is not None
    assert {"edit", "respond", "change_status", "mark_official", "archive"} & set(shown["can"]) == set()
    assert "retrieve" in shown["can"]
    assert await numbers(site, "dana") == set()
    assert await numbers(site, "dana", archived=True) == {item["number"]}
    assert (await site.patch("carl", item, subject="Other")).json()["code"] == "correspondence.archived"
    assert (await archive(site, "carl", item)).json()["code"] == "correspondence.archived"
    back = (await archive(site, "carl", item, archived=False)).json()
    assert (back["archived_at"], back["version"]) == (None, item["version"] + 2), "each move is a version"
    assert back["revision"] == item["revision"], "and no revision"
    assert await numbers(site, "dana") == {item["number"]}
    assert (await archive(site, "carl", item, archived=False)).json()["code"] == "correspondence.not_archived"
    kinds = await history(site, item)
    assert kinds[:2] == ["correspondence.item_retrieved", "correspondence.item_archived"]


async def test_nobody_is_told_of_the_archive(site: Site) -> None:
    item = await site.create("ana", private=False, assignees=site.people("dana"))
    await site.world.settle()
    async with site.world.work(reading=True) as work:
        mails = await work.value("SELECT count(*) FROM mail")
        notices = await work.value("SELECT count(*) FROM notifications_notice")
    await archive(site, "carl", item)
    await site.world.settle()
    async with site.world.work(reading=True) as work:
        assert await work.value("SELECT count(*) FROM mail") == mails
        assert await work.value("SELECT count(*) FROM notifications_notice") == notices


async def test_an_item_in_the_archive_waits_for_nobody(site: Site) -> None:
    item = await site.create("ana", private=False, assignees=site.people("dana"), due_on="2026-01-05")
    await archive(site, "carl", item)
    async with site.world.work(reading=True) as work:
        found = await work.dicts("SELECT due_on, court FROM card WHERE id = %(id)s", {"id": item["id"]})
    assert (found[0]["due_on"], list(found[0]["court"] or ())) == (None, [])


async def test_several_items_change_at_once(site: Site) -> None:
    items = [await site.create("ana", private=False, subject=f"Crane {n}") for n in range(3)]
    answer = await change(site, "carl", items, fields={"due_on": "2031-05-12", "assignees": site.people("dana")})
    assert (answer.status_code, answer.json()["done"]) == (200, 3), answer.text
    for item, told in zip(items, answer.json()["items"], strict=True):
        shown = await site.get("carl", f"/items/{item['id']}")
        assert (told["id"], told["version"]) == (item["id"], shown["version"])
        assert (shown["due_on"], shown["assignees"], shown["subject"]) == (
            "2031-05-12",
            site.people("dana"),
            item["subject"],
        )
    assert (await change(site, "carl", items, state="closed_successful")).json()["done"] == 3
    states = {line["status"]["maps_to"] for line in (await site.get("carl", "/items"))["items"]}
    assert states == {"closed_successful"}
    assert (await change(site, "carl", items, archived=True)).json()["done"] == 3
    assert await numbers(site, "carl") == set()


async def test_types_with_statuses_of_their_own_close_together(site: Site) -> None:
    items = [await site.create("carl", type, private=False) for type in ("NOD", "CLM")]
    assert (await change(site, "carl", items, state="closed_unsuccessful")).json()["done"] == 2


async def test_all_or_nothing_changes_nothing_and_says_what_stood_in_the_way(site: Site) -> None:
    good = await site.create("ana", private=False)
    archived = await site.create("ana", private=False)
    await archive(site, "carl", archived)
    unseen = {"id": str(new_id())}
    await site.world.settle()
    answer = await change(site, "carl", [good, archived, unseen], fields={"due_on": "2031-05-12"})
    assert (answer.status_code, answer.json()["code"]) == (422, "correspondence.nothing_done")
    refused = {each["id"]: each["code"] for each in answer.json()["extra"]["items"]}
    assert refused == {archived["id"]: "correspondence.archived", unseen["id"]: "not_found"}
    assert (await site.get("carl", f"/items/{good['id']}"))["version"] == good["version"]
    assert "correspondence.item_edited" not in await history(site, good)


async def test_one_forbidden_item_stops_them_all_where_no_mode_is_named(site: Site) -> None:  # 14b 37
    own, other = await site.create("ana", private=False), await site.create("dana", private=False)
    await let_creators(site)
    chosen = [{"id": each["id"]} for each in (own, other)]
    answer = await site.post("ana", "/bulk", {"items": chosen, "change": {"state": "closed_successful"}})
    assert (answer.status_code, answer.json()["code"]) == (422, "correspondence.nothing_done")
    told = [(each["id"], each["code"]) for each in answer.json()["extra"]["items"]]
    assert told == [(other["id"], "correspondence.not_yours")]
    for item in (own, other):
        shown = await site.get("carl", f"/items/{item['id']}")
        assert (shown["version"], shown["status"]["maps_to"]) == (item["version"], "open")
        assert "correspondence.item_closed" not in await history(site, item)


async def test_item_by_item_changes_what_can_be_changed(site: Site) -> None:
    good = await site.create("ana", private=False)
    archived = await site.create("ana", private=False)
    await archive(site, "carl", archived)
    answer = await change(site, "carl", [archived, good], "item_by_item", fields={"due_on": "2031-05-12"})
    told = answer.json()["items"]
    assert [(each["done"], each["code"]) for each in told] == [(False, "correspondence.archived"), (True, "")]
    assert (await site.get("carl", f"/items/{good['id']}"))["due_on"] == "2031-05-12"
    assert "correspondence.item_edited" in await history(site, good)
    assert "correspondence.item_edited" not in await history(site, archived)


async def test_a_wrong_field_is_said_of_each_item(site: Site) -> None:
    items = [await site.create("ana", private=False) for _ in range(2)]
    answer = await change(site, "carl", items, "item_by_item", fields={"assignees": [str(new_id())]})
    assert [(each["done"], each["field"]) for each in answer.json()["items"]] == [(False, "assignees")] * 2


async def test_undoing_gives_each_item_its_own_back(site: Site) -> None:
    items = [await site.create("ana", private=False, due_on=f"2031-05-1{n}") for n in range(2)]
    assert (await change(site, "carl", items, fields={"due_on": None})).json()["done"] == 2
    back = [{"id": item["id"], "change": {"fields": {"due_on": item["due_on"]}}} for item in items]
    assert (await change(site, "carl", back)).json()["done"] == 2
    for item in items:
        assert (await site.get("carl", f"/items/{item['id']}"))["due_on"] == item["due_on"]


async def test_a_version_that_moved_stays(site: Site) -> None:
    item = await site.create("ana", private=False)
    await site.patch("carl", item, subject="Moved")
    body = {"items": [{"id": item["id"], "version": 1}], "mode": "item_by_item", "change": {"archived": True}}
    told = (await site.post("carl", "/bulk", body)).json()["items"]
    assert [(each["done"], each["code"]) for each in told] == [(False, "stale")]


@pytest.mark.parametrize("who", [name for name in LEVELS if name not in ("carl", "omar")])
async def test_others_change_nothing_in_bulk(site: Site, who: str) -> None:
    item = await site.create("ana", private=False)
    told = (await change(site, who, [item], "item_by_item", archived=True)).json()["items"]
    assert [(each["done"], each["code"]) for each in told] == [(False, "correspondence.admin_only")]


async def test_a_private_item_that_one_does_not_see_does_not_exist_in_bulk(site: Site) -> None:
    secret = await site.create("ana", "CLM", private=True)
    told = (await change(site, "carl", [secret, {"id": str(new_id())}], "item_by_item", archived=True)).json()["items"]
    first, second = ({key: value for key, value in each.items() if key != "id"} for each in told)
    assert first == second
    assert first["code"] == "not_found"


async def test_everything_that_fits_the_filters_is_named(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sitepost.tools.correspondence.actions.bulk.A_PAGE", 2)
    items = [await site.create("ana", private=False, subject=f"Crane {n}") for n in range(5)]
    await site.create("ana", "CLM", private=True, subject="Crane secret")
    named = (await site.get("dana", "/matching", q="crane"))["items"]
    assert set(named) == {item["id"] for item in items}
    monkeypatch.setattr("sitepost.tools.correspondence.actions.bulk.MOST_ITEMS", 3)
    refused = await site.get("dana", "/matching", expect=422, q="crane")
    assert refused["code"] == "correspondence.too_many_items"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"items": []}, "correspondence.nothing_wanted"),
        ({"items": [{"id": str(new_id())}] * 501}, "correspondence.too_many_items"),
        ({"items": [{"id": "x"}]}, "invalid"),
        ({}, "invalid"),
    ],
)
async def test_what_cannot_be_asked_at_once(site: Site, body: dict[str, Any], code: str) -> None:
    answer = await site.post("carl", "/bulk", body)
    assert (answer.status_code, answer.json()["code"]) == (422, code)


async def test_another_project_has_no_such_items(site: Site, world: World) -> None:
    item = await site.create("ana", private=False)
    elsewhere = f"/api/projects/{world.stranger.project}/correspondence/bulk"
    body = {"items": [{"id": item["id"]}], "change": {"archived": True}}
    assert (await world.client("carl").post(elsewhere, json=body)).status_code == 404


async def test_whoever_read_an_item_before_it_was_archived_holds_another_version(site: Site) -> None:
    item = await site.create("ana", private=False)
    shown = (await archive(site, "carl", item)).headers["etag"]
    assert shown != f'"{item["version"]}"'
    path = f"{site.base}/items/{item['id']}/archived"
    stale = await site.world.client("carl").put(
        path, json={"archived": False}, headers={"If-Match": f'"{item["version"]}"'}
    )
    assert (stale.status_code, stale.json()["code"]) == (409, "stale")
    assert stale.json()["extra"]["changed"] == ["archived"]
    fresh = await site.world.client("carl").put(path, json={"archived": False}, headers={"If-Match": shown})
    assert fresh.status_code == 200


async def let_creators(site: Site, type: str = "NOD") -> None:
    """Let creators change their own items of a type in bulk."""
    path = f"{site.base}/types/{site.types[type]}/settings"
    answer = await site.world.client("carl").patch(path, json={"bulk_own": True}, headers={"If-Match": "*"})
    assert (answer.status_code, answer.json()["bulk_own"]) == (200, True), answer.text


async def test_creators_change_their_own_items_in_bulk_where_the_project_lets_them(site: Site) -> None:
    own = [await site.create("ana", private=False) for _ in range(2)]
    other = await site.create("dana", private=False)
    claim = await site.create("ana", "CLM", private=False)
    await let_creators(site)
    assert (await change(site, "ana", own, fields={"due_on": "2031-05-12"})).json()["done"] == 2
    told = (await change(site, "ana", [other, claim], "item_by_item", fields={"due_on": "2031-05-12"})).json()["items"]
    assert [each["code"] for each in told] == ["correspondence.not_yours", "correspondence.admin_only"]
    archived = (await change(site, "ana", own, "item_by_item", archived=True)).json()["items"]
    assert {each["code"] for each in archived} == {"correspondence.admin_only"}
    closed = await site.move("ana", own[0], "NOD", "closed_successful")
    assert closed.status_code == 200
    told = (await change(site, "ana", [own[0]], "item_by_item", fields={"due_on": None})).json()["items"]
    assert [each["code"] for each in told] == ["correspondence.closed"]
    types = {each["prefix"]: each["can"] for each in (await site.get("ana", "/types"))["items"]}
    assert ("bulk" in types["NOD"], "bulk" in types["CLM"]) == (True, False)


async def test_read_only_changes_nothing_in_bulk_not_even_their_own(site: Site) -> None:
    await site.levels("dev", "read_only", "create", "edit_items_they_created")
    item = await site.create("dev", private=False)
    await let_creators(site)
    told = (await change(site, "dev", [item], "item_by_item", fields={"due_on": None})).json()["items"]
    assert [each["code"] for each in told] == ["correspondence.admin_only"]


async def test_people_and_states_change_in_bulk(site: Site) -> None:
    items = [await site.create("ana", private=False, assignees=site.people("dana")) for _ in range(2)]
    wanted = {
        "assignees": site.people("dev"),
        "distribution": site.people("rita", "rob"),
        "received_from": site.people("kate")[0],
    }
    assert (await change(site, "carl", items, fields=wanted)).json()["done"] == 2
    for item in items:
        shown = await site.get("carl", f"/items/{item['id']}")
        assert {field: shown[field] for field in wanted} == wanted


async def test_the_report_says_what_undoes_it(site: Site) -> None:
    first = await site.create("ana", private=False, assignees=site.people("dana"), due_on="2031-05-12")
    second = await site.create("ana", private=True, cost_impact={"status": "yes_known", "amount": "12.5"})
    draft = await site.create("carl", issue=False, private=False)
    wanted = {"assignees": site.people("rita"), "due_on": None, "private": False, "cost_impact": None}
    told = await change(site, "carl", [first, second, draft], "item_by_item", fields=wanted, state="open")
    items = told.json()["items"]
    assert [each["done"] for each in items] == [True] * 3, told.text
    assert items[2]["undo"] is None, "what was issued stays issued"
    assert items[0]["undo"] == {"fields": {"assignees": site.people("dana"), "due_on": "2031-05-12"}}
    back = [{"id": each["id"], "version": each["version"], "change": each["undo"]} for each in items[:2]]
    assert (await change(site, "carl", back)).json()["done"] == 2
    for item in (first, second):
        shown = await site.get("carl", f"/items/{item['id']}")
        assert {field: shown[field] for field in wanted} == {field: item[field] for field in wanted}
    archived = (await change(site, "carl", [first], archived=True, state="closed_successful")).json()["items"][0]
    assert archived["undo"]["archived"] is False
    again = [{"id": first["id"], "version": archived["version"], "change": archived["undo"]}]
    assert (await change(site, "carl", again)).json()["done"] == 1
    shown = await site.get("carl", f"/items/{first['id']}")
    assert (shown["archived_at"], shown["status"]["maps_to"]) == (None, "open")
    moved = await change(site, "carl", back[:1], "item_by_item")
    assert moved.json()["items"][0]["code"] == "stale", "what somebody changed meanwhile stays theirs"
