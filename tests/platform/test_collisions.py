"""Requests that stand in each other's way in the database: both succeed, and nobody is told of it."""

import asyncio
from typing import Any

import pytest
from tests.world import World

from sitepost.tools.directory.store import people


async def test_two_administrators_who_change_each_other_at_the_same_moment_both_succeed(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    maya, omar = world.client("maya"), world.client("omar")
    paths = {name: f"/api/account/people/{world.people[name]}" for name in ("maya", "omar")}
    assert (await maya.patch(paths["omar"], json={"account_admin": True})).status_code == 200
    await world.settle()
    both, saves, save = asyncio.Barrier(2), list[str](), people.save

    async def slowly(work: Any, person: Any) -> None:
        saves.append(person.name)
        if len(saves) <= 2:
            await both.wait()  # each holds their own passport now, and is about to write the other's
        await save(work, person)

    monkeypatch.setattr(people, "save", slowly)
    answers = await asyncio.gather(
        maya.patch(paths["omar"], json={"title": "Chairman"}), omar.patch(paths["maya"], json={"title": "Chairwoman"})
    )
    assert [answer.status_code for answer in answers] == [200, 200]
    assert len(saves) in (3, 4), "they collided, and one of them, or both, were run once more"
    assert (await maya.get(paths["omar"])).json()["title"] == "Chairman"
    assert (await omar.get(paths["maya"])).json()["title"] == "Chairwoman"


async def test_two_administrators_who_demote_each_other_leave_one(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    maya, omar = world.client("maya"), world.client("omar")
    paths = {name: f"/api/account/people/{world.people[name]}" for name in ("maya", "omar")}
    assert (await maya.patch(paths["omar"], json={"account_admin": True})).status_code == 200
    await world.settle()

    async def demote(client: Any, path: str) -> Any:
        answer = await client.patch(path, json={"account_admin": False})
        while answer.status_code == 503:  # collided twice: come back, as it says
            answer = await client.patch(path, json={"account_admin": False})
        return answer

    answers = await asyncio.gather(demote(maya, paths["omar"]), demote(omar, paths["maya"]))
    assert sorted(answer.status_code for answer in answers) == [200, 403]
