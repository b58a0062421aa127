"""Faces: who people are to the others in one scope, read off their passports without the rights."""

from collections.abc import Iterable
from uuid import UUID

import msgspec

from sitepost.platform.db.session import Answer
from sitepost.platform.work import Work

FACES = """
SELECT p.person_id AS person, p.name, p.company_id AS company, p.company_name, p.title, p.active,
    coalesce((p.levels ->> %(tool)s)::smallint, 0) AS level
FROM passport p WHERE p.scope_id = %(scope)s AND p.person_id = ANY(%(people)s)
"""

EMPLOYERS = """
SELECT p.person_id, p.company_id FROM passport p
WHERE p.scope_id = %(scope)s AND p.person_id = ANY(%(people)s) ORDER BY p.person_id FOR SHARE OF p
"""
COMPANIES = """
SELECT DISTINCT p.company_id FROM passport p
WHERE p.scope_id = %(scope)s AND p.active AND p.company_id = ANY(%(companies)s)
"""


class Face(msgspec.Struct, frozen=True):
    """A person as others in one scope see them; `level` is held on the tool that was asked about."""

    person: UUID
    name: str
    company: UUID | None
    company_name: str
    title: str
    active: bool
    level: int


async def of(work: Work, *, scope: UUID, people: Iterable[UUID], tool: str = "") -> dict[UUID, Face]:
    """Return who `people` are in `scope`, with their level on `tool`; also those who left."""
    wanted = list(people)
    return await ask(work, scope=scope, people=wanted, tool=tool) if wanted else {}


def ask(work: Work, *, scope: UUID, people: Iterable[UUID], tool: str = "") -> Answer[dict[UUID, Face]]:
    """Ask for the same along with the next statement."""
    row = {"scope": scope, "people": list(people), "tool": tool}
    return work.ask(FACES, row, into=Face, read=lambda found: {face.person: face for face in found})


async def employers(work: Work, *, scope: UUID, people: Iterable[UUID]) -> dict[UUID, UUID | None]:
    """Return for whom `people` work, which cannot change until this work ends.

    For those who write down what colleagues may see: a change of company is waited for, or waits and finds it.
    """
    found = await work.dicts(EMPLOYERS, {"scope": scope, "people": list(people)})
    return {row["person_id"]: row["company_id"] for row in found}


async def companies(work: Work, *, scope: UUID, ids: Iterable[UUID]) -> set[UUID]:
    """Return those of `ids` that are companies with somebody in `scope` now."""
    wanted = list(ids)
    return set(await work.values(COMPANIES, {"scope": scope, "companies": wanted})) if wanted else set()
