"""How a search is read, and how a marked passage becomes text and ranges."""

import re
from uuid import UUID

from sitepost.kernel.passport import ACCOUNT_TOOL, MEMBER_TOOL, Passport, reader_key
from sitepost.tools.search.model import END, START, Passage, Wanted

LOOSE = re.compile(r"(?P<letters>[^\W\d_](?:[\w.]*[^\W\d_])?)?[\s\-_/#]*(?P<figure>[0-9]{1,9})\Z")
LETTERS = re.compile(r"[^\W\d_]{2,10}-?\Z")
WORD = re.compile(r"[\w]+\Z")
OPERATORS = re.compile(r'"|(?:^|\s)-|\bor\b', re.IGNORECASE)
SHORTEST_TAIL = 3


def wanted(text: str) -> Wanted:
    """Take a search apart: a number, words, or both at once."""
    typed = " ".join(text.replace("\x00", " ").split())
    low = typed.lower()
    loose = LOOSE.match(low)
    numeric = any(char.isdigit() for char in low) and len(low) <= 40
    head, tail = _words(typed)
    return Wanted(
        literal=_like(low) + "%" if numeric and len(low) > 1 else None,
        letters=_like(loose["letters"] or "") if loose else "",
        figure=_figure(loose["figure"]) if loose else None,
        prefix=_like(low) + "%" if LETTERS.match(low) else None,
        head=head,
        tail=tail,
    )


def _figure(digits: str) -> str:
    plain = digits.lstrip("0")
    growing = len(plain) > 1 and plain == digits  # who types the zeros means that number
    return plain + "%" if growing else plain


def _like(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _words(typed: str) -> tuple[str, str]:
    """Split off the last word when it may still be growing; quotes, `or` and `-` keep all whole."""
    last = WORD.search(typed)
    if last is None or OPERATORS.search(typed) or len(last[0]) < SHORTEST_TAIL:
        return typed, ""
    return typed[: last.start()].strip(), f"{last[0]}:*"


def reads(who: Passport, *, kind: str | None) -> list[UUID]:
    """Return the keys to search with: without those of reference data, unless a kind is asked for."""
    if kind is not None:
        return who.reads
    reference = {reader_key("1", who.project, MEMBER_TOOL), reader_key("1", who.account, ACCOUNT_TOOL)}
    return [key for key in who.reads if key not in reference]


def passage(marked: str) -> Passage:
    """Turn a text whose matches stand between STX and ETX into the text and its ranges."""
    text: list[str] = []
    ranges: list[tuple[int, int]] = []
    at = start = 0
    for piece in re.split(f"([{START}{END}])", marked):
        if piece == START:
            start = at
        elif piece == END:
            ranges.append((start, at))
        else:
            text.append(piece)
            at += len(piece.encode("utf-16-le")) // 2
    return Passage("".join(text), ranges)
