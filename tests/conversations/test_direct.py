"""Direct messages: whom one may choose, one for each set of people, hidden until the next message."""

import asyncio

import pytest
from tests.conversations.chat import Chat

from sitepost.kernel.ids import new_id
from sitepost.platform.work import Work, scoped
from sitepost.tools.directory import actions as directory


async def crowd(chat: Chat, count: int) -> list[str]:
    """Bring so many new people into the project, and return their ids."""
    who = await chat.world.passport("maya", project=chat.world.account)
    made = []
    async with scoped(Work(chat.world.database), who) as work:
        for number in range(count):
            person = await directory.people.add(
                work, who, name=f"Hand {number}", mail=f"hand{new_id()}@delta.example",
                company=chat.world.companies["delta"],
            )  # fmt: skip
            await directory.members.bring_in(work, who, project=chat.world.project, person=person.id)
            made.append(str(person.id))
    return made


async def distribution(chat: Chat, name: str, people: list[str]) -> str:
    """Make a distribution group of the project."""
    path = f"/api/projects/{chat.world.project}/groups"
    answer = await chat.world.client("maya").post(path, json={"name": name, "people": people})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


async def test_the_same_people_have_one_direct_message_with_its_history(chat: Chat) -> None:
    made = await chat.direct("dana", "ana", "rob", expect=201)
    assert made["kind"] == "direct"
    assert made["name"] is None
    assert [each["name"] for each in made["people"]] == ["Ana Lind", "Rob Vance"]
    assert made["people_count"] == 3
    await chat.say("dana", made, "The crane stands still.")
    again = await chat.direct("ana", "rob", "dana", "ana", expect=200)
    assert again["id"] == made["id"]
    assert again["last"]["text"] == "The crane stands still."
    assert (await chat.direct("dana", "ana", expect=201))["id"] != made["id"]


async def test_two_who_start_at_once_end_in_one(chat: Chat) -> None:
    made = await asyncio.gather(*(chat.direct(name, *({"ana", "dana"} - {name})) for name in ("ana", "dana") * 3))
    assert len({each["id"] for each in made}) == 1


async def test_nobody_hears_of_one_in_which_nothing_was_said(chat: Chat) -> None:
    made = await chat.direct("dana", "ana")
    assert list(await chat.inbox("dana")) == [made["id"]]
    assert await chat.inbox("ana") == {}
    await chat.say("dana", made)
    (line,) = (await chat.inbox("ana")).values()
    assert (line["unread"], line["last"]["sender_name"]) == (1, "Dana Ortiz")
    assert [each["name"] for each in line["people"]] == ["Dana Ortiz"]
    assert (await chat.inbox("dana"))[made["id"]]["unread"] == 0


async def test_oneself_alone_nobody_and_strangers_are_refused(chat: Chat) -> None:
    project = str(chat.world.project)
    for people, code in (
        ([], "needs_other_member"),
        (chat.ids("dana"), "needs_other_member"),
        ([str(new_id())], "not_in_project"),
        (chat.ids("zoe"), "not_in_project"),
        (chat.ids("ana", "zoe"), "not_in_project"),
    ):
        assert await chat.code("dana", "POST", "/direct", {"project": project, "people": people}) == (422, code)
    for other in (str(new_id()), str(chat.world.stranger.project)):
        asked = {"project": other, "people": chat.ids("ana")}
        assert await chat.code("dana", "POST", "/direct", asked) == (404, "not_found")
    unknown = {"project": project, "groups": [str(new_id())]}
    assert await chat.code("dana", "POST", "/direct", unknown) == (422, "not_in_project")


async def test_a_hundred_people_fit_and_one_more_does_not_nor_by_a_group(chat: Chat) -> None:
    hands = await crowd(chat, 101)
    project = str(chat.world.project)
    assert await chat.code("dana", "POST", "/direct", {"project": project, "people": hands}) == (
        422,
        "too_many_members",
    )
    group = await distribution(chat, "All hands", hands)
    assert await chat.code("dana", "POST", "/direct", {"project": project, "groups": [group]}) == (
        422,
        "too_many_members",
    )
    made = await chat.direct("dana", people=[*hands[:100], *chat.ids("dana")])
    assert made["people_count"] == 101
    assert len(made["people"]) == 6


async def test_a_distribution_group_is_its_people_at_that_moment(chat: Chat) -> None:
    group = await distribution(chat, "Ferro", chat.ids("rita", "rob"))
    picker = await chat.ask("dana", "GET", "/people", params={"project": str(chat.world.project), "q": "ferro"})
    assert [(each["name"], len(each["people"])) for each in picker["groups"]] == [("Ferro", 2)]
    made = await chat.direct("dana", people=[], groups=[group])
    path = f"/api/projects/{chat.world.project}/groups/{group}"
    answer = await chat.world.client("maya").patch(path, json={"people": chat.ids("rita", "ana")})
    assert answer.status_code == 200, answer.text
    assert await chat.members("dana", made) == ["dana", "rita", "rob"]
    assert not await chat.reads("ana", made)


async def test_the_picker_needs_a_project_and_names_administrators(chat: Chat) -> None:
    assert (await chat.call("dana", "GET", "/people")).status_code in (400, 422)
    assert await chat.picker("dana", q="ferro m") == ["rita"]
    assert "dana" not in await chat.picker("dana")
    await chat.world.set_levels("carl", {"directory": "admin"})
    found = await chat.ask("dana", "GET", "/people", params={"project": str(chat.world.project)})
    assert sorted(each["name"] for each in found["people"] if each["is_admin"]) == ["Carl Reyes", "Maya King"]


async def test_a_company_administrator_outside_the_directory_is_there_all_the_same(chat: Chat) -> None:
    await chat.person("omar", account_admin=True)
    await chat.remove("omar")
    assert "omar" in await chat.picker("dana", q="omar")
    made = await chat.direct("dana", "omar")
    assert "omar" in await chat.picker("dana", purpose="mention", conversation=made["id"])
    await chat.say("dana", made)
    assert await chat.unread("omar") == 1
    assert await chat.reads("omar", made)
    await chat.say("omar", made, "I am not on that site, and read it.")
    await chat.person("omar", account_admin=False)
    assert not await chat.reads("omar", made)
    assert await chat.unread("omar") == 0


async def test_administrators_see_none_that_they_are_not_in(chat: Chat) -> None:
    made = await chat.direct("dana", "ana")
    await chat.say("dana", made, "Only between us: zephyr.")
    assert await chat.inbox("maya") == {}
    assert not await chat.reads("maya", made)
    assert (await chat.ask("maya", "GET", "/search", params={"q": "zephyr"}))["items"] == []
    assert len((await chat.ask("ana", "GET", "/search", params={"q": "zephyr"}))["items"]) == 1


async def test_with_employees_only_nobody_else_starts_or_is_picked(chat: Chat) -> None:
    await chat.choose(direct_audience="employees")
    project = str(chat.world.project)
    asked = {"project": project, "people": chat.ids("maya")}
    assert await chat.code("dana", "POST", "/direct", asked) == (403, "feature_disabled")
    assert await chat.code("dana", "GET", "/people", params={"project": project}) == (403, "feature_disabled")
    assert await chat.picker("maya") == ["omar"]
    asked = {"project": project, "people": chat.ids("omar", "dana")}
    assert await chat.code("maya", "POST", "/direct", asked) == (422, "employees_only")
    made = await chat.direct("maya", "omar")
    assert await chat.picker("maya", purpose="mention", conversation=made["id"]) == ["maya", "omar"]
    assert "dana" in await chat.picker("maya", purpose="group")
    group = await chat.group("maya", "Cranes", "dana")
    assert await chat.reads("dana", group), "they may still be in groups"


async def test_hidden_it_comes_back_with_the_next_message_and_all_its_history(chat: Chat) -> None:
    made = await chat.direct("dana", "ana")
    first = await chat.say("dana", made, "One.")
    assert (await chat.keep("ana", made, hidden=True))["unread"] == 0
    assert await chat.inbox("ana") == {}
    assert list(await chat.inbox("dana")) == [made["id"]], "others still have it"
    edited = {"text": "One, edited.", "mentions": []}
    await chat.ask("dana", "PUT", f"/{made['id']}/messages/{first['seq']}", edited)
    assert await chat.inbox("ana") == {}, "an edit does not bring it back"
    await chat.say("dana", made, "Two.")
    assert (await chat.inbox("ana"))[made["id"]]["unread"] == 1
    said = await chat.ask("ana", "GET", f"/{made['id']}/messages")
    assert [each["text"] for each in said["messages"]] == ["One, edited.", "Two."]


@pytest.mark.parametrize("name", ["ana", "dana"])
async def test_starting_it_again_shows_a_hidden_one(chat: Chat, name: str) -> None:
    made = await chat.direct("dana", "ana")
    await chat.say("dana", made)
    await chat.keep(name, made, hidden=True)
    assert await chat.inbox(name) == {}
    await chat.direct(name, *({"ana", "dana"} - {name}), expect=200)
    assert list(await chat.inbox(name)) == [made["id"]]


async def test_somebody_who_left_is_told_of_and_one_left_alone_sends_no_more(chat: Chat) -> None:
    three, two = await chat.direct("dana", "ana", "rob"), await chat.direct("dana", "rob")
    for each in (three, two):
        await chat.say("dana", each)
    await chat.remove("rob")
    assert await chat.inbox("rob") == {}
    assert not await chat.reads("rob", three)
    seen = await chat.ask("dana", "GET", f"/{three['id']}")
    assert seen["unreachable"] == ["Rob Vance"]
    assert [(each["name"], each["active"]) for each in seen["people"]] == [("Ana Lind", True), ("Rob Vance", False)]
    await chat.say("dana", three, "Rob is gone.")
    assert (await chat.inbox("dana"))[two["id"]]["why_not"]["send"] == "not_reachable"
    body = {"key": str(new_id()), "text": "Anybody?"}
    assert (await chat.code("dana", "POST", f"/{two['id']}/messages", body))[1] == "not_reachable"
    await chat.bring("rob")
    assert (await chat.inbox("rob")).keys() == {three["id"], two["id"]}, "who is back has all of it back"
    said = await chat.ask("rob", "GET", f"/{three['id']}/messages")
    assert [each["text"] for each in said["messages"]] == ["Hello.", "Rob is gone."]


async def test_somebody_deactivated_is_greyed_and_not_to_be_mentioned(chat: Chat) -> None:
    made = await chat.direct("dana", "ana", "rob")
    await chat.say("dana", made)
    path = f"/api/account/people/{chat.world.people['rob']}/active"
    assert (await chat.world.client("maya").put(path, json={"active": False})).status_code == 200
    (_, rob) = (await chat.ask("dana", "GET", f"/{made['id']}"))["people"]
    assert rob == {"id": str(chat.world.people["rob"]), "name": "Rob Vance", "active": False}
    assert "rob" not in await chat.picker("dana", purpose="mention", conversation=made["id"])
    assert [each["active"] for each in (await chat.ask("dana", "GET", f"/{made['id']}/members"))["items"]] == [
        True, True, False,
    ]  # fmt: skip
