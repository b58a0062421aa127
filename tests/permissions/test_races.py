"""Rights that are given or taken while passports are written again for another reason are not lost."""

import asyncio
import time
from collections.abc import Awaitable, Callable

import pytest
from tests.world import World

from sitepost.kernel.ids import new_id
from sitepost.kernel.passport import Level
from sitepost.platform.work import Work
from sitepost.tools.permissions import actions, store
from sitepost.tools.permissions.model import Assignment

WAITING = """
SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock')
"""
Rewrite = Callable[[World, Work], Awaitable[object]]


async def _person(world: World, work: Work) -> None:
    await actions.refresh_person(work, world.account, world.people["rita"])


async def _type(world: World, work: Work) -> None:
    await actions.add_type(work, world.account, tool=f"correspondence:{new_id()}", title="Site Instruction")


async def _template(world: World, work: Work) -> None:
    found = await store.load_template(work, world.templates["subcontractor"], account=world.account, for_change=True)
    await actions.edit_template(
        work,
        await world.passport("maya"),
        world.templates["subcontractor"],
        values={"levels": {"admin": "admin"}},
        expected=found.version if found else None,
    )


async def _until_waiting(world: World, other: "asyncio.Task[None]") -> None:
    deadline = time.monotonic() + 10
    async with Work(world.database, reading=True) as work:
        while not other.done() and not await work.value(WAITING):
            assert time.monotonic() < deadline, "the other transaction neither waits nor ends"
            await asyncio.sleep(0.01)


@pytest.mark.parametrize("rewrite", [_person, _type, _template])
@pytest.mark.parametrize(("held", "wanted"), [("none", Level.ADMIN), ("admin", Level.NONE)])
async def test_what_was_given_meanwhile_stays(world: World, rewrite: Rewrite, held: str, wanted: Level) -> None:
    await world.settle()
    rita = world.people["rita"]
    before = {"template": world.templates["subcontractor"]} if rewrite is _template else {"levels": {"admin": held}}
    async with world.work() as work:
        await actions.give(work, Assignment(project=world.project, person=rita, account=world.account, **before))
    name = {Level.ADMIN: "admin", Level.NONE: "none"}[wanted]
    given = Assignment(project=world.project, person=rita, account=world.account, levels={"admin": name})

    async def again() -> None:
        async with world.work() as work:
            await rewrite(world, work)

    async with world.work() as work:
        await actions.give(work, given)
        other = asyncio.create_task(again())
        await _until_waiting(world, other)
    await other
    passport = await world.passport("rita")
    assert passport.level("admin") is wanted


async def test_of_two_who_set_the_same_rights_one_is_told(world: World) -> None:
    """Both read the same version; whoever comes second waits for the first and is told what moved."""
    await world.settle()
    path = f"/api/projects/{world.project}/people/{world.people['rita']}/permissions"
    table = (await world.client("carl").get(f"/api/projects/{world.project}/permissions")).json()
    version = next(each["version"] for each in table["items"] if each["name"] == "Rita Moss")
    first = Assignment(
        project=world.project, person=world.people["rita"], account=world.account, levels={"admin": "admin"}
    )
    work = world.work()
    who = await world.passport("maya")
    await actions.assign(work, who, first.person, levels=dict(first.levels), expected=version)
    answers: list[int] = []

    async def second() -> None:
        answer = await world.client("carl").put(
            path, json={"levels": {"admin": "standard"}}, headers={"If-Match": f'"{version}"'}
        )
        answers.append(answer.status_code)

    other = asyncio.create_task(second())
    await _until_waiting(world, other)
    await work.commit()
    await other
    assert answers == [409]
    assert (await world.passport("rita")).level("admin") is Level.ADMIN
