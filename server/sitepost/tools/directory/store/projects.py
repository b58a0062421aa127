"""Projects in the database."""

from typing import Any
from uuid import UUID

import msgspec

from sitepost.platform.work import Work
from sitepost.tools.directory import model
from sitepost.tools.directory.model import Project
from sitepost.tools.directory.store.taken import refusing

_PROJECT = """p.id, p.account_id AS account, p.number, p.name, p.address, p.time_zone, p.working_days, p.holidays,
    p.currency, p.active, p.version, p.touched"""
ADD = """
INSERT INTO directory_project (id, account_id, number, name, address, time_zone, working_days, holidays, currency,
    active)
VALUES (%(id)s, %(account)s, %(number)s, %(name)s, %(address)s, %(time_zone)s, %(working_days)s, %(holidays)s,
    %(currency)s, %(active)s)
"""
SAVE = """
UPDATE directory_project SET number = %(number)s, name = %(name)s, address = %(address)s,
    time_zone = %(time_zone)s, working_days = %(working_days)s, holidays = %(holidays)s, currency = %(currency)s,
    active = %(active)s, version = %(version)s, touched = %(touched)s
WHERE id = %(id)s AND account_id = %(account)s
"""
BY_ID = f"SELECT {_PROJECT} FROM directory_project p WHERE p.account_id = %(account)s AND p.id = %(id)s"
LOCK = BY_ID + " FOR UPDATE"
ALL = f"SELECT {_PROJECT} FROM directory_project p WHERE p.account_id = %(account)s ORDER BY lower(p.name), p.id"
OF_PERSON = f"""
SELECT {_PROJECT} FROM directory_project p
JOIN directory_member m ON m.project_id = p.id AND m.person_id = %(person)s AND m.left_at IS NULL
WHERE p.account_id = %(account)s AND p.active ORDER BY lower(p.name), p.id
"""


def _row(project: Project) -> dict[str, Any]:
    row: dict[str, Any] = msgspec.to_builtins(project, builtin_types=(UUID,))
    for name in ("holidays", "touched"):
        row[name] = msgspec.json.encode(row[name]).decode()
    row["working_days"] = list(project.working_days)
    return row


def _project(row: dict[str, Any]) -> Project:
    return msgspec.convert(row, Project)


async def add(work: Work, project: Project) -> None:
    """Insert a project."""
    with refusing(model.NUMBER_TAKEN, field="number"):
        await work.run(ADD, _row(project))


async def save(work: Work, project: Project) -> None:
    """Update a project."""
    with refusing(model.NUMBER_TAKEN, field="number"):
        await work.run(SAVE, _row(project))


async def load(work: Work, project: UUID, *, account: UUID, for_change: bool = False) -> Project | None:
    """Return a project of `account`."""
    found = await work.dicts(LOCK if for_change else BY_ID, {"id": project, "account": account})
    return _project(found[0]) if found else None


async def every(work: Work, account: UUID) -> list[Project]:
    """Return every project of `account`, closed ones too."""
    return [_project(row) for row in await work.dicts(ALL, {"account": account})]


async def of_person(work: Work, person: UUID, *, account: UUID) -> list[Project]:
    """Return the open projects in which `person` is a member."""
    return [_project(row) for row in await work.dicts(OF_PERSON, {"account": account, "person": person})]
