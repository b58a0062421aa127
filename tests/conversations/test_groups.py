"""Groups: who makes and manages them, who is in them, and how they follow the directory."""

import asyncio

import pytest
from tests.conversations.chat import Chat, Json
from tests.conversations.test_direct import crowd, distribution

from sitepost.kernel.ids import new_id


async def change(chat: Chat, actor: str, group: Json, **values: object) -> tuple[int, str | None]:
    """Change a group as `name`, whatever stands in it now."""
    body = {"name": group["name"], "everyone": group["everyone"], **values}
    return await chat.code(actor, "PUT", f"/{group['id']}/group", body)


async def lines(chat: Chat, name: str, group: Json) -> list[Json]:
    """What the system lines of a group tell."""
    found = await chat.ask(name, "GET", f"/{group['id']}/messages")
    return [each["event"] for each in found["messages"] if each["sort"] == "system"]


SETTINGS = {
    "administrators": {"maya", "carl"},
    "employees": {"maya", "omar"},
    "everyone": {"maya", "carl", "omar", "dana"},
}


@pytest.mark.parametrize("setting", SETTINGS)
async def test_who_makes_groups_and_manages_those_they_are_in(chat: Chat, setting: str) -> None:
    await chat.world.set_levels("carl", {"directory": "admin"})
    await chat.choose(group_managers=setting)
    held = await chat.group("maya", "Everybody's", "carl", "omar", "dana")
    others = (await chat.ask("maya", "GET", f"/{held['id']}"))["managers_left"]
    assert others == len(SETTINGS[setting] - {"maya"})
    for name in ("maya", "carl", "omar", "dana"):  # company admin, project admin, employee, external
        may = name in SETTINGS[setting]
        body = {"project": str(chat.world.project), "name": f"Of {name}"}
        assert await chat.code(name, "POST", "/groups", body) == ((201, None) if may else (403, "not_group_manager"))
        line = (await chat.inbox(name))[held["id"]]
        assert ("manage" in line["can"]) is may
        said = await change(chat, name, held, add=chat.ids("rob"))
        assert said == ((200, None) if may else (403, "not_group_manager"))
        assert (await chat.ask(name, "GET", "/settings"))["mine"]["can_create_groups"] is may


async def test_whoever_makes_one_is_in_it_and_it_appears_at_once(chat: Chat) -> None:
    made = await chat.group("maya", "  Cranes   and hoists ", "dana", expect=201)
    assert (made["kind"], made["name"], made["people_count"]) == ("group", "Cranes and hoists", 2)
    assert await chat.members("dana", made) == ["dana", "maya"]
    (line,) = (await chat.inbox("dana")).values()
    assert (line["name"], line["unread"], line["last"]) == ("Cranes and hoists", 0, None)
    assert (await lines(chat, "dana", made))[0]["what"] == "created"
    assert await chat.inbox("ana") == {}


async def test_an_administrator_who_is_not_in_it_has_nothing_of_it(chat: Chat) -> None:
    await chat.choose(group_managers="everyone")
    made = await chat.group("dana", "Delta", "dev")
    await chat.say("dana", made, "Zephyr.")
    assert await chat.inbox("maya") == {}
    assert not await chat.reads("maya", made)
    assert await change(chat, "maya", made, name="Ours") == (404, "not_found")
    for method, rest in (("DELETE", ""), ("POST", "/leave"), ("PATCH", "/mine"), ("GET", "/receipts?seq=1")):
        body = {} if method == "PATCH" else None
        assert await chat.code("maya", method, f"/{made['id']}{rest}", body) == (404, "not_found"), rest


@pytest.mark.parametrize(("name", "said"), [("", 422), ("   ", 422), ("x" * 80, 201), ("x" * 81, 422), ("a\x00b", 422)])
async def test_names(chat: Chat, name: str, said: int) -> None:
    body = {"project": str(chat.world.project), "name": name}
    expected = (said, None if said == 201 else "group_name_needed")
    assert await chat.code("maya", "POST", "/groups", body) == expected


async def test_a_name_stands_once_in_a_project_until_its_group_is_deleted(chat: Chat) -> None:
    made = await chat.group("maya", "Cranes")
    body = {"project": str(chat.world.project), "name": "CRANES"}
    assert await chat.code("maya", "POST", "/groups", body) == (409, "group_name_taken")
    other = await chat.group("maya", "Hoists")
    assert await change(chat, "maya", other, name="cranes") == (409, "group_name_taken")
    assert (await chat.call("maya", "DELETE", f"/{made['id']}")).status_code == 204
    await chat.group("maya", "Cranes", expect=201)


async def test_deleted_it_is_gone_for_everybody_and_its_words_are_kept(chat: Chat) -> None:
    made = await chat.group("maya", "Cranes", "dana")
    await chat.say("dana", made, "Zephyr.")
    assert await chat.code("dana", "DELETE", f"/{made['id']}") == (403, "not_group_manager")
    assert (await chat.call("maya", "DELETE", f"/{made['id']}")).status_code == 204
    for name in ("maya", "dana"):
        assert await chat.inbox(name) == {}
        assert not await chat.reads(name, made)
    async with chat.world.database.connection() as conn:
        query = "SELECT count(*) FROM conversations_message WHERE conversation_id = %s AND text = 'Zephyr.'"
        assert await (await conn.execute(query, [made["id"]])).fetchone() == (1,)


async def test_people_come_and_go_and_lines_say_so(chat: Chat) -> None:
    made = await chat.group("maya", "Cranes", "dana")
    await chat.say("dana", made, "Before you came.")
    assert await change(chat, "maya", made, name="Hoists", add=chat.ids("rob", "ana")) == (200, None)
    (line,) = (await chat.inbox("rob")).values()
    assert line["unread"] == 0, "whoever comes has to read nothing"
    said = await chat.ask("rob", "GET", f"/{made['id']}/messages")
    assert "Before you came." in [each["text"] for each in said["messages"]], "and may read all of it"
    assert await change(chat, "maya", made, name="Hoists", remove=chat.ids("dana")) == (200, None)
    assert not await chat.reads("dana", made)
    assert await chat.unread("dana") == 0
    assert (await chat.ask("dana", "GET", "/search", params={"q": "before"}))["items"] == []
    said = await chat.ask("rob", "GET", f"/{made['id']}/messages")
    assert [each["sender_name"] for each in said["messages"] if each["text"]] == ["Dana Ortiz"], "her words stay"
    assert (await chat.call("rob", "POST", f"/{made['id']}/leave")).status_code == 204
    told = [(each["what"], [who["name"] for who in each.get("people", [])]) for each in await lines(chat, "maya", made)]
    assert told == [
        ("created", []),
        ("renamed", []),
        ("added", ["Ana Lind", "Rob Vance"]),
        ("removed", ["Dana Ortiz"]),
        ("left", []),
    ]
    assert await change(chat, "maya", made, name="Hoists", add=chat.ids("dana")) == (200, None)
    said = await chat.ask("dana", "GET", f"/{made['id']}/messages")
    assert "Before you came." in [each["text"] for each in said["messages"]], "added again, all is there again"


async def test_a_stale_change_is_refused_and_one_that_changes_nothing_says_nothing(chat: Chat) -> None:
    made = await chat.group("maya", "Cranes", "dana")
    old = {"headers": {"If-Match": '"1"'}}
    body = {"name": "Hoists", "everyone": False}
    assert await chat.code("maya", "PUT", f"/{made['id']}/group", body, **old) == (200, None)
    assert await chat.code("maya", "PUT", f"/{made['id']}/group", body, **old) == (409, "stale")
    before = len(await lines(chat, "maya", made))
    assert await change(chat, "maya", made, name="Hoists", add=chat.ids("dana")) == (200, None)
    assert len(await lines(chat, "maya", made)) == before


async def test_nobody_from_elsewhere_comes(chat: Chat) -> None:
    project = str(chat.world.project)
    for people in ([str(new_id())], chat.ids("zoe")):
        body = {"project": project, "name": "Cranes", "people": people}
        assert await chat.code("maya", "POST", "/groups", body) == (422, "not_in_project")
    made = await chat.group("maya", "Cranes")
    assert await change(chat, "maya", made, add=chat.ids("zoe")) == (422, "not_in_project")


async def test_a_distribution_group_is_a_shortcut(chat: Chat) -> None:
    group = await distribution(chat, "Ferro", chat.ids("rita", "rob"))
    made = await chat.group("maya", "Steel", people=chat.ids("ana"), groups=[group])
    path = f"/api/projects/{chat.world.project}/groups/{group}"
    assert (await chat.world.client("maya").patch(path, json={"people": chat.ids("dev")})).status_code == 200
    assert await chat.members("maya", made) == ["ana", "maya", "rita", "rob"]


async def test_everyone_follows_the_directory_and_selected_does_not(chat: Chat) -> None:
    await chat.remove("rob")
    everyone = await chat.group("maya", "All of us", everyone=True)
    some = await chat.group("maya", "Some", "rita")
    assert await chat.members("dana", everyone) == sorted(set(chat.world.people) - {"rob", "zoe"})
    await chat.bring("rob")
    assert "rob" in await chat.members("dana", everyone)
    assert list(await chat.inbox("rob")) == [everyone["id"]]
    await chat.remove("rita")
    assert await chat.inbox("rita") == {}
    assert not await chat.reads("rita", everyone)
    await chat.bring("rita")
    assert list(await chat.inbox("rita")) == [everyone["id"]], "into a selected one she is brought by hand"
    assert await chat.members("maya", some) == ["maya"]
    assert await chat.code("dana", "POST", f"/{everyone['id']}/leave") == (409, "everyone_stays")


async def test_who_is_deactivated_leaves_groups_and_comes_back_to_those_of_everyone(chat: Chat) -> None:
    everyone, some = await chat.group("maya", "All", everyone=True), await chat.group("maya", "Some", "rob")
    path = f"/api/account/people/{chat.world.people['rob']}/active"
    assert (await chat.world.client("maya").put(path, json={"active": False})).status_code == 200
    assert "rob" not in await chat.members("maya", everyone)
    assert await chat.members("maya", some) == ["maya"]
    assert (await chat.world.client("maya").put(path, json={"active": True})).status_code == 200
    assert "rob" in await chat.members("maya", everyone)
    assert await chat.members("maya", some) == ["maya"]


async def test_a_company_administrator_outside_the_directory_adds_himself_first(chat: Chat) -> None:
    await chat.person("omar", account_admin=True)
    await chat.remove("omar")
    body = {"project": str(chat.world.project), "name": "All", "everyone": True}
    assert await chat.code("omar", "POST", "/groups", body) == (409, "add_yourself_first")
    made = await chat.group("omar", "Some", "dana")
    assert await change(chat, "omar", made, everyone=True) == (409, "add_yourself_first")
    await chat.bring("omar")
    await chat.group("omar", "All", everyone=True, expect=201)


async def test_from_everyone_to_some_begins_with_those_who_are_in_it(chat: Chat) -> None:
    made = await chat.group("maya", "All", everyone=True)
    everybody = await chat.members("maya", made)
    assert await change(chat, "maya", made, everyone=False, remove=chat.ids("rob")) == (200, None)
    assert await chat.members("maya", made) == [name for name in everybody if name != "rob"]
    assert [each["what"] for each in await lines(chat, "maya", made)] == ["created", "selected", "removed"]
    assert await change(chat, "maya", made, everyone=True) == (200, None)
    assert await chat.members("maya", made) == everybody


async def test_who_joins_the_project_while_it_opens_to_everyone_is_in_it(chat: Chat) -> None:
    await chat.remove("rob")
    made, _ = await asyncio.gather(chat.group("maya", "All", everyone=True), chat.bring("rob"))
    assert "rob" in await chat.members("maya", made)


async def test_a_group_without_anybody_who_may_manage_it_is_given_one(chat: Chat) -> None:
    await chat.world.set_levels("carl", {"directory": "admin"})
    made = await chat.group("carl", "Cranes", "dana")
    other = await chat.group("maya", "Hoists")
    await chat.say("dana", made, "Zephyr.")
    assert await chat.ask("maya", "GET", "/orphans") == []
    await chat.world.set_levels("carl", {"directory": "read_only"})
    found = await chat.call("maya", "GET", "/orphans")
    assert found.json() == [{"id": made["id"], "name": "Cranes", "project": str(chat.world.project), "size": 2}]
    assert await chat.code("dana", "GET", "/orphans") == (403, "forbidden")
    give = f"/orphans/{made['id']}"
    assert await chat.code("maya", "POST", give, {"person": chat.ids("rob")[0]}) == (403, "not_group_manager")
    assert await chat.code("maya", "POST", give, {"person": chat.ids("zoe")[0]}) == (422, "not_in_project")
    mine = {"person": chat.ids("maya")[0]}
    assert await chat.code("maya", "POST", f"/orphans/{other['id']}", mine) == (404, "not_found")
    assert await chat.code("zoe", "POST", give, {"person": chat.ids("zoe")[0]}) == (404, "not_found")
    assert await chat.code("maya", "POST", give, mine) == (204, None)
    assert (await lines(chat, "dana", made))[-1]["what"] == "added", "its members are told"
    assert await chat.ask("maya", "GET", "/orphans") == []


async def test_groups_are_in_the_record_and_no_socket_hears_of_them(chat: Chat) -> None:
    made = await chat.group("maya", "Cranes", "dana")
    await change(chat, "maya", made, add=chat.ids("rob"))
    await chat.call("maya", "DELETE", f"/{made['id']}")
    async with chat.world.database.connection() as conn:
        query = "SELECT stream, kind, body FROM fact WHERE kind LIKE 'conversations.group%' ORDER BY seq"
        rows = await (await conn.execute(query)).fetchall()
    assert [row[1].rpartition("_")[2] for row in rows] == ["made", "changed", "deleted"]
    assert all(row[0] == chat.world.account and row[2]["hushed"] for row in rows)
    assert rows[1][2]["came"] == chat.ids("rob")
    assert "Cranes" not in str(rows)


async def test_a_project_of_more_people_than_a_group_takes_has_none_of_everyone(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sitepost.tools.conversations.rules.people.MOST_IN_GROUP", 12)
    await crowd(chat, 4)
    body = {"project": str(chat.world.project), "name": "All", "everyone": True}
    assert await chat.code("maya", "POST", "/groups", body) == (422, "too_many_members")
    some = await crowd_ids(chat)
    assert await chat.code("maya", "POST", "/groups", body | {"everyone": False, "people": some[:11]}) == (201, None)
    again = body | {"everyone": False, "name": "More", "people": some[:12]}
    assert await chat.code("maya", "POST", "/groups", again) == (422, "too_many_members")


async def crowd_ids(chat: Chat) -> list[str]:
    """Everybody whom Maya can put into a group, but herself."""
    asked = {"project": str(chat.world.project), "purpose": "group"}
    found = await chat.ask("maya", "GET", "/people", params=asked)
    return [each["id"] for each in found["people"] if each["id"] != chat.ids("maya")[0]]
