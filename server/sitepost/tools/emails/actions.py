"""Verbs of e-mails: what a new one begins with, and sending one, which shows its words to whoever gets it."""

from collections.abc import Sequence
from uuid import UUID

from sitepost.kernel import richtext
from sitepost.kernel.ids import new_id
from sitepost.kernel.item import Card
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import hidden, refuse
from sitepost.kernel.richtext import Doc
from sitepost.platform import blobs, cards, mail, passports
from sitepost.platform.words import tongue
from sitepost.platform.work import Work
from sitepost.tools.emails import rules, store
from sitepost.tools.emails.model import (
    FULL_THREAD,
    MOST_IN_THREAD,
    Email,
    FileNote,
    Known,
    Thread,
    ThreadRead,
    Trail,
    Wish,
)

THREADS_A_PAGE = 200


async def find(work: Work, who: Passport, card: UUID) -> Card:
    """Return the card that e-mails are about; one that `who` may not see does not exist."""
    found = (await cards.seen(work, [card], who)).get(card)
    if found is None:
        hidden()
    refuse(rules.why_not_read(found, who))
    return found


async def trail(work: Work, who: Passport, id: UUID) -> Trail:
    """Return all e-mails about a thing that `who` may read, and what became of their mails; nothing where none can be.

    Errors: 404 for a thing that `who` may not see.
    """
    card = (await cards.seen(work, [id], who)).get(id)
    if card is None:
        hidden()
    if rules.why_not_read(card, who) is not None:
        return Trail([], {})
    reads_all, found = rules.reads_all(card, who), list[Thread]()
    while page := await store.threads(
        work, who, card=id, reads_all=reads_all, before=found[-1].id if found else None, limit=THREADS_A_PAGE
    ):
        found += page
    emails = await store.emails(work, who, [each.id for each in found], reads_all=reads_all) if found else []
    told = [ThreadRead(each, [email for email in emails if email.thread == each.id]) for each in reversed(found)]
    return Trail(told, await store.deliveries(work, emails) if emails else {})


async def begin(work: Work, who: Passport, card: Card) -> tuple[str, Doc, list[FileNote]]:
    """Return the subject, the words and the files that a new e-mail about `card` begins with."""
    refuse(rules.why_not_forward(card, who))
    wanted = rules.ids_in(card)
    people = await passports.of_people(work, scope=card.scope, people=wanted)
    names = {key: f"{each.name} ({each.company_name})".replace(" ()", "") for key, each in people.items()}
    titles = await cards.by_id(work, wanted - people.keys())
    names |= {key: each.title for key, each in titles.items() if rules.is_open_to_members(each)}
    subject, body = rules.summary(card, names)
    return subject, body, list((await _offered(work, who, card)).values())


async def _offered(work: Work, who: Passport, card: Card) -> dict[UUID, FileNote]:
    found = await blobs.files(work, card.files, scope=card.scope, who=who)
    return {
        key: FileNote(
            id=key,
            name=found[key].name,
            size=found[key].size,
            media_type=found[key].media_type,
            sha256=found[key].sha256,
            attached=True,
        )
        for key in card.files
        if key in found
    }


async def send(work: Work, who: Passport, card: Card, wish: Wish) -> Thread:
    """Send an e-mail about `card` to people in the directory of the project, as a new thread or in one.

    They need no access to the thing: sending is what shows them the words and files that stand in it.
    Errors: faults of `to`, `cc`, `subject`, `body`, `file_ids`; `emails.full_thread`.
    """
    refuse(rules.why_not_forward(card, who))
    subject, body = rules.words(wish)
    ids, mails = rules.named(wish)
    known = await store.named(work, who, card=card.id, ids=ids, mails=mails)
    to, cc = rules.addressed(wish, known)
    files = rules.chosen(wish, await _offered(work, who, card))
    thread, before = await _thread(work, who, card, wish)
    email = Email(
        id=new_id(),
        thread=thread.id,
        author=who.person,
        to=to,
        cc=cc,
        subject=subject,
        body=body,
        files=files,
        at=work.now,
    )
    store.add_email(work, email)
    await _mail(work, who, card, email, known=known, before=before)
    work.told_cards.append(card)
    await work.tell(rules.told(email, thread), stream=card.scope, about=card.id)
    return thread


async def _thread(work: Work, who: Passport, card: Card, wish: Wish) -> tuple[Thread, list[Email]]:
    """Return the thread that an e-mail belongs to, and what its author has read there; a new one is made."""
    if wish.thread is None:
        made = Thread(new_id(), wish.private)
        store.add_thread(work, made, card=card.id, project=card.scope)
        return made, []
    reads_all = rules.reads_all(card, who)
    found = await store.threads(work, who, card=card.id, reads_all=reads_all, one=wish.thread)
    if not found:
        hidden()
    refuse(FULL_THREAD if await store.hold_thread(work, wish.thread) >= MOST_IN_THREAD else None)
    return found[0], await store.emails(work, who, [wish.thread], reads_all=reads_all)


async def _mail(
    work: Work, who: Passport, card: Card, email: Email, *, known: Sequence[Known], before: Sequence[Email]
) -> None:
    by_id = {each.person: each for each in known}
    sent = tuple(mail.Attached(each.name, each.media_type, each.sha256) for each in email.files if each.attached)
    envelope = mail.Envelope(
        author=mail.Addressee(who.name, who.mail),
        to=tuple(mail.Addressee(by_id[each].name, by_id[each].mail) for each in email.to),
        cc=tuple(mail.Addressee(by_id[each].name, by_id[each].mail) for each in email.cc),
        message=email.id,
        answers=tuple(each.id for each in before),
        files=sent,
    )
    for person in email.people:
        text, html = _written(work, who, card, email, by_id[person])
        await mail.queue(
            work,
            account=who.account,
            to=by_id[person].mail,
            subject=f"[{who.site.name}] {email.subject}",
            text=text,
            html=html,
            reason=mail.FORWARDED,
            person=person,
            scope=card.scope,
            card=card.id,
            once=store.once(email.id, person),
            envelope=envelope,
        )


def _written(work: Work, who: Passport, card: Card, email: Email, reader: Known) -> tuple[str, str]:
    return mail.write(_letter(work, who, card, email, sees=reader.sees), tongue(reader.language))


def _letter(work: Work, who: Passport, card: Card, email: Email, *, sees: bool) -> mail.Letter:
    """Write an e-mail; whoever may not see the thing itself is not led to it."""
    address = mail.address(work)
    html = richtext.html(email.body).replace('href="/', f'href="{address}/')
    return mail.Letter(
        masthead=who.site.name,
        title=email.subject,
        reason=f"From {who.name}" + (f", {who.company_name}" if who.company_name else ""),
        sections=(mail.Section("Message", richtext.plain(email.body), html),),
        files=tuple(rules.file_line(each, sees=sees, author=who.name) for each in email.files),
        action=("View Online", address + card.link) if sees and card.link else None,
        why=rules.recipient_words(who.name, card, who.site.name),
    )
