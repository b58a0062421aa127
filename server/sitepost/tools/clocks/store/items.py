"""What is remembered of items, of their responses, and of the calendars of projects."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec
from psycopg.types.json import Jsonb

from sitepost.events.correspondence import Roles
from sitepost.kernel.time import Calendar
from sitepost.platform.work import Work
from sitepost.tools.clocks.model import Happening, ItemKnown

COLUMNS = """i.item_id AS item, i.account_id AS account, i.project_id AS project, i.type_id AS type, i.roles,
    i.issued_at, i.dates, i.version"""
LOAD = f"SELECT {COLUMNS} FROM clocks_item i WHERE i.item_id = %(item)s"
LOCKED = LOAD + " FOR UPDATE"
SOME = f"SELECT {COLUMNS} FROM clocks_item i WHERE i.item_id = ANY(%(items)s)"
SAVE = f"""
INSERT INTO clocks_item AS i (item_id, account_id, project_id, type_id, roles, issued_at)
VALUES (%(item)s, %(account)s, %(project)s, %(type)s, %(roles)s, %(issued)s)
ON CONFLICT (item_id) DO UPDATE SET roles = excluded.roles,
    issued_at = coalesce(i.issued_at, excluded.issued_at)
RETURNING {COLUMNS}
"""
SAVE_DATES = "UPDATE clocks_item SET dates = %(dates)s, version = %(version)s WHERE item_id = %(item)s"
ADD_RESPONSE = """
INSERT INTO clocks_response (response_id, account_id, item_id, person_id, company_id, at)
VALUES (%(response)s, %(account)s, %(item)s, %(person)s, %(company)s, %(at)s) ON CONFLICT (response_id) DO NOTHING
"""
RESPONSE = "SELECT person_id, company_id, at FROM clocks_response WHERE response_id = %(response)s"
ADD_ANSWER = """
INSERT INTO clocks_answer (item_id, other_id, account_id) VALUES (%(item)s, %(other)s, %(account)s)
ON CONFLICT (item_id, other_id) DO NOTHING
"""
DROP_ANSWER = "DELETE FROM clocks_answer WHERE item_id = %(item)s AND other_id = %(other)s"
ANSWERED = "SELECT a.item_id FROM clocks_answer a WHERE a.other_id = %(other)s ORDER BY a.item_id"
CALENDAR = "SELECT time_zone, working_days, holidays FROM scope WHERE id = %(project)s"


async def load(work: Work, item: UUID, *, locked: bool = False) -> ItemKnown | None:
    """Return what is remembered of an item; `locked` for those who change its clocks."""
    found = await work.dicts(LOCKED if locked else LOAD, {"item": item})
    return _read(found[0]) if found else None


async def some(work: Work, items: list[UUID]) -> dict[UUID, ItemKnown]:
    """Return what is remembered of items."""
    return {row["item"]: _read(row) for row in await work.dicts(SOME, {"items": items})}


def _read(row: dict[str, Any]) -> ItemKnown:
    return msgspec.convert(row, ItemKnown)


async def save(
    work: Work, item: UUID, *, account: UUID, project: UUID, type: UUID, roles: Roles, issued: datetime | None = None
) -> ItemKnown:
    """Remember who is on an item, and when it was issued; return it, and let nobody else change it meanwhile."""
    row = {"item": item, "account": account, "project": project, "type": type, "issued": issued}
    return _read((await work.dicts(SAVE, {**row, "roles": Jsonb(roles)}))[0])


async def save_dates(work: Work, item: UUID, *, dates: dict[str, date], version: int) -> None:
    """Remember the days of an item from which periods run."""
    await work.run(SAVE_DATES, {"item": item, "dates": Jsonb(dates), "version": version})


async def add_response(work: Work, response: UUID, it: Happening, *, item: UUID, account: UUID) -> None:
    """Remember who responded when."""
    row = {"response": response, "account": account, "item": item}
    await work.run(ADD_RESPONSE, {**row, "person": it.person, "company": it.company, "at": it.at})


async def response(work: Work, response: UUID) -> tuple[UUID | None, UUID | None, datetime] | None:
    """Return who responded, for which company, and when."""
    found = await work.dicts(RESPONSE, {"response": response})
    return (found[0]["person_id"], found[0]["company_id"], found[0]["at"]) if found else None


async def add_answer(work: Work, item: UUID, other: UUID, *, account: UUID) -> None:
    """Remember that another item goes back to this one."""
    await work.run(ADD_ANSWER, {"item": item, "other": other, "account": account})


async def drop_answer(work: Work, item: UUID, other: UUID) -> None:
    """Forget that another item goes back to this one."""
    await work.run(DROP_ANSWER, {"item": item, "other": other})


async def answered(work: Work, other: UUID) -> list[UUID]:
    """Return the items that another one goes back to."""
    return await work.values(ANSWERED, {"other": other})


async def calendar(work: Work, project: UUID) -> Calendar:
    """Return when the site of a project works."""
    found = await work.dicts(CALENDAR, {"project": project})
    if not found:
        return Calendar()
    row = found[0]
    return Calendar(row["time_zone"], tuple(row["working_days"]), frozenset(row["holidays"]))
