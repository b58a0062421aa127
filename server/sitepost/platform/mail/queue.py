"""Mails in the database: queued with the change that causes them, sent by a job, kept for ever.

Who may see what a mail is about is asked when it is queued, and again when it leaves: hours may lie
between the two where a mail server does not answer.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Required, TypedDict, Unpack
from uuid import UUID

import msgspec
import structlog
from psycopg.types.json import Jsonb

from sitepost.kernel.ids import new_id
from sitepost.platform import jobs
from sitepost.platform.blobs import store_of
from sitepost.platform.mail.headers import NAME, safe_address, safe_header
from sitepost.platform.mail.message import Envelope, envelope_of
from sitepost.platform.mail.post import post_of
from sitepost.platform.mail.smtp import Unsent, hand_over
from sitepost.platform.work import Work

log = structlog.get_logger(__name__)

JOB = "mail.send"
MOST_ATTEMPTS = 12
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(hours=4)
INVITATION, PASSWORD_RESET = "invitation", "password_reset"
SECRET_REASONS = (INVITATION, PASSWORD_RESET)
"""Mails that carry a link which signs somebody in: their words are wiped once they were sent."""
MISSED = "missed_message"
CONFIDENTIAL_REASONS = (MISSED,)
"""Mails whose words are nobody's but their reader's: no administrator reads them in the outbox."""
FAREWELL = "user_removed"
"""The reason of mails to somebody who is off a thing: a level on its tool is enough to get them."""
FORWARDED = "forwarded"
"""The reason of mails by which somebody shows others a thing on purpose: being on the project is enough."""
THREAD = "X-Sitepost-Thread"
NO_ACCESS = "The recipient may not see this any more."
NOTHING_LEFT = "Nothing of this is for the recipient any more."
READ_MEANWHILE = "The recipient read this in Sitepost before it was due."

QUEUE = """
INSERT INTO mail (id, account_id, scope_id, card_id, person_id, reason, sent_to, subject, text, html, headers,
    once, created_at, state, envelope, cards, hold_until)
VALUES (%(id)s, %(account)s, %(scope)s, %(card)s, %(person)s, %(reason)s, %(to)s, %(subject)s, %(text)s, %(html)s,
    %(headers)s, %(once)s, %(now)s, %(state)s, %(envelope)s, %(cards)s, %(hold)s)
ON CONFLICT (once) DO NOTHING RETURNING id
"""
ONCE = "SELECT id FROM mail WHERE once = %(once)s"
LOAD = """
SELECT m.*, coalesce(whole.id, m.card_id) AS thread, s.name AS scope_name, (m.person_id IS NULL OR EXISTS (
        SELECT FROM passport p JOIN scope place ON place.id = p.scope_id AND place.active
        WHERE p.scope_id = coalesce(m.scope_id, m.account_id) AND p.person_id = m.person_id AND p.active AND (
            m.card_id IS NULL
            OR coalesce(c.readers, whole.readers) && p.reads AND coalesce(whole.readers && p.reads, true)
            OR m.reason = %(farewell)s AND (p.levels ->> coalesce(c.tool, whole.tool))::integer >= 1
            OR m.reason = %(forwarded)s
        ))) AND NOT EXISTS (
        SELECT FROM unnest(m.cards) AS k (id) WHERE NOT EXISTS (
            SELECT FROM card d JOIN scope place ON place.id = d.scope_id AND place.active
            JOIN passport p ON p.scope_id = d.scope_id AND p.person_id = m.person_id AND p.active
            WHERE d.id = k.id AND d.readers && p.reads
        )) AS entitled
FROM mail m LEFT JOIN card c ON c.id = m.card_id LEFT JOIN scope s ON s.id = m.scope_id
LEFT JOIN card whole ON whole.id = coalesce(c.parent_id, (m.headers ->> %(thread)s)::uuid)
WHERE m.id = %(id)s AND m.state = 'waiting'
"""
ASKED = {"farewell": FAREWELL, "forwarded": FORWARDED, "thread": THREAD}
MARK = """
UPDATE mail SET state = %(state)s, attempts = attempts + %(tries)s, error = %(error)s, sent_at = %(sent)s,
    answer = %(answer)s,
    text = CASE WHEN %(wipe)s THEN '' ELSE text END, html = CASE WHEN %(wipe)s THEN '' ELSE html END
WHERE id = %(id)s AND state = 'waiting'
"""
AGAIN = """
UPDATE mail SET state = 'waiting', attempts = 0, error = ''
WHERE id = %(id)s AND state IN ('failed', 'kept') RETURNING id
"""
SKIP = """
UPDATE mail SET state = 'skipped', error = %(error)s
WHERE once = ANY(%(once)s) AND state = 'waiting' AND hold_until > %(now)s
"""


REWRITE = "UPDATE mail SET text = %(text)s, html = %(html)s WHERE id = %(id)s AND state = 'waiting'"


class Words(msgspec.Struct, frozen=True):
    """What stands in a mail: the same words as text and as HTML."""

    text: str
    html: str


Look = Callable[[Work, UUID, UUID], Awaitable[Words | None]]
"""Asked for a mail and its person when it leaves: its words as they are to stand in it now; None lets it not leave."""


class NewMail(TypedDict, total=False):
    """One mail to one address.

    `card` makes a thread and decides who may read the mail, here and under Outbox; `scope` is the
    project. `thread` is the card that `card` is a part of: it stands in when the part is gone.
    `once` names the mail: queuing it again changes nothing and returns the first one's id.
    `cards` are the things that a mail about several names: it is for whoever sees all of them.
    It does not leave before `hold`. `envelope` belongs to a mail that a person wrote.
    """

    account: Required[UUID]
    to: Required[str]
    subject: Required[str]
    text: Required[str]
    html: Required[str]
    reason: Required[str]
    person: UUID | None
    scope: UUID | None
    card: UUID | None
    thread: UUID | None
    once: str | None
    headers: Mapping[str, str] | None
    envelope: Envelope | None
    cards: Sequence[UUID]
    hold: datetime | None


async def queue(work: Work, **given: Unpack[NewMail]) -> UUID:
    """Queue a mail in the transaction of `work`; it leaves after the commit, or is kept without a mail server."""
    return (await queue_all(work, [given]))[0]


async def queue_all(work: Work, mails: Sequence[NewMail]) -> list[UUID]:
    """Queue several mails as one statement after the other, in one round trip; return the id of each."""
    rows = [_row(work, each) for each in mails]
    asked = [work.ask(QUEUE, row, read=_id) for row in rows]
    found = []
    for row, answer in zip(rows, asked, strict=True):
        queued = await answer
        if queued is not None and row["state"] == "waiting":
            await jobs.defer(work, JOB, at=row["hold"], mail=str(queued))
        found.append(queued or await work.value(ONCE, row))
    return found


def _id(rows: list[dict[str, Any]]) -> UUID | None:
    return rows[0]["id"] if rows else None


def _row(work: Work, given: NewMail) -> dict[str, Any]:
    """Return what is stored of a mail."""
    headers, thread = given.get("headers") or {}, given.get("thread")
    headers = {**headers, THREAD: str(thread)} if thread else headers
    if not all(NAME.match(name) for name in headers):
        raise ValueError("a header has a name that no mail can carry")
    envelope = given.get("envelope")
    return {
        **dict.fromkeys(("person", "scope", "card", "thread", "once", "hold")),
        **given,
        "envelope": Jsonb(msgspec.to_builtins(envelope)) if envelope else None,
        "cards": list(given.get("cards", ())),
        "id": new_id(),
        "to": safe_header(given["to"]),
        "subject": safe_header(given["subject"]),
        "text": given["text"].replace("\x00", ""),
        "html": given["html"].replace("\x00", ""),
        "headers": Jsonb({name: safe_header(value) for name, value in headers.items()}),
        "now": work.now,
        "state": ("waiting" if post_of(work).sends else "kept") if given["to"] else "skipped",  # programs have none
    }


async def skip(work: Work, once: Sequence[str]) -> None:
    """Let those of the mails that are still held back never leave: their recipients read it in Sitepost."""
    await work.run(SKIP, {"once": list(once), "error": READ_MEANWHILE, "now": work.now})


async def again(work: Work, mail: UUID) -> bool:
    """Queue a failed or kept mail once more; say whether it was one."""
    if await work.value(AGAIN, {"id": mail}) is None:
        return False
    await jobs.defer(work, JOB, mail=str(mail))
    return True


async def send(work: Work, mail: str) -> None:
    """The job: hand one waiting mail to the mail server, or keep it where there is none.

    No transaction is open while the mail server is spoken to. A refusal for good (5xx) makes
    the mail `failed`, and so does a recipient who lost their access meanwhile; anything else is
    tried again, 12 times over about half a day.
    """
    async with Work(work.database, reading=True) as reading:
        found = await reading.dicts(LOAD, {"id": UUID(mail), **ASKED})
    if not found:
        return
    row, post = found[0], post_of(work)
    if not post.sends:
        await _mark(work, row, state="kept", tries=0)
        return
    if not row["entitled"]:
        await _mark(work, row, state="failed", tries=0, error=NO_ACCESS)
        return
    to = safe_address(row["sent_to"])
    if to is None:
        await _mark(work, row, state="failed", error="This is not an address that mail can be sent to.")
        return
    if not await _looked_at(work, row):
        await _mark(work, row, state="skipped", tries=0, error=NOTHING_LEFT)
        return
    row["bytes"] = await _files(work, row)
    if row["bytes"] is None:
        await _mark(work, row, state="failed", error="A file of this mail is not there any more.")
        return
    try:
        answer = await hand_over(row, post=post, to=to, now=work.now)
    except Unsent as error:
        await _unsent(work, row, error)
        return
    await _mark(work, row, state="sent", answer=answer)


async def _looked_at(work: Work, row: dict[str, Any]) -> bool:
    """Let the room that wrote a mail write it again as it is now, where it wants that; say whether it may leave."""
    look: Look | None = work.database.mail_looks.get(row["reason"])
    if look is None or row["person_id"] is None:
        return True
    async with Work(work.database, reading=True) as reading:
        words = await look(reading, row["id"], row["person_id"])
    if words is None:
        return False
    row["text"], row["html"] = words.text.replace("\x00", ""), words.html.replace("\x00", "")
    async with Work(work.database) as own:  # over before the mail server is spoken to
        await own.run(REWRITE, {"id": row["id"], "text": row["text"], "html": row["html"]})
    return True


async def _files(work: Work, row: dict[str, Any]) -> list[bytes] | None:
    """Read the files of a mail that a person wrote; None where one is missing."""
    envelope = envelope_of(row)
    if envelope is None:
        return []
    try:
        return [await asyncio.to_thread(store_of(work).open_path(each.sha256).read_bytes) for each in envelope.files]
    except OSError:
        return None


async def _unsent(work: Work, row: dict[str, Any], error: Unsent) -> None:
    attempts = row["attempts"] + 1
    log.warning("mail.unsent", mail=str(row["id"]), attempts=attempts, error=str(error))
    if error.for_good or attempts >= MOST_ATTEMPTS:
        await _mark(work, row, state="failed", error=str(error))
        return
    await _mark(work, row, state="waiting", error=str(error))
    wait = min(LONGEST_WAIT, FIRST_WAIT * 2 ** (attempts - 1))
    await jobs.defer(work, JOB, at=work.now + wait, mail=str(row["id"]))


async def _mark(
    work: Work, row: dict[str, Any], *, state: str, tries: int = 1, error: str = "", answer: str = ""
) -> None:
    sent = state == "sent"
    await work.run(
        MARK,
        {
            "id": row["id"],
            "state": state,
            "tries": tries,
            "error": error[:2000],
            "answer": answer[:500],
            "sent": work.now if sent else None,
            "wipe": sent and row["reason"] in SECRET_REASONS,
        },
    )
