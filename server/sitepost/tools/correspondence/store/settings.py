"""Settings of a type in a project; no row until somebody saves them for the first time."""

from uuid import UUID

from psycopg.types.json import Jsonb

from sitepost.platform.work import Work
from sitepost.tools.correspondence.model.settings import Settings
from sitepost.tools.correspondence.store.types import changed

ONE = """
SELECT a.type_id AS type, a.project_id AS project, w.due_days, w.default_description,
    coalesce(w.bulk_own, false) AS bulk_own,
    ARRAY(SELECT d.person_id FROM correspondence_default_distribution d
        WHERE d.project_id = a.project_id AND d.type_id = a.type_id ORDER BY d.place) AS default_distribution,
    ARRAY(SELECT g.group_id FROM correspondence_default_group g
        WHERE g.project_id = a.project_id AND g.type_id = a.type_id ORDER BY g.place) AS default_groups,
    coalesce(w.version, 0) AS version, coalesce(w.touched, '{}') AS touched
FROM correspondence_fieldset_project a
LEFT JOIN correspondence_settings w ON w.project_id = a.project_id AND w.type_id = a.type_id
WHERE a.project_id = %(project)s AND a.type_id = %(type)s"""
ONE_LOCKED = ONE + " FOR UPDATE OF a"
SAVE = """
INSERT INTO correspondence_settings (project_id, type_id, account_id, due_days, default_description, bulk_own, version,
    touched)
VALUES (%(project)s, %(type)s, %(account)s, %(due_days)s, %(default_description)s, %(bulk_own)s, %(version)s,
    %(touched)s)
ON CONFLICT (project_id, type_id) DO UPDATE SET due_days = excluded.due_days,
    default_description = excluded.default_description, bulk_own = excluded.bulk_own,
    version = excluded.version, touched = excluded.touched
"""
CLEAR_DISTRIBUTION = """
DELETE FROM correspondence_default_distribution WHERE project_id = %(project)s AND type_id = %(type)s
"""
ADD_DISTRIBUTION = """
INSERT INTO correspondence_default_distribution (project_id, type_id, person_id, account_id, place)
SELECT %(project)s, %(type)s, p.id, %(account)s, p.place - 1
FROM unnest(%(people)s::uuid[]) WITH ORDINALITY AS p (id, place)
"""

CLEAR_GROUPS = "DELETE FROM correspondence_default_group WHERE project_id = %(project)s AND type_id = %(type)s"
ADD_GROUPS = """
INSERT INTO correspondence_default_group (project_id, type_id, group_id, account_id, place)
SELECT %(project)s, %(type)s, g.id, %(account)s, g.place - 1
FROM unnest(%(groups)s::uuid[]) WITH ORDINALITY AS g (id, place)
"""
LISTS = ("default_distribution", "default_groups")


async def one(work: Work, *, project: UUID, type: UUID, locked: bool = False) -> Settings | None:
    """Return the settings of a type that is in the project; `locked` keeps other editors waiting."""
    row = await work.dicts(ONE_LOCKED if locked else ONE, {"project": project, "type": type})
    if not row:
        return None
    return Settings(**{**row[0], **{name: tuple(row[0][name]) for name in LISTS}})


async def save(work: Work, settings: Settings, *, account: UUID) -> None:
    """Insert or update the settings and the default distribution, its people and its groups."""
    place = {"project": settings.project, "type": settings.type, "account": account}
    await work.run(
        SAVE,
        {
            **place,
            "due_days": settings.due_days,
            "default_description": _json(settings.default_description),
            "bulk_own": settings.bulk_own,
            "version": settings.version,
            "touched": Jsonb(settings.touched),
        },
    )
    await work.run(CLEAR_DISTRIBUTION, place)
    await work.run(ADD_DISTRIBUTION, {**place, "people": list(settings.default_distribution)})
    await work.run(CLEAR_GROUPS, place)
    await work.run(ADD_GROUPS, {**place, "groups": list(settings.default_groups)})
    changed(work)


def _json(value: object | None) -> Jsonb | None:
    return None if value is None else Jsonb(value)
