"""Devices are woken: for whom, with which words, and for whom no more (conversations.md, 7.2, 7.3 and 8.3)."""

import asyncio
import time
from datetime import timedelta
from uuid import uuid4

import pytest
from tests.conversations.chat import talk_on
from tests.conversations.pushes import LEFT, Pushes
from tests.conversations.site import serving
from tests.correspondence.site import Site

from sitepost.platform.work import Work
from sitepost.tools.conversations.actions import pushing


async def test_a_message_wakes_those_whom_it_is_for_and_nobody_else(pushes: Pushes) -> None:
    chat, service = pushes.chat, pushes.service
    await pushes.wake("dana", "ana", "rob", "maya", "carl")
    made = await chat.direct("carl", "ana")
    await chat.say("carl", made, "Pour at nine.\nBring the pump.")
    await pushes.go()
    [pushed] = service.pushed
    assert pushed.browser == "ana"
    said = {key: pushed.note[key] for key in ("title", "body", "url", "urgent", "conversation")}
    assert said == {
        "title": "Carl Reyes",
        "body": "Harbour Tower\nPour at nine.",
        "url": f"/conversations/{made['id']}?from=push",
        "urgent": False,
        "conversation": made["id"],
    }
    assert (pushed.headers["urgency"], len(pushed.headers["topic"])) == ("normal", 22)
    group = await chat.group("maya", "Cranes", "ana", "rob")
    await chat.say("ana", group, "Down for wind.", mentions=chat.ids("dana"))
    await pushes.go()
    assert service.bodies("rob") == service.bodies("maya") == ["Down for wind."]
    assert service.notes("rob")[0]["body"].startswith("Cranes, Harbour Tower\n")
    assert (len(service.notes("ana")), service.notes("dana"), service.notes("carl")) == (1, [], [])
    await pushes.go()
    assert len(service.pushed) == 3, "each once"
    assert await pushes.count(LEFT) == 0


async def test_who_read_it_already_is_left_alone_and_several_come_together(pushes: Pushes) -> None:
    chat, service = pushes.chat, pushes.service
    await pushes.wake("ana", "rob")
    group = await chat.group("maya", "Cranes", "ana", "rob")
    for text in ("One.", "Two."):
        last = await chat.say("maya", group, text)
    await chat.keep("ana", group, read_seq=last["seq"])
    await pushes.go()
    assert (service.bodies("rob"), service.bodies("ana")) == (["Two."], [])


async def test_what_was_said_before_a_device_came_is_old(pushes: Pushes) -> None:
    made = await pushes.chat.direct("carl", "ana")
    await pushes.chat.say("carl", made, "Before.")
    await pushes.wake("ana")
    await pushes.go()
    assert pushes.service.pushed == []


async def test_each_kind_can_be_turned_off_and_the_master_turns_off_all(pushes: Pushes) -> None:
    chat, service = pushes.chat, pushes.service
    await pushes.wake("ana")
    made, group = await chat.direct("carl", "ana"), await chat.group("maya", "Cranes", "ana")
    await pushes.prefer("ana", push_direct=False, push_groups=False, in_app=False)
    await chat.say("carl", made, "Direct.", mentions=chat.ids("ana"))
    await chat.say("maya", group, "To all.")
    await pushes.go()
    assert service.pushed == []
    await chat.say("maya", group, "@Ana", mentions=chat.ids("ana"))
    await pushes.go()
    assert service.bodies("ana") == ["@Ana"], "once, as a mention, though groups are off"
    off = await pushes.prefer("ana", push=False, push_direct=True)
    assert [off[f"push_{kind}"] for kind in ("direct", "groups", "items", "mentions")] == [False] * 4
    await chat.say("maya", group, "@Ana again", mentions=chat.ids("ana"))
    await pushes.go()
    assert len(service.pushed) == 1


@pytest.mark.parametrize(("level", "told"), [("nothing", []), ("mentions", ["@Ana"]), ("all", ["@Ana"])])
async def test_a_conversation_has_a_level_of_its_own(pushes: Pushes, level: str, told: list[str]) -> None:
    chat = pushes.chat
    await pushes.wake("ana")
    group = await chat.group("maya", "Cranes", "ana")
    await chat.keep("ana", group, level=level)
    await chat.say("maya", group, "@Ana", mentions=chat.ids("ana"))
    await pushes.go()
    await chat.say("maya", group, "Lunch?")
    await pushes.go()
    assert pushes.service.bodies("ana") == told + (["Lunch?"] if level == "all" else [])


async def test_quiet_hours_hold_back_all_but_urgent(pushes: Pushes) -> None:
    chat, service = pushes.chat, pushes.service
    await chat.choose(urgent_by="everyone")
    await pushes.wake("ana")
    async with Work(pushes.world.database, reading=True) as work:
        today = (work.now + timedelta(hours=14)).weekday()
    choice = {"events": {}, "quiet_days": [today], "time_zone": "Pacific/Kiritimati"}
    answer = await pushes.world.client("ana").put("/api/me/notifications", json=choice)
    assert answer.status_code == 200, answer.text
    made = await chat.direct("carl", "ana")
    await chat.say("carl", made, "Later will do.")
    await pushes.go()
    assert service.pushed == []
    await chat.say("carl", made, "Stop the pour!", priority="urgent")
    await pushes.go()
    assert (service.bodies("ana"), service.notes("ana")[0]["urgent"]) == (["Stop the pour!"], True)
    assert service.pushed[0].headers["urgency"] == "high"


async def test_urgent_wakes_again_until_it_is_read_or_answered(pushes: Pushes) -> None:
    chat, service = pushes.chat, pushes.service
    await chat.choose(urgent_by="everyone")
    await pushes.wake("ana", "rob")
    group = await chat.group("maya", "Cranes", "ana", "rob")
    said = await chat.say("maya", group, "Clear zone C", priority="urgent", ack_wanted=True)
    await pushes.go(minutes=2)
    assert len(service.notes("ana")) == len(service.notes("rob")) == 1
    await chat.ask("ana", "POST", f"/{group['id']}/messages/{said['seq']}/acknowledge")
    await pushes.go(minutes=2)
    assert (len(service.notes("ana")), len(service.notes("rob"))) == (1, 2)
    await chat.keep("rob", group, read_seq=said["seq"])
    await pushes.go(minutes=4)
    assert len(service.notes("rob")) == 2


async def test_talk_on_a_thing_wakes_its_followers_who_may_see_it(item_pushes: Pushes, site: Site) -> None:
    chat, service = item_pushes.chat, item_pushes.service
    await item_pushes.wake("dana", "ana", "rob", "maya")
    item = await site.create("carl", "NOD", subject="Rebar at grid 4", assignees=site.people("dana"))
    await chat.say_on("carl", item, "Which bars?")
    await item_pushes.go()
    assert [each.browser for each in service.pushed] == ["dana"]
    assert service.notes("dana")[0]["body"].startswith(f"{item['number']} Rebar at grid 4, Harbour Tower\n")
    await chat.say_on("carl", item, "@Ana?", mentions=chat.ids("ana"))
    await site.levels("ana", "none")
    await item_pushes.go()
    assert service.notes("ana") == [], "who may not see it any more hears nothing"
    assert talk_on(item)


async def test_nobody_is_told_of_what_they_may_not_read(
    item_pushes: Pushes, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """Canary words in talk of every kind: with everybody awake, each is heard by readers alone, and by no log."""
    chat, service, names = item_pushes.chat, item_pushes.service, [*item_pushes.world.tokens]
    await item_pushes.wake(*names)
    private = await site.create("ana", "CLM", private=True, assignees=site.people("dana"))
    talks = {
        "canaryone": (await chat.direct("carl", "ana"))["id"],
        "canarytwo": (await chat.group("maya", "Canarythree", "ana", "rob"))["id"],
        "canaryfour": talk_on(private),
    }
    everyone = [name for name in names if name != "zoe"]
    await chat.say("carl", talks["canaryone"], "canaryone", mentions=chat.ids(*everyone))
    await chat.say("maya", talks["canarytwo"], "canarytwo", everyone=True, mentions=chat.ids(*everyone))
    await chat.say_on("ana", private, "canaryfour", mentions=chat.ids("dana"))
    await item_pushes.go()
    for word, conversation in talks.items():
        heard = {name for name in names if any(word in str(note) for note in service.notes(name))}
        assert heard, word
        for name in names:
            assert name not in heard or await chat.reads(name, conversation), (name, word)
    beside = [name for name in names if "canarythree" in str(service.notes(name)).lower()]
    assert sorted(beside) == ["ana", "rob"], "nor the name of a group"
    assert "canary" not in capsys.readouterr().out.lower()


async def test_access_that_was_lost_on_the_way_is_noticed_when_it_leaves(pushes: Pushes) -> None:
    chat, service = pushes.chat, pushes.service
    await pushes.wake("ana", "rob", "dana")
    group = await chat.group("maya", "Cranes", "ana", "rob", "dana")
    said = await chat.say("maya", group, "Zebra.")
    assert await pushing.look(pushes.world.database)
    await chat.remove("ana")
    await chat.ask("maya", "PUT", f"/{group['id']}/group", {"name": "C", "everyone": False, "remove": chat.ids("rob")})
    await chat.ask("maya", "DELETE", f"/{group['id']}/messages/{said['seq']}")
    await chat.say("maya", group, "Okapi.")
    await pushes.go()
    assert [(each.browser, each.note["body"].rpartition("\n")[2]) for each in service.pushed] == [("dana", "Okapi.")]


async def test_a_company_may_withhold_the_words(pushes: Pushes) -> None:
    chat, service = pushes.chat, pushes.service
    await chat.choose(missed_mail="hint")
    await pushes.wake("ana")
    await pushes.sql("UPDATE passport SET language = 'de' WHERE person_id = %s", pushes.world.people["ana"])
    group = await chat.group("maya", "Cranes", "ana")
    await chat.say("maya", group, "Zebra.")
    await pushes.go()
    [note] = service.notes("ana")
    assert (note["title"], note["body"]) == ("Harbour Tower", "Sie haben eine Nachricht in Cranes, Harbour Tower.")


async def test_what_no_process_looked_behind_the_job_finds(pushes: Pushes) -> None:
    await pushes.wake("ana")
    made = await pushes.chat.direct("carl", "ana")
    await pushes.chat.say("carl", made, "Zebra.")
    async with Work(pushes.world.database) as work:
        await pushing.sweep(work)
    assert pushes.service.pushed == [], "whoever looks at it may be reading it just now"
    await pushes.sql("UPDATE conversations_conversation SET last_at = last_at - interval '5 seconds'")
    async with Work(pushes.world.database) as work:
        await pushing.sweep(work)
    assert pushes.service.bodies("ana") == ["Zebra."]


async def test_a_process_that_serves_looks_behind_its_posts(pushes: Pushes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pushing, "DELAY", 0.05)
    monkeypatch.setattr(pushing, "GRACE", timedelta(seconds=0.05))
    await pushes.wake("ana")
    made = await pushes.chat.direct("carl", "ana")
    async with serving(pushes.world) as served:
        carl = await served.enter("carl")
        await carl.say("conversations.post", conversation=made["id"], key=str(uuid4()), text="Zebra.")
        await carl.until("conversations.posted")
        deadline = time.monotonic() + 10
        while not pushes.service.pushed:
            assert time.monotonic() < deadline, "never pushed"
            await asyncio.sleep(0.02)
    assert pushes.service.bodies("ana") == ["Zebra."]
