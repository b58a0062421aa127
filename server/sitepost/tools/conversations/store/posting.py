"""What a round of the post office asks and writes: the posts of many people, in as few statements as there can be."""

from collections.abc import Iterable, Sequence
from typing import Any, LiteralString
from uuid import UUID

import msgspec
from psycopg.types.json import Jsonb

from sitepost.platform.blobs import FileRow
from sitepost.platform.blobs.rows import COLUMNS as FILE
from sitepost.platform.db.session import Answer
from sitepost.platform.work import Work
from sitepost.tools.conversations.model import Conversation, Root, Settings, Standing
from sitepost.tools.conversations.store import access, messages, settings

Pair = tuple[UUID, UUID]

LOCK = f"""
SELECT {messages.TALK} FROM conversations_conversation c WHERE c.id = ANY (%(ids)s) ORDER BY c.id FOR NO KEY UPDATE
"""
HOLD = """
SELECT FROM passport p WHERE p.person_id = ANY (%(people)s) AND p.scope_id IN (
    SELECT c.project_id FROM conversations_conversation c WHERE c.id = ANY (%(ids)s)
    UNION ALL SELECT c.account_id FROM conversations_conversation c WHERE c.id = ANY (%(ids)s))
ORDER BY p.scope_id, p.person_id FOR SHARE
"""
TOGETHER: LiteralString = """(
    SELECT * FROM unnest(%(conversations)s::uuid[], %(people)s::uuid[]) AS u (conversation, person)
    UNION SELECT n.conversation_id, n.person_id FROM conversations_conversation d
        JOIN conversations_member n ON n.conversation_id = d.id AND n.left_at IS NULL
        WHERE d.id = ANY (%(conversations)s::uuid[]) AND d.kind = 'direct') AS v"""
STANDINGS = access.STANDINGS.replace(
    "unnest(%(conversations)s::uuid[], %(people)s::uuid[]) AS v (conversation, person)", TOGETHER
)
SETTINGS = f"SELECT account_id, {settings.NAMES} FROM conversations_settings WHERE account_id = ANY (%(accounts)s)"
KNOWN = """
SELECT v.sender AS sender_id, v.key FROM unnest(%(senders)s::uuid[], %(keys)s::uuid[]) AS v (sender, key)
CROSS JOIN LATERAL (SELECT FROM conversations_message m WHERE m.sender_id = v.sender AND m.key = v.key LIMIT 1) m
"""
FILES = f"SELECT {FILE} FROM file f WHERE f.id = ANY (%(ids)s)"
PLACES = "SELECT f.id, f.scope_id FROM file f WHERE f.id = ANY (%(ids)s)"
LINKS = """
SELECT v.person, k.id FROM unnest(%(people)s::uuid[], %(conversations)s::uuid[], %(cards)s::uuid[])
    AS v (person, conversation, card)
JOIN conversations_conversation c ON c.id = v.conversation
JOIN card k ON k.id = v.card AND k.scope_id = c.project_id
JOIN passport h ON h.scope_id = c.project_id AND h.person_id = v.person AND h.active AND k.readers && h.reads
"""
ROOTS = """
SELECT m.conversation_id AS conversation, m.seq, m.sort, m.thread_root, m.deleted_at IS NOT NULL AS deleted,
    EXISTS (SELECT FROM conversations_message r
        WHERE r.conversation_id = m.conversation_id AND r.thread_root = m.seq) AS answered
FROM unnest(%(conversations)s::uuid[], %(seqs)s::bigint[]) AS v (conversation, seq)
JOIN conversations_message m ON m.conversation_id = v.conversation AND m.seq = v.seq
"""
SAY = """
WITH given AS (
    SELECT * FROM jsonb_to_recordset(%(rows)s::jsonb) AS r (conversation uuid, seq bigint, rev bigint, key uuid,
        sort text, sender uuid, sender_name text, sender_company text, at timestamptz, composed_at timestamptz,
        text text, event jsonb, mentions jsonb, everyone boolean, files uuid[], links uuid[], reply_to bigint,
        thread_root bigint, priority text, ack_wanted boolean, follows boolean)
), said AS (
    INSERT INTO conversations_message (conversation_id, seq, rev, key, sort, sender_id, sender_name, sender_company,
        at, composed_at, text, event, mentions, everyone, files, links, reply_to, thread_root, priority, ack_wanted,
        tsv)
    SELECT conversation, seq, rev, key, sort, sender, sender_name, sender_company, at, composed_at, text, event,
        mentions, everyone, files, links, reply_to, thread_root, priority, ack_wanted, to_tsvector('english', text)
    FROM given
), counted AS (
    UPDATE conversations_conversation c SET last_seq = n.seq, last_rev = n.rev, last_at = n.at
    FROM (SELECT DISTINCT ON (conversation) conversation, seq, rev, at FROM given ORDER BY conversation, seq DESC) n
    WHERE c.id = n.conversation
)
INSERT INTO conversations_mine AS t (conversation_id, person_id, read_seq, read_at, follows, followed_by)
SELECT DISTINCT ON (conversation, sender) conversation, sender, seq, at, follows, CASE WHEN follows THEN 'author' END
FROM given WHERE sort = 'text' ORDER BY conversation, sender, seq DESC
ON CONFLICT (conversation_id, person_id) DO UPDATE SET read_seq = greatest(t.read_seq, excluded.read_seq),
    read_at = excluded.read_at, follows = coalesce(excluded.follows, t.follows),
    followed_by = CASE WHEN t.follows THEN t.followed_by ELSE coalesce(excluded.followed_by, t.followed_by) END
"""
MENTIONED = """
INSERT INTO conversations_mine AS t (conversation_id, person_id, mentioned_seq, follows, followed_by)
SELECT conversation, person, max(seq), follows, CASE WHEN follows THEN 'mention' END
FROM jsonb_to_recordset(%(rows)s::jsonb) AS r (conversation uuid, person uuid, seq bigint, follows boolean)
GROUP BY conversation, person, follows ORDER BY conversation, person
ON CONFLICT (conversation_id, person_id) DO UPDATE SET
    mentioned_seq = greatest(t.mentioned_seq, excluded.mentioned_seq),
    follows = coalesce(excluded.follows, t.follows),
    followed_by = CASE WHEN t.follows THEN t.followed_by ELSE coalesce(excluded.followed_by, t.followed_by) END
"""
EVERYONE = f"""
INSERT INTO conversations_mine AS e (conversation_id, person_id, mentioned_seq)
SELECT c.id, w.person_id, %(seq)s {access.CONCERNED} AND w.person_id <> %(sender)s AND {access.READS}
  AND (c.kind <> 'item' OR {access.FOLLOWS})
ON CONFLICT (conversation_id, person_id) DO UPDATE SET mentioned_seq = greatest(e.mentioned_seq, excluded.mentioned_seq)
"""
ASKED = f"""
INSERT INTO conversations_asked (conversation_id, seq, person_id, person_name)
SELECT c.id, %(seq)s, w.person_id, w.name {access.CONCERNED} AND w.person_id <> %(sender)s AND {access.READS}
  AND (c.kind <> 'item' OR {access.FOLLOWS})
"""
ATTACHED = "UPDATE file SET was_attached = true WHERE id = ANY (%(ids)s) AND NOT was_attached"


def ask_talks(work: Work, ids: Iterable[UUID], *, people: Sequence[UUID]) -> Answer[dict[UUID, Conversation]]:
    """Ask for conversations, which then wait for nobody else, and hold the passports of `people` as they are."""
    asked = {"ids": list(ids), "people": list(people)}
    found = work.ask(LOCK, asked, read=lambda rows: {row["id"]: messages.talk_of(row) for row in rows})
    work.later(HOLD, asked)
    return found


def ask_standings(work: Work, pairs: Iterable[Pair]) -> Answer[dict[Pair, Standing]]:
    """Ask where people stand towards conversations; of direct messages, where each member does."""
    wanted = list(pairs)
    row = {"conversations": [each[0] for each in wanted], "people": [each[1] for each in wanted]}
    return work.ask(
        STANDINGS, row, read=lambda found: {(each.pop("conversation"), each["person"]): _of(each) for each in found}
    )


def _of(row: dict[str, Any]) -> Standing:
    return msgspec.convert(row, Standing)


def ask_settings(work: Work, accounts: Iterable[UUID]) -> Answer[dict[UUID, Settings]]:
    """Ask what companies chose."""
    return work.ask(
        SETTINGS,
        {"accounts": list(accounts)},
        read=lambda found: {row.pop("account_id"): msgspec.convert(row, Settings) for row in found},
    )


def ask_known(work: Work, keys: Sequence[Pair]) -> Answer[set[Pair]]:
    """Ask which of these senders' keys stand for messages already."""
    row = {"senders": [each[0] for each in keys], "keys": [each[1] for each in keys]}
    return work.ask(KNOWN, row, read=lambda found: {(each["sender_id"], each["key"]) for each in found})


def ask_files(work: Work, ids: Iterable[UUID]) -> tuple[Answer[dict[UUID, FileRow]], Answer[dict[UUID, UUID]]]:
    """Ask for files, and in which project each lies."""
    row = {"ids": list(ids)}
    found = work.ask(FILES, row, into=FileRow, read=lambda rows: {each.id: each for each in rows})
    return found, work.ask(PLACES, row, read=lambda rows: {each["id"]: each["scope_id"] for each in rows})


def ask_links(work: Work, wanted: Sequence[tuple[UUID, UUID, UUID]]) -> Answer[set[Pair]]:
    """Ask which cards people see, in the project of the conversation, of (person, conversation, card)."""
    row = {
        "people": [each[0] for each in wanted],
        "conversations": [each[1] for each in wanted],
        "cards": [each[2] for each in wanted],
    }
    return work.ask(LINKS, row, read=lambda found: {(each["person"], each["id"]) for each in found})


def ask_roots(work: Work, wanted: Sequence[tuple[UUID, int]]) -> Answer[dict[tuple[UUID, int], Root]]:
    """Ask for messages that others answer."""
    row = {"conversations": [each[0] for each in wanted], "seqs": [each[1] for each in wanted]}
    return work.ask(ROOTS, row, into=Root, read=lambda found: {(each.conversation, each.seq): each for each in found})


def say(work: Work, rows: list[dict[str, Any]]) -> None:
    """Write messages, count them, and move their senders' read pointers, with the commit."""
    work.later(SAY, {"rows": Jsonb(rows)})


def mentioned(work: Work, rows: list[dict[str, Any]]) -> None:
    """Note who was mentioned, with the commit; on an item they follow from here on."""
    if rows:
        work.later(MENTIONED, {"rows": Jsonb(rows)})


def everyone(work: Work, said: Iterable[tuple[UUID, int, UUID]]) -> None:
    """Note that everybody for whom it is listed was mentioned, of (conversation, seq, sender), with the commit."""
    for conversation, seq, sender in said:
        work.later(EVERYONE, {"conversation": conversation, "seq": seq, "sender": sender})


def asked(work: Work, said: Iterable[tuple[UUID, int, UUID]]) -> None:
    """Note of whom a message asks an acknowledgement, of (conversation, seq, sender), with the commit."""
    for conversation, seq, sender in said:
        work.later(ASKED, {"conversation": conversation, "seq": seq, "sender": sender})


def attached(work: Work, files: list[UUID]) -> None:
    """Let files that a message carries stay, with the commit."""
    if files:
        work.later(ATTACHED, {"ids": files})
