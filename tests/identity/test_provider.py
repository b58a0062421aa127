"""Signing in with one's company: whom its provider vouches for comes in, and nothing that lies does."""

import time
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from tests.identity.provider import CLIENT, SECRET, Provider
from tests.world import PASSWORD, World

from sitepost.tools.identity import rules
from sitepost.tools.identity.actions import oidc

PROVIDERS, DANA = "/api/account/sign-in-providers", "dana@delta.example"


@pytest.fixture
async def provider(world: World) -> AsyncIterator[Provider]:
    made = await Provider().start()
    world.database.private_hosts = frozenset({made.host})
    yield made
    await made.stop()


def wish(provider: Provider, **more: Any) -> dict[str, Any]:
    base = {"name": "Delta", "issuer": provider.issuer, "client_id": CLIENT, "client_secret": SECRET}
    return {**base, "domains": [{"domain": "Delta.example"}], **more}


async def set_up(world: World, provider: Provider, **more: Any) -> dict[str, Any]:
    answer = await world.client("maya").post(PROVIDERS, json=wish(provider, **more))
    assert answer.status_code == 201, answer.text
    return answer.json()


async def leave(world: World, mail: str = DANA) -> tuple[httpx.AsyncClient, str]:
    browser = world.browser()
    answer = await browser.post("/api/session/provider", json={"mail": mail})
    assert answer.status_code == 201, answer.text
    return browser, answer.json()["address"]


async def sign_in(world: World, provider: Provider, mail: str = DANA, **more: str) -> httpx.Response:
    browser, address = await leave(world, mail)
    return await browser.post("/api/session/provider/answer", json={**provider.authorize(address), **more})


async def rows(world: World, query: str) -> list[Any]:
    async with world.database.connection() as conn:
        return await (await conn.execute(query)).fetchall()  # type: ignore[arg-type]  # ours


async def test_dana_signs_in_with_her_company(world: World, provider: Provider):
    made = await set_up(world, provider)
    assert (made["domains"][0]["domain"], made["has_secret"], "client_secret" in made) == ("delta.example", True, False)
    browser, address = await leave(world, "someone.new@DELTA.example")
    query = parse_qs(urlsplit(address).query)
    assert query["redirect_uri"] == ["http://sitepost.test/sign-in/return"]
    assert {"openid", "email"} <= set(query["scope"][0].split())
    entered = await browser.post("/api/session/provider/answer", json=provider.authorize(address))
    assert (entered.status_code, entered.json()["person"]["mail"]) == (201, DANA)
    assert (await world.browser(entered.cookies["sitepost"]).get("/api/me")).json()["person"]["name"] == "Dana Ortiz"
    provider.person |= {"email": "dana.ortiz@delta.example"}
    again = await sign_in(world, provider)
    assert again.json()["person"]["mail"] == DANA, "from now on she is known by her subject"
    told = await rows(world, "SELECT subject FROM mail WHERE sent_to = 'dana@delta.example'")
    assert told == [("You signed in with Delta (Harbour Developments)",)]
    assert SECRET not in str(await rows(world, "SELECT identity_provider::text FROM identity_provider"))


HOSTILE: dict[str, dict[str, Any]] = {
    "another issuer": {"iss": "https://evil.example"},
    "another audience": {"aud": "another"},
    "one of two audiences, and not the party": {"aud": [CLIENT, "another"]},
    "another party": {"azp": "another"},
    "another nonce": {"nonce": "an old one"},
    "no nonce": {"nonce": None},
    "expired": {"exp": 1},
    "without an end": {"exp": None},
    "an end that is no number": {"exp": "tomorrow"},
    "from the future": {"iat": 99999999999},
    "not yet": {"nbf": 99999999999},
    "without a subject": {"sub": None},
    "an address that is not verified": {"email_verified": False},
    "an address that is verified in words": {"email_verified": "true"},
    "no address": {"email": None},
}


@pytest.mark.parametrize("lie", list(HOSTILE))
async def test_claims_that_do_not_hold_let_nobody_in(world: World, provider: Provider, lie: str):
    await set_up(world, provider)
    provider.claims = HOSTILE[lie]
    refused = await sign_in(world, provider)
    assert (refused.status_code, refused.json()["code"]) == (422, "identity.provider_refused")
    assert "sitepost=" not in refused.headers.get("set-cookie", "")


@pytest.mark.parametrize("way", ["unsigned", "shared", "strange"])
async def test_signatures_that_are_none_let_nobody_in(world: World, provider: Provider, way: str):
    await set_up(world, provider)
    assert (await sign_in(world, provider)).status_code == 201
    provider.sign = getattr(provider, way)
    assert (await sign_in(world, provider)).json()["code"] == "identity.provider_refused"


async def test_clocks_may_be_a_minute_apart_and_no_more():
    from datetime import UTC, datetime

    now = datetime(2026, 3, 2, 9, tzinfo=UTC)
    base = {"iss": "i", "aud": "c", "nonce": "n", "sub": "s"}

    def wrong(exp: int, iat: int) -> str | None:
        stamp = int(now.timestamp())
        claims = {**base, "exp": stamp + exp, "iat": stamp + iat}
        return rules.wrong_claim(claims, issuer="i", client="c", nonce="n", now=now)

    assert [wrong(-59, 59), wrong(-61, 0), wrong(300, 61)] == [None, "exp", "iat"]


async def test_keys_may_be_changed_at_any_time(world: World, provider: Provider, monkeypatch: pytest.MonkeyPatch):
    await set_up(world, provider)
    assert (await sign_in(world, provider)).status_code == 201
    provider.keys = [type(provider.keys[0]).generate_key(2048, {"kid": "second"})]
    asked = provider.heard.count("/jwks_uri")
    assert (await sign_in(world, provider)).json()["code"] == "identity.provider_refused", "asked a moment ago"
    assert provider.heard.count("/jwks_uri") == asked, "a stranger's tokens make nobody ask again and again"
    monkeypatch.setattr(oidc, "KEYS_AGAIN_AFTER", 0.0)
    assert (await sign_in(world, provider)).status_code == 201


async def test_a_journey_counts_once_in_its_browser_and_in_its_time(world: World, provider: Provider):
    await set_up(world, provider)
    browser, address = await leave(world)
    back = provider.authorize(address)
    assert (await browser.post("/api/session/provider/answer", json=back)).status_code == 201
    assert (await browser.post("/api/session/provider/answer", json=back)).json()["code"] == "identity.provider_refused"
    _, address = await leave(world)
    stolen = await world.browser().post("/api/session/provider/answer", json=provider.authorize(address))
    assert stolen.json()["code"] == "identity.provider_refused", "another browser brought it (login CSRF)"
    browser, address = await leave(world)
    mixed = await browser.post("/api/session/provider/answer", json={**provider.authorize(address), "iss": "https://x"})
    assert mixed.json()["code"] == "identity.provider_refused", "another provider answered (RFC 9207)"
    browser, address = await leave(world)
    await rows_run(world, "UPDATE identity_journey SET expires_at = now() - interval '1 second'")
    late = await browser.post("/api/session/provider/answer", json=provider.authorize(address))
    assert late.json()["code"] == "identity.provider_refused"
    made_up = await browser.post("/api/session/provider/answer", json={"state": "x", "code": "y"})
    assert made_up.json()["code"] == "identity.provider_refused"


async def rows_run(world: World, query: str) -> None:
    async with world.database.connection() as conn:
        await conn.execute(query)  # type: ignore[arg-type]  # ours


async def test_nobody_comes_who_was_not_invited_unless_the_domain_says_so(world: World, provider: Provider):
    made = await set_up(world, provider)
    provider.person |= {"sub": "u-18", "email": "newcomer@delta.example", "name": "New Comer"}
    assert (await sign_in(world, provider)).json()["code"] == "identity.not_invited"
    provider.claims = {"email": "maya@harbour.example"}
    assert (await sign_in(world, provider)).json()["code"] == "identity.not_invited", "a domain of somebody else's"
    provider.claims = {}
    open_door = [{"domain": "delta.example", "company_id": str(world.companies["delta"])}]
    edited = await world.client("maya").put(f"{PROVIDERS}/{made['id']}", json=wish(provider, domains=open_door))
    assert edited.status_code == 200, edited.text
    entered = await sign_in(world, provider)
    assert (entered.status_code, entered.json()["person"]["name"]) == (201, "New Comer")
    me = (await world.browser(entered.cookies["sitepost"]).get("/api/me")).json()
    assert (me["projects"], me["person"]["company"]["name"], me["person"]["account_admin"]) == (
        [],
        "Delta Concrete",
        False,
    )
    path = f"/api/account/people/{me['person']['id']}/active"
    assert (await world.client("maya").put(path, json={"active": False})).status_code == 200
    await world.settle()
    assert (await sign_in(world, provider)).json()["code"] in ("identity.not_invited", "identity.provider_refused")


async def test_passwords_may_be_switched_off_and_never_for_the_last_administrators(world: World, provider: Provider):
    domains = [{"domain": "delta.example", "password_off": True}, {"domain": "harbour.example", "password_off": True}]
    made = await set_up(world, provider, domains=domains)

    async def by_password(mail: str, password: str = PASSWORD) -> tuple[int, str | None]:
        answer = await world.browser().post("/api/session", json={"mail": mail, "password": password})
        return answer.status_code, answer.json().get("code")

    assert await by_password(DANA) == (422, "identity.password_off")
    assert await by_password(DANA, "wrong") == (422, "identity.bad_sign_in"), "who does not know it learns nothing"
    assert (await by_password("rita@ferro.example"))[0] == 201
    assert (await by_password("maya@harbour.example"))[0] == 201, "the last administrator breaks the glass"
    assert await by_password("omar@harbour.example") == (422, "identity.password_off")
    promoted = {"account_admin": True}
    path = f"/api/account/people/{world.people['rita']}"
    assert (await world.client("maya").patch(path, json=promoted)).status_code == 200
    assert await by_password("maya@harbour.example") == (422, "identity.password_off"), "another one has a password"
    assert (await sign_in(world, provider)).status_code == 201
    assert (await world.client("maya").delete(f"{PROVIDERS}/{made['id']}")).status_code == 204
    assert (await by_password(DANA))[0] == 201


async def test_a_second_factor_is_still_asked_for_unless_the_provider_does(world: World, provider: Provider):
    made = await set_up(world, provider)
    policy = {"required": "everybody", "grace_days": 0}
    assert (await world.client("maya").put("/api/account/second-factor", json=policy)).status_code == 200
    half = await sign_in(world, provider)
    assert (half.status_code, half.json()["halfway"]["enrol"]) == (202, True)
    path = f"{PROVIDERS}/{made['id']}"
    assert (await world.client("maya").put(path, json=wish(provider, has_factor=True))).status_code == 200
    assert (await sign_in(world, provider)).status_code == 201


async def test_what_is_said_before_depends_on_the_domain_alone(world: World, provider: Provider):
    await set_up(world, provider)
    known = await world.browser().post("/api/session/provider", json={"mail": DANA})
    unknown = await world.browser().post("/api/session/provider", json={"mail": "nobody@delta.example"})
    assert known.status_code == unknown.status_code == 201
    none = await world.browser().post("/api/session/provider", json={"mail": "rita@ferro.example"})
    assert (none.status_code, none.json()["code"]) == (422, "identity.no_provider")
    tries = [(await world.browser().post("/api/session/provider", json={"mail": DANA})).status_code for _ in range(100)]
    assert tries[-1] == 429


async def test_only_administrators_set_it_up_and_a_secret_goes_to_its_issuer_alone(world: World, provider: Provider):
    made = await set_up(world, provider)
    path = f"{PROVIDERS}/{made['id']}"
    for name in ("carl", "dana"):
        assert (await world.client(name).get(PROVIDERS)).status_code == 403
    zoe = world.client("zoe")
    assert (await zoe.get(PROVIDERS)).json()["items"] == []
    assert (await zoe.put(path, json=wish(provider))).status_code == 404
    assert (await zoe.delete(path)).status_code == 404
    maya = world.client("maya")
    taken = await maya.post(PROVIDERS, json=wish(provider))
    assert (taken.status_code, taken.json()["code"]) == (409, "identity.domain_taken")
    for domain in ("", "delta", "a b.example", "x..example"):
        bad = await maya.post(PROVIDERS, json=wish(provider, domains=[{"domain": domain}]))
        assert bad.status_code == 422, domain
    other = await Provider().start()
    world.database.private_hosts |= {other.host}
    moved = await maya.put(path, json={**wish(other), "client_secret": None})
    assert (moved.status_code, moved.json()["has_secret"]) == (200, False)
    await other.stop()


@pytest.mark.parametrize(
    "issuer",
    ["http://127.0.0.1:9", "https://localhost", "https://[::1]", "https://10.0.0.1", "https://169.254.169.254",
     "https://[::ffff:127.0.0.1]", "https://0x7f000001", "https://2130706433", "file:///etc/passwd", "nonsense"],
)  # fmt: skip
async def test_an_issuer_that_is_not_public_is_never_asked(world: World, provider: Provider, issuer: str):
    before = time.monotonic()
    refused = await world.client("maya").post(PROVIDERS, json=wish(provider, issuer=issuer))
    assert (refused.status_code, refused.json()["code"]) == (422, "identity.bad_issuer")
    assert time.monotonic() - before < 5
    assert provider.heard == []


async def test_a_configuration_of_somebody_else_is_none(world: World, provider: Provider):
    provider.configuration = {"issuer": "https://another.example"}
    refused = await world.client("maya").post(PROVIDERS, json=wish(provider))
    assert refused.json()["code"] == "identity.bad_issuer"
