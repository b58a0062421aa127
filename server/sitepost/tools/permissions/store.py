"""The tables of permissions."""

from typing import Any
from uuid import UUID

import msgspec
from psycopg.errors import UniqueViolation
from psycopg.types.json import Jsonb

from sitepost.kernel.refusal import Refusal
from sitepost.platform.work import Work
from sitepost.tools.permissions import model
from sitepost.tools.permissions.model import Assignment, Holder, Template

_TEMPLATE = """id, account_id AS account, name, kind, levels, grants, default_level_for_types,
    default_grants_for_types, version, touched"""
_ASSIGNMENT = """project_id AS project, person_id AS person, account_id AS account, template_id AS template, levels"""
ADD_TEMPLATE = """
INSERT INTO permissions_template (id, account_id, name, kind, levels, grants, default_level_for_types,
    default_grants_for_types)
VALUES (%(id)s, %(account)s, %(name)s, %(kind)s, %(levels)s, %(grants)s, %(default_level_for_types)s,
    %(default_grants_for_types)s)
"""
SAVE_TEMPLATE = """
UPDATE permissions_template SET name = %(name)s, kind = %(kind)s, levels = %(levels)s, grants = %(grants)s,
    default_level_for_types = %(default_level_for_types)s,
    default_grants_for_types = %(default_grants_for_types)s, version = %(version)s, touched = %(touched)s
WHERE id = %(id)s AND account_id = %(account)s
"""
TEMPLATE = f"SELECT {_TEMPLATE} FROM permissions_template WHERE account_id = %(account)s AND id = %(id)s"
LOCK_TEMPLATE = TEMPLATE + " FOR UPDATE"
HOLD_TEMPLATE = TEMPLATE + " FOR SHARE"
TEMPLATES = f"SELECT {_TEMPLATE} FROM permissions_template WHERE account_id = %(account)s ORDER BY lower(name), id"
LOCK_TEMPLATES = TEMPLATES + " FOR UPDATE"
ANY_TEMPLATE = "SELECT true FROM permissions_template WHERE account_id = %(account)s LIMIT 1"
ADD_TOOL = """
INSERT INTO permissions_tool (account_id, tool, title) VALUES (%(account)s, %(tool)s, %(title)s)
ON CONFLICT (account_id, tool) DO UPDATE SET title = excluded.title
"""
TOOLS = """
SELECT tool, title FROM permissions_tool WHERE account_id = %(account)s AND (%(archived)s OR NOT archived)
ORDER BY lower(title), tool
"""
ARCHIVE_TOOL = "UPDATE permissions_tool SET archived = %(archived)s WHERE account_id = %(account)s AND tool = %(tool)s"
ASSIGN = """
INSERT INTO permissions_member (project_id, person_id, account_id, template_id, levels)
VALUES (%(project)s, %(person)s, %(account)s, %(template)s, %(levels)s)
ON CONFLICT (project_id, person_id) DO UPDATE SET template_id = excluded.template_id, levels = excluded.levels
"""
ASSIGN_NEW = """
INSERT INTO permissions_member (project_id, person_id, account_id, template_id, levels)
VALUES (%(project)s, %(person)s, %(account)s, %(template)s, %(levels)s)
ON CONFLICT (project_id, person_id) DO NOTHING
"""
FORGET = "DELETE FROM permissions_member WHERE project_id = %(project)s AND person_id = %(person)s"
ASSIGNMENT = f"SELECT {_ASSIGNMENT} FROM permissions_member WHERE project_id = %(project)s AND person_id = %(person)s"
OF_PROJECT = f"SELECT {_ASSIGNMENT} FROM permissions_member WHERE project_id = %(project)s"
HOLDERS = """
SELECT m.person_id AS person, p.name, p.company_name AS company, m.project_id AS project, s.name AS project_name
FROM permissions_member m
JOIN passport p ON p.scope_id = m.project_id AND p.person_id = m.person_id AND p.active AND NOT p.account_admin
JOIN scope s ON s.id = m.project_id AND s.active
WHERE m.template_id = %(template)s ORDER BY lower(s.name), s.id, lower(p.name), p.person_id
"""
_LOCKED = "ORDER BY project_id, person_id FOR UPDATE"
LOCK_OF_PERSON = f"SELECT {_ASSIGNMENT} FROM permissions_member WHERE person_id = %(person)s {_LOCKED}"
LOCK_OF_TEMPLATE = f"SELECT {_ASSIGNMENT} FROM permissions_member WHERE template_id = %(template)s {_LOCKED}"
LOCK_OF_ACCOUNT = f"SELECT {_ASSIGNMENT} FROM permissions_member WHERE account_id = %(account)s {_LOCKED}"
"""Whoever writes passports from assignments holds them: an assignment of the same moment waits, or is seen."""


def _row(template: Template) -> dict[str, Any]:
    row: dict[str, Any] = msgspec.to_builtins(template, builtin_types=(UUID,))
    for name in ("levels", "grants", "touched"):
        row[name] = Jsonb(row[name])
    row["default_grants_for_types"] = list(template.default_grants_for_types)
    return row


async def _run(work: Work, query: Any, template: Template) -> None:
    try:
        await work.run(query, _row(template))
    except UniqueViolation as error:
        raise Refusal(model.NAME_TAKEN, field="name") from error


async def add_template(work: Work, template: Template) -> None:
    """Insert a template."""
    await _run(work, ADD_TEMPLATE, template)


async def save_template(work: Work, template: Template) -> None:
    """Update a template."""
    await _run(work, SAVE_TEMPLATE, template)


async def load_template(work: Work, template: UUID, *, account: UUID, for_change: bool = False) -> Template | None:
    """Return a template of `account`."""
    query = LOCK_TEMPLATE if for_change else TEMPLATE
    found = await work.dicts(query, {"account": account, "id": template})
    return msgspec.convert(found[0], Template) if found else None


async def hold_template(work: Work, template: UUID, *, account: UUID) -> bool:
    """Say whether `account` has a template, and keep it from changing until this work ends."""
    return bool(await work.dicts(HOLD_TEMPLATE, {"account": account, "id": template}))


async def templates(work: Work, account: UUID, *, for_change: bool = False) -> list[Template]:
    """Return the templates of `account` by name."""
    found = await work.dicts(LOCK_TEMPLATES if for_change else TEMPLATES, {"account": account})
    return msgspec.convert(found, list[Template])


async def any_template(work: Work, account: UUID) -> bool:
    """Say whether `account` has templates."""
    return bool(await work.value(ANY_TEMPLATE, {"account": account}))


async def add_tool(work: Work, *, account: UUID, tool: str, title: str) -> None:
    """Remember a correspondence type as a tool, or its new title."""
    await work.run(ADD_TOOL, {"account": account, "tool": tool, "title": title})


async def archive_tool(work: Work, *, account: UUID, tool: str, archived: bool) -> None:
    """Remember whether a correspondence type is archived."""
    await work.run(ARCHIVE_TOOL, {"account": account, "tool": tool, "archived": archived})


async def tools(work: Work, account: UUID, *, archived: bool = True) -> dict[str, str]:
    """Return every tool of `account` with its title: those that all have, then the types; `archived` ones, too."""
    types = await work.dicts(TOOLS, {"account": account, "archived": archived})
    return {**model.STATIC_TOOLS, **{row["tool"]: row["title"] for row in types}}


async def assign(work: Work, assignment: Assignment, *, only_new: bool = False) -> bool:
    """Write what a member was given; `only_new` leaves an earlier assignment alone. Say whether it was written."""
    row = {**msgspec.to_builtins(assignment, builtin_types=(UUID,)), "levels": Jsonb(assignment.levels)}
    return await work.run(ASSIGN_NEW if only_new else ASSIGN, row) == 1


async def forget(work: Work, *, project: UUID, person: UUID) -> None:
    """Forget what a member who left was given."""
    await work.run(FORGET, {"project": project, "person": person})


async def assignment(work: Work, *, project: UUID, person: UUID) -> Assignment | None:
    """Return what a member was given."""
    found = await work.dicts(ASSIGNMENT, {"project": project, "person": person})
    return msgspec.convert(found[0], Assignment) if found else None


async def of_project(work: Work, project: UUID) -> list[Assignment]:
    """Return what the members of a project were given."""
    return msgspec.convert(await work.dicts(OF_PROJECT, {"project": project}), list[Assignment])


async def of_person(work: Work, person: UUID) -> list[Assignment]:
    """Return what a person was given in each of their projects, locked for the passports that follow."""
    return msgspec.convert(await work.dicts(LOCK_OF_PERSON, {"person": person}), list[Assignment])


async def of_template(work: Work, template: UUID) -> list[Assignment]:
    """Return the assignments of a template, locked for the passports that follow."""
    return msgspec.convert(await work.dicts(LOCK_OF_TEMPLATE, {"template": template}), list[Assignment])


async def holders(work: Work, template: UUID) -> list[Holder]:
    """Return who has a template, project by project and by name."""
    return await work.rows(HOLDERS, {"template": template}, into=Holder)


async def of_account(work: Work, account: UUID) -> list[Assignment]:
    """Return every assignment of an account, locked for the passports that follow."""
    return msgspec.convert(await work.dicts(LOCK_OF_ACCOUNT, {"account": account}), list[Assignment])
