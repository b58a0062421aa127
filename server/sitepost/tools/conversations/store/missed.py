"""Who has missed what, in SQL: direct messages, and messages that mention somebody, which nobody mailed them yet.

Some are mailed a quarter of an hour later, of each conversation by itself; others once a day of all of them.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, LiteralString
from uuid import UUID

import msgspec

from sitepost.platform import quiet
from sitepost.platform.work import Work
from sitepost.tools.conversations.store.access import LISTED, TABLES

PATIENCE = timedelta(minutes=15)
LONGEST_AGO = timedelta(days=4)  # over quiet days, too
LONGEST_AGO_DAILY = timedelta(days=4)
MOST_AT_ONCE = 200
MOST_AT_ONCE_DAILY = 2_000
MOST_QUOTED = 20
DAILY_MAIL = "missed_daily:"  # what the names of daily mails begin with
DAILY: LiteralString = "(s.missed_pace = 'daily' OR coalesce(f.missed, 'company') = 'daily')"
SEVEN: LiteralString = """(date_trunc('day', %(now)s::timestamptz AT TIME ZONE z.name - interval '7 hours')
    + interval '7 hours') AT TIME ZONE z.name"""
"""The last time that it was seven in the morning where somebody is."""
DAYTIME: LiteralString = "(%(now)s::timestamptz AT TIME ZONE z.name)::time >= '07:00'"
"""Quiet days end at midnight; what waited over them leaves in the morning, all at once."""
COLUMNS: LiteralString = """c.account_id AS account, w.person_id AS person, w.mail AS address, w.language,
    c.id AS conversation, c.kind, coalesce(c.name, k.number || ' ' || k.title, '') AS name, p.name AS project_name,
    p.time_zone, s.missed_mail AS manner, z.day, u.first_seq, u.last_seq, u.count, u.said"""


def _said(condition: LiteralString) -> LiteralString:
    return f"""JOIN LATERAL (
    SELECT count(*)::integer AS count, min(y.at) AS first_at, min(y.seq) AS first_seq, max(y.seq) AS last_seq,
        bool_or(y.urgent) AS urgent,
        jsonb_agg(jsonb_build_object('sender', y.sender_name, 'text', y.text, 'files', y.files, 'at', y.at)
            ORDER BY y.seq) FILTER (WHERE y.place <= %(quoted)s) AS said
    FROM (
        SELECT x.seq, x.sender_name, x.text, cardinality(x.files) AS files, x.at, x.priority = 'urgent' AS urgent,
            row_number() OVER (ORDER BY x.seq) AS place
        FROM conversations_message x
        WHERE x.conversation_id = c.id AND x.seq > coalesce(t.read_seq, 0) AND x.sort = 'text'
          AND x.sender_id <> w.person_id AND x.deleted_at IS NULL AND {condition}
          AND (c.kind = 'direct' AND coalesce(t.level, 'all') = 'all' OR x.everyone
            OR x.mentions @> jsonb_build_array(jsonb_build_object('id', w.person_id)))
        LIMIT 200
    ) y
) u ON u.count > 0"""


PERSON: LiteralString = """LEFT JOIN conversations_preference f ON f.person_id = w.person_id
LEFT JOIN quiet_times q ON q.person_id = w.person_id
JOIN LATERAL (SELECT v.name, (%(now)s::timestamptz AT TIME ZONE v.name)::date AS day FROM (
    SELECT coalesce(nullif(q.time_zone, ''), a.time_zone) AS name FROM scope a WHERE a.id = c.account_id
) v) z ON true"""
LOUD: LiteralString = """NOT EXISTS (SELECT FROM unnest(%(alone)s::uuid[], %(zones)s::text[]) AS v (person, zone)
    WHERE v.person = w.person_id AND v.zone = p.time_zone)"""
"""That somebody does not want to be left alone just now, at the site that it is about."""
NEAR: LiteralString = """conversations_settings o
JOIN conversations_conversation c ON c.account_id = o.account_id AND c.last_at > %(since)s
JOIN LATERAL (
    SELECT n.person_id FROM conversations_member n
    WHERE n.conversation_id = c.id AND n.left_at IS NULL AND c.kind = 'direct'
    UNION SELECT n.person_id FROM conversations_mine n
    WHERE n.conversation_id = c.id AND n.mentioned_seq > n.read_seq
) n ON true
JOIN passport w ON w.scope_id = c.account_id AND w.person_id = n.person_id AND w.active AND w.mail <> ''"""
WANTED: LiteralString = f"""s.missed_mail <> 'off' AND coalesce(f.missed, 'company') <> 'off'
    AND coalesce(t.level, 'all') <> 'nothing' AND {LISTED}"""
DUE = f"""
SELECT {COLUMNS} FROM {NEAR} {TABLES} {PERSON} {_said("x.at > %(since)s")}
WHERE o.missed_mail <> 'off' AND {WANTED} AND NOT {DAILY} AND u.first_at <= %(before)s AND (u.urgent OR {LOUD})
  AND coalesce(t.mailed_seq, 0) <= coalesce(t.read_seq, 0)
ORDER BY c.id, w.person_id LIMIT %(limit)s
"""
DUE_DAILY = f"""
SELECT {COLUMNS} FROM {NEAR} {TABLES} {PERSON}
{_said(f"x.at > %(since)s AND x.seq > coalesce(t.mailed_seq, 0) AND x.at <= {SEVEN}")}
WHERE o.missed_mail <> 'off' AND {WANTED} AND {DAILY} AND {LOUD} AND {DAYTIME}
ORDER BY w.person_id, lower(p.name), c.id LIMIT %(limit)s
"""
OF_MAIL = f"""
SELECT {COLUMNS} FROM conversations_mail g JOIN conversations_conversation c ON c.id = g.conversation_id
JOIN passport w ON w.scope_id = c.account_id AND w.person_id = %(person)s AND w.active {TABLES} {PERSON}
{_said("x.seq >= g.first_seq AND x.seq <= g.last_seq")}
WHERE g.mail_id = %(mail)s AND {WANTED}
ORDER BY lower(p.name), c.id
"""
MAILED = """
INSERT INTO conversations_mine AS t (conversation_id, person_id, mailed_seq) VALUES (%(id)s, %(person)s, %(seq)s)
ON CONFLICT (conversation_id, person_id) DO UPDATE SET mailed_seq = excluded.mailed_seq
"""
KEPT = "SELECT once, headers ? 'Reply-To' AS answers FROM mail WHERE id = %(mail)s"
ABOUT = """
INSERT INTO conversations_mail (mail_id, conversation_id, first_seq, last_seq)
VALUES (%(mail)s, %(id)s, %(first)s, %(seq)s) ON CONFLICT DO NOTHING
"""


class Said(msgspec.Struct, frozen=True):
    """One message that somebody missed, with how many files it carries."""

    sender: str
    text: str
    files: int
    at: datetime


class Missed(msgspec.Struct, frozen=True, kw_only=True):
    """What waits for somebody in one conversation; at most twenty messages are `said`, `day` is theirs."""

    account: UUID
    person: UUID
    address: str
    language: str
    conversation: UUID
    kind: str
    name: str
    project_name: str
    time_zone: str
    manner: str
    day: str
    first_seq: int
    last_seq: int
    count: int
    said: tuple[Said, ...]


async def due(work: Work) -> list[Missed]:
    """Return what is to be mailed now; each conversation once until its reader has read it."""
    row = {"since": work.now - LONGEST_AGO, "before": work.now - PATIENCE, "limit": MOST_AT_ONCE}
    return await _missed(work, DUE, row | await _alone(work))


async def due_daily(work: Work) -> list[list[Missed]]:
    """Return what was said before seven and is to be mailed since: all of one person together, each message once."""
    row = {"since": work.now - LONGEST_AGO_DAILY, "limit": MOST_AT_ONCE_DAILY}
    found: list[list[Missed]] = []
    for each in await _missed(work, DUE_DAILY, row | await _alone(work)):
        if not found or found[-1][0].person != each.person:
            found.append([])
        found[-1].append(each)
    return found


async def of_mail(work: Work, mail: UUID, *, person: UUID) -> list[Missed]:
    """Return what a mail is about, as far as its reader may read it now, wants it, and has not read it."""
    return await _missed(work, OF_MAIL, {"mail": mail, "person": person})


async def was_daily(work: Work, mail: UUID) -> tuple[bool, bool]:
    """Say of a mail whether it was a daily one, and whether one can answer it."""
    [row] = await work.dicts(KEPT, {"mail": mail})
    return row["once"].startswith(DAILY_MAIL), row["answers"]


async def _alone(work: Work) -> dict[str, Any]:
    """Return who is to be left alone now, as `LOUD` asks for it."""
    alone = await quiet.now(work, work.now)
    return {"alone": [each for each, _ in alone], "zones": [zone for _, zone in alone]}


async def _missed(work: Work, query: LiteralString, row: dict[str, Any]) -> list[Missed]:
    found = await work.dicts(query, {**row, "now": work.now, "quoted": MOST_QUOTED})
    return [msgspec.convert({**each, "day": str(each["day"])}, Missed) for each in found]


async def mailed(work: Work, mail: UUID, missed: Sequence[Missed]) -> None:
    """Note what a mail is about, and that its reader was told of it."""
    for each in missed:
        row = {"id": each.conversation, "person": each.person, "first": each.first_seq, "seq": each.last_seq}
        await work.run(MAILED, row)
        await work.run(ABOUT, {**row, "mail": mail})
