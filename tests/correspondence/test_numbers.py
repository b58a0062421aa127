"""Numbers: counted, typed in, jumped over, and never given to a second item once one was issued with them."""

import asyncio
import importlib
from typing import Any

from tests.correspondence.site import Site

MIGRATION = "sitepost.platform.db.migrations.versions.r0013_saves"


async def refused(site: Site, number: str, **more: Any) -> bool:
    """Say whether a number is refused to a new item, which otherwise has it now."""
    body = {"type_id": str(site.types["NOD"]), "issue": True, "subject": "x", "number": number, **more}
    answer = await site.post("ana", "/items", body)
    assert answer.status_code in (201, 409), answer.text
    if answer.status_code == 409:
        assert (answer.json()["code"], answer.json()["field"]) == ("correspondence.number_taken", "number")
    return answer.status_code == 409


async def renumber(site: Site, item: dict[str, Any], number: str, *, expect: int = 200) -> dict[str, Any]:
    """Give an item another number, as an administrator of its type."""
    answer = await site.patch("carl", item, number=number)
    assert answer.status_code == expect, answer.text
    return answer.json()  # type: ignore[no-any-return]  # JSON


async def test_a_number_that_was_issued_is_never_given_to_another_item(site: Site) -> None:
    item = await site.create()
    moved = await renumber(site, item, "Interior-21")
    assert await refused(site, "1")
    assert await refused(site, "NOD-0001")
    assert (await site.create())["position"] == "0002"
    other = await site.create()
    assert (await renumber(site, other, "0001", expect=409))["code"] == "correspondence.number_taken"
    again = await renumber(site, moved, "12")
    assert await refused(site, "INTERIOR-21")
    assert (await renumber(site, again, "0001"))["position"] == "0001", "the same letter may have its own number back"
    assert await refused(site, "12")
    assert (await site.create(type="LTR", number="12"))["number"] == "LTR-0012", "each type has its own"


async def test_a_draft_lets_go_of_a_number_that_nobody_has_read(site: Site) -> None:
    draft = await site.create("carl", issue=False, number="500")
    draft = await renumber(site, draft, "50")
    assert not await refused(site, "500")
    assert await refused(site, "50")
    assert (await site.move("carl", draft, "NOD", "open")).status_code == 200


async def test_the_counter_jumps_over_what_was_issued_once(site: Site) -> None:
    item = await site.create(number="2")
    await renumber(site, item, "9")
    assert [(await site.create())["position"] for _ in range(3)] == ["0001", "0003", "0004"]


async def test_thousands_of_typed_numbers_in_a_row_do_not_end_creation(site: Site) -> None:
    assert (await site.create())["position"] == "0001"
    async with site.world.work() as work:
        await work.run(
            "INSERT INTO correspondence_number (project_id, type_id, number, account_id, item_id) "
            "SELECT %(project)s, %(type)s, lpad(n::text, greatest(4, length(n::text)), '0'), %(account)s, "
            "gen_random_uuid() FROM generate_series(2, 25000) AS n",
            {"project": site.world.project, "type": site.types["NOD"], "account": site.world.account},
        )
    assert [(await site.create())["position"] for _ in range(2)] == ["25001", "25002"]


async def test_a_number_that_is_being_given_up_goes_to_nobody_else(site: Site) -> None:
    """Renumbering and typing the number in at the same time, many times over: one of both always loses it."""
    for turn in range(10):
        number = str(100 + turn)
        item = await site.create(number=number)
        body = {"type_id": str(site.types["NOD"]), "issue": True, "subject": "x", "number": number}
        _, answer = await asyncio.gather(
            site.patch("carl", item, number=f"9{number}"), site.post("ana", "/items", body)
        )
        assert answer.status_code == 409, number


async def test_fifty_writers_and_a_typed_number_in_their_way(site: Site) -> None:
    await renumber(site, await site.create(number="7"), "A-7")
    await site.create(number="20")
    fields = {"type_id": str(site.types["NOD"]), "issue": True, "subject": "Rain"}
    answers = await asyncio.gather(*[site.post("ana", "/items", fields) for _ in range(50)])
    assert [answer.status_code for answer in answers] == [201] * 50
    given = sorted(int(answer.json()["position"]) for answer in answers)
    assert given == [n for n in range(1, 53) if n not in (7, 20)]


async def test_old_data_brings_its_numbers_along(site: Site) -> None:
    kept = await site.create()
    item = await renumber(site, await renumber(site, await site.create(), "A-2"), "B-2")
    draft = await renumber(site, await site.create("carl", issue=False), "C-3")
    async with site.world.work() as work:
        before = await work.dicts("SELECT number, item_id::text FROM correspondence_number ORDER BY number")
        await work.run("DELETE FROM correspondence_number")
        for statement in importlib.import_module(MIGRATION).SQL.split(";"):
            if "INSERT INTO correspondence_number" in statement:
                await work.run(statement)
        after = await work.dicts("SELECT number, item_id::text FROM correspondence_number ORDER BY number")
    assert after == before
    assert {row["number"]: row["item_id"] for row in after} == {
        "0001": kept["id"], "0002": item["id"], "a-2": item["id"], "b-2": item["id"], "c-3": draft["id"],
    }  # fmt: skip
