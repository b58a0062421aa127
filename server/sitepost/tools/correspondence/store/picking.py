"""Pieces of SQL that pick the ids of a page in order, each by the index that fits the question."""

from datetime import date
from typing import Any, LiteralString
from uuid import UUID

from psycopg.sql import SQL, Composed, Literal

from sitepost.kernel.passport import Level, Passport
from sitepost.tools.correspondence.model.listing import Filters, Sort, SortKey, Span
from sitepost.tools.correspondence.model.types import MapsTo

KEYS: dict[SortKey, SQL] = {
    SortKey.NUMBER: SQL("lower(i.number)"),
    SortKey.SUBJECT: SQL("lower(i.subject)"),
    SortKey.STATUS: SQL(
        """(CASE i.maps_to WHEN 'draft' THEN '1' WHEN 'open' THEN '2' WHEN 'closed_successful' THEN '3' ELSE '4' END
        || (SELECT lower(s.name) FROM correspondence_status s WHERE s.id = i.status_id))"""
    ),
    SortKey.DUE_ON: SQL("i.due_key"),
    SortKey.ASSIGNEE: SQL(
        """coalesce((SELECT lower(p.name) FROM passport p
        WHERE p.scope_id = i.project_id AND p.person_id = i.assignees[1]), '')"""
    ),
    SortKey.UPDATED_AT: SQL("i.updated_at"),
    SortKey.CREATED_AT: SQL("i.created_at"),
}
CASTS: dict[SortKey, SQL] = {
    SortKey.DUE_ON: SQL("%(at)s::date"),
    SortKey.UPDATED_AT: SQL("%(at)s::timestamptz"),
    SortKey.CREATED_AT: SQL("%(at)s::timestamptz"),
}
TEXT = SQL("%(at)s::text")

BY_TYPE = SQL(
    """
WITH sight AS (
    SELECT v.type_id, v.level, lower(t.name) AS g
    FROM unnest(%(types)s::uuid[], %(levels)s::smallint[]) AS v (type_id, level)
    JOIN correspondence_type t ON t.id = v.type_id
)
SELECT id, k, g, type_id FROM (
    SELECT w.id, w.k, s.g, s.type_id FROM sight s {states} CROSS JOIN LATERAL (
        SELECT i.id, {key} AS k FROM correspondence_item i
        WHERE i.project_id = %(project)s AND i.type_id = s.type_id AND i.open_from <= s.level
            {state} AND {conditions} AND {after}
        ORDER BY {key} {way}, i.id {way} LIMIT %(limit)s) w
    UNION ALL
    SELECT w.id, w.k, w.g, w.type_id FROM (
        SELECT i.id, {key} AS k, s.g, s.type_id FROM correspondence_item i JOIN sight s ON s.type_id = i.type_id
        WHERE i.project_id = %(project)s AND i.open_from > 1 AND i.open_from > s.level
            AND i.readers && %(named)s::uuid[] AND {conditions} AND {after}
        ORDER BY {group} {key} {way}, i.id {way} LIMIT %(limit)s) w
) picked
ORDER BY {group_both} k {way}, id {way} LIMIT %(limit)s
"""
)
BY_PERSON = SQL(
    """
SELECT w.id, w.k, w.g, w.type_id
FROM unnest(%(drivers)s::uuid[]) AS d (person_id) CROSS JOIN {states} CROSS JOIN LATERAL (
    SELECT i.id, {key} AS k, {g} AS g, i.type_id
    FROM correspondence_person r JOIN correspondence_item i ON i.id = r.item_id {join}
    WHERE r.project_id = %(project)s AND r.person_id = d.person_id AND r.role = {role} AND r.maps_to = m.maps_to
        AND i.readers && %(reads)s::uuid[] AND i.type_id = ANY(%(types)s::uuid[]) AND {conditions} AND {after}
    ORDER BY {group} {order} LIMIT %(limit)s) w
GROUP BY w.id, w.k, w.g, w.type_id
ORDER BY {group_w} w.k {way}, w.id {way} LIMIT %(limit)s
"""
)
FEW = SQL(
    """
WITH {hits} sight AS (
    SELECT v.type_id, lower(t.name) AS g FROM unnest(%(types)s::uuid[]) AS v (type_id)
    JOIN correspondence_type t ON t.id = v.type_id
)
SELECT i.id, {key} AS k, s.g, s.type_id FROM correspondence_item i JOIN sight s ON s.type_id = i.type_id
WHERE i.project_id = %(project)s AND i.readers && %(reads)s::uuid[] AND {conditions} AND {after}
ORDER BY {group} {key} {way}, i.id {way} LIMIT %(limit)s
"""
)
# Cards hold the words: of the item with its official responses, and of each unofficial response.
HITS = SQL(
    """hit AS MATERIALIZED (
    SELECT coalesce(c.parent_id, c.id) AS id FROM card c
    WHERE c.tsv @@ (websearch_to_tsquery('english', %(q)s) || websearch_to_tsquery('simple', %(q)s))
        AND c.readers && %(reads)s::uuid[] AND c.scope_id = %(project)s
        AND c.kind IN ('correspondence.item', 'correspondence.response')
    UNION
    SELECT c.id FROM card c
    WHERE c.scope_id = %(project)s AND lower(c.number) LIKE %(like)s AND c.kind = 'correspondence.item'
        AND c.readers && %(reads)s::uuid[]
    UNION
    SELECT i.id FROM correspondence_item i
    WHERE i.project_id = %(project)s AND i.type_id = ANY(%(types)s::uuid[]) AND lower(i.number) = ANY(%(numbers)s)
), """
)
GROUPS = SQL("s.g, s.type_id,")
STATES = SQL("CROSS JOIN unnest(%(states)s::text[]) AS m (maps_to)")
# A status names the states that have to be looked at; it is compared itself as well.
STATES_OF = SQL(
    """(SELECT DISTINCT s.maps_to FROM correspondence_status s WHERE s.id = ANY(%(statuses)s::uuid[])
        UNION SELECT unnest(%(states)s::text[])) AS m (maps_to)"""
)


def direction(sort: Sort) -> SQL:
    """Return which way a list runs."""
    return SQL("DESC") if sort.reverse else SQL("ASC")


def pick_by_type(filters: Filters, sort: Sort, *, resumed: bool) -> Composed:
    """Pick type by type in the order of an index, then what is seen by name only."""
    by_state = sort.key is SortKey.DUE_ON or filters.overdue is True
    return BY_TYPE.format(
        key=KEYS[sort.key],
        way=direction(sort),
        states=SQL("CROSS JOIN {}").format(_states(filters)) if by_state else SQL(""),
        state=SQL("AND i.maps_to = m.maps_to") if by_state else SQL(""),
        conditions=conditions(filters),
        after=_after(sort, resumed=resumed, group=SQL("s.g")),
        group=GROUPS if sort.grouped else SQL(""),
        group_both=SQL("g, type_id,") if sort.grouped else SQL(""),
    )


def pick_by_person(filters: Filters, sort: Sort, *, resumed: bool) -> Composed:
    """Pick from what a person is assigned to, has sent or has written, in the order of that index."""
    role = "assignee" if filters.assignees else "received_from" if filters.received_from else "creator"
    way = direction(sort)
    by_due = SQL("r.due_key {}, r.item_id {}").format(way, way)
    by_key = SQL("{} {}, i.id {}").format(KEYS[sort.key], way, way)
    return BY_PERSON.format(
        key=SQL("r.due_key") if sort.key is SortKey.DUE_ON else KEYS[sort.key],
        g=SQL("lower(t.name)") if sort.grouped else SQL("''"),
        join=SQL("JOIN correspondence_type t ON t.id = i.type_id") if sort.grouped else SQL(""),
        states=_states(filters),
        role=Literal(role),
        conditions=conditions(filters, driven_by=role),
        after=_after(sort, resumed=resumed, group=SQL("lower(t.name)"), person=True),
        order=by_due if sort.key is SortKey.DUE_ON else by_key,
        way=way,
        group=SQL("lower(t.name), i.type_id,") if sort.grouped else SQL(""),
        group_w=SQL("w.g, w.type_id,") if sort.grouped else SQL(""),
    )


def pick_few(filters: Filters, sort: Sort, *, resumed: bool) -> Composed:
    """Pick from what was found by words, number or id, or from the archive."""
    return FEW.format(
        hits=hits(filters),
        key=KEYS[sort.key],
        way=direction(sort),
        conditions=conditions(filters),
        after=_after(sort, resumed=resumed, group=SQL("s.g")),
        group=GROUPS if sort.grouped else SQL(""),
    )


def hits(filters: Filters) -> SQL:
    """Return the part that finds items by words, when there are any."""
    return HITS if filters.q else SQL("")


def _states(filters: Filters) -> SQL:
    return STATES_OF if filters.statuses else SQL("unnest(%(states)s::text[]) AS m (maps_to)")


def _after(sort: Sort, *, resumed: bool, group: SQL, person: bool = False) -> Composed:
    if not resumed:
        return SQL("true").format()
    key, id = KEYS[sort.key], SQL("i.id")
    if person and sort.key is SortKey.DUE_ON:
        key, id = SQL("r.due_key"), SQL("r.item_id")
    sign = SQL("<") if sort.reverse else SQL(">")
    at = CASTS.get(sort.key, TEXT)
    later = SQL("({}, {}) {} ({}, %(at_id)s::uuid)").format(key, id, sign, at)
    if not sort.grouped:
        return later
    place = SQL("({}, i.type_id)").format(group)
    here = SQL("(%(at_group)s::text, %(at_type)s::uuid)")
    return SQL("({} > {} OR {} = {} AND {})").format(place, here, place, here, later)


def conditions(filters: Filters, *, driven_by: str = "") -> Composed:
    """Return what narrows a list; `driven_by` is the role that the pick starts from already."""
    parts: list[SQL] = [SQL("i.archived_at IS NOT NULL" if filters.archived else "i.archived_at IS NULL")]
    parts += [_status(filters)] if filters.statuses or filters.states else []
    asked: dict[LiteralString, object] = {
        "i.assignees && %(assignees)s::uuid[]": filters.assignees and driven_by != "assignee",
        "i.received_from = ANY(%(received_from)s::uuid[])": filters.received_from and driven_by != "received_from",
        "i.created_by = ANY(%(created_by)s::uuid[])": filters.created_by and driven_by != "creator",
        "i.location_id = ANY(%(locations)s::uuid[])": filters.locations,
        "i.id = ANY(%(ids)s::uuid[])": filters.ids,
        "i.id IN (SELECT id FROM hit)": filters.q,
        "i.maps_to = 'open' AND i.due_key < %(today)s::date": filters.overdue is True,
        "NOT (i.maps_to = 'open' AND i.due_key < %(today)s::date)": filters.overdue is False,
        "i.private": filters.private is True,
        "NOT i.private": filters.private is False,
        "i.due_on >= %(due_from)s::date": filters.due_from,
        "i.due_on <= %(due_to)s::date": filters.due_to,
    }
    parts += [SQL(text) for text, wanted in asked.items() if wanted]
    parts += [COMPANY] if filters.companies else []
    parts += [NUMBER] if filters.number else []
    parts += _spans(filters)
    return SQL(" AND ").join(parts)


COMPANY = SQL(
    """EXISTS (SELECT FROM correspondence_person o JOIN passport p ON p.scope_id = o.project_id
        AND p.person_id = o.person_id WHERE o.item_id = i.id AND p.company_id = ANY(%(companies)s::uuid[]))"""
)
NUMBER = SQL(
    """(lower(i.number) LIKE %(number_like)s OR lower(i.number) = ANY(%(numbers)s) OR EXISTS (
        SELECT FROM card c WHERE c.id = i.id AND lower(c.number) LIKE %(number_like)s))"""
)


def _status(filters: Filters) -> SQL:
    if filters.statuses and filters.states:
        return SQL("(i.status_id = ANY(%(statuses)s::uuid[]) OR i.maps_to = ANY(%(states)s::text[]))")
    if filters.statuses:
        return SQL("i.status_id = ANY(%(statuses)s::uuid[])")
    return SQL("i.maps_to = ANY(%(states)s::text[])")


def _spans(filters: Filters) -> list[SQL]:
    spans: tuple[tuple[Span, SQL, SQL], ...] = (
        (filters.created, SQL("i.created_at >= %(created_from)s"), SQL("i.created_at < %(created_to)s")),
        (filters.updated, SQL("i.updated_at >= %(updated_from)s"), SQL("i.updated_at < %(updated_to)s")),
        (filters.closed, SQL("i.closed_at >= %(closed_from)s"), SQL("i.closed_at < %(closed_to)s")),
        (filters.issued, SQL("i.issued_at >= %(issued_from)s"), SQL("i.issued_at < %(issued_to)s")),
    )
    starts = [start for span, start, _ in spans if span.start is not None]
    return starts + [end for span, _, end in spans if span.end is not None]


def parameters(filters: Filters, who: Passport, *, types: dict[UUID, Level], today: date, limit: int) -> dict[str, Any]:
    """Return the values of every placeholder in the pieces above."""
    sought = (filters.number or filters.q).strip().lower()
    all_states = [] if filters.statuses else [state.value for state in MapsTo]
    states = [state.value for state in filters.states] or all_states
    if filters.overdue is True and not filters.statuses:
        states = [state for state in states if state == MapsTo.OPEN.value]
    return {
        "project": who.project,
        "reads": who.reads,
        "named": who.named,
        "types": list(types),
        "levels": [int(level) for level in types.values()],
        "today": today,
        "limit": limit,
        "statuses": list(filters.statuses),
        "states": states,
        "drivers": list(filters.assignees or filters.received_from or filters.created_by),
        "assignees": list(filters.assignees),
        "received_from": list(filters.received_from),
        "created_by": list(filters.created_by),
        "companies": list(filters.companies),
        "locations": list(filters.locations),
        "ids": list(filters.ids),
        "q": filters.q,
        "like": _like(sought),
        "number_like": _like(sought),
        "numbers": [sought, sought.zfill(4)] if sought.isdecimal() else [sought],
        "due_from": filters.due_from,
        "due_to": filters.due_to,
        "created_from": filters.created.start,
        "created_to": filters.created.end,
        "updated_from": filters.updated.start,
        "updated_to": filters.updated.end,
        "closed_from": filters.closed.start,
        "closed_to": filters.closed.end,
        "issued_from": filters.issued.start,
        "issued_to": filters.issued.end,
    }


def _like(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
