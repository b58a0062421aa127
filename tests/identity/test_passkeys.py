"""Passkeys: made on a device, both factors of a sign-in at once, and worth nothing to whoever only copied something."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import httpx
import pytest
from tests.identity.device import PRESENT, Device
from tests.world import PASSWORD, World

DANA = "dana@delta.example"


async def add(world: World, device: Device, name: str = "dana", called: str = "Site phone") -> httpx.Response:
    client = world.client(name)
    options = await client.post("/api/me/passkeys/options", json={})
    assert options.status_code == 201, options.text
    return await client.post("/api/me/passkeys", json={"name": called, **device.make(options.json()["options"])})


async def sign_in(world: World, device: Device, *, token: str | None = None) -> httpx.Response:
    browser = world.browser()
    options = await browser.post("/api/session/passkey/options", json={"token": token})
    assert options.status_code == 201, options.text
    signed = device.sign(options.json()["options"])
    return await browser.post("/api/session/passkey", json={**signed, "token": token})


async def run(world: World, statement: str) -> None:
    async with world.database.connection() as conn:
        await conn.execute(statement)  # type: ignore[arg-type]  # ours


async def facts(world: World) -> list[str]:
    await world.settle()
    async with world.database.connection() as conn:
        rows = await (await conn.execute("SELECT kind, body FROM fact ORDER BY stream, seq")).fetchall()
    return [f"{kind.partition('.')[2]} {body.get('factor', '')}".strip() for kind, body in rows if "identity." in kind]


async def mails(world: World, mail: str = DANA) -> list[str]:
    query = "SELECT subject FROM mail WHERE reason = 'security' AND sent_to = %s"
    async with world.database.connection() as conn:
        return [subject for (subject,) in await (await conn.execute(query, (mail,))).fetchall()]


async def test_dana_adds_a_passkey_and_signs_in_with_it(world: World):
    dana, device = world.client("dana"), Device()
    options = (await dana.post("/api/me/passkeys/options", json={})).json()["options"]
    assert options["rp"] == {"name": "Sitepost", "id": "sitepost.test"}
    assert options["attestation"] == "none"
    assert options["authenticatorSelection"]["residentKey"] == "required"
    assert options["authenticatorSelection"]["userVerification"] == "required"
    assert options["user"]["name"] == DANA
    other = await world.browser().post("/api/session", json={"mail": DANA, "password": PASSWORD})
    made = await add(world, device)
    assert made.status_code == 201, made.text
    assert len(made.json()["codes"]) == 10, "it is the first second factor, so there are recovery codes"
    elsewhere = world.browser(other.cookies["sitepost"])
    assert (await elsewhere.get("/api/me")).status_code == 401, "other sessions end"
    entered = await sign_in(world, device)
    assert (entered.status_code, entered.json()["person"]["mail"]) == (201, DANA)
    assert (await world.browser(entered.cookies["sitepost"]).get("/api/me")).status_code == 200
    [listed] = (await dana.get("/api/me/passkeys")).json()["items"]
    assert (listed["name"], listed["synced"], listed["id"]) == ("Site phone", False, made.json()["id"])
    assert listed["seen_at"] is not None
    assert (await dana.get("/api/me/second-factor")).json()["passkeys"] == 1
    again = await add(world, Device(), called="Key in the drawer")
    assert again.json()["codes"] == [], "the codes that there are still count"
    assert [each for each in await facts(world) if "factor" in each] == ["factor_added passkey"] * 2
    assert await mails(world) == ["A passkey was added (Harbour Developments)"] * 2


async def test_a_passkey_is_the_second_half_of_a_password(world: World):
    device, strange = Device(), Device()
    codes = (await add(world, device)).json()["codes"]
    await add(world, strange, "dev")
    browser = world.browser()
    half = await browser.post("/api/session", json={"mail": DANA, "password": PASSWORD})
    assert half.status_code == 202, "a stolen password alone opens nothing"
    told = half.json()["halfway"]
    assert (told["enrol"], told["app"], told["recovery"], told["passkey"]) == (False, False, True, True)
    options = await browser.post("/api/session/passkey/options", json={"token": told["token"]})
    assert len(options.json()["options"]["allowCredentials"]) == 1
    refused = await sign_in(world, strange, token=told["token"])
    assert (refused.status_code, refused.json()["code"]) == (422, "identity.bad_passkey")
    assert (await sign_in(world, device, token=told["token"])).status_code == 201
    used = await sign_in_halfway_dead(world, told["token"])
    assert used == "identity.halfway_dead"
    half = (await browser.post("/api/session", json={"mail": DANA, "password": PASSWORD})).json()["halfway"]
    by_code = await browser.post("/api/session/code", json={"token": half["token"], "code": codes[0]})
    assert by_code.status_code == 201, "for the day on which the phone is lost"


async def sign_in_halfway_dead(world: World, token: str) -> str:
    answer = await world.browser().post("/api/session/passkey/options", json={"token": token})
    return str(answer.json()["code"])


def _origin(device: Device) -> None:
    device.origin = "http://sitepost.evil"


def _rp(device: Device) -> None:
    device.rp = "evil.test"


def _unverified(device: Device) -> None:
    device.flags = PRESENT


def _key(device: Device) -> None:
    device.key = Device().key


def _user(device: Device) -> None:
    device.user = UUID(int=7).bytes


def _copied(device: Device) -> None:
    device.count = 0


def _unknown(device: Device) -> None:
    device.id = b"never seen"


LIES: list[Callable[[Device], None]] = [_origin, _rp, _unverified, _key, _user, _copied, _unknown]


@pytest.mark.parametrize("lie", LIES)
async def test_a_device_that_lies_gets_the_same_no(world: World, lie: Callable[[Device], None]):
    device = Device()
    device.count = 5
    await add(world, device)
    assert (await sign_in(world, device)).status_code == 201
    lie(device)
    refused = await sign_in(world, device)
    assert (refused.status_code, refused.json()["code"]) == (422, "identity.bad_passkey")
    assert "set-cookie" not in refused.headers


@pytest.mark.parametrize("lie", [_origin, _rp, _unverified])
async def test_a_passkey_of_another_site_or_of_nobody_is_not_kept(world: World, lie: Callable[[Device], None]):
    device = Device()
    lie(device)
    refused = await add(world, device)
    assert (refused.status_code, refused.json()["code"]) == (422, "identity.bad_passkey")
    assert (await world.client("dana").get("/api/me/passkeys")).json()["items"] == []


async def test_devices_that_do_not_count_are_taken(world: World):
    device = Device(counts=False)
    await add(world, device)
    assert [(await sign_in(world, device)).status_code for _ in range(2)] == [201, 201]


async def test_an_answer_counts_once_in_its_time_and_for_what_was_asked(world: World):
    device, browser = Device(), world.browser()
    await add(world, device)
    asked = (await browser.post("/api/session/passkey/options", json={})).json()["options"]
    signed = device.sign(asked)
    assert (await browser.post("/api/session/passkey", json=signed)).status_code == 201
    replayed = await world.browser().post("/api/session/passkey", json=signed)
    assert replayed.json()["code"] == "identity.bad_passkey"
    late = device.sign((await browser.post("/api/session/passkey/options", json={})).json()["options"])
    await run(world, "UPDATE identity_challenge SET expires_at = expires_at - interval '6 minutes'")
    assert (await browser.post("/api/session/passkey", json=late)).json()["code"] == "identity.bad_passkey"
    made_up = device.sign({"challenge": "AAAA"})
    assert (await browser.post("/api/session/passkey", json=made_up)).json()["code"] == "identity.bad_passkey"
    offered = (await world.client("dana").post("/api/me/passkeys/options", json={})).json()["options"]
    crossed = await browser.post("/api/session/passkey", json=device.sign(offered))
    assert crossed.json()["code"] == "identity.bad_passkey", "a challenge to add one signs nobody in"
    theirs = await world.client("dev").post("/api/me/passkeys", json={"name": "x", **Device().make(offered)})
    assert theirs.json()["code"] == "identity.bad_passkey", "a challenge given to Dana adds nothing to Dev"


async def test_nonsense_is_refused_and_never_a_fault(world: World):
    browser = world.browser()
    asked = (await browser.post("/api/session/passkey/options", json={})).json()["options"]
    good = Device().sign(asked)
    for field in ("credential", "client_data", "authenticator_data", "signature"):
        for nonsense in ("A", "!!!", "bm9uc2Vuc2U", "é", "A" * 20_000):
            answer = await browser.post("/api/session/passkey", json={**good, field: nonsense})
            assert (answer.status_code, answer.json()["code"]) == (422, "identity.bad_passkey"), (field, nonsense)


async def test_passkeys_are_named_anew_and_given_up(world: World):
    dana, device = world.client("dana"), Device()
    one = f"/api/me/passkeys/{(await add(world, device)).json()['id']}"
    assert (await dana.patch(one, json={"name": "Old phone"})).status_code == 204
    assert (await dana.get("/api/me/passkeys")).json()["items"][0]["name"] == "Old phone"
    for name in ("dev", "maya", "zoe"):
        assert (await world.client(name).patch(one, json={"name": "Mine"})).status_code == 404
        assert (await world.client(name).post(f"{one}/removal", json={})).status_code == 404
        assert (await world.client(name).get("/api/me/passkeys")).json()["items"] == []
    await run(world, "UPDATE identity_bearer SET created_at = created_at - interval '1 hour'")
    stale = await dana.post(f"{one}/removal", json={})
    assert stale.json()["code"] == "identity.wrong_password", "an open screen is not enough"
    assert (await dana.post("/api/me/passkeys/options", json={})).json()["code"] == "identity.wrong_password"
    assert (await dana.post(f"{one}/removal", json={"password": PASSWORD})).status_code == 204
    assert (await sign_in(world, device)).json()["code"] == "identity.bad_passkey"
    assert (await dana.get("/api/me/second-factor")).json()["recovery_left"] == 0
    entered = await world.browser().post("/api/session", json={"mail": DANA, "password": PASSWORD})
    assert entered.status_code == 201, "the password alone again"
    assert (await mails(world))[-1] == "A passkey was removed (Harbour Developments)"


async def test_the_last_factor_stays_where_the_company_asks_for_one(world: World):
    device, second = Device(), Device()
    one = (await add(world, device)).json()["id"]
    two = (await add(world, second)).json()["id"]
    wish: dict[str, Any] = {"required": "everybody", "grace_days": 0}
    asked = await world.client("maya").put("/api/account/second-factor", json=wish)
    assert asked.json()["without"] == 9 - 1, "a passkey is a second factor"
    dana = world.client("dana")
    assert (await dana.post(f"/api/me/passkeys/{one}/removal", json={})).status_code == 204
    kept = await dana.post(f"/api/me/passkeys/{two}/removal", json={})
    assert kept.json()["code"] == "identity.factor_required"
    assert (await sign_in(world, second)).status_code == 201
    assert (await sign_in(world, device)).status_code == 422


async def test_an_administrator_takes_lost_passkeys_away(world: World):
    device = Device()
    await add(world, device)
    path = f"/api/account/people/{world.people['dana']}/second-factor"
    assert (await world.client("maya").get(path)).json()["passkeys"] == 1
    assert (await world.client("maya").delete(path)).status_code == 204
    assert (await sign_in(world, device)).status_code == 422
    assert (await world.client("dana").get("/api/me")).status_code == 401


async def test_whoever_was_deactivated_signs_in_with_nothing(world: World):
    device = Device()
    await add(world, device)
    path = f"/api/account/people/{world.people['dana']}/active"
    assert (await world.client("maya").put(path, json={"active": False})).status_code == 200
    await world.settle()
    assert (await sign_in(world, device)).json()["code"] == "identity.bad_passkey"


async def test_api_tokens_add_no_passkeys_and_tries_are_counted(world: World):
    token = (await world.client("dana").post("/api/me/tokens", json={"name": "script"})).json()["token"]
    script = world.browser()
    for path, body in (("/api/me/passkeys/options", {}), ("/api/me/passkeys", {"name": "x", **_empty()})):
        refused = await script.post(path, json=body, headers={"Authorization": f"Bearer {token}"})
        assert refused.json()["code"] == "identity.not_by_token"
    statuses = [(await script.post("/api/session/passkey/options", json={})).status_code for _ in range(101)]
    assert (statuses[0], statuses[-1]) == (201, 429)


def _empty() -> dict[str, str]:
    return {"credential": "AA", "client_data": "AA", "attestation": "AA"}
