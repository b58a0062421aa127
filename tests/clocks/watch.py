"""Steps that tests of clocks repeat: rules of a type, the time going by, what somebody is shown."""

from datetime import UTC, datetime
from typing import Any

import httpx
from tests.correspondence.site import Site

from sitepost.tools.clocks import rules
from sitepost.tools.clocks.actions import striking
from sitepost.tools.clocks.routes.sets import rule_body

REPLY: dict[str, Any] = {
    "key": "61.4",
    "clause": "61.4",
    "text": "A reply within a week.",
    "trigger": "issued",
    "amount": 1,
    "unit": "weeks",
    "turn": "recipient",
    "stops": ["answer", "closed"],
    "warn": [2],
    "outcome": "No reply",
}
SILENCE: dict[str, Any] = REPLY | {
    "key": "silence",
    "amount": 2,
    "trigger": "notice",
    "after": "61.4",
    "effect": "accepted",
    "outcome": "Treated as acceptance",
}
AWARE: dict[str, Any] = REPLY | {
    "key": "61.3",
    "clause": "61.3",
    "amount": 8,
    "trigger": "date",
    "date": "Became aware on",
    "turn": "sender",
    "stops": ["issued"],
    "effect": "barred",
}


def shipped(key: str) -> list[dict[str, Any]]:
    """The rules of a set that comes with Sitepost, as they are sent."""
    import msgspec

    found = rules.sets.shipped(key)
    assert found is not None
    return [msgspec.to_builtins(rule_body(each)) for each in found.rules]


class Watch:
    """The site, with the time in the test's hands."""

    def __init__(self, site: Site) -> None:
        self.site, self.world = site, site.world
        self.base = f"/api/projects/{site.world.project}/clocks"

    async def rules(self, *given: dict[str, Any], type: str = "NOD", **more: Any) -> dict[str, Any]:
        """Set the rules of a type for the company."""
        path = f"/api/account/clocks/types/{self.site.types[type]}"
        answer = await self.world.client("maya").put(path, json={"rules": list(given), **more})
        assert answer.status_code == 200, answer.text
        return answer.json()  # type: ignore[no-any-return]  # JSON

    async def issued(self, at: str, name: str = "ana", type: str = "NOD", **fields: Any) -> dict[str, Any]:
        """An item that was issued at a moment of universal time, to Dana unless told otherwise."""
        await self.world.settle()
        item = await self.site.create(name, type, **({"assignees": self.site.people("dana")} | fields))
        await self.dated(at)
        return item

    async def dated(self, at: str) -> None:
        """Let what nobody has heard yet have happened at that moment, and let it be heard."""
        async with self.world.work() as work:
            await work.run("ALTER TABLE fact DISABLE TRIGGER USER")
            await work.run(
                "UPDATE fact f SET at = %s FROM outbox o WHERE o.stream = f.stream AND o.seq = f.seq",
                [moment(at)],
            )
            await work.run("ALTER TABLE fact ENABLE TRIGGER USER")
        await self.world.settle()

    async def strike(self, at: str) -> None:
        """Let the clock strike at that moment, and let that be heard."""
        async with self.world.work() as work:
            work.now, work.account = moment(at), None
            await striking.strike(work)
        await self.world.settle()

    async def of(self, name: str, item: dict[str, Any], expect: int = 200) -> dict[str, Any]:
        """What somebody is shown of the clocks of an item."""
        answer = await self.world.client(name).get(f"{self.base}/items/{item['id']}")
        assert answer.status_code == expect, answer.text
        return answer.json()  # type: ignore[no-any-return]  # JSON

    async def states(self, item: dict[str, Any]) -> list[str]:
        """The clocks of an item in short."""
        found = (await self.of("carl", item))["items"]
        return [f"{each['clause']} {each['state']} {each['deadline_on']}" for each in found]

    async def hand(self, name: str, item: dict[str, Any], what: str, place: int = 0, **body: Any) -> httpx.Response:
        """Do something to a clock of an item."""
        clock = (await self.of("carl", item))["items"][place]["id"]
        return await self.world.client(name).post(f"{self.base}/{clock}/{what}", json=body)

    async def date(
        self, name: str, item: dict[str, Any], day: str | None, label: str = "Became aware on"
    ) -> httpx.Response:
        """Say from which day periods of an item run."""
        path = f"{self.base}/items/{item['id']}/dates"
        return await self.world.client(name).put(path, json={"label": label, "day": day})

    async def facts(self) -> list[str]:
        """The kinds of facts about clocks of the project, in order."""
        query = "SELECT kind FROM fact WHERE stream = %s AND kind LIKE 'clocks.%%' ORDER BY seq"
        async with self.world.work(reading=True) as work:
            return [kind.removeprefix("clocks.") for kind in await work.values(query, [self.world.project])]


def moment(at: str) -> datetime:
    """A moment of universal time."""
    return datetime.fromisoformat(at).replace(tzinfo=UTC)
