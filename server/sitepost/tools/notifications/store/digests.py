"""What waits for people's digests, read with the cards and passports of the moment."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from sitepost.kernel.fact import Told
from sitepost.kernel.ids import new_id
from sitepost.platform.mail import NO_ACCESS
from sitepost.platform.work import Work
from sitepost.tools.notifications.model import DigestLine, Event, Recipient

ADD = """
INSERT INTO notifications_digest (id, account_id, person_id, card_id, part_id, event, role, also, actor_id, stream,
    seq, at, due_at)
VALUES (%(id)s, %(account)s, %(person)s, %(card)s, %(part)s, %(event)s, %(role)s, %(also)s, %(actor)s, %(stream)s,
    %(seq)s, %(at)s, %(due)s)
ON CONFLICT (person_id, stream, seq) DO NOTHING
"""
MOVE = "UPDATE notifications_digest SET due_at = %(due)s WHERE person_id = %(person)s AND mail_id IS NULL"
# A digest that did not leave because its reader lost one of its cards is written again without it.
AGAIN = """
UPDATE notifications_digest d SET mail_id = NULL FROM mail m
WHERE m.id = d.mail_id AND m.state = 'failed' AND m.error = %(lost)s
"""
FORGET = "DELETE FROM notifications_digest d USING mail m WHERE m.id = d.mail_id AND m.state <> 'waiting'"
DUE = """
SELECT DISTINCT d.person_id FROM notifications_digest d WHERE d.mail_id IS NULL AND d.due_at <= %(now)s LIMIT 1000
"""
HOLD = """
SELECT d.id FROM notifications_digest d WHERE d.person_id = %(person)s AND d.mail_id IS NULL AND d.due_at <= %(now)s
ORDER BY d.at, d.id LIMIT %(most)s FOR UPDATE
"""
LINES = """
SELECT d.id, d.event, d.role, d.also, d.at, a.name AS actor, s.name AS project, c.id AS card, c.number, c.title,
    c.state_label, c.link, n.read_at IS NOT NULL AS read
FROM notifications_digest d
JOIN card c ON c.id = d.card_id
JOIN scope s ON s.id = c.scope_id AND s.active
JOIN passport p ON p.scope_id = c.scope_id AND p.person_id = d.person_id AND p.active AND c.readers && p.reads
JOIN passport whole ON whole.scope_id = d.account_id AND whole.person_id = d.person_id AND whole.active
LEFT JOIN card part ON part.id = d.part_id
LEFT JOIN notifications_notice n ON n.person_id = d.person_id AND n.stream = d.stream AND n.seq = d.seq
LEFT JOIN passport a ON a.scope_id = c.scope_id AND a.person_id = d.actor_id
WHERE d.id = ANY(%(ids)s) AND (part.id IS NULL OR part.readers && p.reads)
ORDER BY lower(s.name), c.number, c.id, d.at, d.id
"""
MAILED = "UPDATE notifications_digest SET mail_id = %(mail)s WHERE id = ANY(%(ids)s)"
DROP = "DELETE FROM notifications_digest WHERE id = ANY(%(ids)s)"
HOME = """
SELECT home.account_id, home.mail, home.language, coalesce((
        SELECT min(s.time_zone) FROM passport p JOIN scope s ON s.id = p.scope_id AND s.active AND s.kind = 'project'
        WHERE p.person_id = home.person_id AND p.active
    ), 'UTC') AS time_zone
FROM passport home WHERE home.person_id = %(person)s AND home.scope_id = home.account_id AND home.active
"""
MOST_TOLD = 200  # in one mail; the next look takes what is left


def add_to_digest(work: Work, told: Told, each: Recipient, *, card: UUID, part: UUID | None, due: datetime) -> None:
    """Keep what somebody is told for their next digest, once however often this runs."""
    reason = each.mailed or each.reason
    hears = any(one.event is Event.RESPONDED_TO for one in each.reasons)
    work.later(
        ADD,
        {
            "id": new_id(),
            "account": told.account,
            "person": each.person,
            "card": card,
            "part": part if hears else None,
            "event": reason.event.value,
            "role": reason.role.value,
            "also": [f"{one.event.value}:{one.role.value}" for one in each.besides(reason)],
            "actor": told.actor,
            "stream": told.stream,
            "seq": told.seq,
            "at": told.at,
            "due": due,
        },
    )


async def move_digest(work: Work, person: UUID, *, due: datetime) -> None:
    """Let what waits for somebody be due at another moment: they chose anew."""
    await work.run(MOVE, {"person": person, "due": due})


async def people_due(work: Work) -> list[UUID]:
    """Return whose digests are due; what was mailed is forgotten, what could not be told goes in again."""
    await work.run(AGAIN, {"lost": NO_ACCESS})
    await work.run(FORGET)
    return await work.values(DUE, {"now": work.now})


async def hold_digest(work: Work, person: UUID) -> list[UUID]:
    """Take what is due for somebody until this work ends."""
    return await work.values(HOLD, {"person": person, "now": work.now, "most": MOST_TOLD})


async def digest_lines(work: Work, ids: Sequence[UUID]) -> list[DigestLine]:
    """Return those of the held lines that their person may see now."""
    return await work.rows(LINES, {"ids": list(ids)}, into=DigestLine)


async def mailed(work: Work, ids: Iterable[UUID], *, mail: UUID) -> None:
    """Note which mail tells these lines."""
    await work.run(MAILED, {"ids": list(ids), "mail": mail})


async def drop_lines(work: Work, ids: Iterable[UUID]) -> None:
    """Forget lines that are for nobody any more."""
    await work.run(DROP, {"ids": list(ids)})


async def home_of(work: Work, person: UUID) -> tuple[UUID, str, str, str] | None:
    """Return the account, address, time zone and language of somebody who is active; None for anybody else."""
    found = await work.dicts(HOME, {"person": person})
    return tuple(found[0][name] for name in ("account_id", "mail", "time_zone", "language")) if found else None
