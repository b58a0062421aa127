"""Tables that wait for a confirmation."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import msgspec
from psycopg.types.json import Jsonb

from sitepost.platform.work import Work
from sitepost.tools.directory.model import Import

DROP_OPEN = "DELETE FROM directory_import WHERE person_id = %(person)s AND done_at IS NULL"
ADD = """
INSERT INTO directory_import (id, account_id, person_id, sort, name, heads, lines, created_at)
VALUES (%(id)s, %(account)s, %(person)s, %(sort)s, %(name)s, %(heads)s, %(lines)s, %(now)s)
"""
OPEN = """
SELECT id, account_id AS account, person_id AS person, sort, name, heads, lines FROM directory_import
WHERE id = %(id)s AND person_id = %(person)s AND done_at IS NULL AND created_at > %(after)s
"""
LOCK = OPEN + " FOR UPDATE"
DROP = "DELETE FROM directory_import WHERE id = %(id)s AND person_id = %(person)s AND done_at IS NULL RETURNING id"
FINISH = "UPDATE directory_import SET done_at = %(now)s, heads = '[]', lines = '[]' WHERE id = %(id)s"
NOTE_INVITED = """
UPDATE directory_import SET invited = invited || %(part)s::integer
WHERE id = %(id)s AND NOT %(part)s::integer = ANY(invited) RETURNING id
"""
SWEEP = """
DELETE FROM directory_import WHERE created_at < %(old)s OR done_at IS NULL AND created_at < %(before)s
"""
WAITS = timedelta(days=1)
KEPT = timedelta(days=30)


async def add(work: Work, table: Import) -> None:
    """Keep a table until it is confirmed, in place of one that the same person sent before."""
    row: dict[str, Any] = {"id": table.id, "account": table.account, "person": table.person, "sort": table.sort.value}
    row |= {"name": table.name, "heads": Jsonb(table.heads), "lines": Jsonb(msgspec.to_builtins(table.lines))}
    await work.run(DROP_OPEN, {"person": table.person})
    await work.run(ADD, {**row, "now": work.now})


async def load(work: Work, table: UUID, *, person: UUID, for_change: bool = False) -> Import | None:
    """Return a table that this person sent, and that still waits (a day at most)."""
    params = {"id": table, "person": person, "after": work.now - WAITS}
    found = await work.dicts(LOCK if for_change else OPEN, params)
    return msgspec.convert(found[0], Import) if found else None


async def drop(work: Work, table: UUID, *, person: UUID) -> bool:
    """Forget a table of this person; say whether there was one."""
    return bool(await work.values(DROP, {"id": table, "person": person}))


async def finish(work: Work, table: UUID) -> None:
    """Note that a table was imported, and forget what stood in it."""
    await work.run(FINISH, {"id": table, "now": work.now})


async def note_invited(work: Work, table: UUID, part: int) -> bool:
    """Note that a part of an import is being invited; False when it was noted before."""
    return bool(await work.values(NOTE_INVITED, {"id": table, "part": part}))


async def sweep(work: Work) -> None:
    """Delete tables that nobody confirmed in time, and what is left of old ones."""
    await work.run(SWEEP, {"before": work.now - WAITS, "old": work.now - KEPT})
