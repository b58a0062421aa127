"""Invitations and password resets: stories over HTTP and mail."""

import asyncio
import re

from tests.world import PASSWORD, World


async def mails(world: World, to: str) -> list[dict]:
    async with world.database.connection() as conn:
        rows = await (
            await conn.execute("SELECT reason, subject, text, html FROM mail WHERE sent_to = %s ORDER BY id", (to,))
        ).fetchall()
    return [dict(zip(("reason", "subject", "text", "html"), row, strict=True)) for row in rows]


def token_in(mail: dict, path: str) -> str:
    found = re.search(rf"http://sitepost\.test/{path}/([\w-]+)", mail["text"])
    assert found, mail["text"]
    assert found[0] in mail["html"]
    return found[1]


async def invite(world: World, mail: str = "sam@delta.example") -> str:
    body = {"name": "Sam Oduya", "mail": mail, "company_id": str(world.companies["delta"]), "invite": True}
    made = await world.client("maya").post("/api/account/people", json=body)
    assert made.status_code == 201, made.text
    await world.settle()
    return made.json()["id"]


async def test_an_invitation_from_mail_to_first_sign_in(world: World):
    await invite(world)
    (mail,) = await mails(world, "sam@delta.example")
    assert mail["subject"] == "Invitation to Harbour Developments on Sitepost"
    assert "Maya King (Harbour Developments)" in mail["text"]
    token = token_in(mail, "invitations")
    browser = world.browser()
    shown = await browser.get(f"/api/invitations/{token}")
    assert shown.json() == {
        "mail": "sam@delta.example",
        "name": "Sam Oduya",
        "account_name": "Harbour Developments",
        "inviter": "Maya King",
    }
    weak = await browser.post(f"/api/invitations/{token}", json={"password": "password1"})
    assert weak.json()["code"] == "identity.password_common"
    done = await browser.post(f"/api/invitations/{token}", json={"password": "cranes over water"})
    assert done.status_code == 200, done.text
    assert (await browser.get("/api/me")).json()["person"]["name"] == "Sam Oduya"
    again = await world.browser().post(f"/api/invitations/{token}", json={"password": "cranes over water"})
    assert again.status_code == 404
    assert again.json()["code"] == "identity.link_dead"
    assert (await world.browser().get(f"/api/invitations/{token}")).status_code == 404


async def test_a_later_invitation_kills_the_earlier_one(world: World):
    person = await invite(world)
    answer = await world.client("maya").post(f"/api/account/people/{person}/invitation")
    assert answer.status_code == 202
    await world.settle()
    first, second = [token_in(mail, "invitations") for mail in await mails(world, "sam@delta.example")]
    assert (await world.browser().get(f"/api/invitations/{first}")).status_code == 404
    assert (await world.browser().get(f"/api/invitations/{second}")).status_code == 200


async def test_somebody_with_a_password_is_told_where_to_sign_in(world: World):
    await world.client("maya").post(f"/api/account/people/{world.people['dana']}/invitation")
    await world.settle()
    (mail,) = await mails(world, "dana@delta.example")
    assert "/invitations/" not in mail["text"]
    assert "Sign in with dana@delta.example" in mail["text"]


async def test_expired_and_forged_links_are_dead(world: World):
    await invite(world)
    token = token_in((await mails(world, "sam@delta.example"))[0], "invitations")
    for forged in (token[:-1] + ("A" if token[-1] != "A" else "B"), "x", "%00", "a" * 2000):
        assert (await world.browser().get(f"/api/invitations/{forged}")).status_code == 404
    async with world.database.connection() as conn:
        await conn.execute("UPDATE identity_link SET expires_at = expires_at - interval '7 days'")
    assert (await world.browser().get(f"/api/invitations/{token}")).status_code == 404
    answer = await world.browser().post(f"/api/invitations/{token}", json={"password": "cranes over water"})
    assert answer.json()["code"] == "identity.link_dead"


async def test_an_invitation_of_somebody_deactivated_is_dead(world: World):
    person = await invite(world)
    token = token_in((await mails(world, "sam@delta.example"))[0], "invitations")
    await world.client("maya").put(f"/api/account/people/{person}/active", json={"active": False})
    answer = await world.browser().post(f"/api/invitations/{token}", json={"password": "cranes over water"})
    assert answer.status_code == 404
    assert (await world.browser().get(f"/api/invitations/{token}")).status_code == 404


async def test_a_link_to_an_old_address_dies_with_it(world: World):
    person = await invite(world)
    token = token_in((await mails(world, "sam@delta.example"))[0], "invitations")
    await world.client("maya").patch(f"/api/account/people/{person}", json={"mail": "sam.oduya@delta.example"})
    await world.settle()
    assert (await world.browser().get(f"/api/invitations/{token}")).status_code == 404


async def test_a_link_is_used_once_even_in_parallel(world: World):
    await invite(world)
    token = token_in((await mails(world, "sam@delta.example"))[0], "invitations")
    answers = await asyncio.gather(
        *(world.browser().post(f"/api/invitations/{token}", json={"password": "cranes over water"}) for _ in range(4))
    )
    assert sorted(answer.status_code for answer in answers) == [200, 404, 404, 404]


async def test_a_reset_gives_a_new_password_and_ends_old_sessions(world: World):
    dana = world.client("dana")
    assert (await dana.get("/api/me")).status_code == 200
    asked = await world.browser().post("/api/password-resets", json={"mail": "DANA@delta.example"})
    assert asked.status_code == 202
    await world.settle()
    (mail,) = await mails(world, "dana@delta.example")
    assert mail["reason"] == "password_reset"
    token = token_in(mail, "password-resets")
    browser = world.browser()
    done = await browser.post(f"/api/password-resets/{token}", json={"password": "gulls over the quay"})
    assert done.status_code == 200, done.text
    assert (await browser.get("/api/me")).status_code == 200
    assert (await dana.get("/api/me")).status_code == 401
    old = await world.browser().post("/api/session", json={"mail": "dana@delta.example", "password": PASSWORD})
    assert old.status_code == 422
    again = await browser.post(f"/api/password-resets/{token}", json={"password": "gulls over the quay"})
    assert again.status_code == 404


async def test_a_reset_link_is_no_invitation_and_lives_an_hour(world: World):
    await world.browser().post("/api/password-resets", json={"mail": "dana@delta.example"})
    await world.settle()
    token = token_in((await mails(world, "dana@delta.example"))[0], "password-resets")
    assert (await world.browser().get(f"/api/invitations/{token}")).status_code == 404
    async with world.database.connection() as conn:
        await conn.execute("UPDATE identity_link SET expires_at = expires_at - interval '1 hour'")
    answer = await world.browser().post(f"/api/password-resets/{token}", json={"password": "gulls over the quay"})
    assert answer.status_code == 404


async def test_asking_for_a_reset_tells_nothing_about_who_is_here(world: World):
    answers = [
        await world.browser().post("/api/password-resets", json={"mail": mail})
        for mail in ("dana@delta.example", "nobody@delta.example", "sam at delta", "zoe@northgate.example")
    ]
    assert {answer.status_code for answer in answers} == {202}
    assert len({answer.content for answer in answers}) == 1
    await world.settle()
    assert await mails(world, "nobody@delta.example") == []


async def test_resets_are_throttled_alike_for_known_and_unknown(world: World):
    for mail in ("dana@delta.example", "nobody@delta.example"):
        statuses = [
            (await world.browser().post("/api/password-resets", json={"mail": mail})).status_code for _ in range(11)
        ]
        assert statuses == [202] * 10 + [429]


async def test_no_reset_for_the_deactivated(world: World):
    await world.client("maya").put(f"/api/account/people/{world.people['dana']}/active", json={"active": False})
    await world.browser().post("/api/password-resets", json={"mail": "dana@delta.example"})
    await world.settle()
    assert await mails(world, "dana@delta.example") == []
