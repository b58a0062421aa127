"""Quiet times that people chose: one place tells them to every room (`quiet_times` is a view, written by nobody)."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from sitepost.kernel.quiet import Quiet, is_quiet
from sitepost.platform.work import Work

ALL = """
SELECT q.person_id, q.time_zone, q.begins, q.ends, q.days, coalesce((
    SELECT array_agg(DISTINCT s.time_zone) FROM scope s
    WHERE s.account_id IN (SELECT p.account_id FROM passport p WHERE p.person_id = q.person_id)
), '{}') AS zones
FROM quiet_times q
"""
SOME = """
SELECT q.person_id, q.time_zone, q.begins, q.ends, q.days FROM quiet_times q WHERE q.person_id = ANY (%(people)s)
"""


async def of_people(work: Work, people: Iterable[UUID]) -> dict[UUID, Quiet]:
    """Return the quiet times of those of `people` who have any."""
    return {row["person_id"]: _quiet(row) for row in await work.dicts(SOME, {"people": list(people)})}


async def now(work: Work, moment: datetime) -> list[tuple[UUID, str]]:
    """Return who is to be left alone at a moment, each with the time zones of sites where that holds."""
    found = []
    for row in await work.dicts(ALL):
        quiet = _quiet(row)
        found += [(row["person_id"], zone) for zone in row["zones"] if is_quiet(quiet, moment, zone=zone)]
    return found


def _quiet(row: dict[str, Any]) -> Quiet:
    return Quiet(time_zone=row["time_zone"], begins=row["begins"], ends=row["ends"], days=tuple(row["days"]))
