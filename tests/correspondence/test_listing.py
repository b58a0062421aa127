"""The list: every filter, sort and page against the same question asked in Python (spec 10.1)."""

import random
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
import pytest
from tests.correspondence.site import Site, doc

from sitepost.kernel import richtext
from sitepost.kernel.ids import new_id
from sitepost.kernel.item import readers
from sitepost.platform import cards, faces
from sitepost.platform.work import Work
from sitepost.tools.correspondence import rules, store
from sitepost.tools.correspondence.model.items import Item
from sitepost.tools.correspondence.model.listing import Filters, Sort
from sitepost.tools.correspondence.model.types import MapsTo, TypeHere
from sitepost.tools.correspondence.routes import choices as choices_route
from sitepost.tools.correspondence.routes.listing import ItemsBody

PEOPLE = ("ana", "dana", "dev", "rita", "rob", "kate", "carl")
SUBJECTS = ("Rain", "Crane", "crane", "Rebar", "Pour")
SIZE = 120
PLACES = [new_id() for _ in range(3)]


def an_item(site: Site, chance: random.Random, types: list[TypeHere], number: int, now: datetime) -> Item:
    type = chance.choice(types)
    status = chance.choice(type.statuses)
    on = [site.person(name) for name in chance.sample(PEOPLE, 5)]
    created = now - timedelta(hours=chance.randrange(0, 40))
    issued = None if status.maps_to is MapsTo.DRAFT else created + timedelta(minutes=5)
    closed = created + timedelta(days=1) if "closed" in status.maps_to.value else None
    return Item(
        id=new_id(),
        account=site.world.account,
        project=site.world.project,
        type=type.id,
        number=f"{number:04d}",
        prefix=type.prefix if issued else None,
        subject=chance.choice(SUBJECTS),
        status=status,
        private=chance.random() < 0.3,
        created_by=on[0],
        received_from=on[1] if chance.random() < 0.7 else None,
        assignees=tuple(on[2 : 2 + chance.randrange(0, 3)]),
        distribution=(on[4],),
        due_on=chance.choice([None, now.date() + timedelta(days=chance.randrange(-4, 4))]),
        location_id=chance.choice([None, *PLACES]),
        description=doc("Words about " + chance.choice(SUBJECTS)),
        created_at=created,
        updated_at=created + timedelta(hours=chance.randrange(0, 3)),
        issued_at=issued,
        closed_at=closed,
    )


@pytest.fixture
async def crowd(site: Site) -> list[Item]:
    """Store many items with many ties and gaps among their sort keys."""
    chance = random.Random(11)
    types = [await site.type_here(key) for key in site.types]
    made = []
    async with Work(site.world.database) as work:
        found = await faces.of(work, scope=site.world.project, people=site.world.people.values())
        companies = {person: face.company for person, face in found.items()}
        for number in range(SIZE):
            item = an_item(site, chance, types, number, work.now)
            type = next(type for type in types if type.id == item.type)
            card = rules.visibility.card(item, type, companies)
            opened = rules.visibility.open_from(card.audience)
            await store.items.add(work, item, open_from=opened, readers=readers(card))
            await cards.save(work, card)
            made.append(item)
    return made


async def visible(site: Site, name: str, items: list[Item]) -> list[Item]:
    async with Work(site.world.database, reading=True) as work:
        seen = await cards.seen(work, [item.id for item in items], await site.world.passport(name))
    return [item for item in items if item.id in seen]


async def pages(site: Site, name: str, *, limit: int = 7, **query: Any) -> list[dict[str, Any]]:
    lines, cursor = list[dict[str, Any]](), ""
    while True:
        page = await site.get(name, "/items", limit=limit, cursor=cursor, **query)
        assert len(page["items"]) <= limit
        lines += page["items"]
        cursor = page["next"]
        if cursor is None:
            return lines


def today(site: Site, items: list[Item]) -> date:
    return max(item.created_at for item in items).date()


Key = Callable[[Item], Any]
STATES = list(MapsTo)
SORTS: dict[str, Key] = {
    "number": lambda item: item.number,
    "subject": lambda item: item.subject.lower(),
    "status": lambda item: STATES.index(item.status.maps_to),
    "due_on": lambda item: item.due_on or date.max,
    "updated_at": lambda item: item.updated_at,
    "created_at": lambda item: item.created_at,
}


@pytest.mark.parametrize("grouped", [False, True])
async def test_every_sort_pages_through_ties_and_gaps(site: Site, crowd: list[Item], grouped: bool) -> None:
    by_id = {str(item.id): item for item in crowd}
    names = {site.types["CLM"]: 0, site.types["LTR"]: 1, site.types["NOD"]: 2}  # Claims, Letters, Notice of Delay
    for name in ("carl", "rita"):
        wanted = {str(item.id) for item in await visible(site, name, crowd)}
        assert 10 < len(wanted) < SIZE
        for sort, key in SORTS.items():
            for sign in ("", "-"):
                lines = await pages(site, name, sort=sign + sort, **({"group": "type"} if grouped else {}))
                found = [by_id[line["id"]] for line in lines]
                assert {line["id"] for line in lines} == wanted
                assert len(found) == len(wanted), "nothing comes twice"
                way = sorted(found, key=key, reverse=bool(sign))
                way = sorted(way, key=lambda item: names[item.type]) if grouped else way
                assert [key(item) for item in found] == [key(item) for item in way], (sort, sign)


async def test_sorting_by_assignee_goes_by_name(site: Site, crowd: list[Item]) -> None:
    names = {site.person(name): name for name in PEOPLE}
    by_id = {str(item.id): item for item in crowd}
    found = [by_id[line["id"]] for line in await pages(site, "carl", sort="assignee")]
    order = [names[item.assignees[0]] if item.assignees else "" for item in found]
    assert order == sorted(order)


async def test_every_filter_says_what_python_says(site: Site, crowd: list[Item]) -> None:
    person = site.person
    day = today(site, crowd)
    delta = {person("dana"), person("dev")}
    overdue = lambda item: item.status.maps_to is MapsTo.OPEN and item.due_on is not None and item.due_on < day  # noqa: E731
    one_status = crowd[0].status.id
    some = [str(item.id) for item in crowd[:9]]
    cases: list[tuple[dict[str, Any], Callable[[Item], bool]]] = [
        ({"type": str(site.types["LTR"])}, lambda i: i.type == site.types["LTR"]),
        ({"type": [str(site.types["LTR"]), str(site.types["CLM"])]}, lambda i: i.type != site.types["NOD"]),
        ({"type": str(new_id())}, lambda i: False),
        ({"status": "open"}, lambda i: i.status.maps_to is MapsTo.OPEN),
        ({"status": ["open", "draft"]}, lambda i: i.status.maps_to in (MapsTo.OPEN, MapsTo.DRAFT)),
        ({"status": str(one_status)}, lambda i: i.status.id == one_status),
        ({"status": [str(one_status), "open"]}, lambda i: i.status.id == one_status or i.status.maps_to is MapsTo.OPEN),
        ({"assignee": str(person("rita"))}, lambda i: person("rita") in i.assignees),
        ({"assignee": site.people("rita", "dev")}, lambda i: bool({person("rita"), person("dev")} & set(i.assignees))),
        (
            {"assignee": str(person("rita")), "status": "open"},
            lambda i: person("rita") in i.assignees and i.status.maps_to is MapsTo.OPEN,
        ),
        (
            {"assignee": str(person("rita")), "status": str(one_status)},
            lambda i: person("rita") in i.assignees and i.status.id == one_status,
        ),
        ({"received_from": str(person("dana"))}, lambda i: i.received_from == person("dana")),
        ({"created_by": str(person("ana"))}, lambda i: i.created_by == person("ana")),
        (
            {"created_by": str(person("ana")), "assignee": str(person("dev"))},
            lambda i: i.created_by == person("ana") and person("dev") in i.assignees,
        ),
        ({"company": str(site.world.companies["delta"])}, lambda i: bool(delta & i.people)),
        (
            {"company": str(site.world.companies["delta"]), "assignee": str(person("rita"))},
            lambda i: bool(delta & i.people) and person("rita") in i.assignees,
        ),
        ({"location": str(PLACES[0])}, lambda i: i.location_id == PLACES[0]),
        ({"location": [str(PLACES[0]), str(PLACES[1])]}, lambda i: i.location_id in PLACES[:2]),
        ({"private": "true"}, lambda i: i.private),
        ({"private": "false"}, lambda i: not i.private),
        ({"archived": "true"}, lambda i: False),
        ({"ids": some}, lambda i: str(i.id) in some),
        ({"overdue": "true"}, overdue),
        ({"overdue": "false"}, lambda i: not overdue(i)),
        ({"overdue": "true", "status": "draft"}, lambda i: False),
        ({"due_from": day.isoformat()}, lambda i: i.due_on is not None and i.due_on >= day),
        ({"due_to": day.isoformat()}, lambda i: i.due_on is not None and i.due_on <= day),
        ({"number": "000"}, lambda i: i.number.startswith("000")),
        ({"number": "7"}, lambda i: i.number == "0007"),
        ({"q": "crane"}, lambda i: "crane" in (i.subject + richtext.plain(i.description)).lower()),
    ]
    for name in ("carl", "rita", "dev"):
        seen = await visible(site, name, crowd)
        for query, wanted in cases:
            for sort in ("due_on", "-created_at"):
                found = {line["id"] for line in await pages(site, name, limit=100, sort=sort, **query)}
                assert found == {str(item.id) for item in seen if wanted(item)}, (name, query, sort)
            counts = await site.get(name, "/counts", **query)
            assert sum(each["total"] for each in counts["types"]) == len(found), (name, query)
            assert sum(each["total"] for each in counts["statuses"]) == len(found)


async def test_a_location_means_all_that_lies_in_it(site: Site) -> None:
    carl, path = site.world.client("carl"), f"/api/projects/{site.world.project}/locations"

    async def place(name: str, parent: str | None) -> str:
        answer = await carl.post(path, json={"name": name, "parent_id": parent})
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    tower, yard = await place("Tower", None), await place("Yard", None)
    level = await place("Level 4", tower)
    cores = [await place(f"Core {n}", level) for n in range(3)]
    items = {each: (await site.create(location_id=each))["id"] for each in (tower, yard, level, *cores)}
    for chosen, wanted in (
        ([tower], {tower, level, *cores}),
        ([level], {level, *cores}),
        ([cores[0]], {cores[0]}),
        ([yard, cores[1]], {yard, cores[1]}),
    ):
        assert set(await site.listed("rita", location=chosen)) == {items[each] for each in wanted}
        counts = await site.get("rita", "/counts", location=chosen)
        assert sum(each["total"] for each in counts["types"]) == len(wanted)
    alone = {"location": [tower, cores[0]], "location_within": "false"}
    assert set(await site.listed("rita", **alone)) == {items[tower], items[cores[0]]}, "and not what lies in them"
    counts = await site.get("rita", "/counts", **alone)
    assert sum(each["total"] for each in counts["types"]) == 2
    assert (await carl.patch(f"{path}/{level}", json={"parent_id": yard})).status_code == 200
    assert set(await site.listed("rita", location=yard)) == {items[each] for each in (yard, level, *cores)}
    assert set(await site.listed("rita", location=tower)) == {items[tower]}
    assert (await carl.delete(f"{path}/{cores[2]}")).status_code == 204
    assert items[cores[2]] in await site.listed("rita", location=yard), "what lies there stays found"


async def choices(site: Site, name: str, **query: Any) -> dict[str, int]:
    """Return how many items each person offered would leave, by name."""
    names = {str(person): key for key, person in site.world.people.items()}
    found = await site.get(name, "/people", **query)
    assert found["next"] is None
    return {names.get(each["id"], each["name"]): each["total"] for each in found["items"]}


async def test_a_filter_offers_people_with_the_items_they_would_leave(site: Site, crowd: list[Item]) -> None:
    names = {site.person(name): name for name in site.world.people}
    roles: dict[str, Callable[[Item], Iterable[UUID | None]]] = {
        "assignee": lambda item: item.assignees,
        "received_from": lambda item: [item.received_from],
        "created_by": lambda item: [item.created_by],
    }
    narrowed: list[tuple[dict[str, Any], Callable[[Item], bool]]] = [
        ({}, lambda item: True),
        ({"status": "open"}, lambda item: item.status.maps_to is MapsTo.OPEN),
        ({"type": str(site.types["LTR"])}, lambda item: item.type == site.types["LTR"]),
        ({"private": "true"}, lambda item: item.private),
        ({"location": str(PLACES[0])}, lambda item: item.location_id == PLACES[0]),
        ({"q": "crane"}, lambda item: "crane" in (item.subject + richtext.plain(item.description)).lower()),
        ({"assignee": str(site.person("rita"))}, lambda item: site.person("rita") in item.assignees),
    ]
    for name in ("carl", "rita", "dev"):
        seen = await visible(site, name, crowd)
        for of, people in roles.items():
            for query, wanted in narrowed:
                is_own = of in query
                left = [names[p] for item in seen if is_own or wanted(item) for p in people(item) if p is not None]
                found = await choices(site, name, of=of, **query)
                assert {key: total for key, total in found.items() if total} == Counter(left), (name, of, query)
                assert set(found) >= {"carl", "kate", "ana", "dana", "dev", "rita", "rob"}, "all who can be put on one"
                assert "omar" not in found, "who holds no level on any type is offered only where they are on something"
                totals = list(found.values())
                assert 0 not in totals[: len(set(left))], "those who are on something come first"


async def test_everybody_is_reached_by_typing(site: Site) -> None:
    await site.create(assignees=site.people("rita"))
    assert await choices(site, "kate", of="assignee", find="ferro") == {"rita": 1, "rob": 0}
    assert await choices(site, "kate", of="assignee", find="MOSS ferro") == {"rita": 1}
    for typed in ("%", "_", "\\", "'"):
        assert await choices(site, "kate", of="assignee", find=typed) == {}, typed
    path = f"{site.base}/people?of=assignee&find=%00"
    assert (await site.world.client("kate").get(path)).status_code in (200, 400, 422)
    found = await site.get("kate", "/people", of="assignee", find="o", limit=1)
    assert (len(found["items"]), found["more"]) == (1, True)
    named = await choices(site, "kate", of="assignee", find="ferro", also=site.people("ana"), limit=1)
    assert named == {"ana": 0}, "a chosen one is named even when others are typed"
    assert await choices(site, "omar", of="assignee") == {}, "who reads no type is offered nobody"
    assert (await site.get("kate", "/people", expect=422, of="company"))["code"] == "invalid"
    picked = (await site.get("ana", f"/types/{site.types['NOD']}/people", q="kestrel reyes"))["items"]
    assert [each["name"] for each in picked] == ["Carl Reyes"]


async def test_counts_of_people_stop_like_the_others(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store.choices, "MOST_COUNTED", 2)
    monkeypatch.setattr(choices_route, "MOST_COUNTED", 2)
    for _ in range(3):
        await site.create(assignees=site.people("rita"))
    (rita,) = (await site.get("kate", "/people", of="assignee", find="rita"))["items"]
    assert (rita["total"], rita["capped"], rita["company"]["name"]) == (2, True, "Ferro Steel")


async def test_a_group_is_told_with_who_of_it_has_access(site: Site) -> None:
    path = f"/types/{site.types['NOD']}/people"
    found = (await site.get("ana", path, ids=[*site.people("rita", "omar", "ana"), str(new_id())]))["items"]
    assert [(each["name"], each["access"]) for each in found] == [
        ("Ana Lind", True), ("Omar Haddad", False), ("Rita Moss", True),
    ]  # fmt: skip
    strangers = [str(site.world.people["zoe"])]
    assert (await site.get("ana", path, ids=strangers))["items"] == []


async def test_days_are_days_on_site(site: Site, crowd: list[Item]) -> None:
    who = await site.world.passport("carl")
    calendar = who.site.calendar
    for field in ("created", "updated", "issued", "closed"):
        at = lambda item, field=field: getattr(item, f"{field}_at")  # noqa: E731
        days = sorted({calendar.today(at(item)) for item in crowd if at(item)})
        first, last = days[0], days[len(days) // 2]
        query = {f"{field}_from": first.isoformat(), f"{field}_to": last.isoformat()}
        found = {line["id"] for line in await pages(site, "carl", limit=100, **query)}
        seen = await visible(site, "carl", crowd)
        assert found == {str(i.id) for i in seen if at(i) and first <= calendar.today(at(i)) <= last}


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
async def test_the_ends_of_the_calendar_are_days_too(site: Site, day: str) -> None:
    item = await site.create()
    for field in ("created", "updated", "issued", "closed", "due"):
        for end in ("from", "to"):
            found = await site.listed("ana", **{f"{field}_{end}": day})
            includes = (end == "from") == (day < "2000") and field not in ("closed", "due")
            assert found == ([item["id"]] if includes else []), (field, end)


async def test_what_is_searched_for_is_found_by_number_and_words(site: Site) -> None:
    photo = await site.file("ana", "scaffold-north.jpg")
    text = doc("Glazing stuck in customs")
    item = await site.create(subject="Façade panels late", description=text, file_ids=[photo])
    other = await site.create(subject="Nothing of the sort")
    await site.respond("carl", item, "Replacement from Hamburg", official=True)
    sought = (
        "NOD-0001|nod-00|0001|1|panels|glazing|scaffold-north|north scaffold|scaffold-north.jpg|hamburg|panel customs"
    )
    for words in sought.split("|"):
        found = await site.listed("rita", q=words)
        assert item["id"] in found, words
    assert await site.listed("rita", q="nod-0001") == [item["id"]]
    assert await site.listed("rita", q="sort") == [other["id"]]
    for words in ("'", "a & | !", "%", "_", "\\", "()", "NOD-0001'; DROP TABLE card"):
        assert (await site.world.client("rita").get(f"{site.base}/items", params={"q": words})).status_code == 200


SOUGHT = (
    "sla", "slab", "concr", "pour concrete", "concrete pour", "pour concr", "NOD-12", "NOD 12", "nod12", "12",
    "NOD-0012", "0012", "7", "NOD-7", "LTR 12", "nod", "NOD-", "alpha", "NOD-ALPHA", "alph", "hamb", '"slab pour"',
    "slab -crane", "crane or hamburg", "nothing of it", "NOD 99", "%", "12 concrete",
)  # fmt: skip


async def test_the_list_finds_what_the_palette_finds(site: Site) -> None:
    subjects = ("Slab pour held up", "Concrete pour on level 4", "Crane on the slab", "Concrete slab 12", "Hoist")
    for turn, number in enumerate(("7", "12", "120", "0012-b", "ALPHA", "1212")):
        await site.create(subject=subjects[turn % 5], number=number, description=doc("Poured concrete."))
    quiet = await site.create("ana", "LTR", number="12", subject="Slab in private", assignees=site.people("rita"))
    answered = await site.create(subject="Other things")
    await site.respond("carl", answered, "Replacement from Hamburg", official=True)
    await site.respond("carl", answered, "Hamburg slab, not said officially")
    found = set[str]()
    for name in ("ana", "rita", "rob", "dana", "carl"):
        for words in SOUGHT:
            query = {"q": words, "kind": "correspondence.item", "limit": "50"}
            answer = await site.world.client(name).get(f"/api/projects/{site.world.project}/search", params=query)
            palette = {each["id"] for each in answer.json()["items"]}
            assert set(await site.listed(name, q=words)) == palette, (name, words)
            found |= {f"{name} {words}"} if palette else set()
    assert {"rob sla", "rob concr", "rob NOD-12", "rob NOD 12", "rob pour concr", "rob alph", "rob 7"} <= found
    assert "rob LTR 12" not in found, "what one may not see is not found by its number"
    assert "rita LTR 12" in found
    assert quiet["id"] not in await site.listed("rob", q="slab")
    counts = await site.get("rob", "/counts", q="concr")
    assert sum(each["total"] for each in counts["types"]) == len(await site.listed("rob", q="concr"))


async def test_a_page_is_what_the_routes_declare(site: Site) -> None:
    await site.create(assignees=site.people("rita"), due_on="2020-01-01", received_from=site.people("dana")[0])
    await site.create(issue=False)
    answer = await site.world.client("ana").get(f"{site.base}/items", params={"sort": "created_at"})
    page = msgspec.json.decode(answer.content, type=ItemsBody)
    line = page.items[0]
    assert (line.number, line.overdue, line.status.maps_to, line.attachments) == ("NOD-0001", True, MapsTo.OPEN, 0)
    assert page.people[site.person("rita")].initials == "RM"
    assert page.people[site.person("dana")].company_name == "Delta Concrete"
    assert set(page.people) == {site.person(name) for name in ("ana", "rita", "dana")}
    declared = set(ItemsBody.__struct_fields__)
    assert set(answer.json()) == declared
    body = type(line).__struct_fields__
    assert list(answer.json()["items"][0]) == list(body)


@pytest.mark.parametrize(
    "query",
    [
        {"sort": "colour"},
        {"group": "colour"},
        {"status": "colour"},
        {"type": "colour"},
        {"limit": 101},
        {"limit": 0},
        {"cursor": "colour"},
        {"due_from": "colour"},
        {"overdue": "colour"},
        {"q": "x" * 201},
    ],
)
async def test_a_list_is_asked_properly(site: Site, query: dict[str, Any]) -> None:
    answer = await site.world.client("ana").get(f"{site.base}/items", params=query)
    assert answer.status_code in (400, 422), answer.text
    assert answer.headers["content-type"].startswith("application/problem+json")


async def test_a_cursor_of_another_sort_is_refused(site: Site) -> None:
    for _ in range(3):
        await site.create()
    cursor = (await site.get("ana", "/items", limit=1, sort="number"))["next"]
    answer = await site.get("ana", "/items", expect=422, limit=1, sort="-number", cursor=cursor)
    assert answer["code"] == "bad_cursor"


async def test_a_list_takes_one_statement_however_long(site: Site, crowd: list[Item]) -> None:
    who = await site.world.passport("carl")
    types = rules.listing.visible_types(Filters(), who)
    asked = list[int]()
    for limit in (10, 10, 100):
        async with Work(site.world.database, reading=True) as work:
            await store.listing.page(
                work, who, filters=Filters(), types=types, sort=Sort(), today=today(site, crowd), limit=limit
            )
            asked.append(work.queries)
    assert asked[1:] == [1, 1]  # the first one may ask for the names of the project, which are kept


async def test_nobody_lists_types_that_they_hold_no_level_on(site: Site, crowd: list[Item]) -> None:
    assert await pages(site, "omar") == []
    tools = {site.tool("NOD"): "read_only", site.tool("LTR"): "none", site.tool("CLM"): "none"}
    await site.world.set_levels("rita", tools, {tool: [] for tool in tools})
    found = {UUID(line["type_id"]) for line in await pages(site, "rita")}
    assert found == {site.types["NOD"]}
