"""Exports in SQL."""

from datetime import datetime
from uuid import UUID

from msgspec import to_builtins
from msgspec.structs import replace
from psycopg.types.json import Jsonb

from sitepost.kernel.passport import Passport
from sitepost.platform.work import Work
from sitepost.tools.exports.model import MOST_LISTED, Export, Kind, Made, State

COLUMNS = """e.id, e.account_id AS account, e.project_id AS project, e.person_id AS person, e.kind, e.name,
    e.card_id AS card, e.tools, e.asked, e.state, e.done, e.total, e.size, e.sha256, e.notes, e.error, e.created_at,
    e.touched_at"""
ADD = """
INSERT INTO exports_export (id, account_id, project_id, person_id, kind, name, card_id, tools, asked, created_at,
    touched_at)
VALUES (%(id)s, %(account)s, %(project)s, %(person)s, %(kind)s, %(name)s, %(card)s, %(tools)s, %(asked)s, %(now)s,
    %(now)s)
"""
OF_PERSON = f"""
SELECT {COLUMNS} FROM exports_export e WHERE e.person_id = %(person)s AND e.project_id = %(project)s
ORDER BY e.created_at DESC, e.id DESC LIMIT %(limit)s
"""
ONE = f"SELECT {COLUMNS} FROM exports_export e WHERE e.id = %(id)s"
HOLD = "SELECT pg_advisory_xact_lock(hashtextextended(%(person)s::text, 22))"
PROGRESS = """
UPDATE exports_export SET state = 'working', done = %(done)s, total = %(total)s, touched_at = %(now)s
WHERE id = %(id)s AND state IN ('waiting', 'working')
"""
FINISH = """
UPDATE exports_export SET state = 'done', done = total, size = %(size)s, sha256 = %(sha256)s, notes = %(notes)s,
    tools = %(tools)s, touched_at = %(now)s
WHERE id = %(id)s
"""
FAIL = "UPDATE exports_export SET state = 'failed', error = %(error)s, touched_at = %(now)s WHERE id = %(id)s"
REMOVE = "DELETE FROM exports_export WHERE id = %(id)s"
DROP_OLD = "DELETE FROM exports_export WHERE created_at < %(before)s RETURNING id"


async def hold(work: Work, person: UUID) -> None:
    """Let nobody else ask for exports of `person` until this work ends."""
    await work.value(HOLD, {"person": person})


async def add(work: Work, export: Export) -> None:
    """Insert an export."""
    row = {name: getattr(export, name) for name in ("id", "account", "project", "person", "name", "card", "tools")}
    asked = Jsonb(to_builtins(export.asked))
    await work.run(ADD, {**row, "kind": export.kind.value, "asked": asked, "now": export.created_at})


async def of_person(work: Work, who: Passport) -> list[Export]:
    """Return the newest exports of somebody in a project."""
    row = {"person": who.person, "project": who.project, "limit": MOST_LISTED}
    return [_read(each) for each in await work.rows(OF_PERSON, row, into=Export)]


async def one(work: Work, id: UUID) -> Export | None:
    """Return an export, whoever asks."""
    found = await work.row(ONE, {"id": id}, into=Export)
    return _read(found) if found else None


def _read(row: Export) -> Export:
    return replace(row, kind=Kind(row.kind), state=State(row.state))


async def note_progress(work: Work, id: UUID, *, done: int, total: int) -> None:
    """Note how far an export is."""
    await work.run(PROGRESS, {"id": id, "done": done, "total": total, "now": work.now})


async def finish(work: Work, id: UUID, made: Made) -> None:
    """Note what an export became."""
    row = {"size": made.size, "sha256": made.sha256, "notes": made.notes, "tools": made.tools}
    await work.run(FINISH, {**row, "id": id, "now": work.now})


async def fail(work: Work, id: UUID, error: str) -> None:
    """Note that an export could not be made."""
    await work.run(FAIL, {"id": id, "error": error[:500], "now": work.now})


async def remove(work: Work, id: UUID) -> None:
    """Delete an export."""
    await work.run(REMOVE, {"id": id})


async def drop_old(work: Work, before: datetime) -> list[UUID]:
    """Delete exports that were asked for before that, and return them."""
    return await work.values(DROP_OLD, {"before": before})
