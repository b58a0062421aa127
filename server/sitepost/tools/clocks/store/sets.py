"""The rules of types: the company's, and the copies of projects."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

import msgspec
from psycopg.types.json import Jsonb

from sitepost.platform.work import Work
from sitepost.tools.clocks.model import Rule, RuleSet

ADD_TYPE = """
INSERT INTO clocks_type (type_id, account_id) VALUES (%(type)s, %(account)s) ON CONFLICT (type_id) DO NOTHING
"""
IS_TYPE = "SELECT EXISTS (SELECT FROM clocks_type WHERE type_id = %(type)s AND account_id = %(account)s)"
ADD_FIELD = """
INSERT INTO clocks_field (field_id, account_id) VALUES (%(field)s, %(account)s) ON CONFLICT (field_id) DO NOTHING
"""
KNOWN_FIELDS = "SELECT f.field_id FROM clocks_field f WHERE f.field_id = ANY(%(fields)s) AND f.account_id = %(account)s"
OF_COMPANY = """
SELECT r.rules, r.version, false AS own, r.origin FROM clocks_rules r
WHERE r.type_id = %(type)s AND r.project_id IS NULL
"""
IN_PROJECT = """
SELECT r.rules, r.version, r.project_id IS NOT NULL AS own, r.origin FROM clocks_rules r
WHERE r.type_id = %(type)s AND (r.project_id = %(project)s OR r.project_id IS NULL)
ORDER BY r.project_id NULLS LAST LIMIT 1
"""
SIZES = """
SELECT t.type_id, coalesce(jsonb_array_length(r.rules), 0) AS rules
FROM clocks_type t LEFT JOIN clocks_rules r ON r.type_id = t.type_id AND r.project_id IS NULL
WHERE t.account_id = %(account)s
"""
HOLD = "SELECT pg_advisory_xact_lock(hashtextextended('clocks_rules ' || %(type)s::text, 0))"
SAVE = """
INSERT INTO clocks_rules AS r (account_id, type_id, project_id, rules, origin, version, changed_by, changed_at)
VALUES (%(account)s, %(type)s, %(project)s, %(rules)s, %(origin)s, %(version)s, %(actor)s, %(now)s)
ON CONFLICT (type_id, project_id) DO UPDATE SET rules = excluded.rules, origin = excluded.origin,
    version = excluded.version, changed_by = excluded.changed_by, changed_at = excluded.changed_at
"""
DROP = "DELETE FROM clocks_rules WHERE type_id = %(type)s AND project_id = %(project)s"


async def add_type(work: Work, type: UUID, *, account: UUID) -> None:
    """Remember that a company has a type."""
    await work.run(ADD_TYPE, {"type": type, "account": account})


async def is_type(work: Work, type: UUID, *, account: UUID) -> bool:
    """Say whether a type is the company's."""
    return bool(await work.value(IS_TYPE, {"type": type, "account": account}))


async def add_field(work: Work, field: UUID, *, account: UUID) -> None:
    """Remember that a company has a custom field that holds days."""
    await work.run(ADD_FIELD, {"field": field, "account": account})


async def known_fields(work: Work, fields: Iterable[UUID], *, account: UUID) -> set[UUID]:
    """Return those of `fields` that hold days and are the company's."""
    wanted = list(fields)
    return set(await work.values(KNOWN_FIELDS, {"fields": wanted, "account": account})) if wanted else set()


async def sizes(work: Work, *, account: UUID) -> dict[UUID, int]:
    """Return how many rules each type of a company has."""
    return {row["type_id"]: row["rules"] for row in await work.dicts(SIZES, {"account": account})}


async def of_company(work: Work, type: UUID) -> RuleSet:
    """Return the rules of a type as the company has them."""
    return _read(await work.dicts(OF_COMPANY, {"type": type}))


async def in_project(work: Work, type: UUID, *, project: UUID) -> RuleSet:
    """Return the rules of a type that hold in a project: its own, else the company's."""
    return _read(await work.dicts(IN_PROJECT, {"type": type, "project": project}))


def _read(found: list[dict[str, Any]]) -> RuleSet:
    return msgspec.convert(found[0], RuleSet) if found else RuleSet()


async def hold(work: Work, type: UUID) -> None:
    """Let nobody else change the rules of a type until this work ends."""
    await work.run(HOLD, {"type": type})


async def save(
    work: Work, rules: tuple[Rule, ...], *, type: UUID, project: UUID | None, origin: str, version: int
) -> None:
    """Write the rules of a type, the company's or a project's own."""
    row = {"account": work.account, "type": type, "project": project, "rules": Jsonb(rules), "origin": origin}
    await work.run(SAVE, {**row, "version": version, "actor": work.actor, "now": work.now})


async def drop(work: Work, type: UUID, *, project: UUID) -> None:
    """Forget the rules that a project has of its own."""
    await work.run(DROP, {"type": type, "project": project})
