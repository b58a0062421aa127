"""Scopes: the projects, and the account itself, that passports are for."""

from collections.abc import Iterable
from uuid import UUID

from sitepost.kernel.passport import Site
from sitepost.platform.work import Work

SAVE_SCOPE = """
INSERT INTO scope AS s (id, account_id, kind, name, number, time_zone, working_days, holidays, active, currency)
VALUES (%(id)s, %(account)s, %(kind)s, %(name)s, %(number)s, %(time_zone)s, %(working_days)s, %(holidays)s,
    %(active)s, %(currency)s)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, number = excluded.number,
    time_zone = excluded.time_zone, working_days = excluded.working_days, holidays = excluded.holidays,
    active = excluded.active, currency = excluded.currency
"""
PROJECTS = """
SELECT id FROM scope WHERE account_id = %(account)s AND kind = 'project' AND id = ANY(%(ids)s)
"""


async def save_scope(work: Work, site: Site, *, kind: str, active: bool = True) -> None:
    """Insert or update the scope (account or project) that passports are for."""
    await work.run(
        SAVE_SCOPE,
        {
            "id": site.id,
            "account": site.account,
            "kind": kind,
            "name": site.name,
            "number": site.number,
            "time_zone": site.calendar.time_zone,
            "working_days": list(site.calendar.working_days),
            "holidays": sorted(site.calendar.holidays),
            "active": active,
            "currency": site.currency,
        },
    )


async def projects(work: Work, *, account: UUID, ids: Iterable[UUID]) -> set[UUID]:
    """Return those of `ids` that are projects of the account."""
    return set(await work.values(PROJECTS, {"account": account, "ids": list(ids)}))
