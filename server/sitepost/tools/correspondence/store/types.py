"""Types: as a project sees them, in one statement each since creates and lists wait for it; and as the company does."""

import time
from functools import lru_cache
from typing import Any
from uuid import UUID

import msgspec
from psycopg.errors import UniqueViolation
from psycopg.types.json import Jsonb

from sitepost.kernel.refusal import Refusal
from sitepost.platform import passports
from sitepost.platform.work import Work
from sitepost.tools.correspondence.model.types import (
    NAME_TAKEN,
    CompanyType,
    Fieldset,
    Status,
    TypeHere,
)

KEPT_SECONDS, KEPT_PROJECTS = 15.0, 1000
KEPT_TEXTS = 4096  # decoded statuses and fieldsets; they change a few times a year

CAN_READ = passports.HOLDS.format(
    scope="a.project_id", person="d.person_id", tool="'correspondence:' || a.type_id::text"
)
DEFAULTS = """(SELECT n.person_id, 1 AS part, n.place, 0 AS within FROM correspondence_default_distribution n
            WHERE n.project_id = a.project_id AND n.type_id = a.type_id
        UNION ALL SELECT m.id::uuid, 2, g.place, m.within FROM correspondence_default_group g
            JOIN card k ON k.id = g.group_id AND k.kind = 'directory.group' AND k.state = 'active'
            CROSS JOIN LATERAL jsonb_array_elements_text(k.brief -> 0 -> 'value') WITH ORDINALITY AS m (id, within)
            WHERE g.project_id = a.project_id AND g.type_id = a.type_id)"""
"""Whom new items go to: people in their order, then those who are in its groups now, as the groups' cards say."""
HERE = f"""
SELECT t.id, t.account_id AS account, t.name, t.prefix, t.private_by_default, t.super_private, t.archived,
    t.locked_after_issue,
    (SELECT json_agg(json_build_object('id', s.id, 'name', s.name, 'maps_to', s.maps_to)
        ORDER BY s.fixed DESC, s.place, s.name) FROM correspondence_status s WHERE s.type_id = t.id)::text AS statuses,
    CASE WHEN f.id IS NOT NULL THEN json_build_object('id', f.id, 'type', t.id, 'name', f.name,
        'fields', (SELECT json_object_agg(r.key, r.rule) FROM correspondence_fieldset_field r
            WHERE r.fieldset_id = f.id),
        'sections', (SELECT coalesce(json_agg(json_build_object('name', c.name, 'description', c.description,
            'fields', c.fields, 'custom', c.custom) ORDER BY c.place), '[]') FROM correspondence_fieldset_section c
            WHERE c.fieldset_id = f.id),
        'custom_fields', (SELECT coalesce(json_agg(json_build_object('id', u.id, 'name', u.name, 'kind', u.kind,
            'hint', u.hint, 'text', u.text, 'options', u.options, 'archived', u.archived, 'version', u.version)
            ORDER BY lower(u.name), u.id), '[]') FROM correspondence_custom_field u
            WHERE u.id IN (SELECT (p.placed ->> 'field')::uuid FROM correspondence_fieldset_section c
                CROSS JOIN LATERAL jsonb_array_elements(c.custom) AS p (placed) WHERE c.fieldset_id = f.id)),
        'is_new_project_default', f.is_new_project_default, 'version', f.version)::text END AS fieldset,
    w.due_days, w.default_description, coalesce(w.bulk_own, false) AS bulk_own,
    ARRAY(SELECT d.person_id FROM {DEFAULTS} d WHERE {CAN_READ}
        GROUP BY d.person_id ORDER BY min(d.part), min(d.place), min(d.within)) AS default_distribution,
    (SELECT c.currency FROM scope c WHERE c.id = a.project_id) AS currency,
    (SELECT c.time_zone FROM scope c WHERE c.id = a.project_id) AS time_zone
FROM correspondence_fieldset_project a
JOIN correspondence_type t ON t.id = a.type_id
LEFT JOIN correspondence_fieldset f ON f.id = a.fieldset_id
LEFT JOIN correspondence_settings w ON w.project_id = a.project_id AND w.type_id = a.type_id
WHERE a.project_id = %(project)s"""
TYPE_HERE = HERE + " AND a.type_id = %(type)s"
TYPE_HERE_HELD = TYPE_HERE + " FOR KEY SHARE OF t"
HOLD_OF_ITEM = """
SELECT FROM correspondence_type t
WHERE t.id = (SELECT i.type_id FROM correspondence_item i WHERE i.id = %(item)s) FOR KEY SHARE OF t
"""
TYPES_HERE = HERE + " ORDER BY t.name, t.id"

COMPANY = """
SELECT t.id, t.account_id AS account, t.name, t.prefix, t.template, t.private_by_default, t.super_private,
    t.overdue_reminders, t.locked_after_issue, t.archived, t.version, t.touched,
    EXISTS (SELECT FROM correspondence_fieldset f WHERE f.type_id = t.id AND f.is_new_project_default)
        AS new_project_default
FROM correspondence_type t WHERE t.account_id = %(account)s"""
OF_COMPANY = COMPANY + " ORDER BY lower(t.name), t.id"
OF_COMPANY_HELD = COMPANY + " ORDER BY t.id FOR KEY SHARE OF t"
ONE = COMPANY + " AND t.id = %(type)s"
ONE_LOCKED = ONE + " FOR UPDATE OF t"
ADD = """
INSERT INTO correspondence_type (id, account_id, name, prefix, template, private_by_default, super_private,
    overdue_reminders, locked_after_issue)
VALUES (%(id)s, %(account)s, %(name)s, %(prefix)s, %(template)s, %(private_by_default)s, %(super_private)s,
    %(overdue_reminders)s, %(locked_after_issue)s)
ON CONFLICT (account_id, lower(name)) DO NOTHING
"""
SAVE = """
UPDATE correspondence_type SET name = %(name)s, prefix = %(prefix)s, private_by_default = %(private_by_default)s,
    super_private = %(super_private)s, overdue_reminders = %(overdue_reminders)s,
    locked_after_issue = %(locked_after_issue)s, archived = %(archived)s, version = %(version)s, touched = %(touched)s
WHERE id = %(id)s AND account_id = %(account)s
"""


async def type_here(work: Work, *, project: UUID, type: UUID, held: bool = False) -> TypeHere | None:
    """Return the type in that project, None where it never was; archived ones too.

    A type that is `held` cannot be edited until this work ends, and one that is being edited is waited for:
    who sees an item is decided by its type, so whoever writes one must not read the type of before.
    """
    found = await work.dicts(TYPE_HERE_HELD if held else TYPE_HERE, {"project": project, "type": type})
    return _here(found[0]) if found else None


def hold(work: Work, *, item: UUID) -> None:
    """Hold the type of an item along with the next statement; first, so that nobody waits in a ring."""
    work.later(HOLD_OF_ITEM, {"item": item})


async def types_here(work: Work, *, project: UUID) -> dict[UUID, TypeHere]:
    """Return every type of that project by its id, in order of name; archived ones too.

    Reads keep them for some seconds, as the gate keeps passports, and forget them at any change.
    """
    place, now = (work.database.dsn, project), time.monotonic()
    kept = _kept.get(place) if work.reading else None
    if kept is not None and kept[0] > now:
        return kept[1]
    found = {row["id"]: _here(row) for row in await work.dicts(TYPES_HERE, {"project": project})}
    if work.reading:
        if len(_kept) >= KEPT_PROJECTS:
            _kept.clear()
        _kept[place] = (now + KEPT_SECONDS, found)
    return found


_kept: dict[tuple[str, UUID], tuple[float, dict[UUID, TypeHere]]] = {}
passports.FORGETTERS.append(_kept.clear)


def changed(work: Work) -> None:
    """Make every process forget the types it kept, once this work is durable."""
    passports.access_changed(work)


@lru_cache(maxsize=KEPT_TEXTS)
def _statuses(text: str) -> tuple[Status, ...]:
    return msgspec.json.decode(text, type=tuple[Status, ...])


@lru_cache(maxsize=KEPT_TEXTS)
def _fieldset(text: str) -> Fieldset:
    return msgspec.json.decode(text, type=Fieldset)


def _here(row: dict[str, Any]) -> TypeHere:
    """Read a row of `HERE`; the same text is decoded once, since every list asks for it again."""
    row["statuses"] = _statuses(row["statuses"])
    row["fieldset"] = None if row["fieldset"] is None else _fieldset(row["fieldset"])
    row["default_distribution"] = tuple(row["default_distribution"])
    return TypeHere(**row)


async def of_company(work: Work, *, account: UUID, held: bool = False) -> list[CompanyType]:
    """Return every type of the company in order of name, archived ones too; `held` as in `type_here`."""
    return await work.rows(OF_COMPANY_HELD if held else OF_COMPANY, {"account": account}, into=CompanyType)


async def one(work: Work, *, account: UUID, type: UUID, locked: bool = False) -> CompanyType | None:
    """Return one type of the company; `locked` keeps others from editing it until the commit."""
    query = ONE_LOCKED if locked else ONE
    return await work.row(query, {"account": account, "type": type}, into=CompanyType)


async def add(work: Work, type: CompanyType) -> None:
    """Insert a new type; refuse `correspondence.name_taken`."""
    if not await work.run(ADD, _columns(type)):
        raise Refusal(NAME_TAKEN, field="name", detail=f"{NAME_TAKEN.title} ({type.name})")


async def save(work: Work, type: CompanyType) -> None:
    """Update a type; refuse `correspondence.name_taken`."""
    try:
        await work.run(SAVE, _columns(type))
    except UniqueViolation as error:
        raise Refusal(NAME_TAKEN, field="name") from error
    changed(work)


def _columns(type: CompanyType) -> dict[str, Any]:
    columns = {key: getattr(type, key) for key in type.__struct_fields__}
    return {**columns, "touched": Jsonb(type.touched)}
