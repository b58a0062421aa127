"""Service accounts: programs with a secret of their own, seen as what they are, with no right but those given."""

import asyncio
from base64 import b64encode
from typing import Any
from uuid import UUID

import httpx
import pytest
from tests.world import PEOPLE, World

SERVICES = "/api/account/service-accounts"
GRANT = {"grant_type": "client_credentials"}


async def make(world: World, name: str = "Schedule sync") -> dict[str, str]:
    answer = await world.client("maya").post(SERVICES, json={"name": name})
    assert answer.status_code == 201, answer.text
    return answer.json()


def program(world: World) -> httpx.AsyncClient:
    """A client that is no browser: it names no site and keeps no cookie."""
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=world.app), base_url="http://sitepost.test")


async def token(world: World, made: dict[str, str], path: str = "/oauth/token") -> httpx.Response:
    form = {**GRANT, "client_id": made["id"], "client_secret": made["secret"]}
    return await program(world).post(path, data=form)


async def signed_in(world: World, made: dict[str, str]) -> httpx.AsyncClient:
    client = program(world)
    client.headers["Authorization"] = f"Bearer {(await token(world, made)).json()['access_token']}"
    return client


async def listed(world: World) -> list[dict[str, Any]]:
    return (await world.client("maya").get(SERVICES)).json()["items"]


async def test_a_program_gets_a_token_and_is_known_as_one(world: World):
    made = await make(world)
    answer = await token(world, made)
    assert answer.status_code == 200, answer.text
    assert (answer.json()["token_type"], answer.json()["expires_in"]) == ("Bearer", 1800)
    assert "no-store" in answer.headers["cache-control"]
    assert answer.headers["pragma"] == "no-cache"
    client = await signed_in(world, made)
    me = (await client.get("/api/me")).json()
    assert (me["person"]["name"], me["projects"], me["person"]["account_admin"]) == ("API: Schedule sync", [], False)
    [shown] = await listed(world)
    assert (shown["name"], shown["created_by"], shown["active"]) == ("API: Schedule sync", "Maya King", True)
    assert shown["seen_at"] is not None
    assert made["secret"] not in (await world.client("maya").get(SERVICES)).text
    async with world.database.connection() as conn:
        kept = await (await conn.execute("SELECT identity_client::text FROM identity_client")).fetchall()
        mails = await (await conn.execute("SELECT sent_to, subject FROM mail")).fetchall()
    assert made["secret"] not in str(kept)
    assert mails == [("maya@harbour.example", "A service account was made (Harbour Developments)")]


async def test_it_has_the_rights_that_a_project_gives_it_and_no_other(world: World):
    made = await make(world)
    client, home = await signed_in(world, made), f"/api/projects/{world.project}"
    assert (await client.get(f"{home}/people")).status_code == 404, "a project that it is not in does not exist"
    [shown] = await listed(world)
    joined = {"person_id": shown["person_id"], "template_id": str(world.templates["manager"])}
    assert (await world.client("carl").post(f"{home}/people", json=joined)).status_code == 201
    await world.settle()
    assert (await client.get(f"{home}/people")).status_code == 200
    place = await client.post(f"{home}/groups", json={"name": "Robots"})
    assert place.status_code == 201, "a Project Manager edits the directory"
    async with world.database.connection() as conn:
        row = await (
            await conn.execute("SELECT actor FROM fact WHERE kind = 'directory.group_changed' ORDER BY at DESC")
        ).fetchone()
    assert row == (UUID(shown["person_id"]),), "the history names it"
    assert (await client.get("/api/account/outbox")).status_code == 403


async def test_it_never_administers_and_manages_no_sign_in(world: World):
    maya, made = world.client("maya"), await make(world)
    [shown] = await listed(world)
    path = f"/api/account/people/{shown['person_id']}"
    for change in ({"account_admin": True}, {"mail": "robot@delta.example"}, {"employee": True}):
        refused = await maya.patch(path, json=change)
        assert (refused.status_code, refused.json()["code"]) == (422, "directory.is_service"), change
    assert (await maya.post(f"{path}/invitation")).json()["code"] == "directory.is_service"
    client = await signed_in(world, made)
    for method, where, body in (
        ("POST", "/api/me/tokens", {"name": "more"}),
        ("POST", "/api/me/totp", {}),
        ("POST", "/api/me/passkeys/options", {}),
        ("PUT", "/api/me/password", {"old": "x", "new": "harbour lights again"}),
    ):
        assert (await client.request(method, where, json=body)).json()["code"] == "identity.not_by_token", where
    assert (await client.post(SERVICES, json={"name": "child"})).status_code == 403
    reset = await world.browser().post("/api/password-resets", json={"mail": "@"})
    await world.settle()
    async with world.database.connection() as conn:
        found = await (await conn.execute("SELECT count(*) FROM identity_link")).fetchone()
    assert (reset.status_code, found) == (202, (0,))


async def test_two_programs_have_no_address_and_both_may_be(world: World):
    await make(world, "One")
    await make(world, "API: Two")
    assert [each["name"] for each in await listed(world)] == ["API: One", "API: Two"]
    people = (await world.client("maya").get("/api/account/people", params={"q": "API"})).json()["items"]
    assert [(each["name"], each["mail"], each["service"]) for each in people] == [
        ("API: One", "", True),
        ("API: Two", "", True),
    ]


async def test_a_secret_is_rotated_with_and_without_an_overlap(world: World):
    first = await make(world)
    path = f"{SERVICES}/{first['id']}/secret"
    second = (await world.client("maya").post(path, json={"overlap_hours": 24})).json()
    assert [(await token(world, each)).status_code for each in (first, second)] == [200, 200]
    async with world.database.connection() as conn:
        await conn.execute("UPDATE identity_client SET old_until = now() - interval '1 second'")
    assert [(await token(world, each)).status_code for each in (first, second)] == [401, 200]
    third = (await world.client("maya").post(path, json={})).json()
    assert [(await token(world, each)).status_code for each in (second, third)] == [401, 200]


async def test_revoked_is_refused_at_once_and_for_good(world: World):
    made = await make(world)
    client, one = await signed_in(world, made), f"{SERVICES}/{made['id']}"
    assert (await client.get("/api/me")).status_code == 200
    assert (await world.client("maya").delete(one)).status_code == 204
    assert (await client.get("/api/me")).status_code == 401
    assert (await token(world, made)).status_code == 401
    assert await listed(world) == []
    assert (await world.client("maya").post(f"{one}/secret", json={})).json()["code"] == "identity.client_revoked"
    people = (await world.client("maya").get("/api/account/people", params={"q": "API"})).json()["items"]
    assert [each["active"] for each in people] == [False]
    await world.settle()
    async with world.database.connection() as conn:
        rows = await (
            await conn.execute("SELECT kind FROM fact WHERE kind LIKE 'identity.client%' ORDER BY at")
        ).fetchall()
    assert [kind for (kind,) in rows] == ["identity.client_made", "identity.client_revoked"]


async def test_whoever_is_deactivated_in_the_directory_gets_no_token(world: World):
    made = await make(world)
    client = await signed_in(world, made)
    [shown] = await listed(world)
    path = f"/api/account/people/{shown['person_id']}/active"
    assert (await world.client("maya").put(path, json={"active": False})).status_code == 200
    assert (await client.get("/api/me")).status_code == 401
    assert (await token(world, made)).status_code == 401


@pytest.mark.parametrize(
    ("form", "headers", "status", "error"),
    [
        ({}, {}, 400, "invalid_request"),
        ({"grant_type": "password"}, {}, 400, "unsupported_grant_type"),
        ({**GRANT, "scope": "admin"}, {}, 400, "invalid_scope"),
        (GRANT, {}, 401, "invalid_client"),
        (GRANT, {"Authorization": "Basic nonsense"}, 401, "invalid_client"),
        (GRANT, {"Authorization": "Bearer abc"}, 401, "invalid_client"),
        ({**GRANT, "client_id": "nobody", "client_secret": "x"}, {}, 401, "invalid_client"),
        ({**GRANT, "client_id": "{id}", "client_secret": "wrong"}, {}, 401, "invalid_client"),
        (
            {**GRANT, "client_id": "{id}", "client_secret": "{secret}"},
            {"Authorization": "Basic eDp4"},
            400,
            "invalid_request",
        ),
    ],
)
async def test_refusals_are_those_of_the_standard(
    world: World, form: dict[str, str], headers: dict[str, str], status: int, error: str
):
    made = await make(world)
    filled = {name: value.format(**made) for name, value in form.items()}
    answer = await program(world).post("/oauth/token", data=filled, headers=headers)
    assert (answer.status_code, answer.json()["error"]) == (status, error)
    assert ("www-authenticate" in answer.headers) is (status == 401)


async def test_the_head_may_carry_the_secret_and_a_form_is_a_form(world: World):
    made = await make(world)
    basic = b64encode(f"{made['id']}:{made['secret']}".encode()).decode()
    client = program(world)
    headers = {"Authorization": f"Basic {basic}"}
    assert (await client.post("/api/oauth/token", data=GRANT, headers=headers)).status_code == 200
    assert (await client.post("/oauth/token", json=GRANT, headers=headers)).json()["error"] == "invalid_request"
    twice = b"grant_type=client_credentials&grant_type=client_credentials"
    form = headers | {"Content-Type": "application/x-www-form-urlencoded"}
    assert (await client.post("/oauth/token", content=twice, headers=form)).json()["error"] == "invalid_request"
    assert (await client.post("/oauth/token", content=b"\xff=%", headers=form)).status_code == 400


async def test_tries_are_counted_and_tokens_end(world: World):
    made = await make(world)
    client = await signed_in(world, made)
    async with world.database.connection() as conn:
        await conn.execute("UPDATE identity_bearer SET ends_at = now() WHERE kind = 'service'")
    assert (await client.get("/api/me")).status_code == 401
    wrong = {**made, "secret": "wrong"}
    answers = [await token(world, wrong) for _ in range(61)]
    assert (answers[0].status_code, answers[-1].status_code) == (401, 429)
    assert int(answers[-1].headers["retry-after"]) > 0
    both = await asyncio.gather(*(token(world, made) for _ in range(2)))
    assert {each.status_code for each in both} == {429}


async def test_only_administrators_of_the_company_make_and_see_them(world: World):
    made = await make(world)
    for name in [each for each in PEOPLE if each != "maya"]:
        assert (await world.client(name).get(SERVICES)).status_code == 403
        assert (await world.client(name).post(SERVICES, json={"name": "x"})).status_code == 403
    zoe = world.client("zoe")
    assert (await zoe.get(SERVICES)).json()["items"] == []
    assert (await zoe.post(f"{SERVICES}/{made['id']}/secret", json={})).status_code == 404
    assert (await zoe.delete(f"{SERVICES}/{made['id']}")).status_code == 404
