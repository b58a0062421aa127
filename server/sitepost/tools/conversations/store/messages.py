"""Messages as rows, and as everybody reads them: pages, by number, and all that changed since a revision."""

from collections.abc import Iterable, Sequence
from typing import Any, LiteralString
from uuid import UUID

import msgspec

from sitepost.platform import blobs
from sitepost.platform.blobs import FileRow
from sitepost.platform.db.session import Answer
from sitepost.platform.work import Work
from sitepost.tools.conversations.model import Conversation, FileNote, Mark, Message, Reaction

ACK = "ack"  # the sort of mark that is no reaction
TALK: LiteralString = """c.id, c.account_id AS account, c.project_id AS project, c.kind AS sort, c.card_id AS card,
    c.name, c.everyone, c.created_by, c.created_at, c.deleted_at, c.last_seq, c.last_rev, c.last_at, c.version"""
COLUMNS: LiteralString = """m.conversation_id AS conversation, m.seq, m.rev, m.key, m.sort, m.sender_id AS sender,
    m.sender_name, m.sender_company, m.at, m.composed_at, m.text, m.event, m.mentions, m.everyone, m.files, m.links,
    m.reply_to, m.thread_root, m.priority, m.ack_wanted, m.lang, m.edited_at, m.deleted_at"""
BLANK: dict[str, Any] = {
    "composed_at": None,
    "text": "",
    "mentions": [],
    "everyone": False,
    "files": [],
    "links": [],
    "reply_to": None,
    "priority": "normal",
    "ack_wanted": False,
    "edited_at": None,
}
FROM: LiteralString = f"SELECT {COLUMNS} FROM conversations_message m WHERE m.conversation_id = %(conversation)s"
TALK_OF = f"SELECT {TALK} FROM conversations_conversation c WHERE c.id = %(conversation)s"
TALK_TO_CHANGE = TALK_OF + " FOR NO KEY UPDATE"
BEFORE = FROM + " AND m.seq < %(seq)s ORDER BY m.seq DESC LIMIT %(limit)s"
AFTER = FROM + " AND m.seq > %(seq)s ORDER BY m.seq LIMIT %(limit)s"
SINCE = FROM + " AND m.rev > %(rev)s ORDER BY m.rev LIMIT %(limit)s"
BETWEEN = FROM + " AND m.rev >= %(start)s AND m.rev <= %(stop)s ORDER BY m.rev LIMIT %(limit)s"
BY_SEQ = FROM + " AND m.seq = ANY (%(seqs)s) ORDER BY m.seq"
ONE_TO_CHANGE = FROM + " AND m.seq = %(seq)s FOR UPDATE"
BY_KEY = f"SELECT {COLUMNS} FROM conversations_message m WHERE m.sender_id = %(sender)s AND m.key = %(key)s"
MARKS = """
SELECT k.seq, k.sort, k.person_id AS person, k.person_name AS name, k.at FROM conversations_mark k
WHERE k.conversation_id = %(conversation)s AND k.seq = ANY (%(seqs)s) ORDER BY k.at, k.person_id
"""
OUTCOMES = """
SELECT o.seq, o.card_id AS card FROM conversations_outcome o
WHERE o.conversation_id = %(conversation)s AND o.seq = ANY (%(seqs)s) ORDER BY o.at, o.card_id
"""
CARRIES = """
SELECT EXISTS (SELECT FROM conversations_message m WHERE m.files @> ARRAY[%(file)s::uuid] AND m.files <> '{}'
    AND m.conversation_id = %(conversation)s AND m.deleted_at IS NULL)
"""


def talk_of(row: dict[str, Any]) -> Conversation:
    """Read a conversation out of a row with `TALK`."""
    return msgspec.convert(row, Conversation)


def ask_talk(work: Work, conversation: UUID) -> Answer[Conversation | None]:
    """Ask for a conversation along with the next statement; whoever writes has it to themself until their end."""
    query = TALK_OF if work.reading else TALK_TO_CHANGE
    return work.ask(query, {"conversation": conversation}, read=lambda found: talk_of(found[0]) if found else None)


async def before(work: Work, conversation: UUID, *, seq: int, limit: int) -> list[Message]:
    """Return the messages below a number, the last of them, in order."""
    found = await work.dicts(BEFORE, {"conversation": conversation, "seq": seq, "limit": limit})
    return await completed(work, conversation, found[::-1])


async def after(work: Work, conversation: UUID, *, seq: int, limit: int) -> list[Message]:
    """Return the messages above a number, the first of them, in order."""
    found = await work.dicts(AFTER, {"conversation": conversation, "seq": seq, "limit": limit})
    return await completed(work, conversation, found)


async def since(work: Work, conversation: UUID, *, rev: int, limit: int) -> list[Message]:
    """Return the messages that came or changed after a revision, by revision."""
    found = await work.dicts(SINCE, {"conversation": conversation, "rev": rev, "limit": limit})
    return await completed(work, conversation, found)


async def between(work: Work, conversation: UUID, *, start: int, stop: int, limit: int) -> list[Message]:
    """Return the messages whose last revision lies from `start` to `stop`, both included, by revision."""
    row = {"conversation": conversation, "start": start, "stop": stop, "limit": limit}
    return await completed(work, conversation, await work.dicts(BETWEEN, row))


async def by_seq(work: Work, conversation: UUID, seqs: Iterable[int]) -> list[Message]:
    """Return the messages with these numbers, in order."""
    found = await work.dicts(BY_SEQ, {"conversation": conversation, "seqs": list(seqs)})
    return await completed(work, conversation, found)


async def by_key(work: Work, *, sender: UUID, key: UUID) -> Message | None:
    """Return the message that a sender's key stands for."""
    found = await work.dicts(BY_KEY, {"sender": sender, "key": key})
    made = await completed(work, found[0]["conversation"], found) if found else []
    return made[0] if made else None


async def one_to_change(work: Work, conversation: UUID, *, seq: int) -> Message | None:
    """Return a message that is about to change."""
    found = await work.dicts(ONE_TO_CHANGE, {"conversation": conversation, "seq": seq})
    made = await completed(work, conversation, found)
    return made[0] if made else None


async def carries(work: Work, conversation: UUID, *, file: UUID) -> bool:
    """Say whether a message of a conversation that was not deleted carries a file."""
    return bool(await work.value(CARRIES, {"conversation": conversation, "file": file}))


async def completed(work: Work, conversation: UUID, rows: Sequence[dict[str, Any]]) -> list[Message]:
    """Add to the rows of one conversation the files, marks and outcomes of each."""
    if not rows:
        return []
    asked = {"conversation": conversation, "seqs": [row["seq"] for row in rows]}
    marks = work.ask(MARKS, asked, read=_by_seq)
    outcomes = work.ask(OUTCOMES, asked, read=_by_seq)
    wanted = {file for row in rows for file in row["files"]}
    files = await blobs.of_ids(work, wanted)
    return [
        message_of(row, files, (await marks).get(row["seq"], []), (await outcomes).get(row["seq"], [])) for row in rows
    ]


def _by_seq(found: list[dict[str, Any]]) -> dict[int, list[dict[str, Any]]]:
    made: dict[int, list[dict[str, Any]]] = {}
    for row in found:
        made.setdefault(row["seq"], []).append(row)
    return made


def message_of(
    row: dict[str, Any],
    files: dict[UUID, FileRow],
    marks: Sequence[dict[str, Any]] = (),
    outcomes: Sequence[dict[str, Any]] = (),
) -> Message:
    """Read a message out of a row with `COLUMNS`; what was purged of its files is not told.

    Of a deleted one only who and when is told: what else its row holds is for the export (conversations.md, 9).
    """
    if row["deleted_at"] is not None:
        row, marks = {**row, **BLANK}, ()
    signs: dict[str, list[Mark]] = {}
    for each in marks:
        signs.setdefault(each["sort"], []).append(Mark(each["person"], each["name"], each["at"]))
    acks = tuple(signs.pop(ACK, ()))
    return msgspec.convert(
        {
            **row,
            "files": [note(files[each]) for each in row["files"] if each in files],
            "acks": acks,
            "reactions": [Reaction(sign, tuple(by)) for sign, by in signs.items()],
            "outcomes": [each["card"] for each in outcomes],
        },
        Message,
    )


def note(row: FileRow) -> FileNote:
    """Say of a file what a message tells of it."""
    return FileNote(
        id=row.id,
        name=row.name,
        size=row.size,
        media_type=row.media_type,
        width=row.width,
        height=row.height,
        thumbnail=row.thumbnail,
    )
