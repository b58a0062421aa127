"""Another tenant's administrator tries every id of ours, on every route of the three rooms: none exists for them."""

from uuid import UUID, uuid4

import pytest
from tests.identity.device import Device
from tests.identity.test_passkeys import add
from tests.world import World

from sitepost.platform.work import Work
from sitepost.tools.identity import store

TAGS = {"identity", "directory", "permissions"}
BODIES = {
    "set_person_active": {"active": False},
    "set_project_active": {"active": False},
    "set_rights": {"levels": {}},
    "rename_passkey": {"name": "Phone"},
    "confirm_import": {"seal": "of another plan"},
    "edit_provider": {"name": "Pier", "issuer": "https://127.0.0.1", "client_id": "sitepost", "domains": []},
}
PROVIDER = """
INSERT INTO identity_provider (id, account_id, name, issuer, client_id, enabled, has_factor, created_at)
VALUES (gen_random_uuid(), %(account)s, 'Ours', 'https://127.0.0.1', 'sitepost', true, false, now()) RETURNING id
"""
PUBLIC = {"show_invitation", "accept_invitation", "reset_password"}  # their tokens are no ids


async def our_ids(world: World) -> dict[str, UUID]:
    """Something of ours for every path parameter."""
    carl, home = world.client("carl"), f"/api/projects/{world.project}"

    async def made(path: str, body: dict, client=carl) -> UUID:
        answer = await client.post(path, json=body)
        assert answer.status_code == 201, answer.text
        return UUID(answer.json()["id"])

    async with Work(world.database, reading=True) as work:
        session = (await store.bearers(work, world.people["dana"], kind="session"))[0].id
    return {
        "company_id": world.companies["delta"],
        "person_id": world.people["dana"],
        "account_project_id": world.project,
        "template_id": world.templates["owner"],
        "session_id": session,
        "token_id": await made("/api/me/tokens", {"name": "script"}),
        "group_id": await made(f"{home}/groups", {"name": "Delta team"}),
        "location_id": await made(f"{home}/locations", {"name": "Pier"}),
        "cost_code_id": await made(f"{home}/cost-codes", {"code": "1", "name": "Concrete"}),
        "spec_section_id": await made(f"{home}/spec-sections", {"number": "1", "name": "Concrete"}),
        "import_id": await sent(world),
        "client_id": await made("/api/account/service-accounts", {"name": "Sync"}, world.client("maya")),
        "provider_id": await provided(world),
        "passkey_id": UUID((await add(world, Device())).json()["id"]),
        "trade_id": await made("/api/account/trades", {"name": "Formwork"}, world.client("maya")),
    }


async def provided(world: World) -> UUID:
    """A provider of ours."""
    async with world.database.connection() as conn:
        row = await (await conn.execute(PROVIDER, {"account": world.account})).fetchone()
    return row[0]


async def sent(world: World) -> UUID:
    """A table to import that waits for Maya's word."""
    path, table = "/api/account/imports", b"mail\nnew@quay.example\n"
    answer = await world.client("maya").post(path, params={"sort": "people"}, content=table)
    return UUID(answer.json()["id"])


def cases(world: World):
    """Every handler of the rooms that takes an id, with its method and path."""
    for route in world.app.litestar.routes:
        for handler in getattr(route, "route_handlers", ()):
            if not TAGS & set(handler.tags or ()) or handler.handler_name in PUBLIC:
                continue
            names = [part.name for part in route.path_components if not isinstance(part, str)]
            if names:
                yield handler, names, route.path_components


@pytest.mark.parametrize("place", ["theirs", "ours", "nowhere"])
async def test_no_id_of_ours_exists_for_a_stranger(world: World, place: str):
    ids, tried = await our_ids(world), 0
    if place == "nowhere":
        ids = {name: uuid4() for name in ids}
    ids["project_id"] = world.project if place == "ours" else world.stranger.project
    for handler, names, components in cases(world):
        if place != "ours" and names == ["project_id"]:
            continue  # that is their own project
        path = "/" + "/".join(part if isinstance(part, str) else str(ids[part.name]) for part in components)
        for method in handler.http_methods - {"OPTIONS", "HEAD"}:
            body = BODIES.get(handler.handler_name, {})
            if handler.handler_name == "enter_project":
                body = {"person_id": str(world.people["zoe"])}
            answer = await world.client("zoe").request(method, path, json=body if method != "GET" else None)
            assert answer.status_code == 404, (method, path, answer.status_code, answer.text)
            tried += 1
    assert tried > 20
