"""Second factors: codes of an app, recovery codes, the half-open door, and what a company asks for."""

import asyncio
import time
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import httpx
import pyotp
import pytest
from tests.world import PASSWORD, World

from sitepost.platform.vault import Vault
from sitepost.tools.identity import model, rules, store
from sitepost.tools.identity.model import Policy, Required

DANA = "dana@delta.example"
NOW = datetime(2026, 3, 2, 9, 0, 10, tzinfo=UTC)
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


# --- rules ---


@pytest.mark.parametrize(
    ("ahead", "after", "fits"),
    [(0, 0, True), (-1, 0, True), (1, 0, True), (2, 0, False), (-2, 0, False), (0, 1, True), (0, "now", False)],
)
def test_a_code_fits_one_step_around_now_and_never_twice(ahead: int, after: int | str, fits: bool):
    present = int(NOW.timestamp()) // 30
    code = pyotp.HOTP(SECRET).at(present + ahead)
    step = rules.matching_step(SECRET, code, now=NOW, after=present if after == "now" else int(after))
    assert step == (present + ahead if fits else None)


@pytest.mark.parametrize("code", ["", "12345", "1234567", "abcdef", "１２３４５６", "12 34", "-12345"])
def test_what_is_no_code_never_fits(code: str):
    assert rules.matching_step(SECRET, code, now=NOW, after=0) is None


def test_a_code_may_be_typed_with_a_space():
    code = pyotp.HOTP(SECRET).at(int(NOW.timestamp()) // 30)
    assert rules.matching_step(SECRET, f"{code[:3]} {code[3:]}", now=NOW, after=0) is not None


@pytest.mark.parametrize(
    ("required", "is_admin", "asked"),
    [
        (Required.NOBODY, True, False),
        (Required.ADMINISTRATORS, True, True),
        (Required.ADMINISTRATORS, False, False),
        (Required.EVERYBODY, False, True),
    ],
)
def test_whom_a_company_asks(required: Required, is_admin: bool, asked: bool):
    policy = Policy(required=required, grace_days=7, since=NOW)
    assert rules.factor_due(policy, is_admin=is_admin) == (NOW + timedelta(days=7) if asked else None)


def test_the_grace_begins_anew_only_when_more_people_are_asked():
    later = NOW + timedelta(days=3)
    first = rules.changed_policy(Policy(), required=Required.ADMINISTRATORS, grace_days=7, now=NOW)
    longer = rules.changed_policy(first, required=Required.ADMINISTRATORS, grace_days=14, now=later)
    wider = rules.changed_policy(longer, required=Required.EVERYBODY, grace_days=14, now=later)
    fewer = rules.changed_policy(wider, required=Required.ADMINISTRATORS, grace_days=14, now=later + timedelta(days=1))
    assert [each.since for each in (first, longer, wider, fewer)] == [NOW, NOW, later, later]


def test_the_vault_opens_only_its_own_and_only_for_the_same_thing():
    vault = Vault("a secret of this server")
    sealed = vault.seal("plain", about="totp 1")
    assert vault.unseal(sealed, about="totp 1") == "plain"
    assert vault.unseal(sealed, about="totp 2") is None
    assert Vault("another secret").unseal(sealed, about="totp 1") is None
    assert vault.unseal(sealed[:-1] + bytes([sealed[-1] ^ 1]), about="totp 1") is None
    assert vault.unseal(b"", about="totp 1") is None
    assert vault.seal("plain", about="totp 1") != sealed


# --- stories ---


class App:
    """Dana's app for codes: each call gives the next code that was not used yet."""

    def __init__(self, secret: str) -> None:
        self.maker = pyotp.HOTP(secret)

    def code(self, ahead: int = 0) -> str:
        return self.maker.at(int(time.time()) // 30 + ahead)


async def enrol(world: World, name: str = "dana") -> tuple[App, list[str]]:
    """Set an app up from a session that was opened just now."""
    client = world.client(name)
    offered = await client.post("/api/me/totp", json={"password": PASSWORD})
    assert offered.status_code == 201, offered.text
    app = App(offered.json()["secret"])
    made = await client.post("/api/me/totp/confirmation", json={"code": app.code()})
    assert made.status_code == 201, made.text
    return app, made.json()["codes"]


async def run(world: World, statement: str) -> None:
    async with world.database.connection() as conn:
        await conn.execute(statement)  # type: ignore[arg-type]  # ours


async def forget_use(world: World) -> None:
    """Let codes of this minute be used again, and tries be forgotten: a test cannot wait for the next minute."""
    await run(world, "UPDATE identity_totp SET last_step = 0")
    await run(world, "DELETE FROM identity_throttle")


async def first_half(world: World, mail: str = DANA, password: str = PASSWORD) -> tuple[httpx.AsyncClient, dict]:
    browser = world.browser()
    answer = await browser.post("/api/session", json={"mail": mail, "password": password})
    assert answer.status_code == 202, answer.text
    return browser, answer.json()["halfway"]


async def second_half(browser: httpx.AsyncClient, half: dict, code: str) -> httpx.Response:
    return await browser.post("/api/session/code", json={"token": half["token"], "code": code})


async def facts(world: World) -> list[tuple[str, str]]:
    await world.settle()
    async with world.database.connection() as conn:
        rows = await (await conn.execute("SELECT kind, actor::text FROM fact ORDER BY stream, seq")).fetchall()
    return [(kind.partition(".")[2], actor) for kind, actor in rows if kind.startswith("identity.")]


async def mails(world: World, mail: str = DANA) -> list[str]:
    async with world.database.connection() as conn:
        found = await (
            await conn.execute("SELECT subject FROM mail WHERE reason = 'security' AND sent_to = %s", (mail,))
        ).fetchall()
    return [subject for (subject,) in found]


async def test_dana_sets_an_app_up_and_signs_in_with_its_code(world: World):
    dana = world.client("dana")
    offered = (await dana.post("/api/me/totp", json={})).json()  # she signed in a moment ago
    address = urlsplit(offered["address"])
    assert (address.scheme, address.netloc) == ("otpauth", "totp")
    assert parse_qs(address.query)["secret"] == [offered["secret"]]
    assert parse_qs(address.query)["issuer"] == ["Sitepost Harbour Developments"]
    assert ElementTree.fromstring(offered["svg"]).tag == "{http://www.w3.org/2000/svg}svg"
    assert (await dana.get("/api/me/second-factor")).json()[
        "totp_since"
    ] is None  # nothing counts before its first code
    wrong = await dana.post("/api/me/totp/confirmation", json={"code": "000000"})
    assert (wrong.json()["code"], wrong.json()["field"]) == ("identity.wrong_code", "code")
    app = App(offered["secret"])
    made = await dana.post("/api/me/totp/confirmation", json={"code": app.code()})
    assert len(set(made.json()["codes"])) == model.RECOVERY_CODES

    browser, half = await first_half(world)
    assert half["enrol"] is False
    assert "set-cookie" not in (await browser.post("/api/session", json={"mail": DANA, "password": PASSWORD})).headers
    assert (await browser.get("/api/me")).status_code == 401
    answer = await second_half(browser, half, app.code(1))
    assert answer.status_code == 201, answer.text
    assert (await browser.get("/api/me")).json()["person"]["name"] == "Dana Ortiz"
    seen = (await browser.get("/api/me/second-factor")).json()
    assert seen["totp_since"]
    assert seen["recovery_left"] == 10


async def test_half_a_sign_in_is_no_session_in_any_way(world: World):
    await enrol(world)
    browser, half = await first_half(world)
    for headers in ({"Authorization": f"Bearer {half['token']}"}, {"Cookie": f"sitepost={half['token']}"}):
        for path in ("/api/me", "/api/sessions", f"/api/projects/{world.project}"):
            assert (await browser.get(path, headers=headers)).status_code == 401
    door = await browser.post("/api/session/totp", json={"token": half["token"]})  # nor may it set another app up
    assert door.json()["code"] == "identity.halfway_dead"
    confirmed = await browser.post("/api/session/totp/confirmation", json={"token": half["token"], "code": "000000"})
    assert confirmed.json()["code"] == "identity.halfway_dead"
    assert len((await world.client("dana").get("/api/sessions")).json()["items"]) == 1


async def test_a_code_works_once_also_for_two_at_the_same_time(world: World):
    app, _ = await enrol(world)
    halves = [await first_half(world) for _ in range(3)]
    replay = await second_half(*halves[0], app.code())  # the code that confirmed the app
    assert replay.json()["code"] == "identity.wrong_code"
    answers = await asyncio.gather(*(second_half(*half, app.code(1)) for half in halves))
    assert sorted(answer.status_code for answer in answers) == [201, 422, 422]


async def test_a_step_is_used_up_once_with_every_earlier_one(world: World):
    await enrol(world)
    dana, step = world.people["dana"], int(time.time()) // 30 + 10
    async with world.work() as work:
        used = [await store.factors.use_step(work, dana, each) for each in (step, step, step - 1, step + 1)]
    assert used == [True, False, False, True]


async def test_half_a_sign_in_works_once_and_for_ten_minutes(world: World):
    app, _ = await enrol(world)
    browser, half = await first_half(world)
    assert (await second_half(browser, half, app.code(1))).status_code == 201
    await forget_use(world)
    assert (await second_half(browser, half, app.code())).json()["code"] == "identity.halfway_dead"
    browser, half = await first_half(world)
    await run(world, "UPDATE identity_halfway SET expires_at = expires_at - interval '10 minutes'")
    assert (await second_half(browser, half, app.code())).json()["code"] == "identity.halfway_dead"
    assert (await second_half(browser, {"token": "made up"}, app.code())).json()["code"] == "identity.halfway_dead"


async def test_a_wrong_code_leaves_the_half_open(world: World):
    app, _ = await enrol(world)
    browser, half = await first_half(world)
    assert (await second_half(browser, half, "000000")).status_code == 422
    assert (await second_half(browser, half, app.code(1))).status_code == 201


async def test_recovery_codes_work_once_each_and_are_stored_as_hashes(world: World):
    _, codes = await enrol(world)
    for table in ("identity_recovery", "identity_totp", "identity_halfway", "mail", "fact"):
        async with world.database.connection() as conn:
            rows = await (await conn.execute(f"SELECT * FROM {table}")).fetchall()
        assert not [code for code in codes if code in repr(rows) or code.replace("-", "") in repr(rows)]
    browser, half = await first_half(world)
    assert half["recovery"] is True
    assert (await second_half(browser, half, codes[0].upper().replace("-", " "))).status_code == 201
    browser, half = await first_half(world)
    assert (await second_half(browser, half, codes[0])).json()["code"] == "identity.wrong_code"
    assert (await second_half(browser, half, codes[1])).status_code == 201
    assert (await browser.get("/api/me/second-factor")).json()["recovery_left"] == 8
    assert ("recovery_code_used", str(world.people["dana"])) in await facts(world)
    assert "A recovery code was used (Harbour Developments)" in await mails(world)


async def test_new_recovery_codes_make_the_old_ones_useless(world: World):
    _, codes = await enrol(world)
    made = await world.client("dana").post("/api/me/recovery-codes", json={"password": PASSWORD})
    assert made.status_code == 201
    browser, half = await first_half(world)
    assert (await second_half(browser, half, codes[0])).status_code == 422
    assert (await second_half(browser, half, made.json()["codes"][0])).status_code == 201


async def test_the_code_of_one_person_is_nothing_for_another(world: World):
    _, codes = await enrol(world)
    rita, _ = await enrol(world, "rita")
    browser, half = await first_half(world)
    assert (await second_half(browser, half, rita.code(1))).status_code == 422
    browser, half = await first_half(world, world.mails["rita"])
    assert (await second_half(browser, half, codes[0])).status_code == 422


async def test_codes_are_throttled_by_person_whatever_half_they_come_with(world: World):
    app, codes = await enrol(world)
    await forget_use(world)
    for _ in range(rules.CODES_PER_MINUTE):
        browser, half = await first_half(world)
        assert (await second_half(browser, half, "000000")).status_code == 422
    for code in (app.code(1), codes[0]):
        answer = await second_half(browser, half, code)
        assert answer.status_code == 429
        assert 1 <= int(answer.headers["retry-after"]) <= 61
    await run(world, "UPDATE identity_throttle SET started_at = started_at - interval '61 seconds'")
    assert (await second_half(browser, half, app.code(1))).status_code == 201


async def test_thirty_codes_an_hour(world: World):
    app, _ = await enrol(world)
    await run(world, "UPDATE identity_throttle SET tries = 40")
    await run(world, "UPDATE identity_throttle SET started_at = started_at - interval '10 minutes'")
    browser, half = await first_half(world)
    answer = await second_half(browser, half, app.code(1))
    assert answer.status_code == 429
    assert 2000 < int(answer.headers["retry-after"]) <= 3001


async def test_a_new_password_ends_half_a_sign_in(world: World):
    app, _ = await enrol(world)
    browser, half = await first_half(world)
    changed = {"old": PASSWORD, "new": "a better password"}
    assert (await world.client("dana").put("/api/me/password", json=changed)).status_code == 204
    assert (await second_half(browser, half, app.code(1))).json()["code"] == "identity.halfway_dead"


async def test_a_reset_link_does_not_get_around_the_second_factor(world: World):
    app, _ = await enrol(world)
    browser = world.browser()
    await browser.post("/api/password-resets", json={"mail": DANA})
    await world.settle()
    async with world.database.connection() as conn:
        row = await (await conn.execute("SELECT text FROM mail WHERE reason = 'password_reset'")).fetchone()
    token = row[0].split("/password-resets/")[1].split()[0]
    answer = await browser.post(f"/api/password-resets/{token}", json={"password": "a better password"})
    assert answer.status_code == 202
    assert (await browser.get("/api/me")).status_code == 401
    assert (await second_half(browser, answer.json()["halfway"], app.code(1))).status_code == 201
    assert (await browser.get("/api/me")).status_code == 200


async def test_a_deactivated_person_cannot_finish(world: World):
    app, _ = await enrol(world)
    browser, half = await first_half(world)
    people = f"/api/account/people/{world.people['dana']}"
    assert (await world.client("maya").put(f"{people}/active", json={"active": False})).status_code == 200
    assert (await second_half(browser, half, app.code(1))).json()["code"] == "identity.halfway_dead"


async def test_a_session_of_yesterday_must_prove_itself(world: World):
    dana = world.client("dana")
    await run(world, "UPDATE identity_bearer SET created_at = created_at - interval '1 day'")
    assert (await dana.get("/api/me/second-factor")).json()["needs_password"] is True
    for body in ({}, {"password": "wrong"}):
        answer = await dana.post("/api/me/totp", json=body)
        assert (answer.json()["code"], answer.json()["field"]) == ("identity.wrong_password", "password")
    await enrol(world)
    for path in ("/api/me/totp/removal", "/api/me/recovery-codes"):
        assert (await dana.post(path, json={})).json()["code"] == "identity.wrong_password"
    assert (await dana.post("/api/me/totp/removal", json={"password": PASSWORD})).status_code == 204
    assert (await dana.post("/api/me/totp/removal", json={"password": PASSWORD})).json()["code"] == "identity.no_factor"
    assert (await world.browser().post("/api/session", json={"mail": DANA, "password": PASSWORD})).status_code == 201


async def test_setting_an_app_up_ends_the_other_sessions_and_tells(world: World):
    browser = world.browser()
    await browser.post("/api/session", json={"mail": DANA, "password": PASSWORD})
    await enrol(world)
    assert (await browser.get("/api/me")).status_code == 401
    assert (await world.client("dana").get("/api/me")).status_code == 200
    told = [kind for kind, _ in await facts(world)]
    assert {"factor_added", "recovery_codes_made", "sessions_ended"} <= set(told)
    assert await mails(world) == ["A second factor was set up (Harbour Developments)"]


async def test_a_new_phone_takes_over_with_its_first_code(world: World):
    old, _ = await enrol(world)
    offered = (await world.client("dana").post("/api/me/totp", json={"password": PASSWORD})).json()
    browser, half = await first_half(world)
    assert (await second_half(browser, half, old.code(1))).status_code == 201  # until then the old one counts
    await forget_use(world)
    dana, new = browser, App(offered["secret"])
    assert (await dana.post("/api/me/totp/confirmation", json={"code": new.code()})).status_code == 201
    browser, half = await first_half(world)
    await forget_use(world)
    assert (await second_half(browser, half, old.code())).status_code == 422
    assert (await second_half(browser, half, new.code())).status_code == 201


async def test_a_secret_waits_an_hour_for_its_first_code(world: World):
    dana = world.client("dana")
    offered = (await dana.post("/api/me/totp", json={})).json()
    await run(world, "UPDATE identity_totp SET pending_at = pending_at - interval '1 hour'")
    answer = await dana.post("/api/me/totp/confirmation", json={"code": App(offered["secret"]).code()})
    assert answer.json()["code"] == "identity.nothing_pending"


async def test_a_token_cannot_touch_factors(world: World):
    token = (await world.client("maya").post("/api/me/tokens", json={"name": "script"})).json()["token"]
    headers, script = {"Authorization": f"Bearer {token}"}, world.browser()
    dana = f"/api/account/people/{world.people['dana']}/second-factor"
    for method, path, body in [
        ("GET", "/api/me/second-factor", None),
        ("POST", "/api/me/totp", {}),
        ("POST", "/api/me/totp/confirmation", {"code": "000000"}),
        ("POST", "/api/me/totp/removal", {}),
        ("POST", "/api/me/recovery-codes", {}),
        ("DELETE", dana, None),
        ("PUT", "/api/account/second-factor", {"required": "nobody", "grace_days": 0}),
    ]:
        answer = await script.request(method, path, json=body, headers=headers)
        assert answer.json()["code"] == "identity.not_by_token", (method, path)


async def test_an_administrator_takes_a_lost_factor_away(world: World):
    app, _ = await enrol(world)
    browser, half = await first_half(world)
    path = f"/api/account/people/{world.people['dana']}/second-factor"
    maya = world.client("maya")
    assert (await maya.get(path)).json()["recovery_left"] == 10
    assert (await world.client("carl").delete(path)).status_code == 403
    stranger = f"/api/account/people/{world.stranger.person}/second-factor"
    assert (await maya.delete(stranger)).status_code == 404
    assert (await maya.get(stranger)).status_code == 404
    assert (await maya.delete(path)).status_code == 204
    assert (await maya.delete(path)).json()["code"] == "identity.no_factor"
    assert (await maya.get(path)).json() == {"totp_since": None, "passkeys": 0, "recovery_left": 0}
    assert (await world.client("dana").get("/api/me")).status_code == 401  # signed out everywhere
    assert (await second_half(browser, half, app.code(1))).json()["code"] == "identity.halfway_dead"
    assert ("factor_removed", str(world.people["maya"])) in await facts(world)
    assert "Your second factor was taken away (Harbour Developments)" in await mails(world)
    async with world.database.connection() as conn:
        row = await (await conn.execute("SELECT text FROM mail WHERE subject LIKE '%taken away%'")).fetchone()
    assert "Maya King took the second factor of your sign-in away" in " ".join(row[0].split())
    assert (await world.browser().post("/api/session", json={"mail": DANA, "password": PASSWORD})).status_code == 201


async def test_nobody_takes_their_own_away_as_an_administrator(world: World):
    await enrol(world, "maya")
    answer = await world.client("maya").delete(f"/api/account/people/{world.people['maya']}/second-factor")
    assert answer.json()["code"] == "identity.own_factor"


async def ask(world: World, required: str, grace_days: int) -> dict:
    body = {"required": required, "grace_days": grace_days}
    answer = await world.client("maya").put("/api/account/second-factor", json=body)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_a_company_asks_everybody_and_leads_them_through_it_at_the_door(world: World):
    found = await ask(world, "everybody", 0)
    assert (found["without"], found["administrators_without"]) == (9, 1)
    assert (await world.client("dana").get("/api/me")).status_code == 200  # sessions go on
    browser, half = await first_half(world)
    assert half["enrol"] is True
    assert (await second_half(browser, half, "000000")).json()["code"] == "identity.halfway_dead"
    offered = (await browser.post("/api/session/totp", json={"token": half["token"]})).json()
    assert (await browser.get("/api/me")).status_code == 401
    body = {"token": half["token"], "code": "000000"}
    assert (await browser.post("/api/session/totp/confirmation", json=body)).status_code == 422
    body["code"] = App(offered["secret"]).code()
    answer = await browser.post("/api/session/totp/confirmation", json=body)
    assert answer.status_code == 201, answer.text
    assert len(answer.json()["codes"]) == 10
    assert (await browser.get("/api/me")).status_code == 200
    assert (await world.client("dana").get("/api/me")).status_code == 401
    removal = await browser.post("/api/me/totp/removal", json={})
    assert removal.json()["code"] == "identity.factor_required"
    assert (await ask(world, "everybody", 0))["without"] == 8
    assert (await first_half(world))[1]["enrol"] is False


async def test_during_the_grace_people_get_in_and_are_told_until_when(world: World):
    await ask(world, "everybody", 7)
    browser = world.browser()
    answer = await browser.post("/api/session", json={"mail": DANA, "password": PASSWORD})
    assert answer.status_code == 201
    by = datetime.fromisoformat(answer.json()["enrol_by"])
    assert timedelta(days=6, hours=23) < by - datetime.now(UTC) < timedelta(days=7, hours=1)
    assert (await browser.get("/api/me/second-factor")).json()["due"]
    await run(world, "UPDATE identity_policy SET since = since - interval '7 days'")
    assert (await first_half(world))[1]["enrol"] is True


async def test_a_company_asks_administrators_alone(world: World):
    await ask(world, "administrators", 0)
    assert (await first_half(world, world.mails["maya"]))[1]["enrol"] is True
    answer = await world.browser().post("/api/session", json={"mail": DANA, "password": PASSWORD})
    assert answer.status_code == 201
    assert answer.json()["enrol_by"] is None
    zoe = await world.browser().post("/api/session", json={"mail": "zoe@northgate.example", "password": PASSWORD})
    assert zoe.status_code == 201  # what one company asks is nothing to another


async def test_only_administrators_set_what_is_asked_and_it_is_told(world: World):
    assert (await world.client("dana").get("/api/account/second-factor")).status_code == 403
    body = {"required": "nobody", "grace_days": 0}
    assert (await world.client("dana").put("/api/account/second-factor", json=body)).status_code == 403
    for bad in ({"required": "some", "grace_days": 0}, {"required": "everybody", "grace_days": 91}):
        assert (await world.client("maya").put("/api/account/second-factor", json=bad)).status_code in (400, 422)
    await ask(world, "everybody", 14)
    assert ("second_factor_asked", str(world.people["maya"])) in await facts(world)


async def test_an_invited_person_sets_it_up_as_they_join(world: World):
    await ask(world, "everybody", 0)
    person = {"name": "Nils Berg", "mail": "nils@delta.example", "company_id": str(world.companies["delta"])}
    added = await world.client("maya").post("/api/account/people", json={**person, "invite": True})
    assert added.status_code == 201, added.text
    await world.settle()
    async with world.database.connection() as conn:
        row = await (await conn.execute("SELECT text FROM mail WHERE sent_to = 'nils@delta.example'")).fetchone()
    token = row[0].split("/invitations/")[1].split()[0]
    answer = await world.browser().post(f"/api/invitations/{token}", json={"password": PASSWORD})
    assert answer.status_code == 202
    assert answer.json()["halfway"]["enrol"] is True
