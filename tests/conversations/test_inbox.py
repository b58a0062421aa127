"""The inbox in pages: starred conversations, then what was said last; and the unread total of all of them."""

from uuid import UUID

import pytest
from tests.conversations.chat import Chat

from sitepost.kernel.page import write_cursor

NAMES = ("Cranes", "Facade", "Piles", "Slab", "Lifts")


async def pages(chat: Chat, name: str, size: int) -> list[list[str]]:
    """Return what is listed for `name`, page by page."""
    found, cursor = [], ""
    while cursor is not None:
        one = await chat.ask(name, "GET", f"?limit={size}" + (f"&cursor={cursor}" if cursor else ""))
        assert (one["unread"] is None) == bool(cursor), "only the first page counts"
        found.append([each["name"] for each in one["conversations"]])
        cursor = one["next"]
    return found


async def test_it_comes_in_pages_starred_first_then_what_was_said_last(chat: Chat) -> None:
    made = {name: await chat.group("maya", name, "ana", "dana") for name in NAMES}
    for name in NAMES:
        await chat.say("maya", made[name], "Good morning.")
    await chat.keep("ana", made["Facade"], starred=True)
    await chat.keep("dana", made["Piles"], starred=True)
    whole = ["Facade", "Lifts", "Slab", "Piles", "Cranes"]
    for size in (1, 2, 4, 5, 6):
        wanted = [whole[at : at + size] for at in range(0, 5, size)]
        assert await pages(chat, "ana", size) == wanted, size
    hers = await pages(chat, "dana", 2)
    assert hers == [["Piles", "Lifts"], ["Slab", "Facade"], ["Cranes"]], "stars are one's own"
    await chat.say("dana", made["Cranes"], "The wind is down.")
    assert (await pages(chat, "ana", 2))[0] == ["Facade", "Cranes"]


async def test_the_total_counts_all_pages_whatever_is_shown(chat: Chat) -> None:
    for at, name in enumerate(NAMES):
        made = await chat.group("maya", name, "ana")
        for _ in range(at + 1):
            await chat.say("maya", made, "Good morning.")
    first = await chat.ask("ana", "GET", "?limit=2")
    assert [each["unread"] for each in first["conversations"]] == [5, 4]
    assert first["unread"] == 15
    await chat.keep("ana", first["conversations"][0], read_seq=first["conversations"][0]["last_seq"] - 1)
    await chat.keep("ana", first["conversations"][1], level="nothing")
    assert (await chat.ask("ana", "GET", "?limit=1"))["unread"] == 11, "badges ask for no level (7.3)"


async def test_what_is_lost_between_two_pages_is_on_neither(chat: Chat) -> None:
    made = {name: await chat.group("maya", name, "ana") for name in NAMES}
    for name in NAMES:
        await chat.say("maya", made[name], "Good morning.")
    first = await chat.ask("ana", "GET", "?limit=2")
    await chat.ask("ana", "POST", f"/{made['Piles']['id']}/leave")
    await chat.ask("ana", "POST", f"/{made['Lifts']['id']}/leave")
    second = await chat.ask("ana", "GET", f"?limit=2&cursor={first['next']}")
    assert [each["name"] for each in second["conversations"]] == ["Facade", "Cranes"]
    assert (await chat.ask("ana", "GET", "?limit=1"))["unread"] == 3


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59.999999-14:00", "2026-01-01T00:00:00"])
async def test_a_made_up_place_shows_nothing_more(chat: Chat, at: str) -> None:
    made = await chat.group("maya", "Cranes", "ana")
    hers = await chat.direct("dana", "maya")
    await chat.say("dana", hers, "For Maya alone.")
    for place in ((True, at, hers["id"]), (False, at, str(UUID(int=0)))):
        found = await chat.ask("ana", "GET", f"?cursor={write_cursor(*place)}")
        assert {each["id"] for each in found["conversations"]} <= {made["id"]}


@pytest.mark.parametrize("query", ["cursor=Z", "cursor=WzFd", "limit=0", "limit=201", "limit=many"])
async def test_a_page_that_nobody_gave_out_is_refused(chat: Chat, query: str) -> None:
    status, code = await chat.code("ana", "GET", f"?{query}")
    assert (status, code) in ((422, "bad_cursor"), (400, "bad_cursor"), (422, "invalid"), (400, "invalid")), (
        status,
        code,
    )
