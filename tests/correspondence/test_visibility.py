"""Who sees which item: every cell of table 5.2, by `sees()`, by the SQL of the list, and over HTTP."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import product
from typing import NamedTuple
from uuid import UUID

import pytest
from msgspec.structs import replace
from tests.correspondence.site import Site, doc

from sitepost.kernel.ids import new_id
from sitepost.kernel.item import readers, sees
from sitepost.kernel.passport import VIEW_COMPANY, Level, Passport
from sitepost.kernel.passport import Site as PassportSite
from sitepost.platform.work import Work
from sitepost.tools.correspondence import rules, store
from sitepost.tools.correspondence.model.items import Item
from sitepost.tools.correspondence.model.listing import Filters, Sort
from sitepost.tools.correspondence.model.types import MapsTo, Status, TypeHere

# Table 5.2, written down as it stands there. Columns: Draft, Draft Private, Draft Super Private, Open,
# Open Private, Open Super Private, Closed, Closed Private, Closed Super Private.
# 1: with "View Private Items ... Same Company", where self or a company-mate is on it.
# 2: a type Admin, where self or a company-mate is on it.
TABLE = {
    "creator": "YYYYYYYYY",
    "assignee": "---YYYYYY",
    "distribution": "---YYYYYY",
    "received_from": "---YYYYYY",
    "nobody": "---Y11Y11",
}
ADMIN = "YY-YY2YY2"
NOW = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
COLUMNS = list(product(("draft", "open", "closed_successful"), ("public", "private", "super")))


class Cell(NamedTuple):
    """One question to the table: may somebody in this role, and with or without a company-mate on it, see it?"""

    role: str
    column: int
    mate: bool


CELLS = [Cell(role, column, mate) for role in TABLE for column in range(9) for mate in (False, True)]


def expected(cell: Cell, level: Level, *, granted: bool) -> bool:
    """Read the answer off the table."""
    if level is Level.NONE:
        return False
    connected = cell.mate or cell.role != "nobody"
    marks = {TABLE[cell.role][cell.column]}
    if level is Level.ADMIN:
        marks.add(ADMIN[cell.column])
    return "Y" in marks or ("1" in marks and granted and connected) or ("2" in marks and connected)


def rights() -> Iterator[tuple[Level, bool]]:
    return product(Level, (False, True))


class Cast(NamedTuple):
    """Who plays in the cells: the one who asks, a mate of theirs, and three strangers."""

    asker: UUID
    mate: UUID
    others: tuple[UUID, UUID, UUID]


def make(cell: Cell, cast: Cast, types: dict[str, TypeHere], *, account: UUID, project: UUID) -> tuple[Item, TypeHere]:
    """Make the item of a cell; the mate, where there is one, is on its distribution or wrote it."""
    state, privacy = COLUMNS[cell.column]
    type = types["CLM" if privacy == "super" else "NOD"]
    status = next(status for status in type.statuses if status.maps_to is MapsTo(state))
    mate_writes = cell.mate and cell.role != "creator"
    item = Item(
        id=new_id(),
        account=account,
        project=project,
        type=type.id,
        number=f"{cell.role}-{cell.column}-{cell.mate}",
        status=status,
        private=privacy != "public",
        created_by=cast.asker if cell.role == "creator" else cast.mate if mate_writes else cast.others[0],
        assignees=(cast.asker,) if cell.role == "assignee" else (cast.others[1],),
        distribution=(cast.asker,) if cell.role == "distribution" else (cast.others[2],),
        received_from=cast.asker if cell.role == "received_from" else None,
        description=doc("Rain."),
        created_at=NOW,
        updated_at=NOW,
    )
    if cell.mate and not mate_writes:
        item = replace(item, distribution=(*item.distribution, cast.mate))
    return item, type


def test_the_table_compiled_for_passports() -> None:
    account, project = new_id(), new_id()
    types = {key: a_type(account, super_private=key == "CLM") for key in ("NOD", "CLM")}
    cast = Cast(new_id(), new_id(), (new_id(), new_id(), new_id()))
    delta, ferro = new_id(), new_id()
    companies = {cast.asker: delta, cast.mate: delta, **dict.fromkeys(cast.others, ferro)}
    asked = 0
    for cell, (level, granted) in product(CELLS, rights()):
        item, type = make(cell, cast, types, account=account, project=project)
        who = Passport(
            person=cast.asker,
            account=account,
            site=PassportSite(project, account, "Harbour Tower"),
            company=delta,
            name="Dev",
            levels={type.tool: level},
            grants={type.tool: frozenset({VIEW_COMPANY} if granted else ())},
        )
        card = rules.visibility.card(item, type, companies)
        assert sees(who, card) == expected(cell, level, granted=granted), (cell, level, granted)
        asked += 1
    assert asked == 5 * 9 * 2 * 4 * 2


async def test_the_table_over_sql_and_http(site: Site) -> None:
    made = await stored_cells(site)
    assert len(made) == len(CELLS)
    for level, granted in rights():
        await site.levels("dev", level.name.lower(), *([VIEW_COMPANY] if granted else []))
        wanted = {id for id, cell in made.items() if expected(cell, level, granted=granted)}
        who = await site.world.passport("dev")
        assert await listed(site, who) == wanted, (level, granted)
        counts = await site.get("dev", "/counts")
        assert sum(each["total"] for each in counts["types"]) == len(wanted)
        shown: set[UUID] = set()
        for sort in ("-due_on", "number"):
            assert await over_http(site, sort=sort) == wanted
        for id in made:
            answer = await site.world.client("dev").get(f"{site.base}/items/{id}")
            assert answer.status_code == (200 if id in wanted else 404), (made[id], level, granted)
            shown |= {id} if answer.status_code == 200 else set()
        assert shown == wanted


async def stored_cells(site: Site) -> dict[UUID, Cell]:
    """Store an item for every cell; Dev asks, Dana is his company-mate."""
    world = site.world
    types = {key: await site.type_here(key) for key in ("NOD", "CLM")}
    cast = Cast(site.person("dev"), site.person("dana"), (site.person("rita"), site.person("rob"), site.person("ana")))
    home = {"dev": "delta", "dana": "delta", "rita": "ferro", "rob": "ferro", "ana": "aldgate"}
    companies = {site.person(name): world.companies[company] for name, company in home.items()}
    made = {}
    async with Work(world.database) as work:
        for cell in CELLS:
            item, type = make(cell, cast, types, account=world.account, project=world.project)
            card = rules.visibility.card(item, type, companies)
            opened = rules.visibility.open_from(card.audience)
            await store.items.add(work, item, open_from=opened, readers=readers(card))
            made[item.id] = cell
    return made


async def listed(site: Site, who: Passport) -> set[UUID]:
    """Return what the SQL of the list gives, page after page."""
    found, cursor = set[UUID](), None
    types = rules.listing.visible_types(Filters(), who)
    async with Work(site.world.database, reading=True) as work:
        while True:
            page = await store.listing.page(
                work, who, filters=Filters(), types=types, sort=Sort(), today=NOW.date(), limit=40, cursor=cursor
            )
            found |= {UUID(line["id"]) for line in json.loads(page.items)}
            cursor = page.next
            if cursor is None:
                return found


async def over_http(site: Site, **query: str) -> set[UUID]:
    found, cursor = set[UUID](), ""
    while True:
        page = await site.get("dev", "/items", limit=30, cursor=cursor, **query)
        found |= {UUID(line["id"]) for line in page["items"]}
        cursor = page["next"]
        if cursor is None:
            return found


@pytest.mark.parametrize("type", ["NOD", "CLM"])
async def test_private_takes_access_away_at_once(site: Site, type: str) -> None:
    item = await site.create(type=type, subject="Piling rig", assignees=site.people("rita"))
    assert await site.sees("kate", item)
    assert (await site.patch("ana", item, private=True)).status_code == 200
    assert not await site.sees("kate", item)
    assert await site.listed("kate") == []
    assert await site.listed("kate", q="piling") == []
    assert (await site.get("kate", "/counts"))["types"] == []
    assert await site.sees("rita", item)
    assert await site.sees("carl", item) == (type == "NOD")


async def test_removing_an_assignee_takes_access_away_at_once(site: Site) -> None:
    item = await site.create(private=True, assignees=site.people("rita"))
    assert await site.sees("rita", item)
    assert not await site.sees("rob", item)
    assert (await site.patch("ana", item, assignees=site.people("dev"))).status_code == 200
    assert not await site.sees("rita", item)
    assert await site.sees("dev", item)


async def test_an_admin_sees_super_private_items_through_a_company_mate_once_issued(site: Site) -> None:
    draft = await site.create(type="CLM", private=True, issue=False, assignees=site.people("kate"))
    assert not await site.sees("carl", draft)
    issued = (await site.patch("ana", draft, issue=True)).json()
    assert await site.sees("carl", issued)
    assert (await site.patch("ana", issued, assignees=[])).status_code == 200
    assert not await site.sees("carl", issued)


async def test_the_permissions_tab_lists_who_sees_a_private_item(site: Site) -> None:
    item = await site.create(private=True, assignees=site.people("rita"))
    shown = await site.get("rita", f"/items/{item['id']}/access")
    roles = {each["name"]: each["roles"] for each in shown["items"]}
    assert roles == {"Ana Lind": ["creator"], "Rita Moss": ["assignee"], "Carl Reyes": [], "Maya King": []}
    public = await site.create()
    answer = await site.get("rita", f"/items/{public['id']}/access", expect=422)
    assert answer["code"] == "correspondence.not_private"
    await site.get("rob", f"/items/{item['id']}/access", expect=404)
    for who in ("rita", "carl", "ana"):
        assert "see_access" in (await site.get(who, f"/items/{item['id']}"))["can"]
        bare = await site.get(who, f"/items/{public['id']}")
        assert "see_access" not in bare["can"], "and no tab, not even for administrators"
        assert bare["why_not"]["see_access"] == "correspondence.not_private"


@pytest.mark.parametrize("type", ["NOD", "CLM"])
async def test_the_form_names_those_who_will_see_a_private_item_as_the_server_shows_it_then(
    site: Site, type: str
) -> None:
    await site.levels("rob", "read_only", "view_vendor_items")
    people = {
        "assignees": site.people("rita"),
        "distribution": site.people("kate"),
        "received_from": site.people("dana")[0],
    }
    item = await site.create(type=type, private=True, **people)
    seen = (await site.get("ana", f"/items/{item['id']}/access"))["items"]
    assert {each["name"] for each in seen} > {"Ana Lind", "Rita Moss", "Rob Vance", "Carl Reyes"}, (
        "a colleague, an administrator"
    )
    asked = {
        "assignee": people["assignees"],
        "distribution": people["distribution"],
        "received_from": people["received_from"],
    }
    before = await site.get("ana", f"/types/{site.types[type]}/readers", **asked)
    assert before["items"] == seen
    again = await site.get("carl", f"/types/{site.types[type]}/readers", item_id=item["id"], **asked)
    assert again["items"] == seen, "somebody else's item keeps its creator"


async def test_only_who_may_write_an_item_is_told_who_would_see_it(site: Site) -> None:
    item = await site.create(private=True, assignees=site.people("rita"))
    path = f"/types/{site.types['NOD']}/readers"
    assert (await site.get("rita", path, expect=403))["code"] == "correspondence.create_not_granted"
    assert (await site.get("rita", path, expect=403, item_id=item["id"]))["code"] == "correspondence.not_yours"
    await site.get("omar", path, expect=404)
    await site.get("dana", path, expect=404, item_id=item["id"])


async def test_other_tenants_and_projects_see_nothing(site: Site) -> None:
    item = await site.create()
    world = site.world
    zoe = world.client("zoe")
    assert (await zoe.get(f"{site.base}/items/{item['id']}")).status_code == 404
    own = f"/api/projects/{world.stranger.project}/correspondence/items"
    assert (await zoe.get(f"{own}/{item['id']}")).status_code == 404
    assert (await zoe.patch(f"{own}/{item['id']}", json={"subject": "Mine"})).status_code == 404
    assert (await zoe.post(f"{own}/{item['id']}/responses", json={"text": doc("Hello")})).status_code == 404
    assert (await zoe.get(own)).json()["items"] == []
    foreign = {"type_id": str(site.types["NOD"]), "issue": True, "subject": "Hello"}
    assert (await zoe.post(own, json=foreign)).json()["code"] == "correspondence.unknown_type"


def a_type(account: UUID, *, super_private: bool) -> TypeHere:
    statuses = tuple(Status(new_id(), state.value, state) for state in MapsTo)
    return TypeHere(
        id=new_id(),
        account=account,
        name="Claims",
        prefix="CLM",
        private_by_default=False,
        super_private=super_private,
        archived=False,
        statuses=statuses,
        fieldset=None,
        due_days=None,
        default_description=None,
        default_distribution=(),
    )
