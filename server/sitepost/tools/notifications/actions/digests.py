"""Digests: written at the moment of sending, of what their reader may see then."""

from uuid import UUID

from sitepost.kernel import richtext
from sitepost.kernel.words import Tongue
from sitepost.platform import jobs, mail
from sitepost.platform.words import tongue
from sitepost.platform.work import Work
from sitepost.tools.notifications import rules, store
from sitepost.tools.notifications.actions.choices import choice_of
from sitepost.tools.notifications.model import Choice, DigestLine

LOOK_JOB, SEND_JOB = "notifications.look_for_digests", "notifications.digest"
REASON = "digest"


# silent: each digest is its reader's own business
async def look(work: Work) -> None:
    """Queue the digests that are due."""
    for person in await store.people_due(work):
        await jobs.defer(work, SEND_JOB, person=str(person))


# silent: telling people of a fact is not a fact again
async def digest(work: Work, *, person: UUID) -> None:
    """Mail somebody what waits for them, as far as they may see it now and have not read it in the app."""
    held = await store.hold_digest(work, person)
    choice, home = await choice_of(work, person), await store.home_of(work, person)
    lines = rules.shown(await store.digest_lines(work, held), choice) if held else []
    told = [each.id for each in lines]
    await store.drop_lines(work, [each for each in held if each not in set(told)])
    if not lines or home is None:
        return
    account, address, zone, language = home
    own = tongue(language)
    text, html = mail.write(_letter(work, lines, choice, own, zone=choice.time_zone or zone), own)
    sent = await mail.queue(
        work,
        account=account,
        to=address,
        subject=rules.digest_subject(lines, own),
        text=text,
        html=html,
        reason=REASON,
        person=person,
        cards=sorted({each.card for each in lines}),
    )
    await store.mailed(work, told, mail=sent)


def _letter(work: Work, lines: list[DigestLine], choice: Choice, own: Tongue, *, zone: str) -> mail.Letter:
    address, sections = mail.address(work), []
    for entry in rules.entries(lines, zone=zone, tongue=own):
        doc = rules.entry_doc(entry, address=address)
        plain = "\n".join((richtext.plain(doc), *([address + entry.link] if entry.link else [])))
        sections.append(mail.Section(entry.label, plain, richtext.html(doc)))
    return mail.Letter(
        masthead="Sitepost",
        title=own.say(rules.count_words(lines)),
        reason="Digest",
        sections=tuple(sections),
        action=("Open notifications", f"{address}/notifications"),
        why=rules.digest_why(choice),
    )
