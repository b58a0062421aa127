"""Mails to those who missed a direct message or a mention; off until a company wants them (conversations.md, 7.4)."""

from zoneinfo import ZoneInfo

from sitepost.kernel.words import Tongue
from sitepost.platform import mail
from sitepost.platform.words import tongue
from sitepost.platform.work import Work
from sitepost.tools.conversations.store import missed as store
from sitepost.tools.conversations.store.missed import Missed

WHY = (
    "You get this mail because you did not read these messages in Sitepost. "
    "There will be no other one about this conversation until you have."
)
LONGEST_QUOTE = 1_000  # characters of a message that stand in a mail


# silent: a mail about messages is not a message
async def look(work: Work) -> None:
    """Mail whoever missed something for a quarter of an hour (job, every five minutes)."""
    for each in await store.due(work):
        own = tongue(each.language)
        text, html = mail.write(_letter(work, each, own), own)
        await mail.queue(
            work,
            account=each.account,
            to=each.address,
            subject=own.say(f"Messages in {each.project_name}"),
            text=text,
            html=html,
            reason=mail.MISSED,
            person=each.person,
            once=f"missed:{each.conversation}:{each.person}:{each.last_seq}",
        )
        await store.mailed(work, each)


def _letter(work: Work, missed: Missed, own: Tongue) -> mail.Letter:
    """Write the mail; the words of messages stand in it only where the company wants them there."""
    many = f"{missed.count} messages wait for you."
    one = "One message has waited for you for a quarter of an hour."
    return mail.Letter(
        masthead=missed.project_name,
        title=own.say("Unread messages"),
        paragraphs=(one if missed.count == 1 else many,),
        sections=_quotes(missed) if missed.manner == "words" else (),
        action=("Open the conversation", f"{mail.address(work)}/conversations/{missed.conversation}"),
        why=WHY,
    )


def _quotes(missed: Missed) -> tuple[mail.Section, ...]:
    zone = ZoneInfo(missed.time_zone)
    return tuple(
        mail.Section(f"{each.sender}, {each.at.astimezone(zone):%Y-%m-%d %H:%M}", each.text[:LONGEST_QUOTE])
        for each in missed.said
    )
