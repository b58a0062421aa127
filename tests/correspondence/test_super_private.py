"""Super Private takes effect with the switch itself: there is no moment in which others still see (spec 5.3)."""

import asyncio
from typing import Any

from tests.card_check import check_cards
from tests.correspondence.site import Site
from tests.correspondence.test_types import ACCOUNT

from sitepost.kernel.item import sees
from sitepost.platform import cards
from sitepost.platform.db import Database
from sitepost.platform.work import Work, scoped
from sitepost.tools.correspondence import actions


async def switch(site: Site, type: str, on: bool) -> None:
    """Set Super Private, and run neither reactions nor jobs."""
    path = f"{ACCOUNT}/types/{site.types[type]}"
    answer = await site.world.client("maya").patch(path, json={"super_private": on})
    assert answer.status_code == 200, answer.text


async def readers(site: Site, item: dict[str, Any]) -> set[str]:
    """Return who opens the item; list, search and the card itself must say the same."""
    found = set[str]()
    async with Work(site.world.database, reading=True) as work:
        card = next(iter((await cards.by_id(work, [item["id"]])).values()))
    for name in ("maya", "carl", "kate", "ana", "dana", "dev", "rita", "rob"):
        opens = await site.sees(name, item)
        assert (item["id"] in await site.listed(name, type=str(site.types["NOD"]))) == opens, name
        assert (item["id"] in await site.listed(name, q="hushed")) == opens, name
        path = f"/api/projects/{site.world.project}/search"
        hits = (await site.world.client(name).get(path, params={"q": "hushed"})).json()["items"]
        assert (item["id"] in [hit["id"] for hit in hits]) == opens, name
        assert sees(await site.world.passport(name), card) == opens, name
        found |= {name} if opens else set()
    return found


async def test_the_switch_closes_private_items_at_once_and_opens_them_again(site: Site) -> None:
    await site.levels("dev", "admin")  # Delta, as Dana is
    item = await site.create("ana", private=True, subject="Hushed delay", assignees=site.people("dana"))
    assert await readers(site, item) == {"maya", "carl", "ana", "dana", "dev"}
    await switch(site, "NOD", True)
    assert await readers(site, item) == {"ana", "dana", "dev"}, "administrators only with a company-mate on it"
    await site.world.settle()
    assert await readers(site, item) == {"ana", "dana", "dev"}
    assert await check_cards(site.world.database) == 1
    await switch(site, "NOD", False)
    assert await readers(site, item) == {"maya", "carl", "ana", "dana", "dev"}
    assert await check_cards(site.world.database) == 1


async def test_drafts_and_unofficial_answers_close_with_it_and_public_items_stay(site: Site) -> None:
    draft = await site.create("ana", private=True, issue=False, subject="Hushed draft")
    public = await site.create("ana", subject="Hushed, not private")
    item = await site.create("ana", private=True, subject="Hushed delay", assignees=site.people("dana"))
    answer = await site.respond("carl", item, "A word among us")
    assert answer.status_code == 201, answer.text
    said = answer.json()["response"]["id"]
    await switch(site, "NOD", True)
    assert await check_cards(site.world.database) == 4
    assert await readers(site, draft) == {"ana"}
    assert await readers(site, public) == {"maya", "carl", "kate", "ana", "dana", "dev", "rita", "rob"}
    async with Work(site.world.database, reading=True) as work:
        for name, expected in (("ana", True), ("dana", True), ("maya", False), ("carl", False), ("rita", False)):
            who = await site.world.passport(name)
            assert bool(await cards.seen(work, [said], who)) == expected, name
    kept = await site.get("dana", f"/items/{item['id']}/responses")
    assert [each["id"] for each in kept["items"]] == [said]


async def test_files_close_with_it(site: Site) -> None:
    file = await site.file("ana", "hushed.jpg")
    await site.create("ana", private=True, file_ids=[file], assignees=site.people("dana"))
    path = f"/api/projects/{site.world.project}/files/{file}/content"
    assert (await site.world.client("carl").get(path)).status_code == 200
    await switch(site, "NOD", True)
    assert (await site.world.client("carl").get(path)).status_code == 404
    assert (await site.world.client("dana").get(path)).status_code == 200


async def test_what_the_switch_writes_is_what_a_fresh_item_has(site: Site) -> None:
    await site.levels("dev", "admin")
    fields = {"private": True, "assignees": site.people("dana"), "distribution": site.people("rita", "kate")}
    before = await site.create("ana", **fields)
    await site.respond("carl", before, "Among us")
    await switch(site, "NOD", True)
    after = await site.create("ana", **fields)
    async with Work(site.world.database, reading=True) as work:
        rows = await work.dicts(
            "SELECT i.open_from, i.readers, c.readers AS card, c.audience, ARRAY(SELECT DISTINCT p.open_from "
            "FROM correspondence_person p WHERE p.item_id = i.id) AS person FROM correspondence_item i "
            "JOIN card c ON c.id = i.id WHERE i.id = ANY(%s)",
            [[before["id"], after["id"]]],
        )
    one, other = ({**row, "readers": sorted(row["readers"]), "card": sorted(row["card"])} for row in rows)
    for row in (one, other):
        row["audience"] = {key: sorted(v) if isinstance(v, list) else v for key, v in row["audience"].items()}
    assert one == other
    assert one["open_from"] == 9


async def waits(database: Database) -> bool:
    """Say whether somebody waits for a lock by now."""
    async with database.connection() as conn:
        row = await (await conn.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")).fetchone()
    return bool(row and row[0])


async def until_somebody_waits(site: Site) -> None:
    async with asyncio.timeout(20):
        while not await waits(site.world.database):
            await asyncio.sleep(0.01)


async def creating(site: Site, work: Work) -> Any:
    who = await site.world.passport("ana")
    asked = {"subject": "Hushed race", "private": True, "assignees": (site.person("dana"),)}
    return await actions.items.create(scoped(work, who), who, type_id=site.types["NOD"], issue=True, asked=asked)


async def switching(site: Site, work: Work) -> None:
    owner = await site.world.passport("maya", project=site.world.account)
    asked = {"super_private": True}
    await actions.types.edit(scoped(work, owner), owner, type=site.types["NOD"], asked=asked, expected=None)


async def test_a_create_that_began_before_the_switch_is_waited_for(site: Site) -> None:
    create, change = Work(site.world.database), Work(site.world.database)
    opened = await creating(site, create)
    switch_on = asyncio.create_task(switching(site, change))
    await until_somebody_waits(site)
    await create.commit()
    await switch_on
    await change.commit()
    assert await readers(site, {"id": str(opened.item.id)}) == {"ana", "dana"}


async def test_a_create_during_the_switch_waits_and_is_closed_from_the_first(site: Site) -> None:
    create, change = Work(site.world.database), Work(site.world.database)
    await switching(site, change)
    made = asyncio.create_task(creating(site, create))
    await until_somebody_waits(site)
    await change.commit()
    opened = await made
    await create.commit()
    assert await readers(site, {"id": str(opened.item.id)}) == {"ana", "dana"}


async def test_an_item_that_is_made_private_during_the_switch_is_closed(site: Site) -> None:
    item = await site.create("ana", subject="Hushed later", assignees=site.people("dana"))
    for first in ("edit", "switch"):
        edit, change, who = Work(site.world.database), Work(site.world.database), await site.world.passport("ana")

        async def editing(work: Work = edit) -> None:
            await actions.items.edit(scoped(work, who), who, id=item["id"], asked={"private": True}, expected=None)

        if first == "edit":
            await editing()
            other, mine, theirs = asyncio.create_task(switching(site, change)), edit, change
        else:
            await switching(site, change)
            other, mine, theirs = asyncio.create_task(editing()), change, edit
        await until_somebody_waits(site)
        await mine.commit()
        await other
        await theirs.commit()
        assert await readers(site, item) == {"ana", "dana"}, first
        await switch(site, "NOD", False)
        fresh = await site.get("ana", f"/items/{item['id']}")
        assert (await site.patch("ana", fresh, private=False)).status_code == 200
