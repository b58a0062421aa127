"""Distribution groups in the database."""

from typing import Any
from uuid import UUID

import msgspec

from sitepost.platform.work import Work
from sitepost.tools.directory import model
from sitepost.tools.directory.model import Group
from sitepost.tools.directory.store.taken import refusing

_GROUP = """id, account_id AS account, project_id AS project, name, description, people, ended, version, touched"""
ADD = """
INSERT INTO directory_group (id, account_id, project_id, name, description, people)
VALUES (%(id)s, %(account)s, %(project)s, %(name)s, %(description)s, %(people)s::uuid[])
"""
SAVE = """
UPDATE directory_group SET name = %(name)s, description = %(description)s, people = %(people)s::uuid[],
    ended = %(ended)s, version = %(version)s, touched = %(touched)s
WHERE id = %(id)s AND project_id = %(project)s
"""
BY_ID = f"SELECT {_GROUP} FROM directory_group WHERE project_id = %(project)s AND id = %(id)s AND NOT ended"
LOCK = BY_ID + " FOR UPDATE"
ALL = f"SELECT {_GROUP} FROM directory_group WHERE project_id = %(project)s AND NOT ended ORDER BY lower(name), id"
WITH_PERSON = f"""
SELECT {_GROUP} FROM directory_group
WHERE project_id = %(project)s AND NOT ended AND people @> ARRAY[%(person)s::uuid] FOR UPDATE
"""


def _row(group: Group) -> dict[str, Any]:
    row: dict[str, Any] = msgspec.to_builtins(group, builtin_types=(UUID,))
    return {**row, "people": list(group.people), "touched": msgspec.json.encode(group.touched).decode()}


def _group(row: dict[str, Any]) -> Group:
    return msgspec.convert(row, Group)


async def add(work: Work, group: Group) -> None:
    """Insert a group."""
    with refusing(model.NAME_TAKEN, field="name"):
        await work.run(ADD, _row(group))


async def save(work: Work, group: Group) -> None:
    """Update a group."""
    with refusing(model.NAME_TAKEN, field="name"):
        await work.run(SAVE, _row(group))


async def load(work: Work, group: UUID, *, project: UUID, for_change: bool = False) -> Group | None:
    """Return a group of `project` that has not ended."""
    found = await work.dicts(LOCK if for_change else BY_ID, {"id": group, "project": project})
    return _group(found[0]) if found else None


async def every(work: Work, project: UUID) -> list[Group]:
    """Return the groups of `project` by name."""
    return [_group(row) for row in await work.dicts(ALL, {"project": project})]


async def with_person(work: Work, person: UUID, *, project: UUID) -> list[Group]:
    """Return the groups of `project` that `person` is in, locked for change."""
    found = await work.dicts(WITH_PERSON, {"project": project, "person": person})
    return [_group(row) for row in found]
