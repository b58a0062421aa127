"""Signing in and out: stories over HTTP."""

import asyncio
from datetime import timedelta
from uuid import UUID

import pytest
from tests.world import CHEAP_HASH, PASSWORD, World

from sitepost.platform.http.gate import token_hash
from sitepost.platform.work import Work
from sitepost.tools.identity import store
from sitepost.tools.identity.actions import passwords


async def sign_in(world: World, mail: str, password: str = PASSWORD, **more):
    browser = world.browser()
    answer = await browser.post("/api/session", json={"mail": mail, "password": password, **more})
    return browser, answer


async def test_dana_signs_in_and_out(world: World):
    browser, answer = await sign_in(world, "Dana@DELTA.example")
    assert answer.status_code == 201, answer.text
    assert answer.json()["person"]["name"] == "Dana Ortiz"
    assert answer.json()["account"] == {"id": str(world.account), "name": "Harbour Developments"}
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("sitepost=")
    for flag in ("HttpOnly", "SameSite=lax", "Path=/"):
        assert flag in cookie
    me = await browser.get("/api/me")
    assert me.json()["person"]["mail"] == "dana@delta.example"
    assert (await browser.delete("/api/session")).status_code == 204
    assert (await browser.get("/api/me")).status_code == 401


async def test_the_cookie_carries_the_host_prefix_over_tls(world: World, settings):
    import msgspec

    https = msgspec.structs.replace(settings, base_url="https://sitepost.test")
    world.app.litestar.state.settings = https
    _, answer = await sign_in(world, "dana@delta.example")
    assert answer.headers["set-cookie"].startswith("__Host-sitepost=")
    assert "Secure" in answer.headers["set-cookie"]


async def test_no_password_or_token_is_stored_as_it_is(world: World):
    browser, _ = await sign_in(world, "dana@delta.example")
    token = browser.cookies["sitepost"]
    async with world.database.connection() as conn:
        for table in ("identity_login", "identity_bearer", "identity_link"):
            rows = await (await conn.execute(f"SELECT * FROM {table}")).fetchall()
            assert token not in repr(rows)
            assert PASSWORD not in repr(rows)


@pytest.mark.parametrize("mail", ["dana@delta.example", "nobody@delta.example", "zoe@northgate.example", "not a mail"])
async def test_a_wrong_password_and_an_unknown_mail_are_told_the_same(world: World, mail: str):
    _, answer = await sign_in(world, mail, "wrong password")
    assert answer.status_code == 422
    body = answer.json()
    assert body == {
        "type": "urn:sitepost:identity.bad_sign_in",
        "title": "This mail address and password do not belong together.",
        "status": 422,
        "code": "identity.bad_sign_in",
        "detail": "This mail address and password do not belong together.",
        "field": "password",
    }


async def test_an_unknown_mail_costs_the_same_hash_as_a_known_one(world: World, monkeypatch: pytest.MonkeyPatch):
    tried: list[str | None] = []
    verify = passwords._matches

    def counted(password: str, hashed: str | None) -> bool:
        tried.append(hashed)
        return verify(password, hashed)

    monkeypatch.setattr(passwords, "_matches", counted)
    for mail in ("dana@delta.example", "nobody@delta.example", "not a mail"):
        await sign_in(world, mail, "wrong password")
    assert tried == [CHEAP_HASH, None, None]  # None is compared with a hash of today's costs


async def test_a_hash_of_nobody_has_todays_costs():
    assert not passwords.is_outdated(passwords._nobody())
    assert "m=19456,t=2,p=1" in passwords._nobody()


async def test_a_hash_with_old_costs_is_renewed_at_sign_in(world: World):
    await sign_in(world, "dana@delta.example")
    async with world.work(reading=True) as work:
        login = await store.login(work, world.people["dana"])
    assert login is not None
    assert "m=19456,t=2,p=1" in str(login.password_hash)
    assert (await sign_in(world, "dana@delta.example"))[1].status_code == 201


async def test_ten_tries_a_minute_for_an_address_known_or_not(world: World):
    for mail in ("dana@delta.example", "nobody@delta.example"):
        for _ in range(10):
            _, answer = await sign_in(world, mail, "wrong password")
            assert answer.status_code == 422
        _, answer = await sign_in(world, mail.upper())
        assert answer.status_code == 429
        assert answer.json()["code"] == "identity.throttled"
        assert 1 <= int(answer.headers["retry-after"]) <= 61
    _, other = await sign_in(world, "dev@delta.example")
    assert other.status_code == 201


async def test_the_counters_are_shared_and_start_anew_after_a_minute(world: World):
    for _ in range(11):
        await sign_in(world, "dana@delta.example", "wrong password")
    async with world.database.connection() as conn:
        await conn.execute("UPDATE identity_throttle SET started_at = started_at - interval '61 seconds'")
    _, answer = await sign_in(world, "dana@delta.example")
    assert answer.status_code == 201


async def test_a_hundred_tries_a_minute_from_one_address(world: World):
    async with world.work() as work:
        digest = token_hash("sign_in\x00from\x00127.0.0.1")
        for _ in range(100):
            await store.count_try(work, digest, window=timedelta(minutes=1))
    _, answer = await sign_in(world, "dana@delta.example")
    assert answer.status_code == 429


async def test_parallel_tries_are_all_counted(world: World):
    answers = await asyncio.gather(*(sign_in(world, "dana@delta.example", "wrong") for _ in range(14)))
    statuses = sorted(answer.status_code for _, answer in answers)
    assert statuses == [422] * 10 + [429] * 4


async def test_a_sign_in_page_of_another_site_is_refused(world: World):
    browser = world.browser()
    body = {"mail": "dana@delta.example", "password": PASSWORD}
    answer = await browser.post("/api/session", json=body, headers={"Origin": "https://evil.example"})
    assert answer.status_code == 403
    answer = await browser.post("/api/session", json=body, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403


async def test_unknown_fields_are_refused(world: World):
    _, answer = await sign_in(world, "dana@delta.example", account_admin=True)
    assert answer.status_code in (400, 422)


async def test_one_password_in_two_accounts_asks_which(world: World):
    answer = await world.client("maya").post(
        "/api/account/people",
        json={
            "name": "Zoe Brandt",
            "mail": "zoe@northgate.example",
            "company_id": str(world.companies["aldgate"]),
        },
    )
    assert answer.status_code == 201
    await world.settle()
    async with world.work() as work:
        await store.set_password(work, UUID(answer.json()["id"]), hashed=CHEAP_HASH)
    _, asked = await sign_in(world, "zoe@northgate.example")
    assert asked.json()["code"] == "identity.choose_account"
    accounts = {each["name"]: each["id"] for each in asked.json()["extra"]["accounts"]}
    assert set(accounts) == {"Harbour Developments", "Northgate Rail"}
    _, answer = await sign_in(world, "zoe@northgate.example", account=accounts["Northgate Rail"])
    assert answer.json()["account"]["name"] == "Northgate Rail"
    _, wrong = await sign_in(world, "zoe@northgate.example", "wrong password")
    assert wrong.json()["code"] == "identity.bad_sign_in"


async def test_sessions_are_listed_and_revoked_at_once(world: World):
    other, _ = await sign_in(world, "dana@delta.example")
    assert (await other.get("/api/me")).status_code == 200
    listed = (await world.client("dana").get("/api/sessions")).json()["items"]
    assert len(listed) == 2
    (foreign,) = [each for each in listed if not each["current"]]
    assert foreign["agent"].startswith("python-httpx")
    assert (await world.client("rita").delete(f"/api/sessions/{foreign['id']}")).status_code == 404
    assert (await world.client("dana").delete(f"/api/sessions/{foreign['id']}")).status_code == 204
    assert (await other.get("/api/me")).status_code == 401
    assert (await world.client("dana").get("/api/me")).status_code == 200


async def test_all_other_sessions_end(world: World):
    browsers = [(await sign_in(world, "dana@delta.example"))[0] for _ in range(3)]
    assert (await browsers[0].delete("/api/sessions")).status_code == 204
    assert [(await each.get("/api/me")).status_code for each in browsers] == [200, 401, 401]
    assert (await world.client("dana").get("/api/me")).status_code == 401


async def test_a_deactivated_person_is_refused_at_once(world: World):
    dana = world.client("dana")
    assert (await dana.get("/api/me")).status_code == 200
    people = f"/api/account/people/{world.people['dana']}"
    assert (await world.client("maya").put(f"{people}/active", json={"active": False})).status_code == 200
    assert (await dana.get("/api/me")).status_code == 401
    assert (await dana.get(f"/api/projects/{world.project}")).status_code in (401, 404)
    _, answer = await sign_in(world, "dana@delta.example")
    assert answer.json()["code"] == "identity.bad_sign_in"
    await world.settle()
    _, answer = await sign_in(world, "dana@delta.example")
    assert answer.json()["code"] == "identity.bad_sign_in"
    await world.client("maya").put(f"{people}/active", json={"active": True})
    await world.settle()
    assert (await dana.get("/api/me")).status_code == 401  # the old session stays ended
    _, answer = await sign_in(world, "dana@delta.example")
    assert answer.status_code == 201


async def test_sessions_end_by_idling_and_by_age(world: World):
    secret = token_hash(world.tokens["dana"])
    async with world.work() as work:
        now = work.now
    for ahead, found in [(1, True), (13, True), (15, False)]:
        async with Work(world.database, reading=True, now=now + timedelta(days=ahead)) as work:
            assert (await store.find_bearer(work, secret) is not None) is found
            work._after.clear()
    bearer = await _bearer(world, secret)
    for days in (10, 20, 30, 40, 50, 59):
        await store.touch(world.database, bearer, now=now + timedelta(days=days))
    async with Work(world.database, reading=True, now=now + timedelta(days=61)) as work:
        assert await store.find_bearer(work, secret) is None


async def _bearer(world: World, secret: bytes):
    async with Work(world.database, reading=True) as work:
        found = await store.find_bearer(work, secret)
    assert found is not None
    return found.session


async def test_a_read_notes_the_use_of_a_session_beside_it(world: World):
    async with world.database.connection() as conn:
        await conn.execute("UPDATE identity_bearer SET seen_at = now() - interval '1 hour'")
    assert (await world.client("dana").get("/api/me")).status_code == 200
    for _ in range(100):
        async with world.database.connection() as conn:
            row = await (
                await conn.execute(
                    "SELECT now() - seen_at < interval '1 minute' FROM identity_bearer WHERE person_id = %s",
                    (world.people["dana"],),
                )
            ).fetchone()
        if row[0]:
            return
        await asyncio.sleep(0.01)
    raise AssertionError("the use was not noted")


async def test_changing_the_password_ends_the_other_sessions(world: World):
    other, _ = await sign_in(world, "dana@delta.example")
    dana = world.client("dana")
    wrong = await dana.put("/api/me/password", json={"old": "wrong", "new": "a better password"})
    assert wrong.json()["code"] == "identity.wrong_password"
    answer = await dana.put("/api/me/password", json={"old": PASSWORD, "new": "a better password"})
    assert answer.status_code == 204, answer.text
    assert (await dana.get("/api/me")).status_code == 200
    assert (await other.get("/api/me")).status_code == 401
    assert (await sign_in(world, "dana@delta.example"))[1].status_code == 422
    assert (await sign_in(world, "dana@delta.example", "a better password"))[1].status_code == 201


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("short", "identity.password_short"),
        ("x" * 129, "identity.password_long"),
        ("password123", "identity.password_common"),
        ("zzzzzzzzzz", "identity.password_common"),
        ("Dana@delta.example", "identity.password_is_mail"),
    ],
)
async def test_weak_passwords_are_refused(world: World, password: str, code: str):
    answer = await world.client("dana").put("/api/me/password", json={"old": PASSWORD, "new": password})
    assert answer.status_code == 422
    assert answer.json()["code"] == code
    assert answer.json()["field"] == "new"


async def test_api_tokens_work_until_revoked_and_cannot_breed(world: World):
    dana = world.client("dana")
    made = await dana.post("/api/me/tokens", json={"name": "Export script", "days": 30})
    assert made.status_code == 201
    token = made.json()["token"]
    script = world.browser()
    headers = {"Authorization": f"Bearer {token}"}
    assert (await script.get("/api/me", headers=headers)).json()["person"]["name"] == "Dana Ortiz"
    listed = (await dana.get("/api/me/tokens")).json()["items"]
    assert [each["name"] for each in listed] == ["Export script"]
    assert token not in str(listed)
    for method, path, body in [
        ("POST", "/api/me/tokens", {"name": "another"}),
        ("PUT", "/api/me/password", {"old": PASSWORD, "new": "a better password"}),
        ("DELETE", "/api/sessions", None),
        ("DELETE", "/api/session", None),
    ]:
        answer = await script.request(method, path, json=body, headers=headers)
        assert answer.json()["code"] == "identity.not_by_token", (method, path)
    assert (await world.client("rita").delete(f"/api/me/tokens/{made.json()['id']}")).status_code == 404
    assert (await dana.delete(f"/api/me/tokens/{made.json()['id']}")).status_code == 204
    assert (await script.get("/api/me", headers=headers)).status_code == 401


async def test_settings_are_kept_and_merged(world: World):
    dana = world.client("dana")
    await dana.patch("/api/me/settings", json={"theme": "dark", "lists": {"items:1": {"status": ["open"]}}})
    answer = await dana.patch("/api/me/settings", json={"density": "small", "lists": {"items:2": {"q": "crane"}}})
    assert answer.json()["theme"] == "dark"
    assert answer.json()["lists"] == {"items:1": {"status": ["open"]}, "items:2": {"q": "crane"}}
    await dana.patch("/api/me/settings", json={"lists": {"items:1": None}})
    me = (await dana.get("/api/me")).json()
    assert me["settings"]["lists"] == {"items:2": {"q": "crane"}}
    assert me["settings"]["density"] == "small"
    large = await dana.patch("/api/me/settings", json={"lists": {"items:2": "x" * 9000}})
    assert large.json()["code"] == "identity.setting_too_large"
    for body in ({"theme": "pink"}, {"account_admin": True}, {"language": "'; DROP"}):
        assert (await dana.patch("/api/me/settings", json=body)).status_code in (400, 422)
