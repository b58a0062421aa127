"""The matrix over HTTP."""

from typing import Any

import pytest
from tests.correspondence.site import Site


def path(site: Site, tool: str | None = None) -> str:
    """Where the matrix of Notices of Delay is."""
    return f"/api/projects/{site.world.project}/notifications/matrix/{tool or site.tool('NOD')}"


async def test_an_administrator_of_the_type_reads_and_sets_it(site: Site) -> None:
    carl = site.world.client("carl")
    first = await carl.get(path(site))
    assert first.status_code == 200, first.text
    assert (first.json()["version"], first.headers["etag"]) == (0, '"0"')
    events: dict[str, Any] = first.json()["events"]
    assert events["created"] == dict.fromkeys(["creator", "assignee", "distribution", "received_from"], True)
    assert events["assigned"]["creator"] is None
    events["closed"]["creator"] = True
    events["created"]["creator"] = False
    saved = await carl.put(path(site), json={"events": events}, headers={"If-Match": '"0"'})
    assert saved.status_code == 200, saved.text
    assert saved.json()["version"] == 1
    again = (await carl.get(path(site))).json()
    assert again["events"] == events
    stale = await carl.put(path(site), json={"events": events}, headers={"If-Match": '"0"'})
    assert stale.status_code == 409
    assert stale.json()["extra"] == {"version": 1, "changed": ["events"]}
    async with site.world.work(reading=True) as work:
        facts = await work.values("SELECT body FROM fact WHERE kind = 'notifications.matrix_changed'")
    assert [fact["tool"] for fact in facts] == [site.tool("NOD")]


@pytest.mark.parametrize(("name", "status"), [("ana", 403), ("rita", 403), ("omar", 404), ("zoe", 404), (None, 401)])
async def test_others_are_refused(site: Site, name: str | None, status: int) -> None:
    client = site.world.client(name)
    assert (await client.get(path(site))).status_code == status
    assert (await client.put(path(site), json={"events": {}})).status_code == status


@pytest.mark.parametrize("tool", ["directory", "correspondence:nonsense", "x" * 70])
async def test_what_has_no_matrix_is_not_found(site: Site, tool: str) -> None:
    assert (await site.world.client("carl").get(path(site, tool))).status_code == 404


@pytest.mark.parametrize(
    "body",
    [
        {"events": {"assigned": {"creator": True}}},
        {"events": {"exploded": {}, "created": {"king": True}}},
        {"events": {"created": {"creator": "yes"}}},
        {"events": []},
        {"ticked": []},
        {},
    ],
)
async def test_a_bad_matrix_is_refused_whole(site: Site, body: dict[str, Any]) -> None:
    answer = await site.world.client("carl").put(path(site), json=body)
    assert answer.status_code == 422
    assert answer.json()["errors"] or answer.json()["detail"]
    assert (await site.world.client("carl").get(path(site))).json()["version"] == 0
