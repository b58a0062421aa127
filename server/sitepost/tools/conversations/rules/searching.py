"""How what somebody types to find a message is read: operators with their values, phrases, and words (11.3)."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time

import msgspec

from sitepost.kernel.seeking import Wanted, wanted
from sitepost.tools.conversations.model import Line, Sort, Sought

OPERATOR = re.compile(r'(?<!\S)(?P<name>[a-z]+):(?P<value>"[^"]*"|\S+)', re.IGNORECASE)
HAS = {
    "photo": "photo", "photos": "photo", "image": "photo", "picture": "photo", "file": "file", "files": "file",
    "link": "link", "links": "link",
}  # fmt: skip
KINDS = {
    "direct": "direct", "dm": "direct", "group": "group", "groups": "group", "item": "item", "items": "item",
}  # fmt: skip
AROUND = 80  # characters beside the word that was found


def sought(text: str) -> Sought:
    """Take a search apart; an operator whose value means nothing is looked for as a word."""
    found: dict[str, object] = {}
    has: set[str] = set()

    def keep(match: re.Match[str]) -> str:
        name, value = match["name"].lower(), match["value"].strip('"').strip().lower()
        if name == "has" and value in HAS:
            has.add(HAS[value])
        elif name in READERS and (read := READERS[name](value)) is not None:
            found[FIELDS.get(name, name)] = read
        else:
            return match[0]
        return " "

    rest = " ".join(OPERATOR.sub(keep, text.replace("\x00", " ")).split())
    return msgspec.convert({**found, "has": has, "words": wanted(rest) if rest else None}, Sought)


def _text(value: str) -> str | None:
    return value or None


def _day(value: str) -> datetime | None:
    try:
        return datetime.combine(date.fromisoformat(value), time(), UTC)
    except ValueError:
        return None


def _me(value: str) -> bool | None:
    return True if value == "me" else None


READERS: dict[str, Callable[[str], object]] = {
    "from": _text, "in": _text, "item": _text, "project": _text, "kind": KINDS.get, "before": _day, "after": _day,
    "mentions": _me,
}  # fmt: skip
FIELDS = {"from": "from_", "in": "within", "mentions": "mentions_me"}


def label(line: Line) -> str:
    """Return what a conversation is called: its name, the others in it, or number and title of the item."""
    if line.sort is Sort.GROUP:
        return line.name or ""
    if line.sort is Sort.ITEM:
        return f"{line.number} {line.title}".strip()
    more = (line.size or 1) - 1 - len(line.others)
    return ", ".join(each["name"] for each in line.others) + (f" +{more}" if more > 0 else "")


def excerpt(text: str, words: Wanted | None) -> str:
    """Return the part of a text that shows why it was found; its beginning where no word stands in it as typed."""
    low, place = text.casefold(), -1
    for word in re.findall(r"\w+", words.complete.casefold()) if words is not None else []:
        place = low.find(word)
        if place >= 0:
            break
    start = max(0, place - AROUND)
    shown = " ".join(text[start : start + 2 * AROUND].split())
    return ("…" if start else "") + shown + ("…" if start + 2 * AROUND < len(text) else "")
