"""What people chose for themselves, as it is stored: one row a person, none for whoever never chose."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sitepost.platform.db.session import Answer
from sitepost.platform.work import Work
from sitepost.tools.notifications.model import Channel, Choice, Digest, Event

COLUMNS = """c.person_id, c.off, c.time_zone, c.quiet_from, c.quiet_to, c.quiet_days, c.digest, c.digest_hour,
    c.skip_read, c.version"""
LOAD = f"SELECT {COLUMNS} FROM notifications_choice c WHERE c.person_id = ANY(%(people)s)"
SAVE = """
INSERT INTO notifications_choice AS c (person_id, account_id, off, time_zone, quiet_from, quiet_to, quiet_days,
    digest, digest_hour, skip_read, changed_at)
VALUES (%(person)s, %(account)s, %(off)s, %(time_zone)s, %(quiet_from)s, %(quiet_to)s, %(quiet_days)s, %(digest)s,
    %(digest_hour)s, %(skip_read)s, %(now)s)
ON CONFLICT (person_id) DO UPDATE SET off = excluded.off, time_zone = excluded.time_zone,
    quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to, quiet_days = excluded.quiet_days,
    digest = excluded.digest, digest_hour = excluded.digest_hour, skip_read = excluded.skip_read,
    version = c.version + 1, changed_at = excluded.changed_at
WHERE c.version = %(version)s
RETURNING version
"""


def choices(work: Work, people: Iterable[UUID]) -> Answer[dict[UUID, Choice]]:
    """Ask what those of `people` chose who ever did."""
    return work.ask(LOAD, {"people": list(people)}, read=_choices)


def _choices(rows: list[dict[str, Any]]) -> dict[UUID, Choice]:
    return {row["person_id"]: _choice(row) for row in rows}


def _choice(row: dict[str, Any]) -> Choice:
    off = (cell.split(":", 1) for cell in row["off"])
    return Choice(
        off=frozenset((Event(event), Channel(channel)) for event, channel in off),
        time_zone=row["time_zone"],
        quiet_from=row["quiet_from"],
        quiet_to=row["quiet_to"],
        quiet_days=tuple(row["quiet_days"]),
        digest=Digest(row["digest"]),
        digest_hour=row["digest_hour"],
        skip_read=row["skip_read"],
        version=row["version"],
    )


async def save_choice(work: Work, choice: Choice, *, person: UUID, account: UUID) -> int | None:
    """Store `choice` over its own version; return the new version, None when somebody was faster."""
    version: int | None = await work.value(
        SAVE,
        {
            "person": person,
            "account": account,
            "off": sorted(f"{event.value}:{channel.value}" for event, channel in choice.off),
            "time_zone": choice.time_zone,
            "quiet_from": choice.quiet_from,
            "quiet_to": choice.quiet_to,
            "quiet_days": sorted(set(choice.quiet_days)),
            "digest": choice.digest.value,
            "digest_hour": choice.digest_hour,
            "skip_read": choice.skip_read,
            "version": choice.version,
            "now": work.now,
        },
    )
    return version
