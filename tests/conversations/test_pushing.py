"""Devices are woken: for whom, with which words, and for whom no more (conversations.md, 7.2, 7.3 and 8.3)."""

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from tests.conversations.chat import Chat, talk_on
from tests.conversations.push_service import CURVE, Browser, PushService
from tests.conversations.site import serving
from tests.correspondence.site import Site

from sitepost.platform import egress, push
from sitepost.platform.push.keys import decode, encode
from sitepost.platform.push.sealing import LONGEST, seal
from sitepost.platform.work import Work
from sitepost.tools.conversations.actions import pushing

PUSH, DEVICE, LEFT = "/api/push", "/api/push/device", "SELECT count(*) FROM conversations_push"


class Pushes:
    """A chat whose people have browsers at a push service."""

    def __init__(self, chat: Chat, service: PushService) -> None:
        self.chat, self.service, self.world = chat, service, chat.world

    async def wake(self, *names: str) -> None:
        """Let the browsers of people be woken."""
        for name in names:
            answer = await self.world.client(name).put(DEVICE, json=self.service.browser(name).given)
            assert answer.status_code == 204, answer.text

    async def go(self, *, minutes: float = 0) -> None:
        """Look behind what was said and send what is due, some minutes from now."""
        await pushing.look(self.world.database)
        await pushing.send(self.world.database)
        if minutes:
            await self.sql("UPDATE conversations_push SET due_at = due_at - %s", timedelta(minutes=minutes))
            await pushing.send(self.world.database)

    async def sql(self, query: str, *values: Any) -> None:
        """Change something in the database."""
        async with self.world.database.connection() as conn:
            await conn.execute(query, values)  # type: ignore[arg-type]  # ours, and constant

    async def count(self, query: str) -> int:
        """Return a number."""
        async with Work(self.world.database, reading=True) as work:
            return int(await work.value(query))

    async def prefer(self, name: str, **values: bool) -> dict[str, bool]:
        """Choose what somebody wants to be told of."""
        held = await self.chat.ask(name, "GET", "/preferences")
        held.pop("company_mails", None)  # the company's own
        found: dict[str, bool] = await self.chat.ask(name, "PUT", "/preferences", {**held, **values})
        return found


async def serve(chat: Chat) -> AsyncIterator[Pushes]:
    """Stand a push service beside a chat."""
    service = await PushService().start()
    chat.world.database.private_hosts |= {service.host}
    push.pusher_of(chat.world.database).hosts = (service.host,)
    yield Pushes(chat, service)
    await service.stop()


@pytest.fixture
async def pushes(chat: Chat) -> AsyncIterator[Pushes]:
    """Harbour Tower with conversations and a push service."""
    async for made in serve(chat):
        yield made


@pytest.fixture
async def item_pushes(talk: Chat) -> AsyncIterator[Pushes]:
    """The same, with types of correspondence."""
    async for made in serve(talk):
        yield made


def test_what_is_sealed_is_what_the_standard_says() -> None:
    """The example of RFC 8291, section 5."""
    own = ec.derive_private_key(int.from_bytes(decode("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"), "big"), CURVE)
    key = ec.derive_private_key(int.from_bytes(decode("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94"), "big"), CURVE)
    browser = Browser("", key, decode("BTBZMqHH6r4Tts7J_aSIgg"))
    plain, salt = b"When I grow up, I want to be a watermelon", decode("DGv6ra1nlYgDCS1FRnbzlw")
    sealed = seal(plain, client_key=browser.point, client_auth=browser.auth, own=own, salt=salt)
    assert encode(sealed) == (
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6"
        "PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
    )
    assert browser.open(sealed) == plain
    assert len(seal(b"x" * LONGEST, client_key=browser.point, client_auth=browser.auth)) == 4096
    with pytest.raises(ValueError, match="more than a push carries"):
        seal(b"x" * (LONGEST + 1), client_key=browser.point, client_auth=browser.auth)


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


@pytest.mark.parametrize("end", ["sign out", "revoked", "deactivated", "over"])
async def test_a_device_is_worth_as_much_as_its_session(pushes: Pushes, end: str) -> None:
    chat, service, world = pushes.chat, pushes.service, pushes.world
    await pushes.wake("ana", "rob")
    group = await chat.group("maya", "Cranes", "ana", "rob")
    ana = world.client("ana")
    if end == "sign out":
        assert (await ana.delete("/api/session")).status_code == 204
    elif end == "revoked":
        [session] = (await ana.get("/api/sessions")).json()["items"]
        assert (await ana.delete(f"/api/sessions/{session['id']}")).status_code == 204
    elif end == "deactivated":
        person = f"/api/account/people/{world.people['ana']}/active"
        assert (await world.client("maya").put(person, json={"active": False})).status_code == 200
    else:
        await pushes.sql("UPDATE identity_bearer SET idle_until = now() WHERE person_id = %s", world.people["ana"])
    await chat.say("maya", group, "Zebra.")
    await pushes.go()
    assert [each.browser for each in service.pushed] == ["rob"]
    await world.settle()
    assert await pushes.count("SELECT count(*) FROM push_device") == 1


@pytest.mark.parametrize("status", [404, 410])
async def test_a_browser_that_its_service_does_not_know_is_forgotten(pushes: Pushes, status: int) -> None:
    pushes.service.statuses["ana"] = status
    await pushes.wake("ana")
    made = await pushes.chat.direct("carl", "ana")
    await pushes.chat.say("carl", made)
    await pushes.go()
    assert (await pushes.count("SELECT count(*) FROM push_device"), await pushes.count(LEFT)) == (0, 0)


async def test_a_service_that_fails_delays_only_itself_and_is_asked_again(pushes: Pushes) -> None:
    chat, service = pushes.chat, pushes.service
    other = await PushService().start()
    pushes.world.database.private_hosts |= {other.host}
    push.pusher_of(pushes.world.database).hosts += (other.host,)
    other.statuses.update(dict.fromkeys(("rob", "rita"), 503))
    await pushes.wake("ana")
    for name in ("rob", "rita"):
        given = other.browser(name).given
        assert (await pushes.world.client(name).put(DEVICE, json=given)).status_code == 204
    group = await chat.group("maya", "Cranes", "ana", "rob", "rita")
    await chat.say("maya", group, "Zebra.")
    await pushes.go()
    assert (service.bodies("ana"), other.pushed, await pushes.count(LEFT)) == (["Zebra."], [], 2)
    other.statuses.clear()
    await pushes.go(minutes=1)
    assert sorted(each.browser for each in other.pushed) == ["rita", "rob"]
    other.statuses["rob"] = 500
    await chat.say("maya", group, "Okapi.")
    for _ in range(7):
        await pushes.go(minutes=30)
    assert (other.asked.count("rob"), await pushes.count(LEFT)) == (7, 0), "given up after five more"
    await other.stop()


async def test_only_known_services_are_spoken_to(pushes: Pushes, monkeypatch: pytest.MonkeyPatch) -> None:
    pusher, ana = push.pusher_of(pushes.world.database), pushes.world.client("ana")
    pusher.hosts = ("fcm.googleapis.com", "*.push.apple.com", pushes.service.host)
    browser = pushes.service.browser("ana")
    for endpoint, allowed in {
        "https://fcm.googleapis.com/fcm/send/x": True,
        "https://web.push.apple.com/x": True,
        "http://fcm.googleapis.com/x": False,
        "https://fcm.googleapis.com:8443/x": False,
        "https://fcm.googleapis.com.evil.example/x": False,
        "https://evilpush.apple.com/x": False,
        "https://push.apple.com.evil.example/x": False,
        "https://user@fcm.googleapis.com/x": False,
        "https://127.0.0.1/x": False,
        "https://169.254.169.254/latest": False,
        "https://[::1]/x": False,
        "https://localhost/x": False,
        "file:///etc/passwd": False,
        "nonsense": False,
        "": False,
    }.items():
        assert pusher.allows(endpoint) is allowed, endpoint
        if not allowed:
            answer = await ana.put(DEVICE, json={**browser.given, "endpoint": endpoint})
            assert answer.status_code == 422, endpoint
    for wrong in ({"p256dh": "AAAA"}, {"auth": "AAAA"}, {"p256dh": encode(b"\x04" + bytes(64))}):
        assert (await ana.put(DEVICE, json={**browser.given, **wrong})).status_code == 422, wrong
    await pushes.wake("ana")
    pushes.world.database.private_hosts = frozenset()  # an allowed name that leads inside is not followed
    made = await pushes.chat.direct("carl", "ana")
    await pushes.chat.say("carl", made)
    await pushes.go()
    assert (pushes.service.asked, await pushes.count(LEFT)) == ([], 1)
    with pytest.raises(egress.Unreachable):
        await egress.send(pushes.world.database, browser.endpoint, body=b"", headers={})


async def test_a_browser_belongs_to_whoever_signed_in_last_and_nobody_has_many(pushes: Pushes) -> None:
    chat, service, world = pushes.chat, pushes.service, pushes.world
    shared = service.browser("ana").given
    for name in ("ana", "rob"):
        assert (await world.client(name).put(DEVICE, json=shared)).status_code == 204
    group = await chat.group("maya", "Cranes", "ana", "rob")
    await chat.say("rob", group, "Zebra.")
    await pushes.go()
    assert service.pushed == [], "it is Rob's now, and he wrote it"
    assert [(await world.client(name).get(PUSH)).json()["here"] for name in ("ana", "rob")] == [False, True]
    assert (await world.client("rob").delete(DEVICE)).status_code == 204
    assert (await world.client("rob").get(PUSH)).json()["here"] is False
    for n in range(12):
        await pushes.sql(
            """INSERT INTO push_device SELECT gen_random_uuid(), account_id, person_id, id, 'x', %s, 'k', 'a', 's',
            now() - interval '1 hour' FROM identity_bearer WHERE person_id = %s LIMIT 1""",
            f"browser {n}".encode(),
            world.people["ana"],
        )
    await pushes.sql("UPDATE push_device SET session_id = gen_random_uuid()")
    await pushes.wake("ana")
    assert await pushes.count("SELECT count(*) FROM push_device") == 10
    assert (await world.client("ana").get(PUSH)).json()["here"] is True


async def test_the_key_is_made_once_kept_sealed_and_may_be_given(pushes: Pushes) -> None:
    world = pushes.world
    key = (await world.client("ana").get(PUSH)).json()["key"]
    assert len(decode(key)) == 65
    pusher = push.pusher_of(world.database)
    pusher.keys = None
    assert (await world.client("ana").get(PUSH)).json()["key"] == key
    async with Work(world.database, reading=True) as work:
        [row] = await work.dicts("SELECT public, sealed FROM push_key")
    own = (await pusher.load(world.database)).private.private_numbers().private_value.to_bytes(32, "big")
    assert row["public"] == decode(key)
    assert own not in bytes(row["sealed"])
    assert encode(own).encode() not in bytes(row["sealed"])
    await pushes.wake("ana")
    await pushes.sql("UPDATE push_key SET sealed = '\\x00'")  # as after a new secret
    pusher.keys = None
    answer = (await world.client("ana").get(PUSH)).json()
    assert (answer["here"], answer["key"] != key) == (False, True), "browsers subscribe again"
    pusher.hosts = ()
    assert (await world.client("ana").get(PUSH)).json() == {"key": None, "here": False}
    refused = await world.client("ana").put(DEVICE, json=pushes.service.browser("ana").given)
    assert (refused.status_code, refused.json()["code"]) == (422, "notifications.push_off")
    assert (await world.client(None).get(PUSH)).status_code == 401


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
