"""Conversations and who is in them, in SQL."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

import msgspec
from psycopg.errors import UniqueViolation
from psycopg.types.json import Jsonb

from sitepost.kernel.ids import new_id
from sitepost.kernel.refusal import Refusal
from sitepost.platform.work import Work
from sitepost.tools.conversations.model import NAME_TAKEN, Conversation, Orphan
from sitepost.tools.conversations.store.access import DIRECTORY_ADMIN

COLUMNS = """c.id, c.account_id AS account, c.project_id AS project, c.kind AS sort, c.card_id AS card, c.name,
    c.everyone, c.created_by, c.created_at, c.deleted_at, c.last_seq, c.last_rev, c.last_at, c.version"""
BY_ID = f"SELECT {COLUMNS} FROM conversations_conversation c WHERE c.id = %(id)s AND c.account_id = %(account)s"
TO_CHANGE = BY_ID + " FOR NO KEY UPDATE"
ADD = """
INSERT INTO conversations_conversation (id, account_id, project_id, kind, card_id, name, everyone, direct_key,
    created_by, created_at, last_at)
VALUES (%(id)s, %(account)s, %(project)s, %(sort)s, %(card)s, %(name)s, %(everyone)s, %(key)s, %(by)s, %(now)s,
    %(now)s)
"""
ADD_DIRECT = ADD + " ON CONFLICT (project_id, direct_key) WHERE kind = 'direct' DO NOTHING RETURNING id"
ADD_ITEM = ADD + " ON CONFLICT (id) DO NOTHING RETURNING id"
BY_KEY = "SELECT id FROM conversations_conversation WHERE project_id = %(project)s AND direct_key = %(key)s"
SAVE = """
UPDATE conversations_conversation SET name = %(name)s, everyone = %(everyone)s, version = version + 1
WHERE id = %(id)s
"""
END = """
UPDATE conversations_conversation SET deleted_at = %(now)s, deleted_by = %(by)s, version = version + 1
WHERE id = %(id)s
"""
# Whoever comes has nothing that they must read: they may, from the beginning.
JOIN = """
WITH came AS (
    INSERT INTO conversations_member AS m (conversation_id, person_id, joined_at, added_by)
    SELECT %(id)s, v.person, %(now)s, %(by)s FROM unnest(%(people)s::uuid[]) AS v (person)
    ON CONFLICT (conversation_id, person_id) DO UPDATE SET left_at = NULL, joined_at = excluded.joined_at,
        added_by = excluded.added_by
    WHERE m.left_at IS NOT NULL RETURNING person_id
), kept AS (
    INSERT INTO conversations_mine AS t (conversation_id, person_id, read_seq)
    SELECT c.id, came.person_id, c.last_seq FROM came, conversations_conversation c WHERE c.id = %(id)s
    ON CONFLICT (conversation_id, person_id) DO UPDATE SET read_seq = greatest(t.read_seq, excluded.read_seq)
)
SELECT person_id FROM came ORDER BY person_id
"""
LEAVE = """
UPDATE conversations_member SET left_at = %(now)s
WHERE conversation_id = %(id)s AND person_id = ANY (%(people)s) AND left_at IS NULL RETURNING person_id
"""
PEOPLE = """
SELECT person_id FROM conversations_member WHERE conversation_id = %(id)s AND left_at IS NULL ORDER BY person_id
"""
DIRECTORY = """
SELECT h.person_id FROM passport h JOIN scope p ON p.id = h.scope_id
WHERE p.id = %(project)s AND p.account_id = %(account)s AND h.active ORDER BY h.person_id
"""
SAY = """
WITH c AS (
    UPDATE conversations_conversation SET last_seq = last_seq + 1, last_rev = last_rev + 1, last_at = %(now)s
    WHERE id = %(id)s RETURNING id, account_id, last_seq, last_rev
)
INSERT INTO conversations_message (conversation_id, seq, rev, key, sort, sender_id, sender_name, sender_company, at,
    text, event)
SELECT c.id, c.last_seq, c.last_rev, %(key)s, 'system', %(by)s, w.name, w.company_name, %(now)s, '', %(event)s
FROM c JOIN passport w ON w.scope_id = c.account_id AND w.person_id = %(by)s RETURNING rev
"""
NAMES = """
SELECT w.person_id, w.name FROM passport w WHERE w.scope_id = %(account)s AND w.person_id = ANY (%(people)s)
ORDER BY lower(w.name), w.person_id
"""
EVERYONES = """
SELECT c.id FROM conversations_conversation c JOIN passport h ON h.scope_id = c.project_id
WHERE h.person_id = %(person)s AND h.active AND c.account_id = %(account)s AND c.kind = 'group' AND c.everyone
  AND c.deleted_at IS NULL AND (%(project)s::uuid IS NULL OR c.project_id = %(project)s::uuid) ORDER BY c.id
"""
HELD_GROUPS = """
SELECT c.id FROM conversations_conversation c JOIN conversations_member m ON m.conversation_id = c.id
WHERE m.person_id = %(person)s AND m.left_at IS NULL AND c.account_id = %(account)s AND c.kind = 'group'
  AND (%(project)s::uuid IS NULL OR c.project_id = %(project)s::uuid) ORDER BY c.id
"""
UNFOLLOW_ALL = """
UPDATE conversations_mine t SET follows = NULL, followed_by = NULL
WHERE t.person_id = %(person)s AND t.follows
"""
_TAKEN = """
INSERT INTO conversations_mine AS t (conversation_id, person_id, follows, followed_by)
SELECT c.id, v.person, true, 'role' FROM conversations_conversation c
JOIN card k ON k.id = c.card_id CROSS JOIN unnest(k.parties) AS v (person)
JOIN passport h ON h.scope_id = k.scope_id AND h.person_id = v.person AND h.active AND k.readers && h.reads
WHERE {where} ORDER BY c.id, v.person
ON CONFLICT (conversation_id, person_id) DO UPDATE SET follows = true, followed_by = 'role' WHERE t.follows IS NULL
"""
SNAPSHOT = _TAKEN.format(where="c.id = %(id)s")
SNAPSHOT_ALL = _TAKEN.format(where="c.account_id = %(account)s AND c.kind = 'item'")
# Who makes a group for everyone and who changes the directory wait for one another, so that nobody is missed.
KEEP_DIRECTORY = "SELECT pg_advisory_xact_lock_shared(hashtextextended(%(project)s::text, 34))"
HOLD_DIRECTORY = "SELECT pg_advisory_xact_lock(hashtextextended(%(project)s::text, 34))"
PROJECTS_OF = "SELECT scope_id FROM passport WHERE person_id = %(person)s AND scope_id <> account_id ORDER BY scope_id"
# A member `m` of group `c` under settings `s`; `w` and `h` are their passports of the company and the project.
MANAGES = f"""
(h.person_id IS NOT NULL OR w.account_admin AND w.active)
    AND (s.audience = 'any' OR w.employee)
    AND CASE s.group_managers WHEN 'everyone' THEN true WHEN 'employees' THEN w.employee
        ELSE w.account_admin OR {DIRECTORY_ADMIN} END
"""
MANAGERS_LEFT = f"""
SELECT count(*)::integer FROM conversations_conversation c
JOIN conversations_settings s ON s.account_id = c.account_id
JOIN conversations_member m ON m.conversation_id = c.id AND m.left_at IS NULL AND m.person_id <> %(person)s
LEFT JOIN passport w ON w.scope_id = c.account_id AND w.person_id = m.person_id
LEFT JOIN passport h ON h.scope_id = c.project_id AND h.person_id = m.person_id AND h.active
WHERE c.id = %(id)s AND {MANAGES}
"""
ORPHANS = f"""
SELECT c.id, c.name, c.project_id AS project, count(m.person_id)::integer AS size
FROM conversations_conversation c
JOIN conversations_settings s ON s.account_id = c.account_id
LEFT JOIN conversations_member m ON m.conversation_id = c.id AND m.left_at IS NULL
LEFT JOIN passport w ON w.scope_id = c.account_id AND w.person_id = m.person_id
LEFT JOIN passport h ON h.scope_id = c.project_id AND h.person_id = m.person_id AND h.active
WHERE c.account_id = %(account)s AND c.kind = 'group' AND c.deleted_at IS NULL
  AND (%(id)s::uuid IS NULL OR c.id = %(id)s::uuid)
GROUP BY c.id
HAVING NOT coalesce(bool_or({MANAGES}), false)
ORDER BY lower(c.name), c.id
"""


async def load(work: Work, conversation: UUID, *, account: UUID, for_change: bool = False) -> Conversation | None:
    """Return a conversation of the account; with `for_change`, others who change it or post to it wait."""
    row = {"id": conversation, "account": account}
    found = await work.dicts(TO_CHANGE if for_change else BY_ID, row)
    return msgspec.convert(found[0], Conversation) if found else None


def _row(work: Work, talk: Conversation, key: bytes | None = None) -> dict[str, Any]:
    return {
        "id": talk.id,
        "account": talk.account,
        "project": talk.project,
        "sort": talk.sort.value,
        "card": talk.card,
        "name": talk.name,
        "everyone": talk.everyone,
        "key": key,
        "by": talk.created_by,
        "now": work.now,
    }


async def add_direct(work: Work, talk: Conversation, *, key: bytes) -> tuple[UUID, bool]:
    """Insert a direct message unless its people have one; return which it is, and whether it is new."""
    made = await work.value(ADD_DIRECT, _row(work, talk, key))
    if made is not None:
        return talk.id, True
    found: UUID = await work.value(BY_KEY, {"project": talk.project, "key": key})
    return found, False


async def add_group(work: Work, talk: Conversation) -> None:
    """Insert a group. Errors: `group_name_taken`."""
    try:
        await work.run(ADD, _row(work, talk))
    except UniqueViolation as error:
        raise Refusal(NAME_TAKEN, field="name") from error


async def add_item(work: Work, talk: Conversation) -> bool:
    """Insert the conversation of an item unless somebody was first; say whether it is new."""
    return await work.value(ADD_ITEM, _row(work, talk)) is not None


async def snapshot(work: Work, conversation: UUID) -> None:
    """Let those who have a role on the item, and see it, follow for good (4.3)."""
    await work.run(SNAPSHOT, {"id": conversation})


async def snapshot_all(work: Work, account: UUID) -> None:
    """Do the same for all talk on items of a company."""
    await work.run(SNAPSHOT_ALL, {"account": account})


async def save(work: Work, talk: Conversation) -> None:
    """Write the name of a group and whether it is for everyone. Errors: `group_name_taken`."""
    try:
        await work.run(SAVE, {"id": talk.id, "name": talk.name, "everyone": talk.everyone})
    except UniqueViolation as error:
        raise Refusal(NAME_TAKEN, field="name") from error


async def end(work: Work, conversation: UUID, *, by: UUID) -> None:
    """Delete a group; its rows stay for the export."""
    await work.run(END, {"id": conversation, "by": by, "now": work.now})


async def join(work: Work, conversation: UUID, people: Iterable[UUID], *, by: UUID) -> list[UUID]:
    """Put people into a conversation and return those who were not in it; they have read it all."""
    row = {"id": conversation, "people": list(people), "by": by, "now": work.now}
    return await work.values(JOIN, row)


async def leave(work: Work, conversation: UUID, people: Iterable[UUID]) -> list[UUID]:
    """Take people out of a conversation and return those who were in it."""
    return sorted(await work.values(LEAVE, {"id": conversation, "people": list(people), "now": work.now}))


async def members(work: Work, conversation: UUID) -> list[UUID]:
    """Return who is in a direct message or a group."""
    return await work.values(PEOPLE, {"id": conversation})


async def directory(work: Work, project: UUID, *, account: UUID) -> list[UUID]:
    """Return everybody in the directory of a project."""
    return await work.values(DIRECTORY, {"project": project, "account": account})


async def hold_directory(work: Work, project: UUID) -> None:
    """Let nobody come to the directory of a project, or leave it, until this work ends."""
    await work.run(HOLD_DIRECTORY, {"project": project})


async def keep_directories(work: Work, person: UUID, *, project: UUID | None) -> None:
    """Say that somebody comes to the directory of a project or leaves it, or of all of theirs."""
    for each in [project] if project else await work.values(PROJECTS_OF, {"person": person}):
        await work.run(KEEP_DIRECTORY, {"project": each})


async def say(work: Work, conversation: UUID, event: dict[str, Any], *, by: UUID) -> int:
    """Write a system line, and return the revision that the conversation has with it."""
    row = {"id": conversation, "event": Jsonb(event), "by": by, "key": new_id(), "now": work.now}
    rev: int = await work.value(SAY, row)
    return rev


async def names(work: Work, people: Iterable[UUID], *, account: UUID) -> list[dict[str, Any]]:
    """Return people by name, as a system line tells them."""
    found = await work.dicts(NAMES, {"account": account, "people": list(people)})
    return [{"id": str(row["person_id"]), "name": row["name"]} for row in found]


async def everyones(work: Work, person: UUID, *, account: UUID, project: UUID | None = None) -> list[UUID]:
    """Return the groups of everyone that somebody belongs to by the directory."""
    return await work.values(EVERYONES, {"person": person, "account": account, "project": project})


async def held_groups(work: Work, person: UUID, *, account: UUID, project: UUID | None = None) -> list[UUID]:
    """Return the groups that somebody is in, of a project or of all."""
    return await work.values(HELD_GROUPS, {"person": person, "account": account, "project": project})


async def unfollow_all(work: Work, person: UUID) -> None:
    """Forget what somebody followed by themself: they are gone."""
    await work.run(UNFOLLOW_ALL, {"person": person})


async def orphans(work: Work, account: UUID, *, only: UUID | None = None) -> Sequence[Orphan]:
    """Return the groups of a company in which nobody present may manage them."""
    return await work.rows(ORPHANS, {"account": account, "id": only}, into=Orphan)


async def managers_left(work: Work, conversation: UUID, *, person: UUID) -> int:
    """Return how many members other than `person` may manage a group."""
    return int(await work.value(MANAGERS_LEFT, {"id": conversation, "person": person}) or 0)
