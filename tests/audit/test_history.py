"""The change history over HTTP: who changed what, for administrators of the type."""

from typing import Any

import pytest
from tests.correspondence.site import Site, doc

from sitepost.kernel.ids import new_id
from sitepost.tools.audit import rules


async def history(site: Site, name: str, item: dict[str, Any], status: int = 200, **query: Any) -> dict[str, Any]:
    """Read the history of an item as `name`."""
    path = f"/api/projects/{site.world.project}/history"
    answer = await site.world.client(name).get(path, params={"card": item["id"]} | query)
    assert answer.status_code == status, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def test_every_change_stands_with_its_author_and_both_values(site: Site) -> None:
    item = await site.create("ana", assignees=site.people("dana"), subject="First words", description=doc("One."))
    answer = await site.patch("carl", item, subject="Second words", assignees=site.people("dana", "rob"))
    assert answer.status_code == 200, answer.text
    assert (await site.move("carl", item, "NOD", "closed_successful")).status_code == 200
    found = await history(site, "carl", item)
    assert [entry["kind"].split("item_")[-1] for entry in found["items"]] == ["closed", "edited", "issued"]
    edited = {change["field"]: change for change in found["items"][1]["changes"]}
    assert (edited["subject"]["old"], edited["subject"]["new"]) == ("First words", "Second words")
    assert edited["subject"]["label"] == "Subject"
    assert edited["assignees"]["new"] == site.people("dana", "rob")
    assert found["items"][1]["actor"] == site.people("carl")[0]
    people = found["people"]
    assert people[site.people("carl")[0]]["name"] == "Carl Reyes"
    assert people[site.people("rob")[0]]["company_name"] == "Ferro Steel"
    assert people[site.people("ana")[0]]["mail"] == site.world.mails["ana"]


@pytest.mark.parametrize(("name", "status"), [("ana", 403), ("dana", 403), ("rita", 403), ("omar", 404), ("zoe", 404)])
async def test_only_administrators_of_the_type_read_it(site: Site, name: str, status: int) -> None:
    item = await site.create("ana", assignees=site.people("dana"))
    found = await history(site, name, item, status)
    assert found["code"] == ("not_found" if status == 404 else "audit.admins_only")
    if status == 403:
        shown = await site.get(name, f"/items/{item['id']}")
        assert "see_history" not in shown["can"], "nor is there a tab"
        assert shown["why_not"]["see_history"] == "correspondence.admin_only"
    assert "see_history" in (await site.get("carl", f"/items/{item['id']}"))["can"]


async def test_an_item_that_one_may_not_see_has_no_history(site: Site) -> None:
    claim = await site.create("ana", "CLM", private=True, assignees=site.people("dana"), subject="Xylophone")
    await history(site, "carl", claim, 404)
    await history(site, "carl", {"id": str(new_id())}, 404)
    path = f"/api/projects/{site.world.project}/history"
    assert (await site.world.client("carl").get(path)).status_code == 422
    assert (await site.world.client("carl").get(path, params={"card": "x"})).status_code == 422
    assert (await site.world.client(None).get(path, params={"card": claim["id"]})).status_code == 401


async def test_an_item_of_another_project_is_not_found_here(site: Site) -> None:
    item = await site.create("ana")
    path = f"/api/projects/{site.world.stranger.project}/history"
    assert (await site.world.client("zoe").get(path, params={"card": item["id"]})).status_code == 404


async def test_it_is_paged_newest_first(site: Site) -> None:
    item = await site.create("ana")
    for n in range(4):
        item = (await site.patch("carl", item, subject=f"Words {n}")).json()
    seen: list[int] = []
    cursor = None
    while True:
        page = await history(site, "carl", item, limit=2, **({"cursor": cursor} if cursor else {}))
        seen += [entry["seq"] for entry in page["items"]]
        if (cursor := page["next"]) is None:
            break
    assert len(seen) == 5
    assert seen == sorted(seen, reverse=True)
    await history(site, "carl", item, 422, cursor="nonsense")


async def test_unofficial_responses_are_in_it_for_those_who_see_them(site: Site) -> None:
    item = await site.create("ana", assignees=site.people("dana"))
    answer = await site.respond("carl", item, "Noted.")
    assert answer.status_code == 201, answer.text
    kinds = [entry["kind"] for entry in (await history(site, "carl", item))["items"]]
    assert "correspondence.item_responded" in kinds


async def test_a_response_that_becomes_official_stays_in_it(site: Site) -> None:
    item = await site.create("ana", assignees=site.people("dana"))
    said = (await site.respond("carl", item, "Noted.")).json()["response"]["id"]
    before = [entry["kind"] for entry in (await history(site, "carl", item))["items"]]
    path = f"{site.base}/items/{item['id']}/responses/{said}"
    for official in (True, False, True):
        assert (await site.world.client("carl").patch(path, json={"official": official})).status_code == 200
        after = [entry["kind"] for entry in (await history(site, "carl", item))["items"]]
        assert [kind for kind in after if not kind.endswith("marked")] == before
    other = await site.create("ana", assignees=site.people("dana"))
    assert len((await history(site, "carl", other))["items"]) == 1


@pytest.mark.parametrize(
    ("field", "label"),
    [
        ("due_on", "Due Date"),
        ("file_ids", "Attachments"),
        ("schedule_impact", "Schedule Impact"),
        ("location_id", "Location"),
        ("private", "Private"),
        ("custom.weather_ids", "Custom Weather"),
    ],
)
def test_fields_are_named_in_words(field: str, label: str) -> None:
    assert rules.field_words(field) == label
