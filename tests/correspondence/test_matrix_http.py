"""Tables 5.2 and 5.4 over HTTP: each row on a sample in which every pair of values of its columns stands."""

from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import groupby, product
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from tests.correspondence import matrix
from tests.correspondence.matrix import CELLS, GRANT_SETS, LEVELS, TABLE_5_4, Cell, Row
from tests.correspondence.site import Site, doc

from sitepost.kernel.codes import code_of
from sitepost.kernel.ids import new_id
from sitepost.kernel.item import readers
from sitepost.platform import cards
from sitepost.platform.work import Work
from sitepost.tools.correspondence import rules, store
from sitepost.tools.correspondence.model.items import Item
from sitepost.tools.correspondence.model.responses import Response
from sitepost.tools.correspondence.model.types import TypeHere

SEED = 54
NOW = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
ME, MATE = "dev", "dana"  # both of Delta; the others are of three other companies
OTHERS = {"creator": "kate", "assignee": "rita", "distribution": "rob", "received_from": "ana"}
TYPES = {"plain": "NOD", "super": "CLM"}
MOVES = {"draft": "open", "open": "closed_successful", "closed": "open"}
WRITES = ("edit", "status", "respond", "respond_and_status", "official", "archive")
SAMPLES = [
    (row, matrix.sample((cell for cell in CELLS if row.fits(cell)), seed=SEED + place))
    for place, row in enumerate(TABLE_5_4)
]
LEAST = 1500  # requests of all rows together


class Stage:
    """The site with the company's own statuses, and items of cells written straight into it."""

    def __init__(self, site: Site) -> None:
        self.site, self.types = site, dict[str, TypeHere]()
        self.answers: dict[str, UUID] = {}  # the response on each item
        self.companies: dict[UUID, UUID | None] = {}

    async def furnish(self) -> None:
        """Give both types a status of one's own for each that there is."""
        for kind, type in TYPES.items():
            for maps_to in matrix.STATUSES[:4]:
                path = f"/api/account/correspondence/types/{self.site.types[type]}/statuses"
                body = {"name": f"own {maps_to}", "maps_to": maps_to}
                made = await self.site.world.client("maya").post(path, json=body)
                assert made.status_code == 201, made.text
            self.types[kind] = await self.site.type_here(type)
        home = {"dev": "delta", "dana": "delta", "rita": "ferro", "rob": "ferro", "ana": "aldgate", "kate": "kestrel"}
        self.companies = {self.site.person(name): self.site.world.companies[there] for name, there in home.items()}

    def item(self, cell: Cell, number: int) -> tuple[Item, TypeHere]:
        """Make the item of a cell."""
        type, site = self.types[cell.privacy.split()[0]], self.site
        own, maps_to = cell.status.startswith("own "), cell.status.removeprefix("own ")
        status = next(each for each in type.statuses if each.maps_to == maps_to and each.name.startswith("own ") == own)

        def on_it(place: str) -> tuple[UUID, ...]:
            named = [name for name, held in ((ME, cell.role), (MATE, cell.mate)) if held == place]
            return tuple(map(site.person, named or [OTHERS[place]]))

        item = Item(
            id=new_id(),
            account=site.world.account,
            project=site.world.project,
            type=type.id,
            number=f"{number:04}",
            prefix=None if cell.state == "draft" else type.prefix,
            subject="Crane",
            status=status,
            private=cell.is_private,
            created_by=on_it("creator")[0],
            assignees=on_it("assignee"),
            distribution=on_it("distribution"),
            received_from=on_it("received_from")[0],
            description=doc("It stood still."),
            responses=1,
            created_at=NOW,
            updated_at=NOW,
        )
        return item, type

    async def put(self, cells: Iterable[Cell]) -> dict[str, Cell]:
        """Write an item for every cell, with an unofficial response of its creator; by its id."""
        made = dict[str, Cell]()
        for number, cell in enumerate(cells, start=1):
            item, type = self.item(cell, number)
            async with Work(self.site.world.database, account=item.account, actor=item.created_by) as work:
                card = rules.visibility.card(item, type, self.companies)
                opened = rules.visibility.open_from(card.audience)
                await store.items.add(work, item, open_from=opened, readers=readers(card))
                cards.add(work, card)
                said = Response(
                    id=new_id(),
                    item=item.id,
                    position=1,
                    author=item.created_by,
                    text=doc("So it was."),
                    status=item.status.id,
                    created_at=NOW,
                )
                own = rules.visibility.response_card(said, item, type, self.companies)
                await store.responses.add(work, said, account=item.account, readers=readers(own))
                await store.items.save_counts(work, item)
            made[str(item.id)], self.answers[str(item.id)] = cell, said.id
        return made

    async def ask(self, action: str, id: str, cell: Cell) -> httpx.Response:
        """Do as the row says, as Dev; what is edited is edited in the version that it has."""
        client, base = self.site.world.client(ME), f"{self.site.base}/items/{id}"
        type, match = self.types[cell.privacy.split()[0]], {"If-Match": '"1"'}
        other = next(status for status in type.statuses if status.maps_to == MOVES[cell.state])
        moved = {"status_id": str(other.id)}
        match action:
            case "view" | "export" | "access":
                path = {"view": "", "export": "/pdf", "access": "/access"}[action]
                return await client.get(f"{base}{path}")
            case "qr":
                return await client.get(f"/api/projects/{self.site.world.project}/codes/{id}")
            case "scan":
                return await client.get(f"/api/q/{code_of(UUID(id))}")
            case "history":
                return await client.get(f"/api/projects/{self.site.world.project}/history", params={"card": id})
            case "edit":
                return await client.patch(base, json={"subject": "Wind"}, headers=match)
            case "archive":
                return await client.put(f"{base}/archived", json={"archived": True}, headers=match)
            case "status":
                return await client.put(f"{base}/status", json=moved, headers=match)
            case "official":
                path = f"{base}/responses/{self.answers[id]}"
                return await client.patch(path, json={"official": True}, headers=match)
            case _:
                more = moved if action == "respond_and_status" else {}
                return await client.post(f"{base}/responses", json={"text": doc("Noted."), **more}, headers=match)


@pytest.fixture
async def stage(site: Site) -> Stage:
    """Harbour Tower with the company's own statuses."""
    made = Stage(site)
    await made.furnish()
    return made


def by_rights(cells: dict[str, Cell]) -> Iterable[tuple[tuple[str, tuple[str, ...]], list[tuple[str, Cell]]]]:
    """The cells by the level and the grants of whoever asks, which are set once for all of them."""
    ordered = sorted(cells.items(), key=lambda each: (each[1].level, each[1].grants))
    for rights, found in groupby(ordered, key=lambda each: (each[1].level, each[1].grants)):
        yield rights, list(found)


VERSIONS = """
SELECT id::text, version > 1 OR responses > 1 OR official_responses > 0 OR archived_at IS NOT NULL AS touched
FROM correspondence_item
"""


@pytest.mark.parametrize(("row", "cells"), SAMPLES, ids=[f"{row.name}: {len(found)} cells" for row, found in SAMPLES])
async def test_a_row_of_table_5_4_over_http(stage: Stage, row: Row, cells: list[Cell]) -> None:
    made, wrong, done = await stage.put(cells), list[str](), set[str]()
    for (level, grants), some in by_rights(made):
        await stage.site.levels(ME, level, *grants)
        for id, cell in some:
            answer = await stage.ask(row.action, id, cell)
            wanted, status = matrix.expected(row, cell), answer.status_code
            if (200 if status == 201 else status) != wanted:
                wrong.append(f"{cell}: {status} and not {wanted}, {answer.text[:200]}")
            elif wanted == 404:
                assert answer.json()["code"] == "not_found"
            done |= {id} if wanted == 200 and row.action in WRITES else set()
    assert not wrong, f"{len(wrong)} of {len(cells)}\n" + "\n".join(wrong)
    async with stage.site.world.work(reading=True) as work:
        assert {each["id"] for each in await work.dicts(VERSIONS) if each["touched"]} == done, "and nothing else moved"


def test_the_samples_hold_every_pair_of_values() -> None:
    for row, cells in SAMPLES:
        wanted = {pair for cell in CELLS if row.fits(cell) for pair in matrix.pairs(cell)}
        assert wanted == {pair for cell in cells for pair in matrix.pairs(cell)}, row.name
        assert {cell.level for cell in cells} == set(LEVELS)
    assert sum(len(cells) for _, cells in SAMPLES) >= LEAST


def items_of_every_kind() -> list[Cell]:
    """One cell for every kind of item in the sample: the rights of whoever asks are set later."""
    return matrix.sample((cell for cell in CELLS if cell.level == "admin" and cell.grants == ()), seed=SEED)


async def listed(stage: Stage, type: str, **query: str) -> set[str]:
    """What Dev finds among the items of a type, page after page."""
    found, cursor = set[str](), ""
    asked: dict[str, Any] = {"type": str(stage.site.types[type]), "limit": 100, **query}
    while True:
        page = await stage.site.get(ME, "/items", cursor=cursor, **asked)
        found |= {line["id"] for line in page["items"]}
        cursor = page["next"]
        if cursor is None:
            return found


async def test_row_2_search_sort_and_filter_find_what_row_1_shows(stage: Stage) -> None:
    made = await stage.put(items_of_every_kind())
    assert len(made) >= 40
    looks: list[dict[str, str]] = [{"sort": "-number"}, {"q": "crane", "group": "type"}]
    for level, grants in product(LEVELS, GRANT_SETS):
        await stage.site.levels(ME, level, *grants)
        seen = {id: cell for id, cell in made.items() if matrix.sees(cell._replace(level=level, grants=grants))}
        assert not seen or matrix.of_type(2, level, grants)
        for kind, type in TYPES.items():
            for query in [*looks, {"status": "open", "sort": "due_on"}, {"private": "true"}]:
                wanted = {
                    id
                    for id, cell in seen.items()
                    if cell.privacy.startswith(kind)
                    and (cell.state == "open" or "status" not in query)
                    and (cell.is_private or "private" not in query)
                }
                assert await listed(stage, type, **query) == wanted, (level, grants, type, query)
        counts = await stage.site.get(ME, "/counts")
        assert sum(each["total"] for each in counts["types"]) == len(seen), (level, grants)


async def test_rows_3_and_34_creating_items_and_choosing_columns(stage: Stage) -> None:
    client = stage.site.world.client(ME)
    for (level, grants), type in product(product(LEVELS, GRANT_SETS), TYPES.values()):
        await stage.site.levels(ME, level, *grants)
        id = str(stage.site.types[type])
        answer = await stage.site.post(ME, "/items", {"type_id": id, "issue": True, "subject": "Crane"})
        # an id in a body that one may not know of is an error of its field
        unknown = 403 if level != "none" else 422
        wanted = 201 if matrix.of_type(3, level, grants) else unknown
        assert answer.status_code == wanted, (level, grants, answer.text)
        assert wanted != 422 or answer.json()["code"] == "correspondence.unknown_type"
        types = (await stage.site.get(ME, "/types"))["items"]
        shown = [each for each in types if each["id"] == id]
        assert bool(shown) == matrix.of_type(34, level, grants), (level, grants)
        for each in shown:  # the columns of a list that one has; they are one's own
            key = f"correspondence {each['id']}"
            kept = await client.patch("/api/me/settings", json={"lists": {key: {"columns": [level]}}})
            assert kept.status_code == 200, kept.text
            assert (await client.get("/api/me")).json()["settings"]["lists"][key] == {"columns": [level]}
    for name in ("dana", "maya"):
        assert (await stage.site.world.client(name).get("/api/me")).json()["settings"]["lists"] == {}


async def test_what_is_not_seen_is_told_from_nothing_by_no_answer(stage: Stage) -> None:
    hidden = [cell for cell in items_of_every_kind() if not matrix.sees(cell._replace(level="read_only"))][:12]
    made = await stage.put(hidden)
    await stage.site.levels(ME, "read_only")
    assert len(made) == 12
    for id, cell in made.items():
        for action in matrix.ACTIONS:
            stage.answers[nothing := str(uuid4())] = new_id()
            answers = [await stage.ask(action, each, cell) for each in (id, nothing)]
            texts = [answer.text.replace(each, "ID") for answer, each in zip(answers, (id, nothing), strict=True)]
            assert texts[0].replace(str(stage.answers[id]), "") == texts[1].replace(str(stage.answers[nothing]), "")
            assert answers[0].status_code == 404
