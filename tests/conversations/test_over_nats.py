"""Messages between processes over a real NATS: in order, through its death and back, and to nobody who may not."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import uuid4

import pytest
from msgspec.structs import replace
from tests.conversations.site import SOON, Ear, Served, fetch, group_of, say, serving, switch_on
from tests.platform.nats_server import NatsServer, nats_server
from tests.platform.test_relays import until
from tests.world import World

from sitepost.app import App
from sitepost.platform.db import open_database
from sitepost.platform.live import lines, relay
from sitepost.platform.settings import Settings


@pytest.fixture
def nats(monkeypatch: pytest.MonkeyPatch) -> Iterator[NatsServer]:
    monkeypatch.setattr(lines, "AWAY_SECONDS", 0.2)
    with nats_server() as running:
        yield running


@asynccontextmanager
async def process(world: World, settings: Settings, address: str, *, is_open: bool = True) -> AsyncIterator[Served]:
    """Serve the world by one process that knows NATS by an address, and wait until it knows its neighbours."""
    database = await open_database(world.database.dsn, size=4)
    app = App(replace(settings, nats_url=address), database)
    try:
        async with serving(world, app) as served:
            if is_open:
                await until(lambda: relay.relay_of(database).state == "ok")
            yield served
    finally:
        await database.close()


async def talk(ear: Ear, group: str, name: str, count: int = 30) -> None:
    """Post as quickly as it goes."""
    for n in range(count):
        await ear.say("conversations.post", conversation=group, key=str(uuid4()), text=f"{name} {n}")
        await asyncio.sleep(0)


async def word(ear: Ear) -> dict[str, Any]:
    """Return the next message that somebody wrote; that a group was made may be told once more."""
    while True:
        [heard] = await ear.messages(1)
        if heard["sort"] == "text":
            return heard


async def test_one_order_without_a_gap_though_nats_dies_and_comes_back(
    world: World, settings: Settings, nats: NatsServer
) -> None:
    await switch_on(world)
    group = await group_of(world, "dana", "rita")
    async with process(world, settings, nats.address) as here, process(world, settings, nats.address) as there:
        carl, dana, rita = await here.enter("carl"), await there.enter("dana"), await there.enter("rita")
        relays = [relay.relay_of(each.app.database) for each in (here, there)]
        await carl.say("conversations.post", conversation=group, key=str(uuid4()), text="w" * 9000)  # no NOTIFY's
        base = (await carl.until("conversations.posted"))["rev"]
        for ear in (carl, dana, rita):
            while (await ear.messages(1))[0]["rev"] < base:
                pass
        for turn in range(3):
            if turn == 2:
                nats.start()
                await until(lambda: [each.state for each in relays] == ["ok", "ok"])
            both = asyncio.gather(talk(carl, group, f"carl {turn}"), talk(dana, group, f"dana {turn}"))
            if turn == 1:
                await asyncio.sleep(0)
                nats.kill()
            await both
            for ear in (carl, dana, rita):
                heard = await ear.messages(60)
                assert [each["rev"] for each in heard] == list(range(base + 1, base + 61))
            base += 60
            assert [each.state for each in relays] == (["away", "away"] if turn == 1 else ["ok", "ok"])
        found = (await fetch(world, "carl", group, limit=1)).json()
        assert found["last_rev"] == base


async def test_who_cannot_reach_nats_hears_all_the_same(world: World, settings: Settings, nats: NatsServer) -> None:
    """One process reaches it, the other does not: that one tells over PostgreSQL, and looks for what it is not told."""
    await switch_on(world)
    group = await group_of(world, "dana")
    new = await group_of(world, "dana", name="Steel")
    away = process(world, settings, "nats://127.0.0.1:1", is_open=False)
    async with process(world, settings, nats.address) as here, away as there:
        carl, dana = await here.enter("carl"), await there.enter("dana")
        for conversation in (group, group, new):
            await carl.say("conversations.post", conversation=conversation, key=str(uuid4()), text="Pour at nine")
            heard = await word(dana)
            assert (heard["conversation"], heard["text"]) == (conversation, "Pour at nine")
            assert (await word(carl))["text"] == "Pour at nine"
        await dana.say("conversations.post", conversation=group, key=str(uuid4()), text="Late, says the plant")
        assert (await word(carl))["text"] == "Late, says the plant"


@pytest.mark.parametrize("loss", ["project", "group"])
async def test_whoever_loses_a_conversation_hears_nothing_more_of_it(
    world: World, settings: Settings, nats: NatsServer, loss: str
) -> None:
    await switch_on(world)
    group = await group_of(world, "dana", "rita")
    async with process(world, settings, nats.address) as here, process(world, settings, nats.address) as there:
        carl, dana, rita = await here.enter("carl"), await there.enter("dana"), await there.enter("rita")
        await say(world, "carl", group, "Before")
        await carl.say("conversations.post", conversation=group, key=str(uuid4()), text="Still before")
        assert [(await word(dana))["text"] for _ in range(2)] == ["Before", "Still before"]
        if loss == "project":
            path = f"/api/projects/{world.project}/people/{world.people['dana']}"
            assert (await world.client("maya").delete(path)).status_code == 204
        else:
            found = (await world.client("carl").get(f"/api/conversations/{group}")).json()
            body = {
                "name": "Concrete",
                "everyone": False,
                "add": [],
                "add_groups": [],
                "remove": [str(world.people["dana"])],
            }
            path, version = f"/api/conversations/{group}/group", {"If-Match": f'"{found["version"]}"'}
            assert (await world.client("carl").put(path, json=body, headers=version)).status_code == 200
        await dana.until("conversations.gone", SOON, conversation=group)
        await carl.say("conversations.post", conversation=group, key=str(uuid4()), text="Behind her back")
        while (await rita.messages(1))[0]["text"] != "Behind her back":
            pass
        await dana.silence()
