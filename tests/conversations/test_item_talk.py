"""Talk on items: it begins with its first message, is for whoever sees the item, and listed for those on it."""

from typing import Any

import pytest
from tests.conversations.chat import Chat, talk_on
from tests.conversations.site import SOON, serving

from sitepost.kernel.ids import new_id

Json = dict[str, Any]


async def letter(talk: Chat, type: str = "NOD", **fields: Any) -> Json:
    """An issued item of Ana's."""
    return await talk.site.create("ana", type, **fields)


async def listed(talk: Chat, *names: str) -> list[str]:
    """Those of some people in whose inbox anything stands."""
    return [name for name in names if await talk.inbox(name)]


EVERYBODY = ("ana", "carl", "dana", "dev", "kate", "rita", "rob", "omar", "maya")


async def test_it_is_known_before_anything_was_said_and_comes_with_the_first_message(talk: Chat) -> None:
    item = await letter(talk, assignees=talk.ids("dana"))
    before = await talk.ask("rob", "GET", f"/items/{item['id']}")
    assert (before["id"], before["exists"], before["last_seq"]) == (talk_on(item), False, 0)
    assert before["item"]["number"].startswith("NOD-")
    assert before["people_count"] == 2
    assert await listed(talk, *EVERYBODY) == []
    assert await talk.code("rob", "GET", f"/{talk_on(item)}") == (404, "not_found")
    await talk.say_on("rob", item, "Is the crane free?")
    after = await talk.ask("rob", "GET", f"/items/{item['id']}")
    assert (after["id"], after["exists"], after["last_seq"]) == (before["id"], True, 1)
    assert after["item"] | {"title": "", "number": ""} == before["item"] | {"title": "", "number": ""}
    assert await listed(talk, *EVERYBODY) == ["ana", "dana", "rob"], "those on it, and who wrote"


async def test_the_list_calls_it_what_the_item_is_called_now(talk: Chat) -> None:
    item = await letter(talk)
    await talk.say_on("ana", item)
    renamed = await talk.site.patch("ana", item, subject="Hoist stopped by wind")
    assert renamed.status_code == 200
    (line,) = (await talk.inbox("ana")).values()
    ref = line["item"]
    assert (ref["title"], ref["tool_name"]) == ("Hoist stopped by wind", "Notice of Delay")
    assert (ref["kind"], ref["ref"], line["name"]) == ("correspondence.item", item["id"], None)
    assert ref["number"].startswith("NOD-")
    assert ref["link"].endswith(item["id"])


async def test_whoever_sees_it_reads_and_writes_without_following(talk: Chat) -> None:
    item = await letter(talk, assignees=talk.ids("dana"))
    await talk.say_on("ana", item, "Zephyr.")
    assert await talk.reads("rita", talk_on(item))
    assert (await talk.ask("rita", "GET", "/search", params={"q": "zephyr"}))["items"] != []
    assert await talk.inbox("rita") == {}
    assert await talk.unread("rita") == 0
    assert not await talk.reads("omar", talk_on(item)), "who has no level on the type sees nothing of it"
    assert await talk.members("rita", talk_on(item)) == ["ana", "dana"]
    found = await talk.keep("rita", talk_on(item), follows=True)
    assert (found["follows"], found["unread"]) == (True, 1)
    assert await talk.unread("rita") == 1
    await talk.keep("rita", talk_on(item), follows=False)
    assert await talk.inbox("rita") == {}
    assert await talk.reads("rita", talk_on(item))


async def test_followers_are_those_on_it_now_unless_they_said_otherwise(talk: Chat) -> None:
    item = await letter(talk, assignees=talk.ids("dana"), distribution=talk.ids("rob"))
    await talk.say_on("ana", item)
    assert await listed(talk, *EVERYBODY) == ["ana", "dana", "rob"]
    await talk.keep("rob", talk_on(item), follows=False)
    changed = await talk.site.patch("ana", item, assignees=talk.ids("dev"))
    assert changed.status_code == 200
    assert await listed(talk, *EVERYBODY) == ["ana", "dev"]
    await talk.say_on("carl", item, "Rob?", mentions=talk.ids("rob"))
    assert "rob" in await listed(talk, *EVERYBODY), "who is mentioned follows again"


async def test_taken_once_they_stay_as_they_were(talk: Chat) -> None:
    await talk.choose(live_followers=False)
    item = await letter(talk, assignees=talk.ids("dana"), distribution=talk.ids("rob"))
    await talk.say_on("ana", item, "Rita?", mentions=talk.ids("rita"))
    assert await listed(talk, *EVERYBODY) == ["ana", "dana", "rita", "rob"]
    changed = await talk.site.patch("ana", item, assignees=talk.ids("dev"), distribution=[])
    assert changed.status_code == 200
    assert await listed(talk, *EVERYBODY) == ["ana", "dana", "rita", "rob"]
    await talk.say_on("dana", item, "Dev?", mentions=talk.ids("dev"))
    assert "dev" in await listed(talk, "dev")


async def test_taken_once_from_now_on_those_of_talk_that_there_is_stay(talk: Chat) -> None:
    item = await letter(talk, assignees=talk.ids("dana"), distribution=talk.ids("rob"))
    await talk.say_on("ana", item)
    await talk.keep("rob", talk_on(item), follows=False)
    await talk.choose(live_followers=False)
    assert await listed(talk, *EVERYBODY) == ["ana", "dana"], "who unfollowed does not come back"
    assert (await talk.site.patch("ana", item, assignees=talk.ids("dev"))).status_code == 200
    assert await listed(talk, *EVERYBODY) == ["ana", "dana"]
    await talk.choose(live_followers=True)
    assert await listed(talk, *EVERYBODY) == ["ana", "dana", "dev"]


@pytest.mark.parametrize("live", [True, False])
async def test_who_does_not_see_it_follows_by_no_role_and_no_mention(talk: Chat, live: bool) -> None:
    await talk.choose(live_followers=live)
    item = await letter(talk, private=True, assignees=talk.ids("dana"), distribution=talk.ids("rob"))
    await talk.site.levels("rob", "none")
    await talk.site.levels("rita", "read_only")
    said = await talk.say_on("ana", item, "@Dana @Rita @Rob", mentions=talk.ids("dana", "rita", "rob", "zoe"))
    assert [each["id"] for each in said["mentions"]] == talk.ids("dana"), "the others are words alone"
    path = f"/{talk_on(item)}/messages/{said['seq']}"
    edited = await talk.ask("ana", "PUT", path, {"text": "@Rita", "mentions": talk.ids("rita")})
    assert edited["mentions"] == []
    opened = await talk.site.patch("ana", item, private=False)
    assert opened.status_code == 200, opened.text
    assert await talk.reads("rita", talk_on(item))
    assert await listed(talk, "dana", "rita", "rob") == ["dana"]
    await talk.site.levels("rob", "read_only")
    assert (await listed(talk, "rob") == ["rob"]) is live, "his role is awake again, unless it was not taken"


async def test_a_mention_that_an_edit_takes_away_leaves_a_follower(talk: Chat) -> None:
    item = await letter(talk)
    said = await talk.say_on("ana", item, "@Rita?", mentions=talk.ids("rita"))
    changed = await talk.ask("ana", "PUT", f"/{talk_on(item)}/messages/{said['seq']}", {"text": "?", "mentions": []})
    assert changed["mentions"] == []
    assert await listed(talk, "rita") == ["rita"]
    changed = await talk.ask(
        "ana", "PUT", f"/{talk_on(item)}/messages/{said['seq']}", {"text": "@Rob", "mentions": talk.ids("rob")}
    )
    assert [each["name"] for each in changed["mentions"]] == ["Rob Vance"]
    assert (await talk.inbox("rob"))[talk_on(item)]["mentioned"] is True


PRIVATE = {"ana": True, "carl": True, "dana": True, "rob": True, "rita": False, "kate": False, "maya": True}


async def test_on_a_private_item_are_those_who_see_it_and_nobody_else_is_mentioned(talk: Chat) -> None:
    item = await letter(talk, private=True, assignees=talk.ids("dana"), distribution=talk.ids("rob"))
    await talk.site.levels("rita", "read_only")
    await talk.site.levels("kate", "read_only")
    first = await talk.ask("ana", "GET", f"/items/{item['id']}/people")  # before there is a conversation
    known = {str(person): key for key, person in talk.world.people.items()}
    await talk.say_on("ana", item, "Zephyr, @Dana.", mentions=talk.ids("dana"))
    for name, sees in PRIVATE.items():
        on = (await talk.call(name, "GET", f"/items/{item['id']}/people")).status_code
        assert on == (200 if sees else 404), name
        assert await talk.reads(name, talk_on(item)) is sees, name
        assert ((await talk.call(name, "GET", f"/items/{item['id']}")).status_code == 200) is sees, name
    able = await talk.picker("ana", purpose="mention", conversation=talk_on(item))
    assert {name for name in PRIVATE if name in able} == {name for name, sees in PRIVATE.items() if sees}
    assert [known[each["id"]] for each in first["people"]] == able
    assert (await talk.inbox("dana"))[talk_on(item)]["mentioned"] is True
    narrow = await talk.ask("ana", "GET", f"/items/{item['id']}/people", params={"q": "ferro v"})
    assert [each["name"] for each in narrow["people"]] == ["Rob Vance"]
    await talk.choose(items_audience="employees")
    assert {each["name"] for each in (await talk.ask("maya", "GET", f"/items/{item['id']}/people"))["people"]} <= {
        "Maya King", "Omar Haddad",
    }  # fmt: skip


async def test_made_private_it_is_gone_for_outsiders_with_list_count_and_files(talk: Chat) -> None:
    item = await letter(talk, received_from=talk.ids("rita")[0], distribution=talk.ids("rob"))
    await talk.site.levels("rita", "read_only")
    file = await talk.site.file("ana")
    await talk.say_on("ana", item, "Rita, Rob: zephyr.", mentions=talk.ids("rita", "rob"), files=[file])
    path = f"/{talk_on(item)}/files/{file}/content"
    assert (await talk.unread("rita"), await talk.unread("rob")) == (1, 1)
    assert (await talk.call("rita", "GET", path)).status_code == 200
    changed = await talk.site.patch("ana", item, private=True, received_from=None)
    assert changed.status_code == 200, changed.text
    await talk.world.settle()
    assert await talk.inbox("rita") == {}
    assert await talk.unread("rita") == 0
    assert not await talk.reads("rita", talk_on(item))
    assert (await talk.call("rita", "GET", path)).status_code == 404
    assert (await talk.ask("rita", "GET", "/search", params={"q": "zephyr"}))["items"] == []
    assert await talk.code("rita", "POST", f"/{talk_on(item)}/messages", {"key": str(new_id()), "text": "?"}) == (
        404,
        "not_found",
    )
    assert await talk.unread("rob") == 1
    assert (await talk.call("rob", "GET", path)).status_code == 200
    opened = await talk.site.patch("ana", changed.json(), private=False)
    assert opened.status_code == 200
    assert await talk.unread("rita") == 1, "public again, old followers have it back"


async def test_without_a_level_on_the_tool_it_is_gone(talk: Chat) -> None:
    item = await letter(talk, assignees=talk.ids("dana"))
    await talk.say_on("ana", item)
    assert await talk.unread("dana") == 1
    await talk.site.levels("dana", "none")
    assert await talk.unread("dana") == 0
    assert not await talk.reads("dana", talk_on(item))


@pytest.mark.parametrize("loss", ["tool level", "made private"])
async def test_the_open_panel_of_who_loses_the_item_closes_at_once(talk: Chat, loss: str) -> None:
    """Rita reads along without following; nothing that is said afterwards reaches her (13.3, test 38)."""
    item = await letter(talk, assignees=talk.ids("dana"))
    await talk.site.levels("rita", "read_only")
    await talk.say_on("ana", item, "Before")
    async with serving(talk.world) as served:
        rita = await served.enter("rita")
        await rita.say("conversations.watch", conversation=talk_on(item), since=0)
        await rita.messages(1)
        if loss == "tool level":
            await talk.site.levels("rita", "none")
        else:
            changed = await talk.site.patch("ana", item, private=True)
            assert changed.status_code == 200, changed.text
        await rita.until("conversations.gone", SOON, conversation=talk_on(item))
        await talk.say_on("ana", item, "Behind her back")
        await rita.silence()


async def test_out_of_the_directory_it_is_gone_and_back_again(talk: Chat) -> None:
    item = await letter(talk)
    await talk.say_on("ana", item, "Rob?", mentions=talk.ids("rob"))
    await talk.remove("rob")
    assert not await talk.reads("rob", talk_on(item))
    assert await talk.members("ana", talk_on(item)) == ["ana"], "his row is asleep"
    await talk.bring("rob")
    await talk.site.levels("rob", "read_only")
    assert await talk.unread("rob") == 1


async def test_a_company_administrator_outside_the_directory_reads_no_items(talk: Chat) -> None:
    item = await letter(talk)
    await talk.say_on("ana", item)
    await talk.person("omar", account_admin=True)
    assert await talk.reads("omar", talk_on(item))
    await talk.remove("omar")
    assert not await talk.reads("omar", talk_on(item))


@pytest.mark.parametrize(
    ("choice", "gone"),
    [
        ({"items_on": False}, True),
        ({"tools_off": ["correspondence"]}, True),
        ({"tools_off": ["rfis"]}, False),
        ({"items_audience": "employees"}, True),
        ({"direct_on": False}, False),
    ],
)
async def test_what_the_company_switches_off(talk: Chat, choice: Json, gone: bool) -> None:
    item = await letter(talk, assignees=talk.ids("dana"))
    await talk.say_on("ana", item)
    await talk.choose(**choice)
    assert (await talk.inbox("dana") == {}) is gone
    assert await talk.reads("dana", talk_on(item)) is not gone
    said = (await talk.call("dana", "GET", f"/items/{item['id']}")).status_code
    assert said == (404 if gone else 200)
    await talk.choose()
    assert await talk.unread("dana") == 1


async def test_there_is_no_talk_on_what_is_no_item(talk: Chat) -> None:
    item = await letter(talk)
    answered = await talk.site.respond("carl", item, "Noted.", official=False)
    assert answered.status_code == 201, answered.text
    found = await talk.site.get("carl", f"/items/{item['id']}/responses")
    responses = found["items"]
    for card in (str(talk.world.project), str(new_id()), *(each["id"] for each in responses)):
        assert await talk.code("carl", "GET", f"/items/{card}") == (404, "not_found")
        body = {"key": str(new_id()), "text": "Hello.", "item": card}
        assert await talk.code("carl", "POST", f"/{talk_on(card)}/messages", body) == (404, "not_found")
    assert await talk.code("zoe", "GET", f"/items/{item['id']}") == (404, "not_found")


async def test_items_are_neither_hidden_nor_left_but_followed_and_closed_ones_go_on(talk: Chat) -> None:
    item = await letter(talk)
    await talk.say_on("ana", item)
    (line,) = (await talk.inbox("ana")).values()
    assert "unfollow" in line["can"]
    assert line["why_not"]["hide"] == "only_direct_messages"
    assert "leave" not in line["can"]
    assert await talk.code("ana", "PATCH", f"/{talk_on(item)}/mine", {"hidden": True}) == (409, "only_direct_messages")
    moved = await talk.site.move("carl", item, "NOD", "closed_successful")
    assert moved.status_code == 200
    await talk.say_on("ana", item, "Thank you all.")


async def test_talk_is_no_part_of_the_item(talk: Chat) -> None:
    item = await letter(talk)
    before = (await talk.site.get("carl", f"/items/{item['id']}"))["version"]
    await talk.say_on("ana", item, "Zephyr.")
    assert (await talk.site.get("carl", f"/items/{item['id']}"))["version"] == before
    path = f"/api/projects/{talk.world.project}/cards/{item['id']}/history"
    assert "ephyr" not in (await talk.world.client("carl").get(path)).text


async def test_who_was_deactivated_follows_nothing_any_more(talk: Chat) -> None:
    item = await letter(talk)
    await talk.say_on("ana", item, "Rob?", mentions=talk.ids("rob"))
    path = f"/api/account/people/{talk.world.people['rob']}/active"
    for active in (False, True):
        answer = await talk.world.client("maya").put(path, json={"active": active})
        assert answer.status_code == 200, answer.text
    assert await talk.inbox("rob") == {}
    assert await talk.reads("rob", talk_on(item)), "he sees the item again, and what was said on it"
