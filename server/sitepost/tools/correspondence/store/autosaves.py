"""Autosaves: kept per person, the oldest make room."""

from uuid import UUID

from sitepost.platform.work import Work
from sitepost.tools.correspondence.model.autosaves import MOST_AUTOSAVES, Autosave

ONE = """
SELECT key, value, saved_at FROM correspondence_autosave
WHERE project_id = %(project)s AND person_id = %(person)s AND key = %(key)s
"""
PUT = """
INSERT INTO correspondence_autosave (project_id, person_id, key, account_id, value, saved_at)
VALUES (%(project)s, %(person)s, %(key)s, %(account)s, %(value)s, %(now)s)
ON CONFLICT (project_id, person_id, key) DO UPDATE SET value = excluded.value, saved_at = excluded.saved_at
"""
MAKE_ROOM = """
DELETE FROM correspondence_autosave WHERE project_id = %(project)s AND person_id = %(person)s AND key IN (
    SELECT key FROM correspondence_autosave WHERE project_id = %(project)s AND person_id = %(person)s
    ORDER BY saved_at DESC, key OFFSET %(most)s)
"""
DROP = """
DELETE FROM correspondence_autosave WHERE project_id = %(project)s AND person_id = %(person)s AND key = %(key)s
"""


async def one(work: Work, *, project: UUID, person: UUID, key: str) -> Autosave | None:
    """Return what the person kept under `key`."""
    return await work.row(ONE, {"project": project, "person": person, "key": key}, into=Autosave)


async def put(work: Work, autosave: Autosave, *, account: UUID, project: UUID, person: UUID) -> None:
    """Keep a form in place of the one before; beyond 200 the oldest go."""
    place = {"project": project, "person": person, "account": account, "most": MOST_AUTOSAVES}
    await work.run(PUT, {**place, "key": autosave.key, "value": autosave.value, "now": autosave.saved_at})
    await work.run(MAKE_ROOM, place)


async def drop(work: Work, *, project: UUID, person: UUID, key: str) -> None:
    """Forget what the person kept under `key`."""
    await work.run(DROP, {"project": project, "person": person, "key": key})
