"""What an export takes out of conversations: everything, deleted words and earlier versions too.

Only company administrators come here (conversations.md, 9.1); nothing is left out for what they may see elsewhere.
"""

from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any, LiteralString
from uuid import UUID

import msgspec

from sitepost.platform.work import Work

MESSAGES_A_PAGE = 500
SAID: LiteralString = """x.at >= %(since)s AND x.at < %(until)s"""
FITS: LiteralString = f"""c.account_id = %(account)s
    AND (%(projects)s::uuid[] = '{{}}' OR c.project_id = ANY (%(projects)s::uuid[]))
    AND (%(kinds)s::text[] = '{{}}' OR c.kind = ANY (%(kinds)s::text[]))
    AND (%(people)s::uuid[] = '{{}}'
        OR EXISTS (SELECT FROM conversations_member n WHERE n.conversation_id = c.id
            AND n.person_id = ANY (%(people)s::uuid[]))
        OR EXISTS (SELECT FROM conversations_message x WHERE x.conversation_id = c.id
            AND x.sender_id = ANY (%(people)s::uuid[]) AND {SAID}))
    AND EXISTS (SELECT FROM conversations_message x WHERE x.conversation_id = c.id AND {SAID})"""
CONVERSATIONS = f"""
SELECT c.id, c.kind, c.project_id, p.name AS project_name, p.number AS project_number, c.name, c.everyone,
    c.card_id, k.number AS card_number, k.title AS card_title, k.kind AS card_kind, c.created_by, c.created_at,
    c.deleted_by, c.deleted_at, c.last_seq
FROM conversations_conversation c JOIN scope p ON p.id = c.project_id LEFT JOIN card k ON k.id = c.card_id
WHERE {FITS} ORDER BY lower(p.name), c.kind, c.created_at, c.id
"""
MEMBERS = """
SELECT m.person_id AS id, w.name, w.company_name AS company, m.joined_at, m.left_at, m.added_by
FROM conversations_member m JOIN conversations_conversation c ON c.id = m.conversation_id
LEFT JOIN passport w ON w.scope_id = c.account_id AND w.person_id = m.person_id
WHERE m.conversation_id = %(conversation)s ORDER BY m.joined_at, m.person_id
"""
MESSAGES = f"""
SELECT x.*, d.name AS deleted_by_name,
    coalesce((SELECT jsonb_agg(jsonb_build_object('until', v.until, 'by', v.by_id, 'text', v.text,
        'mentions', v.mentions, 'files', v.files) ORDER BY v.until) FROM conversations_version v
        WHERE v.conversation_id = x.conversation_id AND v.seq = x.seq), '[]') AS versions,
    coalesce((SELECT jsonb_agg(jsonb_build_object('sort', k.sort, 'person', k.person_id, 'name', k.person_name,
        'at', k.at) ORDER BY k.at) FROM conversations_mark k
        WHERE k.conversation_id = x.conversation_id AND k.seq = x.seq), '[]') AS marks,
    coalesce((SELECT jsonb_agg(jsonb_build_object('person', a.person_id, 'name', a.person_name)
        ORDER BY lower(a.person_name), a.person_id) FROM conversations_asked a
        WHERE a.conversation_id = x.conversation_id AND a.seq = x.seq), '[]') AS asked,
    coalesce((SELECT jsonb_agg(o.card_id ORDER BY o.at) FROM conversations_outcome o
        WHERE o.conversation_id = x.conversation_id AND o.seq = x.seq), '[]') AS outcomes
FROM conversations_message x JOIN conversations_conversation c ON c.id = x.conversation_id
LEFT JOIN passport d ON d.scope_id = c.account_id AND d.person_id = x.deleted_by
WHERE x.conversation_id = %(conversation)s AND x.seq > %(seq)s AND {SAID} ORDER BY x.seq LIMIT %(limit)s
"""
NAMED = "SELECT w.person_id, w.name FROM passport w WHERE w.scope_id = %(account)s AND w.person_id = ANY (%(people)s)"


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody wants to have: messages sent from `since` to before `until`; empty lists stand for all."""

    account: UUID
    since: datetime
    until: datetime
    projects: tuple[UUID, ...] = ()
    kinds: tuple[str, ...] = ()
    people: tuple[UUID, ...] = ()


def _row(wanted: Wanted) -> dict[str, Any]:
    return {name: _plain(getattr(wanted, name)) for name in Wanted.__struct_fields__}


def _plain(value: Any) -> Any:  # Any: a column's value
    return list(value) if isinstance(value, tuple) else value


async def conversations(work: Work, wanted: Wanted) -> list[dict[str, Any]]:
    """Return the conversations in which something was said that is wanted."""
    return await work.dicts(CONVERSATIONS, _row(wanted))


async def members(work: Work, conversation: UUID) -> list[dict[str, Any]]:
    """Return everybody who was ever in a direct message or group."""
    return await work.dicts(MEMBERS, {"conversation": conversation})


async def messages(work: Work, conversation: UUID, wanted: Wanted) -> AsyncIterator[dict[str, Any]]:
    """Yield what was said in a conversation, in order, a page at a time."""
    seq = 0
    while True:
        row = {"conversation": conversation, "seq": seq, "limit": MESSAGES_A_PAGE}
        found = await work.dicts(MESSAGES, {**row, "since": wanted.since, "until": wanted.until})
        for each in found:
            yield each
        if len(found) < MESSAGES_A_PAGE:
            return
        seq = found[-1]["seq"]


async def names(work: Work, people: list[UUID], *, account: UUID) -> dict[UUID, str]:
    """Return the names of people of the account."""
    found = await work.dicts(NAMED, {"account": account, "people": people})
    return {each["person_id"]: each["name"] for each in found}
