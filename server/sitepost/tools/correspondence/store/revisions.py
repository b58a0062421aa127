"""Revisions: rows are added with the change that they tell of, and never changed or removed."""

from contextlib import suppress
from uuid import UUID

import msgspec

from sitepost.platform.work import Work
from sitepost.tools.correspondence.model.items import Item
from sitepost.tools.correspondence.model.responses import Response
from sitepost.tools.correspondence.model.revisions import Revision
from sitepost.tools.correspondence.store import items, responses

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
COUNT = "SELECT count(*) FROM correspondence_revision WHERE project_id = %(project)s"
ITEMS = items.WHOLE + "WHERE i.id = ANY(%(ids)s)"
RESPONSES = f"SELECT {responses.COLUMNS} FROM correspondence_response r WHERE r.id = ANY(%(ids)s)"
WRONG_COUNTS = """
SELECT coalesce(i.prefix || '-', '') || i.number FROM correspondence_item i LEFT JOIN LATERAL (
    SELECT count(*) AS said, count(*) FILTER (WHERE r.official) AS official
    FROM correspondence_response r WHERE r.item_id = i.id
) c ON true
WHERE i.project_id = %(project)s AND (i.responses, i.official_responses) <> (c.said, c.official) ORDER BY i.id
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


async def count(work: Work, project: UUID) -> int:
    """Return how many revisions a project has."""
    return int(await work.value(COUNT, {"project": project}))


async def live(work: Work, ids: list[UUID]) -> dict[UUID, Item | Response]:
    """Return items and responses as their rows are now; one that cannot be read is left out."""
    found: dict[UUID, Item | Response] = {}
    for row in await work.dicts(ITEMS, {"ids": ids}):
        with suppress(ValueError, TypeError, msgspec.ValidationError):
            found[row["id"]] = items.read(row)
    for row in await work.dicts(RESPONSES, {"ids": ids}):
        with suppress(ValueError, TypeError, msgspec.ValidationError):
            found[row["id"]] = responses.read(row)
    return found


async def wrong_counts(work: Work, project: UUID) -> list[str]:
    """Return the numbers of items that count other responses than they have."""
    return await work.values(WRONG_COUNTS, {"project": project})
