"""The first run in the browser, who one is, and what the command line does with people."""

import asyncio

import msgspec
import pytest
from tests.world import BASE_URL, World

from sitepost.app import App
from sitepost.gateways import commands
from sitepost.kernel.refusal import Refusal
from sitepost.platform.work import Work

FIRST = {
    "account_name": "Harbour Developments",
    "person": {"name": "Maya King", "mail": "maya@harbour.example", "password": "cranes over water"},
    "project": {"name": "Harbour Tower", "number": "HT-01", "time_zone": "Europe/London"},
}


def browser(app: App):
    import httpx

    return httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url=BASE_URL, headers={"Origin": BASE_URL})


async def test_the_first_run(app: App):
    client = browser(app)
    state = (await client.get("/api/setup")).json()
    assert (state["needed"], state["code_required"]) == (True, False)
    assert len(state["types"]) > 10
    made = await client.post("/api/setup", json=FIRST)
    assert made.status_code == 201, made.text
    assert made.json()["project"]["name"] == "Harbour Tower"
    assert (await client.get("/api/setup")).json() == {"needed": False, "code_required": False, "types": []}
    me = (await client.get("/api/me")).json()
    assert me["person"]["account_admin"] is True
    assert me["account"]["name"] == "Harbour Developments"
    (project,) = me["projects"]
    assert [(tool["key"], tool["level"]) for tool in project["tools"]] == [
        ("directory", "admin"),
        ("admin", "admin"),
    ]
    assert "create_project" in me["can"]
    again = await browser(app).post("/api/setup", json=FIRST)
    assert again.json()["code"] == "setup.already"
    signed = await browser(app).post(
        "/api/session", json={"mail": "maya@harbour.example", "password": "cranes over water"}
    )
    assert signed.status_code == 201


async def test_the_first_run_with_types(app: App):
    client = browser(app)
    answer = await client.post("/api/setup", json={**FIRST, "types": ["no_such_template"]})
    assert answer.status_code == 422
    assert (await client.get("/api/setup")).json()["needed"] is True  # nothing half-made
    keys = [each["key"] for each in (await client.get("/api/setup")).json()["types"]][:2]
    answer = await client.post("/api/setup", json={**FIRST, "types": keys})
    assert answer.status_code == 201, answer.text
    tools = (await client.get("/api/me")).json()["projects"][0]["tools"]
    types = [tool for tool in tools if tool["key"].startswith("correspondence:")]
    assert len(types) == 2
    assert all(tool["level"] == "admin" and tool["can"] == ["create", "configure"] for tool in types)


@pytest.mark.parametrize(
    "change",
    [
        {"person": {**FIRST["person"], "password": "password"}},
        {"person": {**FIRST["person"], "mail": "nonsense"}},
        {"project": {**FIRST["project"], "time_zone": "Mars/Olympus"}},
        {"account_name": "\x00"},
        {"is_root": True},
    ],
)
async def test_a_refused_first_run_makes_nothing(app: App, change: dict):
    client = browser(app)
    answer = await client.post("/api/setup", json=FIRST | change)
    assert answer.status_code in (400, 422), answer.text
    assert (await client.get("/api/setup")).json()["needed"] is True
    async with app.database.connection() as conn:
        for table in ("directory_person", "passport", "fact", "identity_login"):
            row = await (await conn.execute(f"SELECT count(*) FROM {table}")).fetchone()
            assert row == (0,), table


async def test_of_parallel_first_runs_one_counts(app: App):
    answers = await asyncio.gather(*(browser(app).post("/api/setup", json=FIRST) for _ in range(3)))
    assert sorted(answer.status_code for answer in answers) == [201, 422, 422]


async def test_the_set_up_code(app: App):
    app.litestar.state.settings = msgspec.structs.replace(app.settings, setup_code="1234-5678")
    client = browser(app)
    assert (await client.get("/api/setup")).json()["code_required"] is True
    for code in ({}, {"code": "0000-0000"}, {"code": "é"}):
        assert (await client.post("/api/setup", json=FIRST | code)).json()["code"] == "setup.wrong_code"
    assert (await client.post("/api/setup", json={**FIRST, "code": "1234-5678"})).status_code == 201


async def test_me_tells_levels_and_rights(world: World):
    me = (await world.client("dana").get("/api/me")).json()
    assert me["person"]["company"]["name"] == "Delta Concrete"
    assert me["person"]["initials"] == "DO"
    assert me["can"] == []
    (project,) = me["projects"]
    assert (project["number"], project["can"]) == ("HT-01", [])
    assert [(tool["key"], tool["level"]) for tool in project["tools"]] == [
        ("directory", "read_only"),
    ]
    carl = (await world.client("carl").get("/api/me")).json()
    assert carl["projects"][0]["can"] == ["edit_project", "edit_directory"]
    assert carl["can"] == ["read_people"]
    assert (await world.client(None).get("/api/me")).status_code == 401


async def test_the_command_line_adds_promotes_and_makes_tokens(world: World):
    async with Work(world.database) as work:
        person = await commands.add_user(
            work,
            name="Ola Berg",
            mail="ola@harbour.example",
            password="cranes over water",
            account=world.account,
        )
    async with Work(world.database) as work:
        await commands.promote(work, mail="OLA@harbour.example", account=world.account)
        token = await commands.create_token(work, mail="ola@harbour.example", name="cron", account=world.account)
    headers = {"Authorization": f"Bearer {token}"}
    me = (await world.browser().get("/api/me", headers=headers)).json()
    assert me["person"]["id"] == str(person.id)
    assert me["person"]["account_admin"] is True
    async with Work(world.database) as work:
        await commands.set_password(
            work, mail="ola@harbour.example", password="gulls over the quay", account=world.account
        )
    body = {"mail": "ola@harbour.example", "password": "gulls over the quay"}
    assert (await world.browser().post("/api/session", json=body)).status_code == 201
    async with Work(world.database) as work:
        with pytest.raises(Refusal) as refusal:
            await commands.set_password(work, mail="nobody@x.example", password="x" * 9, account=world.account)
    assert refusal.value.why is commands.NOBODY
