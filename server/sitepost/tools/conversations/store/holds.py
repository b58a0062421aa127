"""Legal holds and what is purged, in SQL."""

from datetime import datetime
from typing import Any, LiteralString
from uuid import UUID

import msgspec

from sitepost.platform.work import Work

MOST_AT_ONCE = 2_000
IS_HELD: LiteralString = """EXISTS (SELECT FROM conversations_hold d
    WHERE d.account_id = c.account_id AND d.lifted_at IS NULL
      AND (d.target_id IN (c.id, c.project_id, c.card_id) OR d.sort = 'person' AND d.target_id = x.sender_id))"""
"""What has to hold so that message `x` of conversation `c` stays as it is."""
COLUMNS: LiteralString = "d.id, d.sort, d.target_id AS target, d.reason, d.placed_by, d.placed_at, d.lifted_at"
ADD = """
INSERT INTO conversations_hold (id, account_id, sort, target_id, reason, placed_by, placed_at)
VALUES (%(id)s, %(account)s, %(sort)s, %(target)s, %(reason)s, %(placed_by)s, %(placed_at)s)
"""
OF_ACCOUNT = f"""
SELECT {COLUMNS}, w.name AS placed_by_name,
    coalesce(p.name, k.number || ' ' || k.title, v.name, t.name, q.number || ' ' || q.title, '') AS label
FROM conversations_hold d
LEFT JOIN passport w ON w.scope_id = d.account_id AND w.person_id = d.placed_by
LEFT JOIN scope p ON d.sort = 'project' AND p.id = d.target_id
LEFT JOIN card k ON d.sort = 'item' AND k.id = d.target_id
LEFT JOIN passport v ON d.sort = 'person' AND v.scope_id = d.account_id AND v.person_id = d.target_id
LEFT JOIN conversations_conversation t ON d.sort = 'conversation' AND t.id = d.target_id
LEFT JOIN card q ON q.id = t.card_id
WHERE d.account_id = %(account)s ORDER BY d.lifted_at IS NOT NULL, d.placed_at DESC, d.id
"""
LIFT = f"""
UPDATE conversations_hold AS d SET lifted_at = %(now)s, lifted_by = %(by)s
WHERE d.id = %(id)s AND d.account_id = %(account)s AND d.lifted_at IS NULL RETURNING {COLUMNS}
"""
KNOWN = """
SELECT CASE %(sort)s
    WHEN 'project' THEN EXISTS (SELECT FROM scope p WHERE p.id = %(target)s AND p.account_id = %(account)s
        AND p.kind = 'project')
    WHEN 'item' THEN EXISTS (SELECT FROM card k WHERE k.id = %(target)s AND k.account_id = %(account)s
        AND k.number <> '' AND k.parent_id IS NULL)
    WHEN 'person' THEN EXISTS (SELECT FROM passport w WHERE w.scope_id = %(account)s AND w.person_id = %(target)s)
    ELSE EXISTS (SELECT FROM conversations_conversation c WHERE c.id = %(target)s AND c.account_id = %(account)s)
END
"""
HELD = f"""
SELECT {IS_HELD} FROM conversations_conversation c
JOIN conversations_message x ON x.conversation_id = c.id AND x.seq = %(seq)s WHERE c.id = %(conversation)s
"""
ANY_HELD = """
SELECT EXISTS (SELECT FROM conversations_hold d JOIN conversations_conversation c ON c.id = %(conversation)s
    WHERE d.account_id = c.account_id AND d.lifted_at IS NULL AND d.target_id IN (c.id, c.project_id, c.card_id))
"""
KEEPERS = "SELECT account_id, keep_years FROM conversations_settings WHERE keep_years IS NOT NULL ORDER BY account_id"
OLD = f"""
SELECT x.conversation_id, x.seq, x.files FROM conversations_message x
JOIN conversations_conversation c ON c.id = x.conversation_id
WHERE c.account_id = %(account)s AND x.at < %(before)s AND NOT {IS_HELD}
ORDER BY x.at LIMIT %(limit)s
"""
CHILDREN: tuple[LiteralString, ...] = ("version", "mark", "outcome", "message")
PURGE: tuple[LiteralString, ...] = tuple(
    f"""DELETE FROM conversations_{child} o USING unnest(%(conversations)s::uuid[], %(seqs)s::bigint[]) AS v (id, seq)
    WHERE o.conversation_id = v.id AND o.seq = v.seq"""
    for child in CHILDREN
)
LET_GO = """
UPDATE file f SET was_attached = false WHERE f.id = ANY (%(files)s)
  AND NOT EXISTS (SELECT FROM conversations_message x WHERE x.files @> ARRAY[f.id] AND x.files <> '{}')
"""


class Hold(msgspec.Struct, frozen=True, kw_only=True):
    """A legal hold: on what, why, by whom, and whether it was lifted."""

    id: UUID
    sort: str
    target: UUID
    reason: str
    placed_by: UUID
    placed_at: datetime
    lifted_at: datetime | None = None
    placed_by_name: str = ""
    label: str = ""


async def add(work: Work, hold: Hold, *, account: UUID) -> None:
    """Insert a hold."""
    names = ("id", "sort", "target", "reason", "placed_by", "placed_at")
    await work.run(ADD, {"account": account, **{name: getattr(hold, name) for name in names}})


async def of_account(work: Work, account: UUID) -> list[Hold]:
    """Return the holds of an account, those that count first."""
    return await work.rows(OF_ACCOUNT, {"account": account}, into=Hold)


async def lift(work: Work, hold: UUID, *, account: UUID, by: UUID) -> Hold | None:
    """Lift a hold, and return it; None where there is none that counts."""
    return await work.row(LIFT, {"id": hold, "account": account, "by": by, "now": work.now}, into=Hold)


async def is_known(work: Work, *, sort: str, target: UUID, account: UUID) -> bool:
    """Say whether there is such a thing in the account."""
    return bool(await work.value(KNOWN, {"sort": sort, "target": target, "account": account}))


async def is_held(work: Work, conversation: UUID, seq: int) -> bool:
    """Say whether a message has to stay as it is."""
    return bool(await work.value(HELD, {"conversation": conversation, "seq": seq}))


async def any_held(work: Work, conversation: UUID) -> bool:
    """Say whether everything of a conversation has to stay as it is."""
    return bool(await work.value(ANY_HELD, {"conversation": conversation}))


async def keepers(work: Work) -> list[tuple[UUID, int]]:
    """Return the accounts that keep messages for some years only, and for how many."""
    return [(row["account_id"], row["keep_years"]) for row in await work.dicts(KEEPERS)]


async def purge(work: Work, *, account: UUID, before: datetime) -> int:
    """Remove messages from before that, unless they are held, and let their files go; return how many at this go."""
    found: list[dict[str, Any]] = await work.dicts(OLD, {"account": account, "before": before, "limit": MOST_AT_ONCE})
    if not found:
        return 0
    row = {"conversations": [each["conversation_id"] for each in found], "seqs": [each["seq"] for each in found]}
    for query in PURGE:
        await work.run(query, row)
    await work.run(LET_GO, {"files": [file for each in found for file in each["files"]]})
    return len(found)
