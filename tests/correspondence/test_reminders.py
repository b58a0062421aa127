"""Reminders of overdue items: once a working day, in the morning on site, to the assignees (spec 6.3; 14b, 27)."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.correspondence.site import Site

from sitepost.kernel.ids import new_id
from sitepost.kernel.time import Calendar
from sitepost.tools.correspondence.actions import reminders
from sitepost.tools.correspondence.model.reminders import Reminded
from sitepost.tools.correspondence.rules.reminders import day_to_remind

BLOCKED = """
SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock')
"""
MONDAY = date(2026, 11, 23)


def due_at(moment: str, *, zone: str = "Europe/London", last: str = "", **calendar: Any) -> str:
    """The day that is due at a moment of universal time, nothing for none."""
    place = Reminded(new_id(), Calendar(zone, **calendar), date.fromisoformat(last) if last else None)
    day = day_to_remind(place, now=datetime.fromisoformat(moment).replace(tzinfo=UTC))
    return day.isoformat() if day else ""


@pytest.mark.parametrize(
    ("moment", "zone", "last", "day"),
    [
        ("2026-11-23T06:59", "Europe/London", "", ""),
        ("2026-11-23T07:00", "Europe/London", "", "2026-11-23"),
        ("2026-11-23T07:10", "Europe/London", "2026-11-23", ""),  # was done
        ("2026-11-23T07:00", "Europe/London", "2026-11-20", "2026-11-23"),
        ("2026-11-23T18:59", "Europe/London", "2026-11-20", "2026-11-23"),  # the server was down all day
        ("2026-11-23T19:00", "Europe/London", "2026-11-20", ""),  # tomorrow, then
        ("2026-11-21T09:00", "Europe/London", "", ""),  # a Saturday
        ("2026-11-22T20:30", "Pacific/Auckland", "", "2026-11-23"),  # half past nine there, on Monday
        ("2026-11-23T12:00", "America/Los_Angeles", "", ""),  # four in the morning there
        ("2026-11-23T15:00", "America/Los_Angeles", "", "2026-11-23"),
        ("2026-03-30T05:59", "Europe/London", "2026-03-27", ""),  # summer time began on Sunday
        ("2026-03-30T06:00", "Europe/London", "2026-03-27", "2026-03-30"),
        ("2026-10-26T06:00", "Europe/London", "2026-10-23", ""),  # and has ended
        ("2026-10-26T07:00", "Europe/London", "2026-10-23", "2026-10-26"),
        ("2026-11-23T09:00", "Europe/London", "2026-11-24", ""),  # the site moved to another time zone
    ],
)
def test_reminders_are_due_once_on_the_morning_of_a_working_day(moment: str, zone: str, last: str, day: str) -> None:
    assert due_at(moment, zone=zone, last=last) == day


def test_days_off_and_sites_that_never_rest() -> None:
    assert due_at("2026-11-23T09:00", holidays=frozenset({MONDAY})) == ""
    assert due_at("2026-11-22T09:00", working_days=()) == "2026-11-22"


def test_a_clock_that_changes_gives_one_day_once() -> None:
    """Every ten minutes around both nights of the year on which clocks change, where people work on Sundays."""
    for start in (datetime(2026, 3, 28, tzinfo=UTC), datetime(2026, 10, 24, tzinfo=UTC)):
        found, last = [], ""
        for step in range(6 * 24 * 3):
            moment = (start + timedelta(minutes=10 * step)).strftime("%Y-%m-%dT%H:%M")
            if day := due_at(moment, last=last, working_days=tuple(range(7))):
                found.append(day)
                last = day
        assert len(found) == len(set(found)) == 3


async def switch(site: Site, type: str = "NOD", *, on: bool = True) -> None:
    """Turn the reminders of a type on or off."""
    path = f"/api/account/correspondence/types/{site.types[type]}"
    maya = site.world.client("maya")
    version = (await maya.get(path)).headers["etag"]
    answer = await maya.patch(path, json={"overdue_reminders": on}, headers={"If-Match": version})
    assert answer.status_code == 200, answer.text
    await site.world.settle()


async def morning(site: Site, moment: str = "2026-11-23T08:00") -> dict[str, list[str]]:
    """Let the clock strike, and return who was mailed of which item since the last time."""
    now = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    await site.world.settle()
    async with site.world.work() as work:
        await work.run("DELETE FROM mail WHERE reason <> 'overdue'")
        before = set(await work.values("SELECT id FROM mail"))
    async with site.world.work() as work:
        work.now = now
        await reminders.look(work)
        await work.run("DELETE FROM procrastinate_jobs WHERE task_name = %s", [reminders.JOB])
    async with site.world.work() as work:
        work.now, work.account = now, None
        await reminders.remind(work, project=site.world.project)
    await site.world.settle()
    async with site.world.work(reading=True) as work:
        found = await work.dicts("SELECT * FROM mail WHERE reason = 'overdue' ORDER BY id")
    names = {person: name for name, person in site.world.people.items()}
    told: dict[str, list[str]] = {}
    for mail in found:
        if mail["id"] not in before:
            told.setdefault(names[mail["person_id"]], []).append(str(mail["card_id"]))
    return told


async def late(site: Site, *names: str, type: str = "NOD", **more: Any) -> dict[str, Any]:
    """An item that was due on Friday."""
    return await site.create("ana", type, **({"assignees": site.people(*names), "due_on": "2026-11-20"} | more))


async def test_assignees_are_mailed_once_a_day_for_each_item(site: Site) -> None:
    await switch(site)
    one = await late(site, "dana", "rob", distribution=site.people("rita"), received_from=site.people("kate")[0])
    two = await late(site, "dana")
    told = await morning(site)
    assert {name: sorted(ids) for name, ids in told.items()} == {
        "dana": sorted([one["id"], two["id"]]),
        "rob": [one["id"]],
    }
    assert await morning(site, "2026-11-23T08:10") == {}, "a job that runs twice mails once"
    assert set(await morning(site, "2026-11-24T08:00")) == {"dana", "rob"}, "and again on the next morning"
    async with site.world.work(reading=True) as work:
        mail = (await work.dicts("SELECT * FROM mail WHERE reason = 'overdue' ORDER BY id LIMIT 1"))[0]
    assert mail["subject"].startswith("[Harbour Tower] Overdue: NOD-")
    assert "This item was due on 20 November 2026 and is still open." in mail["text"]


async def test_two_processes_that_strike_at_once_mail_once(site: Site) -> None:
    await switch(site)
    await late(site, "dana")
    await site.world.settle()
    now = datetime(2026, 11, 23, 8, tzinfo=UTC)
    async with site.world.work() as first, site.world.work() as second:
        first.now = second.now = now
        await reminders.remind(first, project=site.world.project)
        waiting = asyncio.create_task(reminders.remind(second, project=site.world.project))
        async with site.world.work(reading=True) as looking, asyncio.timeout(10):
            while not await looking.value(BLOCKED):
                await asyncio.sleep(0.01)
        await first.commit()
        await waiting
    assert (await site.facts()).count("item_overdue") == 1


async def test_only_open_items_past_their_day_of_types_that_remind(site: Site) -> None:
    await late(site, "dana")
    assert await morning(site) == {}, "the switch of the type is off"
    await switch(site)
    await late(site, "rob", due_on="2026-11-23")
    await late(site, "rob", issue=False)
    closed = await late(site, "rob")
    assert (await site.move("carl", closed, "NOD", "closed_successful")).status_code == 200
    await late(site, "rob", type="LTR")
    assert set(await morning(site)) == {"dana"}
    await switch(site, on=False)
    assert await morning(site, "2026-11-24T08:00") == {}


async def test_nobody_is_reminded_of_what_they_may_not_see(site: Site) -> None:
    await switch(site, "CLM")
    await late(site, "dana", "rita", type="CLM", private=True)
    await site.levels("rita", "none")
    assert set(await morning(site)) == {"dana"}


async def test_the_box_of_the_matrix_and_the_creator_who_is_assigned(site: Site) -> None:
    await switch(site)
    await late(site, "ana", "dana")
    assert set(await morning(site)) == {"ana", "dana"}, "nobody did it, so nobody is left out for having done it"
    path = f"/api/projects/{site.world.project}/notifications/matrix/{site.tool('NOD')}"
    carl = site.world.client("carl")
    matrix = await carl.get(path)
    assert matrix.json()["events"]["overdue"] == {
        "creator": None, "assignee": True, "distribution": None, "received_from": None,
    }  # fmt: skip
    events = matrix.json()["events"] | {"overdue": {"assignee": False}}
    answer = await carl.put(path, json={"events": events}, headers={"If-Match": matrix.headers["etag"]})
    assert answer.status_code == 200, answer.text
    assert await morning(site, "2026-11-24T08:00") == {}


async def test_one_unread_reminder_stands_in_the_centre_and_the_history_has_none(site: Site) -> None:
    await switch(site)
    item = await late(site, "dana")
    for moment in ("2026-11-23T08:00", "2026-11-24T08:00", "2026-11-25T08:00"):
        await morning(site, moment)
    dana = site.world.client("dana")

    async def events() -> list[str]:
        return [each["event"] for each in (await dana.get("/api/notices")).json()["items"]]

    assert await events() == ["overdue", "created"]
    assert (await dana.post("/api/notices/read", json={"all": True})).status_code == 200
    await morning(site, "2026-11-26T08:00")
    assert await events() == ["overdue", "overdue", "created"]
    path = f"/api/projects/{site.world.project}/history"
    history = (await site.world.client("carl").get(path, params={"card": item["id"]})).json()["items"]
    assert [each["kind"] for each in history] == ["correspondence.item_issued"]


async def test_the_clock_queues_the_sites_where_it_is_morning(site: Site) -> None:
    await switch(site)

    async def queued(moment: str) -> list[str]:
        async with site.world.work() as work:
            work.now = datetime.fromisoformat(moment).replace(tzinfo=UTC)
            await reminders.look(work)
        query = "DELETE FROM procrastinate_jobs WHERE task_name = %s RETURNING args ->> 'project'"
        async with site.world.work() as work:
            return await work.values(query, [reminders.JOB])

    assert await queued("2026-11-23T08:00") == [str(site.world.project)]
    assert await queued("2026-11-23T03:00") == []
    async with site.world.work() as work:
        await work.run("UPDATE scope SET active = false WHERE id = %s", [site.world.project])
    assert await queued("2026-11-23T08:00") == []
    async with site.world.work() as work:
        work.now = datetime(2026, 11, 23, 8, tzinfo=UTC)
        await reminders.remind(work, project=UUID(int=7))
