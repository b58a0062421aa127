"""Passports as rows: the columns that make one, and how they are read."""

from typing import Any

from sitepost.kernel.passport import Level, Passport, Site
from sitepost.kernel.time import Calendar

COLUMNS = """p.scope_id, p.person_id, p.account_id, p.company_id, p.name, p.company_name, p.mail, p.employee,
    p.account_admin, p.language, p.levels, p.grants, p.reads,
    s.name AS site_name, s.number AS site_number, s.time_zone, s.working_days, s.holidays, s.currency"""


def passport_of(row: dict[str, Any]) -> Passport:
    """Read a passport out of a row with `COLUMNS`."""
    days, holidays = tuple(row["working_days"]), frozenset(row["holidays"])
    calendar = Calendar(time_zone=row["time_zone"], working_days=days, holidays=holidays)
    site = Site(
        id=row["scope_id"],
        account=row["account_id"],
        name=row["site_name"],
        number=row["site_number"],
        calendar=calendar,
        currency=row["currency"],
    )
    passport = Passport(
        person=row["person_id"],
        account=row["account_id"],
        site=site,
        company=row["company_id"],
        name=row["name"],
        company_name=row["company_name"],
        mail=row["mail"],
        employee=row["employee"],
        account_admin=row["account_admin"],
        levels={tool: Level(level) for tool, level in row["levels"].items()},
        grants={tool: frozenset(held) for tool, held in row["grants"].items()},
        language=row["language"],
    )
    passport.__dict__["_reads"] = row["reads"]
    return passport
