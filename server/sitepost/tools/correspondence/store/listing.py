"""The list of items and its counts: one statement each, and the database writes the lines as JSON."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any, LiteralString, NamedTuple
from uuid import UUID

import msgspec
from msgspec import Struct
from psycopg.rows import tuple_row
from psycopg.sql import SQL, Literal

from sitepost.kernel.page import BAD_CURSOR, read_cursor, write_cursor
from sitepost.kernel.passport import Level, Passport
from sitepost.kernel.refusal import Refusal
from sitepost.kernel.seeking import wanted
from sitepost.platform import names, seeking
from sitepost.platform.work import Work
from sitepost.tools.correspondence.model.listing import MOST_COUNTED, Filters, Page, Sort, Tally
from sitepost.tools.correspondence.model.types import MapsTo
from sitepost.tools.correspondence.store.hits import HITS
from sitepost.tools.correspondence.store.lines import LINE, PEOPLE
from sitepost.tools.correspondence.store.picking import SIGHT, Shape, conditions, direction, pick, shape_of

LINES = SQL(
    """
WITH {hits} page AS MATERIALIZED ({picked})
SELECT {line} AS line, {people} AS people, page.k::text AS at_key, page.g AS at_group
FROM page JOIN correspondence_item i ON i.id = page.id
JOIN correspondence_status s ON s.id = i.status_id
JOIN correspondence_type t ON t.id = i.type_id
WHERE arrayoverlap(i.readers, %(reads)s::uuid[])
ORDER BY {order}
"""
)
TALLY = SQL(
    """
WITH {hits} sight AS (SELECT * FROM unnest(%(types)s::uuid[], %(levels)s::smallint[]) AS t (type_id, level)),
counted AS (
    SELECT w.type_id, w.status_id, w.overdue
    FROM sight s CROSS JOIN unnest(%(every_state)s::text[]) AS m (maps_to) CROSS JOIN LATERAL (
        SELECT i.type_id, i.status_id, i.maps_to = 'open' AND i.due_key < %(today)s::date AS overdue
        FROM correspondence_item i
        WHERE i.project_id = %(project)s AND i.type_id = s.type_id AND i.maps_to = m.maps_to
            AND i.open_from <= s.level AND {conditions}
        LIMIT {most}) w
    UNION ALL
    SELECT w.type_id, w.status_id, w.overdue FROM (
        SELECT i.type_id, i.status_id, i.maps_to = 'open' AND i.due_key < %(today)s::date AS overdue
        FROM correspondence_item i JOIN sight s ON s.type_id = i.type_id
        WHERE i.project_id = %(project)s AND i.open_from > 1 AND i.open_from > s.level
            AND i.readers && %(named)s::uuid[] AND {conditions}
        LIMIT {most_named}) w
), c AS (
    SELECT type_id, status_id, count(*) AS total, count(*) FILTER (WHERE overdue) AS overdue
    FROM counted GROUP BY type_id, status_id
)
SELECT c.type_id, c.status_id, s.name AS status_name, s.maps_to, c.total, c.overdue
FROM c JOIN correspondence_status s ON s.id = c.status_id
ORDER BY c.type_id, s.fixed DESC, s.place, s.name
"""
)
EVERY_STATE = [state.value for state in MapsTo]
LISTED = ("statuses", "assignees", "received_from", "created_by", "companies", "locations", "ids")
NOBODY = {"", "NULL"}


class Found(NamedTuple):
    """A row of a page: its line as JSON, who stands on it (an array as text), and where it stands in the order."""

    line: str
    people: str
    at_key: str
    at_group: str


class Ids(Struct):
    """What is read back of a line: where it stands in the order, and whether nobody edits the item any more."""

    id: UUID
    type_id: UUID
    locked: bool


async def page(
    work: Work,
    who: Passport,
    *,
    filters: Filters,
    types: Mapping[UUID, Level],
    sort: Sort,
    today: date,
    limit: int,
    cursor: str | None = None,
) -> Page:
    """Return one page of what `who` sees of `types`, with the cursor of the next.

    Errors: `bad_cursor`, also for a cursor of another sort.
    """
    if not types:
        return Page("[]", "{}", None)
    after = _read(cursor, sort)
    shape = shape_of(filters, sort, resumed=after is not None, limit=limit + 1)
    values = {**values_of(filters, who, types=types, today=today), **(after or {})}
    answer = await work.execute(_statement(shape), values, factory=tuple_row, afresh=shape.way_in == "few")
    found: list[Found] = await answer.fetchall()
    shown = found[:limit]
    people = set(",".join([row[1][1:-1] for row in shown]).split(",")) - NOBODY
    return Page(
        items=f"[{','.join([row[0] for row in shown])}]",
        people=await names.as_json(work, people, scope=who.project),
        next=_write(shown[-1], sort) if len(found) > limit else None,
    )


async def ids(
    work: Work,
    who: Passport,
    *,
    filters: Filters,
    types: Mapping[UUID, Level],
    sort: Sort,
    today: date,
    limit: int,
    cursor: str | None = None,
) -> tuple[list[Ids], str | None]:
    """Return the ids of one page, and the cursor of the next."""
    found = await page(work, who, filters=filters, types=types, sort=sort, today=today, limit=limit, cursor=cursor)
    return msgspec.json.decode(found.items, type=list[Ids]), found.next


@lru_cache(maxsize=500)
def _statement(shape: Shape) -> SQL:
    """Return the text of a list's statement; the same shape is written once, and prepared once."""
    if shape.way_in == "one":
        return SQL(pick(shape).as_string(None))
    parts = [HITS] if shape.words else []
    parts += [] if shape.way_in == "person" else [SIGHT]
    way = direction(shape.sort)
    keys = SQL("page.g, page.type_id,") if shape.sort.grouped else SQL("")
    composed = LINES.format(
        hits=SQL("").join(SQL(part + ",") for part in parts),
        picked=pick(shape),
        order=SQL("{} page.k {}, page.id {}").format(keys, way, way),
        line=SQL(LINE),
        people=SQL(PEOPLE),
    )
    return SQL(composed.as_string(None))  # composed of literal pieces only


def _read(cursor: str | None, sort: Sort) -> dict[str, Any] | None:
    found = read_cursor(cursor, str, str, UUID, str, UUID)
    if found is None:
        return None
    name, key, id, group, type = found
    if name != _name(sort) or "\x00" in key + group:
        raise Refusal(BAD_CURSOR, field="cursor")
    return {"at": key, "at_id": id, "at_group": group, "at_type": type}


def _write(found: Found, sort: Sort) -> str:
    line, _, at_key, at_group = found
    ids = msgspec.json.decode(line, type=Ids)
    return write_cursor(_name(sort), at_key, ids.id, at_group, ids.type_id)


def _name(sort: Sort) -> str:
    return f"{'type/' if sort.grouped else ''}{'-' if sort.reverse else ''}{sort.key.value}"


async def tally(
    work: Work, who: Passport, *, filters: Filters, types: Mapping[UUID, Level], today: date
) -> list[Tally]:
    """Count what `who` sees by type and status, up to 1,000 of each type and state."""
    if not types:
        return []
    values = {**values_of(filters, who, types=types, today=today), "every_state": EVERY_STATE}
    hits: LiteralString = HITS + "," if filters.q else ""
    query = TALLY.format(
        hits=SQL(hits),
        conditions=SQL(" AND ").join(SQL(text) for text in conditions(filters)),
        most=Literal(MOST_COUNTED + 1),
        most_named=Literal(10 * MOST_COUNTED),
    )
    return await work.rows(query, values, into=Tally, afresh=True)


def values_of(filters: Filters, who: Passport, *, types: Mapping[UUID, Level], today: date) -> dict[str, Any]:
    """Return the values of every placeholder in the pieces; psycopg sends those that a statement has."""
    sought = (filters.number or filters.q).strip().lower()
    states = [state.value for state in filters.states] or ([] if filters.statuses else EVERY_STATE)
    if filters.overdue is True and not filters.statuses:
        states = [state for state in states if state == MapsTo.OPEN.value]
    drivers = filters.assignees or filters.received_from or filters.created_by
    return {
        "project": who.project,
        "reads": _array(who, "reads"),
        "named": _array(who, "named"),
        "types": list(types),
        "administered": [type for type, level in types.items() if level is Level.ADMIN],
        "levels": [int(level) for level in types.values()],
        "today": today,
        **{name: list(getattr(filters, name)) for name in LISTED},
        "states": states,
        "state": states[0] if states else "",
        "drivers": list(drivers),
        "driver": drivers[0] if drivers else None,
        "custom": filters.custom,
        **seeking.values(wanted(filters.q)),
        "like": sought.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%",
        "numbers": [sought, sought.zfill(4)] if sought.isdecimal() else [sought],
        **_days(filters),
    }


def _days(filters: Filters) -> dict[str, Any]:
    return {
        "due_from": filters.due_from,
        "due_to": filters.due_to,
        "clock_to": filters.clock_to,
        "created_from": filters.created.start,
        "created_to": filters.created.end,
        "updated_from": filters.updated.start,
        "updated_to": filters.updated.end,
        "closed_from": filters.closed.start,
        "closed_to": filters.closed.end,
        "issued_from": filters.issued.start,
        "issued_to": filters.issued.end,
    }


def _array(who: Passport, keys: str) -> str:
    """Return the reader keys of a passport as the text of an array, written once for each passport."""
    held: str | None = who.__dict__.get(f"_{keys}_text")
    if held is None:
        held = "{" + ",".join(map(str, getattr(who, keys))) + "}"
        who.__dict__[f"_{keys}_text"] = held
    return held
