"""What a company chooses for conversations, with its effects when it is chosen and when it is turned off later."""

from uuid import UUID

from tests.conversations.chat import Chat
from tests.world import World

from sitepost.platform.work import Work, scoped
from sitepost.tools.conversations.model import Settings
from sitepost.tools.conversations.rules import settings as rules
from sitepost.tools.directory import actions as directory

OFF = (403, "feature_disabled")


async def new_project(world: World, name: str) -> UUID:
    """Make another project of the account, with Maya in it."""
    who = await world.passport("maya", project=world.account)
    async with scoped(Work(world.database), who) as work:
        made = await directory.projects.create(work, who, name=name, number=name[:3], time_zone="Europe/London")
    await world.settle()
    return made.id


async def projects(chat: Chat, name: str) -> list[str]:
    """The projects in which somebody uses conversations."""
    return [each["name"] for each in await chat.ask(name, "GET", "/projects")]


async def test_a_company_that_never_chose_has_no_conversations(world: World) -> None:
    chat = Chat(world)
    mine = {"is_on": False, "direct": False, "can_create_groups": False, "urgent": False}
    for name in ("maya", "dana"):
        found = await chat.ask(name, "GET", "/settings")
        assert found["mine"] == mine
        assert await chat.inbox(name) == {}
        assert await projects(chat, name) == []
        assert await chat.code(name, "POST", "/direct", {"project": str(world.project), "people": chat.ids("ana")}) == (
            403,
            "feature_disabled",
        )


async def test_features_are_on_after_the_first_switch_and_only_administrators_read_the_whole(chat: Chat) -> None:
    found = await chat.ask("maya", "GET", "/settings")
    assert found["settings"] == found["settings"] | {
        "is_on": True, "edit_on": True, "edit_seconds": 300, "direct_on": True, "items_on": True,
        "group_managers": "administrators", "live_followers": True, "receipts_on": True, "threads_on": False,
        "tools_off": [], "missed_mail": "off", "translation": "off", "every_project": True,
    }  # fmt: skip
    assert found["mine"] == {"is_on": True, "direct": True, "can_create_groups": True, "urgent": True}
    dana = await chat.ask("dana", "GET", "/settings")
    assert (dana["settings"], dana["projects"]) == (None, None)
    assert dana["mine"] == {"is_on": True, "direct": True, "can_create_groups": False, "urgent": False}
    assert await chat.code("dana", "PUT", "/settings", {"is_on": False}) == (403, "forbidden")


async def test_a_stale_choice_is_refused_and_each_one_is_told(chat: Chat) -> None:
    stale = await chat.code("maya", "PUT", "/settings", {"is_on": True}, headers={"If-Match": '"0"'})
    assert stale == (409, "stale")
    await chat.choose(direct_on=False, projects=[str(chat.world.project)])
    async with chat.world.database.connection() as conn:
        rows = await (
            await conn.execute("SELECT body FROM fact WHERE kind LIKE 'conversations.%' ORDER BY seq")
        ).fetchall()
    assert {each["field"]: (each["old"], each["new"]) for each in rows[-1][0]["changes"]} == {
        "direct_on": (True, False),
        "projects": ([], [str(chat.world.project)]),
    }


async def test_ticked_projects_are_those_of_today_and_every_project_is_those_of_tomorrow_too(chat: Chat) -> None:
    await chat.choose(every_project=False, projects=[str(chat.world.project), str(chat.world.stranger.project)])
    found = await chat.ask("maya", "GET", "/settings")
    assert found["projects"] == [str(chat.world.project)], "another company's project is not ticked"
    await new_project(chat.world, "Quay")
    assert await projects(chat, "maya") == ["Harbour Tower"]
    await chat.choose(every_project=True)
    await new_project(chat.world, "Pier")
    assert await projects(chat, "maya") == ["Harbour Tower", "Pier", "Quay"]
    assert await projects(chat, "dana") == ["Harbour Tower"]


async def test_an_unticked_project_takes_its_conversations_along_and_brings_them_back(chat: Chat) -> None:
    made = await chat.direct("dana", "ana")
    await chat.say("dana", made)
    assert await chat.unread("ana") == 1
    await chat.choose(every_project=False)
    assert await chat.inbox("ana") == {}
    assert await chat.unread("ana") == 0
    assert not await chat.reads("ana", made)
    assert (await chat.ask("ana", "GET", "/search", params={"q": "hello"}))["items"] == []
    assert await chat.code("ana", "POST", "/direct", {"project": str(chat.world.project), "people": []}) == (
        404,
        "not_found",
    )
    await chat.choose(every_project=False, projects=[str(chat.world.project)])
    assert await chat.unread("ana") == 1


async def test_turned_off_everything_vanishes_and_turned_on_it_is_all_there(chat: Chat) -> None:
    made = await chat.direct("dana", "ana")
    await chat.say("dana", made)
    await chat.choose(is_on=False)
    assert await chat.inbox("ana") == {}
    assert not await chat.reads("dana", made)
    await chat.choose()
    assert list(await chat.inbox("ana")) == [made["id"]]


async def test_without_direct_messages_they_are_hidden_and_nothing_is_sent(chat: Chat) -> None:
    made = await chat.direct("dana", "ana")
    await chat.say("dana", made)
    await chat.choose(direct_on=False)
    assert await chat.inbox("ana") == {}
    assert not await chat.reads("ana", made)
    body = {"key": str(chat.world.account), "text": "Still there?"}
    assert await chat.code("ana", "POST", f"/{made['id']}/messages", body) == (403, "feature_disabled")
    assert await chat.code("rob", "POST", f"/{made['id']}/messages", body) == (404, "not_found")
    assert (await chat.ask("ana", "GET", "/settings"))["mine"]["direct"] is False


async def test_employees_only_direct_messages_leave_mixed_ones_readable_to_employees(chat: Chat) -> None:
    mixed = await chat.direct("omar", "maya", "dana")
    own = await chat.direct("omar", "maya")
    for each in (mixed, own):
        await chat.say("omar", each)
    await chat.choose(direct_audience="employees")
    assert await chat.inbox("dana") == {}
    assert not await chat.reads("dana", mixed)
    listed = await chat.inbox("maya")
    assert listed.keys() == {mixed["id"], own["id"]}
    assert listed[mixed["id"]]["why_not"]["send"] == "feature_disabled"
    assert "send" in listed[own["id"]]["can"]
    body = {"key": str(chat.world.account), "text": "All of us?"}
    assert await chat.code("maya", "POST", f"/{mixed['id']}/messages", body) == (403, "feature_disabled")


async def test_who_may_no_longer_change_or_manage_loses_the_button_at_once_and_what_was_done_stays(chat: Chat) -> None:
    await chat.choose(group_managers="everyone")
    group, direct = await chat.group("dana", "Cranes", "rob", "maya"), await chat.direct("dana", "ana")
    said = {talk["id"]: await chat.say("dana", talk) for talk in (group, direct)}
    for id, each in said.items():
        await chat.ask("dana", "PUT", f"/{id}/messages/{each['seq']}", {"text": "Edited."})
    for choice, refused in (
        ({"edit_on": False}, OFF),
        ({"edit_audience": "employees"}, OFF),
        ({"edit_seconds": 0}, (409, "edit_window_closed")),
        ({}, None),
    ):
        await chat.choose(**choice)
        listed = await chat.inbox("dana")
        for id, each in said.items():
            shown = {"edit", "delete"} & set(listed[id]["can"])
            assert shown == (set() if refused == OFF else {"edit", "delete"}), choice
            (kept,) = (await chat.ask("dana", "GET", f"/{id}/messages?after={each['seq'] - 1}"))["messages"]
            assert (kept["text"], kept["edited_at"] is not None) == ("Edited.", True)
            path = f"/{id}/messages/{each['seq']}"
            assert await chat.code("dana", "PUT", path, {"text": "Edited."}) == (refused or (200, None)), choice
            assert refused is None or await chat.code("dana", "DELETE", path) == refused, choice
    assert listed[group["id"]]["why_not"]["manage"] == "not_group_manager", "administrators alone, since then"
    body = {"name": "Ours", "everyone": False}
    assert await chat.code("dana", "PUT", f"/{group['id']}/group", body) == (403, "not_group_manager")
    assert await chat.code("dana", "DELETE", f"/{group['id']}") == (403, "not_group_manager")
    assert await chat.code("maya", "PUT", f"/{group['id']}/group", body) == (200, None)
    await chat.say("dana", group, "We still talk.")


async def test_who_is_no_employee_any_more_loses_it_at_the_next_request(chat: Chat) -> None:
    await chat.choose(audience="employees")
    made = await chat.direct("maya", "omar")
    await chat.say("maya", made)
    assert await chat.unread("omar") == 1
    await chat.person("omar", employee=False)
    assert await chat.unread("omar") == 0
    assert not await chat.reads("omar", made)
    assert (await chat.ask("omar", "GET", "/settings"))["mine"]["is_on"] is False
    assert await chat.picker("maya") == []


async def test_what_somebody_wants_to_hear_of_is_theirs_and_badges_do_not_ask(chat: Chat) -> None:
    kinds = ("direct", "groups", "items", "mentions")
    chosen = dict.fromkeys(("in_app", "push", *kinds, *(f"push_{kind}" for kind in kinds)), True)
    everything = {**chosen, "missed": "company", "company_mails": "off"}
    assert await chat.ask("ana", "GET", "/preferences") == everything
    nothing = {**dict.fromkeys(chosen, False), "missed": "off"}
    assert await chat.ask("ana", "PUT", "/preferences", nothing) == {**nothing, "company_mails": "off"}
    assert await chat.ask("dana", "GET", "/preferences") == everything
    await chat.say("dana", await chat.direct("dana", "ana"))
    assert await chat.unread("ana") == 1


async def test_another_company_sees_nothing(chat: Chat) -> None:
    made = await chat.direct("dana", "ana")
    await chat.say("dana", made)
    assert await chat.inbox("zoe") == {}
    assert not await chat.reads("zoe", made)
    assert await chat.code("zoe", "GET", "/people", params={"project": str(chat.world.project)}) == (404, "not_found")


def test_settings_tell_field_by_field() -> None:
    assert rules.changes(Settings(), Settings(version=3), was=(), projects=()) == ()
    (change,) = rules.changes(Settings(), Settings(is_on=True), was=(), projects=())
    assert (change.field, change.old, change.new) == ("is_on", False, True)
