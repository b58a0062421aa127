"""For how long messages are kept: by company, project and kind, and never shorter than a legal hold (9)."""

from datetime import UTC, datetime, timedelta
from itertools import product
from uuid import UUID, uuid4

import pytest
from tests.conversations.chat import Chat

from sitepost.kernel.fact import Change
from sitepost.platform.work import Work
from sitepost.tools.conversations.actions import keeping
from sitepost.tools.conversations.model import Keep, Sort
from sitepost.tools.conversations.rules import keeping as rules

HERE, THERE = UUID(int=1), UUID(int=2)
COMPANY, PROJECT, KIND, BOTH = 9, 7, 5, 3
LEAP = datetime(2028, 2, 29, tzinfo=UTC)


@pytest.mark.parametrize(("company", "project", "kind", "both"), list(product((False, True), repeat=4)))
def test_the_most_specific_rule_counts(company: bool, project: bool, kind: bool, both: bool) -> None:
    given = [
        *([Keep(years=COMPANY)] if company else []),
        *([Keep(project=HERE, years=PROJECT)] if project else []),
        *([Keep(kind=Sort.DIRECT, years=KIND)] if kind else []),
        *([Keep(project=HERE, kind=Sort.DIRECT, years=BOTH)] if both else []),
        Keep(project=THERE, kind=Sort.GROUP, years=1),
    ]
    everywhere = COMPANY if company else None
    expected = BOTH if both else PROJECT if project else KIND if kind else everywhere
    assert rules.years(given, project=HERE, sort=Sort.DIRECT) == expected
    assert rules.years(reversed(given), project=HERE, sort=Sort.DIRECT) == expected
    assert rules.years(given, project=HERE, sort=Sort.ITEM) == (PROJECT if project else everywhere)
    assert rules.years(given, project=THERE, sort=Sort.DIRECT) == (KIND if kind else everywhere)


def test_for_ever_can_be_the_more_specific_one() -> None:
    given = [Keep(years=1), Keep(project=HERE, years=None)]
    places = [(HERE, Sort.ITEM), (THERE, Sort.ITEM), (THERE, Sort.GROUP)]
    assert rules.purged(given, places) == {1: places[1:]}


@pytest.mark.parametrize(("after", "day"), [(1, 28), (4, 29), (5, 28)])
def test_years_end_on_a_day_that_there_is(after: int, day: int) -> None:
    assert rules.before(LEAP, after).day == day


def test_the_record_says_what_moved() -> None:
    was = [Keep(years=2), Keep(project=HERE, kind=Sort.ITEM, years=5), Keep(kind=Sort.GROUP, years=3)]
    now = [Keep(years=None), Keep(project=HERE, kind=Sort.ITEM, years=5), Keep(kind=Sort.DIRECT, years=1)]
    assert rules.changes(was, now) == (
        Change("all/all", 2, None), Change("all/direct", "", 1), Change("all/group", 3, ""),
    )  # fmt: skip


async def keep(chat: Chat, *given: tuple[str | None, str | None, int | None], expect: int = 200) -> tuple[int, str]:
    """Choose for how long messages are kept."""
    body = {"rules": [dict(zip(("project", "kind", "years"), each, strict=True)) for each in given]}
    answer = await chat.call("maya", "PUT", "/keeping", body)
    assert answer.status_code == expect, answer.text
    return answer.status_code, answer.json().get("code", "")


async def age(chat: Chat, **ago: int) -> None:
    """Let time pass since everything that was said."""
    async with Work(chat.world.database) as work:
        await work.run("UPDATE conversations_message SET at = at - %(ago)s", {"ago": timedelta(**ago)})


async def left(chat: Chat) -> set[str]:
    """Return the words that are kept, after a night."""
    async with Work(chat.world.database) as work:
        await keeping.purge(work)
    async with Work(chat.world.database, reading=True) as work:
        return set(await work.values("SELECT text FROM conversations_message WHERE sort = 'text'"))


@pytest.mark.parametrize("hold", [None, "project", "item", "conversation", "person"])
async def test_a_night_takes_what_is_older_and_not_held(talk: Chat, hold: str | None) -> None:
    project, item = str(talk.world.project), await talk.site.create("ana")
    direct = await talk.direct("carl", "dana")
    group = await talk.group("maya", "Crane", "carl")
    await talk.say("dana", direct, "direct", ack_wanted=True)
    await talk.say("maya", group, "group", ack_wanted=True)
    said = await talk.say_on("ana", item, "item", ack_wanted=True)
    targets = {
        "project": project, "item": item["id"], "conversation": said["conversation"], "person": said["sender"],
    }  # fmt: skip
    if hold:
        await talk.ask("maya", "POST", "/holds", {"sort": hold, "target": targets[hold], "reason": "Claim 7"})
    held = {None: set(), "project": {"direct", "group", "item"}}.get(hold, {"item"})
    await age(talk, days=3 * 366)
    assert await left(talk) == {"direct", "group", "item"}, "nothing goes that nobody chose"
    await keep(talk, (None, None, 2), (None, "group", 5), (project, "direct", 4))
    assert await left(talk) == {"direct", "group"} | held
    await keep(talk, (None, None, 2), (None, "group", 5), (project, None, None))
    assert await left(talk) == {"direct", "group"} | held
    await keep(talk, (None, "group", 1), (project, "direct", 2))
    assert await left(talk) == held


async def test_with_a_message_go_the_files_that_it_no_longer_carried(talk: Chat) -> None:
    direct = await talk.direct("ana", "dana")
    files = [await talk.site.file("ana") for _ in range(3)]
    off = await talk.say("ana", direct, "Two", files=files[:2])
    await talk.ask("ana", "PUT", f"/{direct['id']}/messages/{off['seq']}", {"text": "Two", "files": files[:1]})
    gone = await talk.say("ana", direct, "Three", files=files[2:])
    await talk.ask("ana", "DELETE", f"/{direct['id']}/messages/{gone['seq']}")
    kept = "SELECT count(*) FROM file WHERE id = ANY (%(files)s::uuid[]) AND was_attached"
    async with Work(talk.world.database, reading=True) as work:
        assert await work.value(kept, {"files": files}) == 3, "the export has them"
    await age(talk, days=3 * 366)
    await keep(talk, (None, None, 2))
    await left(talk)
    async with Work(talk.world.database, reading=True) as work:
        assert await work.value(kept, {"files": files}) == 0


async def test_what_makes_no_sense_or_is_stale_is_refused(chat: Chat) -> None:
    assert await keep(chat, (None, None, 2), (None, None, 3), expect=422) == (422, "conversations.kept_twice")
    for project in (uuid4(), chat.world.stranger.project):
        assert await keep(chat, (str(project), None, 2), expect=422) == (422, "conversations.unknown_project")
    await keep(chat, (None, None, 0), expect=422)
    await keep(chat, (None, None, 2))
    client = chat.world.client("maya")
    for match, status in (('"0"', 409), ('"1"', 200), ('"1"', 409)):
        answer = await client.put("/api/conversations/keeping", json={"rules": []}, headers={"If-Match": match})
        assert answer.status_code == status, answer.text
    for name in ("carl", "omar", "dana"):
        assert (await chat.call(name, "GET", "/keeping")).status_code == 403
        assert (await chat.call(name, "PUT", "/keeping", {"rules": []})).status_code == 403


async def test_each_choice_stands_in_the_record(chat: Chat) -> None:
    await keep(chat, (None, "direct", 2))
    await keep(chat, (None, "direct", None))
    async with Work(chat.world.database, reading=True) as work:
        told = await work.values("SELECT body FROM fact WHERE kind = 'conversations.keeping_changed' ORDER BY seq")
    assert [[(each["old"], each["new"]) for each in one["changes"]] for one in told] == [[("", 2)], [(2, None)]]


async def targets(chat: Chat, **query: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return what Maya can put on hold, by name and people."""
    found = await chat.ask("maya", "GET", "/holds/targets", params=query)
    return [(each["name"], tuple(each["people"])) for each in found["items"]]


async def test_a_conversation_is_held_by_who_is_in_it_and_named_to_no_one_else(chat: Chat) -> None:
    await chat.choose(group_managers="everyone")
    theirs = await chat.direct("carl", "dana")
    await chat.say("carl", theirs, "zqsecret")
    hidden = await chat.group("ana", "Zqsecret", "dana")
    await chat.group("maya", "Crane", "carl")
    own = await chat.direct("maya", "dana")
    crane, pair = ("Crane", ("Carl Reyes", "Maya King")), ("", ("Dana Ortiz", "Maya King"))
    assert await targets(chat) == [crane, pair]
    assert await targets(chat, q="carl") == [crane]
    assert await targets(chat, q="DANA ortiz") == [pair]
    assert await targets(chat, q="zqsecret") == await targets(chat, q="carl", project=str(uuid4())) == []
    for name in ("carl", "omar", "dana"):
        assert (await chat.call(name, "GET", "/holds/targets", params={"q": "carl"})).status_code == 403
    hold = {"sort": "conversation", "reason": "Claim 7"}
    for other in (theirs, hidden):
        refused = await chat.ask("maya", "POST", "/holds", {**hold, "target": other["id"]}, 422)
        assert refused["code"] == "conversations.unknown_target"
    await chat.ask("maya", "POST", "/holds", {**hold, "target": own["id"]})
    assert [each["label"] for each in (await chat.ask("maya", "GET", "/holds"))["items"]] == ["Dana Ortiz, Maya King"]
    async with chat.world.work() as work:
        await work.run("UPDATE conversations_hold SET target_id = %(id)s", {"id": theirs["id"]})
    assert [each["label"] for each in (await chat.ask("maya", "GET", "/holds"))["items"]] == [""]


async def test_an_item_is_held_by_who_sees_it_and_named_to_no_one_else(talk: Chat) -> None:
    item = await talk.site.create("ana", private=True, subject="zqsubject")
    hold = {"sort": "item", "target": item["id"], "reason": "Claim 7"}
    assert (await talk.call("maya", "POST", "/holds", hold)).status_code == 201
    assert (await talk.ask("maya", "GET", "/holds"))["items"][0]["label"] == f"{item['number']} zqsubject"
    await talk.remove("maya")
    assert (await talk.ask("maya", "GET", "/holds"))["items"][0]["label"] == item["number"]
    refused = await talk.ask("maya", "POST", "/holds", hold, 422)
    assert refused["code"] == "conversations.unknown_target"
