"""Who is told of a message, and how: the table of section 7.3, once, for toasts, pushes and what both say.

The client decides on toasts with the same table; tests hold the two to the same cases (`golden/telling.json`).
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from msgspec.structs import replace

from sitepost.kernel.words import Tongue
from sitepost.tools.conversations.model import Level, Note, Preference, Sort, Told, Unread, Waiting

LONGEST_LINE = 140  # characters of a message
LONGEST_PLACE = 120  # of the name of a conversation or thing
URGENT_EVERY = timedelta(minutes=3)
URGENT_FOR = timedelta(minutes=20)  # after which an urgent message is repeated no more (11.3)


def is_told(preference: Preference, told: Told) -> bool:
    """Say whether somebody is told of a message in the app, with a toast (7.1); badges move in any case."""
    kinds = (preference.direct, preference.groups, preference.items, preference.mentions)
    return preference.in_app and _is_loud(told) and _is_of(kinds, told)


def is_pushed(preference: Preference, told: Told) -> bool:
    """Say whether their devices are woken for it (7.2)."""
    kinds = (preference.push_direct, preference.push_groups, preference.push_items, preference.push_mentions)
    return preference.push and _is_loud(told) and _is_of(kinds, told)


def _is_loud(told: Told) -> bool:
    """Say whether neither the level of the conversation (7.5) nor quiet times hold it back; urgent passes these."""
    if told.level is Level.NOTHING or (told.level is Level.MENTIONS and not told.mentioned):
        return False
    return told.urgent or not told.quiet


def _is_of(kinds: tuple[bool, bool, bool, bool], told: Told) -> bool:
    """Say whether this is a message of a kind that somebody wants to hear of (7.3)."""
    direct, groups, items, mentions = kinds
    if told.sort is Sort.DIRECT:
        return direct
    if told.mentioned and mentions:
        return True
    return groups if told.sort is Sort.GROUP else items and told.follows


def settled(preference: Preference) -> Preference:
    """Return what is kept of a choice: the master of pushes off forces its four kinds off (7.2)."""
    if preference.push:
        return preference
    return replace(preference, push_direct=False, push_groups=False, push_items=False, push_mentions=False)


def told_of(waiting: Waiting, preference: Preference, *, quiet: bool) -> list[Unread]:
    """Return the messages, of those that wait for a device, that it is woken for; who answered one has seen it."""
    open_ones = [each for each in waiting.said if not each.answered]
    return [each for each in open_ones if is_pushed(preference, _told(waiting, each, quiet=quiet))]


def _told(waiting: Waiting, unread: Unread, *, quiet: bool) -> Told:
    return Told(
        sort=waiting.sort,
        mentioned=unread.mentioned,
        follows=waiting.follows,
        level=waiting.level or Level.ALL,
        urgent=unread.urgent,
        quiet=quiet,
    )


def pressing(said: Sequence[Unread], now: datetime) -> tuple[int, datetime] | None:
    """Return behind which message a device is told once more, and when, of what is urgent (11.3)."""
    then = now + URGENT_EVERY
    found = [each.seq for each in said if each.urgent and then < each.at + URGENT_FOR]
    return (min(found) - 1, then) if found else None


def note(waiting: Waiting, said: Sequence[Unread], own: Tongue) -> Note:
    """Write what a browser shows of messages, the newest first; no words of theirs where the company withholds them."""
    last = said[-1]
    project = waiting.project[:LONGEST_PLACE]
    place = ", ".join(each for each in (_name(waiting), project) if each)
    if waiting.manner == "hint":
        title, body = project, own.say(f"You have a message in {place}.")
    else:
        title, body = last.sender[:LONGEST_PLACE], f"{place}\n{_line(last, own)}"
    return Note(
        conversation=waiting.conversation,
        title=title,
        body=body,
        url=_address(waiting.conversation),
        urgent=any(each.urgent for each in said),
        at=int(last.at.timestamp() * 1000),
    )


def _name(waiting: Waiting) -> str:
    """Return what a conversation is called: a group's name, the thing that it is about, nothing between few."""
    return ((waiting.card if waiting.sort is Sort.ITEM else waiting.name) or "")[:LONGEST_PLACE]


def _line(last: Unread, own: Tongue) -> str:
    first = last.text.strip().partition("\n")[0]
    return first[:LONGEST_LINE] if first else wordless(last.files, own)


def wordless(files: int, own: Tongue) -> str:
    """Return what stands for a message without words: what it carries."""
    if files == 0:
        return own.say("A linked item")
    return own.say("A file") if files == 1 else own.say(f"{files} files")


def _address(conversation: UUID) -> str:
    return f"/conversations/{conversation}?from=push"
