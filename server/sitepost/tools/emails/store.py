"""Tables and SQL of e-mails: each is read only by whoever sees its thing, and private ones by those on them."""

from collections.abc import Iterable
from typing import Any, LiteralString
from uuid import UUID

import msgspec
from psycopg.types.json import Jsonb

from sitepost.kernel.passport import Passport
from sitepost.platform.work import Work
from sitepost.tools.emails.model import Email, FileNote, Known, Thread

VISIBLE: LiteralString = """(NOT t.private OR %(reads_all)s OR e.author_id = %(me)s
    OR %(me)s = ANY(e.to_ids) OR %(me)s = ANY(e.cc_ids))"""
COLUMNS: LiteralString = "e.id, e.thread_id, e.author_id, e.to_ids, e.cc_ids, e.subject, e.body, e.files, e.created_at"
THREADS = f"""
SELECT t.id, t.private FROM emails_thread t
WHERE t.card_id = %(card)s AND t.project_id = %(project)s AND t.account_id = %(account)s
  AND (%(one)s::uuid IS NULL OR t.id = %(one)s::uuid) AND (%(before)s::uuid IS NULL OR t.id < %(before)s::uuid)
  AND EXISTS (SELECT FROM emails_email e WHERE e.thread_id = t.id AND {VISIBLE})
ORDER BY t.id DESC LIMIT %(limit)s
"""
EMAILS = f"""
SELECT {COLUMNS} FROM emails_email e JOIN emails_thread t ON t.id = e.thread_id
WHERE e.thread_id = ANY(%(threads)s) AND {VISIBLE} ORDER BY e.id
"""
HOLD = "SELECT t.id FROM emails_thread t WHERE t.id = %(thread)s FOR UPDATE"
COUNT = "SELECT count(*) FROM emails_email e WHERE e.thread_id = %(thread)s"
ADD_THREAD = """
INSERT INTO emails_thread (id, account_id, project_id, card_id, private, created_at)
VALUES (%(id)s, %(account)s, %(project)s, %(card)s, %(private)s, %(now)s)
"""
ADD_EMAIL = """
INSERT INTO emails_email (id, account_id, thread_id, author_id, to_ids, cc_ids, subject, body, files, created_at)
VALUES (%(id)s, %(account)s, %(thread)s, %(author)s, %(to)s, %(cc)s, %(subject)s, %(body)s, %(files)s, %(now)s)
"""
DELIVERIES = "SELECT m.once, m.state FROM mail m WHERE m.once = ANY(%(once)s)"
KNOWN: LiteralString = """
SELECT p.person_id AS person, p.name, p.company_name, p.mail, p.language,
    EXISTS (SELECT FROM card c WHERE c.id = %(card)s AND c.readers && p.reads) AS sees
FROM passport p WHERE p.scope_id = %(project)s AND p.account_id = %(account)s AND p.active AND p.mail <> ''
"""
NAMED = KNOWN + " AND (p.person_id = ANY(%(ids)s::uuid[]) OR lower(p.mail) = ANY(%(mails)s::text[]))"
LOOKED_FOR = (
    KNOWN
    + """
  AND lower(p.name || ' ' || p.company_name || ' ' || p.mail) LIKE ALL (%(patterns)s::text[])
ORDER BY lower(p.name), p.person_id LIMIT %(limit)s
"""
)


async def threads(
    work: Work,
    who: Passport,
    *,
    card: UUID,
    reads_all: bool,
    one: UUID | None = None,
    before: UUID | None = None,
    limit: int = 1,
) -> list[Thread]:
    """Return the threads under a card of which `who` may read anything, newest first; or that `one`."""
    row = {"card": card, "project": who.project, "account": who.account, "one": one, "before": before, "limit": limit}
    return await work.rows(THREADS, {**row, "reads_all": reads_all, "me": who.person}, into=Thread)


async def emails(work: Work, who: Passport, threads: Iterable[UUID], *, reads_all: bool) -> list[Email]:
    """Return what `who` may read in some threads, oldest first."""
    row = {"threads": list(threads), "reads_all": reads_all, "me": who.person}
    return [_email(each) for each in await work.dicts(EMAILS, row)]


def _email(row: dict[str, Any]) -> Email:
    return Email(
        id=row["id"],
        thread=row["thread_id"],
        author=row["author_id"],
        to=tuple(row["to_ids"]),
        cc=tuple(row["cc_ids"]),
        subject=row["subject"],
        body=row["body"],
        files=msgspec.convert(row["files"], tuple[FileNote, ...]),
        at=row["created_at"],
    )


async def hold_thread(work: Work, thread: UUID) -> int:
    """Let nobody else write in a thread until this work ends; return how many e-mails it has."""
    await work.run(HOLD, {"thread": thread})
    count: int = await work.value(COUNT, {"thread": thread})
    return count


def add_thread(work: Work, thread: Thread, *, card: UUID, project: UUID) -> None:
    """Insert a thread."""
    row = {"id": thread.id, "private": thread.private, "card": card, "project": project}
    work.later(ADD_THREAD, {**row, "account": work.account, "now": work.now})


def add_email(work: Work, email: Email) -> None:
    """Insert an e-mail."""
    files = Jsonb(msgspec.to_builtins(email.files))
    row = {"id": email.id, "thread": email.thread, "author": email.author, "subject": email.subject, "files": files}
    people = {"to": list(email.to), "cc": list(email.cc)}
    work.later(ADD_EMAIL, {**row, **people, "body": Jsonb(email.body), "account": work.account, "now": email.at})


def once(email: UUID, person: UUID) -> str:
    """Return the name of the mail that carries an e-mail to a person."""
    return f"email:{email}:{person}"


async def deliveries(work: Work, emails: Iterable[Email]) -> dict[str, str]:
    """Return what became of the mails of some e-mails, by `once`."""
    wanted = [once(email.id, person) for email in emails for person in email.people]
    return {row["once"]: row["state"] for row in await work.dicts(DELIVERIES, {"once": wanted})}


async def named(work: Work, who: Passport, *, card: UUID, ids: Iterable[UUID], mails: Iterable[str]) -> list[Known]:
    """Return those in the directory of the project who have one of these ids or addresses."""
    row = {"project": who.project, "account": who.account, "card": card, "ids": list(ids), "mails": list(mails)}
    return await work.rows(NAMED, row, into=Known)


async def looked_for(work: Work, who: Passport, *, card: UUID, q: str, limit: int) -> list[Known]:
    """Return people in the directory of the project by words of their name, company and address."""
    safe = q.lower().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    patterns = [f"%{word}%" for word in safe.split()[:8]]
    row = {"project": who.project, "account": who.account, "card": card, "patterns": patterns, "limit": limit}
    return await work.rows(LOOKED_FOR, row, into=Known)
