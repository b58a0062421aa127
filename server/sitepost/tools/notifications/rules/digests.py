"""The words of a digest: what happened to each thing, in the order of projects and numbers."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from sitepost.kernel.richtext import Doc
from sitepost.kernel.words import ENGLISH, Tongue
from sitepost.tools.notifications.model import Choice, Digest, DigestLine, Event, Reason, Role
from sitepost.tools.notifications.rules.words import reason_words

MOST_NAMED = 3
HOW_OFTEN = {Digest.DAILY: "a daily digest", Digest.HOURLY: "an hourly digest", Digest.AT_ONCE: "a digest"}


class Entry(msgspec.Struct, frozen=True):
    """What a digest says of one thing: a heading, and a line for each save."""

    label: str
    title: str
    link: str
    said: tuple[str, ...]


def shown(lines: Sequence[DigestLine], choice: Choice) -> list[DigestLine]:
    """Return what a digest tells: not what was read in the app meanwhile, where its reader chose so."""
    return [each for each in lines if not (choice.skip_read and each.read)]


def digest_subject(lines: Sequence[DigestLine], tongue: Tongue = ENGLISH) -> str:
    """Write the subject: the project where it is one, how much, and the first numbers."""
    projects, numbers = {each.project for each in lines}, list(dict.fromkeys(each.number for each in lines))
    place = f"[{lines[0].project}] " if len(projects) == 1 else ""
    named = ", ".join(numbers[:MOST_NAMED])
    if len(numbers) > MOST_NAMED:
        named = tongue.say(f"{named} and {len(numbers) - MOST_NAMED} more")
    return f"{place}{tongue.say(count_words(lines))}: {named}"


def count_words(lines: Sequence[DigestLine]) -> str:
    """Say how much happened to how many things."""
    things = len({each.card for each in lines})
    events = "1 notification" if len(lines) == 1 else f"{len(lines)} notifications"
    return f"{events} about 1 item" if things == 1 else f"{events} about {things} items"


def entries(lines: Sequence[DigestLine], *, zone: str, tongue: Tongue = ENGLISH) -> list[Entry]:
    """Return what a digest says, one entry a thing; times in the time zone of its reader."""
    by_card: dict[UUID, list[DigestLine]] = {}
    for each in lines:
        by_card.setdefault(each.card, []).append(each)
    return [
        Entry(
            label=f"{first[0].project} · {first[0].number} · {first[0].state_label}".rstrip(" ·"),
            title=first[0].title,
            link=first[0].link,
            said=tuple(_said(each, zone, tongue) for each in first),
        )
        for first in by_card.values()
    ]


def _said(line: DigestLine, zone: str, tongue: Tongue) -> str:
    named = [(line.event, line.role), *(each.split(":", 1) for each in line.also)]
    words = ", ".join(tongue.say(reason_words(Reason(Event(event), Role(role)))) for event, role in named)
    return f"{tongue.day_of(_moment(line.at, zone))}  {words}" + (f" – {line.actor}" if line.actor else "")


def _moment(at: datetime, zone: str) -> str:
    local = at.astimezone(ZoneInfo(zone))
    return f"{local.day} {local:%B, %H:%M}"


def entry_doc(entry: Entry, *, address: str) -> Doc:
    """Write an entry as rich text, its title a link."""
    title = {"type": "text", "text": entry.title or entry.label, "marks": [{"type": "bold"}]}
    if entry.link:
        title["marks"] = [{"type": "bold"}, {"type": "link", "attrs": {"href": address + entry.link}}]
    lines: list[Doc] = [{"type": "paragraph", "content": [title]}]
    lines += [{"type": "paragraph", "content": [{"type": "text", "text": said}]} for said in entry.said]
    return {"type": "doc", "content": lines}


def digest_why(choice: Choice) -> str:
    """Say why somebody got a digest."""
    often = HOW_OFTEN[choice.digest]
    return f"You got this mail because you chose {often} under Me > Notifications. Deadlines are mailed at once."
