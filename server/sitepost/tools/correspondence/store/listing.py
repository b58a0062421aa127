"""The list of items: one statement that picks a page in order, inside the indexes, then its lines.

Visibility is part of the pick. For each type that the passport opens, an index holds the level
from which anybody sees an item (`open_from`), so whole stretches are read in order; items that
a person sees only by name come from the index over reader keys. `readers && reads` is asked of
every line again at the end.
"""

from datetime import date
from typing import Any
from uuid import UUID

from psycopg.sql import SQL, Composed

from sitepost.kernel.page import BAD_CURSOR, read_cursor, write_cursor
from sitepost.kernel.passport import Level, Passport
from sitepost.kernel.refusal import Refusal
from sitepost.platform.work import Work
from sitepost.tools.correspondence.model.listing import MOST_COUNTED, Filters, Line, Sort, Tally
from sitepost.tools.correspondence.model.types import MapsTo
from sitepost.tools.correspondence.store.picking import (
    conditions,
    direction,
    hits,
    parameters,
    pick_by_person,
    pick_by_type,
    pick_few,
)

LINES = SQL(
    """
SELECT i.id, i.type_id, CASE WHEN coalesce(i.prefix, t.prefix) = '' THEN i.number
        ELSE coalesce(i.prefix, t.prefix) || '-' || i.number END AS number,
    i.subject, i.status_id, s.name AS status_name, i.maps_to, i.private,
    i.private AND t.super_private AS super_private, i.assignees,
    cardinality(i.distribution) AS distribution_count, i.received_from, i.created_by, i.due_on,
    i.maps_to = 'open' AND i.due_key < %(today)s::date AS overdue,
    i.created_at, i.issued_at, i.closed_at, i.updated_at,
    CASE WHEN i.responses = i.official_responses THEN i.responses
        ELSE (SELECT count(*) FROM correspondence_response r
            WHERE r.item_id = i.id AND (r.official OR r.readers && %(reads)s::uuid[])) END AS responses,
    cardinality(i.file_ids) AS attachments, i.version, page.k::text AS at_key, {group} AS at_group
FROM ({picked}) page
JOIN correspondence_item i ON i.id = page.id
JOIN correspondence_status s ON s.id = i.status_id
JOIN correspondence_type t ON t.id = i.type_id
WHERE i.readers && %(reads)s::uuid[]
ORDER BY {order}
"""
)
TALLY = SQL(
    """
WITH {hits} sight AS (SELECT * FROM unnest(%(types)s::uuid[], %(levels)s::smallint[]) AS t (type_id, level)),
counted AS (
    SELECT w.type_id, w.status_id, w.overdue, 0 AS named
    FROM sight s CROSS JOIN unnest(%(states)s::text[]) AS m (maps_to) CROSS JOIN LATERAL (
        SELECT i.type_id, i.status_id, i.maps_to = 'open' AND i.due_key < %(today)s::date AS overdue
        FROM correspondence_item i
        WHERE i.project_id = %(project)s AND i.type_id = s.type_id AND i.maps_to = m.maps_to
            AND i.open_from <= s.level AND {conditions}
        LIMIT %(most)s) w
    UNION ALL
    SELECT w.type_id, w.status_id, w.overdue, 1 FROM (
        SELECT i.type_id, i.status_id, i.maps_to = 'open' AND i.due_key < %(today)s::date AS overdue
        FROM correspondence_item i JOIN sight s ON s.type_id = i.type_id
        WHERE i.project_id = %(project)s AND i.open_from > 1 AND i.open_from > s.level
            AND i.readers && %(named)s::uuid[] AND i.maps_to = ANY(%(states)s::text[]) AND {conditions}
        LIMIT %(most_named)s) w
)
SELECT c.type_id, c.status_id, s.name AS status_name, s.maps_to, count(*) AS total,
    count(*) FILTER (WHERE c.overdue) AS overdue
FROM counted c JOIN correspondence_status s ON s.id = c.status_id
GROUP BY c.type_id, c.status_id, s.name, s.maps_to, s.fixed, s.place
ORDER BY c.type_id, s.fixed DESC, s.place, s.name
"""
)


async def page(
    work: Work,
    who: Passport,
    *,
    filters: Filters,
    types: dict[UUID, Level],
    sort: Sort,
    today: date,
    limit: int,
    cursor: str | None = None,
) -> tuple[list[Line], str | None]:
    """Return one page of what `who` sees of `types`, and the cursor of the next.

    Errors: `bad_cursor`, also for a cursor of another sort.
    """
    if not types:
        return [], None
    after = _read(cursor, sort)
    values = parameters(filters, who, types=types, today=today, limit=limit + 1)
    query = _query(filters, sort, resumed=after is not None)
    lines = await work.rows(query, {**values, **(after or {})}, into=Line)
    more = len(lines) > limit
    return lines[:limit], _write(lines[limit - 1], sort) if more else None


def _query(filters: Filters, sort: Sort, *, resumed: bool) -> Composed:
    if filters.ids or filters.q or filters.number or filters.archived:
        picked = pick_few(filters, sort, resumed=resumed)
    elif filters.assignees or filters.received_from or filters.created_by:
        picked = pick_by_person(filters, sort, resumed=resumed)
    else:
        picked = pick_by_type(filters, sort, resumed=resumed)
    way = direction(sort)
    keys = SQL("page.g, i.type_id, ") if sort.grouped else SQL("")
    order = SQL("{}page.k {}, i.id {}").format(keys, way, way)
    return LINES.format(picked=picked, order=order, group=SQL("page.g") if sort.grouped else SQL("''"))


def _read(cursor: str | None, sort: Sort) -> dict[str, Any] | None:
    found = read_cursor(cursor, str, str, UUID, str, UUID)
    if found is None:
        return None
    name, key, id, group, type = found
    if name != _name(sort) or "\x00" in key + group:
        raise Refusal(BAD_CURSOR, field="cursor")
    return {"at": key, "at_id": id, "at_group": group, "at_type": type}


def _write(line: Line, sort: Sort) -> str:
    return write_cursor(_name(sort), line.at_key, line.id, line.at_group, line.type_id)


def _name(sort: Sort) -> str:
    return f"{'type/' if sort.grouped else ''}{'-' if sort.reverse else ''}{sort.key.value}"


async def tally(work: Work, who: Passport, *, filters: Filters, types: dict[UUID, Level], today: date) -> list[Tally]:
    """Count what `who` sees by type and status, up to 1,000 of each type and state."""
    if not types:
        return []
    states = filters.states if filters.states and not filters.statuses else tuple(MapsTo)
    values = parameters(filters, who, types=types, today=today, limit=0)
    more = {"most": MOST_COUNTED + 1, "most_named": 10 * MOST_COUNTED, "states": [state.value for state in states]}
    query = TALLY.format(hits=hits(filters), conditions=conditions(filters))
    return await work.rows(query, {**values, **more}, into=Tally)
