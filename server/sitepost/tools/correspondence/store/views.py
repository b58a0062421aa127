"""Saved views and defaults."""

from typing import Any
from uuid import UUID

import msgspec
from psycopg.errors import UniqueViolation
from psycopg.types.json import Jsonb

from sitepost.kernel.refusal import Refusal
from sitepost.platform.work import Work
from sitepost.tools.correspondence.model.views import NAME_TAKEN, Defaults, View

COLUMNS = (
    "v.id, v.account_id AS account, v.project_id AS project, v.person_id AS owner, v.name, v.shared, v.state, v.version"
)
OFFERED = f"""
SELECT {COLUMNS} FROM correspondence_view v
WHERE v.project_id = %(project)s AND (v.person_id = %(person)s OR v.shared) ORDER BY lower(v.name), v.id
"""
LOCKED = f"""
SELECT {COLUMNS} FROM correspondence_view v
WHERE v.project_id = %(project)s AND v.id = %(id)s AND (v.person_id = %(person)s OR v.shared) FOR UPDATE
"""
COUNT = "SELECT count(*) FROM correspondence_view WHERE project_id = %(project)s AND person_id = %(person)s"
ADD = """
INSERT INTO correspondence_view (id, account_id, project_id, person_id, name, shared, state, created_at)
VALUES (%(id)s, %(account)s, %(project)s, %(owner)s, %(name)s, %(shared)s, %(state)s, %(now)s)
"""
SAVE = """
UPDATE correspondence_view SET name = %(name)s, shared = %(shared)s, state = %(state)s, version = %(version)s
WHERE id = %(id)s
"""
DELETE = "DELETE FROM correspondence_view WHERE id = %(id)s"
UNSHARED = """
DELETE FROM correspondence_view_default WHERE view_id = %(id)s AND person_id IS DISTINCT FROM %(owner)s
"""
DEFAULTS = """
SELECT (SELECT d.view_id FROM correspondence_view_default d
        WHERE d.project_id = %(project)s AND d.person_id = %(person)s) AS own,
    (SELECT d.view_id FROM correspondence_view_default d
        WHERE d.project_id = %(project)s AND d.person_id IS NULL) AS project
"""
CHOOSE = """
INSERT INTO correspondence_view_default (project_id, person_id, account_id, view_id)
VALUES (%(project)s, %(person)s, %(account)s, %(view)s)
ON CONFLICT (project_id, person_id) DO UPDATE SET view_id = excluded.view_id
"""
CHOOSE_NONE = """
DELETE FROM correspondence_view_default
WHERE project_id = %(project)s AND person_id IS NOT DISTINCT FROM %(person)s
"""


async def offered(work: Work, *, project: UUID, person: UUID) -> list[View]:
    """Return somebody's own views and those that are shared, by name."""
    return msgspec.convert(await work.dicts(OFFERED, {"project": project, "person": person}), list[View])


async def locked(work: Work, id: UUID, *, project: UUID, person: UUID) -> View | None:
    """Return a view that is offered to `person`, to be changed."""
    found = await work.dicts(LOCKED, {"id": id, "project": project, "person": person})
    return msgspec.convert(found[0], View) if found else None


async def count(work: Work, *, project: UUID, person: UUID) -> int:
    """Return how many views somebody has."""
    return int(await work.value(COUNT, {"project": project, "person": person}) or 0)


async def add(work: Work, view: View) -> None:
    """Insert a view. Errors: `view_name_taken`."""
    await _write(work, ADD, view)


async def save(work: Work, view: View) -> None:
    """Update a view; one that is no longer shared is nobody else's beginning. Errors: `view_name_taken`."""
    await _write(work, SAVE, view)
    if not view.shared:
        await work.run(UNSHARED, {"id": view.id, "owner": view.owner})


async def _write(work: Work, query: Any, view: View) -> None:
    row = {**msgspec.structs.asdict(view), "state": Jsonb(view.state), "now": work.now}
    try:
        await work.run(query, row)
    except UniqueViolation as error:
        raise Refusal(NAME_TAKEN, field="name") from error


async def delete(work: Work, id: UUID) -> None:
    """Delete a view, also as anybody's beginning."""
    await work.run(DELETE, {"id": id})


async def defaults(work: Work, *, project: UUID, person: UUID) -> Defaults:
    """Return with which views somebody and the project begin."""
    found = await work.row(DEFAULTS, {"project": project, "person": person}, into=Defaults)
    return found or Defaults()


async def choose(work: Work, view: UUID | None, *, account: UUID, project: UUID, person: UUID | None) -> None:
    """Let somebody begin with a view (None: with none of their own); `person` None is the project."""
    place = {"project": project, "person": person, "account": account, "view": view}
    await work.run(CHOOSE_NONE if view is None else CHOOSE, place)
