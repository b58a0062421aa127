"""The agenda in SQL: cards that wait, met with the passports of whoever asks; and feeds."""

from datetime import date, timedelta
from typing import LiteralString
from uuid import UUID

from sitepost.kernel.ids import new_id
from sitepost.platform.work import Work
from sitepost.tools.agenda.model import (
    FEED_REACHES_BACK,
    MOST_EVENTS,
    MOST_LOOKED_AT,
    NO_DAY,
    Burden,
    DueThing,
    Feed,
    FeedEvent,
    Waiting,
)

USED_EVERY = timedelta(hours=1)

HELD: LiteralString = """held AS MATERIALIZED (
    SELECT p.scope_id, p.person_id, p.reads, s.name, s.number,
        (%(now)s::timestamptz AT TIME ZONE s.time_zone)::date AS today
    FROM passport p JOIN scope s ON s.id = p.scope_id
    WHERE p.person_id = %(person)s AND p.active AND s.active AND s.kind = 'project'
)"""
DUE_FROM_ME: LiteralString = "c.court <> '{}' AND c.court && ARRAY[%(person)s]::uuid[]"
ON_MY_CLOCK: LiteralString = "c.clock_court <> '{}' AND c.clock_court && ARRAY[%(person)s]::uuid[]"
MINE: LiteralString = f"({DUE_FROM_ME} OR {ON_MY_CLOCK})"
MINE_ON_DAY: LiteralString = f"CASE WHEN d.clock THEN {ON_MY_CLOCK} ELSE {DUE_FROM_ME} END"
"""Its due date is of those in its court, the end of a contract period of those whose turn that is."""
UNTIL: LiteralString = f"CASE WHEN {DUE_FROM_ME} THEN c.due_on ELSE c.clock_on END"
"""Until when a thing waits for somebody: its due date, or where only its contract period does, the end of that."""
DAYS: LiteralString = """LATERAL (VALUES (c.due_on, false), (c.clock_on, true)) AS d (day, clock)"""
"""Both days of a card: when it is due, and when its next contract period ends."""
WAITING = f"""
WITH {HELD}, waiting AS (
    SELECT c.id, c.scope_id AS project, h.name AS project_name, c.tool, c.kind, c.number, c.title, c.state_label,
        c.link, {UNTIL} AS due_on, coalesce({UNTIL} < h.today, false) AS overdue,
        coalesce({UNTIL}, %(no_day)s) AS day, NOT ({DUE_FROM_ME}) AS clock,
        CASE WHEN %(grouped)s THEN lower(h.name) ELSE '' END AS place,
        CASE WHEN %(grouped)s THEN c.scope_id ELSE %(nowhere)s END AS scope
    FROM card c JOIN held h ON h.scope_id = c.scope_id AND c.readers && h.reads
    WHERE {MINE} AND (%(project)s::uuid IS NULL OR c.scope_id = %(project)s::uuid)
)
SELECT id, project, project_name, tool, kind, number, title, state_label, link, due_on, overdue, clock FROM waiting
WHERE NOT %(resumed)s OR (place, scope, day, id)
    > (%(at_place)s::text, %(at_scope)s::uuid, %(at_day)s::date, %(at_id)s::uuid)
ORDER BY place, scope, day, id LIMIT %(limit)s
"""
BURDENS = f"""
WITH {HELD}, waiting AS (
    SELECT c.scope_id, {UNTIL} < h.today AS late
    FROM card c JOIN held h ON h.scope_id = c.scope_id AND c.readers && h.reads WHERE {MINE} LIMIT %(most)s
)
SELECT h.scope_id AS id, h.number, h.name, count(*)::integer AS total,
    count(*) FILTER (WHERE w.late)::integer AS overdue
FROM waiting w JOIN held h ON h.scope_id = w.scope_id GROUP BY 1, 2, 3 ORDER BY lower(h.name), h.scope_id
"""
DUE = f"""
WITH {HELD}, due AS (
    SELECT c.id, c.scope_id AS project, c.tool, c.kind, c.number, c.title, c.state_label, c.link, d.day AS due_on,
        d.day < h.today AS overdue, {MINE_ON_DAY} AS mine, d.clock,
        count(*) OVER day AS of_day, count(*) FILTER (WHERE d.day < h.today) OVER day AS late_of_day,
        row_number() OVER (PARTITION BY d.day ORDER BY c.number, c.id, d.clock) AS nth
    FROM held h JOIN card c ON c.scope_id = h.scope_id
        AND (c.due_on BETWEEN %(first)s AND %(last)s OR c.clock_on BETWEEN %(first)s AND %(last)s)
        AND c.readers && h.reads
    CROSS JOIN {DAYS}
    WHERE d.day BETWEEN %(first)s AND %(last)s AND (%(project)s::uuid IS NULL OR c.scope_id = %(project)s::uuid)
      AND (NOT %(mine)s OR {MINE} AND {MINE_ON_DAY})
    WINDOW day AS (PARTITION BY d.day)
)
SELECT id, project, tool, kind, number, title, state_label, link, due_on, overdue, mine, clock, of_day, late_of_day
FROM due WHERE nth <= %(a_day)s ORDER BY due_on, number, id, clock
"""
EVENTS = f"""
WITH {HELD}
SELECT c.id, h.name AS project_name, c.number, c.title, c.state_label, c.link, d.day AS due_on, d.clock, c.updated_at
FROM held h JOIN card c ON c.scope_id = h.scope_id AND (c.due_on >= %(since)s OR c.clock_on >= %(since)s)
    AND c.readers && h.reads
CROSS JOIN {DAYS}
WHERE d.day >= %(since)s AND (NOT %(mine)s OR {MINE} AND {MINE_ON_DAY})
ORDER BY d.day, c.number, c.id, d.clock LIMIT %(most)s
"""
FEED: LiteralString = "f.id, f.account_id AS account, f.person_id AS person, f.name, f.mine, f.created_at, f.used_at"
FEEDS = f"SELECT {FEED} FROM agenda_feed f WHERE f.person_id = %(person)s ORDER BY f.created_at, f.id"
HOLD_FEEDS = "SELECT pg_advisory_xact_lock(hashtextextended('agenda_feed ' || %(person)s::text, 0))"
ADD_FEED = """
INSERT INTO agenda_feed (id, account_id, person_id, name, mine, secret, created_at)
VALUES (%(id)s, %(account)s, %(person)s, %(name)s, %(mine)s, %(secret)s, %(now)s)
"""
END_FEED = "DELETE FROM agenda_feed WHERE id = %(id)s AND person_id = %(person)s"
FEED_OF = f"""
SELECT {FEED} FROM agenda_feed f
JOIN passport p ON p.scope_id = f.account_id AND p.person_id = f.person_id AND p.active
JOIN scope s ON s.id = f.account_id AND s.active
WHERE f.secret = %(secret)s
"""
USED = """
UPDATE agenda_feed SET used_at = %(now)s WHERE id = %(id)s AND (used_at IS NULL OR used_at < %(before)s)
"""

At = tuple[str, UUID, date, UUID]
NOWHERE = UUID(int=0)


async def waiting(
    work: Work, person: UUID, *, grouped: bool, project: UUID | None, at: At | None, limit: int
) -> list[Waiting]:
    """Return what waits for `person` in their projects, first due on top, from after `at` on."""
    place, scope, day, id = at or ("", NOWHERE, NO_DAY, NOWHERE)
    row = {"person": person, "now": work.now, "grouped": grouped, "project": project, "no_day": NO_DAY}
    cursor = {"resumed": at is not None, "at_place": place, "at_scope": scope, "at_day": day, "at_id": id}
    return await work.rows(WAITING, {**row, **cursor, "nowhere": NOWHERE, "limit": limit}, into=Waiting)


def place_of(last: Waiting, *, grouped: bool) -> At:
    """Return where a list goes on after `last`."""
    at = (last.project_name.lower(), last.project) if grouped else ("", NOWHERE)
    return (*at, last.due_on or NO_DAY, last.id)


async def burdens(work: Work, person: UUID) -> list[Burden]:
    """Count what waits for `person` by project, among the first 5,000 things."""
    return await work.rows(BURDENS, {"person": person, "now": work.now, "most": MOST_LOOKED_AT}, into=Burden)


async def due(
    work: Work, person: UUID, *, first: date, last: date, mine: bool, project: UUID | None, a_day: int
) -> list[DueThing]:
    """Return what is due from `first` to `last` as far as `person` sees it, at most `a_day` of each day."""
    row = {"person": person, "now": work.now, "first": first, "last": last, "mine": mine}
    return await work.rows(DUE, {**row, "project": project, "a_day": a_day}, into=DueThing)


async def events(work: Work, feed: Feed) -> list[FeedEvent]:
    """Return what a feed holds, as far as its person sees it now."""
    since = (work.now - FEED_REACHES_BACK).date()
    row = {"person": feed.person, "now": work.now, "since": since, "mine": feed.mine, "most": MOST_EVENTS}
    return await work.rows(EVENTS, row, into=FeedEvent)


async def feeds(work: Work, person: UUID) -> list[Feed]:
    """Return the feeds of a person, oldest first."""
    return await work.rows(FEEDS, {"person": person}, into=Feed)


async def hold_feeds(work: Work, person: UUID) -> None:
    """Let nobody else change the feeds of a person until this work ends."""
    await work.run(HOLD_FEEDS, {"person": person})


async def add_feed(work: Work, *, person: UUID, account: UUID, name: str, mine: bool, secret: bytes) -> UUID:
    """Insert a feed, known by the SHA-256 of its secret."""
    row = {"id": new_id(), "person": person, "account": account, "name": name, "mine": mine, "secret": secret}
    await work.run(ADD_FEED, {**row, "now": work.now})
    return row["id"]  # type: ignore[return-value]  # it is the id above


async def end_feed(work: Work, feed: UUID, *, person: UUID) -> bool:
    """Delete a feed of a person; say whether there was one."""
    return await work.run(END_FEED, {"id": feed, "person": person}) > 0


async def feed_of(work: Work, secret: bytes) -> Feed | None:
    """Return the feed of a secret whose person still has a place in the account."""
    return await work.row(FEED_OF, {"secret": secret}, into=Feed)


async def used(work: Work, feed: UUID) -> None:
    """Note that a feed was read, once an hour."""
    await work.run(USED, {"id": feed, "now": work.now, "before": work.now - USED_EVERY})
