"""Stories of mails and notices: an item is issued, edited, answered, made private, closed."""

import json
from typing import Any
from uuid import UUID

import pytest
from tests.correspondence.site import Site, doc

from sitepost.kernel.ids import new_id


async def mails(site: Site) -> list[dict[str, Any]]:
    """Every mail so far, oldest first; the next call starts after them."""
    await site.world.settle()
    async with site.world.work() as work:
        found = await work.dicts("SELECT * FROM mail ORDER BY created_at, id")
        await work.run("DELETE FROM mail")
    return found


async def told(site: Site) -> dict[str, str]:
    """Who was mailed since the last look, and why."""
    names = {person: name for name, person in site.world.people.items()}
    found = await mails(site)
    assert len({mail["person_id"] for mail in found}) == len(found), "one mail a person"
    return {names[mail["person_id"]]: mail["reason"] for mail in found}


async def notices(site: Site, name: str, **query: Any) -> list[dict[str, Any]]:
    """The notification centre of somebody."""
    await site.world.settle()
    answer = await site.world.client(name).get("/api/notices", params=query)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


async def unread(site: Site, name: str) -> int:
    """The badge of somebody."""
    answer = await site.world.client(name).get("/api/notices/count")
    count: int = answer.json()["unread"]
    return count


async def tick(site: Site, *boxes: tuple[str, str], type: str = "NOD") -> None:
    """Tick boxes of the matrix on top of the default."""
    path = f"/api/projects/{site.world.project}/notifications/matrix/{site.tool(type)}"
    carl = site.world.client("carl")
    events = (await carl.get(path)).json()["events"]
    for event, role in boxes:
        events[event][role] = True
    answer = await carl.put(path, json={"events": events})
    assert answer.status_code == 200, answer.text
    await site.world.settle()


def everybody(site: Site, **more: Any) -> dict[str, Any]:
    """An item on which Dana is assigned, Rita copied, and Kate the sender."""
    return {
        "assignees": site.people("dana"),
        "distribution": site.people("rita"),
        "received_from": site.people("kate")[0],
    } | more


async def test_issuing_tells_everybody_on_the_item_but_its_author(site: Site) -> None:
    await site.create("ana", issue=False, **everybody(site))
    assert await told(site) == {}, "drafts are never told"
    item = await site.create(
        "ana", **everybody(site), subject="Delay to level 4 slab", description=doc("The slab is late.")
    )
    found = await mails(site)
    assert {mail["sent_to"]: mail["reason"] for mail in found} == dict.fromkeys(
        [site.world.mails[name] for name in ("dana", "rita", "kate")], "created"
    )
    subjects = {mail["sent_to"]: mail["subject"] for mail in found}
    number = item["number"]
    assert subjects[site.world.mails["dana"]] == f"[Harbour Tower] Assigned to you: {number} Delay to level 4 slab"
    assert subjects[site.world.mails["rita"]] == f"[Harbour Tower] Issued: {number} Delay to level 4 slab"
    text, html = found[0]["text"], found[0]["html"]
    for words in ("Ana Lind", "Dana Ortiz (Delta Concrete)", "The slab is late.", "Kate Osei"):
        assert words in text
        assert words in html
    link = f"http://sitepost.test/projects/{site.world.project}/correspondence/{item['id']}"
    assert f'href="{link}"' in html
    assert link in text
    assert "You got this mail because" in text


async def test_issuing_a_draft_later_tells_then(site: Site) -> None:
    item = await site.create("ana", issue=False, **everybody(site))
    assert await told(site) == {}
    assert (await site.move("ana", item, "NOD", "open")).status_code == 200
    assert await told(site) == {"dana": "created", "rita": "created", "kate": "created"}


async def test_attachments_are_listed(site: Site) -> None:
    files = [await site.file("ana", title=title) for title in ("S-401 rev C.pdf", "crane.jpg")]
    await site.create("ana", **everybody(site), file_ids=files)
    text = (await mails(site))[0]["text"]
    assert "- S-401 rev C.pdf\n- crane.jpg" in text


async def test_only_newcomers_are_told_of_an_edit(site: Site) -> None:
    item = await site.create("ana", **everybody(site))
    await told(site)
    answer = await site.patch("carl", item, distribution=site.people("rita", "rob"))
    assert answer.status_code == 200, answer.text
    assert await told(site) == {"rob": "assigned"}
    item = (await site.get("carl", f"/items/{item['id']}")) | {}
    assert (await site.patch("carl", item, subject="Another subject")).status_code == 200
    assert await told(site) == {}, "updates are off by default"


async def test_updates_are_mailed_once_a_save_to_the_ticked_role(site: Site) -> None:
    item = await site.create("ana", **everybody(site))
    await told(site)
    await tick(site, ("updated_item", "assignee"))
    answer = await site.patch("carl", item, subject="New words", due_on="2026-12-24")
    assert answer.status_code == 200, answer.text
    found = await mails(site)
    assert [(mail["sent_to"], mail["reason"]) for mail in found] == [(site.world.mails["dana"], "updated_item")]
    assert "Changed: " in found[0]["text"]
    assert "due date" in found[0]["text"]


async def test_somebody_removed_reads_number_and_subject_and_nothing_more(site: Site) -> None:
    await tick(site, ("user_removed", "distribution"), ("user_removed", "assignee"))
    item = await site.create(
        "ana", **everybody(site, private=True), subject="Quiet matter", description=doc("xylophone")
    )
    await told(site)
    answer = await site.patch("carl", item, distribution=[], subject="Walrus", description=doc("walrus"))
    assert answer.status_code == 200, answer.text
    found = await mails(site)
    assert [(mail["sent_to"], mail["reason"]) for mail in found] == [(site.world.mails["rita"], "user_removed")]
    everything = json.dumps([found[0][key] for key in ("subject", "text", "html")]).lower()
    assert item["number"].lower() in everything
    assert "quiet matter" in everything
    for hidden in ("xylophone", "walrus", "dana", "/correspondence/"):
        assert hidden not in everything
    assert not await site.sees("rita", item)
    assert [notice["event"] for notice in await notices(site, "rita")] == []


async def test_nobody_is_told_of_what_they_may_not_see(site: Site) -> None:
    item = await site.create("ana", **everybody(site))
    await told(site)
    await site.levels("rita", "none")
    assert (await site.respond("carl", item, official=True)).status_code == 201
    assert await told(site) == {"ana": "responded_to", "dana": "responded_to", "kate": "responded_to"}
    assert await notices(site, "rita") == []


async def test_an_unofficial_response_is_told_to_those_who_see_it(site: Site) -> None:
    item = await site.create("ana", **everybody(site))
    await told(site)
    answer = await site.respond("dana", item, "Xylophone words.", official=False)
    if answer.status_code == 422 or answer.status_code == 403:
        await site.levels("dana", "standard", "create_response")
        answer = await site.respond("dana", item, "Xylophone words.")
    assert answer.status_code == 201, answer.text
    found = await mails(site)
    async with site.world.work(reading=True) as work:
        parts = await work.dicts("SELECT * FROM card WHERE parent_id = %s", [UUID(item["id"])])
    assert len(parts) == 1
    seers = set()
    for name in ("ana", "rita", "kate", "carl", "dana"):
        who = await site.world.passport(name)
        if set(who.reads) & set(parts[0]["readers"]):
            seers.add(site.world.people[name])
    assert {mail["person_id"] for mail in found} <= seers
    assert found, "somebody is told"
    assert all("Xylophone words." in mail["text"] for mail in found)
    assert all(mail["card_id"] == parts[0]["id"] for mail in found)
    for name in ("ana", "rita", "kate"):
        events = [notice["event"] for notice in await notices(site, name)]
        assert ("responded_to" in events) == (site.world.people[name] in seers), name


async def test_after_closing_only_the_closed_mail_goes_out(site: Site) -> None:
    await tick(site, ("closed", "assignee"), ("updated_item", "assignee"), ("updated_item", "distribution"))
    item = await site.create("ana", **everybody(site))
    await told(site)
    assert (await site.move("carl", item, "NOD", "closed_successful")).status_code == 200
    assert await told(site) == {"dana": "closed"}
    item = await site.get("carl", f"/items/{item['id']}")
    answer = await site.patch("carl", item, subject="Words after the end", assignees=site.people("dana", "rob"))
    assert answer.status_code == 200, answer.text
    assert await told(site) == {}
    assert [notice["event"] for notice in await notices(site, "kate")] == ["closed", "created"]
    assert (await site.move("carl", item, "NOD", "open")).status_code == 200
    assert "dana" in await told(site), "an item that is open again is mailed about again"


async def test_a_reaction_that_runs_twice_tells_once(site: Site) -> None:
    await site.create("ana", **everybody(site))
    await site.world.settle()
    async with site.world.work() as work:
        await work.run("INSERT INTO outbox (stream, seq) SELECT stream, seq FROM fact ON CONFLICT DO NOTHING")
    assert len(await mails(site)) == 3
    assert len(await notices(site, "dana")) == 1


async def test_notices_come_even_where_the_mail_box_is_off(site: Site) -> None:
    path = f"/api/projects/{site.world.project}/notifications/matrix/{site.tool('NOD')}"
    answer = await site.world.client("carl").put(path, json={"events": {}})
    assert answer.status_code == 200
    await site.create("ana", **everybody(site))
    assert await told(site) == {}
    found = await notices(site, "dana")
    assert [(each["event"], each["reason"], each["read"]) for each in found] == [("created", "Assigned to you", False)]
    assert found[0]["actor"]["name"] == "Ana Lind"
    assert found[0]["project"]["name"] == "Harbour Tower"
    assert found[0]["card"]["number"].startswith("NOD-")


async def test_the_badge_counts_what_is_unread_and_visible(site: Site) -> None:
    items = [await site.create("ana", **everybody(site)) for _ in range(3)]
    await site.world.settle()
    assert await unread(site, "dana") == 3
    first = (await notices(site, "dana"))[0]["id"]
    dana = site.world.client("dana")
    assert (await dana.post("/api/notices/read", json={"ids": [first, str(new_id())]})).json() == {"unread": 2}
    assert [each["read"] for each in await notices(site, "dana")] == [True, False, False]
    assert len(await notices(site, "dana", unread="true")) == 2
    await site.levels("rita", "none")
    assert await unread(site, "rita") == 0
    assert await notices(site, "rita") == []
    assert (await dana.post("/api/notices/read", json={"all": True})).json() == {"unread": 0}
    assert await unread(site, "dana") == 0
    assert len(items) == 3


async def test_one_person_cannot_read_another_s_notices(site: Site) -> None:
    await site.create("ana", **everybody(site))
    mine = (await notices(site, "dana"))[0]["id"]
    answer = await site.world.client("rita").post("/api/notices/read", json={"ids": [mine]})
    assert answer.status_code == 200
    assert await unread(site, "dana") == 1
    assert [each["id"] for each in await notices(site, "zoe")] == []


async def test_a_card_that_goes_private_takes_its_notices_along(site: Site) -> None:
    item = await site.create("ana", assignees=site.people("dana"), distribution=site.people("rita"))
    assert len(await notices(site, "rita")) == 1
    answer = await site.patch("carl", item, private=True, distribution=[])
    assert answer.status_code == 200, answer.text
    assert await notices(site, "rita") == []
    assert await unread(site, "rita") == 0
    assert len(await notices(site, "dana")) >= 1


async def test_notices_are_paged(site: Site) -> None:
    for _ in range(5):
        await site.create("ana", assignees=site.people("dana"))
    await site.world.settle()
    dana, seen, cursor = site.world.client("dana"), [], None
    while True:
        page = (await dana.get("/api/notices", params={"limit": 2} | ({"cursor": cursor} if cursor else {}))).json()
        seen += [each["id"] for each in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) == 5
    assert (await dana.get("/api/notices", params={"cursor": "nonsense"})).status_code == 422


@pytest.mark.parametrize("body", [{}, {"ids": []}, {"ids": ["x"]}, {"all": "yes"}, {"every": True}])
async def test_reading_nothing_is_refused(site: Site, body: dict[str, Any]) -> None:
    answer = await site.world.client("dana").post("/api/notices/read", json=body)
    assert answer.status_code == 422


async def test_hostile_subjects_reach_no_header(site: Site) -> None:
    hostile = "Delay =?utf-8?q?a=0D=0ABcc:_x@evil.test?= <script>alert(1)</script>"
    await site.create("ana", assignees=site.people("dana"), subject=hostile)
    found = (await mails(site))[0]
    assert "\n" not in found["subject"]
    assert "<script" not in found["html"]


async def test_the_number_of_queries_does_not_grow_with_recipients(site: Site) -> None:
    await site.create(
        "ana", assignees=site.people("dana"), distribution=site.people("rita", "rob", "kate", "dev", "carl")
    )
    assert len(await told(site)) == 6


HOSTILE = {
    "type": "doc",
    "content": [
        {"type": "paragraph", "content": [{"type": "text", "text": "Use <b>lap</b> splices & see "}]},
        {
            "type": "paragraph",
            "content": [
                {"type": "text", "text": "the drawing", "marks": [{"type": "link", "attrs": {"href": "/projects/x"}}]}
            ],
        },
    ],
}


async def test_a_mail_about_an_official_response_carries_its_words(site: Site) -> None:
    item = await site.create("ana", **everybody(site), description=doc("The slab is late."))
    await site.respond("carl", item, "An older answer.", official=True)
    await mails(site)
    sent = {"text": HOSTILE, "official": True, "file_ids": [await site.file("carl", "splices.pdf")]}
    assert (await site.post("carl", f"/items/{item['id']}/responses", sent)).status_code == 201
    found = await mails(site)
    assert {mail["sent_to"] for mail in found} == {site.world.mails[name] for name in ("ana", "dana", "rita", "kate")}
    for mail in found:
        text, html = mail["text"], mail["html"]
        assert "OFFICIAL RESPONSE\nUse <b>lap</b> splices & see" in text
        assert text.index("OFFICIAL RESPONSE") < text.index("DESCRIPTION"), "first what the mail is about"
        assert "Use &lt;b&gt;lap&lt;/b&gt; splices &amp; see" in html
        assert 'href="http://sitepost.test/projects/x"' in html
        assert "splices.pdf" in text
        assert "An older answer." not in text + html, "only the response that is told of"
    now = await site.get("carl", f"/items/{item['id']}")
    assert (await site.patch("carl", now, assignees=site.people("rob"))).is_success
    (newcomer,) = await mails(site)
    assert "splices &" not in newcomer["text"], "a mail about the item is about the item"


async def test_the_words_of_an_answer_reach_nobody_who_may_not_see_it(site: Site) -> None:
    item = await site.create("ana", **everybody(site), private=True)
    await mails(site)
    await site.levels("dana", "none")
    assert (await site.respond("carl", item, "Quokka.", official=True)).status_code == 201
    found = await mails(site)
    assert {mail["sent_to"] for mail in found} == {site.world.mails[name] for name in ("ana", "rita", "kate")}
    assert all("Quokka." in mail["text"] for mail in found)


async def test_an_answer_that_is_made_official_before_it_is_told_is_told_as_such(site: Site) -> None:
    item = await site.create("ana", **everybody(site))
    await mails(site)
    said = (await site.respond("carl", item, "At once.")).json()["response"]["id"]
    path = f"{site.base}/items/{item['id']}/responses/{said}"
    assert (await site.world.client("carl").patch(path, json={"official": True})).status_code == 200
    found = await mails(site)
    assert {mail["sent_to"] for mail in found} == {site.world.mails[name] for name in ("ana", "dana", "rita", "kate")}
    assert all("OFFICIAL RESPONSE\nAt once." in mail["text"] for mail in found)


async def test_a_notice_of_an_answer_outlives_its_becoming_official(site: Site) -> None:
    item = await site.create("ana", **everybody(site))
    said = (await site.respond("carl", item, "At once.")).json()["response"]["id"]
    await mails(site)
    before = {name: [each["event"] for each in await notices(site, name)] for name in ("ana", "dana")}
    assert "responded_to" in before["ana"]
    path = f"{site.base}/items/{item['id']}/responses/{said}"
    assert (await site.world.client("carl").patch(path, json={"official": True})).status_code == 200
    for name, events in before.items():
        assert [each["event"] for each in await notices(site, name)][-len(events) :] == events


async def test_one_save_is_told_once_with_all_that_it_did(site: Site) -> None:
    await tick(site, ("closed", "assignee"), ("closed", "distribution"))
    item = await site.create("ana", assignees=site.people("dana"))
    await told(site)
    closed = await site.status("NOD", "closed_successful")
    answer = await site.patch("carl", item, distribution=site.people("rita"), status_id=closed)
    assert answer.status_code == 200, answer.text
    found = {mail["sent_to"]: mail for mail in await mails(site)}
    assert set(found) == {site.world.mails["dana"], site.world.mails["rita"]}
    newcomer = found[site.world.mails["rita"]]
    assert newcomer["subject"].startswith("[Harbour Tower] Copied to you: ")
    assert "put you on this item." in newcomer["text"]
    assert "closed this item: Closed" in newcomer["text"]
    assert "put you on" not in found[site.world.mails["dana"]]["text"]
    (notice,) = await notices(site, "rita")
    assert (notice["event"], notice["also"]) == ("assigned", [{"event": "closed", "role": "distribution"}])
    assert notice["reason"] == "Copied to you · Closed"
    assert [each["event"] for each in await notices(site, "ana")] == ["closed"]


async def test_a_response_that_closes_is_told_once_and_hides_its_words_from_the_others(site: Site) -> None:
    await tick(site, ("closed", "creator"), ("closed", "received_from"))
    item = await site.create("ana", **everybody(site))
    await told(site)
    closed = await site.status("NOD", "closed_successful")
    answer = await site.respond("carl", item, "Xylophone words.", status_id=closed)
    assert answer.status_code == 201, answer.text
    found = {mail["sent_to"]: mail for mail in await mails(site)}
    assert set(found) == {site.world.mails[name] for name in ("ana", "dana", "rita", "kate")}
    ana = found[site.world.mails["ana"]]
    assert ana["subject"].startswith("[Harbour Tower] New response: ")
    for words in ("Carl Reyes (Kestrel Construct) responded.", "closed this item: Closed", "Xylophone words."):
        assert words in ana["text"]
    assert [each["event"] for each in await notices(site, "ana")] == ["responded_to"]
    async with site.world.work(reading=True) as work:
        responses = await work.values("SELECT id FROM card WHERE parent_id = %s", [UUID(item["id"])])
    assert ana["card_id"] in responses, "threads with the item, guarded by the response"
    assert ana["headers"]["X-Sitepost-Thread"] == item["id"]


async def test_who_may_not_see_a_response_hears_only_that_it_closed(site: Site) -> None:
    await tick(site, ("closed", "creator"))
    item = await site.create("ana", **everybody(site))
    await told(site)
    closed = await site.status("NOD", "closed_successful")
    answer = await site.respond("carl", item, "Xylophone words.", status_id=closed)
    assert answer.status_code == 201, answer.text
    async with site.world.work() as work:  # as though the response were for Dana and Carl alone
        keys = [*(await site.world.passport("dana")).named, *(await site.world.passport("carl")).named]
        await work.run("UPDATE card SET readers = %s WHERE parent_id = %s", [keys, UUID(item["id"])])
    found = {mail["sent_to"]: mail for mail in await mails(site)}
    assert set(found) == {site.world.mails["ana"], site.world.mails["dana"]}
    ana = found[site.world.mails["ana"]]
    assert ana["reason"] == "closed"
    assert "ylophone" not in ana["text"] + ana["html"]
    assert "responded" not in ana["text"]
    assert [(each["event"], each["also"]) for each in await notices(site, "ana")] == [("closed", [])]


async def test_reopening_is_noticed_by_everybody_on_the_item(site: Site) -> None:
    await tick(site, ("updated_item", "assignee"))
    item = await site.create("ana", **everybody(site))
    assert (await site.move("carl", item, "NOD", "closed_successful")).status_code == 200
    await told(site)
    item = await site.get("carl", f"/items/{item['id']}")
    assert (await site.move("carl", item, "NOD", "open")).status_code == 200
    (mail,) = await mails(site)
    assert (mail["sent_to"], mail["reason"]) == (site.world.mails["dana"], "reopened")
    assert mail["subject"].startswith("[Harbour Tower] Reopened: ")
    assert "reopened this item: Open." in mail["text"]
    for name in ("ana", "dana", "rita", "kate"):
        assert next(each["event"] for each in await notices(site, name)) == "reopened", name
    assert "reopened" not in [each["event"] for each in await notices(site, "carl")]


async def unread_of(site: Site, name: str, *items: dict[str, Any], expect: int = 200) -> list[str]:
    """Which of these items somebody has unread notices of."""
    query = {"cards": [item["id"] for item in items]}
    answer = await site.world.client(name).get("/api/notices/cards", params=query)
    assert answer.status_code == expect, answer.text
    found: list[str] = answer.json().get("cards", [])
    return found


async def test_a_list_learns_which_of_its_rows_are_unread(site: Site) -> None:
    told, quiet = await site.create("ana", **everybody(site)), await site.create("ana")
    await site.world.settle()
    assert await unread_of(site, "dana", told, quiet) == [told["id"]]
    assert await unread_of(site, "rob", told, quiet) == []
    assert await unread_of(site, "zoe", told, quiet) == []
    dana = site.world.client("dana")
    answer = await dana.post("/api/notices/read", json={"cards": [quiet["id"]]})
    assert answer.json() == {"unread": 1}, "what is about something else stays unread"
    answer = await dana.post("/api/notices/read", json={"cards": [told["id"]]})
    assert answer.json() == {"unread": 0}
    assert await unread_of(site, "dana", told, quiet) == []
    assert await unread_of(site, "rita", told) == [told["id"]], "each reads for themselves"


async def test_a_row_is_not_unread_for_what_one_may_not_see(site: Site) -> None:
    item = await site.create("ana", **everybody(site))
    await site.world.settle()
    await site.levels("rita", "none")
    assert await unread_of(site, "rita", item) == []
    await unread_of(site, "dana", *([item] * 101), expect=422)
    assert (await site.world.client(None).get("/api/notices/cards", params={"cards": item["id"]})).status_code == 401
