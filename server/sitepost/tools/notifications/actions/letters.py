"""The letters of a save: one for each set of reasons, sent to everybody who has those."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from sitepost.events.correspondence import ItemEdited, ItemOverdue, ItemResponded
from sitepost.kernel import richtext
from sitepost.kernel.fact import Told
from sitepost.kernel.ids import parse_id
from sitepost.kernel.item import BriefKind, BriefLine, Card
from sitepost.kernel.passport import Passport
from sitepost.platform import cards, mail, passports
from sitepost.platform.work import Work
from sitepost.tools.notifications import rules, store
from sitepost.tools.notifications.model import Event, Reason, Recipient, Role, Story
from sitepost.tools.notifications.rules.recipients import ItemFact


async def send_letters(
    work: Work,
    told: Told,
    save: Sequence[ItemFact],
    *,
    card: Card,
    part: Card | None,
    people: Sequence[Recipient],
    seers: dict[UUID, Passport],
) -> None:
    """Queue the mails of one save; `part` is the card whose words those carry who hear of its response."""
    stories: dict[UUID, Story] = {}
    written: dict[tuple[UUID, Reason, tuple[Reason, ...]], tuple[str, str]] = {}
    for each in people:
        hears = any(reason.event is Event.RESPONDED_TO for reason in each.reasons)
        about = part if part is not None and hears else card
        if about.id not in stories:
            stories[about.id] = await _story(work, told, save, card=card, part=about, project=_project(seers))
        story, reason = stories[about.id], each.mailed or each.reason
        also = each.besides(reason)
        if (about.id, reason, also) not in written:
            letter = _letter(work, story, reason, also=also, link=mail.address(work) + card.link)
            written[about.id, reason, also] = mail.write(letter)
        text, html = written[about.id, reason, also]
        await _queue(work, told, who=seers[each.person], about=about, subject=rules.subject(story, reason),
                     text=text, html=html, event=reason.event)  # fmt: skip


async def send_removal(work: Work, told: Told, *, who: Passport, card: Card, title: str) -> None:
    """Queue the mail to somebody who is off the item: its number and the subject they knew."""
    actor = await _names(work, card.scope, [told.actor] if told.actor else [])
    story = Story(
        project=who.site.name,
        number=card.number,
        title=title,
        state="",
        actor=actor.get(told.actor, "") if told.actor else "",
    )
    reason = Reason(Event.USER_REMOVED, Role.ASSIGNEE)
    text, html = mail.write(_letter(work, story, reason, link=None))
    subject = rules.subject(story, reason)
    await _queue(work, told, who=who, about=card, subject=subject, text=text, html=html, event=reason.event)


def _project(seers: dict[UUID, Passport]) -> str:
    return next(iter(seers.values())).site.name


async def _queue(
    work: Work, told: Told, *, who: Passport, about: Card, subject: str, text: str, html: str, event: Event
) -> None:
    await mail.queue(
        work,
        account=told.account,
        to=who.mail,
        subject=subject,
        text=text,
        html=html,
        reason=event.value,
        person=who.person,
        scope=about.scope,
        card=about.id,
        thread=about.parent,
        once=f"{told.stream}:{told.seq}:{who.person}",
    )


def _letter(work: Work, story: Story, reason: Reason, *, link: str | None, also: Sequence[Reason] = ()) -> mail.Letter:
    return mail.Letter(
        masthead=story.project,
        title=story.title,
        reason=rules.reason_words(reason),
        number=story.number,
        state=story.state,
        paragraphs=rules.opening(story, reason, also),
        lines=tuple(mail.Line(label, value) for label, value in story.lines),
        sections=tuple(_section(label, doc, mail.address(work)) for label, doc in story.passages),
        files=story.files,
        action=("View Online", link) if link else None,
        why=rules.why_sentence(story, reason),
    )


def _section(label: str, doc: richtext.Doc, address: str) -> mail.Section:
    html = richtext.html(doc).replace('href="/', f'href="{address}/')
    return mail.Section(label, richtext.plain(doc), html)


async def _story(work: Work, told: Told, save: Sequence[ItemFact], *, card: Card, part: Card, project: str) -> Story:
    brief = _lines(save, part, card)
    people = _ids(brief, BriefKind.PEOPLE) | ({told.actor} if told.actor else set())
    names = await _names(work, card.scope, people)
    titles = {key: each.title for key, each in (await cards.by_id(work, _ids(brief, BriefKind.CARDS))).items()}
    files = part.files if part.id == card.id else (*part.files, *card.files)
    return Story(
        project=project,
        number=card.number,
        title=card.title,
        state=card.state_label,
        actor=names.get(told.actor, "") if told.actor else "",
        lines=tuple((line.label, words) for line in brief if (words := _words(line, names, titles))),
        passages=tuple((line.label, line.value) for line in brief if _is_passage(line)),
        files=tuple(await store.file_names(work, files)),
        changed=rules.changed_fields(
            change for fact in save if isinstance(fact, ItemEdited) for change in fact.changes
        ),
        due=next((_day(fact.due_on.isoformat()) for fact in save if isinstance(fact, ItemOverdue)), ""),
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
        return _day(str(line.value))
    return str(line.value or "") if line.kind is BriefKind.TEXT else ""


def _day(text: str) -> str:
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        return text
    return f"{day.day} {day:%B %Y}"
