"""Who can be chosen in the filters of a list, and how many items of it each would leave: one statement."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import LiteralString
from uuid import UUID

from psycopg.sql import SQL, Literal

from sitepost.kernel.passport import Level, Passport
from sitepost.platform.work import Work
from sitepost.tools.correspondence.model.items import Role
from sitepost.tools.correspondence.model.listing import MOST_COUNTED, Choice, Filters
from sitepost.tools.correspondence.store.hits import HITS
from sitepost.tools.correspondence.store.listing import values_of
from sitepost.tools.correspondence.store.picking import VISIBLE_BY_PERSON, conditions

# Those who are on something that the reader sees come first, then whoever could be put on it.
CHOICES = SQL(
    """
WITH {hits} found AS MATERIALIZED (
    SELECT p.person_id, p.name, p.company_id, p.company_name, p.active, p.levels,
        p.person_id = ANY(%(also)s::uuid[]) AS is_named, EXISTS ({rows} r.person_id = p.person_id) AS is_on
    FROM passport p
    WHERE p.scope_id = %(project)s AND (p.person_id = ANY(%(also)s::uuid[])
        OR lower(p.name || ' ' || p.company_name) LIKE ALL (%(patterns)s::text[]))
), few AS MATERIALIZED (
    SELECT f.* FROM found f
    WHERE f.is_on OR f.active AND EXISTS (SELECT FROM correspondence_fieldset_project t
        WHERE t.project_id = %(project)s AND t.type_id = ANY(%(types)s::uuid[])
            AND (f.levels ->> ('correspondence:' || t.type_id::text))::integer >= 1)
    ORDER BY f.is_named DESC, f.is_on DESC, lower(f.name), f.person_id LIMIT {limit}
)
SELECT f.person_id AS person, f.name, f.company_id AS company, f.company_name, f.active,
    (SELECT count(*) FROM ({rows} r.person_id = f.person_id LIMIT {most}) AS counted) AS total
FROM few f ORDER BY f.is_named DESC, f.is_on DESC, lower(f.name), f.person_id
"""
)
ROWS = SQL(
    """SELECT FROM correspondence_person r JOIN correspondence_item i ON i.id = r.item_id
        WHERE r.project_id = %(project)s AND r.role = {role} AND {visible} AND {conditions} AND"""
)


async def choices(
    work: Work,
    who: Passport,
    role: Role,
    *,
    filters: Filters,
    types: Mapping[UUID, Level],
    today: date,
    words: Sequence[str],
    also: Sequence[UUID],
    limit: int,
) -> list[Choice]:
    """Return people whose name and company hold all of `words` (small letters), and those of `also`, by name.

    Each with how many items of the list have them in `role`, up to 1,001, as far as `who` sees them.
    """
    if not types:
        return []
    safe = (word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") for word in words)
    values = {
        **values_of(filters, who, types=types, today=today),
        "patterns": [f"%{word}%" for word in safe],
        "also": list(also),
    }
    narrowed = SQL(" AND ").join(SQL(text) for text in conditions(filters))
    hits: LiteralString = HITS + "," if filters.q else ""
    query = CHOICES.format(
        hits=SQL(hits),
        rows=ROWS.format(role=Literal(role.value), visible=VISIBLE_BY_PERSON, conditions=narrowed),
        limit=Literal(limit),
        most=Literal(MOST_COUNTED + 1),
    )
    return await work.rows(query, values, into=Choice, afresh=True)
