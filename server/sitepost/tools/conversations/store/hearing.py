"""Who of the people that are connected hears a conversation, and how far they read."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from sitepost.platform.work import Work
from sitepost.tools.conversations.model import Sort
from sitepost.tools.conversations.store.access import FROM, IN_LIST, READS, TABLES
from sitepost.tools.conversations.store.posting import Pair

HEARERS = f"""
SELECT w.person_id AS person, {IN_LIST} AS listed {FROM}
  AND c.id = %(conversation)s AND w.person_id = ANY (%(among)s) AND {READS}
"""
READERS = f"""
SELECT c.id AS conversation, w.person_id AS person
FROM unnest(%(conversations)s::uuid[], %(people)s::uuid[]) AS v (conversation, person)
JOIN conversations_conversation c ON c.id = v.conversation
JOIN passport w ON w.scope_id = c.account_id AND w.person_id = v.person AND w.active {TABLES} WHERE {READS}
"""
FORMER = """
SELECT m.person_id FROM conversations_member m JOIN conversations_conversation c ON c.id = m.conversation_id
WHERE m.conversation_id = %(conversation)s AND m.person_id = ANY (%(among)s)
  AND coalesce(m.left_at, c.deleted_at) > %(since)s
"""
PLACE = """
SELECT c.project_id AS project, c.account_id AS account, c.kind AS sort, c.last_rev FROM conversations_conversation c
WHERE c.id = %(conversation)s
"""
LATELY = """
SELECT min(m.rev) FROM conversations_message m
WHERE m.conversation_id = %(conversation)s AND m.rev <= %(rev)s AND m.rev > %(rev)s - 500 AND m.at > %(since)s
"""
MOVED = """
SELECT c.id, c.last_rev, c.last_rev AS first FROM conversations_conversation c WHERE c.id = ANY (%(kept)s)
UNION ALL
SELECT c.id, c.last_rev, (SELECT min(m.rev) FROM conversations_message m
    WHERE m.conversation_id = c.id AND m.rev > c.last_rev - 500 AND m.at > %(since)s)
FROM conversations_conversation c
WHERE c.account_id = ANY (%(accounts)s) AND c.last_at > %(since)s AND c.id <> ALL (%(kept)s)
LIMIT 10000
"""
NAME = "SELECT name FROM passport WHERE scope_id = %(account)s AND person_id = %(person)s AND active"
READ = f"""
INSERT INTO conversations_mine AS e (conversation_id, person_id, read_seq, read_at)
SELECT c.id, w.person_id, least(v.seq, c.last_seq), %(now)s
FROM unnest(%(conversations)s::uuid[], %(people)s::uuid[], %(seqs)s::bigint[]) AS v (conversation, person, seq)
JOIN conversations_conversation c ON c.id = v.conversation
JOIN passport w ON w.scope_id = c.account_id AND w.person_id = v.person AND w.active {TABLES}
WHERE {READS} ORDER BY c.id, w.person_id
ON CONFLICT (conversation_id, person_id) DO UPDATE SET read_seq = excluded.read_seq, read_at = excluded.read_at
WHERE e.read_seq < excluded.read_seq
RETURNING e.conversation_id AS conversation, e.person_id AS person, e.read_seq AS read, e.mentioned_seq AS mentioned
"""


class Place(msgspec.Struct, frozen=True):
    """Where a conversation is, and how far it went."""

    project: UUID
    account: UUID
    sort: Sort
    last_rev: int


class Read(msgspec.Struct, frozen=True):
    """How far somebody has read a conversation, and where they were mentioned last."""

    conversation: UUID
    person: UUID
    read: int
    mentioned: int


async def hearers(work: Work, conversation: UUID, *, among: Iterable[UUID]) -> dict[UUID, bool]:
    """Return who of some people may read a conversation, and whether it is listed for them."""
    row = {"conversation": conversation, "among": list(among)}
    return {each["person"]: each["listed"] for each in await work.dicts(HEARERS, row)}


async def readers(work: Work, pairs: Sequence[Pair]) -> set[Pair]:
    """Return those of some (conversation, person) in which the person may read the conversation."""
    row = {"conversations": [each[0] for each in pairs], "people": [each[1] for each in pairs]}
    return {(each["conversation"], each["person"]) for each in await work.dicts(READERS, row)}


async def former(work: Work, conversation: UUID, *, among: Iterable[UUID], since: datetime) -> set[UUID]:
    """Return who of some people lost a conversation since a moment: taken out of it, or deleted with it."""
    row = {"conversation": conversation, "among": list(among), "since": since}
    return set(await work.values(FORMER, row))


async def place(work: Work, conversation: UUID) -> Place | None:
    """Return where a conversation is."""
    found = await work.dicts(PLACE, {"conversation": conversation})
    return msgspec.convert(found[0], Place) if found else None


async def lately(work: Work, conversation: UUID, *, rev: int, since: datetime) -> int:
    """Return the first of the revisions up to `rev` that were made since a moment."""
    return int(await work.value(LATELY, {"conversation": conversation, "rev": rev, "since": since}) or rev)


async def moved(
    work: Work, accounts: Iterable[UUID], *, kept: Iterable[UUID], since: datetime
) -> list[tuple[UUID, int, int]]:
    """Return how far conversations went: those that are kept, and others of companies in which something was said.

    Each is its id, its last revision, and the first one since.
    """
    row = {"accounts": list(accounts), "kept": list(kept), "since": since}
    found = await work.dicts(MOVED, row)
    return [(each["id"], each["last_rev"], each["first"] or each["last_rev"]) for each in found]


async def read(work: Work, far: dict[Pair, int]) -> list[Read]:
    """Move read pointers forward, by (conversation, person); return those that did move."""
    row = {
        "conversations": [each[0] for each in far],
        "people": [each[1] for each in far],
        "seqs": list(far.values()),
        "now": work.now,
    }
    return await work.rows(READ, row, into=Read)


async def name(work: Work, person: UUID, *, account: UUID) -> str:
    """Return what somebody is called."""
    return str(await work.value(NAME, {"account": account, "person": person}) or "")
