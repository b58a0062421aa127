"""Fuzzing the contract: 10,000 requests by and against the OpenAPI document, and none may break the server.

`SITEPOST_FUZZ_CASES` says how many (bar B25: 10,000 in CI, 100,000 before a release).
"""

import os
from collections.abc import Awaitable, Callable
from random import Random
from typing import Any

import pytest
from tests.contract.estate import furnish, ids_of
from tests.contract.fuzzer import AGAINST, Tally, drawn, load, prepared
from tests.world import World

from sitepost.platform.http.openapi import document
from sitepost.platform.work import Work

CASES = int(os.environ.get("SITEPOST_FUZZ_CASES", "10000"))
PARTS = 4
ROLES = {"maya": 0.55, "dana": 0.35, "nobody": 0.1}  # company administrator, subcontractor, not signed in
BATCH = 40  # of one operation at a time
HEAVY = {"GET /api/projects/{project_id}/correspondence/items/{item_id}/pdf": 10}
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
WHERE a.attrelid = %(table)s::regclass AND a.attnum > 0
"""


async def keeper(world: World) -> Callable[[], Awaitable[None]]:
    """Return what puts back who may do what: the fuzzer signs people out, demotes them, closes projects."""
    statements = ["DELETE FROM identity_throttle"]
    async with Work(world.database) as work:
        for table in KEPT:
            await work.run(f"CREATE TABLE kept_{table} AS SELECT * FROM {table}")
            statements.append(await work.value(PUT_BACK, {"table": table}))

    async def put_back() -> None:
        async with Work(world.database) as work:
            for statement in statements:
                await work.run(statement)
        world.app.gate.forget()

    return put_back


async def fuzz(world: World, operations: list[Any], *, cases: int) -> Tally:
    """Ask every operation as everybody until `cases` were asked."""
    put_back, tally, random = await keeper(world), Tally(), Random(7)
    theirs = await ids_of(world, account=world.stranger.account, project=world.stranger.project)
    turn = 0
    while tally.cases < cases:
        before, turn = tally.cases, turn + 1
        for place, operation in enumerate(operations):
            share = max(1, (cases - tally.cases) // (len(operations) - place))
            count = min(share, HEAVY.get(operation.label, share), BATCH if turn > 1 else share)
            ids = await ids_of(world, account=world.account, project=world.project)
            for kind, foreign in theirs.items():
                ids[kind] = ids[kind] + random.sample(foreign, min(len(foreign), len(ids[kind]) // 6))
            await batch(world, operation, count=count, ids=ids, tally=tally, random=random, start=turn * 1000 + place)
            if operation.method != "get":
                await put_back()
            if tally.cases >= cases:
                break
        assert tally.cases > before, "nothing more can be generated"
    return tally


async def batch(
    world: World, operation: Any, *, count: int, ids: dict[str, list[str]], tally: Tally, random: Random, start: int
) -> None:
    """Ask one operation `count` times, by the schema and against it, as everybody."""
    against = round(count * AGAINST)
    found = [*drawn(operation, count=count - against, against=False, start=start)]
    found += drawn(operation, count=against, against=True, start=start)
    for case in found:
        role = random.choices(list(ROLES), list(ROLES.values()))[0]
        await tally.ask(world.app, case, prepared(case, ids, random, world.tokens.get(role)), role)


@pytest.mark.parametrize("part", range(PARTS))
async def test_no_request_breaks_the_server(
    world: World, part: int, record_property: Callable[[str, object], None]
) -> None:
    await furnish(world, "maya", project=world.project, label="Harbour", also=("dana",))
    await furnish(world, "zoe", project=world.stranger.project, label="North")
    wanted = CASES // PARTS + (part < CASES % PARTS)
    operations = load(document(world.app.litestar))[part::PARTS]
    tally = await fuzz(world, operations, cases=wanted)
    record_property("figure", f"fuzz {part + 1}/{PARTS}: {tally.line()}")
    print(tally.line(), *tally.slow, sep="\n")
    for o, c in sorted(tally.answers.items()): print("   ", o, dict(c.most_common()))
    assert tally.cases >= wanted
    told = "\n".join(f"{each.operation}\n    {each.what}\n    {each.request}" for each in tally.wrong.values())
    assert not tally.wrong, f"{len(tally.wrong)} broken answers\n{told}"
