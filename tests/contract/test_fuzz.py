"""Fuzzing the contract: 10,000 requests by and against the OpenAPI document, and none may break the server.

`SITEPOST_FUZZ_CASES` says how many (bar B25: 10,000 in CI, 100,000 before a release).
"""

import os
from collections.abc import Awaitable, Callable
from random import Random
from typing import Any

import pytest
from argon2 import PasswordHasher
from tests.card_check import check_cards
from tests.contract.dressing import prepared
from tests.contract.estate import IDS, doors, furnish, ids_of
from tests.contract.fuzzer import AGAINST, Tally, drawn, load
from tests.world import World

from sitepost.platform.http.openapi import document
from sitepost.platform.work import Work
from sitepost.tools.identity.actions import passwords

CASES = int(os.environ.get("SITEPOST_FUZZ_CASES", "10000"))
PARTS = 4
ROLES = ("maya", "dana", "nobody", "maya", "dana", "maya", "maya", "dana")  # administrator, subcontractor, unsigned
HEAVY = {"GET /api/projects/{project_id}/correspondence/items/{item_id}/pdf": 10}
SECRET = {  # routes that answer well only to what the fuzzer cannot know
    "GET /api/invitations/{token}": "the secret of a mail",
    "POST /api/invitations/{token}": "the secret of a mail",
    "POST /api/password-resets/{token}": "the secret of a mail",
    "POST /api/session/totp/confirmation": "the code of a device",
    "POST /api/me/passkeys/{passkey_id}/removal": "the signature of a device",
    "POST /api/session/code": "the code of a device",
    "POST /api/me/totp/confirmation": "the code of a device",
    "POST /api/me/totp/removal": "the code of a device",
    "POST /api/me/recovery-codes": "the code of a device",
    "POST /api/me/passkeys": "the signature of a device",
    "POST /api/session/passkey": "the signature of a device",
    "POST /api/session/provider": "a provider that is reached",
    "POST /api/session/provider/answer": "the answer of a provider",
    "POST /api/oauth/token": "the secret of a client",
    "POST /api/setup": "a server without a company",
}
KEPT = (
    "scope", "passport", "identity_login", "identity_bearer", "directory_person", "directory_member",
    "directory_project", "permissions_member", "permissions_template", "correspondence_type",
    "correspondence_fieldset_project",
)  # fmt: skip
PUT_BACK = """
SELECT format('INSERT INTO %%1$I SELECT * FROM kept_%%1$s ON CONFLICT (%%2$s) DO UPDATE SET %%3$s', %(table)s::text,
    string_agg(quote_ident(attname), ', ') FILTER (WHERE attnum = ANY(i.indkey)),
    string_agg(format('%%1$I = excluded.%%1$I', attname), ', '))
FROM pg_attribute a JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary
WHERE a.attrelid = %(table)s::regclass AND a.attnum > 0 AND %(table)s || '.' || attname <> ALL(%(left)s)
"""
LEFT = ["directory_person.company_id", "correspondence_type.super_private"]  # they decide what cards say
MOVED = """
SELECT p.id, k.company_id FROM directory_person p JOIN kept_directory_person k USING (id)
WHERE p.company_id <> k.company_id AND p.account_id = %(account)s
"""


async def keeper(world: World) -> Callable[[], Awaitable[None]]:
    """Return what puts back who may do what: the fuzzer signs people out, demotes them, closes projects."""
    statements = ["DELETE FROM identity_throttle"]
    async with Work(world.database) as work:
        for table in KEPT:
            await work.run(f"CREATE TABLE kept_{table} AS SELECT * FROM {table}")
            statements.append(await work.value(PUT_BACK, {"table": table, "left": LEFT}))

    async def put_back() -> None:
        async with Work(world.database) as work:
            for statement in statements:
                await work.run(statement)
        world.app.gate.forget()
        async with Work(world.database, reading=True) as work:
            moved = await work.dicts(MOVED, {"account": world.account})
        for each in moved:
            path, body = f"/api/account/people/{each['id']}", {"company_id": str(each["company_id"])}
            answer = await world.client("maya").patch(path, json=body, headers={"If-Match": "*"})
            assert answer.status_code == 200, answer.text

    return put_back


def weight(operation: Any) -> int:
    """How much there is to vary: bodies most, then queries; ids alone least."""
    raw = operation.definition.raw
    return 4 if "requestBody" in raw else 2 if any(each["in"] == "query" for each in raw.get("parameters", ())) else 1


async def fuzz(world: World, operations: list[Any], *, cases: int) -> Tally:
    """Ask every operation as everybody until `cases` were asked."""
    put_back, tally, random = await keeper(world), Tally(), Random(7)
    theirs = await ids_of(world, account=world.stranger.account, project=world.stranger.project)
    turn = 0
    while tally.cases < cases:
        before, turn, heavy = tally.cases, turn + 1, sum(map(weight, operations))
        for place, operation in enumerate(operations):
            count = max(1, (cases - tally.cases) * weight(operation) // heavy)
            heavy -= weight(operation)
            ids = await ids_of(world, account=world.account, project=world.project)
            for kind in IDS:
                ids[kind] += random.sample(theirs[kind], min(len(theirs[kind]), len(ids[kind]) // 6))
            most = HEAVY.get(operation.label, count)
            await batch(world, operation, count=min(count, most), ids=ids, tally=tally, random=random, turn=turn)
            if operation.method != "get":
                await put_back()
            if tally.cases >= cases:
                break
        assert tally.cases > before, "nothing more can be generated"
    return tally


async def batch(
    world: World, operation: Any, *, count: int, ids: dict[str, list[str]], tally: Tally, random: Random, turn: int
) -> None:
    """Ask one operation `count` times, by the schema and against it, as everybody."""
    against = round(count * AGAINST)
    found = [*drawn(operation, count=count - against, against=False, start=turn)]
    found += drawn(operation, count=against, against=True, start=turn)
    for place, case in enumerate(found):
        role = ROLES[place % len(ROLES)]
        await tally.ask(world.app, case, prepared(case, ids, random, world.tokens.get(role)), role)
    for role in ROLES[1:] if len(found) == 1 else ():
        await tally.ask(world.app, found[0], prepared(found[0], ids, random, world.tokens.get(role)), role)


@pytest.fixture(autouse=True)
def _cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a password cost next to nothing: the fuzzer tries many, and waits for every hash."""
    monkeypatch.setattr(passwords, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    passwords._nobody.cache_clear()


@pytest.mark.parametrize("part", range(PARTS))
async def test_no_request_breaks_the_server(
    world: World, part: int, record_property: Callable[[str, object], None]
) -> None:
    await furnish(world, "maya", project=world.project, label="Harbour", also=("dana",))
    await furnish(world, "zoe", project=world.stranger.project, label="North")
    await doors(world, person=world.people["maya"])
    wanted = CASES // PARTS + (part < CASES % PARTS)
    operations = load(document(world.app.litestar))[part::PARTS]
    tally = await fuzz(world, operations, cases=wanted)
    record_property("figure", f"fuzz {part + 1}/{PARTS}: {tally.line()}")
    print(tally.line(), *tally.slow, sep="\n")
    assert tally.cases >= wanted
    told = "\n".join(f"{each.operation}\n    {each.what}\n    {each.request}" for each in tally.wrong.values())
    assert not tally.wrong, f"{len(tally.wrong)} broken answers\n{told}"
    if wanted >= 40 * len(operations):
        unreached = [each.label for each in operations if each.label not in tally.reached | SECRET.keys()]
        assert len(unreached) < len(operations) / 8, f"never answered well: {unreached}"
    await check_aftermath(world)


async def check_aftermath(world: World) -> None:
    """What was done must be digestible: every reaction and job runs, and every card says what its rows say."""
    await world.settle()
    async with Work(world.database, reading=True) as work:
        assert await work.dicts("SELECT reaction, error FROM reaction_failure") == []
        assert await work.dicts("SELECT task_name, args FROM procrastinate_jobs WHERE attempts > 0") == []
    assert await check_cards(world.database) > 0
