"""Stories of what people choose: mails that wait for the morning, digests of what one may still see, and updates."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest
from tests.correspondence.site import Site, doc
from tests.notifications.test_telling import everybody, mails, notices, tick, told
from tests.platform.test_mail import Sink, serving

from sitepost.platform import mail
from sitepost.platform.settings import Settings
from sitepost.tools.notifications import actions

WHERE = "/api/me/notifications"
PLAIN: dict[str, Any] = {"events": {}}


async def choose(site: Site, name: str, **wish: Any) -> httpx.Response:
    """Choose as somebody, over whatever they chose before."""
    return await site.world.client(name).put(WHERE, json=PLAIN | wish, headers={"If-Match": "*"})


async def chosen(site: Site, name: str, **wish: Any) -> None:
    """Choose, which works."""
    answer = await choose(site, name, **wish)
    assert answer.status_code == 200, answer.text


def quiet_now() -> dict[str, Any]:
    """Quiet hours in UTC that began an hour ago and end in two."""
    now = datetime.now(UTC)
    begins, ends = now - timedelta(hours=1), now + timedelta(hours=2)
    return {"time_zone": "UTC", "quiet_from": f"{begins:%H:%M}", "quiet_to": f"{ends:%H:%M}"}


def with_server(site: Site, port: int = 1) -> None:
    """Give the site a mail server."""
    given = Settings(base_url="http://sitepost.test", smtp_host="127.0.0.1", smtp_port=port, smtp_security="none")
    mail.configure(site.world.database, given)


async def held(site: Site) -> list[dict[str, Any]]:
    """The mails that wait for their hour."""
    await site.world.app.consumer.settle()
    async with site.world.work(reading=True) as work:
        return await work.dicts("SELECT * FROM mail WHERE hold_until > now() ORDER BY created_at, id")


async def morning(site: Site) -> list[dict[str, Any]]:
    """Let every digest be due, and return what was mailed."""
    await site.world.settle()
    async with site.world.work() as work:
        await work.run("UPDATE notifications_digest SET due_at = now() - interval '1 minute'")
    async with site.world.work() as work:
        await actions.look(work)
    return await mails(site)


async def test_one_chooses_for_oneself_and_reads_it_again(site: Site) -> None:
    dana = site.world.client("dana")
    first = await dana.get(WHERE)
    assert first.headers["etag"] == '"0"'
    assert first.json()["events"]["assigned"] == {"app": None, "mail": True}
    wish = {
        "events": {"closed": {"app": False, "mail": False}, "responded_to": {"mail": False}},
        "time_zone": "Europe/Berlin", "quiet_from": "20:00", "quiet_to": "06:30", "quiet_days": [6, 5],
        "digest": "daily", "digest_hour": 6, "skip_read": False,
    }  # fmt: skip
    saved = await dana.put(WHERE, json=wish, headers={"If-Match": '"0"'})
    assert saved.status_code == 200, saved.text
    again = (await dana.get(WHERE)).json()
    assert again == saved.json()
    assert (again["quiet_from"], again["quiet_to"], again["quiet_days"]) == ("20:00", "06:30", [5, 6])
    assert (again["digest"], again["digest_hour"], again["skip_read"], again["version"]) == ("daily", 6, False, 1)
    assert again["events"]["closed"] == {"app": False, "mail": False}
    assert again["events"]["responded_to"] == {"app": True, "mail": False}
    assert (await dana.put(WHERE, json=wish, headers={"If-Match": '"0"'})).status_code == 409
    assert (await site.world.client("rita").get(WHERE)).json()["version"] == 0, "one's own, and nobody else's"
    assert (await site.world.client(None).get(WHERE)).status_code == 401


@pytest.mark.parametrize(
    ("wish", "field"),
    [
        ({"events": {"assigned": {"app": False}}}, "events.assigned.app"),
        ({"time_zone": "Mars/Olympus"}, "time_zone"),
        ({"quiet_from": "20:00"}, "quiet_to"),
        ({"quiet_from": "25:00", "quiet_to": "06:00"}, None),
        ({"quiet_days": [7]}, None),
        ({"quiet_days": [0, 1, 2, 3, 4, 5, 6]}, "quiet_days"),
        ({"digest": "weekly"}, None),
        ({"digest_hour": 24}, None),
    ],
)
async def test_what_cannot_be_chosen_is_refused(site: Site, wish: dict[str, Any], field: str | None) -> None:
    answer = await choose(site, "dana", **wish)
    assert answer.status_code == 422
    if field:
        assert answer.json()["errors"][0]["field"] == field


async def test_one_hears_less_than_the_type_tells_and_never_more(site: Site) -> None:
    await chosen(site, "dana", events={"responded_to": {"mail": False}, "closed": {"app": False}})
    await chosen(site, "rita", events={"responded_to": {"app": False, "mail": True}, "closed": {"mail": True}})
    item = await site.create("ana", **everybody(site))
    assert set(await told(site)) == {"dana", "rita", "kate"}
    assert (await site.respond("carl", item, official=True)).status_code == 201
    assert set(await told(site)) == {"ana", "rita", "kate"}
    assert (await site.move("carl", item, "NOD", "closed_successful")).status_code == 200
    assert await told(site) == {}, "Closed is not ticked: nobody can tick it for themselves"
    assert [each["event"] for each in await notices(site, "dana")] == ["responded_to", "created"]
    assert [each["event"] for each in await notices(site, "rita")] == ["closed", "created"]


async def test_mails_wait_until_quiet_hours_end_and_then_leave(site: Site) -> None:
    async with serving(Sink()) as sink:
        with_server(site, sink.port)
        await chosen(site, "dana", **quiet_now())
        await site.create("ana", **everybody(site))
        (waiting,) = await held(site)
        await site.world.settle()
        assert site.world.mails["dana"] not in [to for _, rcpt, _ in sink.mails for to in rcpt]
        assert len(sink.mails) == 2, "the others have no quiet hours"
        assert waiting["sent_to"] == site.world.mails["dana"]
        assert waiting["hold_until"].strftime("%H:%M") == quiet_now()["quiet_to"]
        (line,) = (await site.world.client("maya").get("/api/account/outbox?state=waiting")).json()["items"]
        assert line["hold_until"] is not None
        async with site.world.work() as work:
            await work.run("UPDATE procrastinate_jobs SET scheduled_at = now() WHERE status = 'todo'")
        await site.world.settle()
        assert [rcpt for _, rcpt, _ in sink.mails][-1] == [site.world.mails["dana"]]


async def test_deadlines_do_not_wait(site: Site) -> None:
    with_server(site)
    await chosen(site, "dana", **quiet_now(), digest="daily")
    today = f"{datetime.now(UTC):%Y-%m-%d}"
    await site.create("ana", assignees=site.people("dana"), due_on="2020-01-01", subject="Late")
    await site.create("ana", assignees=site.people("dana"), due_on="2099-01-01", subject="Some day")
    await site.create("ana", distribution=site.people("dana"), due_on=today, subject="Others do")
    assert await held(site) == []
    async with site.world.work(reading=True) as work:
        subjects = await work.values("SELECT subject FROM mail")
        digests = await work.value("SELECT count(*) FROM notifications_digest")
    assert [each.rpartition(" ")[2] for each in subjects] == ["Late"]
    assert digests == 2


@pytest.mark.parametrize(("skips", "state"), [(True, "skipped"), (False, "waiting")])
async def test_what_was_read_in_the_app_is_not_mailed_later(site: Site, skips: bool, state: str) -> None:
    with_server(site)
    await chosen(site, "dana", **quiet_now(), skip_read=skips)
    item = await site.create("ana", assignees=site.people("dana"))
    await site.create("ana", assignees=site.people("dana"), subject="Another")
    await site.world.app.consumer.settle()
    answer = await site.world.client("dana").post("/api/notices/read", json={"cards": [item["id"]]})
    assert answer.status_code == 200
    async with site.world.work(reading=True) as work:
        found = await work.dicts("SELECT state, card_id FROM mail WHERE hold_until IS NOT NULL")
    assert {str(each["card_id"]) == item["id"]: each["state"] for each in found} == {True: state, False: "waiting"}


async def test_a_digest_tells_all_that_happened_once(site: Site) -> None:
    await chosen(site, "dana", digest="daily", time_zone="Europe/Berlin")
    one = await site.create("ana", assignees=site.people("dana"), subject="Slab is late")
    assert (await site.respond("carl", one, "Quokka.", official=True)).status_code == 201
    two = await site.create("ana", distribution=site.people("dana"), subject="Crane <b>stands</b>")
    assert set(await told(site)) == {"ana"}
    (digest,) = await morning(site)
    assert (digest["sent_to"], digest["reason"], digest["card_id"]) == (site.world.mails["dana"], "digest", None)
    assert digest["subject"] == f"[Harbour Tower] 3 notifications about 2 items: {one['number']}, {two['number']}"
    for words in ("Slab is late", "Assigned to you – Ana Lind", "New response – Carl Reyes", "daily digest"):
        assert words in digest["text"], words
        assert words in digest["html"], words
    assert f"http://sitepost.test/projects/{site.world.project}/correspondence/{one['id']}" in digest["html"]
    assert "Crane &lt;b&gt;stands" in digest["html"]
    assert "Quokka" not in digest["text"], "a digest has no words of responses"
    assert await morning(site) == [], "and it is told once"
    async with site.world.work(reading=True) as work:
        assert await work.value("SELECT count(*) FROM notifications_digest") == 0


async def test_a_digest_lists_only_what_its_reader_may_see_at_that_moment(site: Site) -> None:
    await chosen(site, "rita", digest="hourly")
    hidden = await site.create("ana", distribution=site.people("rita"), subject="Zqhidden")
    await site.create("ana", distribution=site.people("rita"), subject="Slab")
    read = await site.create("ana", distribution=site.people("rita"), subject="Zqread")
    await site.world.settle()
    assert (await site.patch("carl", hidden, private=True, distribution=[])).status_code == 200
    done = await site.world.client("rita").post("/api/notices/read", json={"cards": [read["id"]]})
    assert done.status_code == 200
    found = [each for each in await morning(site) if each["reason"] == "digest"]
    assert len(found) == 1
    assert "Slab" in found[0]["text"]
    assert "Zq" not in json.dumps([found[0][key] for key in ("subject", "text", "html")])


async def test_whoever_lost_everything_gets_no_digest(site: Site) -> None:
    await chosen(site, "rita", digest="hourly")
    await site.create("ana", distribution=site.people("rita"), subject="Slab")
    await site.world.settle()
    await site.levels("rita", "none")
    assert [each for each in await morning(site) if each["person_id"] == site.person("rita")] == []


async def test_a_digest_that_waits_for_a_mail_server_is_written_again_without_what_was_lost(site: Site) -> None:
    with_server(site)
    await chosen(site, "rita", digest="hourly")
    lost = await site.create("ana", distribution=site.people("rita"), subject="Zqlost")
    await site.create("ana", distribution=site.people("rita"), subject="Slab")
    await site.world.app.consumer.settle()
    async with site.world.work() as work:
        await work.run("UPDATE notifications_digest SET due_at = now() - interval '1 minute'")
    async with site.world.work() as work:
        await site.world.app.jobs.tasks["notifications.digest"](work, person=str(site.person("rita")))
    assert (await site.patch("carl", lost, private=True, distribution=[])).status_code == 200
    async with serving(Sink()) as sink:
        with_server(site, sink.port)
        await site.world.settle()
        async with site.world.work() as work:
            await actions.look(work)
        await site.world.settle()
        got = [data for _, rcpt, data in sink.mails if rcpt == [site.world.mails["rita"]]]
    assert len(got) == 1
    assert b"Slab" in got[0]
    assert b"Zqlost" not in got[0]


async def test_the_outbox_shows_a_digest_only_to_who_sees_all_of_it(site: Site) -> None:
    await chosen(site, "dana", digest="daily")
    await site.create("ana", "CLM", private=True, assignees=site.people("dana"), subject="Zqclaim")
    await site.create("ana", assignees=site.people("dana"), subject="Slab")
    await site.world.settle()
    async with site.world.work() as work:
        await work.run("DELETE FROM mail")
        await work.run("UPDATE notifications_digest SET due_at = now() - interval '1 minute'")
    async with site.world.work() as work:
        await actions.look(work)
    await site.world.settle()
    maya = site.world.client("maya")
    (line,) = (await maya.get("/api/account/outbox")).json()["items"]
    assert (line["reason"], line["withheld"]) == ("digest", "card")
    assert "Zq" not in (await maya.get(f"/api/account/outbox/{line['id']}")).text


async def test_turning_digests_off_sends_what_waits(site: Site) -> None:
    await chosen(site, "dana", digest="daily")
    await site.create("ana", assignees=site.people("dana"))
    await site.world.settle()
    await chosen(site, "dana")
    async with site.world.work() as work:
        await actions.look(work)
    assert [each["reason"] for each in await mails(site)] == ["digest"]


async def test_a_digest_runs_once_however_often_it_is_asked_for(site: Site) -> None:
    await chosen(site, "dana", digest="daily")
    await site.create("ana", assignees=site.people("dana"))
    await site.world.settle()
    async with site.world.work() as work:
        await work.run("INSERT INTO outbox (stream, seq) SELECT stream, seq FROM fact ON CONFLICT DO NOTHING")
    await site.world.settle()
    async with site.world.work() as work:
        await work.run("UPDATE notifications_digest SET due_at = now() - interval '1 minute'")
    for _ in range(2):
        async with site.world.work() as work:
            await actions.digest(work, person=site.person("dana"))
    assert len(await mails(site)) == 1


async def test_an_update_tells_old_and_new_values_but_not_to_who_did_it(site: Site) -> None:
    await tick(site, *(("updated_item", role) for role in ("creator", "assignee", "distribution", "received_from")))
    item = await site.create("ana", **everybody(site), due_on="2026-12-01")
    await told(site)
    fields = {"subject": "New words", "due_on": "2026-12-24", "assignees": site.people("dana", "rob")}
    assert (await site.patch("ana", item, **fields)).status_code == 200
    found = {mail["person_id"]: mail for mail in await mails(site)}
    names = {name for name, person in site.world.people.items() if person in found}
    assert names == {"dana", "rita", "kate", "rob"}, "and not Ana"
    text = " ".join(found[site.person("dana")]["text"].split())
    assert "WHAT CHANGED" in text
    for words in (
        "Subject: Crane stopped by wind → New words",
        "Due date: 1 December 2026 → 24 December 2026",
        "Assignees: Dana Ortiz (Delta Concrete) → Dana Ortiz (Delta Concrete), Rob Vance (Ferro Steel)",
    ):
        assert words in text
    rob = found[site.person("rob")]
    assert rob["reason"] == "assigned"
    assert "WHAT CHANGED" not in rob["text"], "to whoever is new nothing was updated"
    assert "Crane stopped by wind" not in rob["text"]


async def test_a_closed_item_and_a_draft_are_not_updated_by_mail(site: Site) -> None:
    await tick(site, ("updated_item", "assignee"), ("user_removed", "assignee"))
    draft = await site.create("ana", issue=False, **everybody(site))
    assert (await site.patch("ana", draft, subject="Another", assignees=[])).status_code == 200
    item = await site.create("ana", **everybody(site))
    assert (await site.move("carl", item, "NOD", "closed_successful")).status_code == 200
    await told(site)
    now = await site.get("carl", f"/items/{item['id']}")
    assert (await site.patch("carl", now, subject="Another", assignees=[])).status_code == 200
    assert await told(site) == {}


async def test_somebody_removed_who_still_sees_it_is_led_there(site: Site) -> None:
    await tick(site, ("user_removed", "distribution"))
    item = await site.create("ana", **everybody(site), number="700")
    await told(site)
    assert (await site.patch("carl", item, distribution=[], number="701", description=doc("walrus"))).status_code == 200
    (farewell,) = await mails(site)
    assert farewell["person_id"] == site.person("rita")
    assert "NOD-0700" in farewell["subject"]
    assert "Carl Reyes (Kestrel Construct) took you off this item." in farewell["text"]
    assert f"/correspondence/{item['id']}" in farewell["text"]
    assert "walrus" not in farewell["text"]


async def test_somebody_removed_who_no_longer_sees_it_reads_not_even_by_whom(site: Site) -> None:
    await tick(site, ("user_removed", "distribution"))
    item = await site.create("ana", **everybody(site, private=True), number="700", subject="Quiet matter")
    await told(site)
    fields = {"distribution": [], "number": "0888", "subject": "Walrus"}
    assert (await site.patch("carl", item, **fields)).status_code == 200
    (farewell,) = await mails(site)
    everything = json.dumps([farewell[key] for key in ("subject", "text", "html")])
    assert "NOD-0700" in everything
    assert "Quiet matter" in everything
    for hidden in ("Carl", "Walrus", "0888", "/correspondence/", "Open", "Dana"):
        assert hidden not in everything, hidden


async def test_a_farewell_goes_by_itself_also_to_who_reads_digests_but_waits_for_the_morning(site: Site) -> None:
    with_server(site)
    await tick(site, ("user_removed", "distribution"))
    item = await site.create("ana", **everybody(site))
    await site.world.app.consumer.settle()
    await chosen(site, "rita", digest="daily", **quiet_now())
    assert (await site.patch("carl", item, distribution=[])).status_code == 200
    assert [each["reason"] for each in await held(site)] == ["user_removed"]
    async with site.world.work(reading=True) as work:
        digests = await work.values("SELECT event FROM notifications_digest WHERE card_id = %s", [UUID(item["id"])])
    assert "user_removed" not in digests
