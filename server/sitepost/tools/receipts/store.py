"""Receipts in SQL; written in the transaction of what makes somebody a recipient, and in batches of sightings."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from psycopg.types.json import Jsonb

from sitepost.kernel.passport import Passport
from sitepost.platform.mail import THREAD
from sitepost.platform.work import Work
from sitepost.tools.receipts.model import Download, Letter, Letters, Mailed, Receipt

ADD = """
WITH letter AS (
    INSERT INTO receipt_letter (item_id, account_id, project_id, creator_id, issued_at)
    SELECT c.id, c.account_id, c.scope_id, %(creator)s, %(now)s FROM card c WHERE c.id = %(item)s
    ON CONFLICT (item_id) DO NOTHING
)
INSERT INTO receipt AS r (item_id, person_id, account_id, roles, since)
SELECT c.id, v.person, c.account_id, v.roles, %(now)s
FROM card c CROSS JOIN jsonb_to_recordset(%(people)s) AS v (person uuid, roles text[]) WHERE c.id = %(item)s
ON CONFLICT (item_id, person_id) DO UPDATE SET roles = excluded.roles, gone_at = NULL
WHERE r.roles <> excluded.roles OR r.gone_at IS NOT NULL
"""
LEAVE = """
UPDATE receipt SET gone_at = %(now)s
WHERE item_id = %(item)s AND gone_at IS NULL AND person_id <> ALL(%(people)s::uuid[])
"""
RESPONDED = """
UPDATE receipt SET responded_first = coalesce(responded_first, %(now)s), responded_last = %(now)s,
    responded_times = responded_times + 1
WHERE item_id = %(item)s AND person_id = %(person)s AND gone_at IS NULL
"""
OPENED = """
UPDATE receipt r SET opened_first = least(r.opened_first, v.began), opened_last = greatest(r.opened_last, v.ended),
    opened_times = r.opened_times + v.times
FROM unnest(%(things)s::uuid[], %(people)s::uuid[], %(began)s::timestamptz[], %(ended)s::timestamptz[],
    %(times)s::integer[]) AS v (item, person, began, ended, times)
WHERE r.item_id = v.item AND r.person_id = v.person AND r.gone_at IS NULL
"""
DOWNLOADED = """
INSERT INTO receipt_download AS d (item_id, person_id, file_id, account_id, first_at, last_at, times)
SELECT DISTINCT ON (r.item_id, v.person, v.file) r.item_id, v.person, v.file, r.account_id, v.began, v.ended, v.times
FROM unnest(%(things)s::uuid[], %(people)s::uuid[], %(began)s::timestamptz[], %(ended)s::timestamptz[],
    %(times)s::integer[]) AS v (file, person, began, ended, times)
JOIN card_file cf ON cf.file_id = v.file JOIN card c ON c.id = cf.card_id
JOIN receipt r ON r.item_id = coalesce(c.parent_id, c.id) AND r.person_id = v.person AND r.gone_at IS NULL
ON CONFLICT (item_id, person_id, file_id) DO UPDATE SET first_at = least(d.first_at, excluded.first_at),
    last_at = greatest(d.last_at, excluded.last_at), times = d.times + excluded.times
"""
LETTER = """
SELECT l.item_id AS id, l.creator_id AS creator, l.issued_at FROM receipt_letter l
WHERE l.item_id = %(item)s AND l.project_id = %(project)s
"""
COLUMNS = """r.person_id AS person, r.roles, r.since, r.gone_at, r.opened_first, r.opened_last, r.opened_times,
    r.responded_first, r.responded_last, r.responded_times, r.acknowledged_at"""
RECEIPTS = f"""
SELECT {COLUMNS} FROM receipt r
WHERE r.item_id = %(item)s AND (%(person)s::uuid IS NULL OR r.person_id = %(person)s::uuid)
ORDER BY r.since, r.person_id
"""
# A mail about a part of the item (an unofficial response) counts only for whoever sees that part; e-mails that
# people wrote about it (with an envelope) stand in their own threads, which may be private.
MAILS = f"""
SELECT m.id, m.person_id AS person, m.reason, m.created_at AS queued_at, m.state, m.sent_at,
    CASE WHEN m.state = 'sent' THEN m.answer ELSE m.error END AS answer
FROM mail m LEFT JOIN card c ON c.id = m.card_id
WHERE (m.card_id = %(item)s OR m.headers ->> '{THREAD}' = %(item)s::text AND m.headers ? '{THREAD}')
  AND m.scope_id = %(project)s AND m.person_id = ANY(%(people)s) AND m.envelope IS NULL
  AND (c.id IS NULL OR c.readers && %(reads)s)
ORDER BY m.created_at, m.id
"""
WORDS = f"""
SELECT m.id, m.person_id AS person, m.reason, m.created_at AS queued_at, m.state, m.sent_at,
    CASE WHEN m.state = 'sent' THEN m.answer ELSE m.error END AS answer, m.sent_to, m.subject, m.text
FROM mail m LEFT JOIN card c ON c.id = m.card_id
WHERE (m.card_id = %(item)s OR m.headers ->> '{THREAD}' = %(item)s::text AND m.headers ? '{THREAD}')
  AND m.scope_id = %(project)s AND (c.id IS NULL OR c.readers && %(reads)s)
ORDER BY m.created_at, m.id
"""
DOWNLOADS = """
SELECT d.person_id AS person, d.file_id AS file, d.first_at, d.last_at, d.times FROM receipt_download d
WHERE d.item_id = %(item)s AND d.person_id = ANY(%(people)s)
  AND EXISTS (
    SELECT FROM card_file cf JOIN card c ON c.id = cf.card_id
    WHERE cf.file_id = d.file_id AND %(item)s IN (c.id, c.parent_id) AND c.readers && %(reads)s)
ORDER BY d.first_at, d.file_id
"""
ACKNOWLEDGE = """
UPDATE receipt SET acknowledged_at = %(now)s
WHERE item_id = %(item)s AND person_id = %(person)s AND acknowledged_at IS NULL
"""
OWN = f"SELECT {COLUMNS} FROM receipt r WHERE r.item_id = %(item)s AND r.person_id = %(person)s FOR UPDATE"


class Seen(NamedTuple):
    """How often somebody did something with a card or a file."""

    thing: UUID
    person: UUID
    first: datetime
    last: datetime
    times: int


def add(work: Work, item: UUID, *, creator: UUID, people: Mapping[UUID, list[str]]) -> None:
    """Write, with whatever is asked or committed next, to whom an item is sent."""
    rows = Jsonb([{"person": person, "roles": roles} for person, roles in people.items()])
    work.later(ADD, {"item": item, "creator": creator, "people": rows, "now": work.now})


def leave(work: Work, item: UUID, *, people: Iterable[UUID]) -> None:
    """Note that nobody but `people` is sent an item any more."""
    work.later(LEAVE, {"item": item, "people": list(people), "now": work.now})


def responded(work: Work, item: UUID, person: UUID) -> None:
    """Note that a recipient responded."""
    work.later(RESPONDED, {"item": item, "person": person, "now": work.now})


async def opened(work: Work, seen: Iterable[Seen]) -> None:
    """Note which recipients opened which items."""
    await work.run(OPENED, _columns(seen))


async def downloaded(work: Work, seen: Iterable[Seen]) -> None:
    """Note which recipients downloaded which files, on every item that carries them and was sent to them."""
    await work.run(DOWNLOADED, _columns(seen))


def _columns(seen: Iterable[Seen]) -> dict[str, object]:
    rows = sorted(seen)  # in one order everywhere, so that two processes do not wait for one another
    things, people, began, ended, times = (list(column) for column in zip(*rows, strict=True))
    return {"things": things, "people": people, "began": began, "ended": ended, "times": times}


async def letter(work: Work, item: UUID, *, project: UUID) -> Letter | None:
    """Return an issued item of a project as receipts remember it."""
    return await work.row(LETTER, {"item": item, "project": project}, into=Letter)


async def receipts(work: Work, item: UUID, *, person: UUID | None) -> list[Receipt]:
    """Return the lines of an item, or only that of `person`."""
    return await work.rows(RECEIPTS, {"item": item, "person": person}, into=Receipt)


async def mails(work: Work, who: Passport, item: UUID, *, people: list[UUID]) -> list[Mailed]:
    """Return the mails about an item to `people`, those about parts only where `who` sees them."""
    row = {"item": item, "people": people, "project": who.project, "reads": who.reads}
    return await work.rows(MAILS, row, into=Mailed)


async def letters(work: Work, who: Passport, item: UUID) -> list[Letters]:
    """Return the mails about an item with their words, those about parts only where `who` sees them."""
    return await work.rows(WORDS, {"item": item, "project": who.project, "reads": who.reads}, into=Letters)


async def downloads(work: Work, who: Passport, item: UUID, *, people: list[UUID]) -> list[Download]:
    """Return what `people` downloaded of the files of an item that `who` may have."""
    row = {"item": item, "people": people, "reads": who.reads}
    return await work.rows(DOWNLOADS, row, into=Download)


async def own(work: Work, item: UUID, person: UUID) -> Receipt | None:
    """Return the line of one recipient, held until this work ends."""
    return await work.row(OWN, {"item": item, "person": person}, into=Receipt)


async def acknowledge(work: Work, item: UUID, person: UUID) -> None:
    """Note that a recipient acknowledged an item."""
    await work.run(ACKNOWLEDGE, {"item": item, "person": person, "now": work.now})
