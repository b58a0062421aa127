"""Revisions: rows are added with the change that they tell of, and never changed or removed."""

from uuid import UUID

from sitepost.platform.work import Work
from sitepost.tools.correspondence.model.revisions import Revision

COLUMNS = """r.subject_id AS subject, r.number, r.item_id AS item, r.account_id AS account, r.project_id AS project,
    r.at, r.actor, r.content, r.sha256"""
ADD = """
INSERT INTO correspondence_revision (subject_id, number, item_id, account_id, project_id, at, actor, content, sha256)
VALUES (%(subject)s, %(number)s, %(item)s, %(account)s, %(project)s, %(at)s, %(actor)s, %(content)s, %(sha256)s)
"""
OF_SUBJECT = f"SELECT {COLUMNS} FROM correspondence_revision r WHERE r.subject_id = %(subject)s ORDER BY r.number"
SOME = f"""
SELECT {COLUMNS} FROM correspondence_revision r WHERE r.subject_id = %(subject)s AND r.number = ANY(%(numbers)s)
"""
OF_PROJECT = f"""
SELECT {COLUMNS} FROM correspondence_revision r
WHERE r.project_id = %(project)s AND (r.subject_id, r.number) > (%(subject)s, %(number)s)
ORDER BY r.subject_id, r.number LIMIT %(limit)s
"""


def add(work: Work, revision: Revision) -> None:
    """Insert a revision along with the next statement or the commit."""
    work.later(ADD, {name: getattr(revision, name) for name in Revision.__struct_fields__})


async def of_subject(work: Work, subject: UUID) -> list[Revision]:
    """Return every revision of an item or a response, the first one first."""
    return await work.rows(OF_SUBJECT, {"subject": subject}, into=Revision)


async def some(work: Work, subject: UUID, numbers: list[int]) -> dict[int, Revision]:
    """Return some revisions of an item or a response by number."""
    found = await work.rows(SOME, {"subject": subject, "numbers": numbers}, into=Revision)
    return {each.number: each for each in found}


async def of_project(work: Work, project: UUID, *, after: tuple[UUID, int], limit: int) -> list[Revision]:
    """Return the next revisions of a project in order of subject and number, `after` the last one."""
    row = {"project": project, "subject": after[0], "number": after[1], "limit": limit}
    return await work.rows(OF_PROJECT, row, into=Revision)
