"""Clocks that start by a field of the company's own, stop by an answer in an item of its own, and whose turn it is."""

from typing import Any
from uuid import uuid4

import pytest
from tests.clocks.watch import AWARE, REPLY, Watch
from tests.correspondence.test_custom_fields import furnish
from tests.links.tying import add, made_from, send, shown

LINKED: dict[str, Any] = REPLY | {"stops": ["linked", "closed"]}
ISSUED = "2026-11-23T09:00"  # a Monday


async def by_field(watch: Watch) -> str:
    """Let the eight weeks of 61.3 run from a date field of the company's own; return its key."""
    made = await furnish(watch.site, kinds=("date", "text"))
    await watch.rules(AWARE | {"date": "Its date", "field": made["date"]["id"]}, REPLY)
    return str(made["date"]["key"])


async def test_a_draft_counts_down_from_the_day_that_its_own_field_holds(watch: Watch) -> None:
    key = await by_field(watch)
    draft = await watch.site.create(
        "ana", "NOD", issue=False, assignees=watch.site.people("dana"), custom_fields={key: "2026-10-05"}
    )
    await watch.world.settle()
    (clock,) = (await watch.of("ana", draft))["items"]
    assert (clock["clause"], clock["triggered_on"], clock["deadline_on"], clock["mine"]) == (
        "61.3", "2026-10-05", "2026-11-30", True,
    )  # fmt: skip
    assert (await watch.of("ana", draft))["dates"] == [], "nobody is asked for a day that the item says"
    draft = (await watch.site.patch("ana", draft, custom_fields={key: "2026-10-12"})).json()
    await watch.world.settle()
    (clock,) = (await watch.of("ana", draft))["items"]
    assert (clock["deadline_on"], clock["state"], clock["reason"]) == ("2026-12-07", "running", "Its date")
    assert await watch.facts() == ["clock_started", "clock_moved"]
    answer = await watch.site.patch("ana", draft, custom_fields={key: None})
    assert answer.status_code == 200, answer.text
    await watch.world.settle()
    assert [each["state"] for each in (await watch.of("ana", draft))["items"]] == ["stopped"]


async def test_the_day_of_a_field_reaches_the_clock_of_an_issued_item_and_other_edits_do_not(watch: Watch) -> None:
    key = await by_field(watch)
    item = await watch.issued(ISSUED, custom_fields={key: "2026-10-05"})
    assert sorted(await watch.states(item)) == ["61.3 stopped 2026-11-30", "61.4 running 2026-11-30"]
    later = await watch.issued("2026-11-24T09:00", custom_fields={key: "2026-09-01"})
    assert sorted(await watch.states(later)) == ["61.3 expired 2026-10-27", "61.4 running 2026-12-01"]
    told = await watch.facts()
    await watch.site.patch("ana", item, subject="Other words")
    await watch.world.settle()
    assert await watch.facts() == told


async def test_an_item_made_from_another_answers_it_when_the_other_side_issues_it(watch: Watch) -> None:
    await watch.rules(LINKED)
    item = await watch.issued(ISSUED)
    mine = await made_from(watch.site, "ana", item, assignees=watch.site.people("dana"))
    assert mine.status_code == 201, mine.text
    await watch.dated("2026-11-24T09:00")
    assert await watch.states(item) == ["61.4 running 2026-11-30"], "a sender does not answer itself"
    draft = await made_from(watch.site, "dana", item, issue=False)
    assert draft.status_code == 201, draft.text
    await watch.dated("2026-11-25T09:00")
    assert await watch.states(item) == ["61.4 running 2026-11-30"], "nor is a draft an answer"
    await watch.site.move("dana", draft.json(), "NOD", "open")
    await watch.dated("2026-11-26T09:00")
    (clock,) = (await watch.of("rita", item))["items"]
    assert (clock["state"], clock["ended_by"], clock["ended_at"][:10]) == ("stopped", "linked", "2026-11-26")


async def test_an_origin_that_is_set_later_counts_from_the_day_of_the_answer(watch: Watch) -> None:
    await watch.rules(LINKED)
    item = await watch.issued(ISSUED)
    answer = await watch.issued("2026-11-26T09:00", "dana", assignees=watch.site.people("ana"))
    await watch.strike("2026-12-01T00:00")
    assert await watch.states(item) == ["61.4 expired 2026-11-30"]
    hidden = await watch.issued("2026-11-25T09:00", "dana", type="LTR", assignees=watch.site.people("ana"))
    assert (await add(watch.site, "dana", hidden, item, kind="origin")).status_code == 201
    await watch.world.settle()
    assert await watch.states(item) == ["61.4 expired 2026-11-30"], "a type that not all who see the item may read"
    assert (await add(watch.site, "dana", answer, item, kind="origin")).status_code == 201
    await watch.world.settle()
    (clock,) = (await watch.of("carl", item))["items"]
    assert (clock["state"], clock["ended_by"], clock["ended_at"][:10]) == ("stopped", "linked", "2026-11-26")
    assert (await watch.facts())[-1] == "clock_stopped"


async def test_a_link_that_is_gone_before_the_answer_is_issued_stops_nothing(watch: Watch) -> None:
    await watch.rules(LINKED)
    item = await watch.issued(ISSUED)
    draft = (await made_from(watch.site, "dana", item, issue=False)).json()
    await watch.world.settle()
    (link,) = await shown(watch.site, "dana", draft)
    gone = await send(watch.site, "dana", "PUT", draft, f"/{link['id']}/void", {"reason": "Another matter"})
    assert gone.status_code in (200, 204), gone.text
    await watch.world.settle()
    await watch.site.move("dana", draft, "NOD", "open")
    await watch.dated("2026-11-26T09:00")
    assert await watch.states(item) == ["61.4 running 2026-11-30"]


async def test_an_answer_that_not_everybody_sees_gives_itself_away_to_nobody(watch: Watch) -> None:
    await watch.rules(LINKED)
    item = await watch.issued(ISSUED)
    hid = await made_from(watch.site, "dana", item, private=True, assignees=watch.site.people("ana"))
    assert hid.status_code == 201, hid.text
    await watch.dated("2026-11-26T09:00")
    for name in ("rita", "dana"):
        (clock,) = (await watch.of(name, item))["items"]
        assert (clock["state"], clock["ended_by"]) == ("running", "")
    await watch.site.patch("carl", hid.json(), private=False)
    await watch.world.settle()
    (clock,) = (await watch.of("rita", item))["items"]
    assert (clock["state"], clock["ended_at"][:10]) == ("stopped", "2026-11-26"), "once it is open, it counts"


async def days(watch: Watch, name: str, **query: Any) -> list[tuple[str, str, bool, bool]]:
    """The calendar of somebody: number, day, whether a period ends there, and whether that is theirs."""
    span = {"first": "2026-11-20", "last": "2026-12-31", **query}
    found = (await watch.world.client(name).get("/api/agenda/days", params=span)).json()["items"]
    return [(each["number"], each["due_on"], each["clock"], each["mine"]) for each in found]


async def test_the_agenda_of_the_sender_has_the_periods_that_are_theirs(watch: Watch) -> None:
    await watch.rules(REPLY | {"turn": "sender", "stops": ["closed"]})
    item = await watch.issued(ISSUED, due_on="2026-12-18")
    number = item["number"]
    assert await days(watch, "ana", mine=True) == [(number, "2026-11-30", True, True)]
    assert await days(watch, "dana", mine=True) == [(number, "2026-12-18", False, True)]
    assert await days(watch, "rita", mine=True) == []
    assert sorted(await days(watch, "rita")) == [
        (number, "2026-11-30", True, False),
        (number, "2026-12-18", False, False),
    ]
    waiting = (await watch.world.client("ana").get("/api/agenda/items")).json()
    assert [(each["number"], each["due_on"], each["clock"]) for each in waiting["items"]] == [
        (number, "2026-11-30", True)
    ]
    assert waiting["projects"][0]["total"] == 1
    waiting = (await watch.world.client("dana").get("/api/agenda/items")).json()
    assert [(each["due_on"], each["clock"]) for each in waiting["items"]] == [("2026-12-18", False)]


async def test_whose_turn_it_is_follows_the_people_on_the_item_and_goes_with_the_right_to_see_it(watch: Watch) -> None:
    await watch.rules(REPLY)
    item = await watch.issued(ISSUED)
    assert [each[2:] for each in await days(watch, "dana", mine=True)] == [(True, True)]
    await watch.site.patch("carl", item, assignees=watch.site.people("carl"), private=True)
    await watch.world.settle()
    assert await days(watch, "dana") == []
    assert [each[2:] for each in await days(watch, "carl", mine=True)] == [(True, True)]
    async with watch.world.work() as work:  # what a card says of somebody opens nothing to them
        await work.run(
            "UPDATE card SET clock_court = ARRAY[%s::uuid] WHERE id = %s", [watch.site.person("dana"), item["id"]]
        )
    assert await days(watch, "dana", mine=True) == []
    assert (await watch.world.client("dana").get("/api/agenda/items")).json()["items"] == []


@pytest.mark.parametrize("trigger", ["issued", "closed"])
async def test_a_field_belongs_to_rules_that_a_day_starts(watch: Watch, trigger: str) -> None:
    made = await furnish(watch.site, kinds=("date",))
    kept = await watch.rules(REPLY | {"trigger": trigger, "field": made["date"]["id"]})
    assert kept["rules"][0]["field"] is None


async def test_a_period_runs_from_a_date_field_of_the_company_alone(watch: Watch) -> None:
    made = await furnish(watch.site, kinds=("date", "text"))
    path = f"/api/account/clocks/types/{watch.site.types['NOD']}"
    for field, status in ((made["date"]["id"], 200), (made["text"]["id"], 422), (str(uuid4()), 422)):
        body = {"rules": [AWARE | {"field": field}]}
        answer = await watch.world.client("maya").put(path, json=body, headers={"If-Match": "*"})
        assert answer.status_code == status, answer.text
        assert status == 200 or answer.json()["errors"][0]["code"] == "clocks.unknown_field"
