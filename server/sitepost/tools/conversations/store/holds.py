"""Legal holds, in SQL."""

from datetime import datetime
from typing import LiteralString
from uuid import UUID

import msgspec

from sitepost.platform.work import Work
from sitepost.tools.conversations.store.access import FROM, READS

MOST_TARGETS = 50
MOST_SHOWN = 6  # people of one of them
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
    coalesce(p.name, k.number || CASE WHEN k.readers && h.reads THEN ' ' || k.title ELSE '' END, v.name,
        CASE WHEN t.id IN (SELECT c.id {FROM} AND w.person_id = %(person)s AND c.id = d.target_id AND {READS})
        THEN coalesce(t.name, (SELECT string_agg(o.name, ', ' ORDER BY lower(o.name), o.person_id)
            FROM conversations_member m JOIN passport o ON o.scope_id = d.account_id AND o.person_id = m.person_id
            WHERE m.conversation_id = t.id)) END, '') AS label
FROM conversations_hold d
LEFT JOIN passport w ON w.scope_id = d.account_id AND w.person_id = d.placed_by
LEFT JOIN scope p ON d.sort = 'project' AND p.id = d.target_id
LEFT JOIN passport v ON d.sort = 'person' AND v.scope_id = d.account_id AND v.person_id = d.target_id
LEFT JOIN conversations_conversation t ON d.sort = 'conversation' AND t.id = d.target_id
LEFT JOIN card k ON k.id = coalesce(t.card_id, CASE WHEN d.sort = 'item' THEN d.target_id END)
LEFT JOIN passport h ON h.scope_id = k.scope_id AND h.person_id = %(person)s AND h.active
WHERE d.account_id = %(account)s ORDER BY d.lifted_at IS NOT NULL, d.placed_at DESC, d.id
"""
LIFT = f"""
UPDATE conversations_hold AS d SET lifted_at = %(now)s, lifted_by = %(by)s
WHERE d.id = %(id)s AND d.account_id = %(account)s AND d.lifted_at IS NULL RETURNING {COLUMNS}
"""
KNOWN = f"""
SELECT CASE %(sort)s
    WHEN 'project' THEN EXISTS (SELECT FROM scope p WHERE p.id = %(target)s AND p.account_id = %(account)s
        AND p.kind = 'project')
    WHEN 'item' THEN EXISTS (SELECT FROM card k
        JOIN passport h ON h.scope_id = k.scope_id AND h.person_id = %(person)s AND h.active AND k.readers && h.reads
        WHERE k.id = %(target)s AND k.account_id = %(account)s AND k.number <> '' AND k.parent_id IS NULL)
    WHEN 'person' THEN EXISTS (SELECT FROM passport w WHERE w.scope_id = %(account)s AND w.person_id = %(target)s)
    ELSE EXISTS (SELECT {FROM} AND w.person_id = %(person)s AND w.account_id = %(account)s AND c.id = %(target)s
        AND {READS})
END
"""
NAMED: LiteralString = """EXISTS (SELECT FROM conversations_member n
    JOIN passport o ON o.scope_id = c.account_id AND o.person_id = n.person_id
    WHERE n.conversation_id = c.id AND n.left_at IS NULL AND strpos(lower(o.name), q.word) > 0)"""
TARGETS = f"""
SELECT c.id, c.kind, c.project_id AS project, p.name AS project_name, coalesce(c.name, '') AS name,
    (SELECT count(*)::integer FROM conversations_member n WHERE n.conversation_id = c.id AND n.left_at IS NULL) AS size,
    ARRAY(SELECT o.name FROM conversations_member n
        JOIN passport o ON o.scope_id = c.account_id AND o.person_id = n.person_id
        WHERE n.conversation_id = c.id AND n.left_at IS NULL
        ORDER BY lower(o.name), o.person_id LIMIT %(shown)s) AS people
{FROM} AND w.person_id = %(person)s AND w.account_id = %(account)s AND c.kind IN ('direct', 'group') AND {READS}
  AND (%(project)s::uuid IS NULL OR c.project_id = %(project)s)
  AND NOT EXISTS (SELECT FROM unnest(%(words)s::text[]) AS q (word)
    WHERE strpos(lower(coalesce(c.name, '')), q.word) = 0 AND NOT {NAMED})
ORDER BY lower(p.name), c.kind DESC, lower(coalesce(c.name, '')), c.id LIMIT %(limit)s
"""
HELD = f"""
SELECT {IS_HELD} FROM conversations_conversation c
JOIN conversations_message x ON x.conversation_id = c.id AND x.seq = %(seq)s WHERE c.id = %(conversation)s
"""
ANY_HELD = """
SELECT EXISTS (SELECT FROM conversations_hold d JOIN conversations_conversation c ON c.id = %(conversation)s
    WHERE d.account_id = c.account_id AND d.lifted_at IS NULL AND d.target_id IN (c.id, c.project_id, c.card_id))
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


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """A direct message or group that can be held by somebody in it; at most six of its `people`."""

    id: UUID
    kind: str
    project: UUID
    project_name: str
    name: str
    size: int
    people: list[str]


async def add(work: Work, hold: Hold, *, account: UUID) -> None:
    """Insert a hold."""
    names = ("id", "sort", "target", "reason", "placed_by", "placed_at")
    await work.run(ADD, {"account": account, **{name: getattr(hold, name) for name in names}})


async def of_account(work: Work, account: UUID, *, person: UUID) -> list[Hold]:
    """Return the holds of an account, those that count first; `person` reads titles only of items that they see."""
    return await work.rows(OF_ACCOUNT, {"account": account, "person": person}, into=Hold)


async def targets(work: Work, account: UUID, *, person: UUID, words: list[str], project: UUID | None) -> list[Target]:
    """Return direct messages and groups that `person` reads, in whose name or people each of `words` is found."""
    row = {"account": account, "person": person, "words": words, "project": project, "shown": MOST_SHOWN}
    return await work.rows(TARGETS, row | {"limit": MOST_TARGETS}, into=Target)


async def lift(work: Work, hold: UUID, *, account: UUID, by: UUID) -> Hold | None:
    """Lift a hold, and return it; None where there is none that counts."""
    return await work.row(LIFT, {"id": hold, "account": account, "by": by, "now": work.now}, into=Hold)


async def is_known(work: Work, *, sort: str, target: UUID, account: UUID, person: UUID) -> bool:
    """Say whether there is such a thing in the account, and `person` sees it where it is an item."""
    return bool(await work.value(KNOWN, {"sort": sort, "target": target, "account": account, "person": person}))


async def is_held(work: Work, conversation: UUID, seq: int) -> bool:
    """Say whether a message has to stay as it is."""
    return bool(await work.value(HELD, {"conversation": conversation, "seq": seq}))


async def any_held(work: Work, conversation: UUID) -> bool:
    """Say whether everything of a conversation has to stay as it is."""
    return bool(await work.value(ANY_HELD, {"conversation": conversation}))
