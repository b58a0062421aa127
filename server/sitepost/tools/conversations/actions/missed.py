"""Mails to those who missed a direct message or a mention; off until a company wants them (conversations.md, 7.4).

They are written when they are queued and once more when they leave: who lost a conversation meanwhile, or has read it,
gets nothing of it.
"""

from collections.abc import Sequence
from uuid import UUID
from zoneinfo import ZoneInfo

from sitepost.kernel.words import Tongue
from sitepost.platform import mail
from sitepost.platform.words import tongue
from sitepost.platform.work import Work
from sitepost.tools.conversations.rules import telling
from sitepost.tools.conversations.store import missed as store
from sitepost.tools.conversations.store.missed import Missed, Said

PURPOSE = "conversation"
WHY = (
    "You get this mail because you did not read these messages in Sitepost. "
    "There will be no other one about this conversation until you have."
)
WHY_DAILY = "You get this mail once a day where messages wait for you in Sitepost. Choose otherwise under Me."
ABOVE = "Write your answer above this line."
LONGEST_QUOTE = 1_000  # characters of a message that stand in a mail


# silent: a mail about messages is not a message
async def look(work: Work) -> None:
    """Mail whoever missed something for a quarter of an hour (job, every five minutes)."""
    for each in await store.due(work):
        await _queue(work, [each], once=f"missed:{each.conversation}:{each.person}:{each.last_seq}")


# silent: a mail about messages is not a message
async def look_daily(work: Work) -> None:
    """Mail once a day, from seven on where they are, what waits for those who want it so (job)."""
    for some in await store.due_daily(work):
        first = some[0]
        await _queue(
            work,
            some,
            once=f"{store.DAILY_MAIL}{first.person}:{first.day}:{first.conversation}:{first.last_seq}",
            daily=True,
        )


async def _queue(work: Work, missed: Sequence[Missed], *, once: str, daily: bool = False) -> None:
    first = missed[0]
    own = tongue(first.language)
    where = await _answers_to(work, missed)
    text, html = mail.write(_letter(work, missed, own, answers=where is not None, daily=daily), own)
    subject = own.say("Messages that wait for you") if daily else own.say(f"Messages in {first.project_name}")
    queued = await mail.queue(
        work,
        account=first.account,
        to=first.address,
        subject=subject,
        text=text,
        html=html,
        reason=mail.MISSED,
        person=first.person,
        headers={"Reply-To": where} if where else None,
        once=once,
    )
    await store.mailed(work, queued, missed)


async def _answers_to(work: Work, missed: Sequence[Missed]) -> str | None:
    """Return where an answer becomes a message, if it is clear of which conversation and answers come in at all."""
    if len(missed) > 1:
        return None
    one = missed[0]
    return await mail.reply_address(
        work, account=one.account, person=one.person, purpose=PURPOSE, target=one.conversation
    )


async def as_it_leaves(work: Work, queued: UUID, person: UUID) -> mail.Words | None:
    """Write a mail once more as it leaves, with what its reader may still read and has not read; None without any."""
    missed = await store.of_mail(work, queued, person=person)
    if not missed:
        return None
    own = tongue(missed[0].language)
    daily, answers = await store.was_daily(work, queued)
    text, html = mail.write(_letter(work, missed, own, answers=answers, daily=daily), own)
    return mail.Words(text, html)


def _letter(work: Work, missed: Sequence[Missed], own: Tongue, *, answers: bool, daily: bool) -> mail.Letter:
    """Write the mail; the words of messages stand in it only where the company wants them there."""
    link = f"{mail.address(work)}/conversations"
    count = sum(each.count for each in missed)
    many = f"{count} messages wait for you."
    one = "One message waits for you." if daily else "One message has waited for you for a quarter of an hour."
    above = (f"##- {own.say(ABOVE)} -##",) if answers else ()
    sections = tuple(section for each in missed for section in _sections(each, own, daily=daily))
    return mail.Letter(
        masthead=missed[0].project_name if len({each.project_name for each in missed}) == 1 else "Sitepost",
        title=own.say("Unread messages"),
        paragraphs=(*above, one if count == 1 else many),
        sections=sections,
        action=("Open Conversations", link) if daily else ("Open the conversation", f"{link}/{missed[0].conversation}"),
        why=WHY_DAILY if daily else WHY,
    )


def _sections(missed: Missed, own: Tongue, *, daily: bool) -> tuple[mail.Section, ...]:
    """Return what was said, and in a daily mail where; the names of things are words, too."""
    words = missed.manner == "words"
    quotes = _quotes(missed, own) if words else ()
    if not daily:
        return quotes
    sort = {"direct": "Direct message", "group": "Group", "item": "Item"}[missed.kind]
    name = missed.name if words and missed.kind != "direct" else own.say(sort)
    waits = own.say("One message waits.") if missed.count == 1 else own.say(f"{missed.count} messages wait.")
    return (mail.Section(f"{missed.project_name}, {name}", waits), *quotes)


def _quotes(missed: Missed, own: Tongue) -> tuple[mail.Section, ...]:
    zone = ZoneInfo(missed.time_zone)
    return tuple(
        mail.Section(f"{each.sender}, {each.at.astimezone(zone):%Y-%m-%d %H:%M}", _words(each, own))
        for each in missed.said
    )


def _words(said: Said, own: Tongue) -> str:
    return said.text[:LONGEST_QUOTE] if said.text else telling.wordless(said.files, own)
