"""Who has missed what, in SQL: direct messages, and messages that mention somebody, which nobody mailed them yet."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from sitepost.platform.work import Work
from sitepost.tools.conversations.store.access import LISTED, TABLES

PATIENCE = timedelta(minutes=15)
LONGEST_AGO = timedelta(days=1)
MOST_AT_ONCE = 200
MOST_QUOTED = 20
DUE = f"""
SELECT c.account_id AS account, w.person_id AS person, w.mail AS address, w.language, c.id AS conversation,
    c.project_id AS project, p.name AS project_name, p.time_zone, c.last_seq, s.missed_mail AS manner, u.count, u.said
FROM conversations_settings o
JOIN conversations_conversation c ON c.account_id = o.account_id AND c.last_at > %(since)s
JOIN LATERAL (
    SELECT n.person_id FROM conversations_member n
    WHERE n.conversation_id = c.id AND n.left_at IS NULL AND c.kind = 'direct'
    UNION SELECT n.person_id FROM conversations_mine n
    WHERE n.conversation_id = c.id AND n.mentioned_seq > n.read_seq
) n ON true
JOIN passport w ON w.scope_id = c.account_id AND w.person_id = n.person_id AND w.active AND w.mail <> '' {TABLES}
JOIN LATERAL (
    SELECT count(*)::integer AS count, min(z.at) AS first_at, jsonb_agg(jsonb_build_object('sender', z.sender_name,
        'text', z.text, 'at', z.at) ORDER BY z.seq) FILTER (WHERE z.place <= %(quoted)s) AS said
    FROM (
        SELECT x.seq, x.sender_name, x.text, x.at, row_number() OVER (ORDER BY x.seq) AS place
        FROM conversations_message x
        WHERE x.conversation_id = c.id AND x.seq > coalesce(t.read_seq, 0) AND x.sort = 'text'
          AND x.sender_id <> w.person_id AND x.deleted_at IS NULL AND x.at > %(since)s
          AND (c.kind = 'direct' AND coalesce(t.level, 'all') = 'all' OR x.everyone
            OR x.mentions @> jsonb_build_array(jsonb_build_object('id', w.person_id)))
        LIMIT 200
    ) z
) u ON u.count > 0 AND u.first_at <= %(before)s
WHERE o.missed_mail <> 'off' AND coalesce(t.level, 'all') <> 'nothing'
  AND coalesce(t.mailed_seq, 0) <= coalesce(t.read_seq, 0) AND {LISTED}
ORDER BY c.id, w.person_id LIMIT %(limit)s
"""
MAILED = """
INSERT INTO conversations_mine AS t (conversation_id, person_id, mailed_seq) VALUES (%(id)s, %(person)s, %(seq)s)
ON CONFLICT (conversation_id, person_id) DO UPDATE SET mailed_seq = excluded.mailed_seq
"""


class Said(msgspec.Struct, frozen=True):
    """One message that somebody missed."""

    sender: str
    text: str
    at: datetime


class Missed(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody has not read for a quarter of an hour, in one conversation; at most twenty messages are `said`."""

    account: UUID
    person: UUID
    address: str
    language: str
    conversation: UUID
    project: UUID
    project_name: str
    time_zone: str
    last_seq: int
    manner: str
    count: int
    said: tuple[Said, ...]


async def due(work: Work) -> list[Missed]:
    """Return what is to be mailed now; each conversation once until its reader has read it."""
    row = {
        "since": work.now - LONGEST_AGO,
        "before": work.now - PATIENCE,
        "quoted": MOST_QUOTED,
        "limit": MOST_AT_ONCE,
    }
    found: list[dict[str, Any]] = await work.dicts(DUE, row)
    return [msgspec.convert(each, Missed) for each in found]


async def mailed(work: Work, missed: Missed) -> None:
    """Note that somebody was mailed of a conversation, as far as it goes now."""
    await work.run(MAILED, {"id": missed.conversation, "person": missed.person, "seq": missed.last_seq})
