"""Fieldsets, their fields and sections, and the projects that they are on."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

import msgspec
from psycopg.errors import UniqueViolation
from psycopg.types.json import Jsonb

from sitepost.kernel.refusal import Refusal
from sitepost.platform.work import Work
from sitepost.tools.correspondence.model.fieldsets import FIELDSET_NAME_TAKEN, Assignment, KeptFieldset
from sitepost.tools.correspondence.model.types import Fieldset
from sitepost.tools.correspondence.store.types import changed

WHOLE = """
SELECT f.id, f.type_id AS type, f.name, f.is_new_project_default, f.version, f.touched,
    (SELECT json_object_agg(r.key, r.rule) FROM correspondence_fieldset_field r WHERE r.fieldset_id = f.id) AS fields,
    (SELECT coalesce(json_agg(json_build_object('name', c.name, 'description', c.description, 'fields', c.fields,
        'custom', c.custom) ORDER BY c.place), '[]')
        FROM correspondence_fieldset_section c WHERE c.fieldset_id = f.id) AS sections,
    ARRAY(SELECT a.project_id FROM correspondence_fieldset_project a
        WHERE a.type_id = f.type_id AND a.fieldset_id = f.id ORDER BY a.project_id) AS projects
FROM correspondence_fieldset f"""
OF_COMPANY = WHOLE + " WHERE f.account_id = %(account)s ORDER BY lower(f.name), f.id"
OF_TYPE = WHOLE + " WHERE f.type_id = %(type)s ORDER BY lower(f.name), f.id"
ONE = WHOLE + " WHERE f.type_id = %(type)s AND f.id = %(fieldset)s"
ADD = """
INSERT INTO correspondence_fieldset (id, account_id, type_id, name, is_new_project_default)
VALUES (%(id)s, %(account)s, %(type)s, %(name)s, false)
ON CONFLICT (type_id, lower(name)) DO NOTHING
"""
SAVE = """
UPDATE correspondence_fieldset SET name = %(name)s, version = %(version)s, touched = %(touched)s WHERE id = %(id)s
"""
SAVE_FIELDS = """
INSERT INTO correspondence_fieldset_field (fieldset_id, account_id, key, rule)
SELECT %(id)s, %(account)s, r.key, r.rule FROM unnest(%(keys)s::text[], %(rules)s::text[]) AS r (key, rule)
ON CONFLICT (fieldset_id, key) DO UPDATE SET rule = excluded.rule
"""
CLEAR_SECTIONS = "DELETE FROM correspondence_fieldset_section WHERE fieldset_id = %(id)s"
ADD_SECTION = """
INSERT INTO correspondence_fieldset_section (fieldset_id, account_id, place, name, description, fields, custom)
VALUES (%(id)s, %(account)s, %(place)s, %(name)s, %(description)s, %(fields)s, %(custom)s)
"""
CLEAR_DEFAULT = """
UPDATE correspondence_fieldset SET is_new_project_default = false
WHERE type_id = %(type)s AND is_new_project_default AND id <> ALL(%(keep)s)
"""
SET_DEFAULT = "UPDATE correspondence_fieldset SET is_new_project_default = true WHERE id = %(id)s"
DEFAULTS = """
SELECT f.type_id, f.id FROM correspondence_fieldset f JOIN correspondence_type t ON t.id = f.type_id
WHERE f.account_id = %(account)s AND f.is_new_project_default AND NOT t.archived ORDER BY f.type_id
"""
ASSIGNMENTS = """
SELECT a.project_id AS project, a.fieldset_id AS fieldset,
    EXISTS (SELECT FROM correspondence_item i WHERE i.project_id = a.project_id AND i.type_id = a.type_id) AS in_use
FROM correspondence_fieldset_project a WHERE a.type_id = %(type)s ORDER BY a.project_id
"""
ASSIGN = """
INSERT INTO correspondence_fieldset_project (project_id, type_id, account_id, fieldset_id)
SELECT p.id, %(type)s, %(account)s, %(fieldset)s FROM unnest(%(projects)s::uuid[]) AS p (id) ORDER BY p.id
ON CONFLICT (project_id, type_id) DO UPDATE SET fieldset_id = excluded.fieldset_id
"""
ASSIGN_NEW = """
INSERT INTO correspondence_fieldset_project (project_id, type_id, account_id, fieldset_id)
VALUES (%(project)s, %(type)s, %(account)s, %(fieldset)s) ON CONFLICT (project_id, type_id) DO NOTHING
"""
UNASSIGN = """
UPDATE correspondence_fieldset_project SET fieldset_id = NULL
WHERE type_id = %(type)s AND project_id = ANY(%(projects)s)
"""


async def of_company(work: Work, *, account: UUID) -> dict[UUID, list[KeptFieldset]]:
    """Return every fieldset of the company by type."""
    by_type: dict[UUID, list[KeptFieldset]] = {}
    for row in await work.dicts(OF_COMPANY, {"account": account}):
        by_type.setdefault(row["type"], []).append(_kept(row))
    return by_type


async def of_type(work: Work, *, type: UUID) -> list[KeptFieldset]:
    """Return the fieldsets of a type."""
    return [_kept(row) for row in await work.dicts(OF_TYPE, {"type": type})]


async def one(work: Work, *, type: UUID, fieldset: UUID) -> KeptFieldset | None:
    """Return one fieldset of a type; edits lock the type first."""
    found = await work.dicts(ONE, {"type": type, "fieldset": fieldset})
    return _kept(found[0]) if found else None


async def add(work: Work, fieldset: Fieldset, *, account: UUID) -> None:
    """Insert a fieldset with its fields and sections; refuse `correspondence.fieldset_name_taken`."""
    row = {"id": fieldset.id, "account": account, "type": fieldset.type, "name": fieldset.name}
    if not await work.run(ADD, row):
        raise Refusal(FIELDSET_NAME_TAKEN, field="name")
    await _save_parts(work, fieldset, account=account)
    if fieldset.is_new_project_default:
        await set_default(work, type=fieldset.type, fieldset=fieldset.id)


async def save(work: Work, fieldset: Fieldset, *, account: UUID, touched: dict[str, int]) -> None:
    """Update a fieldset with its fields and sections; refuse `correspondence.fieldset_name_taken`."""
    row = {"id": fieldset.id, "name": fieldset.name, "version": fieldset.version, "touched": Jsonb(touched)}
    try:
        await work.run(SAVE, row)
    except UniqueViolation as error:
        raise Refusal(FIELDSET_NAME_TAKEN, field="name") from error
    await _save_parts(work, fieldset, account=account)


async def _save_parts(work: Work, fieldset: Fieldset, *, account: UUID) -> None:
    keys, rules = list(fieldset.fields), [rule.value for rule in fieldset.fields.values()]
    await work.run(SAVE_FIELDS, {"id": fieldset.id, "account": account, "keys": keys, "rules": rules})
    await work.run(CLEAR_SECTIONS, {"id": fieldset.id})
    sections = [
        {"id": fieldset.id, "account": account, "place": place, "name": each.name}
        | {"description": each.description, "fields": list(each.fields), "custom": Jsonb(each.custom)}
        for place, each in enumerate(fieldset.sections)
    ]
    await work.run_many(ADD_SECTION, sections)
    changed(work)


async def set_default(work: Work, *, type: UUID, fieldset: UUID | None) -> None:
    """Make `fieldset` the one of its type that new projects get; None for no fieldset of the type."""
    keep = [] if fieldset is None else [fieldset]
    await work.run(CLEAR_DEFAULT, {"type": type, "keep": keep})
    if fieldset is not None:
        await work.run(SET_DEFAULT, {"id": fieldset})
    changed(work)


async def new_project_defaults(work: Work, *, account: UUID) -> list[tuple[UUID, UUID]]:
    """Return (type, fieldset) of everything that a new project of the account gets."""
    return [(row["type_id"], row["id"]) for row in await work.dicts(DEFAULTS, {"account": account})]


async def assignments(work: Work, *, type: UUID) -> list[Assignment]:
    """Return where the type is or was, with the fieldset there and whether items of it exist."""
    return await work.rows(ASSIGNMENTS, {"type": type}, into=Assignment)


async def assign(work: Work, *, account: UUID, type: UUID, fieldset: UUID, projects: Iterable[UUID]) -> None:
    """Put a fieldset on projects, in place of another one of the type."""
    row = {"account": account, "type": type, "fieldset": fieldset, "projects": list(projects)}
    await work.run(ASSIGN, row)
    changed(work)


async def assign_new(work: Work, *, account: UUID, type: UUID, fieldset: UUID, project: UUID) -> bool:
    """Put a fieldset on a project that never had the type; say whether it did."""
    row = {"account": account, "type": type, "fieldset": fieldset, "project": project}
    changed(work)
    return await work.run(ASSIGN_NEW, row) > 0


async def unassign(work: Work, *, type: UUID, projects: Iterable[UUID]) -> None:
    """Take the type's fieldset away from projects; their items stay."""
    await work.run(UNASSIGN, {"type": type, "projects": list(projects)})
    changed(work)


def _kept(row: dict[str, Any]) -> KeptFieldset:
    projects, touched = tuple(row.pop("projects")), row.pop("touched")
    return KeptFieldset(msgspec.convert(row, Fieldset), projects, touched)
