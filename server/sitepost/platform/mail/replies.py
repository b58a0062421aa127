"""Answers by mail: addresses that are one person's for one thing, and what comes there.

An address holds the name of a row and a mark that only this server can make, so a copy of the database makes none.
Rooms say what they do with what comes (`ANSWERS`); who may is decided there, at the moment when it is carried.
"""

import base64
import binascii
import secrets
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
import structlog

from sitepost.kernel.ids import new_id
from sitepost.kernel.refusal import HIDDEN, Kind, Refusal, Why
from sitepost.platform import jobs
from sitepost.platform.db.pool import Database
from sitepost.platform.mail import arriving, reading
from sitepost.platform.mail.arriving import Arrived, FileIn
from sitepost.platform.mail.letter import Letter, write
from sitepost.platform.mail.post import post_of
from sitepost.platform.mail.queue import queue
from sitepost.platform.vault import vault_of
from sitepost.platform.words import tongue
from sitepost.platform.work import Work

log = structlog.get_logger(__name__)

JOB = "mail.arrived"
NAME_BYTES, MARK_BYTES = 10, 10
LARGEST = 30 * 1024 * 1024  # bytes of a mail that is taken in
REFUSED = "reply_refused"
MADE = """
INSERT INTO mail_reply (id, account_id, person_id, purpose, target_id, made_at)
VALUES (%(id)s, %(account)s, %(person)s, %(purpose)s, %(target)s, %(now)s)
ON CONFLICT (purpose, target_id, person_id) DO UPDATE SET made_at = mail_reply.made_at RETURNING id
"""
FIND = """
SELECT id, account_id AS account, person_id AS person, purpose, target_id AS target FROM mail_reply WHERE id = %(id)s
"""
KEEP = """
INSERT INTO mail_arrived (id, reply_id, message_id, at, raw) VALUES (%(id)s, %(reply)s, %(message)s, %(now)s, %(raw)s)
ON CONFLICT (reply_id, message_id) DO NOTHING RETURNING id
"""
WAITING = """
SELECT a.id, a.message_id, a.at, a.raw, r.account_id AS account, r.person_id AS person, r.purpose,
    r.target_id AS target, w.mail AS address, w.language, coalesce(w.active, false) AS active
FROM mail_arrived a JOIN mail_reply r ON r.id = a.reply_id
LEFT JOIN passport w ON w.scope_id = r.account_id AND w.person_id = r.person_id
WHERE a.id = %(id)s AND a.state = 'waiting' FOR UPDATE OF a
"""
GIVEN_UP = """
SELECT a.id, r.account_id AS account, r.person_id AS person, w.mail AS address, w.language,
    coalesce(w.active, false) AS active
FROM mail_arrived a JOIN mail_reply r ON r.id = a.reply_id
LEFT JOIN passport w ON w.scope_id = r.account_id AND w.person_id = r.person_id
WHERE a.state = 'waiting' AND NOT EXISTS (
    SELECT FROM procrastinate_jobs j
    WHERE j.task_name = %(job)s AND j.status IN ('todo', 'doing') AND j.args ->> 'arrived' = a.id::text)
ORDER BY a.at LIMIT 100 FOR UPDATE OF a SKIP LOCKED
"""
ENDED = "UPDATE mail_arrived SET state = %(state)s, why = %(why)s, raw = NULL WHERE id = %(id)s"
UNREADABLE = Why("mail.unreadable", Kind.INVALID, "This mail could not be read.")
STRANGER = Why("mail.stranger", Kind.FORBIDDEN, "It was sent from an address that is not yours here.")
EMPTY = Why("mail.empty", Kind.INVALID, "There were no words above or between what was quoted, and no file.")
FAILED = Why("mail.failed", Kind.UNAVAILABLE, "The server tried for hours and could not do it.")
MANY_FILES = Why("mail.many_files", Kind.INVALID, "More than 20 files came with it.")
GONE = "What you answered is not there for you any more."
WHY = "You get this mail because an answer came from your address that could not be taken in."


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """Whose address it is, and for what."""

    id: bytes
    account: UUID
    person: UUID
    purpose: str
    target: UUID


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody answered by mail; `key` is the same for the same mail."""

    account: UUID
    person: UUID
    target: UUID
    key: UUID
    at: datetime
    text: str
    files: tuple[FileIn, ...]


# A room refuses before it has written anything: what it wrote would stay.
Take = Callable[[Work, Answer], Awaitable[None]]


async def reply_address(work: Work, *, account: UUID, person: UUID, purpose: str, target: UUID) -> str | None:
    """Return the address at which `person` answers about a thing; None where no mail comes in."""
    local, at, host = post_of(work).replies.rpartition("@")
    if not at:
        return None
    row = {"account": account, "person": person, "purpose": purpose, "target": target, "now": work.now}
    name: bytes = await work.value(MADE, {**row, "id": secrets.token_bytes(NAME_BYTES)})
    return f"{local}+{_token(work, name)}@{host}"


def _token(work: Work, name: bytes) -> str:
    mark = vault_of(work).mark(name, about="mail_reply")[:MARK_BYTES]
    return base64.b32encode(name + mark).decode().lower()


async def reply_of(work: Work, address: str) -> Reply | None:
    """Return whose address this is; None where it is none of ours, or somebody made it up."""
    local, at, host = post_of(work).replies.lower().rpartition("@")
    given, _, where = address.strip().lower().rpartition("@")
    box, plus, token = given.rpartition("+")
    if not at or not plus or (box, where) != (local, host):
        return None
    try:
        name = base64.b32decode(token.upper())[:NAME_BYTES]
    except binascii.Error:
        return None
    if not secrets.compare_digest(_token(work, name), token):
        return None
    return await work.row(FIND, {"id": name}, into=Reply)


async def receive(work: Work, reply: Reply, raw: bytes, *, envelope_from: str) -> bool:
    """Keep a mail for its room, once; say whether it is new. The job carries it there."""
    row = {"id": new_id(), "reply": reply.id, "message": arriving.message_id(raw), "now": work.now}
    row["raw"] = envelope_from.encode("ascii", "replace").replace(b"\n", b"") + b"\n" + raw
    kept = await work.value(KEEP, row)
    if kept is not None:
        await jobs.defer(work, JOB, arrived=str(kept))
    return kept is not None


async def carry(work: Work, arrived: str) -> None:
    """The job: read one mail, and give it to its room; a refusal is told to whoever wrote it, in words."""
    found = await work.dicts(WAITING, {"id": UUID(arrived)})
    if not found:
        return
    row = found[0]
    try:
        mail = await _checked(work, row)
        if mail is None:
            await _end(work, row, "ignored")
            return
        await _take(work.database)[row["purpose"]](work, _answer(row, mail))
    except Refusal as refusal:
        if refusal.why.kind is Kind.UNAVAILABLE:  # no room on the disk, too much to do: the job tries again
            raise
        await _end(work, row, "refused", why=refusal.why.code)
        await _tell(work, row, refusal)
        return
    await _end(work, row, "taken")


async def give_up(work: Work) -> None:
    """The job: tell whoever wrote a mail that no job will carry any more, because each attempt at it failed."""
    for row in await work.dicts(GIVEN_UP, {"job": JOB}):
        log.error("mail.reply_given_up", arrived=str(row["id"]))
        await _end(work, row, "refused", why=FAILED.code)
        await _tell(work, row, Refusal(FAILED))


def _take(database: Database) -> dict[str, Take]:
    takes: dict[str, Take] = database.mail_answers
    return takes


async def _checked(work: Work, row: dict[str, Any]) -> Arrived | None:
    """Return the mail that a person wrote; None of what a program wrote by itself. Errors: why it is not taken."""
    post = post_of(work)
    envelope, _, raw = row["raw"].partition(b"\n")
    mail = await reading.read(reading.Wanted(raw, envelope.decode(), (post.sender, post.replies)))
    if mail is None:
        raise Refusal(UNREADABLE)
    if mail.is_automatic or not row["active"]:
        return None
    if mail.sender != (row["address"] or "").lower():
        raise Refusal(STRANGER)
    if len(mail.files) > arriving.MOST_FILES:
        raise Refusal(MANY_FILES)
    if not mail.text and not mail.files:
        raise Refusal(EMPTY)
    return mail


def _answer(row: dict[str, Any], mail: Arrived) -> Answer:
    return Answer(
        account=row["account"],
        person=row["person"],
        target=row["target"],
        key=row["id"],
        at=row["at"],
        text=mail.text,
        files=mail.files,
    )


async def _end(work: Work, row: dict[str, Any], state: str, *, why: str = "") -> None:
    await work.run(ENDED, {"id": row["id"], "state": state, "why": why})


async def _tell(work: Work, row: dict[str, Any], refusal: Refusal) -> None:
    """Say why in a mail to the person's own address, whoever sent what came; nothing of what they answered is in it."""
    if not row["active"]:
        return
    own = tongue(row["language"] or "en")
    why = GONE if refusal.why is HIDDEN else refusal.detail
    said = ("Your answer by mail was not taken in.", why, "Open Sitepost to answer there.")
    subject = own.say("Your answer was not taken in")
    letter = Letter(masthead=post_of(work).sender_name, title=subject, paragraphs=said, why=WHY)
    text, html = write(letter, own)
    await queue(
        work,
        account=row["account"],
        to=row["address"],
        subject=subject,
        text=text,
        html=html,
        reason=REFUSED,
        person=row["person"],
        once=f"{REFUSED}:{row['id']}",
    )
    log.info("mail.reply_refused", code=refusal.why.code)
