"""A change of company takes effect with itself: no job has to run before the right people see (spec 5.2)."""

import asyncio
from typing import Any

from tests.card_check import check_cards
from tests.correspondence.site import Site
from tests.correspondence.test_super_private import readers

from sitepost.platform.work import Work, scoped
from sitepost.tools.correspondence import actions
from sitepost.tools.directory import actions as directory


async def move(site: Site, name: str, company: str) -> None:
    """Let somebody work for another company, and run neither reactions nor jobs."""
    path = f"/api/account/people/{site.person(name)}"
    answer = await site.world.client("maya").patch(path, json={"company_id": str(site.world.companies[company])})
    assert answer.status_code == 200, answer.text


async def test_old_colleagues_lose_and_new_ones_gain_with_the_change(site: Site) -> None:
    for name in ("dev", "rob"):  # Delta and Ferro
        await site.levels(name, "read_only", "view_vendor_items")
    item = await site.create("ana", private=True, subject="Hushed delay", assignees=site.people("dana"))
    assert await readers(site, item) == {"maya", "carl", "ana", "dana", "dev"}
    await move(site, "dana", "ferro")
    assert await readers(site, item) == {"maya", "carl", "ana", "dana", "rob"}
    await site.world.settle()
    assert await readers(site, item) == {"maya", "carl", "ana", "dana", "rob"}
    assert await check_cards(site.world.database) >= 1


async def test_super_private_items_and_the_answers_of_who_moved_follow_too(site: Site) -> None:
    for name in ("dev", "rob"):
        await site.levels(name, "admin")
    await site.levels("dana", "read_only", "create_response", "respond_to_vendor_items")
    item = await site.create("ana", "CLM", private=True, subject="Hushed claim", assignees=site.people("dana"))
    answer = await site.respond("dana", item, "Between us")
    assert answer.status_code == 201, answer.text
    seen = {name: await _answers(site, name, item) for name in ("dev", "rob")}
    assert seen == {"dev": 1, "rob": None}
    await move(site, "dana", "ferro")
    seen = {name: await _answers(site, name, item) for name in ("dev", "rob")}
    assert seen == {"dev": None, "rob": 1}


async def _answers(site: Site, name: str, item: dict[str, Any]) -> int | None:
    got = await site.world.client(name).get(f"{site.base}/items/{item['id']}/responses")
    return len(got.json()["items"]) if got.status_code == 200 else None


async def test_an_item_that_is_written_meanwhile_waits_for_the_move_and_knows_the_new_company(site: Site) -> None:
    await site.levels("rob", "read_only", "view_vendor_items")
    await site.levels("dev", "read_only", "view_vendor_items")
    maya, ana = await site.world.passport("maya", project=site.world.account), await site.world.passport("ana")
    moving, writing = scoped(Work(site.world.database), maya), scoped(Work(site.world.database), ana)
    async with moving:
        values = {"company": site.world.companies["ferro"]}
        await directory.people.edit(moving, maya, site.person("dana"), values=values, expected=None)
        asked = {"subject": "Hushed delay", "private": True, "assignees": (site.person("dana"),)}
        writer = asyncio.create_task(
            actions.items.create(writing, ana, type_id=site.types["NOD"], issue=True, asked=asked)
        )
        done, _ = await asyncio.wait([writer], timeout=0.5)
        assert not done, "it waits for the move"
    opened = await writer
    await writing.commit()
    assert await readers(site, {"id": str(opened.item.id)}) == {"maya", "carl", "ana", "dana", "rob"}
