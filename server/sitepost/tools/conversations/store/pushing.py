"""What waits for devices, in SQL. Nobody who posts waits for any of it: it looks behind them (decision 29)."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from sitepost.platform.work import Work
from sitepost.tools.conversations.model import Waiting
from sitepost.tools.conversations.store.access import FOLLOWS, LISTED, TABLES

Pair = tuple[UUID, UUID]
"""A device and a conversation."""

LONGEST_AGO = timedelta(minutes=15)
MOST_AT_ONCE = 200
MOST_SAID = 50  # messages of a conversation that are looked at for one device
LEASE = timedelta(minutes=2)  # after which what somebody took and did not answer for is anybody's again

ANYBODY = "SELECT EXISTS (SELECT FROM push_device)"
ONE_BY_ONE = "SELECT pg_advisory_xact_lock(hashtextextended('conversations.push', 34))"
LOOK = f"""
WITH news AS (
    SELECT c.id, coalesce(z.seq, 0) AS seen FROM conversations_conversation c
    LEFT JOIN conversations_told z ON z.conversation_id = c.id
    WHERE (%(ids)s::uuid[] IS NULL OR c.id = ANY (%(ids)s::uuid[])) AND c.last_at > %(since)s AND c.last_at <= %(until)s
      AND c.last_seq > coalesce(z.seq, 0) AND EXISTS (SELECT FROM push_device d WHERE d.account_id = c.account_id)
), told AS (
    INSERT INTO conversations_told AS z (conversation_id, seq)
    SELECT c.id, c.last_seq FROM news JOIN conversations_conversation c ON c.id = news.id
    ON CONFLICT (conversation_id) DO UPDATE SET seq = greatest(z.seq, excluded.seq)
)
INSERT INTO conversations_push AS r (device_id, conversation_id, after_seq, last_seq, due_at)
SELECT d.id, c.id, news.seen, c.last_seq, %(due)s
FROM news JOIN conversations_conversation c ON c.id = news.id
JOIN LATERAL (
    SELECT n.person_id FROM conversations_member n WHERE n.conversation_id = c.id AND n.left_at IS NULL
    UNION SELECT n.person_id FROM conversations_mine n WHERE n.conversation_id = c.id AND n.follows
    UNION SELECT unnest(q.parties) FROM card q WHERE q.id = c.card_id
) n ON true
JOIN push_device d ON d.person_id = n.person_id AND d.account_id = c.account_id
JOIN passport w ON w.scope_id = c.account_id AND w.person_id = d.person_id AND w.active {TABLES}
WHERE {LISTED} AND coalesce(t.read_seq, 0) < c.last_seq AND coalesce(t.level, 'all') <> 'nothing'
ON CONFLICT (device_id, conversation_id) DO UPDATE SET last_seq = excluded.last_seq,
    due_at = CASE WHEN r.attempts > 0 THEN r.due_at ELSE least(r.due_at, excluded.due_at) END
"""
TAKE = """
UPDATE conversations_push r SET due_at = %(lease)s, attempts = r.attempts + 1
FROM (SELECT v.device_id, v.conversation_id FROM conversations_push v WHERE v.due_at <= %(now)s
    ORDER BY v.due_at LIMIT %(limit)s FOR UPDATE SKIP LOCKED) v
WHERE r.device_id = v.device_id AND r.conversation_id = v.conversation_id
RETURNING r.device_id AS device, r.conversation_id AS conversation, r.last_seq
"""
WAITING = f"""
SELECT d.id AS device, d.session_id AS session, d.endpoint, d.client_key, d.client_auth, r.attempts, r.last_seq,
    w.person_id AS person, w.language, c.id AS conversation, c.kind AS sort, c.name,
    concat_ws(' ', nullif(k.number, ''), k.title) AS card, p.name AS project, p.time_zone, s.missed_mail AS manner,
    t.level, c.kind <> 'item' OR {FOLLOWS} AS follows, to_jsonb(f) - 'person_id' AS preference, u.said
FROM unnest(%(devices)s::uuid[], %(conversations)s::uuid[]) AS v (device, conversation)
JOIN conversations_push r ON r.device_id = v.device AND r.conversation_id = v.conversation
JOIN push_device d ON d.id = r.device_id
JOIN conversations_conversation c ON c.id = r.conversation_id AND c.account_id = d.account_id
JOIN passport w ON w.scope_id = c.account_id AND w.person_id = d.person_id AND w.active {TABLES}
LEFT JOIN conversations_preference f ON f.person_id = w.person_id
JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object('seq', x.seq, 'sender', x.sender_name, 'text', left(x.text, 400),
        'files', cardinality(x.files), 'at', x.at, 'urgent', x.priority = 'urgent',
        'mentioned', x.everyone OR x.mentions @> jsonb_build_array(jsonb_build_object('id', w.person_id)),
        'answered', x.ack_wanted AND EXISTS (SELECT FROM conversations_mark a WHERE a.conversation_id = c.id
            AND a.seq = x.seq AND a.sort = 'ack' AND a.person_id = w.person_id)) ORDER BY x.seq) AS said
    FROM (
        SELECT x.* FROM conversations_message x
        WHERE x.conversation_id = c.id AND x.seq > greatest(coalesce(t.read_seq, 0), r.after_seq)
          AND x.seq <= r.last_seq AND x.sort = 'text' AND x.sender_id <> w.person_id AND x.deleted_at IS NULL
          AND x.at > greatest(d.made_at, %(since)s)
        ORDER BY x.seq DESC LIMIT %(most)s
    ) x
) u ON u.said IS NOT NULL
WHERE {LISTED}
"""
DONE = """
UPDATE conversations_push SET after_seq = greatest(after_seq, %(seq)s), attempts = 0, due_at = %(now)s
WHERE device_id = %(device)s AND conversation_id = %(conversation)s
"""
OVER = """
DELETE FROM conversations_push WHERE device_id = %(device)s AND conversation_id = %(conversation)s
  AND last_seq <= after_seq
"""
LATER = """
UPDATE conversations_push SET due_at = %(at)s WHERE device_id = %(device)s AND conversation_id = %(conversation)s
"""
AGAIN = """
UPDATE conversations_push SET after_seq = %(seq)s, attempts = 0, due_at = %(at)s
WHERE device_id = %(device)s AND conversation_id = %(conversation)s
"""


async def is_anybody(work: Work) -> bool:
    """Say whether anybody has a device at all."""
    found: bool = await work.value(ANYBODY)
    return found


async def look(work: Work, conversations: Iterable[UUID] | None, *, age: timedelta, wait: timedelta) -> int:
    """Note for the devices of readers what was said since the last look, in some conversations or in all.

    Conversations in which something was said less than `age` ago are left for later; what is noted leaves after `wait`.
    """
    await work.run(ONE_BY_ONE)
    ids = None if conversations is None else list(conversations)
    row = {"ids": ids, "since": work.now - LONGEST_AGO, "until": work.now - age, "due": work.now + wait}
    return await work.run(LOOK, row)


async def take(work: Work) -> dict[Pair, int]:
    """Take what is due, so that nobody else does for a while; return up to which message each goes."""
    row = {"now": work.now, "lease": work.now + LEASE, "limit": MOST_AT_ONCE}
    return {(each["device"], each["conversation"]): each["last_seq"] for each in await work.dicts(TAKE, row)}


async def waiting(work: Work, pairs: Collection[Pair]) -> list[Waiting]:
    """Return what waits for devices, of those that their people may still read and have not."""
    row = {
        "devices": [each[0] for each in pairs],
        "conversations": [each[1] for each in pairs],
        "since": work.now - LONGEST_AGO - timedelta(minutes=15),
        "most": MOST_SAID,
    }
    found: list[dict[str, Any]] = await work.dicts(WAITING, row)
    return [msgspec.convert(each, Waiting) for each in found]


async def done(work: Work, told: Mapping[Pair, int]) -> None:
    """Note up to which message devices were told, or need not be; what came meanwhile is due at once."""
    rows = [{"device": pair[0], "conversation": pair[1], "seq": seq, "now": work.now} for pair, seq in told.items()]
    await work.run_many(DONE, rows)
    await work.run_many(OVER, rows)


async def later(work: Work, pairs: Mapping[Pair, datetime]) -> None:
    """Let some wait until a moment, to be tried again."""
    rows = [{"device": pair[0], "conversation": pair[1], "at": at} for pair, at in pairs.items()]
    await work.run_many(LATER, rows)


async def again(work: Work, pairs: Mapping[Pair, tuple[int, datetime]]) -> None:
    """Let devices be told once more, at a moment, of what stands behind a message."""
    rows = [{"device": pair[0], "conversation": pair[1], "seq": seq, "at": at} for pair, (seq, at) in pairs.items()]
    await work.run_many(AGAIN, rows)
