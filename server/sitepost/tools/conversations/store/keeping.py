"""For how long messages are kept, and what is purged, in SQL."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, LiteralString
from uuid import UUID

import msgspec
from psycopg.types.json import Jsonb

from sitepost.platform import translate
from sitepost.platform.work import Work
from sitepost.tools.conversations.model import Keeping, Sort
from sitepost.tools.conversations.store.holds import IS_HELD

MOST_AT_ONCE = 2_000
LOAD = "SELECT rules, version FROM conversations_keeping WHERE account_id = %(account)s"
HOLD = "SELECT pg_advisory_xact_lock(hashtextextended(%(account)s::text, 35))"
SAVE = """
INSERT INTO conversations_keeping (account_id, rules, version) VALUES (%(account)s, %(rules)s, %(version)s)
ON CONFLICT (account_id) DO UPDATE SET rules = excluded.rules, version = excluded.version
"""
KEEPERS = "SELECT account_id, rules, version FROM conversations_keeping WHERE rules <> '[]' ORDER BY account_id"
PLACES = """
SELECT DISTINCT project_id, kind FROM conversations_conversation WHERE account_id = %(account)s
ORDER BY project_id, kind
"""
OLD = f"""
SELECT x.conversation_id, x.seq, x.text, x.files || ARRAY(SELECT unnest(v.files) FROM conversations_version v
    WHERE v.conversation_id = x.conversation_id AND v.seq = x.seq) AS files
FROM unnest(%(projects)s::uuid[], %(kinds)s::text[]) AS v (project, kind)
JOIN conversations_conversation c ON c.project_id = v.project AND c.kind = v.kind AND c.account_id = %(account)s
JOIN conversations_message x ON x.conversation_id = c.id
WHERE x.at < %(before)s AND NOT {IS_HELD}
ORDER BY x.at LIMIT %(limit)s
"""
CHILDREN: tuple[LiteralString, ...] = ("version", "mark", "outcome", "asked", "message")
PURGE: tuple[LiteralString, ...] = tuple(
    f"""DELETE FROM conversations_{child} o USING unnest(%(conversations)s::uuid[], %(seqs)s::bigint[]) AS v (id, seq)
    WHERE o.conversation_id = v.id AND o.seq = v.seq"""
    for child in CHILDREN
)
LET_GO = """
UPDATE file f SET was_attached = false WHERE f.id = ANY (%(files)s)
  AND NOT EXISTS (SELECT FROM conversations_message x WHERE x.files @> ARRAY[f.id] AND x.files <> '{}')
  AND NOT EXISTS (SELECT FROM conversations_version v WHERE v.files @> ARRAY[f.id] AND v.files <> '{}')
"""


async def load(work: Work, account: UUID) -> Keeping:
    """Return what a company chose; one that never chose keeps everything."""
    found = await work.dicts(LOAD, {"account": account})
    return msgspec.convert(found[0], Keeping) if found else Keeping()


async def load_to_change(work: Work, account: UUID) -> Keeping:
    """Return the same; others who change it wait."""
    alone(work, account)
    return await load(work, account)


def alone(work: Work, account: UUID) -> None:
    """Let nobody change what is kept, or purge, until this work ends; goes out with the next statement."""
    work.later(HOLD, {"account": account})


async def save(work: Work, keeping: Keeping, *, account: UUID) -> None:
    """Write what a company chose."""
    rules = Jsonb(msgspec.to_builtins(keeping.rules))
    await work.run(SAVE, {"account": account, "rules": rules, "version": keeping.version})


async def keepers(work: Work) -> list[tuple[UUID, Keeping]]:
    """Return the accounts that chose anything, and what."""
    found: list[dict[str, Any]] = await work.dicts(KEEPERS)
    return [(each.pop("account_id"), msgspec.convert(each, Keeping)) for each in found]


async def places(work: Work, account: UUID) -> list[tuple[UUID, Sort]]:
    """Return in which projects an account has conversations, and of which kinds."""
    found = await work.dicts(PLACES, {"account": account})
    return [(each["project_id"], Sort(each["kind"])) for each in found]


async def purge(work: Work, *, account: UUID, places: Sequence[tuple[UUID, Sort]], before: datetime) -> int:
    """Remove messages from before that, unless held, with their files and translations; return how many at this go."""
    named = {"projects": [each for each, _ in places], "kinds": [sort.value for _, sort in places]}
    asked = {"account": account, **named, "before": before, "limit": MOST_AT_ONCE}
    found: list[dict[str, Any]] = await work.dicts(OLD, asked)
    if not found:
        return 0
    row = {"conversations": [each["conversation_id"] for each in found], "seqs": [each["seq"] for each in found]}
    for query in PURGE:
        await work.run(query, row)
    await work.run(LET_GO, {"files": [file for each in found for file in each["files"]]})
    translate.forget(work, [each["text"] for each in found])
    return len(found)
