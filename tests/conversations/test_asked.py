"""Of whom an acknowledgement was asked: settled when the message is sent, for readers and for the export (11.3)."""

from typing import Any

from tests.conversations.chat import Chat, talk_on
from tests.conversations.test_posting import letter

from sitepost.kernel.ids import new_id
from sitepost.platform.work import Work
from sitepost.tools.conversations.actions.posting import post_all
from sitepost.tools.conversations.model import Said

Json = dict[str, Any]


async def asked(chat: Chat, name: str, said: Json) -> list[tuple[str, bool]]:
    """Of whom a message asked it, as `name` is told, and whether each of them reads it still."""
    found = await chat.ask(name, "GET", f"/{said['conversation']}/asked", params={"seq": said["seq"]})
    return [(each["name"], each["active"]) for each in found]


async def test_who_comes_later_was_not_asked_and_who_leaves_was(chat: Chat) -> None:
    group = await chat.group("carl", "Slab", "dana", "rita", "dev")
    plain = await chat.say("carl", group, "Good morning")
    said = await chat.say("carl", group, "Stop the pour", ack_wanted=True)
    people = {"name": "Slab", "everyone": False, "add": chat.ids("ana"), "remove": chat.ids("rita")}
    await chat.ask("carl", "PUT", f"/{group['id']}/group", people)
    await chat.remove("dev")
    for name in ("carl", "dana", "ana"):
        assert await asked(chat, name, plain) == []
        assert await asked(chat, name, said) == [("Dana Ortiz", True), ("Dev Patel", False), ("Rita Moss", False)]
    for name in ("rita", "dev", "zoe", "maya"):
        gone = await chat.code(name, "GET", f"/{group['id']}/asked", params={"seq": said["seq"]})
        assert gone == (404, "not_found"), name
    await chat.ask("ana", "POST", f"/{group['id']}/messages/{said['seq']}/acknowledge")
    assert "Ana Lind" not in dict(await asked(chat, "carl", said)), "she may say so all the same"
    await chat.ask("carl", "DELETE", f"/{group['id']}/messages/{said['seq']}")
    assert await asked(chat, "dana", said) == []


async def test_on_an_item_those_are_asked_who_follow_it_or_are_named(talk: Chat) -> None:
    item = await talk.site.create("ana", "NOD", assignees=talk.ids("dana"), distribution=talk.ids("rob"))
    first = await talk.say_on("ana", item, "Nobody below it", ack_wanted=True)
    await talk.keep("rob", talk_on(item), follows=False)
    second = await talk.say_on("ana", item, "Nobody below it, @Rita", ack_wanted=True, mentions=talk.ids("rita"))
    assert (await talk.site.patch("ana", item, assignees=talk.ids("dev"), private=True)).status_code == 200
    assert [name for name, _ in await asked(talk, "ana", first)] == ["Dana Ortiz", "Rob Vance"]
    assert [name for name, _ in await asked(talk, "ana", second)] == ["Dana Ortiz", "Rita Moss"]
    assert dict(await asked(talk, "ana", second))["Rita Moss"] is False, "it is private now, and she is not on it"


async def test_what_is_said_in_the_same_round_changes_nothing_of_whom_was_asked(talk: Chat) -> None:
    """Carl follows by writing, Rita as she is named: both after the first message, in one unit of work."""
    item = await talk.site.create("ana", "NOD", distribution=talk.ids("dana"))
    await talk.say_on("ana", item)
    on = talk_on(item)
    first = letter(talk.world, "ana", on, "Nobody below it", ack_wanted=True)
    second = letter(talk.world, "carl", on, "Since when?")
    third = letter(talk.world, "ana", on, "@Rita", mentions=(talk.world.people["rita"],), ack_wanted=True)
    async with Work(talk.world.database) as work:
        said = await post_all(work, [first, second, third])
    told = [{"conversation": on, "seq": each.message.seq} for each in said if isinstance(each, Said)]
    names = [[name for name, _ in await asked(talk, "ana", each)] for each in told]
    assert names == [["Dana Ortiz"], [], ["Carl Reyes", "Dana Ortiz", "Rita Moss"]]


async def test_the_same_letter_again_asks_nobody_else(chat: Chat) -> None:
    group = await chat.group("carl", "Slab", "dana", "rita")
    post = {"key": str(new_id()), "text": "Stop the pour", "ack_wanted": True}
    first = await chat.ask("carl", "POST", f"/{group['id']}/messages", post)
    people = {"name": "Slab", "everyone": False, "add": chat.ids("ana"), "remove": chat.ids("rita")}
    await chat.ask("carl", "PUT", f"/{group['id']}/group", people)
    again = await chat.ask("carl", "POST", f"/{group['id']}/messages", post)
    assert again["seq"] == first["seq"]
    assert await asked(chat, "carl", first) == [("Dana Ortiz", True), ("Rita Moss", False)]
