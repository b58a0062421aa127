"""Clocks on Harbour Tower: they start, warn, stop and run out; people date, remind, move and stop them."""

import asyncio

import httpx
from tests.clocks.watch import AWARE, REPLY, SILENCE, Watch, moment, shipped

from sitepost.tools.clocks.actions import striking

ISSUED = "2026-11-23T09:00"  # a Monday


async def test_an_item_that_is_issued_starts_the_clock_of_its_assignee(watch: Watch) -> None:
    await watch.rules(REPLY)
    item = await watch.issued(ISSUED)
    shown = (await watch.of("dana", item))["items"]
    assert [(each["clause"], each["deadline_on"], each["state"], each["mine"]) for each in shown] == [
        ("61.4", "2026-11-30", "running", True)
    ]
    assert shown[0]["ends_at"].startswith("2026-12-01T00:00")
    assert [each["name"] for each in shown[0]["on_clock"]] == ["Dana Ortiz"]
    assert await watch.facts() == ["clock_started"]
    assert (await watch.of("rita", item))["items"][0]["mine"] is False


async def test_types_without_rules_and_items_from_before_have_no_clock(watch: Watch) -> None:
    before = await watch.issued(ISSUED)
    await watch.rules(REPLY)
    assert await watch.states(before) == []
    assert await watch.states(await watch.issued(ISSUED, type="LTR")) == []


async def test_an_item_that_nobody_has_heard_of_yet_says_so_and_stays_hidden_from_strangers(watch: Watch) -> None:
    await watch.rules(REPLY)
    await watch.world.settle()
    item = await watch.site.create("ana", "NOD", assignees=watch.site.people("dana"), private=True)
    new = await watch.of("dana", item)
    assert (new["items"], new["pending"]) == ([], True)
    await watch.of("rita", item, expect=404)
    await watch.world.settle()
    assert (await watch.of("dana", item))["pending"] is False


async def test_an_official_answer_of_the_other_side_stops_it(watch: Watch) -> None:
    await watch.rules(REPLY)
    item = await watch.issued(ISSUED)
    await watch.site.levels("dana", "admin")
    await watch.site.levels("ana", "admin")
    assert (await watch.site.respond("ana", item, official=True)).status_code == 201
    await watch.dated("2026-11-24T09:00")
    assert await watch.states(item) == ["61.4 running 2026-11-30"], "a sender does not answer itself"
    assert (await watch.site.respond("dana", item)).status_code == 201
    await watch.dated("2026-11-25T09:00")
    assert await watch.states(item) == ["61.4 running 2026-11-30"], "nor does anything that is not official"
    assert (await watch.site.respond("dana", item, official=True)).status_code == 201
    await watch.dated("2026-11-26T09:00")
    assert await watch.states(item) == ["61.4 stopped 2026-11-30"]
    await watch.strike("2026-12-01T00:00")
    assert await watch.facts() == ["clock_started", "clock_stopped"]


async def test_it_warns_once_and_runs_out_once(watch: Watch) -> None:
    await watch.rules(REPLY)
    item = await watch.issued(ISSUED)
    await watch.strike("2026-11-26T06:50")
    assert await watch.facts() == ["clock_started"]
    for at in ("2026-11-26T07:00", "2026-11-26T07:10", "2026-11-30T23:50"):
        await watch.strike(at)
    assert await watch.facts() == ["clock_started", "clock_warned"]
    for at in ("2026-12-01T00:00", "2026-12-01T00:10"):
        await watch.strike(at)
    assert await watch.facts() == ["clock_started", "clock_warned", "clock_expired"]
    opened = await watch.site.get("carl", f"/items/{item['id']}")
    assert opened["status"]["name"] == "Open", "a period that runs out changes no status"
    assert opened["version"] == item["version"]
    assert (await watch.of("carl", item))["items"][0]["outcome"] == "No reply"


async def test_a_server_that_was_down_notices_once_and_says_that_it_is_late(watch: Watch) -> None:
    await watch.rules(REPLY)
    await watch.issued(ISSUED)
    await watch.strike("2026-12-04T10:00")
    assert await watch.facts() == ["clock_started", "clock_expired"], "warnings are not made up for"
    async with watch.world.work(reading=True) as work:
        body = await work.value("SELECT body FROM fact WHERE kind = 'clocks.clock_expired'")
    assert (body["late"], body["deadline_on"]) == (True, "2026-11-30")


async def test_two_processes_that_strike_at_once_notice_once(watch: Watch) -> None:
    await watch.rules(REPLY)
    await watch.issued(ISSUED)
    async with watch.world.work() as first, watch.world.work() as second:
        first.now = second.now = moment("2026-12-01T00:00")
        await striking.strike(first)
        async with asyncio.timeout(10):
            await striking.strike(second)  # leaves what the first one has, and waits for nobody
        await second.commit()
        await first.commit()
    await watch.strike("2026-12-01T00:10")
    assert (await watch.facts()).count("clock_expired") == 1


async def test_many_that_run_out_together_are_all_noticed(watch: Watch) -> None:
    await watch.rules(REPLY)
    item = await watch.issued(ISSUED)
    async with watch.world.work() as work:
        copies = """
            INSERT INTO clocks_clock SELECT gen_random_uuid(), account_id, project_id, item_id, type_id, rule,
                rule_key || n, cause || n, triggered_on, deadline_on, ends_at, next_at, state, started_at, warned_at,
                ended_at, ended_by, reason, noticed_on, version
            FROM clocks_clock CROSS JOIN generate_series(1, 101) AS n WHERE item_id = %s
        """
        await work.run(copies, [item["id"]])
    await watch.strike("2026-12-01T00:00")
    await watch.strike("2026-12-01T00:10")
    assert (await watch.facts()).count("clock_expired") == 102


async def test_an_answer_that_is_made_official_later_counts_from_its_day(watch: Watch) -> None:
    await watch.rules(REPLY)
    item = await watch.issued(ISSUED)
    await watch.site.levels("dana", "standard", "create_response")
    answer = await watch.site.respond("dana", item)
    await watch.dated("2026-11-27T09:00")
    await watch.strike("2026-12-01T00:00")
    assert await watch.states(item) == ["61.4 expired 2026-11-30"]
    path = f"{watch.site.base}/items/{item['id']}/responses/{answer.json()['response']['id']}"
    marked = await watch.world.client("carl").patch(path, json={"official": True})
    assert marked.status_code == 200, marked.text
    await watch.dated("2026-12-02T09:00")
    assert await watch.states(item) == ["61.4 stopped 2026-11-30"]
    async with watch.world.work(reading=True) as work:
        assert await work.value("SELECT body ->> 'withdrawn' FROM fact WHERE kind = 'clocks.clock_stopped'") == "true"


async def test_a_late_answer_leaves_the_effect_and_is_heard_before_anybody_looked(watch: Watch) -> None:
    await watch.rules(REPLY | {"effect": "accepted"})
    item = await watch.issued(ISSUED)
    await watch.site.levels("dana", "admin")
    await watch.site.respond("dana", item, official=True)
    await watch.dated("2026-12-01T00:00")
    assert await watch.states(item) == ["61.4 expired 2026-11-30"]
    assert await watch.facts() == ["clock_started", "clock_expired"]
    assert (await watch.of("carl", item))["items"][0]["matters"] is True


async def test_silence_after_a_notice_is_acceptance(watch: Watch) -> None:
    await watch.rules(REPLY, SILENCE)
    item = await watch.issued(ISSUED)
    assert (await watch.hand("ana", item, "notices")).json()["code"] == "clocks.not_expired"
    await watch.strike("2026-12-01T00:00")
    assert (await watch.of("ana", item))["items"][0]["can"] == ["notice"]
    assert (await watch.hand("dana", item, "notices")).json()["code"] == "clocks.not_a_party"
    assert (await watch.hand("rita", item, "notices")).json()["code"] == "clocks.not_a_party"
    answer = await watch.hand("ana", item, "notices")
    assert answer.status_code == 200, answer.text
    assert sorted(each["state"] for each in answer.json()["items"]) == ["expired", "running"]
    assert (await watch.hand("ana", item, "notices", place=1)).json()["code"] == "clocks.noticed"
    await watch.world.settle()
    await watch.strike("2099-01-01T00:00")
    last = next(each for each in (await watch.of("dana", item))["items"] if each["amount"] == 2)
    assert (last["state"], last["effect"], last["outcome"]) == ("expired", "accepted", "Treated as acceptance")
    assert await watch.facts() == [
        "clock_started", "clock_expired", "notice_given", "clock_started", "clock_expired",
    ]  # fmt: skip


async def test_a_period_that_follows_another_begins_with_its_last_day(watch: Watch) -> None:
    await watch.rules(*shipped("fidic.detailed_claim"))
    item = await watch.issued(ISSUED)
    assert await watch.states(item) == ["3.7.3 running 2027-01-04"]
    await watch.strike("2027-01-07T08:00")
    assert await watch.states(item) == ["3.7.3 expired 2027-01-04", "3.7.3 running 2027-02-15"]


async def test_a_draft_is_on_its_writers_clock_until_it_is_issued(watch: Watch) -> None:
    await watch.rules(AWARE)
    draft = await watch.issued("2026-11-02T09:00", issue=False)
    assert (await watch.of("ana", draft))["dates"] == [{"label": "Became aware on", "day": None}]
    assert (await watch.date("dana", draft, "2026-11-02")).status_code == 404
    assert (await watch.date("ana", draft, "2026-11-02", label="Heard on")).json()["code"] == "clocks.no_such_date"
    assert (await watch.date("ana", draft, "1999-01-01")).json()["code"] == "clocks.bad_day"
    answer = await watch.date("ana", draft, "2026-11-02", label="became  AWARE on")
    assert answer.status_code == 200, answer.text
    assert await watch.states(draft) == ["61.3 running 2026-12-28"]
    assert (await watch.date("ana", draft, "2026-11-03")).status_code == 200
    assert await watch.states(draft) == ["61.3 running 2026-12-29"]
    assert (await watch.site.patch("ana", draft, issue=True)).status_code == 200
    await watch.dated("2026-12-29T22:00")
    assert await watch.states(draft) == ["61.3 stopped 2026-12-29"]
    kinds = ["date_set", "clock_started", "date_set", "clock_moved", "clock_stopped"]
    assert await watch.facts() == kinds


async def test_a_day_that_is_said_afterwards_tells_whether_the_notice_was_in_time(watch: Watch) -> None:
    await watch.rules(AWARE)
    item = await watch.issued(ISSUED)
    assert (await watch.date("rita", item, "2026-11-01")).json()["code"] == "clocks.not_a_party"
    assert (await watch.date("ana", item, "2026-11-01")).status_code == 200
    assert await watch.states(item) == ["61.3 stopped 2026-12-27"]
    assert (await watch.date("carl", item, "2026-09-01")).status_code == 200
    assert await watch.states(item) == ["61.3 expired 2026-10-27"], "it was issued four weeks too late"
    assert (await watch.date("carl", item, "2026-11-01")).status_code == 200
    assert await watch.states(item) == ["61.3 stopped 2026-12-27"]
    stale = await watch.world.client("carl").put(
        f"{watch.base}/items/{item['id']}/dates",
        json={"label": "Became aware on", "day": None}, headers={"If-Match": '"1"'},
    )  # fmt: skip
    assert stale.status_code == 409


async def test_an_administrator_moves_and_stops_with_a_reason(watch: Watch) -> None:
    await watch.rules(REPLY)
    item = await watch.issued(ISSUED)
    for name in ("ana", "dana"):
        assert (await watch.hand(name, item, "stops", reason="No")).json()["code"] == "clocks.admins_only"
    assert (await watch.hand("carl", item, "ends", deadline_on="2099-12-07", reason=" ")).json()[
        "code"
    ] == "text_missing"
    assert (await watch.hand("carl", item, "ends", deadline_on="2026-11-22", reason="x")).json()[
        "code"
    ] == "clocks.bad_day"
    moved = await watch.hand("carl", item, "ends", deadline_on="2099-12-07", reason="Agreed under 13.5")
    assert moved.status_code == 200, moved.text
    assert await watch.states(item) == ["61.4 running 2099-12-07"]
    assert (await watch.hand("carl", item, "stops", reason="Answered by hand")).status_code == 200
    assert (await watch.hand("carl", item, "stops", reason="Again")).json()["code"] == "clocks.not_running"
    assert await watch.states(item) == ["61.4 stopped 2099-12-07"]
    path = f"/api/projects/{watch.world.project}/history"
    history = (await watch.world.client("carl").get(path, params={"card": item["id"]})).json()["items"]
    assert [each["kind"] for each in history][:3] == [
        "clocks.clock_stopped", "clocks.clock_moved", "clocks.clock_started",
    ]  # fmt: skip
    assert {"field": "reason", "label": "Reason", "old": None, "new": "Agreed under 13.5"} in history[1]["changes"]


async def test_changed_rules_move_running_clocks_only_with_a_reason(watch: Watch) -> None:
    await watch.rules(REPLY)
    item = await watch.issued(ISSUED)
    await watch.rules(REPLY | {"amount": 2})
    assert await watch.states(item) == ["61.4 running 2026-11-30"]
    await watch.rules(REPLY | {"amount": 3}, reason="Z4 of the contract")
    assert await watch.states(item) == ["61.4 running 2026-12-14"]
    assert (await watch.of("carl", item))["items"][0]["reason"] == "Z4 of the contract"


async def test_a_project_makes_rules_of_its_own_and_goes_back(watch: Watch) -> None:
    await watch.rules(REPLY, origin="nec4.notification")
    path = f"{watch.base}/types/{watch.site.types['NOD']}"
    carl, dana = watch.world.client("carl"), watch.world.client("dana")
    held = (await dana.get(path)).json()
    assert (held["own"], held["can"], held["origin"], held["version"]) == (False, [], "nec4.notification", 1)
    assert (await dana.put(path, json={"rules": []})).json()["code"] == "clocks.admins_only"
    assert (await carl.delete(path)).json()["code"] == "clocks.nothing_own"
    stale = await carl.put(path, json={"rules": []}, headers={"If-Match": '"0"'})
    assert stale.status_code == 409
    own = await carl.put(path, json={"rules": [REPLY | {"amount": 4}]}, headers={"If-Match": '"1"'})
    assert (own.status_code, own.json()["own"], own.json()["version"]) == (200, True, 2)
    item = await watch.issued(ISSUED)
    assert await watch.states(item) == ["61.4 running 2026-12-21"]
    await watch.rules(REPLY | {"amount": 2}, reason="For all others")
    assert await watch.states(item) == ["61.4 running 2026-12-21"], "a project of its own does not follow the company"
    assert (await carl.delete(path)).status_code == 204
    assert (await carl.get(path)).json()["rules"][0]["amount"] == 2
    bad = await carl.put(path, json={"rules": [REPLY | {"amount": 0}]})
    assert [each["field"] for each in bad.json()["errors"]] == ["rules.0.amount"]


async def test_hearing_everything_twice_changes_nothing(watch: Watch) -> None:
    await watch.rules(REPLY | {"trigger": "official_response", "stops": ["official_response"]})
    item = await watch.issued(ISSUED)
    await watch.site.respond("carl", item, official=True)
    await watch.dated("2026-11-24T09:00")
    assert await watch.states(item) == ["61.4 running 2026-12-01"]
    async with watch.world.work() as work:
        await work.run("INSERT INTO outbox (stream, seq) SELECT stream, seq FROM fact WHERE stream = %s",
                       [watch.world.project])  # fmt: skip
    await watch.world.settle()
    assert await watch.states(item) == ["61.4 running 2026-12-01"]
    assert await watch.facts() == ["clock_started"]


async def told(watch: Watch) -> dict[str, set[str]]:
    """Who was mailed of clocks so far, by what happened."""
    names = {person: name for name, person in watch.world.people.items()}
    async with watch.world.work(reading=True) as work:
        rows = await work.dicts("SELECT person_id, reason FROM mail WHERE reason LIKE 'clock%%'")
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(row["reason"].removeprefix("clock_"), set()).add(names[row["person_id"]])
    return found


async def test_those_on_the_clock_are_warned_and_everybody_on_the_item_hears_of_its_end(watch: Watch) -> None:
    await watch.rules(REPLY)
    on_it = watch.site.people("kate")
    item = await watch.issued(ISSUED, distribution=watch.site.people("rob"), received_from=on_it[0])
    await watch.strike("2026-11-26T07:00")
    assert await told(watch) == {"warned": {"dana"}}
    await watch.strike("2026-12-02T07:00")
    assert await told(watch) == {"warned": {"dana"}, "expired": {"ana", "dana", "kate"}}
    async with watch.world.work(reading=True) as work:
        mails = await work.dicts("SELECT subject, text FROM mail WHERE reason LIKE 'clock%%' ORDER BY id")
    assert mails[0]["subject"].startswith("[Harbour Tower] Period runs out soon: NOD-")
    assert "The period under clause 61.4 runs out at the end of 30 November 2026." in " ".join(mails[0]["text"].split())
    assert "ran out at the end of 30 November 2026: No reply. This was noticed only now." in " ".join(
        mails[-1]["text"].split()
    )
    notices = (await watch.world.client("rob").get("/api/notices")).json()["items"]
    assert [each["event"] for each in notices] == ["clock_expired", "created"], "a notice, where no box mails"
    assert item["id"] == notices[0]["card"]["id"]


async def test_what_is_private_stays_private_in_every_place_of_its_clock(watch: Watch) -> None:
    """List, calendar, feed, mail, notice and count: somebody who may not see an item sees nothing of its clock."""
    await watch.rules(REPLY | {"warn": [1]}, type="CLM")
    async with watch.world.work(reading=True) as work:
        today = await work.value("SELECT (now() AT TIME ZONE 'Europe/London')::date")
    item = await watch.issued(today.isoformat() + "T12:00", type="CLM", private=True)
    last = (await watch.of("dana", item))["items"][0]["deadline_on"]
    dana, rita, carl = (watch.world.client(name) for name in ("dana", "rita", "carl"))
    clock = (await watch.of("dana", item))["items"][0]["id"]
    span = {"first": last, "last": last}
    listed = {"cards": [item["id"]]}

    async def places(client: httpx.AsyncClient) -> list[object]:
        """How many things each place shows."""
        days = (await client.get("/api/agenda/days", params=span)).json()
        lines = await client.get(f"{watch.site.base}/items", params={"clock": "running"})
        counts = await client.get(f"{watch.site.base}/counts", params={"clock": "running"})
        made = await client.post("/api/agenda/feeds", json={"name": "x", "mine": False})
        feed = (await client.get(made.json()["url"])).text
        return [
            len((await client.get(watch.base, params=listed)).json()["items"]),
            (await client.get(f"{watch.base}/items/{item['id']}")).status_code,
            len(days["items"]),
            sum(day["total"] for day in days["days"]),
            len(lines.json()["items"]),
            sum(type["total"] for type in counts.json()["types"]),
            feed.count("BEGIN:VEVENT"),
        ]

    assert await places(dana) == [1, 200, 1, 1, 1, 1, 1]
    for client in (rita, carl):  # carl is an administrator of the type, which is super private
        assert await places(client) == [0, 404, 0, 0, 0, 0, 0]
        body = {"deadline_on": "2099-01-01", "reason": "x"}
        assert (await client.post(f"{watch.base}/{clock}/ends", json=body)).status_code == 404
        assert (await client.post(f"{watch.base}/{clock}/stops", json={"reason": "x"})).status_code == 404
        assert (await client.post(f"{watch.base}/{clock}/notices")).status_code == 404
        assert (
            await client.put(f"{watch.base}/items/{item['id']}/dates", json={"label": "x", "day": None})
        ).status_code == 404
    await watch.site.levels("dana", "none")
    await watch.strike("2099-01-01T00:00")
    assert await told(watch) == {"expired": {"ana"}}, "whoever lost the type hears nothing more"
    assert await places(watch.world.client("dana")) == [0, 404, 0, 0, 0, 0, 0]
