"""E-mails about a thing over HTTP: its threads, what a new one begins with, whom it can go to, sending."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Response
from litestar.params import Parameter

from sitepost.kernel.item import Card
from sitepost.kernel.page import LARGEST_PAGE, read_cursor, write_cursor
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import refuse
from sitepost.platform import passports
from sitepost.platform.http import Created, May, get, post
from sitepost.platform.work import Work
from sitepost.tools.emails import actions, rules, store
from sitepost.tools.emails.model import LONGEST_ADDRESS, MOST_ATTACHED, MOST_FILES, Email, FileNote, Thread, Wish

Cursor = Annotated[str | None, Parameter(max_length=200)]
Limit = Annotated[int, Parameter(ge=1, le=LARGEST_PAGE)]
Words = Annotated[str, Parameter(max_length=200, description="Words of a name, company or address.")]
Recipients = Annotated[list[Annotated[str, msgspec.Meta(max_length=LONGEST_ADDRESS)]], msgspec.Meta(max_length=200)]


class EmailGiven(msgspec.Struct, forbid_unknown_fields=True):
    """An e-mail to be sent: people of the directory by id or address; `thread_id` says which thread it answers."""

    to: Recipients
    subject: Annotated[str, msgspec.Meta(max_length=2000)]
    body: dict[str, Any]
    cc: Recipients = []
    file_ids: Annotated[list[UUID], msgspec.Meta(max_length=MOST_FILES)] = []
    private: bool = False
    thread_id: UUID | None = None


class Party(msgspec.Struct):
    """Somebody on an e-mail; `state` is what became of the mail to them: waiting, kept, sent, failed."""

    id: UUID
    name: str
    company_name: str
    state: str | None = None


class SentFile(msgspec.Struct):
    """A file of an e-mail: `attached` to it, or too large and to be had here; `size` in bytes."""

    id: UUID
    name: str
    size: int
    attached: bool


class EmailView(msgspec.Struct):
    """One e-mail."""

    id: UUID
    author: Party
    to: list[Party]
    cc: list[Party]
    subject: str
    body: dict[str, Any]
    files: list[SentFile]
    at: datetime


class ThreadView(msgspec.Struct):
    """E-mails that answer one another, as far as the reader may read them, oldest first."""

    id: UUID
    private: bool
    emails: list[EmailView]


class ThreadPage(msgspec.Struct):
    """Threads, newest first, and whether the reader may send it by e-mail."""

    items: list[ThreadView]
    next: str | None
    can: list[str]
    why_not: dict[str, str]


class Beginning(msgspec.Struct):
    """What a new e-mail begins with; files go with the mail up to `most_attached` bytes, in their order."""

    subject: str
    body: dict[str, Any]
    files: list[SentFile]
    most_attached: int
    private: bool


class Candidate(msgspec.Struct):
    """Somebody whom it can be sent to; `access` says whether they may see the thing itself."""

    id: UUID
    name: str
    company_name: str
    mail: str
    access: bool


class Candidates(msgspec.Struct):
    """People of the directory of the project."""

    items: list[Candidate]


@get("/projects/{project_id:uuid}/emails/{card_id:uuid}", may=May.MEMBER, tags=["emails"])
async def list_threads(
    project_id: UUID, card_id: UUID, work: Work, who: Passport, cursor: Cursor = None, limit: Limit = 20
) -> ThreadPage:
    """List the e-mails that were sent about a thing; private ones are for those on them and administrators."""
    card = await actions.find(work, who, card_id)
    at = read_cursor(cursor, UUID)
    found = await store.threads(
        work, who, card=card.id, reads_all=rules.reads_all(card, who), before=at[0] if at else None, limit=limit + 1
    )
    why = rules.why_not_forward(card, who)
    return ThreadPage(
        items=await _views(work, who, card, found[:limit]),
        next=write_cursor(found[limit - 1].id) if len(found) > limit else None,
        can=[] if why else ["forward"],
        why_not={"forward": why.code} if why else {},
    )


@get("/projects/{project_id:uuid}/emails/{card_id:uuid}/beginning", may=May.MEMBER, tags=["emails"])
async def begin_email(project_id: UUID, card_id: UUID, work: Work, who: Passport) -> Beginning:
    """Tell what a new e-mail about a thing begins with: a summary of it, and its files."""
    card = await actions.find(work, who, card_id)
    subject, body, files = await actions.begin(work, who, card)
    private = card.audience.everyone_from is None or card.audience.everyone_from > 1
    return Beginning(subject, body, [_file(each) for each in files], MOST_ATTACHED, private)


@get("/projects/{project_id:uuid}/emails/{card_id:uuid}/people", may=May.MEMBER, tags=["emails"])
async def find_people(
    project_id: UUID, card_id: UUID, work: Work, who: Passport, q: Words = "", limit: Limit = 20
) -> Candidates:
    """Find people in the directory of the project, for whoever may send the thing by e-mail."""
    card = await actions.find(work, who, card_id)
    refuse(rules.why_not_forward(card, who))
    found = await store.looked_for(work, who, card=card.id, q=q, limit=limit)
    return Candidates([Candidate(each.person, each.name, each.company_name, each.mail, each.sees) for each in found])


@post("/projects/{project_id:uuid}/emails/{card_id:uuid}", may=May.MEMBER, tags=["emails"])
async def send_email(
    project_id: UUID, card_id: UUID, data: EmailGiven, work: Work, who: Passport
) -> Response[ThreadView]:
    """Send an e-mail about a thing; whoever gets it reads what stands in it, also without access to the thing."""
    card = await actions.find(work, who, card_id)
    wish = Wish(
        to=tuple(data.to),
        cc=tuple(data.cc),
        subject=data.subject,
        body=data.body,
        files=tuple(data.file_ids),
        private=data.private,
        thread=data.thread_id,
    )
    thread = await actions.send(work, who, card, wish)
    (view,) = await _views(work, who, card, [thread])
    return Created(view, location=f"/api/projects/{project_id}/emails/{card_id}")


async def _views(work: Work, who: Passport, card: Card, threads: list[Thread]) -> list[ThreadView]:
    reads_all = rules.reads_all(card, who)
    emails = await store.emails(work, who, [each.id for each in threads], reads_all=reads_all) if threads else []
    people = {person for email in emails for person in (email.author, *email.people)}
    known = await passports.of_people(work, scope=who.project, people=people) if people else {}
    states = await store.deliveries(work, emails) if emails else {}
    return [
        ThreadView(each.id, each.private, [_view(email, known, states) for email in emails if email.thread == each.id])
        for each in threads
    ]


def _view(email: Email, known: dict[UUID, Passport], states: dict[str, str]) -> EmailView:
    def party(person: UUID) -> Party:
        found = known.get(person)
        name, company = (found.name, found.company_name) if found else ("", "")
        return Party(person, name, company, states.get(store.once(email.id, person)))

    return EmailView(
        id=email.id,
        author=party(email.author),
        to=[party(each) for each in email.to],
        cc=[party(each) for each in email.cc],
        subject=email.subject,
        body=email.body,
        files=[_file(each) for each in email.files],
        at=email.at,
    )


def _file(file: FileNote) -> SentFile:
    return SentFile(file.id, file.name, file.size, file.attached)


ROUTES = [list_threads, begin_email, find_people, send_email]
