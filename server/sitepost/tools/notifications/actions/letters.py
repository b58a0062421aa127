"""The letters of a save: one for each set of reasons, sent to everybody who has those."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sitepost.events.correspondence import ItemEdited, ItemOverdue, ItemResponded
from sitepost.kernel import richtext
from sitepost.kernel.fact import Told
from sitepost.kernel.ids import parse_id
from sitepost.kernel.item import BriefKind, BriefLine, Card
from sitepost.kernel.passport import ACCOUNT_TOOL, MEMBER_TOOL, Passport
from sitepost.kernel.words import Tongue
from sitepost.platform import cards, mail, passports
from sitepost.platform.words import tongue
from sitepost.platform.work import Work
from sitepost.tools.notifications import rules, store
from sitepost.tools.notifications.model import Event, Reason, Recipient, Role, Story
from sitepost.tools.notifications.rules.recipients import ClockFact, ItemFact


async def send_letters(
    work: Work,
    told: Told,
    save: Sequence[ItemFact],
    *,
    card: Card,
    part: Card | None,
    people: Sequence[Recipient],
    seers: dict[UUID, Passport],
    holds: Mapping[UUID, datetime],
) -> None:
    """Queue the mails of one save; `part` is the card whose words those carry who hear of its response.

    `holds` says whose mail may not leave yet.
    """
    stories: dict[UUID, Story] = {}
    mails: list[mail.NewMail] = []
    written: dict[tuple[UUID, Reason, tuple[Reason, ...], str], tuple[str, str]] = {}
    for each in people:
        who, own = seers[each.person], tongue(seers[each.person].language)
        hears = any(reason.event is Event.RESPONDED_TO for reason in each.reasons)
        about = part if part is not None and hears else card
        if about.id not in stories:
            stories[about.id] = await _story(work, told, save, card=card, part=about, project=_project(seers))
        story, reason = stories[about.id], each.mailed or each.reason
        also = each.besides(reason)
        key = (about.id, reason, also, own.language)
        if key not in written:
            letter = _letter(work, story, reason, own, also=also, link=mail.address(work) + card.link)
            written[key] = mail.write(letter, own)
        subject, hold = rules.subject(story, reason, own), holds.get(each.person)
        ready = _mail(told, who=who, about=about, subject=subject, written=written[key], event=reason.event, hold=hold)
        mails.append(ready)
    await mail.queue_all(work, mails)


async def send_removal(
    work: Work, told: Told, *, who: Passport, card: Card, number: str, title: str, sees: bool, hold: datetime | None
) -> None:
    """Queue the mail to somebody who is off the item: its number and the subject that they knew.

    Whoever still sees it is told who did it and led there; whoever does not is told nothing more.
    """
    reason = Reason(Event.USER_REMOVED, Role.ASSIGNEE)
    actor = await _names(work, card.scope, [told.actor]) if sees and told.actor else {}
    name = actor.get(told.actor, "") if told.actor else ""
    story = Story(project=who.site.name, number=number, title=title, state="", actor=name)
    opening = rules.opening(story, reason) if sees else rules.goodbye(story)
    link = mail.address(work) + card.link if sees else None
    own = tongue(who.language)
    written = mail.write(_letter(work, story, reason, own, link=link, opening=opening), own)
    subject = rules.subject(story, reason, own)
    letter = _mail(told, who=who, about=card, subject=subject, written=written, event=reason.event, hold=hold)
    await mail.queue_all(work, [letter])


def _project(seers: dict[UUID, Passport]) -> str:
    return next(iter(seers.values())).site.name


def _mail(
    told: Told,
    *,
    who: Passport,
    about: Card,
    subject: str,
    written: tuple[str, str],
    event: Event,
    hold: datetime | None,
) -> mail.NewMail:
    return mail.NewMail(
        account=told.account,
        to=who.mail,
        subject=subject,
        text=written[0],
        html=written[1],
        reason=event.value,
        person=who.person,
        scope=about.scope,
        card=about.id,
        thread=about.parent,
        once=f"{told.stream}:{told.seq}:{who.person}",
        hold=hold,
    )


def _letter(
    work: Work,
    story: Story,
    reason: Reason,
    own: Tongue,
    *,
    link: str | None,
    also: Sequence[Reason] = (),
    opening: tuple[str, ...] | None = None,
) -> mail.Letter:
    updated = Event.UPDATED_ITEM in (reason.event, *(each.event for each in also))
    said = "\n".join(rules.said_again(each, own) for each in story.changes)
    changes = (mail.Section("What changed", said),) if updated and story.changes else ()
    passages = tuple(_section(label, doc, mail.address(work)) for label, doc in story.passages)
    return mail.Letter(
        masthead=story.project,
        title=story.title,
        reason=rules.reason_words(reason),
        number=story.number,
        state=story.state,
        paragraphs=rules.opening(story, reason, also, own) if opening is None else opening,
        lines=tuple(mail.Line(label, value) for label, value in story.lines),
        sections=(*changes, *passages),
        files=story.files,
        action=("View Online", link) if link else None,
        why=rules.why_sentence(story, reason),
    )


def _section(label: str, doc: richtext.Doc, address: str) -> mail.Section:
    html = richtext.html(doc).replace('href="/', f'href="{address}/')
    return mail.Section(label, richtext.plain(doc), html)


async def _story(work: Work, told: Told, save: Sequence[ItemFact], *, card: Card, part: Card, project: str) -> Story:
    brief = _lines(save, part, card)
    names_of_files = store.file_names(work, part.files if part.id == card.id else (*part.files, *card.files))
    changes = tuple(change for fact in save if isinstance(fact, ItemEdited) for change in fact.changes)
    people = _ids(brief, BriefKind.PEOPLE) | rules.ids_in(changes) | ({told.actor} if told.actor else set())
    names = await _names(work, card.scope, people)
    found = await cards.by_id(work, _ids(brief, BriefKind.CARDS) | rules.ids_in(changes) - names.keys())
    titles = {key: each.title for key, each in found.items()}
    open_to_all = {key: each.title for key, each in found.items() if each.tool in (MEMBER_TOOL, ACCOUNT_TOOL)}
    return Story(
        project=project,
        number=card.number,
        title=card.title,
        state=card.state_label,
        actor=names.get(told.actor, "") if told.actor else "",
        lines=tuple((line.label, words) for line in brief if (words := _words(line, names, titles))),
        passages=tuple((line.label, line.value) for line in brief if _is_passage(line)),
        files=tuple(await names_of_files),
        changed=rules.changed_fields(changes),
        changes=rules.changes_in_words(changes, names | open_to_all),
        due=next((rules.day_words(fact.due_on.isoformat()) for fact in save if isinstance(fact, ItemOverdue)), ""),
        clock=next((rules.clock_words(fact) for fact in save if isinstance(fact, ClockFact)), ""),
    )


def _lines(save: Sequence[ItemFact], part: Card, card: Card) -> list[BriefLine]:
    """Return the lines of a mail: first what it is about, then the item's; words of other responses stay out."""
    lines = card.brief if part.id == card.id else (*part.brief, *card.brief)
    responses = {fact.response for fact in save if isinstance(fact, ItemResponded)}
    told = [line for line in lines if line.about is not None and line.about in responses]
    return told + [line for line in lines if line.about is None]


async def _names(work: Work, scope: UUID, people: Iterable[UUID]) -> dict[UUID, str]:
    found = await passports.of_people(work, scope=scope, people=people)
    return {key: f"{who.name} ({who.company_name})" if who.company_name else who.name for key, who in found.items()}


def _ids(brief: Iterable[BriefLine], kind: BriefKind) -> set[UUID]:
    listed = (value for line in brief if line.kind is kind for value in line.value or ())
    return {found for found in map(_id, listed) if found is not None}


def _id(value: object) -> UUID | None:
    return value if isinstance(value, UUID) else parse_id(str(value))


def _is_passage(line: BriefLine) -> bool:
    return line.kind is BriefKind.RICH and not richtext.is_empty(line.value)


def _words(line: BriefLine, names: dict[UUID, str], titles: dict[UUID, str]) -> str:
    """Say one line of a brief in words; nothing for what has no words here."""
    if line.kind in (BriefKind.PEOPLE, BriefKind.CARDS):
        known = names if line.kind is BriefKind.PEOPLE else titles
        found = (known.get(key) for key in map(_id, line.value or ()) if key is not None)
        return ", ".join(each for each in found if each)
    if line.kind is BriefKind.DATE and line.value:
        return rules.day_words(str(line.value)[:10])
    return str(line.value or "") if line.kind is BriefKind.TEXT else ""
