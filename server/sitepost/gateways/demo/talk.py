"""What people say to one another on Harbour Tower: two direct messages, a group of everyone, talk on the notice."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from sitepost.gateways.demo import files
from sitepost.gateways.demo.site import Loader
from sitepost.gateways.demo.ties import WEST_CORE, newest
from sitepost.kernel.ids import new_id
from sitepost.kernel.passport import Passport
from sitepost.platform.work import Work
from sitepost.tools.conversations import actions as conversations
from sitepost.tools.conversations.actions.groups import Wanted
from sitepost.tools.conversations.actions.posting import Letter
from sitepost.tools.conversations.model import Post, Settings
from sitepost.tools.conversations.rules.access import item_conversation
from sitepost.tools.documents import actions as documents


class Line(NamedTuple):
    """Somebody says something so many hours ago, to everybody there or to those who are named; with photographs."""

    by: str
    hours: float
    text: str
    to: tuple[str, ...] = ()
    photos: int = 0
    answers: int | None = None
    wants_ack: bool = False


PAIR = (
    Line("carl", 51.0, "Dana, can your crew start on the level 4 east core on Thursday instead of Friday?"),
    Line("dana", 50.6, "Thursday works if TC1 is free from 07:00. We need it for six lifts."),
    Line("carl", 50.5, "It is yours until 10:00. I have told Kate."),
    Line("dana", 27.0, "Delivery note for the bars, signed this morning.", photos=1),
    Line("carl", 26.8, "Thank you. I will file it with the daily records."),
    Line("dana", 3.2, "One more thing: the pump is booked for 13:00, not 11:00. Please tell the gate."),
)
SITE = (
    Line("kate", 29.5, "Dev, Rob: the edge protection at the west core is off on gridline D. Who took it down?"),
    Line("rob", 29.1, "That was us, for the riser steel. Back up by 15:00."),
    Line("dev", 29.0, "We keep our people on the other side until then."),
    Line("rob", 24.4, "Back up, all four bays.", photos=2),
    Line("kate", 24.2, "Checked and closed. Next time call me before it comes off.", answers=4),
)
EVERYBODY = (
    Line(
        "maya",
        74.0,
        "Welcome. What everybody on site has to know stands here; what is about one letter, on the letter.",
    ),
    Line("kate", 49.0, "Crane TC1 is out of service tomorrow from 06:00 to 09:00 for its inspection.", wants_ack=True),
    Line("rita", 48.2, "Understood. We have moved our steel to 09:30."),
    Line("ana", 46.0, "Revision E of S-4103 is on site from noon. Please hand in the old prints."),
    Line("ben", 22.0, "Wind forecast for Wednesday: gusts of 17 m/s after 14:00. Plan the lifts for the morning."),
    Line("omar", 5.5, "The client walks the site on Friday at 10:00. Hard hats and vests are at the gate."),
)
NOTICE = (
    Line("dana", 30.0, "The deck this morning. Nobody can close it before the plates are in.", photos=2),
    Line("carl", 28.5, "Seen. Jonas, can you confirm that EP-13 keeps its place?", to=("jonas",)),
    Line("jonas", 27.9, "Confirmed, EP-13 stays. EP-17 moves 40 mm to the east, the sketch follows today."),
    Line("dev", 6.5, "EP-11 to EP-16 are on the deck now. Two welders until tonight."),
    Line("priya", 4.0, "Keep the hours of the welders apart, please: the claim needs them.", to=("dev",)),
)  # fmt: skip


async def talk(loader: Loader) -> None:
    """Switch conversations on, and let people talk."""
    async with loader.work(loader.now - timedelta(days=5)) as work:
        who = await loader.who(work, "maya")
        await conversations.settings.save(work, who, Settings(is_on=True), projects=(), expected=None)
    await _say(loader, await _direct(loader, PAIR, "dana"), PAIR)
    await _say(loader, await _direct(loader, SITE, "dev", "rob"), SITE)
    await _say(loader, await _group(loader), EVERYBODY)
    notice = newest(loader, *WEST_CORE)
    if notice is not None:
        await _say(loader, item_conversation(notice), NOTICE, item=notice)


def _at(loader: Loader, line: Line) -> datetime:
    return loader.now - timedelta(hours=line.hours)


async def _direct(loader: Loader, lines: Sequence[Line], *others: str) -> UUID:
    async with loader.work(_at(loader, lines[0])) as work:
        who = await loader.who(work, lines[0].by)
        people = [loader.people[name] for name in others]
        found, _ = await conversations.direct.start(work, who, project=who.project, chosen=people, groups=())
    return found


async def _group(loader: Loader) -> UUID:
    async with loader.work(_at(loader, EVERYBODY[0])) as work:
        who = await loader.who(work, EVERYBODY[0].by)
        wanted = Wanted(name="Harbour Tower, everybody", everyone=True)
        return await conversations.groups.make(work, who, project=who.project, wanted=wanted)


async def _say(loader: Loader, conversation: UUID, lines: Sequence[Line], *, item: UUID | None = None) -> None:
    for n, line in enumerate(lines):
        at = _at(loader, line)
        async with loader.work(at) as work:
            who = await loader.who(work, line.by)
            post = Post(
                key=new_id(),
                conversation=conversation,
                text=line.text,
                mentions=tuple(loader.people[name] for name in line.to),
                files=await _photos(work, who, line, n, at),
                reply_to=line.answers,
                ack_wanted=line.wants_ack,
                item=item,
            )
            if item is not None and n == 0:
                settings, _, _ = await conversations.settings.read(work, who)
                await conversations.items.begin(work, settings, account=who.account, card=item, by=who.person)
            letter = Letter(person=who.person, account=who.account, post=post)
            await conversations.messages.send_in(work, letter)


async def _photos(work: Work, who: Passport, line: Line, n: int, at: datetime) -> tuple[UUID, ...]:
    made = []
    for photo in range(line.photos):
        data = files.site_photo(4000 + n * 10 + photo, at)
        name = f"{at:%Y-%m-%d} {line.by.capitalize()} {photo + 1}.jpg"
        row = await documents.keep_whole(
            work, data=data, name=name, account=who.account, scope=who.site.id, person=who.person
        )
        made.append(row.id)
    return tuple(made)
