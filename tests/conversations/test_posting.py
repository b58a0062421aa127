"""Posting: order without gaps, one message for one key, and every refusal of the table (conversations.md, 13.2)."""

import asyncio
from typing import Any
from uuid import UUID, uuid4

import pytest
from tests.conversations.site import direct_of, fetch, group_of, post, say, switch_on
from tests.world import World

from sitepost.app import App
from sitepost.kernel.refusal import Refusal
from sitepost.platform.db import open_database
from sitepost.platform.work import Work
from sitepost.tools.conversations.actions import messages
from sitepost.tools.conversations.actions.posting import Letter, is_plain
from sitepost.tools.conversations.model import Post, Said
from sitepost.tools.conversations.store import access

ROWS = "SELECT seq, rev, key, text FROM conversations_message WHERE conversation_id = %s ORDER BY seq"
COUNTERS = "SELECT last_seq, last_rev FROM conversations_conversation WHERE id = %s"


def letter(world: World, name: str, conversation: str, text: str = "Pour at nine", **more: Any) -> Letter:
    """Write a letter of somebody."""
    made = Post(key=more.pop("key", uuid4()), conversation=UUID(conversation), text=text, **more)
    return Letter(person=world.people[name], account=world.account, post=made)


async def rows(world: World, conversation: str) -> list[tuple[Any, ...]]:
    """Return what stands in the database."""
    async with world.database.connection() as conn:
        return await (await conn.execute(ROWS, [conversation])).fetchall()


async def test_numbers_have_no_gap_and_none_twice_whoever_posts_where(world: World) -> None:
    await switch_on(world)
    group = await group_of(world, "dana", "rita")
    other = await open_database(world.database.dsn, size=4)
    try:
        offices = [world.database, other]

        async def many(n: int, name: str) -> list[Said]:
            return [await messages.send(offices[n % 2], letter(world, name, group, f"{n} {m}")) for m in range(12)]

        said = await asyncio.gather(*(many(n, ("carl", "dana", "rita")[n % 3]) for n in range(8)))
    finally:
        await other.close()
    found = await rows(world, group)
    assert [row[0] for row in found] == list(range(1, len(found) + 1))
    assert [row[1] for row in found] == [row[0] for row in found]
    kept = {row[2]: row for row in found}
    for each in (one for some in said for one in some):
        assert kept[each.message.key][:2] == (each.message.seq, each.message.rev)
    for some in said:
        assert [each.message.seq for each in some] == sorted(each.message.seq for each in some)
    async with world.database.connection() as conn:
        row = await (await conn.execute(COUNTERS, [group])).fetchone()
    assert row == (len(found), len(found))


async def test_the_same_key_is_the_same_message(world: World) -> None:
    await switch_on(world)
    group = await group_of(world, "dana")
    key = str(uuid4())
    first = await post(world, "carl", group, "Once", key=key)
    again = await post(world, "carl", group, "Once more, after the net came back", key=key)
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json() == first.json()
    both = await asyncio.gather(
        *(messages.send(world.database, letter(world, "dana", group, "Twice", key=UUID(key))) for _ in range(6))
    )
    assert len({each.message.seq for each in both}) == 1
    assert sum(each.is_new for each in both) == 1
    assert [row[3] for row in await rows(world, group)][-2:] == ["Once", "Twice"]


async def test_a_key_says_nothing_to_somebody_who_lost_the_conversation(world: World) -> None:
    await switch_on(world)
    group = await group_of(world, "dana")
    key = str(uuid4())
    await say(world, "dana", group, "Secret", key=key)
    async with world.database.connection() as conn:
        await conn.execute(
            "UPDATE conversations_member SET left_at = now() WHERE person_id = %s", [world.people["dana"]]
        )
    assert (await post(world, "dana", group, "Secret", key=key)).status_code == 404


REFUSED = [
    ({"text": "   "}, 422, "empty_message"),
    ({"text": "x" * 10_001}, 422, "message_too_long"),
    ({"files": [str(uuid4())]}, 422, "unknown_file"),
    ({"files": [str(uuid4()) for _ in range(21)]}, 422, "too_many_files"),
    ({"links": [str(uuid4())]}, 422, "item_not_accessible"),
    ({"reply_to": 999}, 422, "no_such_message"),
    ({"thread_root": 1}, 409, "threads_closed"),
]


@pytest.mark.parametrize(("body", "status", "code"), REFUSED)
async def test_what_is_no_message_is_refused(world: World, body: dict[str, Any], status: int, code: str) -> None:
    await switch_on(world)
    direct = await direct_of(world, "dana")
    await say(world, "carl", direct, "First")
    answer = await post(world, "carl", direct, **body)
    assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text
    assert len(await rows(world, direct)) == 1


async def test_who_may_not_send_is_told_no_more_than_they_know(world: World) -> None:
    await switch_on(world, urgent_by="administrators")
    group = await group_of(world, "dana")
    direct = await direct_of(world, "dana")
    for name in ("ana", "maya", "zoe"):  # a member of the project, the administrator, another company
        for where in (group, direct, str(uuid4())):
            assert (await post(world, name, where)).json()["code"] == "not_found"
            assert (await fetch(world, name, where)).status_code == 404
    answer = await post(world, "dana", group, priority="urgent")
    assert (answer.status_code, answer.json()["code"]) == (403, "not_urgent")
    await switch_on(world, direct_on=False)
    answer = await post(world, "carl", direct)
    assert (answer.status_code, answer.json()["code"]) == (403, "feature_disabled")
    assert await rows(world, direct) == []


async def test_a_right_lost_between_the_look_and_the_commit_is_no_right(world: World, app: App) -> None:
    """Whoever takes the right away first wins; the letter waits for them, and finds it gone."""
    await switch_on(world)
    group = await group_of(world, "dana")
    for more in ({}, {"reply_to": 1}):  # by the quick line, and by the long way
        made = letter(world, "dana", group, "Too late", **more)
        assert is_plain(made.post) is not bool(more)
        async with Work(world.database) as revoking:
            await revoking.run(
                "UPDATE passport SET active = false WHERE person_id = %(p)s", {"p": world.people["dana"]}
            )
            sending = asyncio.create_task(messages.send(world.database, made))
            await asyncio.sleep(0.1)
            assert not sending.done()
            await revoking.commit()
        with pytest.raises(Refusal, match="not_found"):
            await sending
        async with world.database.connection() as conn:
            await conn.execute("UPDATE passport SET active = true WHERE person_id = %s", [world.people["dana"]])
    assert not [row for row in await rows(world, group) if row[3] == "Too late"]


async def test_one_that_cannot_be_written_spoils_no_other(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    await switch_on(world)
    group = await group_of(world, "dana")
    async with world.database.connection() as conn:
        await conn.execute("ALTER TABLE conversations_message ADD CONSTRAINT odd CHECK (text <> 'spoilt')")
    texts = ["one", "spoilt", "three", "four"]
    found = await asyncio.gather(
        *(messages.send(world.database, letter(world, "carl", group, text)) for text in texts), return_exceptions=True
    )
    assert [isinstance(each, Said) for each in found] == [True, False, True, True]
    kept = await rows(world, group)
    assert [row[3] for row in kept if row[3]] == ["one", "three", "four"]
    assert [row[0] for row in kept] == list(range(1, len(kept) + 1))


async def test_mentions_move_members_and_nobody_else(world: World) -> None:
    await switch_on(world)
    group = await group_of(world, "dana")
    people = [str(world.people[name]) for name in ("dana", "ana", "carl")]
    made = await say(world, "carl", group, "@Dana and @Ana, look", mentions=people)
    assert {each["name"] for each in made["mentions"]} == {"Dana Ortiz", "Ana Lind", "Carl Reyes"}
    async with world.database.connection() as conn:
        query = "SELECT person_id FROM conversations_mine WHERE conversation_id = %s AND mentioned_seq = %s"
        found = await (await conn.execute(query, [group, made["seq"]])).fetchall()
    assert [row[0] for row in found] == [world.people["dana"]]
    left = await world.client("maya").delete(f"/api/projects/{world.project}/people/{world.people['rob']}")
    assert left.status_code == 204
    others = [*(str(world.people[name]) for name in ("zoe", "rob")), str(uuid4()), people[0], people[0]]
    named = await say(world, "carl", group, "@Zoe @Rob @Nobody @Dana", mentions=others)
    assert [each["name"] for each in named["mentions"]] == ["Dana Ortiz"], "nobody from elsewhere, and each once"
    made = await say(world, "carl", group, "@all", everyone=True)
    async with world.database.connection() as conn:
        found = await (await conn.execute(query, [group, made["seq"]])).fetchall()
    assert [row[0] for row in found] == [world.people["dana"]]


async def test_old_threads_take_answers_and_new_ones_only_where_they_are_on(world: World) -> None:
    await switch_on(world, threads_on=True)
    direct = await direct_of(world, "dana")
    root = await say(world, "carl", direct, "Root")
    await say(world, "dana", direct, "First answer", thread_root=root["seq"])
    await switch_on(world)
    assert (await say(world, "carl", direct, "Second", thread_root=root["seq"]))["thread_root"] == root["seq"]
    other = await say(world, "carl", direct, "Another root")
    assert (await post(world, "dana", direct, thread_root=other["seq"])).json()["code"] == "threads_closed"


async def test_a_look_at_standings_is_one_statement(world: World) -> None:
    await switch_on(world)
    group = await group_of(world, "dana")
    async with Work(world.database, reading=True) as work:
        found = await access.standings(work, [(UUID(group), world.people[name]) for name in ("carl", "dana", "ana")])
        assert work.queries == 1
    assert {person: each.in_it for (_, person), each in found.items()} == {
        world.people["carl"]: True,
        world.people["dana"]: True,
        world.people["ana"]: False,
    }
