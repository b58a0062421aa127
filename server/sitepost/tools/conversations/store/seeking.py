"""Finding messages in SQL, in the conversations that the one who asks may read."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from sitepost.kernel.seeking import Wanted
from sitepost.platform import blobs, seeking
from sitepost.platform.work import Work
from sitepost.tools.conversations.model import Message, Sought
from sitepost.tools.conversations.store import messages
from sitepost.tools.conversations.store.access import READS, TABLES
from sitepost.tools.conversations.store.people import patterns

FIND = f"""
SELECT {messages.COLUMNS.replace("m.", "x.")}
FROM conversations_message x JOIN conversations_conversation c ON c.id = x.conversation_id
JOIN passport w ON w.scope_id = c.account_id AND w.person_id = %(person)s AND w.active {TABLES}
WHERE c.account_id = %(account)s AND x.sort = 'text' AND x.deleted_at IS NULL AND {READS}
  AND (NOT %(by_words)s OR x.tsv @@ {seeking.WORDS})
  AND (%(from)s::text[] IS NULL OR lower(x.sender_name || ' ' || x.sender_company) LIKE ALL (%(from)s::text[]))
  AND (%(within)s::text[] IS NULL OR lower(concat_ws(' ', c.name, k.number, k.title)) LIKE ALL (%(within)s::text[])
    OR c.kind = 'direct' AND EXISTS (
        SELECT FROM conversations_member n
        JOIN passport b ON b.scope_id = c.account_id AND b.person_id = n.person_id
        WHERE n.conversation_id = c.id AND n.left_at IS NULL AND lower(b.name) LIKE ALL (%(within)s::text[])))
  AND (%(item)s::text[] IS NULL OR lower(concat_ws(' ', k.number, k.title)) LIKE ALL (%(item)s::text[]))
  AND (%(project)s::text[] IS NULL OR lower(p.number || ' ' || p.name) LIKE ALL (%(project)s::text[]))
  AND (%(kind)s::text IS NULL OR c.kind = %(kind)s::text)
  AND (%(until)s::timestamptz IS NULL OR x.at < %(until)s::timestamptz)
  AND (%(since)s::timestamptz IS NULL OR x.at >= %(since)s::timestamptz)
  AND (NOT %(mentions_me)s OR x.everyone AND x.sender_id <> w.person_id
    OR x.mentions @> jsonb_build_array(jsonb_build_object('id', w.person_id)))
  AND (NOT %(file)s OR x.files <> '{{}}')
  AND (NOT %(photo)s OR EXISTS (SELECT FROM file f WHERE f.id = ANY (x.files) AND f.media_type LIKE 'image/%%'))
  AND (NOT %(link)s OR x.links <> '{{}}' OR x.text ~* 'https?://')
  AND (%(at)s::timestamptz IS NULL OR (x.at, x.conversation_id, x.seq)
    < (%(at)s::timestamptz, %(conversation)s::uuid, %(seq)s::bigint))
ORDER BY x.at DESC, x.conversation_id DESC, x.seq DESC LIMIT %(limit)s
"""


async def find(
    work: Work,
    sought: Sought,
    *,
    person: UUID,
    account: UUID,
    after: tuple[datetime, UUID, int] | None,
    limit: int,
) -> list[Message]:
    """Return messages that `person` may read, the newest first, without their marks."""
    at, conversation, seq = after or (None, None, None)
    row = {
        "person": person,
        "account": account,
        **seeking.values(sought.words or Wanted()),
        "by_words": sought.words is not None,
        "from": _like(sought.from_),
        "within": _like(sought.within),
        "item": _like(sought.item),
        "project": _like(sought.project),
        "kind": sought.kind,
        "until": sought.before,
        "since": sought.after,
        "mentions_me": sought.mentions_me,
        **{name: name in sought.has for name in ("file", "photo", "link")},
        "at": at,
        "conversation": conversation,
        "seq": seq,
        "limit": limit,
    }
    return await _read(work, await work.dicts(FIND, row))


def _like(value: str | None) -> list[str] | None:
    return None if value is None else patterns(value)


async def _read(work: Work, rows: Iterable[dict[str, Any]]) -> list[Message]:
    found = list(rows)
    wanted = {file for row in found for file in row["files"]}
    files = await blobs.of_ids(work, wanted) if wanted else {}
    return [messages.message_of(row, files) for row in found]
