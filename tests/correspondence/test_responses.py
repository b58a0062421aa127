"""Responses: who may post them, who sees them, and that unofficial ones leave no trace (spec 4.7, 5.4 rows 11-13)."""

from uuid import UUID

import pytest
from tests.card_check import check_cards
from tests.correspondence.site import Site, doc

from sitepost.platform import blobs
from sitepost.platform.work import Work


async def test_responding_takes_a_grant_and_a_role(site: Site) -> None:
    item = await site.create(assignees=site.people("rita"))
    assert (await site.respond("rita", item)).json()["code"] == "correspondence.respond_not_granted"
    await site.levels("rita", "read_only", "create_response")
    assert (await site.respond("rita", item)).status_code == 201
    assert (await site.respond("dev", item)).json()["code"] == "correspondence.not_on_item"
    await site.levels("rob", "standard", "respond_to_vendor_items")
    assert (await site.respond("rob", item)).status_code == 201, "his company-mate Rita is on it"
    await site.levels("dev", "read_only", "respond_to_vendor_items", "create_response")
    assert (await site.respond("dev", item)).status_code == 403, "nobody of Delta is on it"
    assert (await site.respond("carl", item)).status_code == 201, "an Admin needs neither"


async def test_closed_and_draft_items_take_no_responses(site: Site) -> None:
    item = await site.create(status_id=await site.status("NOD", "closed_successful"))
    answer = await site.respond("carl", item)
    assert (answer.status_code, answer.json()["code"]) == (422, "correspondence.closed")
    assert item["why_not"]["respond"] == "correspondence.closed"
    draft = await site.create(issue=False)
    assert (await site.respond("ana", draft)).json()["code"] == "correspondence.not_issued"


async def test_a_response_may_change_the_status_where_both_rights_are_held(site: Site) -> None:
    item = await site.create(assignees=site.people("rita"))
    await site.levels("rita", "standard", "create_response")
    closed = await site.status("NOD", "closed_successful")
    refused = await site.respond("rita", item, "Done.", status_id=closed)
    assert (refused.status_code, refused.json()["code"]) == (403, "correspondence.not_yours")
    assert (await site.get("rita", f"/items/{item['id']}/responses"))["items"] == [], "nothing is half-written"
    answer = (await site.respond("carl", item, "Done.", status_id=closed, official=True)).json()
    assert answer["status"]["maps_to"] == "closed_successful"
    assert answer["version"] == 2
    assert answer["response"]["status"]["maps_to"] == "closed_successful"
    assert "respond" not in answer["can"]
    assert await site.facts() == ["item_issued", "item_responded", "item_closed"]
    assert await check_cards(site.world.database) == 1


async def test_only_an_admin_makes_a_response_official(site: Site) -> None:
    await site.levels("ana", "standard", "create_response")
    item = await site.create()
    refused = await site.respond("ana", item, official=True)
    assert (refused.status_code, refused.json()["code"]) == (403, "correspondence.admin_only")
    made = (await site.respond("ana", item)).json()["response"]
    assert made["official"] is False
    url = f"{site.base}/items/{item['id']}/responses/{made['id']}"
    assert (await site.world.client("ana").patch(url, json={"official": True})).status_code == 403
    marked = (await site.world.client("carl").patch(url, json={"official": True})).json()
    assert marked["response"]["official"] is True
    other = await site.create()
    wrong = f"{site.base}/items/{other['id']}/responses/{made['id']}"
    assert (await site.world.client("carl").patch(wrong, json={"official": False})).status_code == 404


async def test_an_empty_response_is_refused(site: Site) -> None:
    item = await site.create()
    for body in ({}, {"text": doc("  ")}, {"text": {"type": "doc", "content": []}}):
        answer = await site.post("carl", f"/items/{item['id']}/responses", body)
        assert answer.json()["errors"][0]["code"] == "correspondence.empty_response"
    photo = await site.file("carl")
    assert (await site.post("carl", f"/items/{item['id']}/responses", {"file_ids": [photo]})).status_code == 201
    theirs = await site.file("rita", "theirs.jpg")
    answer = await site.post("carl", f"/items/{item['id']}/responses", {"file_ids": [theirs]})
    assert answer.json()["errors"][0]["code"] == "correspondence.unknown_file"


async def seen_files(site: Site, name: str, file: str) -> bool:
    who = await site.world.passport(name)
    async with Work(site.world.database, reading=True) as work:
        return bool(await blobs.files(work, [UUID(file)], scope=site.world.project, who=who))


async def test_an_unofficial_response_leaves_no_trace_for_others(site: Site) -> None:
    item = await site.create(assignees=site.people("rita"))
    photo = await site.file("carl", "zebra-crossing.jpg")
    before = await site.get("kate", f"/items/{item['id']}")
    made = (await site.respond("carl", item, "Xylophone settlement", file_ids=[photo])).json()["response"]
    assert await check_cards(site.world.database) == 2
    for name, sees in (("rita", True), ("ana", True), ("carl", True), ("kate", False), ("dana", False)):
        said = await site.get(name, f"/items/{item['id']}/responses")
        assert [each["id"] for each in said["items"]] == ([made["id"]] if sees else [])
        for words in ("xylophone", "zebra"):
            assert await site.listed(name, q=words) == ([item["id"]] if sees else []), (name, words)
        line = (await site.get(name, "/items"))["items"][0]
        assert line["responses"] == int(sees)
        assert await seen_files(site, name, photo) == sees
    assert await site.get("kate", f"/items/{item['id']}") == before
    # A second, official one is the first that Kate sees.
    await site.respond("carl", item, "We agree", official=True)
    shown = (await site.get("kate", f"/items/{item['id']}/responses"))["items"]
    assert [(each["position"], each["official"]) for each in shown] == [(1, True)]
    # Marked official, it is everybody's; taken back, it is gone again.
    url = f"{site.base}/items/{item['id']}/responses/{made['id']}"
    for official in (True, False):
        assert (await site.world.client("carl").patch(url, json={"official": official})).status_code == 200
        assert await site.listed("kate", q="xylophone") == ([item["id"]] if official else [])
        assert await seen_files(site, "kate", photo) == official
        assert len((await site.get("kate", f"/items/{item['id']}/responses"))["items"]) == 1 + official
        assert await check_cards(site.world.database) == (1 if official else 2)


async def test_unofficial_responses_follow_the_people_of_the_item(site: Site) -> None:
    item = await site.create(assignees=site.people("rita"))
    await site.respond("carl", item, "Xylophone settlement")
    assert (await site.patch("ana", item, assignees=site.people("dev"))).status_code == 200
    assert await site.listed("rita", q="xylophone") == []
    assert await site.listed("dev", q="xylophone") == [item["id"]]
    assert await check_cards(site.world.database) == 2


@pytest.mark.parametrize(("type", "shown"), [("NOD", True), ("CLM", False)])
async def test_an_admin_sees_unofficial_responses_as_far_as_the_item(site: Site, type: str, shown: bool) -> None:
    await site.levels("ana", "standard", "create_response")
    item = await site.create(type=type, private=True, assignees=site.people("rita"))
    assert (await site.respond("ana", item, "Xylophone settlement")).status_code == 201
    assert await site.listed("carl", q="xylophone") == ([item["id"]] if shown else [])
    assert await check_cards(site.world.database) == 2


async def test_the_author_loses_a_private_item_with_their_company(site: Site) -> None:
    await site.levels("rob", "standard", "respond_to_vendor_items", "view_vendor_items")
    item = await site.create(assignees=site.people("rita"))
    assert (await site.respond("rob", item, "Xylophone settlement")).status_code == 201
    assert (await site.patch("ana", item, private=True)).status_code == 200
    assert await site.listed("rob", q="xylophone") == [item["id"]]
    item["version"] = 2
    assert (await site.patch("ana", item, assignees=[])).status_code == 200
    assert await site.listed("rob", q="xylophone") == []
    assert await check_cards(site.world.database) == 2


async def test_hidden_items_take_no_responses(site: Site) -> None:
    item = await site.create(private=True)
    assert (await site.respond("rita", item)).status_code == 404
    assert (await site.world.client("rita").get(f"{site.base}/items/{item['id']}/responses")).status_code == 404


async def test_a_type_may_take_no_responses(site: Site) -> None:
    item = await site.create()
    async with site.world.database.connection() as conn:
        await conn.execute("UPDATE correspondence_fieldset_field SET rule = 'hidden' WHERE key = 'responses'")
    assert (await site.respond("carl", item)).json()["code"] == "correspondence.responses_off"
