"""Locations, trades, cost codes and spec sections in the database."""

from typing import Any
from uuid import UUID

import msgspec

from sitepost.platform.work import Work
from sitepost.tools.directory import model
from sitepost.tools.directory.model import Reference, Sort
from sitepost.tools.directory.store.taken import refusing

_REFERENCE = """id, account_id AS account, scope_id AS scope, sort, parent_id AS parent, code, name, retired,
    version, touched"""
ADD = """
INSERT INTO directory_reference (id, account_id, scope_id, sort, parent_id, code, name)
VALUES (%(id)s, %(account)s, %(scope)s, %(sort)s, %(parent)s, %(code)s, %(name)s)
"""
SAVE = """
UPDATE directory_reference SET parent_id = %(parent)s, code = %(code)s, name = %(name)s, retired = %(retired)s,
    version = %(version)s, touched = %(touched)s
WHERE id = %(id)s AND scope_id = %(scope)s
"""
BY_ID = f"""
SELECT {_REFERENCE} FROM directory_reference
WHERE scope_id = %(scope)s AND sort = %(sort)s AND id = %(id)s AND NOT retired
"""
LOCK = BY_ID + " FOR UPDATE"
ALL = f"""
SELECT {_REFERENCE} FROM directory_reference WHERE scope_id = %(scope)s AND sort = %(sort)s AND NOT retired
ORDER BY lower(code), lower(name), id
"""
LOCK_TREE = "SELECT pg_advisory_xact_lock(hashtextextended(%(scope)s::text, 11))"


def _row(reference: Reference) -> dict[str, Any]:
    row: dict[str, Any] = msgspec.to_builtins(reference, builtin_types=(UUID,))
    return {**row, "touched": msgspec.json.encode(reference.touched).decode()}


def _reference(row: dict[str, Any]) -> Reference:
    return msgspec.convert(row, Reference)


async def add(work: Work, reference: Reference) -> None:
    """Insert reference data."""
    with refusing(model.CODE_TAKEN, field="code"):
        await work.run(ADD, _row(reference))


async def save(work: Work, reference: Reference) -> None:
    """Update reference data."""
    with refusing(model.CODE_TAKEN, field="code"):
        await work.run(SAVE, _row(reference))


async def load(work: Work, reference: UUID, *, scope: UUID, sort: Sort, for_change: bool = False) -> Reference | None:
    """Return one of a sort that is not retired."""
    params = {"scope": scope, "sort": sort.value, "id": reference}
    found = await work.dicts(LOCK if for_change else BY_ID, params)
    return _reference(found[0]) if found else None


async def every(work: Work, scope: UUID, *, sort: Sort) -> list[Reference]:
    """Return all of a sort that are not retired, by code and name."""
    found = await work.dicts(ALL, {"scope": scope, "sort": sort.value})
    return [_reference(row) for row in found]


async def lock_tree(work: Work, scope: UUID) -> None:
    """Let nobody else move locations of `scope` until this work ends, so that no circle can be tied."""
    await work.run(LOCK_TREE, {"scope": scope})
