"""The clocks themselves."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from psycopg.types.json import Jsonb

from sitepost.platform.work import Work
from sitepost.tools.clocks.model import Clock

COLUMNS = """c.id, c.account_id AS account, c.project_id AS project, c.item_id AS item, c.type_id AS type, c.rule,
    c.cause, c.triggered_on, c.deadline_on, c.ends_at, c.next_at, c.state, c.started_at, c.warned_at, c.ended_at,
    c.ended_by, c.reason, c.noticed_on, c.version"""
OF_ITEM = f"SELECT {COLUMNS} FROM clocks_clock c WHERE c.item_id = %(item)s ORDER BY c.started_at, c.deadline_on, c.id"
OF_ITEM_LOCKED = OF_ITEM + " FOR UPDATE"
OF_SEEN = f"""
SELECT {COLUMNS} FROM clocks_clock c JOIN card k ON k.id = c.item_id
WHERE c.item_id = ANY(%(items)s) AND c.project_id = %(project)s AND k.scope_id = %(project)s AND k.readers && %(reads)s
  AND c.state <> 'stopped'
ORDER BY c.deadline_on, c.id
"""
ONE = f"SELECT {COLUMNS} FROM clocks_clock c WHERE c.id = %(clock)s AND c.project_id = %(project)s"
DUE = f"""
SELECT {COLUMNS} FROM clocks_clock c WHERE c.state = 'running' AND c.next_at <= %(now)s
ORDER BY c.next_at, c.id LIMIT %(limit)s FOR UPDATE SKIP LOCKED
"""
RUNNING_OF_TYPE = f"""
SELECT {COLUMNS} FROM clocks_clock c
WHERE c.type_id = %(type)s AND c.state = 'running' AND c.rule_key = ANY(%(keys)s)
  AND (c.project_id = %(project)s OR %(project)s::uuid IS NULL AND NOT EXISTS (
        SELECT FROM clocks_rules r WHERE r.type_id = c.type_id AND r.project_id = c.project_id))
ORDER BY c.id FOR UPDATE
"""
ADD = """
INSERT INTO clocks_clock (id, account_id, project_id, item_id, type_id, rule, rule_key, cause, triggered_on,
    deadline_on, ends_at, next_at, state, started_at, warned_at, ended_at, ended_by, reason, noticed_on, version)
VALUES (%(id)s, %(account)s, %(project)s, %(item)s, %(type)s, %(rule)s, %(rule_key)s, %(cause)s, %(triggered_on)s,
    %(deadline_on)s, %(ends_at)s, %(next_at)s, %(state)s, %(started_at)s, %(warned_at)s, %(ended_at)s, %(ended_by)s,
    %(reason)s, %(noticed_on)s, %(version)s)
ON CONFLICT DO NOTHING
"""
SAVE = """
UPDATE clocks_clock SET rule = %(rule)s, triggered_on = %(triggered_on)s, deadline_on = %(deadline_on)s,
    ends_at = %(ends_at)s, next_at = %(next_at)s, state = %(state)s, warned_at = %(warned_at)s,
    ended_at = %(ended_at)s, ended_by = %(ended_by)s, reason = %(reason)s, noticed_on = %(noticed_on)s,
    version = %(version)s
WHERE id = %(id)s
"""


async def of_item(work: Work, item: UUID, *, locked: bool = False) -> list[Clock]:
    """Return the clocks of an item, in the order in which they started; `locked` for those who change them."""
    return _read(await work.dicts(OF_ITEM_LOCKED if locked else OF_ITEM, {"item": item}))


async def of_seen(work: Work, items: list[UUID], *, project: UUID, reads: list[UUID]) -> list[Clock]:
    """Return the clocks that run or ran out on those of the items that the holder of `reads` sees, first due on top."""
    return _read(await work.dicts(OF_SEEN, {"items": items, "project": project, "reads": reads}))


async def one(work: Work, clock: UUID, *, project: UUID) -> Clock | None:
    """Return a clock of a project."""
    found = _read(await work.dicts(ONE, {"clock": clock, "project": project}))
    return found[0] if found else None


async def due(work: Work, *, now: datetime, limit: int) -> list[Clock]:
    """Return clocks for which something is to be done, and keep them from others; those that others have are left."""
    return _read(await work.dicts(DUE, {"now": now, "limit": limit}))


async def running_of_type(work: Work, type: UUID, *, project: UUID | None, keys: list[str]) -> list[Clock]:
    """Return the running clocks of some rules of a type, in one project or in all that follow the company."""
    return _read(await work.dicts(RUNNING_OF_TYPE, {"type": type, "project": project, "keys": keys}))


def _read(found: list[dict[str, Any]]) -> list[Clock]:
    return msgspec.convert(found, list[Clock])


async def add(work: Work, clock: Clock) -> bool:
    """Insert a clock; False where that cause has started it before, or the same rule runs on the item already."""
    return await work.run(ADD, _row(clock)) > 0


async def save(work: Work, clock: Clock) -> None:
    """Update a clock."""
    await work.run(SAVE, _row(clock))


def _row(clock: Clock) -> dict[str, Any]:
    row = msgspec.structs.asdict(clock)
    return {**row, "rule": Jsonb(clock.rule), "rule_key": clock.rule.key, "state": clock.state.value}
