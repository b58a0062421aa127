"""Open items that wait for somebody, wherever they are."""

from uuid import UUID

from sitepost.platform.work import Work
from sitepost.tools.correspondence.model.leaving import Waiting

WAITING = """
SELECT i.id AS item, coalesce(nullif(coalesce(i.prefix, t.prefix), '') || '-', '') || i.number AS number, i.subject,
    i.type_id AS type, t.name AS type_name, i.project_id AS project, s.name AS project_name,
    coalesce(i.readers && a.reads, false) AS seen
FROM correspondence_person r
JOIN correspondence_item i ON i.id = r.item_id AND i.archived_at IS NULL
JOIN correspondence_type t ON t.id = i.type_id
JOIN scope s ON s.id = r.project_id AND s.active
LEFT JOIN passport a ON a.scope_id = r.project_id AND a.person_id = %(asker)s AND a.active
WHERE r.account_id = %(account)s AND r.person_id = %(person)s AND r.role = 'assignee' AND r.maps_to = 'open'
  AND (%(project)s::uuid IS NULL OR r.project_id = %(project)s::uuid)
  AND r.project_id IN (SELECT p.scope_id FROM passport p WHERE p.person_id = %(person)s)
ORDER BY lower(s.name), s.id, lower(t.name), t.id, i.number, i.id
"""


async def waiting(
    work: Work, person: UUID, *, account: UUID, project: UUID | None, asker: UUID | None
) -> list[Waiting]:
    """Return the open items that `person` is to answer, in one project or in all that are open."""
    row = {"person": person, "account": account, "project": project, "asker": asker}
    return await work.rows(WAITING, row, into=Waiting)
