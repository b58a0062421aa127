"""The SQL twin of `rules.access`: which conversations somebody reads and is listed, and who reads one.

`READS` and `LISTED` are conditions over the tables that `FROM` joins: `c` a conversation, `s` the settings, `p` the
project, `w` the account's passport of a person, `h` their passport in the project, `m` their member row, `k` the item's
card, `t` what they keep. A company without a row of settings has not switched conversations on.
"""

from collections.abc import Iterable
from typing import Any, LiteralString
from uuid import UUID

import msgspec

from sitepost.platform.db.session import Answer
from sitepost.platform.work import Work
from sitepost.tools.conversations.model import Standing

PROJECT_ON: LiteralString = """(p.active AND (coalesce(s.every_project, true)
    OR EXISTS (SELECT FROM conversations_project x WHERE x.project_id = p.id)))"""
USES: LiteralString = f"""s.is_on AND {PROJECT_ON} AND (h.person_id IS NOT NULL OR w.account_admin)
    AND (s.audience = 'any' OR w.employee)"""
DIRECTORY_ADMIN: LiteralString = "coalesce((h.levels ->> 'directory')::integer >= 3, false)"
SEES_CARD: LiteralString = "coalesce(k.readers && h.reads, false)"
INSIDE: LiteralString = f"""CASE c.kind
    WHEN 'direct' THEN m.person_id IS NOT NULL AND s.direct_on AND (s.direct_audience = 'any' OR w.employee)
    WHEN 'group' THEN m.person_id IS NOT NULL
    ELSE {SEES_CARD} AND s.items_on AND (s.items_audience = 'any' OR w.employee)
        AND split_part(k.tool, ':', 1) <> ALL (s.tools_off) END"""
READS: LiteralString = f"c.deleted_at IS NULL AND {USES} AND {INSIDE}"
"""What has to hold so that the person of `w` reads conversation `c`; always behind `FROM`."""
FOLLOWS: LiteralString = "coalesce(t.follows, s.live_followers AND w.person_id = ANY (k.parties))"
IN_LIST: LiteralString = f"""CASE c.kind
    WHEN 'item' THEN {FOLLOWS}
    WHEN 'direct' THEN (c.last_seq > 0 OR c.created_by = w.person_id)
        AND (t.hidden_seq IS NULL OR c.last_seq > t.hidden_seq)
    ELSE true END"""
LISTED: LiteralString = f"{READS} AND {IN_LIST}"
"""What has to hold so that it stands in their inbox, too."""
TABLES: LiteralString = """
JOIN scope p ON p.id = c.project_id
JOIN conversations_settings s ON s.account_id = c.account_id
LEFT JOIN passport h ON h.scope_id = c.project_id AND h.person_id = w.person_id AND h.active
LEFT JOIN conversations_member m ON m.conversation_id = c.id AND m.person_id = w.person_id AND m.left_at IS NULL
LEFT JOIN card k ON k.id = c.card_id
LEFT JOIN conversations_mine t ON t.conversation_id = c.id AND t.person_id = w.person_id"""
FROM: LiteralString = f"""FROM passport w JOIN conversations_conversation c ON c.account_id = w.account_id {TABLES}
WHERE w.scope_id = w.account_id AND w.active"""
"""Everybody of an account with each of its conversations: more conditions have to follow."""
CONCERNED: LiteralString = f"""FROM conversations_conversation c
CROSS JOIN LATERAL (
    SELECT n.person_id FROM conversations_member n WHERE n.conversation_id = c.id AND n.left_at IS NULL
    UNION SELECT n.person_id FROM conversations_mine n WHERE n.conversation_id = c.id AND n.follows
    UNION SELECT unnest(q.parties) FROM card q WHERE q.id = c.card_id) v
JOIN passport w ON w.scope_id = c.account_id AND w.person_id = v.person_id AND w.active {TABLES}
WHERE c.id = %(conversation)s"""
"""Everybody for whom %(conversation)s may be listed, found from it: an account may have many more people."""
NEAR: LiteralString = """
    SELECT n.conversation_id AS id FROM conversations_member n WHERE n.person_id = %(person)s AND n.left_at IS NULL
    UNION SELECT n.conversation_id FROM conversations_mine n WHERE n.person_id = %(person)s AND n.follows
    UNION SELECT i.id FROM card q JOIN conversations_conversation i ON i.card_id = q.id AND i.kind = 'item'
        WHERE q.parties @> ARRAY[%(person)s::uuid] AND q.parties <> '{}'"""
"""The conversations that may be listed for %(person)s; all that are, are among them."""

READ_BY = f"""
SELECT w.person_id {FROM} AND c.id = %(conversation)s AND {READS}
  AND (%(among)s::uuid[] IS NULL OR w.person_id = ANY (%(among)s::uuid[]))
"""
LISTED_FOR = f"""
SELECT w.person_id {FROM} AND c.id = %(conversation)s AND {LISTED}
  AND (%(among)s::uuid[] IS NULL OR w.person_id = ANY (%(among)s::uuid[]))
"""
READABLE = f"""
SELECT c.id {FROM} AND w.person_id = %(person)s AND w.account_id = %(account)s AND c.id = ANY (%(ids)s) AND {READS}
"""
ALL_LISTED = f"""
SELECT c.id {FROM} AND w.person_id = %(person)s AND w.account_id = %(account)s
  AND c.id = ANY (ARRAY({NEAR})) AND {LISTED}
"""
_BADGE: LiteralString = f"""w.name, w.company_name, w.employee, w.account_admin AND w.active AS account_admin,
    h.person_id IS NOT NULL AS in_directory, {DIRECTORY_ADMIN} AS directory_admin"""
STANDINGS = f"""
SELECT v.conversation, v.person, {_BADGE}, {PROJECT_ON} AS project_on, m.person_id IS NOT NULL AS in_it,
    {SEES_CARD} AS sees_card, coalesce(k.tool, '') AS tool
FROM unnest(%(conversations)s::uuid[], %(people)s::uuid[]) AS v (conversation, person)
JOIN conversations_conversation c ON c.id = v.conversation
JOIN passport w ON w.scope_id = c.account_id AND w.person_id = v.person
{TABLES.replace("JOIN conversations_settings", "LEFT JOIN conversations_settings", 1)}
"""
STANDINGS_HELD = STANDINGS + " FOR SHARE OF w"
AT_PROJECT = f"""
SELECT w.person_id AS person, {_BADGE}, {PROJECT_ON} AS project_on,
    %(card)s::uuid IS NOT NULL AND {SEES_CARD} AS sees_card, coalesce(k.tool, '') AS tool
FROM unnest(%(people)s::uuid[]) AS v (person)
JOIN passport w ON w.scope_id = %(account)s AND w.person_id = v.person
JOIN scope p ON p.id = %(project)s AND p.account_id = w.account_id AND p.kind = 'project'
LEFT JOIN conversations_settings s ON s.account_id = w.account_id
LEFT JOIN passport h ON h.scope_id = p.id AND h.person_id = v.person AND h.active
LEFT JOIN card k ON k.id = %(card)s AND k.scope_id = p.id
"""
HOLD = """
SELECT h.person_id FROM passport h WHERE h.scope_id = %(project)s AND h.person_id = ANY (%(people)s)
ORDER BY h.person_id FOR SHARE OF h
"""


async def standings(
    work: Work, pairs: Iterable[tuple[UUID, UUID]], *, for_writing: bool = False
) -> dict[tuple[UUID, UUID], Standing]:
    """Return where people stand towards conversations, by (conversation, person); none for other accounts'."""
    return await ask_standings(work, pairs, for_writing=for_writing)


def ask_standings(
    work: Work, pairs: Iterable[tuple[UUID, UUID]], *, for_writing: bool = False
) -> Answer[dict[tuple[UUID, UUID], Standing]]:
    """Ask for the same along with the next statement; `for_writing` holds the account's passports as they are."""
    wanted = list(pairs)
    row = {"conversations": [each[0] for each in wanted], "people": [each[1] for each in wanted]}
    query = STANDINGS_HELD if for_writing else STANDINGS
    return work.ask(
        query, row, read=lambda found: {(each.pop("conversation"), each["person"]): _of(each) for each in found}
    )


async def at_project(
    work: Work, people: Iterable[UUID], *, account: UUID, project: UUID, card: UUID | None = None
) -> dict[UUID, Standing]:
    """Return where people of the account stand in one of its projects, towards one of its items if given."""
    row = {"people": list(people), "account": account, "project": project, "card": card}
    return {each["person"]: _of(each) for each in await work.dicts(AT_PROJECT, row)}


async def hold(work: Work, people: Iterable[UUID], *, project: UUID) -> None:
    """Keep the passports of people in a project as they are until this work ends."""
    await work.values(HOLD, {"project": project, "people": list(people)})


def _of(row: dict[str, Any]) -> Standing:
    return msgspec.convert(row, Standing)


async def read_by(work: Work, conversation: UUID, *, among: Iterable[UUID] | None = None) -> set[UUID]:
    """Return those, of `among` or of everybody, who may read a conversation."""
    return set(await work.values(READ_BY, {"conversation": conversation, "among": _array(among)}))


async def listed_for(work: Work, conversation: UUID, *, among: Iterable[UUID] | None = None) -> set[UUID]:
    """Return those, of `among` or of everybody, in whose inbox a conversation stands."""
    return set(await work.values(LISTED_FOR, {"conversation": conversation, "among": _array(among)}))


async def readable(work: Work, ids: Iterable[UUID], *, person: UUID, account: UUID) -> set[UUID]:
    """Return those of `ids` that are conversations which `person` may read."""
    return set(await work.values(READABLE, {"ids": list(ids), "person": person, "account": account}))


async def all_listed(work: Work, *, person: UUID, account: UUID) -> set[UUID]:
    """Return the conversations in the inbox of `person`."""
    return set(await work.values(ALL_LISTED, {"person": person, "account": account}))


def _array(among: Iterable[UUID] | None) -> list[UUID] | None:
    return None if among is None else list(among)
