"""Conversations as one reader has them: which of them stand on a page of the inbox, and the lines of some or one."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from sitepost.platform.db.session import Answer
from sitepost.platform.work import Work
from sitepost.tools.conversations.model import Line, Place, Pointed
from sitepost.tools.conversations.store.access import DIRECTORY_ADMIN, FOLLOWS, FROM, LISTED, NEAR, READS, TABLES, USES

COUNTS = f"c.kind <> 'item' OR {FOLLOWS}"
_HEAD = f"""
SELECT c.id, c.account_id AS account, c.project_id AS project, p.name AS project_name, p.number AS project_number,
    c.kind AS sort, c.card_id AS card, c.name, c.everyone, c.created_by, c.created_at, c.deleted_at, c.last_seq,
    c.last_rev, c.last_at, c.version, k.tool, y.title AS tool_name, k.kind AS card_kind, k.number, k.title, k.link,
    k.state, k.state_label, coalesce(o.others, '[]') AS others, coalesce(o.size + 1, g.size) AS size,
    coalesce(o.gone, '{{}}') AS gone, coalesce(o.reached, false) AS reached, coalesce(o.outsider, false) AS outsider,
    h.person_id IS NOT NULL AS in_directory, {DIRECTORY_ADMIN} AS directory_admin, coalesce(t.read_seq, 0) AS read_seq,
    coalesce(t.mentioned_seq, 0) AS mentioned_seq, t.starred_at, t.level, c.kind = 'item' AND {FOLLOWS} AS follows,
    t.draft IS NOT NULL AS has_draft, coalesce(u.unread, 0) AS unread, l.line AS last
"""
# Whatever is looked up for one kind alone says so inside: a condition on the join would be asked too late.
OTHERS = """
LEFT JOIN LATERAL (
    SELECT count(*)::integer AS size, bool_or(z.here) AS reached, bool_or(NOT z.employee) AS outsider,
        array_agg(z.name ORDER BY z.place) FILTER (WHERE NOT z.here) AS gone,
        jsonb_agg(jsonb_build_object('id', z.person_id, 'name', z.name, 'active', z.here) ORDER BY z.place)
            FILTER (WHERE z.place <= 6) AS others
    FROM (
        SELECT b.person_id, b.name, b.employee, d.person_id IS NOT NULL OR b.account_admin AND b.active AS here,
            row_number() OVER (ORDER BY lower(b.name), b.person_id) AS place
        FROM conversations_member n
        JOIN passport b ON b.scope_id = c.account_id AND b.person_id = n.person_id
        LEFT JOIN passport d ON d.scope_id = c.project_id AND d.person_id = n.person_id AND d.active
        WHERE c.kind = 'direct' AND n.conversation_id = c.id AND n.person_id <> w.person_id AND n.left_at IS NULL
    ) z HAVING count(*) > 0
) o ON true
LEFT JOIN LATERAL (
    SELECT count(*)::integer AS size FROM conversations_member n
    WHERE c.kind = 'group' AND n.conversation_id = c.id AND n.left_at IS NULL HAVING count(*) > 0
) g ON true
"""
UNREAD = f"""
LEFT JOIN LATERAL (
    SELECT count(*)::integer AS unread FROM (
        SELECT FROM conversations_message x
        WHERE x.conversation_id = c.id AND x.seq > coalesce(t.read_seq, 0) AND x.sort = 'text'
          AND x.sender_id <> w.person_id AND x.deleted_at IS NULL
          AND c.last_seq > coalesce(t.read_seq, 0) AND ({COUNTS})
        LIMIT 100
    ) z
) u ON true
"""
LAST = """
LEFT JOIN LATERAL (
    SELECT jsonb_build_object('seq', x.seq, 'sender', x.sender_id, 'sender_name', x.sender_name,
        'text', CASE WHEN x.deleted_at IS NULL THEN left(x.text, 160) ELSE '' END, 'at', x.at,
        'deleted', x.deleted_at IS NOT NULL,
        'files', CASE WHEN x.deleted_at IS NULL THEN cardinality(x.files) ELSE 0 END) AS line
    FROM conversations_message x WHERE x.conversation_id = c.id AND x.sort = 'text' ORDER BY x.seq DESC LIMIT 1
) l ON true
"""
TOOL = """
LEFT JOIN LATERAL (
    SELECT y.title FROM card y WHERE y.scope_id = k.scope_id AND y.kind = 'correspondence.type' AND y.tool = k.tool
    LIMIT 1
) y ON true
"""
BODY = f"""{_HEAD}
FROM passport w JOIN conversations_conversation c ON c.account_id = w.account_id {TABLES}
{OTHERS} {UNREAD} {LAST} {TOOL}
WHERE w.scope_id = %(account)s AND w.person_id = %(person)s AND w.active
"""
_LISTED = f"""
SELECT c.id, t.starred_at IS NOT NULL AS starred, c.last_at, c.last_seq, coalesce(t.read_seq, 0) AS read_seq
{FROM} AND w.person_id = %(person)s AND w.account_id = %(account)s AND c.id = ANY (ARRAY({NEAR})) AND {LISTED}
"""
PAGE = f"""
SELECT n.id, n.starred, n.last_at FROM ({_LISTED}) n
WHERE %(starred)s::boolean IS NULL OR (n.starred, n.last_at) < (%(starred)s, %(last_at)s)
   OR (n.starred, n.last_at) = (%(starred)s, %(last_at)s) AND n.id > %(id)s
ORDER BY n.starred DESC, n.last_at DESC, n.id LIMIT %(limit)s
"""
# Counts what the lines count, without making them, and no further than it is told.
TOTAL = f"""
SELECT count(*)::integer AS unread FROM (
    SELECT FROM ({_LISTED}) n CROSS JOIN LATERAL (
        SELECT FROM conversations_message x
        WHERE x.conversation_id = n.id AND x.seq > n.read_seq AND x.sort = 'text'
          AND x.sender_id <> %(person)s AND x.deleted_at IS NULL
        LIMIT 100
    ) x WHERE n.last_seq > n.read_seq LIMIT 100
) z
"""
ONE = f"{BODY} AND c.id = %(id)s AND {READS}"
SOME = f"{BODY} AND c.id = ANY (%(ids)s) AND {READS}"
# The conversation of an item on which nothing was said yet, as it would be.
FUTURE = f"""
SELECT %(id)s::uuid AS id, k.account_id AS account, k.scope_id AS project, p.name AS project_name,
    p.number AS project_number, 'item' AS sort, k.id AS card, NULL AS name, false AS everyone,
    w.person_id AS created_by, k.updated_at AS created_at, NULL AS deleted_at, 0 AS last_seq, 0 AS last_rev,
    k.updated_at AS last_at, 0 AS version, k.tool, y.title AS tool_name, k.kind AS card_kind, k.number,
    k.title, k.link, k.state, k.state_label, '[]'::jsonb AS others, NULL::integer AS size, '{{}}'::text[] AS gone,
    false AS reached, false AS outsider, true AS in_directory, {DIRECTORY_ADMIN} AS directory_admin, 0 AS read_seq,
    0 AS mentioned_seq, NULL::timestamptz AS starred_at, NULL AS level,
    w.person_id = ANY (k.parties) AND s.live_followers AS follows, false AS has_draft, 0 AS unread,
    NULL::jsonb AS last
FROM card k JOIN scope p ON p.id = k.scope_id AND p.kind = 'project'
JOIN passport w ON w.scope_id = k.account_id AND w.person_id = %(person)s AND w.active
JOIN passport h ON h.scope_id = k.scope_id AND h.person_id = w.person_id AND h.active
JOIN conversations_settings s ON s.account_id = k.account_id {TOOL}
WHERE k.id = %(card)s AND k.account_id = %(account)s AND k.number <> '' AND k.parent_id IS NULL
  AND k.tool NOT IN ('project', 'account') AND k.readers && h.reads AND {USES} AND s.items_on
  AND (s.items_audience = 'any' OR w.employee) AND split_part(k.tool, ':', 1) <> ALL (s.tools_off)
"""
PLACE = """
SELECT k.scope_id AS scope, k.number, k.parent_id AS parent, k.tool FROM card k JOIN scope p ON p.id = k.scope_id
WHERE k.id = %(card)s AND k.account_id = %(account)s AND p.kind = 'project'
"""
POINTED = """
SELECT k.id, k.tool, k.kind, k.number, k.title, k.state, k.state_label, k.link FROM conversations_conversation c
JOIN card k ON k.scope_id = c.project_id AND k.id = ANY (%(cards)s)
JOIN passport h ON h.scope_id = c.project_id AND h.person_id = %(person)s AND h.active AND k.readers && h.reads
WHERE c.id = %(id)s
"""
After = tuple[bool, datetime, UUID]
"""A place in an inbox: whether it is starred, its latest activity, and its id."""


async def page(work: Work, *, person: UUID, account: UUID, after: After | None, limit: int) -> list[After]:
    """Return the places of the conversations that come next in somebody's inbox: starred, then by latest activity."""
    starred, last_at, id = after or (None, None, None)
    row = {"person": person, "account": account, "limit": limit, "starred": starred, "last_at": last_at, "id": id}
    return [(each["starred"], each["last_at"], each["id"]) for each in await work.dicts(PAGE, row)]


def ask_unread(work: Work, *, person: UUID, account: UUID) -> Answer[int]:
    """Ask along with the next statement for how many messages in their inbox somebody has not read, at most 100."""
    row = {"person": person, "account": account}
    return work.ask(TOTAL, row, read=lambda found: int(found[0]["unread"]))


async def one(work: Work, conversation: UUID, *, person: UUID, account: UUID) -> Line | None:
    """Return a conversation that somebody may read, as they have it."""
    found = await work.dicts(ONE, {"id": conversation, "person": person, "account": account})
    return _line(found[0]) if found else None


async def some(work: Work, ids: Iterable[UUID], *, person: UUID, account: UUID) -> dict[UUID, Line]:
    """Return those of `ids` that are conversations which somebody may read, as they have them."""
    found = await work.dicts(SOME, {"ids": list(ids), "person": person, "account": account})
    return {row["id"]: _line(row) for row in found}


def _line(row: dict[str, Any]) -> Line:
    return msgspec.convert(row, Line)


async def future(work: Work, card: UUID, *, id: UUID, person: UUID, account: UUID) -> Line | None:
    """Return the conversation of an item that somebody may read, as it will be with its first message."""
    row = {"card": card, "id": id, "person": person, "account": account}
    found = await work.dicts(FUTURE, row)
    return _line(found[0]) if found else None


async def place(work: Work, card: UUID, *, account: UUID) -> Place | None:
    """Return where a card of a project lies."""
    return await work.row(PLACE, {"card": card, "account": account}, into=Place)


async def pointed(work: Work, conversation: UUID, *, person: UUID, cards: list[UUID]) -> list[Pointed]:
    """Return those of `cards` that are of the conversation's project and that somebody may see there."""
    return await work.rows(POINTED, {"id": conversation, "person": person, "cards": cards}, into=Pointed)
