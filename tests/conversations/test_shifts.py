"""Lists that are open follow what was lost and given back, also where nothing was said since the process began (8.3).

Everybody who is connected is so by another process than the one at which it happens.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from typing import Any

import pytest
from tests.conversations.chat import Chat, talk_on
from tests.conversations.site import PATIENCE, SOON, Ear, Served, serving
from tests.conversations.test_fanout import neighbour

from sitepost.platform import outbox
from sitepost.platform.settings import Settings

Json = dict[str, Any]
Step = Callable[[Chat, Json], Awaitable[object]]
MANY_FACTS = """
WITH moved AS (UPDATE stream SET seq = seq + 105 WHERE id = %(stream)s RETURNING id, account_id, seq)
INSERT INTO fact (stream, seq, account_id, kind, version, at, card, was_readers, was_parties, body)
SELECT m.id, m.seq - 105 + n, m.account_id, 'correspondence.item_changed', 1, now(), k.id, k.readers, k.parties, '{}'
FROM moved m JOIN card k ON k.id = %(card)s CROSS JOIN generate_series(1, 105) AS n
"""
GONE, ALTERED = "conversations.gone", "conversations.altered"


@asynccontextmanager
async def apart(talk: Chat, settings: Settings) -> AsyncIterator[Served]:
    """Serve the world by two processes, and return the one that has heard of nothing."""
    async with serving(talk.world), neighbour(talk.world, settings) as there:
        yield there


async def nothing(ear: Ear, seconds: float = 0.4) -> None:
    """Hear nothing of any conversation, not even that something became of one."""
    with suppress(TimeoutError):
        while True:
            heard = await ear.hear(seconds)
            assert not heard["type"].startswith("conversations."), heard


async def anew(ear: Ear) -> None:
    """Be told to look again, and of no conversation by name."""
    heard = await ear.hear(SOON)
    while not heard["type"].startswith("conversations."):
        heard = await ear.hear(SOON)
    assert (heard["type"], heard["conversation"]) == (ALTERED, None)


async def _change(chat: Chat, item: Json, name: str = "ana", **fields: Any) -> None:
    found = await chat.site.get(name, f"/items/{item['id']}")
    changed = await chat.site.patch(name, found, **fields)
    assert changed.status_code == 200, changed.text


@pytest.fixture
async def item(talk: Chat) -> Json:
    """A letter on which Ana wrote to those it goes to, Dana and Dev, and mentioned Rob; Rita reads along."""
    made = await talk.site.create("ana", "NOD", distribution=talk.ids("dana", "dev"))
    for name in ("rob", "rita"):
        await talk.site.levels(name, "read_only")
    await talk.say_on("ana", made, "Rob?", mentions=talk.ids("rob"))
    return made


async def test_made_private_it_is_gone_for_those_who_had_it_and_comes_back_to_them(
    talk: Chat, settings: Settings, item: Json
) -> None:
    """Dana was on it, Rob followed it by himself; Dev still is on it, Rita could read it and did not follow."""
    async with apart(talk, settings) as there:
        ears = {name: await there.enter(name) for name in ("dana", "rob", "dev", "rita", "omar")}
        await _change(talk, item, private=True, distribution=talk.ids("dev"))
        for name in ("dana", "rob"):
            await ears[name].until(GONE, SOON, conversation=talk_on(item))
        for ear in ears.values():
            await nothing(ear)
        assert [list(await talk.inbox(name)) for name in ("dana", "rob", "dev")] == [[], [], [talk_on(item)]]
        await _change(talk, item, distribution=talk.ids("dev", "dana"))
        await ears["dana"].until(ALTERED, SOON, conversation=talk_on(item))
        await nothing(ears["rob"])
        await _change(talk, item, private=False)
        await ears["rob"].until(ALTERED, SOON, conversation=talk_on(item))
        for ear in ears.values():
            await nothing(ear)


async def test_who_comes_to_an_item_that_all_may_read_has_it_in_the_list_and_who_leaves_it_has_not(
    talk: Chat, settings: Settings, item: Json
) -> None:
    async with apart(talk, settings) as there:
        dana, rita, dev = [await there.enter(name) for name in ("dana", "rita", "dev")]
        await _change(talk, item, distribution=talk.ids("dev", "rita"))
        for ear in (dana, rita):
            await ear.until(ALTERED, SOON, conversation=talk_on(item))
        await _change(talk, item, subject="Hoist stopped by wind")
        for ear in (dana, rita, dev):
            await nothing(ear)
    assert (list(await talk.inbox("dana")), list(await talk.inbox("rita"))) == ([], [talk_on(item)])


async def test_what_was_kept_apart_of_those_on_it_moves_nobodys_list(
    talk: Chat, settings: Settings, item: Json
) -> None:
    """Followers were taken once; whoever took themself out is not told of it again."""
    await talk.keep("dana", talk_on(item), follows=False)
    await talk.choose(live_followers=False)
    async with apart(talk, settings) as there:
        ears = {name: await there.enter(name) for name in ("dana", "dev", "rita")}
        await _change(talk, item, distribution=talk.ids("rita"))
        for ear in ears.values():
            await nothing(ear)
        await _change(talk, item, private=True, distribution=[])
        await ears.pop("dev").until(GONE, SOON, conversation=talk_on(item))
        for ear in ears.values():
            await nothing(ear)


async def _project(chat: Chat, *, active: bool) -> None:
    path = f"/api/account/projects/{chat.world.project}/active"
    answer = await chat.world.client("maya").put(path, json={"active": active})
    assert answer.status_code == 200, answer.text


async def _levels(chat: Chat, level: str) -> None:
    await chat.site.levels("dana", level)


RIGHTS: dict[str, tuple[Step, Step]] = {
    "out of the project": (lambda chat, _: chat.remove("dana"), lambda chat, _: chat.bring("dana")),
    "no level on the tool": (lambda chat, _: _levels(chat, "none"), lambda chat, _: _levels(chat, "standard")),
    "the project is closed": (
        lambda chat, _: _project(chat, active=False),
        lambda chat, _: _project(chat, active=True),
    ),
}


@pytest.mark.parametrize("right", RIGHTS)
async def test_whose_rights_moved_looks_anew(talk: Chat, settings: Settings, item: Json, right: str) -> None:
    lose, regain = RIGHTS[right]
    async with apart(talk, settings) as there:
        dana, dev, zoe = [await there.enter(name) for name in ("dana", "dev", "zoe")]
        await lose(talk, item)
        await anew(dana)
        assert await talk.inbox("dana") == {}
        await nothing(dana)
        await regain(talk, item)
        await anew(dana)
        if right == "the project is closed":
            await anew(dev)
        else:
            await nothing(dev)
        await nothing(zoe)


CHOICES: dict[str, Json] = {
    "no items": {"items_on": False},
    "not on this tool": {"tools_off": ["correspondence"]},
    "items for employees": {"items_audience": "employees"},
    "the project is off": {"every_project": False},
    "the company is off": {"is_on": False},
}


@pytest.mark.parametrize("choice", CHOICES)
async def test_what_the_company_chose_moves_every_list(talk: Chat, settings: Settings, item: Json, choice: str) -> None:
    async with apart(talk, settings) as there:
        dana = await there.enter("dana")
        await talk.choose(**CHOICES[choice])
        await anew(dana)
        assert await talk.inbox("dana") == {}
        await talk.choose()
        await anew(dana)
        assert list(await talk.inbox("dana")) == [talk_on(item)]


async def test_the_employee_flag_and_the_administrators_right_move_the_list(talk: Chat, settings: Settings) -> None:
    await talk.person("omar", account_admin=True)
    item = await talk.site.create("ana", "NOD")
    await talk.say_on("ana", item, "Omar?", mentions=talk.ids("omar"))
    await talk.choose(items_audience="employees")
    async with apart(talk, settings) as there:
        omar, dana = await there.enter("omar"), await there.enter("dana")
        for change in ({"employee": False}, {"employee": True}, {"account_admin": False}):
            await talk.person("omar", **change)
            await anew(omar)
        await nothing(dana)


async def test_who_works_for_whom_decides_what_their_mates_have_listed(talk: Chat, settings: Settings) -> None:
    """Dev sees the private items of whoever works for Delta, and Rob those of Ferro; then Rita changes over."""
    item = await talk.site.create("ana", "NOD", private=True, assignees=talk.ids("rita"))
    for name in ("dev", "rob"):
        await talk.site.levels(name, "read_only", "view_vendor_items")
    await talk.say_on("ana", item)
    await talk.keep("rob", talk_on(item), follows=True)
    async with apart(talk, settings) as there:
        rob, dev, zoe = [await there.enter(name) for name in ("rob", "dev", "zoe")]
        await talk.person("rita", company_id=str(talk.world.companies["delta"]))
        await anew(rob)
        await anew(dev)
        assert (await talk.inbox("rob"), await talk.reads("dev", talk_on(item))) == ({}, True)
        await nothing(zoe)


async def test_a_type_made_super_private_leaves_the_lists_of_administrators(talk: Chat, settings: Settings) -> None:
    item = await talk.site.create("ana", "NOD", private=True)
    await talk.say_on("ana", item)
    await talk.keep("carl", talk_on(item), follows=True)
    async with apart(talk, settings) as there:
        carl = await there.enter("carl")
        path = f"/api/account/correspondence/types/{talk.site.types['NOD']}"
        assert (await talk.world.client("maya").patch(path, json={"super_private": True})).status_code == 200
        await anew(carl)
        assert await talk.inbox("carl") == {}


async def test_many_lines_at_once_are_read_as_a_list(
    talk: Chat, settings: Settings, item: Json, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sitepost.tools.conversations.actions.shifts.MOST_LINES", 0)
    async with apart(talk, settings) as there:
        rita = await there.enter("rita")
        await _change(talk, item, distribution=talk.ids("rita"))
        await anew(rita)


async def test_what_is_found_late_names_no_conversation(
    talk: Chat, settings: Settings, item: Json, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sitepost.tools.conversations.actions.shifts.NEW", timedelta(0))
    async with apart(talk, settings) as there:
        dana = await there.enter("dana")
        await _change(talk, item, private=True, distribution=[])
        await anew(dana)


async def test_without_a_bell_it_is_found_and_what_began_later_is_not_told_of(
    talk: Chat, settings: Settings, item: Json, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the second letter nothing was said while Dana could see it."""
    later = await talk.site.create("ana", "NOD", distribution=talk.ids("dana"))
    monkeypatch.setattr("sitepost.platform.outbox.ring", lambda *_: None)
    async with apart(talk, settings) as there:
        dana = await there.enter("dana")
        await _change(talk, later, private=True, distribution=[])
        await talk.say_on("ana", later, "Between us.")
        await _change(talk, item, private=True, distribution=[])
        await nothing(dana)
        there.app.hub._look_at_everything()
        await dana.until(GONE, SOON, conversation=talk_on(item))
        await nothing(dana)


async def test_after_the_line_was_cut_everybody_looks_anew(talk: Chat, settings: Settings, item: Json) -> None:
    async with apart(talk, settings) as there:
        dana = await there.enter("dana")
        async with talk.world.work() as work:
            await work.run(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND query LIKE 'LISTEN%'"
            )
        await dana.until(ALTERED, conversation=None)


async def test_the_first_ring_of_a_project_looks_behind_a_bulk_change(
    talk: Chat, settings: Settings, item: Json, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = await talk.site.create("ana", "NOD")
    ring = outbox.ring
    monkeypatch.setattr(outbox, "ring", lambda *_: None)
    async with apart(talk, settings) as there:
        dana = await there.enter("dana")
        await _change(talk, item, private=True, distribution=[])
        async with talk.world.work() as work:
            await work.run(MANY_FACTS, {"stream": talk.world.project, "card": other["id"]})
        ring(talk.world.database, {talk.world.project})
        await dana.until(GONE, SOON, conversation=talk_on(item))


async def test_who_comes_back_hears_nothing_of_what_moved_while_nobody_was_there(
    talk: Chat, settings: Settings, item: Json, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sitepost.tools.conversations.actions.shifts.LATELY", timedelta(0))
    async with apart(talk, settings) as there:
        dana = await there.enter("dana")
        await _change(talk, item, subject="Crane stopped again")
        await nothing(dana)
        await dana.socket.close()
        channel: Any = there.app.hub.channels["conversations"]
        async with asyncio.timeout(PATIENCE):
            while channel.fanout.audiences.people:
                await asyncio.sleep(0.01)
            await _change(talk, item, private=True, distribution=[])
            while channel.shifts.seen:  # until it has heard of it
                await asyncio.sleep(0.01)
        dana = await there.enter("dana")
        await talk.site.create("ana", "NOD")
        await nothing(dana)


async def test_whose_rights_moved_is_told_though_the_facts_cannot_be_read(
    talk: Chat, settings: Settings, item: Json, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sitepost.tools.conversations.store.shifts.NEWS", "SELECT nothing")
    async with apart(talk, settings) as there:
        dana = await there.enter("dana")
        await _change(talk, item, private=True, distribution=[])
        await talk.remove("dana")
        await anew(dana)
