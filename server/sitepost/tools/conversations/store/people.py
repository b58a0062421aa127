"""People of conversations in SQL: who can be chosen, who is in one, who follows an item, who has read how far.

The names are those of the account's passports; `q` are words of a name and company.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, LiteralString
from uuid import UUID

from sitepost.platform.work import Work
from sitepost.tools.conversations.model import Asked, Candidate, Insider, Received
from sitepost.tools.conversations.store.access import DIRECTORY_ADMIN, FOLLOWS, READS, TABLES

MATCHES: LiteralString = "lower(w.name || ' ' || w.company_name) LIKE ALL (%(patterns)s::text[])"
IS_ADMIN: LiteralString = f"(w.account_admin AND w.active OR {DIRECTORY_ADMIN})"
CANDIDATES = f"""
SELECT w.person_id AS id, w.name, w.company_name AS company, {IS_ADMIN} AS is_admin, m.person_id IS NOT NULL AS inside
FROM passport w
LEFT JOIN passport h ON h.scope_id = %(project)s AND h.person_id = w.person_id AND h.active
LEFT JOIN conversations_member m ON m.conversation_id = %(conversation)s AND m.person_id = w.person_id
    AND m.left_at IS NULL
WHERE w.scope_id = %(account)s AND w.active AND (h.person_id IS NOT NULL OR w.account_admin)
  AND (w.employee OR NOT %(employees)s) AND w.person_id <> ALL (%(without)s::uuid[]) AND {MATCHES}
  AND (%(card)s::uuid IS NULL
    OR EXISTS (SELECT FROM card k WHERE k.id = %(card)s::uuid AND k.scope_id = h.scope_id AND k.readers && h.reads))
ORDER BY m.person_id IS NULL, lower(w.name), w.person_id LIMIT %(limit)s
"""
AFTER: LiteralString = """(%(name)s::text IS NULL
    OR (lower(w.name), w.person_id) > (%(name)s::text, %(after)s::uuid))"""
_INSIDER: LiteralString = f"""SELECT w.person_id AS id, w.name, w.company_name AS company,
    h.person_id IS NOT NULL OR w.account_admin AND w.active AS active, {IS_ADMIN} AS is_admin, m.joined_at,
    CASE WHEN s.receipts_on THEN coalesce(t.read_seq, 0) END AS read_seq"""
MEMBERS = f"""
{_INSIDER}
FROM conversations_conversation c JOIN conversations_member n ON n.conversation_id = c.id AND n.left_at IS NULL
JOIN passport w ON w.scope_id = c.account_id AND w.person_id = n.person_id {TABLES}
WHERE c.id = %(conversation)s AND {MATCHES} AND {AFTER}
ORDER BY lower(w.name), w.person_id LIMIT %(limit)s
"""
FOLLOWER: LiteralString = f"""FROM conversations_conversation c JOIN card q ON q.id = c.card_id
JOIN passport w ON w.scope_id = c.account_id AND w.active AND w.person_id IN (
    SELECT unnest(q.parties) UNION SELECT n.person_id FROM conversations_mine n
    WHERE n.conversation_id = c.id AND n.follows) {TABLES}
WHERE c.id = %(conversation)s AND {READS} AND {FOLLOWS}"""
FOLLOWERS = f"""
{_INSIDER} {FOLLOWER} AND {MATCHES} AND {AFTER} ORDER BY lower(w.name), w.person_id LIMIT %(limit)s
"""
COUNT_FOLLOWERS = f"SELECT count(*)::integer {FOLLOWER}"
COUNT_PARTIES = """
SELECT count(*)::integer FROM card k JOIN passport h ON h.scope_id = k.scope_id AND h.person_id = ANY (k.parties)
    AND h.active AND k.readers && h.reads
WHERE k.id = %(card)s
"""
HAS_READ: LiteralString = """t.read_seq >= %(seq)s AND w.person_id <> x.sender_id
    AND (m.joined_at IS NULL OR m.joined_at <= x.at)"""
RECEIVED_BY_MEMBERS = f"""
SELECT w.person_id AS id, w.name, t.read_at AS at, {HAS_READ} AS has_read
FROM conversations_message x JOIN conversations_conversation c ON c.id = x.conversation_id
JOIN conversations_member n ON n.conversation_id = c.id AND n.left_at IS NULL AND n.person_id <> x.sender_id
JOIN passport w ON w.scope_id = c.account_id AND w.person_id = n.person_id {TABLES}
WHERE x.conversation_id = %(conversation)s AND x.seq = %(seq)s ORDER BY lower(w.name), w.person_id
"""
RECEIVED_BY_FOLLOWERS = f"""
SELECT w.person_id AS id, w.name, t.read_at AS at, coalesce({HAS_READ}, false) AS has_read
{FOLLOWER.replace("JOIN card q", "JOIN conversations_message x ON x.conversation_id = c.id JOIN card q", 1)}
  AND x.seq = %(seq)s AND w.person_id <> x.sender_id ORDER BY lower(w.name), w.person_id
"""

ASKED = f"""
SELECT a.person_id AS id, a.person_name AS name, coalesce(w.active AND {READS}, false) AS active
FROM conversations_asked a JOIN conversations_conversation c ON c.id = a.conversation_id
JOIN conversations_message x ON x.conversation_id = a.conversation_id AND x.seq = a.seq AND x.deleted_at IS NULL
LEFT JOIN passport w ON w.scope_id = c.account_id AND w.person_id = a.person_id {TABLES}
WHERE a.conversation_id = %(conversation)s AND a.seq = %(seq)s ORDER BY lower(a.person_name), a.person_id
"""


def patterns(q: str) -> list[str]:
    """Return what a name and company have to be like, word by word."""
    safe = q.lower().replace("\x00", " ").replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return [f"%{word}%" for word in safe.split()[:8]]


async def candidates(
    work: Work,
    *,
    account: UUID,
    project: UUID,
    q: str = "",
    employees: bool = False,
    without: Iterable[UUID] = (),
    conversation: UUID | None = None,
    card: UUID | None = None,
    limit: int = 50,
) -> list[Candidate]:
    """Return people who can be reached in a project, by name; whoever is in `conversation` comes first."""
    row = {
        "account": account,
        "project": project,
        "patterns": patterns(q),
        "employees": employees,
        "without": list(without),
        "conversation": conversation,
        "card": card,
        "limit": limit,
    }
    return await work.rows(CANDIDATES, row, into=Candidate)


async def insiders(
    work: Work, conversation: UUID, *, of_item: bool, q: str, after: tuple[str, UUID] | None, limit: int
) -> list[Insider]:
    """Return the members of a conversation, or the followers of an item's, by name; for whoever reads it."""
    name, person = after or (None, None)
    row = {"conversation": conversation, "patterns": patterns(q), "name": name, "after": person, "limit": limit}
    return await work.rows(FOLLOWERS if of_item else MEMBERS, row, into=Insider)


async def followers(work: Work, conversation: UUID) -> int:
    """Return how many people follow an item's conversation."""
    return int(await work.value(COUNT_FOLLOWERS, {"conversation": conversation}) or 0)


async def parties(work: Work, card: UUID) -> int:
    """Return how many people would follow the conversation of a card by their roles on it."""
    return int(await work.value(COUNT_PARTIES, {"card": card}) or 0)


async def received(work: Work, conversation: UUID, seq: int, *, of_item: bool) -> tuple[list[Received], int]:
    """Return who has read a message, when they read last, and how many might have."""
    row = {"conversation": conversation, "seq": seq}
    query = RECEIVED_BY_FOLLOWERS if of_item else RECEIVED_BY_MEMBERS
    found: list[dict[str, Any]] = await work.dicts(query, row)
    return [Received(each["id"], each["name"], _at(each)) for each in found if each["has_read"]], len(found)


async def asked(work: Work, conversation: UUID, seq: int) -> list[Asked]:
    """Return of whom a message asked an acknowledgement, by name; of nobody where it was deleted."""
    return await work.rows(ASKED, {"conversation": conversation, "seq": seq}, into=Asked)


def _at(row: dict[str, Any]) -> datetime | None:
    at: datetime | None = row["at"]
    return at
