"""Pieces of SQL that pick the ids of a page in order, each by the index that fits the question.

Visibility is part of each pick: `open_from` is the level from which anybody sees an item, and
what a person sees only by name is found by reader keys. `arrayoverlap` is the operator `&&`
where no index is to be used for it.
"""

from functools import lru_cache
from typing import LiteralString, NamedTuple

from psycopg.sql import SQL, Composed, Literal

from sitepost.tools.correspondence.model.listing import ClockFilter, Filters, Sort, SortKey
from sitepost.tools.correspondence.store.lines import LINE, PEOPLE

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

# Type by type in the order of an index, then what is seen by name only.
BY_TYPE = SQL(
    """
SELECT id, k, g, type_id FROM (
    SELECT w.id, w.k, s.g, s.type_id FROM sight s {states} CROSS JOIN LATERAL (
        SELECT i.id, {key} AS k FROM correspondence_item i
        WHERE i.project_id = %(project)s AND i.type_id = s.type_id AND i.open_from <= s.level {state} {privacy}
            AND {conditions} AND {after}
        ORDER BY {key} {way}, i.id {way} LIMIT {limit}) w
    UNION ALL
    SELECT w.id, w.k, w.g, w.type_id FROM (
        SELECT i.id, {key} AS k, s.g, s.type_id FROM correspondence_item i JOIN sight s ON s.type_id = i.type_id
        WHERE i.project_id = %(project)s AND i.open_from > 1 AND i.open_from > s.level
            AND i.readers && %(named)s::uuid[] {also_private} AND {conditions} AND {after}
        ORDER BY {group} {key} {way}, i.id {way} LIMIT {limit}) w
) picked
ORDER BY {group_picked} k {way}, id {way} LIMIT {limit}
"""
)
# What one person is assigned to, has sent or has written, in one state: the shortest way, lines and all.
BY_ONE = SQL(
    """
SELECT {line} AS line, {people} AS people, ({key})::text AS at_key, {g} AS at_group
FROM correspondence_person r JOIN correspondence_item i ON i.id = r.item_id
JOIN correspondence_status s ON s.id = i.status_id JOIN correspondence_type t ON t.id = r.type_id
WHERE r.project_id = %(project)s AND r.person_id = %(driver)s AND r.role = {role} AND r.maps_to = %(state)s
    AND arrayoverlap(i.readers, %(reads)s::uuid[]) AND {visible} AND {conditions} AND {after}
ORDER BY {group} {order} LIMIT {limit}
"""
)
BY_PERSON = SQL(
    """
SELECT w.id, w.k, w.g, w.type_id FROM {drivers} CROSS JOIN {roles} CROSS JOIN {states} CROSS JOIN LATERAL (
    SELECT i.id, {key} AS k, {g} AS g, r.type_id
    FROM correspondence_person r JOIN correspondence_item i ON i.id = r.item_id {join}
    WHERE r.project_id = %(project)s AND r.person_id = d.person_id AND r.role = o.role AND r.maps_to = m.maps_to
        AND {visible} AND {conditions} AND {after}
    ORDER BY {group} {order} LIMIT {limit}) w
GROUP BY w.id, w.k, w.g, w.type_id
ORDER BY {group_w} w.k {way}, w.id {way} LIMIT {limit}
"""
)
VISIBLE_BY_PERSON = SQL(
    """r.type_id = ANY(%(types)s::uuid[]) AND (r.open_from = 1
        OR r.open_from = 3 AND r.type_id = ANY(%(administered)s::uuid[])
        OR arrayoverlap(i.readers, %(named)s::uuid[]))"""
)
# What was found by words, number, place or day, or lies in the archive.
FEW = SQL(
    """
SELECT i.id, {key} AS k, s.g, s.type_id FROM correspondence_item i JOIN sight s ON s.type_id = i.type_id
WHERE i.project_id = %(project)s AND arrayoverlap(i.readers, %(reads)s::uuid[])
    AND i.type_id = ANY(%(types)s::uuid[]) AND {conditions} AND {after}
ORDER BY {group} {key} {way}, i.id {way} LIMIT {limit}
"""
)
SIGHT: LiteralString = """sight AS (
    SELECT v.type_id, v.level, lower(t.name) AS g
    FROM unnest(%(types)s::uuid[], %(levels)s::smallint[]) AS v (type_id, level)
    JOIN correspondence_type t ON t.id = v.type_id
)"""
# A status names the states that have to be looked at; it is compared itself as well.
STATES_OF = SQL(
    """(SELECT DISTINCT s.maps_to FROM correspondence_status s WHERE s.id = ANY(%(statuses)s::uuid[])
        UNION SELECT unnest(%(states)s::text[])) AS m (maps_to)"""
)
STATES = SQL("unnest(%(states)s::text[]) AS m (maps_to)")
MATES = SQL(
    """(SELECT p.person_id FROM passport p
        WHERE p.scope_id = %(project)s AND p.company_id = ANY(%(companies)s::uuid[])) d"""
)
DRIVERS = SQL("unnest(%(drivers)s::uuid[]) AS d (person_id)")
EVERY_ROLE = SQL("(VALUES ('creator'), ('assignee'), ('distribution'), ('received_from')) AS o (role)")

# As functions, not operators: the planner is to trust the order of the index, not to guess how few are private.
PRIVACY = SQL("AND s.level >= 3 AND int2ge(i.open_from, 3::smallint) AND booleq(i.private, true)")

COMPANY: LiteralString = """EXISTS (SELECT FROM correspondence_person o JOIN passport p ON p.scope_id = o.project_id
        AND p.person_id = o.person_id WHERE o.item_id = i.id AND p.company_id = ANY(%(companies)s::uuid[]))"""
CLOCK: dict[ClockFilter, LiteralString] = {
    ClockFilter.RUNNING: "i.id IN (SELECT k.id FROM card k WHERE k.scope_id = %(project)s AND k.clock_on IS NOT NULL)",
    ClockFilter.SOON: """i.id IN (SELECT k.id FROM card k
        WHERE k.scope_id = %(project)s AND k.clock_on <= %(clock_to)s::date)""",
    ClockFilter.EXPIRED: "i.id IN (SELECT k.id FROM card k WHERE k.scope_id = %(project)s AND k.clock_over)",
}
NUMBER: LiteralString = """(lower(i.number) LIKE %(like)s OR lower(i.number) = ANY(%(numbers)s) OR EXISTS (
        SELECT FROM card c WHERE c.id = i.id AND lower(c.number) LIKE %(like)s))"""


class Shape(NamedTuple):
    """What a list's statement is built from, without any value: the same shape is the same statement."""

    way_in: str  # `type`, `one`, `person` or `few`
    role: str
    conditions: tuple[LiteralString, ...]
    by_state: bool
    by_status: bool
    private: bool
    words: bool
    sort: Sort
    resumed: bool
    limit: int


def shape_of(filters: Filters, sort: Sort, *, resumed: bool, limit: int) -> Shape:
    """Return the shape of the statement that answers a list, with the way into the tables."""
    role = _role(filters)
    few = filters.ids or filters.q or filters.number or filters.archived or filters.locations or filters.custom
    states = 1 if filters.overdue is True else len(filters.states)
    people = len(filters.assignees or filters.received_from or filters.created_by)
    way_in = "type"
    if few or filters.due_from or filters.due_to or filters.clock:
        way_in, role = "few", ""
    elif role:
        one = people == 1 and states == 1 and not filters.statuses
        way_in = "one" if one and role != "company" else "person"
    return Shape(
        way_in=way_in,
        role=role,
        conditions=conditions(filters, driven_by=role, way_in=way_in),
        by_state=sort.key is SortKey.DUE_ON or filters.overdue is True or bool(filters.statuses),
        by_status=bool(filters.statuses),
        private=filters.private is True,
        words=bool(filters.q),
        sort=sort,
        resumed=resumed,
        limit=limit,
    )


def _role(filters: Filters) -> str:
    named = {
        "assignee": filters.assignees,
        "received_from": filters.received_from,
        "creator": filters.created_by,
        "company": filters.companies,
    }
    return next((role for role, people in named.items() if people), "")


@lru_cache(maxsize=500)
def pick(shape: Shape) -> Composed:
    """Return the statement that picks the ids of a page, its sort keys and groups; by `one` person, its lines."""
    if shape.way_in in ("one", "person"):
        return _by_person(shape)
    sort, grouped = shape.sort, shape.sort.grouped
    by_state = shape.by_state and shape.way_in == "type"
    return (FEW if shape.way_in == "few" else BY_TYPE).format(
        key=KEYS[sort.key],
        way=direction(sort),
        limit=Literal(shape.limit),
        states=SQL("CROSS JOIN {}").format(STATES_OF if shape.by_status else STATES) if by_state else SQL(""),
        state=SQL("AND i.maps_to = m.maps_to") if by_state else SQL(""),
        privacy=PRIVACY if shape.private else SQL(""),
        also_private=SQL("AND i.private") if shape.private else SQL(""),
        conditions=_all(shape),
        after=_after(shape, group=SQL("s.g")),
        group=SQL("s.g, s.type_id,") if grouped else SQL(""),
        group_picked=SQL("g, type_id,") if grouped else SQL(""),
    )


def _by_person(shape: Shape) -> Composed:
    sort, grouped, way = shape.sort, shape.sort.grouped, direction(shape.sort)
    by_due = sort.key is SortKey.DUE_ON
    key = SQL("r.due_key") if by_due else KEYS[sort.key]
    return (BY_ONE if shape.way_in == "one" else BY_PERSON).format(
        key=key,
        line=SQL(LINE),
        people=SQL(PEOPLE),
        g=SQL("lower(t.name)") if grouped else SQL("''"),
        join=SQL("JOIN correspondence_type t ON t.id = r.type_id") if grouped else SQL(""),
        drivers=MATES if shape.role == "company" else DRIVERS,
        roles=EVERY_ROLE if shape.role == "company" else SQL("(VALUES ({})) AS o (role)").format(Literal(shape.role)),
        role=Literal(shape.role),
        states=STATES_OF if shape.by_status else STATES,
        visible=VISIBLE_BY_PERSON,
        conditions=_all(shape),
        after=_after(shape, group=SQL("lower(t.name)")),
        order=SQL("{} {}, {} {}").format(key, way, SQL("r.item_id") if by_due else SQL("i.id"), way),
        way=way,
        limit=Literal(shape.limit),
        group=SQL("lower(t.name), r.type_id,") if grouped else SQL(""),
        group_w=SQL("w.g, w.type_id,") if grouped else SQL(""),
    )


def direction(sort: Sort) -> SQL:
    """Return which way a list runs."""
    return SQL("DESC") if sort.reverse else SQL("ASC")


def _all(shape: Shape) -> Composed:
    return SQL(" AND ").join(SQL(text) for text in shape.conditions)


def _after(shape: Shape, *, group: SQL) -> Composed:
    """Return what keeps the rows after the cursor: keys and ids are compared as pairs, so ties are no trouble."""
    if not shape.resumed:
        return SQL("true").format()
    sort, id = shape.sort, SQL("i.id")
    key, at = KEYS[sort.key], CASTS.get(sort.key, TEXT)
    if sort.key is SortKey.DUE_ON and shape.way_in in ("one", "person"):
        key, id = SQL("r.due_key"), SQL("r.item_id")
    sign = SQL("<") if sort.reverse else SQL(">")
    later = SQL("({}, {}) {} ({}, %(at_id)s::uuid)").format(key, id, sign, at)
    if not sort.grouped:
        return later
    place = SQL("({}, i.type_id)").format(group)
    here = SQL("(%(at_group)s::text, %(at_type)s::uuid)")
    return SQL("({} > {} OR {} = {} AND {})").format(place, here, place, here, later)


def conditions(filters: Filters, *, driven_by: str = "", way_in: str = "few") -> tuple[LiteralString, ...]:
    """Return what narrows a list, except what the way in narrows already: `driven_by` is the role that it follows."""
    by_person = way_in in ("one", "person")
    archived: LiteralString = "i.archived_at IS NOT NULL" if filters.archived else "i.archived_at IS NULL"
    status: LiteralString = "r.status_id" if by_person else "i.status_id"
    both = filters.statuses and filters.states
    asked: tuple[tuple[LiteralString, object], ...] = (
        (f"({status} = ANY(%(statuses)s::uuid[]) OR i.maps_to = ANY(%(states)s::text[]))", both),
        (f"{status} = ANY(%(statuses)s::uuid[])", filters.statuses and not both),
        ("i.maps_to = ANY(%(states)s::text[])", filters.states and not both and not by_person),
        ("i.assignees && %(assignees)s::uuid[]", filters.assignees and driven_by != "assignee"),
        ("i.received_from = ANY(%(received_from)s::uuid[])", filters.received_from and driven_by != "received_from"),
        ("i.created_by = ANY(%(created_by)s::uuid[])", filters.created_by and driven_by != "creator"),
        (COMPANY, filters.companies and driven_by != "company"),
        ("i.location_id = ANY(%(locations)s::uuid[])", filters.locations),
        ("i.id = ANY(%(ids)s::uuid[])", filters.ids),
        ("i.id IN (SELECT id FROM hit)", filters.q),
        (NUMBER, filters.number),
        ("i.custom @@ %(custom)s::jsonpath", filters.custom),
        ("i.maps_to = 'open' AND i.due_key < %(today)s::date", filters.overdue is True),
        ("NOT (i.maps_to = 'open' AND i.due_key < %(today)s::date)", filters.overdue is False),
        ("i.private", filters.private is True and way_in != "type"),
        ("NOT i.private", filters.private is False),
        ("i.due_on >= %(due_from)s::date", filters.due_from),
        ("i.due_on <= %(due_to)s::date", filters.due_to),
        *((CLOCK[each], filters.clock is each) for each in ClockFilter),
        *_spans(filters),
    )
    return (archived, *(text for text, wanted in asked if wanted))


def _spans(filters: Filters) -> tuple[tuple[LiteralString, object], ...]:
    return (
        ("i.created_at >= %(created_from)s", filters.created.start),
        ("i.created_at < %(created_to)s", filters.created.end),
        ("i.updated_at >= %(updated_from)s", filters.updated.start),
        ("i.updated_at < %(updated_to)s", filters.updated.end),
        ("i.closed_at >= %(closed_from)s", filters.closed.start),
        ("i.closed_at < %(closed_to)s", filters.closed.end),
        ("i.issued_at >= %(issued_from)s", filters.issued.start),
        ("i.issued_at < %(issued_to)s", filters.issued.end),
    )
