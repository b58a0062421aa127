"""What one reader keeps of a conversation, in SQL."""

from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from sitepost.platform.work import Work
from sitepost.tools.conversations.model import Level

READ = """
INSERT INTO conversations_mine AS t (conversation_id, person_id, read_seq, read_at)
SELECT c.id, %(person)s, least(%(seq)s, c.last_seq), %(now)s FROM conversations_conversation c WHERE c.id = %(id)s
ON CONFLICT (conversation_id, person_id) DO UPDATE SET read_seq = excluded.read_seq, read_at = excluded.read_at
WHERE t.read_seq < excluded.read_seq
"""
# One's own messages are never unread: what somebody marks begins with what another person said last.
UNREAD = """
UPDATE conversations_mine t SET read_seq = greatest(0, v.seq - 1)
FROM (SELECT coalesce((
    SELECT x.seq FROM conversations_message x
    WHERE x.conversation_id = %(id)s AND x.seq <= %(seq)s AND x.sort = 'text' AND x.deleted_at IS NULL
      AND x.sender_id <> %(person)s ORDER BY x.seq DESC LIMIT 1), %(seq)s) AS seq) v
WHERE t.conversation_id = %(id)s AND t.person_id = %(person)s AND t.read_seq >= v.seq
"""
STAR = """
INSERT INTO conversations_mine (conversation_id, person_id, starred_at) VALUES (%(id)s, %(person)s, %(at)s)
ON CONFLICT (conversation_id, person_id) DO UPDATE SET starred_at = excluded.starred_at
"""
LEVEL = """
INSERT INTO conversations_mine (conversation_id, person_id, level) VALUES (%(id)s, %(person)s, %(level)s)
ON CONFLICT (conversation_id, person_id) DO UPDATE SET level = excluded.level
"""
HIDE = """
INSERT INTO conversations_mine AS t (conversation_id, person_id, read_seq, read_at, hidden_seq)
SELECT c.id, %(person)s, c.last_seq, %(now)s, c.last_seq FROM conversations_conversation c WHERE c.id = %(id)s
ON CONFLICT (conversation_id, person_id) DO UPDATE SET hidden_seq = excluded.hidden_seq,
    read_seq = greatest(t.read_seq, excluded.read_seq), read_at = excluded.read_at
"""
SHOW = """
UPDATE conversations_mine SET hidden_seq = NULL
WHERE conversation_id = %(id)s AND person_id = %(person)s AND hidden_seq IS NOT NULL
"""
FOLLOW = """
INSERT INTO conversations_mine (conversation_id, person_id, follows, followed_by)
VALUES (%(id)s, %(person)s, %(follows)s, 'self')
ON CONFLICT (conversation_id, person_id) DO UPDATE SET follows = excluded.follows, followed_by = 'self'
"""
DRAFT = """
INSERT INTO conversations_mine (conversation_id, person_id, draft) VALUES (%(id)s, %(person)s, %(draft)s)
ON CONFLICT (conversation_id, person_id) DO UPDATE SET draft = excluded.draft
"""
DRAFTED = "SELECT draft FROM conversations_mine WHERE conversation_id = %(id)s AND person_id = %(person)s"
POINTERS = """
SELECT read_seq, mentioned_seq FROM conversations_mine WHERE conversation_id = %(id)s AND person_id = %(person)s
"""


async def read(work: Work, conversation: UUID, person: UUID, *, seq: int) -> None:
    """Move somebody's read pointer, forward only and never beyond the last message."""
    await work.run(READ, {"id": conversation, "person": person, "seq": seq, "now": work.now})


async def unread(work: Work, conversation: UUID, person: UUID, *, seq: int) -> None:
    """Move somebody's read pointer back before a message, or before what another person said last until then."""
    await work.run(UNREAD, {"id": conversation, "person": person, "seq": seq})


async def star(work: Work, conversation: UUID, person: UUID, *, at: datetime | None) -> None:
    """Put a star on a conversation, or take it off."""
    await work.run(STAR, {"id": conversation, "person": person, "at": at})


async def level(work: Work, conversation: UUID, person: UUID, *, level: Level | None) -> None:
    """Choose of which messages one is told."""
    await work.run(LEVEL, {"id": conversation, "person": person, "level": level.value if level else None})


async def hide(work: Work, conversation: UUID, person: UUID) -> None:
    """Hide a direct message until the next message in it; it counts as read (6.3.5)."""
    await work.run(HIDE, {"id": conversation, "person": person, "now": work.now})


async def show(work: Work, conversation: UUID, person: UUID) -> None:
    """Show a hidden direct message again."""
    await work.run(SHOW, {"id": conversation, "person": person})


async def follow(work: Work, conversation: UUID, person: UUID, *, follows: bool) -> None:
    """Follow talk on an item, or no longer."""
    await work.run(FOLLOW, {"id": conversation, "person": person, "follows": follows})


async def draft(work: Work, conversation: UUID, person: UUID, *, value: dict[str, Any] | None) -> None:
    """Keep what somebody began to write, or forget it."""
    row = {"id": conversation, "person": person, "draft": None if value is None else Jsonb(value)}
    await work.run(DRAFT, row)


async def drafted(work: Work, conversation: UUID, person: UUID) -> dict[str, Any] | None:
    """Return what somebody began to write."""
    found: dict[str, Any] | None = await work.value(DRAFTED, {"id": conversation, "person": person})
    return found


async def pointers(work: Work, conversation: UUID, person: UUID) -> tuple[int, int]:
    """Return how far somebody read, and where they were mentioned last."""
    found = await work.dicts(POINTERS, {"id": conversation, "person": person})
    return (found[0]["read_seq"], found[0]["mentioned_seq"]) if found else (0, 0)
