"""What a reader keeps: how far they read, stars, levels, drafts; and receipts, where the company has them."""

import pytest
from tests.conversations.chat import Chat


async def test_own_messages_are_never_unread_and_reading_goes_forward_only(chat: Chat) -> None:
    made = await chat.direct("dana", "ana")
    for text in ("One.", "Two.", "Three."):
        await chat.say("dana", made, text)
    assert (await chat.unread("ana"), await chat.unread("dana")) == (3, 0)
    assert (await chat.keep("ana", made, read_seq=2))["unread"] == 1
    assert (await chat.keep("ana", made, read_seq=1))["unread"] == 1
    assert (await chat.keep("ana", made, read_seq=10**9))["read_seq"] == 3, "never beyond the last message"
    await chat.say("dana", made, "Four.")
    assert await chat.unread("ana") == 1
    back = await chat.keep("ana", made, unread_from=2)
    assert (back["read_seq"], back["unread"]) == (1, 3)
    await chat.say("ana", made, "Mine.")
    assert await chat.unread("ana") == 0, "who writes has read"


async def test_a_deleted_message_is_unread_no_more(chat: Chat) -> None:
    made = await chat.direct("dana", "ana")
    said = await chat.say("dana", made, "Wrong window.")
    await chat.say("dana", made, "Right.")
    assert await chat.unread("ana") == 2
    await chat.ask("dana", "DELETE", f"/{made['id']}/messages/{said['seq']}")
    assert await chat.unread("ana") == 1
    (line,) = (await chat.inbox("ana")).values()
    assert line["last"]["text"] == "Right."


async def test_a_deleted_mention_marks_nothing_and_one_before_it_still_does(chat: Chat) -> None:
    group = await chat.group("maya", "Cranes", "ana", "rob")
    both = chat.ids("ana", "rob")
    await chat.say("maya", group, "@Ana?", mentions=both[:1])
    wrong = await chat.say("maya", group, "@Ana @Rob?", mentions=both)
    await chat.ask("maya", "DELETE", f"/{group['id']}/messages/{wrong['seq']}")
    assert [(await chat.inbox(name))[group["id"]]["mentioned"] for name in ("ana", "rob")] == [True, False]


async def test_marked_as_unread_it_begins_with_what_another_said(chat: Chat) -> None:
    made = await chat.direct("dana", "ana")
    for name in ("ana", "dana", "ana", "ana"):
        await chat.say(name, made)
    kept = await chat.keep("ana", made, unread_from=4)
    assert (kept["read_seq"], kept["unread"]) == (1, 1)
    assert await chat.unread("ana") == 1


async def test_unread_messages_are_counted_up_to_a_hundred(chat: Chat) -> None:
    made, group = await chat.direct("dana", "ana"), await chat.group("maya", "Cranes", "ana")
    async with chat.world.database.connection() as conn:
        await conn.execute(
            """WITH m AS (INSERT INTO conversations_message (conversation_id, seq, rev, key, sort, sender_id,
            sender_name, sender_company, at, text)
            SELECT %s, n, n, gen_random_uuid(), 'text', %s, 'Dana', '', now(), 'x'
            FROM generate_series(1, 150) AS n)
            UPDATE conversations_conversation SET last_seq = 150, last_rev = 150
            WHERE id = %s""",
            [made["id"], chat.world.people["dana"], made["id"]],
        )
        await conn.commit()
    await chat.say("maya", group, "Good morning.")
    found = await chat.inbox("ana")
    assert found[made["id"]]["unread"] == 100
    assert found[group["id"]]["unread"] == 1
    assert await chat.unread("ana") == 100
    await chat.keep("ana", made, read_seq=150)
    assert await chat.unread("ana") == 1


async def test_a_mention_marks_it_until_it_is_read(chat: Chat) -> None:
    group = await chat.group("maya", "Cranes", "ana", "rob")
    await chat.say("maya", group, "@Ana?", mentions=chat.ids("ana", "dana"))
    assert [(await chat.inbox(name))[group["id"]]["mentioned"] for name in ("ana", "rob")] == [True, False]
    assert await chat.inbox("dana") == {}, "a mention brings nobody into a group"
    assert not await chat.reads("dana", group)
    assert (await chat.keep("ana", group, read_seq=2))["mentioned"] is False


async def test_stars_levels_and_drafts_are_ones_own(chat: Chat) -> None:
    made = await chat.direct("dana", "ana")
    await chat.say("dana", made)
    draft = {"text": "I will call the cr"}
    kept = await chat.keep("ana", made, starred=True, level="mentions", draft=draft)
    assert (kept["starred"], kept["level"], kept["has_draft"]) == (True, "mentions", True)
    assert await chat.ask("ana", "GET", f"/{made['id']}/draft") == {"draft": draft}
    other = (await chat.inbox("dana"))[made["id"]]
    assert (other["starred"], other["level"], other["has_draft"]) == (False, None, False)
    assert await chat.ask("dana", "GET", f"/{made['id']}/draft") == {"draft": None}
    kept = await chat.keep("ana", made, starred=False, level=None, draft=None)
    assert (kept["starred"], kept["level"], kept["has_draft"]) == (False, None, False)
    long = {"draft": {"text": "x" * 61_000}}
    assert await chat.code("ana", "PATCH", f"/{made['id']}/mine", long) == (422, "draft_too_long")
    assert await chat.code("rob", "PATCH", f"/{made['id']}/mine", {"starred": True}) == (404, "not_found")
    assert await chat.code("rob", "GET", f"/{made['id']}/draft") == (404, "not_found")


async def test_a_star_is_remembered_through_lost_access_and_hiding_wins(chat: Chat) -> None:
    made = await chat.direct("dana", "ana")
    await chat.say("dana", made)
    await chat.keep("ana", made, starred=True)
    await chat.choose(direct_on=False)
    assert await chat.inbox("ana") == {}
    await chat.choose()
    assert (await chat.inbox("ana"))[made["id"]]["starred"] is True
    await chat.keep("ana", made, hidden=True)
    assert await chat.inbox("ana") == {}


@pytest.mark.parametrize("kind", ["group", "direct"])
async def test_receipts_say_who_has_read_where_the_company_has_them(chat: Chat, kind: str) -> None:
    made = await chat.direct("maya", "ana", "rob") if kind == "direct" else await chat.group("maya", "C", "ana", "rob")
    said = await chat.say("maya", made)
    path = f"/{made['id']}/receipts"
    assert await chat.ask("maya", "GET", path, params={"seq": said["seq"]}) == {"read": [], "of": 2}
    await chat.keep("ana", made, read_seq=said["seq"])
    found = await chat.ask("rob", "GET", path, params={"seq": said["seq"]})
    assert ([each["name"] for each in found["read"]], found["of"]) == (["Ana Lind"], 2)
    if kind == "group":
        body = {"name": "C", "everyone": False, "add": chat.ids("dana")}
        await chat.ask("maya", "PUT", f"/{made['id']}/group", body)
        found = await chat.ask("rob", "GET", path, params={"seq": said["seq"]})
        assert [each["name"] for each in found["read"]] == ["Ana Lind"], "who came later has not read it"
    assert await chat.code("maya", "GET", path, params={"seq": 99}) == (404, "not_found")
    assert await chat.code("dev", "GET", path, params={"seq": 1}) == (404, "not_found")
    await chat.choose(receipts_on=False)
    assert await chat.code("maya", "GET", path, params={"seq": said["seq"]}) == (403, "feature_disabled")
    found = await chat.ask("maya", "GET", f"/{made['id']}/members")
    assert {each["read_seq"] for each in found["items"]} == {None}


async def test_members_come_in_pages_by_name(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sitepost.tools.conversations.routes.inbox.PAGE", 3)
    made = await chat.group("maya", "All", everyone=True)
    names, cursor = list[str](), None
    while True:
        asked = {"cursor": cursor} if cursor else {}
        page = await chat.ask("dana", "GET", f"/{made['id']}/members", params=asked)
        names += [each["name"] for each in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
        assert len(page["items"]) == 3
    assert names == sorted(names, key=str.lower)
    assert len(names) == made["people_count"]
    found = await chat.ask("dana", "GET", f"/{made['id']}/members", params={"q": "ferro"})
    assert [each["name"] for each in found["items"]] == ["Rita Moss", "Rob Vance"]
