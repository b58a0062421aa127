"""How many statements each route that reads sends: as many for fifty rows as for five, and no more than it did.

`SITEPOST_WRITE_GOLDEN=1 pytest tests/house/test_query_counts.py` writes the figures anew; review shows the change.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import UUID, uuid4

import pytest
from tests.contract.estate import Estate, furnish
from tests.contract.estate import doc as written
from tests.leaks.grounds import Grounds
from tests.leaks.table import DOT, TABLE
from tests.world import World

from sitepost.kernel.codes import code_of
from sitepost.platform.db.session import Session
from sitepost.platform.http.openapi import document

GOLDEN = Path(__file__).parent / "queries.json"
WRITE = bool(os.environ.get("SITEPOST_WRITE_GOLDEN"))
FEW, MANY = 5, 50
MOST = 15  # statements of a request (bar B33)
LEAST = 45  # routes
TRIES = 3  # the least counts: what is kept for some seconds may have run out in between
ELSEWHERE = (
    "/api/setup", "/api/invitations/{token}", "/api/calendar.ics",  # for whoever is not signed in
    "/api/conversations/{conversation_id}/messages/{seq}/translation",  # nothing translates here
    "/api/account/exports/{export_id}", "/api/account/exports/{export_id}/content",  # there is none
)  # fmt: skip
ASKED = {"first": "2026-03-01", "last": "2026-03-31", "q": "crane"}


class Counter:
    """The statements of every session that was begun since it was set back."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.sessions: list[Session] = []
        begin = Session.__init__

        def begun(session: Session, *arguments: Any, **options: Any) -> None:
            begin(session, *arguments, **options)
            self.sessions.append(session)

        monkeypatch.setattr(Session, "__init__", begun)

    def taken(self) -> int:
        """Return how many there were, and begin anew."""
        count = sum(session.queries for session in self.sessions)
        self.sessions.clear()
        return count


class Farm:
    """A project in which there are ever more rows of everything."""

    def __init__(self, world: World) -> None:
        self.world, self.estate = world, Estate(world.client("maya"), world.project, "Harbour")
        self.ids: dict[str, str] = {}
        self.rows = 0

    async def begin(self) -> None:
        """Furnish the project, and choose the things that are opened by their ids."""
        await furnish(self.world, "maya", project=self.world.project, label="Harbour", also=("dana",))
        self.ids = await Grounds(self.world).coherent(self.world.account, self.world.project, "Harbour N")
        self.ids["person_id"] = str(self.world.people["dana"])
        text = await self.estate.send("POST", "./correspondence/items", self.letter("Many answers", private=True))
        self.ids["item_id"] = self.ids["card"] = text["id"]
        self.ids["key"] = f"item:{text['id']}"
        self.ids["card_id"], self.ids["code"] = text["id"], code_of(UUID(text["id"]))
        self.ids["codes"] = self.ids["code"]
        self.ids["seq"] = "2"
        headers = {"If-Match": "*"}
        await self.estate.send("PUT", f"./correspondence/autosaves/{self.ids['key']}", {"value": {}}, headers=headers)
        sheet = {"content": b"name;mail\nSam;sam@pier.example\n;nobody\n", "params": {"sort": "people"}}
        raw = {"Content-Type": "application/octet-stream"}
        self.ids["import_id"] = (await self.estate.send("POST", "/account/imports", **sheet, headers=raw))["id"]
        await self.estate.send(
            "PUT", f"/account/companies/{self.ids['company_id']}/logo", content=DOT, headers=raw | headers
        )
        self.ids["export_id"] = (await self.estate.post(f"./correspondence/items/{self.ids['item_id']}/pdf"))["id"]

    def letter(self, subject: str, **more: Any) -> dict[str, Any]:
        """The body of a letter to Dana."""
        to = [str(self.world.people["dana"])]
        fields = {"type_id": self.ids["type_id"], "issue": True, "subject": subject, "description": written("Wind.")}
        return {**fields, "assignees": to, "location_id": self.ids["location_id"], "due_on": "2026-03-02", **more}

    async def grow(self, rows: int) -> None:
        """Make rows of everything until there are so many."""
        for number in range(self.rows, rows):
            await self._row(number)
        self.rows = rows
        await self.world.settle()

    async def _row(self, number: int) -> None:
        post, item = self.estate.post, f"./correspondence/items/{self.ids['item_id']}"
        company = await post("/account/companies", name=f"Firm {number}")
        who = {"name": f"Sam {number}", "mail": f"sam{number}@firm.example", "company_id": company["id"]}
        person = await post("./people", person=who)
        await post("./groups", name=f"Group {number}", people=[person["id"]])
        await post("./locations", name=f"Place {number}", parent_id=self.ids["location_id"])
        await post("./cost-codes", code=f"77-{number}", name="Work")
        await post("./spec-sections", number=f"77 {number}", name="Work")
        await post("/account/trades", name=f"Trade {number}")
        await post("/account/permission-templates", name=f"Rights {number}", kind="external")
        await post("./correspondence/items", **self.letter(f"Letter {number}"))
        for official in (True, False):
            await post(f"{item}/responses", text=written(f"Answer {number}"), official=official)
        await self._said(number)
        await self._kept(number)

    async def _said(self, number: int) -> None:
        asked = {"project": str(self.estate.project), "name": f"Group {number}"}
        made = await self.estate.post("/conversations/groups", **asked, people=[str(self.world.people["dana"])])
        for talk in (made["id"], self.ids["conversation_id"]):
            more = {"files": [self.ids["file_id"]], "links": [self.ids["item_id"]]}
            said = {"key": str(uuid4()), "text": f"The crane {number}.", **more}
            await self.estate.post(f"/conversations/{talk}/messages", **said)

    async def _kept(self, number: int) -> None:
        one = f"/account/correspondence/types/{self.ids['type_id']}"
        if number < 15:  # these have limits of their own
            await self.estate.post("/me/tokens", name=f"Token {number}")
            await self.estate.post(f"{one}/statuses", name=f"Status {number}", maps_to="open")
            await self.estate.post(f"{one}/fieldsets", name=f"Form {number}")

    def requests(self, api: dict[str, Any]) -> Iterator[tuple[str, str, Any]]:
        """Every route that reads: its path in the document, its address here, and what it is asked."""
        for path, methods in api["paths"].items():
            if "get" in methods and path not in ELSEWHERE:
                names = [part[1:-1] for part in path.split("/") if part.startswith("{")]
                where = path
                for name in names:
                    where = where.replace(f"{{{name}}}", quote(self.ids[name], safe=""))
                yield path, where, self.asked(path, methods["get"])

    def asked(self, path: str, route: dict[str, Any]) -> dict[str, str] | None:
        """What a route is asked: as its row in the table of leaks says, else what it must be asked at least."""
        row = TABLE.get(f"GET {path}")
        if row and row.query:
            found: dict[str, str] = row.query(self.ids)
            return found
        needed = [
            each["name"] for each in route.get("parameters", ()) if each["in"] == "query" and each.get("required")
        ]
        return {name: ASKED.get(name) or self.ids[name] for name in needed} or None


async def counted(farm: Farm, counter: Counter) -> dict[str, int]:
    """Ask every route, and return how many statements each sent."""
    found, client = dict[str, int](), farm.world.client("maya")
    for path, where, query in farm.requests(document(farm.world.app.litestar)):
        sent = []
        for _ in range(TRIES):
            counter.taken()
            answer = await client.get(where, params=query)
            assert answer.status_code < 300, f"{where}: {answer.text}"
            sent.append(counter.taken())
        found[f"GET {path}"] = min(sent)
    return found


async def test_the_number_of_statements_grows_neither_with_rows_nor_with_time(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    counter, farm = Counter(monkeypatch), Farm(world)
    await farm.begin()
    await farm.grow(FEW)
    few = await counted(farm, counter)
    await farm.grow(MANY)
    many = await counted(farm, counter)
    assert many == few, {path: (few[path], count) for path, count in many.items() if count != few[path]}
    assert len(few) >= LEAST
    assert max(few.values()) <= MOST, few
    assert sum(few.values()) > len(few), "something is counted"
    if WRITE:
        GOLDEN.write_text(json.dumps(few, indent=2, sort_keys=True) + "\n")
    known = json.loads(GOLDEN.read_text())
    assert known.keys() == few.keys(), f"write the figures anew for {known.keys() ^ few.keys()}"
    grown = {path: (known[path], count) for path, count in few.items() if count > known[path]}
    assert not grown, f"these routes send more statements than they did: {grown}"
