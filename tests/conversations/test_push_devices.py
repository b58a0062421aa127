"""Devices: whose they are and for how long, which services are spoken to, and how what is pushed is sealed."""

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from tests.conversations.push_service import CURVE, Browser, PushService
from tests.conversations.pushes import DEVICE, LEFT, PUSH, Pushes

from sitepost.platform import egress, push
from sitepost.platform.push.keys import decode, encode
from sitepost.platform.push.sealing import LONGEST, seal
from sitepost.platform.work import Work


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
