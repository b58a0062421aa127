"""The calendar in other programs: what a secret link shows, to whom, and until when."""

from datetime import date, timedelta
from typing import Any

import httpx
from icalendar import Calendar
from tests.correspondence.site import Site
from tests.world import BASE_URL

TODAY = date.today()
DUE = TODAY + timedelta(days=3)


async def make(site: Site, name: str, *, mine: bool = True, title: str = "Phone") -> tuple[str, str]:
    """Make a link as `name`; return its id and what it reads."""
    answer = await site.world.client(name).post("/api/agenda/feeds", json={"name": title, "mine": mine})
    assert answer.status_code == 201, answer.text
    made = answer.json()
    assert made["url"].startswith(f"{BASE_URL}/api/calendar.ics?key=")
    return made["id"], made["url"].removeprefix(BASE_URL)


async def read(site: Site, url: str, **headers: str) -> httpx.Response:
    """Read a link as a program does that is signed in nowhere."""
    return await site.world.browser().get(url, headers=headers)


def events(answer: httpx.Response) -> dict[str, Any]:
    """The events of a calendar by what they are called."""
    assert answer.status_code == 200, answer.text
    calendar = Calendar.from_ical(answer.content)
    return {str(event["summary"]): event for event in calendar.walk("VEVENT")}


async def test_another_program_reads_what_waits(site: Site) -> None:
    item = await site.create(
        "ana", assignees=site.people("dana"), due_on=DUE.isoformat(), subject="Crane, wind; and\\so"
    )
    await site.create("ana", due_on=DUE.isoformat(), subject="Not hers")
    private = await site.create(
        "ana", private=True, assignees=site.people("dana"), due_on=DUE.isoformat(), subject="Hush"
    )
    _, url = await make(site, "dana")
    answer = await read(site, url)
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["cache-control"] == "private, no-store"
    found = events(answer)
    assert set(found) == {f"{item['number']} Crane, wind; and\\so", f"{private['number']} Hush"}
    event = found[f"{item['number']} Crane, wind; and\\so"]
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (DUE, DUE + timedelta(days=1))
    assert event["url"] == f"{BASE_URL}/projects/{site.world.project}/correspondence/{item['id']}"
    assert event["uid"] == f"{item['id']}@sitepost.test"
    assert "Harbour Tower" in event["description"]
    assert b"X-WR-CALNAME:Phone" in answer.content
    assert all(len(line) <= 75 for line in answer.content.split(b"\r\n")), "RFC 5545, 3.1"

    _, all_of_it = await make(site, "dana", mine=False)
    assert len(events(await read(site, all_of_it))) == 3
    _, others = await make(site, "rob", mine=False)
    assert len(events(await read(site, others))) == 2, "and never what is private to others"


async def test_a_link_follows_rights_as_they_are_now(site: Site) -> None:
    item = await site.create("ana", assignees=site.people("rob"), due_on=DUE.isoformat())
    _, url = await make(site, "rob", mine=False)
    assert len(events(await read(site, url))) == 1
    hidden = await site.patch("ana", item, private=True, assignees=site.people("dana"))
    assert hidden.status_code == 200, hidden.text
    assert events(await read(site, url)) == {}
    shown = await site.patch("ana", hidden.json(), assignees=site.people("rob"))
    assert len(events(await read(site, url))) == 1, shown.text
    await site.levels("rob", "none")
    assert events(await read(site, url)) == {}
    await site.levels("rob", "read_only")
    await site.move("ana", shown.json(), "NOD", "closed_successful")
    assert events(await read(site, url)) == {}


async def test_a_revoked_link_is_not_there(site: Site) -> None:
    await site.create("ana", assignees=site.people("dana"), due_on=DUE.isoformat())
    id, url = await make(site, "dana")
    _, other = await make(site, "dana")
    client = site.world.client("dana")
    assert (await read(site, url)).status_code == 200
    for name in ("rob", "maya", "zoe"):
        assert (await site.world.client(name).delete(f"/api/agenda/feeds/{id}")).status_code == 404
    assert (await read(site, url)).status_code == 200
    assert (await client.delete(f"/api/agenda/feeds/{id}")).status_code == 204
    gone = await read(site, url)
    nothing = [await read(site, path) for path in ("/api/calendar.ics?key=nonsense", "/api/calendar.ics", f"{url}x")]
    assert {(each.status_code, each.content) for each in (gone, *nothing)} == {(404, gone.content)}
    assert (await read(site, other)).status_code == 200
    assert (await client.delete(f"/api/agenda/feeds/{id}")).status_code == 404


async def test_links_end_with_their_person(site: Site) -> None:
    await site.create("ana", due_on=DUE.isoformat())
    _, url = await make(site, "rob", mine=False)
    assert len(events(await read(site, url))) == 1
    maya, path = site.world.client("maya"), f"/api/account/people/{site.person('rob')}/active"
    for active, status in ((False, 404), (True, 200)):
        answer = await maya.put(path, json={"active": active})
        assert answer.status_code < 300, answer.text
        assert (await read(site, url)).status_code == status


async def test_what_did_not_change_is_not_sent_again(site: Site) -> None:
    item = await site.create("ana", assignees=site.people("dana"), due_on=DUE.isoformat())
    _, url = await make(site, "dana")
    first = await read(site, url)
    tag = first.headers["etag"]
    for sent in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = await read(site, url, **{"If-None-Match": sent})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert (await read(site, url, **{"If-None-Match": '"other"'})).content == first.content
    await site.patch("ana", item, subject="Another wind")
    changed = await read(site, url, **{"If-None-Match": tag})
    assert changed.status_code == 200
    assert changed.headers["etag"] != tag


async def test_links_are_listed_without_their_secret(site: Site) -> None:
    id, url = await make(site, "dana", title="  Phone  of Dana ")
    secret = url.partition("key=")[2]
    client = site.world.client("dana")
    listed = (await client.get("/api/agenda/feeds")).json()["items"]
    assert [(each["id"], each["name"], each["mine"], each["used_at"]) for each in listed] == [
        (id, "Phone of Dana", True, None)
    ]
    await read(site, url)
    answer = await client.get("/api/agenda/feeds")
    assert answer.json()["items"][0]["used_at"] is not None
    assert secret not in answer.text
    assert (await site.world.client("rob").get("/api/agenda/feeds")).json() == {"items": []}
    async with site.world.work(reading=True) as work:
        kept = await work.values("SELECT to_jsonb(f)::text FROM agenda_feed f")
        told = await work.values("SELECT body::text FROM fact WHERE kind LIKE 'agenda.%%'")
    assert len(kept) == 1
    assert len(told) == 1
    assert secret not in "".join([*kept, *told])


async def test_making_a_link_twice_by_one_key_tells_it_once(site: Site) -> None:
    client = site.world.client("dana")
    body, headers = {"name": "Phone"}, {"Idempotency-Key": "once"}
    answers = [await client.post("/api/agenda/feeds", json=body, headers=headers) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 409]
    assert len((await client.get("/api/agenda/feeds")).json()["items"]) == 1


async def test_a_token_breeds_no_links(site: Site) -> None:
    id, _ = await make(site, "dana")
    token = (await site.world.client("dana").post("/api/me/tokens", json={"name": "script"})).json()["token"]
    bearer = {"Authorization": f"Bearer {token}"}
    script = site.world.browser()
    for method, path in (("POST", ""), ("GET", ""), ("DELETE", f"/{id}")):
        answer = await script.request(method, f"/api/agenda/feeds{path}", json={"name": "more"}, headers=bearer)
        assert (answer.status_code, answer.json()["code"]) == (403, "agenda.not_by_token")
    assert (await script.get("/api/agenda/items", headers=bearer)).status_code == 200


async def test_links_are_named_and_not_too_many(site: Site) -> None:
    client = site.world.client("dana")
    for name in ("", "  ", "x" * 101):
        assert (await client.post("/api/agenda/feeds", json={"name": name})).status_code == 422
    for _ in range(20):
        await make(site, "dana")
    answer = await client.post("/api/agenda/feeds", json={"name": "one more"})
    assert (answer.status_code, answer.json()["code"]) == (422, "agenda.too_many_feeds")


async def test_a_long_calendar_asks_no_more(site: Site) -> None:
    from sitepost.tools.agenda import actions

    _, url = await make(site, "dana", mine=False)
    asked = []
    for count in (1, 6):
        for _ in range(count):
            await site.create("ana", due_on=DUE.isoformat())
        async with site.world.work(reading=True) as work:
            await actions.write_feed(work, url.partition("key=")[2], address=BASE_URL)
            asked.append(work.queries)
    assert asked[0] == asked[1] == 3
