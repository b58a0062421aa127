"""Messages over sockets: everybody hears each one, in order, by one process and by two; and nobody who may not."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from uuid import UUID, uuid4

import pytest
from tests.conversations.site import SOON, Ear, Served, direct_of, fetch, group_of, say, serving, switch_on
from tests.world import World

from sitepost.app import App
from sitepost.platform.db import open_database
from sitepost.platform.live import member as member_module
from sitepost.platform.settings import Settings
from sitepost.platform.work import Work
from sitepost.tools.conversations import store


@asynccontextmanager
async def neighbour(world: World, settings: Settings) -> AsyncIterator[Served]:
    """Serve the same database by another process's worth of hub, pool and post office."""
    database = await open_database(world.database.dsn, size=4)
    app = App(settings, database)
    async with serving(world, app) as served:
        yield served
    await database.close()


async def test_a_message_reaches_the_members_and_nobody_else(world: World) -> None:
    await switch_on(world)
    group = await group_of(world, "dana", "rita")
    async with serving(world) as served:
        carl, dana, ana = [await served.enter(name) for name in ("carl", "dana", "ana")]
        key = str(uuid4())
        await carl.say("conversations.post", conversation=group, key=key, text="Pour at nine")
        posted = await carl.until("conversations.posted")
        assert posted["key"] == key
        for ear in (carl, dana):
            [heard] = await ear.messages(1)
            assert (heard["text"], heard["seq"], heard["rev"]) == ("Pour at nine", posted["seq"], posted["rev"])
        made = await say(world, "dana", group, "Late, says the plant")
        [heard] = await carl.messages(1)
        assert heard == made
        await world.client("dana").put(
            f"/api/conversations/{group}/messages/{made['seq']}/reactions/👍",
        )
        [heard] = await carl.messages(1)
        assert (heard["seq"], heard["rev"], heard["reactions"][0]["sign"]) == (made["seq"], made["rev"] + 1, "👍")
        await ana.silence()


CROWD = """
WITH made AS (SELECT gen_random_uuid() AS id FROM generate_series(1, 1997)), known AS (
    INSERT INTO passport SELECT (jsonb_populate_record(p, jsonb_build_object('person_id', m.id, 'mail', ''))).*
    FROM passport p CROSS JOIN made m WHERE p.person_id = %(like)s RETURNING scope_id, person_id
)
INSERT INTO conversations_member (conversation_id, person_id, joined_at, added_by)
SELECT %(group)s, id, now(), %(like)s FROM made WHERE EXISTS (SELECT FROM known) RETURNING person_id
"""


async def _listed(work: Work, person: UUID, account: UUID) -> tuple[list[str], int]:
    """Return what stands in somebody's inbox, and how much of it they have not read."""
    unread = store.lines.ask_unread(work, person=person, account=account)
    found = await store.lines.page(work, person=person, account=account, after=None, limit=50)
    return [str(id) for *_, id in found], await unread


async def test_a_group_of_two_thousand_has_each_message_once_and_unread(world: World) -> None:
    await switch_on(world)
    group = await group_of(world, "dana", "rita")
    async with world.work() as work:
        crowd = await work.values(CROWD, {"group": group, "like": world.people["dana"]})
    async with serving(world) as served:
        dana = await served.enter("dana")
        said = [await say(world, "carl", group, f"Load {n}") for n in range(3)]
        assert [each["seq"] for each in await dana.messages(3)] == [each["seq"] for each in said]
        await dana.silence()
    async with world.work(reading=True) as work:
        for person in [*crowd[::40], world.people["dana"], world.people["rita"]]:
            assert await _listed(work, person, world.account) == ([group], 3)
        assert await _listed(work, world.people["carl"], world.account) == ([group], 0)
        everybody = {world.people[name] for name in ("carl", "dana", "rita")} | set(crowd)
        assert await store.access.listed_for(work, UUID(group)) == everybody
        assert len(everybody) == 2000


async def test_a_refused_post_is_answered_by_its_key(world: World) -> None:
    await switch_on(world)
    group = await group_of(world, "dana")
    async with serving(world) as served:
        ana = await served.enter("ana")
        for body in ({"text": "Let me in"}, {"text": 7}):
            key = str(uuid4())
            await ana.say("conversations.post", conversation=group, key=key, **body)
            refused = await ana.until("conversations.refused")
            assert refused["key"] == key
            assert (refused["status"], refused["code"]) == (
                (404, "not_found") if body["text"] != 7 else (422, "invalid")
            )


async def test_why_something_is_refused_is_said_in_the_readers_language(world: World) -> None:
    await switch_on(world)
    group = await group_of(world, "dana")
    async with serving(world) as served:
        world.client("dana").headers["Accept-Language"] = "de-AT"
        carl, dana = await served.enter("carl"), await served.enter("dana")
        for ear, title in (
            (carl, "A message needs words or a file."),
            (dana, "Eine Nachricht braucht Worte oder eine Datei."),
        ):
            await ear.say("conversations.post", conversation=group, key=str(uuid4()), text=" ")
            refused = await ear.until("conversations.refused")
            assert (refused["title"], refused["detail"]) == (title, title)


async def test_two_processes_keep_one_order_without_a_gap(world: World, settings: Settings) -> None:
    await switch_on(world)
    group = await group_of(world, "dana", "rita")
    async with serving(world) as here, neighbour(world, settings) as there:
        carl, dana, rita = await here.enter("carl"), await there.enter("dana"), await there.enter("rita")
        await say(world, "carl", group, "first")
        base = (await fetch(world, "carl", group)).json()["last_rev"]
        for ear in (carl, dana, rita):
            while (await ear.messages(1))[0]["rev"] < base:
                pass

        async def talk(ear: Ear, name: str) -> None:
            for n in range(30):
                await ear.say("conversations.post", conversation=group, key=str(uuid4()), text=f"{name} {n}")

        await asyncio.gather(talk(carl, "carl"), talk(dana, "dana"))
        for ear in (carl, dana, rita):
            heard = await ear.messages(60)
            assert [each["rev"] for each in heard] == list(range(base + 1, base + 61))
            for name in ("carl", "dana"):
                own = [each["text"] for each in heard if each["text"].startswith(name)]
                assert own == [f"{name} {n}" for n in range(30)]


LOSSES: dict[str, Callable[[World, str], Awaitable[object]]] = {
    "out of the group": lambda world, group: _edit_group(world, group, remove=[str(world.people["dana"])]),
    "out of the project": lambda world, group: world.client("maya").delete(
        f"/api/projects/{world.project}/people/{world.people['dana']}"
    ),
    "employees only": lambda world, group: switch_on(world, audience="employees"),
    "switched off": lambda world, group: switch_on(world, is_on=False),
    "project unticked": lambda world, group: switch_on(world, every_project=False),
    "group deleted": lambda world, group: world.client("carl").delete(f"/api/conversations/{group}"),
}


async def _edit_group(world: World, group: str, **more: object) -> None:
    found = (await world.client("carl").get(f"/api/conversations/{group}")).json()
    body = {"name": "Concrete", "everyone": False, "add": [], "add_groups": [], "remove": [], **more}
    answer = await world.client("carl").put(
        f"/api/conversations/{group}/group", json=body, headers={"If-Match": f'"{found["version"]}"'}
    )
    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize("loss", LOSSES)
async def test_whoever_loses_a_conversation_hears_nothing_more_of_it(
    world: World, settings: Settings, loss: str
) -> None:
    """Dana's socket is on another process than the one at which it was taken away (8.3, bar B18)."""
    await switch_on(world)
    group = await group_of(world, "dana")
    async with serving(world), neighbour(world, settings) as there:
        dana = await there.enter("dana")
        await say(world, "carl", group, "Before")
        await dana.messages(1)
        await LOSSES[loss](world, group)
        await dana.until("conversations.gone", SOON, conversation=group)
        if loss in ("out of the group", "out of the project"):
            await say(world, "carl", group, "Behind her back")
        await dana.silence()


async def _nothing(ear: Ear, conversation: str, seconds: float = 0.25) -> None:
    """Hear nothing of a conversation, not even that something became of it."""
    with suppress(TimeoutError):
        while True:
            heard = await ear.hear(seconds)
            assert conversation not in str(heard), heard


async def test_who_is_not_in_it_any_more_hears_that_once_and_nothing_of_what_becomes_of_it(world: World) -> None:
    await switch_on(world)
    group = await group_of(world, "dana")
    async with serving(world) as served:
        carl, dana = await served.enter("carl"), await served.enter("dana")
        await _edit_group(world, group, remove=[str(world.people["dana"])])
        await dana.until("conversations.gone", conversation=group)
        for change in ({"name": "Slabs"}, {"add": [str(world.people["rita"])]}, {"name": "Concrete"}):
            await carl.until("conversations.altered", conversation=group)
            await _edit_group(world, group, **change)
        await world.client("carl").delete(f"/api/conversations/{group}")
        await carl.until("conversations.gone", conversation=group)
        await _nothing(dana, group)


async def test_nobody_hears_of_a_direct_message_that_is_not_in_their_list(world: World) -> None:
    """One in which nothing was said yet; and a hidden one, opened again or edited by the other."""
    await switch_on(world)
    async with serving(world) as served:
        carl, dana = await served.enter("carl"), await served.enter("dana")
        direct = await direct_of(world, "dana")
        await carl.until("conversations.altered", conversation=direct)
        await _nothing(dana, direct)
        first = await say(world, "carl", direct)
        await dana.messages(1)
        await world.client("dana").patch(f"/api/conversations/{direct}/mine", json={"hidden": True})
        await dana.until("conversations.hidden", conversation=direct)
        path = f"/api/conversations/{direct}/messages/{first['seq']}"
        assert (await world.client("carl").put(path, json={"text": "Edited"})).status_code == 200
        assert (await carl.messages(2))[-1]["text"] == "Edited"
        await _nothing(dana, direct)
        assert await direct_of(world, "dana") == direct
        await carl.until("conversations.altered", conversation=direct)
        await _nothing(dana, direct)
        await carl.say("conversations.typing", conversation=direct)
        await _nothing(dana, direct)
        await say(world, "carl", direct, "It is back")
        await dana.until("conversations.altered", conversation=direct)
        assert (await dana.messages(1))[0]["text"] == "It is back"
        assert (await world.client("carl").put(path, json={"text": "Again"})).status_code == 200
        assert (await dana.messages(1))[0]["text"] == "Again"


async def test_who_looks_through_somebodys_eyes_hears_none_of_their_conversations(world: World) -> None:
    await switch_on(world)
    direct = await direct_of(world, "dana")
    body = {"person_id": str(world.people["dana"])}
    assert (await world.client("maya").post("/api/account/viewings", json=body)).status_code == 201
    async with serving(world) as served:
        maya, dana = await served.enter("maya"), await served.enter("dana")
        await maya.say("conversations.watch", conversation=direct, since=0)
        await maya.until("conversations.gone", conversation=direct)
        await maya.say("conversations.post", conversation=direct, key=str(uuid4()), text="As Dana")
        assert (await maya.until("conversations.refused"))["code"] == "not_found"
        await say(world, "carl", direct)
        await dana.messages(1)
        await _nothing(maya, direct)
    for path in ("", f"/{direct}", f"/{direct}/messages", "/search?q=pour", f"/{direct}/draft"):
        answer = await world.client("maya").get(f"/api/conversations{path}")
        assert (answer.status_code, answer.json()["code"]) == (403, "viewing.not_shown"), path


async def test_a_direct_message_switched_off_is_gone_and_silent(world: World) -> None:
    await switch_on(world)
    direct = await direct_of(world, "dana")
    async with serving(world) as served:
        dana = await served.enter("dana")
        await say(world, "carl", direct, "Before")
        await dana.messages(1)
        await switch_on(world, direct_audience="employees")
        await dana.until("conversations.gone", SOON, conversation=direct)


async def test_a_socket_resumes_by_its_revision(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    await switch_on(world)
    group = await group_of(world, "dana")
    for n in range(5):
        await say(world, "carl", group, str(n))
    async with serving(world) as served:
        dana, ana = await served.enter("dana"), await served.enter("ana")
        last = (await fetch(world, "dana", group)).json()["last_rev"]
        await dana.say("conversations.watch", conversation=group, since=last - 3)
        assert [each["text"] for each in await dana.messages(3)] == ["2", "3", "4"]
        monkeypatch.setattr("sitepost.tools.conversations.routes.frames.MOST_RESUMED", 2)
        await dana.say("conversations.watch", conversation=group, since=0)
        await dana.until("conversations.reset", conversation=group)
        await ana.say("conversations.watch", conversation=group, since=0)
        await ana.until("conversations.gone", conversation=group)
        await ana.silence()


async def test_typing_and_reading_are_shown_where_they_belong(world: World, settings: Settings) -> None:
    await switch_on(world)
    group = await group_of(world, "dana")
    made = await say(world, "carl", group)
    async with serving(world) as here, neighbour(world, settings) as there:
        carl, dana, other, ana = (
            await here.enter("carl"), await here.enter("dana"), await there.enter("dana"), await here.enter("ana"),
        )  # fmt: skip
        await dana.say("conversations.typing", conversation=group)
        assert (await carl.until("conversations.typing"))["name"] == "Dana Ortiz"
        await ana.say("conversations.typing", conversation=group)
        await dana.say("conversations.read", conversation=group, seq=made["seq"] + 50)
        assert (await other.until("conversations.mine"))["read_seq"] == made["seq"]
        await ana.say("conversations.read", conversation=group, seq=1)
        await carl.silence()
        async with world.database.connection() as conn:
            query = "SELECT person_id FROM conversations_mine WHERE conversation_id = %s AND person_id = %s"
            assert await (await conn.execute(query, [group, world.people["ana"]])).fetchone() is None


async def test_a_slow_receiver_is_sent_away_and_keeps_nobody_waiting(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(member_module, "LONGEST_QUEUE", 20)
    monkeypatch.setattr(member_module, "SEND_SECONDS", 1.0)
    await switch_on(world)
    group = await group_of(world, "dana", "rita")
    async with serving(world) as served:
        slow, rita = await served.enter("dana", max_queue=1), await served.enter("rita")
        slow.socket.transport.pause_reading()
        text = "x" * 10_000
        for _ in range(10):
            await asyncio.gather(*(say(world, "carl", group, text) for _ in range(60)))
            assert len(await rita.messages(60)) == 60
            if not [each for each in served.app.hub.members if each.person == world.people["dana"]]:
                break
        async with asyncio.timeout(15):
            while [each for each in served.app.hub.members if each.person == world.people["dana"]]:
                await asyncio.sleep(0.05)
        slow.socket.transport.resume_reading()
