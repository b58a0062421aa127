"""Reminders in SQL: the projects that may be due, the morning that is taken once, the items that are late."""

from datetime import date
from uuid import UUID

from sitepost.kernel.time import Calendar
from sitepost.platform.work import Work
from sitepost.tools.correspondence.model.reminders import Late, Reminded

PLACES = """
SELECT s.id, s.time_zone, s.working_days, s.holidays, r.day
FROM scope s LEFT JOIN correspondence_reminder r ON r.project_id = s.id
WHERE s.kind = 'project' AND s.active AND s.id = coalesce(%(project)s::uuid, s.id) AND EXISTS (
    SELECT FROM correspondence_fieldset_project a JOIN correspondence_type t ON t.id = a.type_id
    WHERE a.project_id = s.id AND t.overdue_reminders
)
"""
TAKE = """
INSERT INTO correspondence_reminder AS r (project_id, account_id, day)
SELECT s.id, s.account_id, %(day)s FROM scope s WHERE s.id = %(project)s
ON CONFLICT (project_id) DO UPDATE SET day = excluded.day WHERE r.day < excluded.day
RETURNING account_id
"""
LATE = """
SELECT i.id, i.type_id, i.assignees, i.due_on
FROM correspondence_item i JOIN correspondence_type t ON t.id = i.type_id
WHERE i.project_id = %(project)s AND t.overdue_reminders AND i.maps_to = 'open' AND i.due_key < %(day)s
  AND i.archived_at IS NULL AND i.assignees <> '{}'
ORDER BY i.due_key, i.id
"""


async def places(work: Work, *, project: UUID | None = None) -> list[Reminded]:
    """Return the living projects in which some type reminds, or that one of them."""
    found = await work.dicts(PLACES, {"project": project})
    return [
        Reminded(
            row["id"], Calendar(row["time_zone"], tuple(row["working_days"]), frozenset(row["holidays"])), row["day"]
        )
        for row in found
    ]


async def take(work: Work, *, project: UUID, day: date) -> UUID | None:
    """Take the morning of `day`, and return the project's account; None when it was taken before.

    Whoever else wants it waits until this work ends.
    """
    account: UUID | None = await work.value(TAKE, {"project": project, "day": day})
    return account


async def late(work: Work, *, project: UUID, day: date) -> list[Late]:
    """Return the items of a project that are overdue on `day`, of types that remind, and with somebody to remind."""
    found = await work.dicts(LATE, {"project": project, "day": day})
    return [Late(row["id"], row["type_id"], tuple(row["assignees"]), row["due_on"]) for row in found]
