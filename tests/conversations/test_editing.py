"""Editing, deleting and marking messages; the server's clock decides (conversations.md, 5.4 and 11.3)."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from tests.conversations.site import direct_of, fetch, group_of, post, say, switch_on
from tests.world import World

AGE = "UPDATE conversations_message SET at = clock_timestamp() - %s::interval WHERE conversation_id = %s AND seq = %s"
VERSIONS = "SELECT text FROM conversations_version WHERE conversation_id = %s AND seq = %s ORDER BY until"


async def age(world: World, made: dict[str, Any], ago: timedelta) -> None:
    """Let a message have been sent a while ago."""
    async with world.database.connection() as conn:
        await conn.execute(AGE, [ago, made["conversation"], made["seq"]])


def at(made: dict[str, Any]) -> str:
    """Return the address of a message."""
    return f"/api/conversations/{made['conversation']}/messages/{made['seq']}"


async def test_a_message_is_edited_until_the_window_closes(world: World) -> None:
    await switch_on(world)
    group = await group_of(world, "dana")
    made = await say(world, "carl", group, "Pour at nine")
    await age(world, made, timedelta(minutes=4, seconds=58))
    answer = await world.client("carl").put(at(made), json={"text": "Pour at ten"})
    assert (answer.status_code, answer.json()["text"]) == (200, "Pour at ten")
    assert answer.json()["edited_at"] is not None
    assert answer.json()["rev"] > made["rev"]
    await age(world, made, timedelta(minutes=5, milliseconds=1))  # the first edit opened nothing anew
    for call in (
        world.client("carl").put(at(made), json={"text": "Pour at noon"}),
        world.client("carl").delete(at(made)),
    ):
        answer = await call
        assert (answer.status_code, answer.json()["code"]) == (409, "edit_window_closed")
    [kept] = [each for each in (await fetch(world, "dana", group)).json()["messages"] if each["seq"] == made["seq"]]
    assert kept["text"] == "Pour at ten"


@pytest.mark.parametrize(
    ("name", "status", "code"),
    [("dana", 403, "not_author"), ("maya", 403, "not_author"), ("omar", 404, "not_found")],
)
async def test_nobody_else_ever_changes_a_message(world: World, name: str, status: int, code: str) -> None:
    """Not whoever reads it, nor an administrator of the company who does."""
    await switch_on(world)
    direct = await direct_of(world, "dana", "maya")
    made = await say(world, "carl", direct)
    for call in (world.client(name).put(at(made), json={"text": "Mine"}), world.client(name).delete(at(made))):
        answer = await call
        assert (answer.status_code, answer.json()["code"]) == (status, code)


async def test_a_deleted_message_leaves_a_line_without_a_word_of_it(world: World) -> None:
    await switch_on(world)
    group = await group_of(world, "dana")
    made = await say(world, "carl", group, "xylophone", mentions=[str(world.people["dana"])])
    await world.client("carl").put(at(made), json={"text": "xylophones"})
    answer = await world.client("carl").delete(at(made))
    assert answer.status_code == 200
    page = (await fetch(world, "dana", group)).text
    assert "xylophone" not in page
    [line] = [each for each in (await fetch(world, "dana", group)).json()["messages"] if each["seq"] == made["seq"]]
    assert (line["text"], line["mentions"], line["sender_name"]) == ("", [], "Carl Reyes")
    assert line["deleted_at"] is not None
    assert (await world.client("carl").delete(at(made))).status_code == 404
    assert (await world.client("carl").put(at(made), json={"text": "It was nothing"})).status_code == 404
    async with world.database.connection() as conn:
        found = await (await conn.execute(VERSIONS, [group, made["seq"]])).fetchall()
        words = await (
            await conn.execute("SELECT tsv::text FROM conversations_message WHERE seq = %s", [made["seq"]])
        ).fetchone()
    assert [row[0] for row in found] == ["xylophone", "xylophones"]
    assert words == ("",)


async def test_switched_off_nobody_edits_at_once(world: World) -> None:
    await switch_on(world)
    group = await group_of(world, "dana")
    made = await say(world, "dana", group)
    await switch_on(world, edit_audience="employees")  # Dana is none
    answer = await world.client("dana").put(at(made), json={"text": "Other"})
    assert (answer.status_code, answer.json()["code"]) == (403, "feature_disabled")


async def test_a_mention_that_an_edit_brings_moves_the_newly_mentioned(world: World) -> None:
    await switch_on(world)
    group = await group_of(world, "dana", "rita")
    made = await say(world, "carl", group, "@Dana", mentions=[str(world.people["dana"])])
    people = [str(world.people[name]) for name in ("dana", "rita")]
    answer = await world.client("carl").put(at(made), json={"text": "@Dana @Rita", "mentions": people})
    assert [each["name"] for each in answer.json()["mentions"]] == ["Dana Ortiz", "Rita Moss"]
    async with world.database.connection() as conn:
        query = "SELECT count(*) FROM conversations_mine WHERE conversation_id = %s AND mentioned_seq = %s"
        assert await (await conn.execute(query, [group, made["seq"]])).fetchone() == (2,)


async def test_reactions_and_acknowledgements_count_once(world: World) -> None:
    await switch_on(world)
    group = await group_of(world, "dana")
    plain = await say(world, "carl", group)
    asked = await say(world, "carl", group, "Stop the pour", priority="important", ack_wanted=True)
    dana = world.client("dana")
    for _ in range(2):
        answer = await dana.put(f"{at(plain)}/reactions/👍")
        assert answer.status_code == 200, answer.text
        assert [(each["sign"], [by["name"] for by in each["by"]]) for each in answer.json()["reactions"]] == [
            ("👍", ["Dana Ortiz"])
        ]
        answer = await dana.post(f"{at(asked)}/acknowledge")
        assert [each["name"] for each in answer.json()["acks"]] == ["Dana Ortiz"]
    page = (await fetch(world, "carl", group)).json()
    assert [len(each["reactions"]) + len(each["acks"]) for each in page["messages"]][-2:] == [1, 1]
    assert (await dana.delete(f"{at(plain)}/reactions/👍")).json()["reactions"] == []
    assert (await dana.post(f"{at(plain)}/acknowledge")).json()["code"] == "not_asked"
    assert (await world.client("carl").post(f"{at(asked)}/acknowledge")).json()["code"] == "not_asked"
    assert (await dana.put(f"{at(plain)}/reactions/ack")).json()["code"] == "bad_sign"
    assert (await world.client("ana").put(f"{at(plain)}/reactions/👍")).status_code == 404


async def test_files_of_messages_are_for_its_readers_while_it_stands(world: World) -> None:
    await switch_on(world)
    group = await group_of(world, "dana")
    carl = world.client("carl")
    sent = await carl.post(f"/api/projects/{world.project}/files", params={"name": "slab.txt"}, content=b"level four")
    file = sent.json()["id"]
    assert (await post(world, "dana", group, files=[file])).json()["code"] == "unknown_file"
    made = await say(world, "carl", group, "", files=[file])
    assert [each["name"] for each in made["files"]] == ["slab.txt"]
    path = f"/api/conversations/{group}/files/{file}/content"
    more = await carl.post(f"/api/projects/{world.project}/files", params={"name": "gate.txt"}, content=b"gate two")
    two = [file, (other := more.json()["id"])]
    first = await say(world, "carl", group, "", files=two)
    edited = (await carl.put(at(first), json={"text": "Gate", "files": [other, str(uuid4()), made["key"]]})).json()
    assert [each["id"] for each in edited["files"]] == [other], "an edit takes files away, and brings none"
    kept = (await carl.put(at(first), json={"text": "The gate"})).json()
    assert [each["id"] for each in kept["files"]] == [other]
    other_path = f"/api/conversations/{group}/files/{other}/content"
    assert (await world.client("dana").get(other_path)).status_code == 200
    assert (await carl.put(at(first), json={"text": " ", "files": []})).json()["code"] == "empty_message"
    assert (await carl.put(at(first), json={"text": "None", "files": []})).json()["files"] == []
    assert (await world.client("dana").get(other_path)).status_code == 404
    answer = await world.client("dana").get(path, headers={"Range": "bytes=6-"})
    assert (answer.status_code, answer.content) == (206, b"four")
    assert (await world.client("ana").get(path)).status_code == 404
    taken = await world.client("dana").post(f"/api/conversations/{group}/messages/take", json={"seqs": [made["seq"]]})
    [copy] = taken.json()["files"]
    assert copy["id"] != file
    assert (
        await world.client("dana").get(f"/api/projects/{world.project}/files/{copy['id']}/content")
    ).content == b"level four"
    await carl.delete(at(made))
    for name in ("carl", "dana"):
        assert (await world.client(name).get(path)).status_code == 404
