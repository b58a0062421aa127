"""What waits for whom, over HTTP: my open items, and the calendar."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.card_check import check_cards
from tests.correspondence.site import Site
from tests.world import World

from sitepost.kernel.ids import new_id
from sitepost.kernel.item import EVERY_MEMBER, Audience, Card
from sitepost.kernel.passport import MEMBER_TOOL, Level
from sitepost.platform import cards
from sitepost.tools.agenda import store
from sitepost.tools.directory import actions as directory
from sitepost.tools.permissions import actions as permissions
from sitepost.tools.permissions.model import Assignment

TODAY = date.today()


def day(by: int) -> str:
    """A day so many days from today."""
    return (TODAY + timedelta(days=by)).isoformat()


async def mine(site: Site, name: str, **query: Any) -> dict[str, Any]:
    """What waits for `name`."""
    answer = await site.world.client(name).get("/api/agenda/items", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()  # type: ignore[no-any-return]  # JSON


async def due(site: Site, name: str, first: int = -20, last: int = 40, **query: Any) -> dict[str, Any]:
    """The calendar of `name`."""
    asked = {"first": day(first), "last": day(last), **query}
    answer = await site.world.client(name).get("/api/agenda/days", params=asked)
    assert answer.status_code == 200, answer.text
    return answer.json()  # type: ignore[no-any-return]  # JSON


def numbers(found: dict[str, Any]) -> list[str]:
    """The numbers of what was found, in order."""
    return [each["number"] for each in found["items"]]


async def second(world: World, *names: str) -> UUID:
    """Another project of the same company, with some of its people."""
    admin = await world.passport("maya", project=world.account)
    async with world.work() as work:
        project = await directory.projects.create(work, admin, name="Anchor Quay", number="AQ-2", time_zone="UTC")
        for name in names:
            await directory.members.bring_in(
                work, admin, project=project.id, person=world.people[name], template=world.templates["subcontractor"]
            )
            given = Assignment(
                project=project.id, person=world.people[name], account=world.account,
                template=world.templates["subcontractor"],
            )  # fmt: skip
            await permissions.give(work, given)
    await world.settle()
    return project.id


async def put(world: World, number: str, *, project: UUID | None = None, **more: Any) -> UUID:
    """Store the card of something of another kind, such as a tool of tomorrow would."""
    scope = project or world.project
    given: dict[str, Any] = {
        "id": new_id(), "account": world.account, "scope": scope, "tool": MEMBER_TOOL, "kind": "registers.punch",
        "number": number, "title": f"Punch {number}", "link": f"/projects/{scope}/punch/{number}",
        "state_label": "Open", "audience": EVERY_MEMBER,
    }  # fmt: skip
    card = Card(**(given | more))
    async with world.work() as work:
        await cards.save(work, card)
    return card.id


async def test_an_open_letter_waits_for_its_assignees_until_it_is_closed(site: Site) -> None:
    draft = await site.create("ana", assignees=site.people("dana"), due_on=day(3), issue=False)
    item = await site.create("ana", assignees=site.people("dana", "rob"), due_on=day(-2), subject="Crane")
    await site.create("ana", assignees=site.people("rob"), distribution=site.people("dana"))
    found = await mine(site, "dana")
    assert numbers(found) == [item["number"]]
    assert found["items"][0] | {"id": 0} == {
        "id": 0,
        "project": str(site.world.project),
        "project_name": "Harbour Tower",
        "tool": site.tool("NOD"),
        "kind": "correspondence.item",
        "number": item["number"],
        "title": "Crane",
        "state_label": "Open",
        "link": f"/projects/{site.world.project}/correspondence/{item['id']}",
        "due_on": day(-2),
        "overdue": True,
        "clock": False,
    }
    assert found["projects"] == [
        {"id": str(site.world.project), "number": "HT-01", "name": "Harbour Tower", "total": 1, "overdue": 1}
    ]
    assert len(numbers(await mine(site, "rob"))) == 2
    assert numbers(await mine(site, "ana")) == [], "who wrote it waits for others"

    assert (await site.move("ana", draft, "NOD", "open")).status_code == 200
    assert (await site.move("ana", item, "NOD", "closed_successful")).status_code == 200
    assert numbers(await mine(site, "dana")) == [draft["number"]]
    assert (await site.move("carl", item, "NOD", "open")).status_code == 200
    assert numbers(await mine(site, "dana")) == [item["number"], draft["number"]]
    await check_cards(site.world.database)


async def test_an_edit_moves_what_waits(site: Site) -> None:
    item = await site.create("ana", assignees=site.people("dana"), due_on=day(3))
    moved = await site.patch("ana", item, assignees=site.people("rob"), due_on=day(9))
    assert moved.status_code == 200, moved.text
    assert numbers(await mine(site, "dana")) == []
    assert [each["due_on"] for each in (await mine(site, "rob"))["items"]] == [day(9)]
    bare = await site.patch("ana", moved.json(), due_on=None)
    assert bare.status_code == 200
    assert [(each["due_on"], each["overdue"]) for each in (await mine(site, "rob"))["items"]] == [(None, False)]
    assert numbers(await due(site, "rob")) == []


async def test_what_is_first_due_stands_on_top_page_after_page(site: Site) -> None:
    world = site.world
    quay = await second(world, "dana")
    for n, by in enumerate([None, 5, -3, 0, None, 40, 5]):
        await site.create("ana", assignees=site.people("dana"), due_on=None if by is None else day(by))
        on = None if by is None else date.fromisoformat(day(by + n))
        await put(world, f"P-{n}", project=quay, due_on=on, court=frozenset({world.people["dana"]}))
    for grouped in (True, False):
        whole = await mine(site, "dana", grouped=grouped, limit=100)
        assert len(whole["items"]) == 14
        assert whole["next"] is None
        keys = [(each["project_name"] if grouped else "", each["due_on"] or "9999") for each in whole["items"]]
        assert keys == sorted(keys)
        found, cursor, pages = [], "", 0
        while cursor is not None:
            page = await mine(site, "dana", grouped=grouped, limit=3, cursor=cursor)
            found += numbers(page)
            cursor, pages = page["next"], pages + 1
        assert found == numbers(whole)
        assert pages == 5
    names = [(each["name"], each["total"], each["overdue"]) for each in whole["projects"]]
    assert names == [("Anchor Quay", 7, 1), ("Harbour Tower", 7, 1)]
    assert len((await mine(site, "dana", project=str(quay)))["items"]) == 7
    bad = await world.client("dana").get("/api/agenda/items", params={"cursor": "WyJ4Il0"})
    assert bad.status_code == 422


async def test_what_one_may_no_longer_see_waits_for_one_no_more(site: Site) -> None:
    await site.create("ana", assignees=site.people("dana"), due_on=day(3))
    hushed = await site.create("ana", "CLM", private=True, assignees=site.people("dana"), due_on=day(4))
    assert numbers(await mine(site, "dana")) == ["NOD-0001", hushed["number"]]
    await site.levels("dana", "none")
    assert (await mine(site, "dana"))["items"] == (await mine(site, "dana"))["projects"] == []
    assert (await due(site, "dana")) == {"days": [], "items": []}
    await site.levels("dana", "standard")
    assert len(numbers(await mine(site, "dana"))) == 2
    assert len(numbers(await due(site, "rob"))) == 1
    taken = await site.world.client("maya").delete(f"/api/projects/{site.world.project}/people/{site.person('rob')}")
    assert taken.status_code == 204, taken.text
    assert (await due(site, "rob"))["items"] == []


async def test_the_calendar_holds_what_its_reader_sees(site: Site) -> None:
    world = site.world
    open_ = await site.create("ana", assignees=site.people("dana"), due_on=day(3), subject="Open to all")
    private = await site.create("ana", private=True, assignees=site.people("dana"), due_on=day(3), subject="Payment")
    hushed = await site.create("ana", "CLM", private=True, assignees=site.people("dana"), due_on=day(-1))
    await site.create("ana", due_on=day(5), issue=False)
    closed = await site.create("ana", due_on=day(6))
    await site.move("ana", closed, "NOD", "closed_successful")
    await site.create("ana", due_on=day(60))
    seen = {name: numbers(await due(site, name)) for name in ("dana", "rob", "carl", "zoe", "omar")}
    assert seen["dana"] == [hushed["number"], *sorted([open_["number"], private["number"]])]
    assert seen["rob"] == [open_["number"]]
    assert seen["carl"] == sorted([open_["number"], private["number"]]), (
        "an administrator, but not of what is super private"
    )
    assert seen["zoe"] == seen["omar"] == []
    found = await due(site, "dana")
    assert found["days"] == [
        {"day": day(-1), "total": 1, "overdue": 1},
        {"day": day(3), "total": 2, "overdue": 0},
    ]
    assert [each["mine"] for each in (await due(site, "ana"))["items"]] == [False] * 3
    assert numbers(await due(site, "ana", mine=True)) == []
    assert numbers(await due(site, "dana", mine=True)) == seen["dana"]
    assert numbers(await due(site, "dana", project=str(world.project))) == seen["dana"]
    assert numbers(await due(site, "dana", project=str(world.stranger.project))) == []


async def test_a_full_day_says_how_much_is_left(site: Site) -> None:
    people = frozenset({site.person("dana")})
    for n in range(9):
        await put(site.world, f"P-{n}", due_on=date.fromisoformat(day(2)), court=people if n % 2 else frozenset())
    found = await due(site, "dana", a_day=4)
    assert numbers(found) == ["P-0", "P-1", "P-2", "P-3"]
    assert found["days"] == [{"day": day(2), "total": 9, "overdue": 0}]
    assert (await due(site, "dana", a_day=4, mine=True))["days"][0]["total"] == 4


@pytest.mark.parametrize(("first", "last", "status"), [(0, 61, 200), (0, 62, 422), (1, 0, 422), (0, 0, 200)])
async def test_a_calendar_shows_some_days(site: Site, first: int, last: int, status: int) -> None:
    answer = await site.world.client("dana").get("/api/agenda/days", params={"first": day(first), "last": day(last)})
    assert answer.status_code == status
    assert status == 200 or answer.json()["code"] == "agenda.bad_span"


async def test_things_of_every_kind_wait_and_are_hidden_alike(site: Site) -> None:
    dana, soon = frozenset({site.person("dana")}), date.fromisoformat(day(1))
    await put(site.world, "P-1", court=dana, due_on=soon)
    await put(
        site.world, "P-2", court=dana, due_on=soon, tool="punch", audience=Audience(everyone_from=Level.READ_ONLY)
    )
    await put(site.world, "P-3", court=dana, due_on=soon, tool="punch", audience=Audience(None, people=dana))
    assert numbers(await mine(site, "dana")) == ["P-1"], "no level on the tool: not there"
    await site.world.set_levels("dana", {"punch": "read_only"})
    assert sorted(numbers(await mine(site, "dana"))) == ["P-1", "P-2", "P-3"]
    assert numbers(await due(site, "dana")) == ["P-1", "P-2", "P-3"]
    assert numbers(await due(site, "rob")) == ["P-1"]


async def test_more_to_show_is_not_more_to_ask(site: Site) -> None:
    world, dana = site.world, site.person("dana")
    asked = []
    for count in (2, 40):
        for n in range(count):
            await put(world, f"P-{count}-{n}", court=frozenset({dana}), due_on=TODAY)
        async with world.work(reading=True) as work:
            await store.waiting(work, dana, grouped=True, project=None, at=None, limit=100)
            await store.burdens(work, dana)
            await store.due(work, dana, first=TODAY, last=TODAY, mine=False, project=None, a_day=200)
            asked.append(work.queries)
    assert asked == [3, 3]


async def test_late_is_late_on_site(site: Site) -> None:
    """A day that is over on site is late there, though it is not over elsewhere."""
    from datetime import UTC, datetime

    world, dana = site.world, site.person("dana")
    quay = await second(world, "dana")
    async with world.work() as work:
        await work.run("UPDATE scope SET time_zone = 'Pacific/Kiritimati' WHERE id = %(id)s", {"id": quay})
    on = date(2026, 9, 1)
    await put(world, "HERE", due_on=on, court=frozenset({dana}))
    await put(world, "THERE", project=quay, due_on=on, court=frozenset({dana}))
    async with world.work(reading=True) as work:
        work.now = datetime(2026, 9, 1, 12, 0, tzinfo=UTC)  # 13:00 in London, 02:00 of the next day in Kiribati
        found = await store.waiting(work, dana, grouped=False, project=None, at=None, limit=9)
        burdens = await store.burdens(work, dana)
    assert {each.number: each.overdue for each in found} == {"HERE": False, "THERE": True}
    assert {each.name: each.overdue for each in burdens} == {"Harbour Tower": 0, "Anchor Quay": 1}
