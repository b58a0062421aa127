"""What happens to a message after it was sent, in SQL: versions, deletion, marks, outcomes, files taken along."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from sitepost.kernel.ids import new_id
from sitepost.platform.work import Work
from sitepost.tools.conversations.model import Mark, Message

COUNT = "UPDATE conversations_conversation SET last_rev = %(rev)s WHERE id = %(conversation)s"
KEEP_VERSION = """
INSERT INTO conversations_version (conversation_id, seq, until, by_id, text, mentions, files)
SELECT m.conversation_id, m.seq, %(now)s, %(by)s, m.text, m.mentions, m.files FROM conversations_message m
WHERE m.conversation_id = %(conversation)s AND m.seq = %(seq)s
"""
# What a deleted message linked, answered and asked for, and who confirmed it, stays for the export alone.
SAVE = """
UPDATE conversations_message SET rev = %(rev)s, text = %(text)s, mentions = %(mentions)s, files = %(files)s,
    edited_at = coalesce(%(edited_at)s, edited_at), deleted_at = %(deleted_at)s, deleted_by = %(deleted_by)s,
    lang = NULL, tsv = to_tsvector('english', %(text)s)
WHERE conversation_id = %(conversation)s AND seq = %(seq)s
"""
MOVE = "UPDATE conversations_message SET rev = %(rev)s WHERE conversation_id = %(conversation)s AND seq = %(seq)s"
ADD_MARK = """
INSERT INTO conversations_mark (conversation_id, seq, sort, person_id, person_name, at)
VALUES (%(conversation)s, %(seq)s, %(sort)s, %(person)s, %(name)s, %(at)s) ON CONFLICT DO NOTHING
"""
DROP_MARK = """
DELETE FROM conversations_mark WHERE conversation_id = %(conversation)s AND seq = %(seq)s AND sort = %(sort)s
  AND person_id = %(person)s
"""
UNMENTION = """
UPDATE conversations_mine t SET mentioned_seq = coalesce((
    SELECT max(x.seq) FROM conversations_message x
    WHERE x.conversation_id = t.conversation_id AND x.seq > t.read_seq AND x.seq < %(seq)s AND x.deleted_at IS NULL
      AND x.sender_id <> t.person_id
      AND (x.everyone OR x.mentions @> jsonb_build_array(jsonb_build_object('id', t.person_id)))), 0)
WHERE t.conversation_id = %(conversation)s AND t.mentioned_seq = %(seq)s AND t.read_seq < %(seq)s
"""
ADD_OUTCOME = """
INSERT INTO conversations_outcome (conversation_id, seq, card_id, made_by, at)
VALUES (%(conversation)s, %(seq)s, %(card)s, %(by)s, %(at)s) ON CONFLICT DO NOTHING
"""
ORIGINS = """
SELECT o.conversation_id AS conversation, min(o.seq) AS seq FROM conversations_outcome o
WHERE o.card_id = %(card)s GROUP BY o.conversation_id ORDER BY o.conversation_id
"""
COPY_FILE = """
INSERT INTO file (id, account_id, scope_id, name, media_type, size, sha256, width, height, thumbnail, uploaded_by,
    uploaded_at)
SELECT %(copy)s, account_id, scope_id, name, media_type, size, sha256, width, height, thumbnail, %(person)s, %(now)s
FROM file WHERE id = %(id)s
"""
SEES = """
SELECT EXISTS (SELECT FROM card k JOIN passport h ON h.scope_id = k.scope_id AND h.person_id = %(person)s AND h.active
    AND k.readers && h.reads WHERE k.id = %(card)s AND k.scope_id = %(project)s)
"""
ZONE = "SELECT time_zone FROM scope WHERE id = %(project)s"


def change(work: Work, message: Message, *, by: UUID) -> None:
    """Keep what a message said as a version, and write it as it is now, with the commit."""
    now = message.deleted_at or message.edited_at
    place = {"conversation": message.conversation, "seq": message.seq}
    work.later(KEEP_VERSION, {**place, "now": now, "by": by})
    work.later(SAVE, {**place, **_row(message), "deleted_by": by if message.deleted_at else None})
    work.later(COUNT, {"conversation": message.conversation, "rev": message.rev})
    if message.deleted_at is not None:
        work.later(UNMENTION, place)


def _row(message: Message) -> dict[str, Any]:
    return {
        "rev": message.rev,
        "text": message.text,
        "mentions": Jsonb(message.mentions),
        "files": [each.id for each in message.files],
        "edited_at": message.edited_at,
        "deleted_at": message.deleted_at,
    }


def move(work: Work, message: Message) -> None:
    """Count that something was put to a message, with the commit."""
    work.later(MOVE, {"conversation": message.conversation, "seq": message.seq, "rev": message.rev})
    work.later(COUNT, {"conversation": message.conversation, "rev": message.rev})


def add_mark(work: Work, message: Message, mark: Mark, *, sort: str) -> None:
    """Write a reaction or an acknowledgement, with the commit."""
    row = {"person": mark.person, "name": mark.name, "at": mark.at, "sort": sort}
    work.later(ADD_MARK, {**row, "conversation": message.conversation, "seq": message.seq})


def drop_mark(work: Work, message: Message, *, person: UUID, sort: str) -> None:
    """Remove a reaction, with the commit."""
    row = {"conversation": message.conversation, "seq": message.seq, "sort": sort, "person": person}
    work.later(DROP_MARK, row)


def add_outcome(work: Work, message: Message, *, card: UUID, by: UUID) -> None:
    """Note that something was made from a message, with the commit."""
    row = {"conversation": message.conversation, "seq": message.seq, "card": card, "by": by, "at": work.now}
    work.later(ADD_OUTCOME, row)


async def origins(work: Work, card: UUID) -> list[tuple[UUID, int]]:
    """Return the messages from which a thing was made: the first of each conversation."""
    return [(each["conversation"], each["seq"]) for each in await work.dicts(ORIGINS, {"card": card})]


def copy_files(work: Work, files: Sequence[UUID], *, person: UUID) -> dict[UUID, UUID]:
    """Give files second rows that are `person`'s own, with the commit; return the new ids by the old."""
    made = {file: new_id() for file in files}
    for file, copy in made.items():
        work.later(COPY_FILE, {"id": file, "copy": copy, "person": person, "now": work.now})
    return made


async def sees(work: Work, card: UUID, *, person: UUID, project: UUID) -> bool:
    """Say whether somebody sees a thing of a project."""
    return bool(await work.value(SEES, {"card": card, "person": person, "project": project}))


async def zone(work: Work, project: UUID) -> str:
    """Return the time zone of a project."""
    return str(await work.value(ZONE, {"project": project}) or "UTC")
