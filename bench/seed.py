"""Fill the project with items: the real rules make each row and card, COPY brings them in.

Each of two processes makes every other item of the same seeded year, copies rows and cards into
temporary tables, and inserts from there, so that words become vectors by the statement's own
means. Indexes that are cheaper to build at once are dropped before and made again after.
"""

import asyncio
import random
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
import psycopg
from psycopg.types.json import Jsonb

from bench.site import SEEDED, Site
from bench.words import Writer, weights
from sitepost.kernel import richtext
from sitepost.kernel.item import Card, readers
from sitepost.kernel.passport import Passport
from sitepost.platform import passports
from sitepost.platform.db import open_database
from sitepost.platform.work import Work
from sitepost.tools.correspondence import rules, store
from sitepost.tools.correspondence.model.items import CostImpact, ImpactStatus, Item, Role, ScheduleImpact
from sitepost.tools.correspondence.model.types import MapsTo, TypeHere

SEED = 20260822
DAYS = 365
WORKERS = 2
BATCH = 5000
STATES = {MapsTo.DRAFT: 4, MapsTo.OPEN: 34, MapsTo.CLOSED_SUCCESSFUL: 56, MapsTo.CLOSED_UNSUCCESSFUL: 6}
PRIVATE = 0.05
ITEM = (
    "id", "account_id", "project_id", "type_id", "number", "prefix", "subject", "status_id", "maps_to",
    "private", "created_by", "received_from", "assignees", "distribution", "due_on", "schedule_status",
    "schedule_days", "cost_status", "cost_amount", "description", "created_at", "updated_at", "issued_at",
    "closed_at", "open_from", "readers",
)  # fmt: skip
CARD = (
    "id", "account_id", "scope_id", "tool", "kind", "number", "title", "state", "state_label", "link",
    "parent_id", "audience", "readers", "brief", "words", "updated_at",
)  # fmt: skip
PERSON = ("item_id", "role", "person_id")
VECTOR = """setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('english', title), 'A')
    || setweight(to_tsvector('english', words), 'C')"""
INDEXES = """
SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename = ANY(%s)
    AND indexdef LIKE '%%CREATE INDEX%%'
"""
REPEATED = """
SELECT attname FROM pg_attribute WHERE attrelid = 'correspondence_person'::regclass AND attnum > 0
    AND NOT attisdropped AND attname <> ALL(%s)
"""
"""What the lines of people repeat of their item."""
TABLES = ["card", "correspondence_item", "correspondence_person"]
COUNTERS = """
INSERT INTO correspondence_counter (type_id, project_id, account_id, next)
SELECT type_id, project_id, account_id, count(*) + 1 FROM correspondence_item GROUP BY 1, 2, 3
"""
NUMBERS = """
INSERT INTO correspondence_number (project_id, type_id, number, account_id, item_id)
SELECT project_id, type_id, lower(number), account_id, id FROM t_item
"""
Progress = Callable[[str], object]


class Makings(msgspec.Struct):
    """What items are made of: the types here and the people with their passports."""

    types: list[TypeHere]
    people: list[Passport]


async def gather(dsn: str, site: Site) -> Makings:
    """Read the types and passports of the site."""
    database = await open_database(dsn, size=2)
    try:
        async with Work(database, reading=True) as work:
            types = await store.types.types_here(work, project=site.project)
            people = await passports.of_scope(work, site.project)
    finally:
        await database.close()
    seeded = [types[site.types[key]] for key in (*SEEDED, "claims")]
    return Makings(seeded, [each for each in people if not each.account_admin])


def fill(dsn: str, site: Site, *, items: int, say: Progress) -> None:
    """Put `items` items into the project and analyse the tables."""
    with psycopg.connect(dsn, autocommit=True) as conn:
        dropped = conn.execute(INDEXES, [TABLES]).fetchall()
        for name, _ in dropped:
            conn.execute(f'DROP INDEX "{name}"')
        jobs = [(dsn, site, items, n) for n in range(WORKERS)]
        with ProcessPoolExecutor(WORKERS) as pool:
            list(pool.map(_work, jobs))
        say("indexes")
        for _, definition in dropped:
            conn.execute(definition)
        conn.execute(COUNTERS)
        say("analyse")
        conn.execute("VACUUM (ANALYZE)")


def _work(job: tuple[str, Site, int, int]) -> None:
    dsn, site, items, mine = job
    makings = asyncio.run(gather(dsn, site))
    made: list[tuple[Item, Card, int]] = []
    with psycopg.connect(dsn) as conn:
        for table, columns in (("t_item", ITEM), ("t_card", CARD), ("t_person", PERSON)):
            source = {"t_item": TABLES[1], "t_card": TABLES[0], "t_person": TABLES[2]}[table]
            conn.execute(f"CREATE TEMP TABLE {table} AS SELECT {', '.join(columns)} FROM {source} WITH NO DATA")
        for n, each in enumerate(_items(makings, items, mine)):
            made.append(each)
            if len(made) == BATCH:
                _bring(conn, made)
                made.clear()
                if mine == 0:
                    print(f"  items {(n + 1) * WORKERS:,} of {items:,}", end="\r", flush=True)
        _bring(conn, made)
        conn.commit()


def _bring(conn: psycopg.Connection[Any], made: list[tuple[Item, Card, int]]) -> None:
    _copy(conn, "t_item", ITEM, (_item_row(*each) for each in made))
    _copy(conn, "t_card", CARD, (_card_row(card) for _, card, _ in made))
    _copy(conn, "t_person", PERSON, (row for item, _, _ in made for row in _person_rows(item)))
    names = ", ".join(ITEM)
    conn.execute(f"INSERT INTO correspondence_item ({names}) SELECT {names} FROM t_item")
    conn.execute(NUMBERS)
    repeated = conn.execute(REPEATED, [list(PERSON)]).fetchall()
    own, of_item = ", ".join(PERSON), [name for (name,) in repeated]
    conn.execute(
        f"INSERT INTO correspondence_person ({own}, {', '.join(of_item)}) "
        f"SELECT {own}, {', '.join('i.' + name for name in of_item)} "
        "FROM t_person JOIN correspondence_item i ON i.id = item_id"
    )
    names = ", ".join(CARD)
    conn.execute(f"INSERT INTO card ({names}, tsv) SELECT {names}, {VECTOR} FROM t_card")
    conn.execute("TRUNCATE t_item, t_card, t_person")


def _copy(conn: psycopg.Connection[Any], table: str, columns: tuple[str, ...], rows: Iterator[tuple[Any, ...]]) -> None:
    with conn.cursor().copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _items(makings: Makings, items: int, mine: int) -> Iterator[tuple[Item, Card, int]]:
    """Yield every `WORKERS`-th item of the year, in the order in which they were made, with its card."""
    begin = datetime.now(UTC).replace(microsecond=0) - timedelta(days=DAYS)
    sums = weights(makings.types)
    order = random.Random(SEED).choices(range(len(makings.types)), weights=sums, k=items)
    numbers = [0] * len(makings.types)
    people = makings.people
    companies = {person.person: person.company for person in people}
    for n, which in enumerate(order):
        numbers[which] += 1
        if n % WORKERS != mine:
            continue
        writer = Writer(SEED + n)
        at = begin + timedelta(days=DAYS) * (n / items)
        item = _item(makings.types[which], people, writer, number=numbers[which], at=at, age=n / items)
        card = rules.visibility.card(item, makings.types[which], companies)
        yield item, card, rules.visibility.open_from(card.audience)


def _item(type: TypeHere, people: list[Passport], writer: Writer, *, number: int, at: datetime, age: float) -> Item:
    pick = writer.random
    state = pick.choices(list(STATES), list(STATES.values()))[0]
    status = rules.items.first_status(type, state)
    on = [each.person for each in pick.choices(people, weights(people), k=8)]
    assignees = tuple(dict.fromkeys(on[1 : pick.randint(2, 4)]))
    draft = state is MapsTo.DRAFT
    cost = pick.random()
    return Item(
        id=_id(at, pick),
        account=type.account,
        project=people[0].project,
        type=type.id,
        number=f"{number:04d}",
        prefix=None if draft else type.prefix,
        subject=writer.subject(),
        status=status,
        private=pick.random() < PRIVATE,
        created_by=on[0],
        received_from=on[0] if pick.random() < 0.8 else None,
        assignees=assignees,
        distribution=tuple(dict.fromkeys(on[4 : 4 + pick.randint(0, 4)])),
        due_on=(at + timedelta(days=pick.randint(5, 45))).date() if pick.random() < 0.9 else None,
        schedule_impact=ScheduleImpact(ImpactStatus.YES_KNOWN, pick.randint(1, 30)) if cost < 0.3 else None,
        cost_impact=CostImpact(ImpactStatus.TBD) if cost > 0.6 else None,
        description=richtext.from_text("\n\n".join(writer.paragraphs())),
        created_at=at,
        updated_at=at + timedelta(days=pick.randint(0, 20) * (1 - age)),
        issued_at=None if draft else at,
        closed_at=at + timedelta(days=20 * (1 - age)) if state.value.startswith("closed") else None,
    )


def _id(at: datetime, pick: random.Random) -> UUID:
    value = int(at.timestamp() * 1000) << 80 | 0x7 << 76 | pick.getrandbits(12) << 64 | 0b10 << 62
    return UUID(int=value | pick.getrandbits(62))


def _item_row(item: Item, card: Card, open_from: int) -> tuple[Any, ...]:
    schedule, cost = item.schedule_impact, item.cost_impact
    return (
        item.id, item.account, item.project, item.type, item.number, item.prefix, item.subject, item.status.id,
        item.status.maps_to.value, item.private, item.created_by, item.received_from, list(item.assignees),
        list(item.distribution), item.due_on, schedule.status.value if schedule else None,
        schedule.days if schedule else None, cost.status.value if cost else None, cost.amount if cost else None,
        Jsonb(item.description), item.created_at, item.updated_at, item.issued_at, item.closed_at, open_from,
        readers(card),
    )  # fmt: skip


def _card_row(card: Card) -> tuple[Any, ...]:
    return (
        card.id, card.account, card.scope, card.tool, card.kind, card.number, card.title, card.state,
        card.state_label, card.link, card.parent, Jsonb(msgspec.to_builtins(card.audience)), readers(card),
        Jsonb(msgspec.to_builtins(card.brief)), card.words, card.updated_at,
    )  # fmt: skip


def _person_rows(item: Item) -> Iterator[tuple[Any, ...]]:
    on = {(Role.CREATOR, item.created_by)}
    on |= {(Role.ASSIGNEE, person) for person in item.assignees}
    on |= {(Role.DISTRIBUTION, person) for person in item.distribution}
    on |= {(Role.RECEIVED_FROM, item.received_from)} if item.received_from else set()
    for role, person in sorted(on):
        yield item.id, role.value, person
