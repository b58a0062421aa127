"""How what somebody types to find a thing is read: a number in any of its forms, words, or both at once."""

import re

import msgspec

LOOSE = re.compile(r"(?P<letters>[^\W\d_](?:[\w.]*[^\W\d_])?)?[\s\-_/#]*(?P<figure>[0-9]{1,9})\Z")
LETTERS = re.compile(r"[^\W\d_]{2,10}-?\Z")
NAME = re.compile(r"(?=..)[^\W\d]+(?:[./-][^\W\d]*)*\Z")
WORD = re.compile(r"[\w]+\Z")
OPERATORS = re.compile(r'"|(?:^|\s)-|\bor\b', re.IGNORECASE)
SHORTEST_TAIL = 3
LONGEST_NUMBER = 40


class Wanted(msgspec.Struct, frozen=True):
    """A search as typed, taken apart.

    `literal` is a beginning of a number as it is written ("nod-00"), `letters` and `figure` are
    one written loosely ("nod 12": nod, 12); `prefix` is letters alone that may begin a number.
    `name` is one word without figures that may be a number of somebody's own ("alpha" of NOD-ALPHA).
    `head` are whole words for websearch, `tail` is a last word that may still be growing;
    `complete` are all of them as if the last one were whole.
    """

    literal: str | None = None
    letters: str = ""
    figure: str | None = None
    prefix: str | None = None
    name: str | None = None
    head: str = ""
    tail: str = ""
    complete: str = ""

    @property
    def by_number(self) -> bool:
        """Whether this may be a number."""
        return self.literal is not None or self.figure is not None

    @property
    def whole(self) -> str | None:
        """The name as one compares it with a whole number; its beginning where it has a hyphen."""
        return self.name if self.name is None or "-" in self.name else self.name.removesuffix("%")


def wanted(text: str) -> Wanted:
    """Take a search apart: a number, words, or both at once."""
    typed = " ".join(text.replace("\x00", " ").split())
    low = typed.lower()
    loose = LOOSE.match(low)
    numeric = any(char.isdigit() for char in low) and len(low) <= LONGEST_NUMBER
    head, tail = _words(typed)
    return Wanted(
        literal=_like(low) + "%" if numeric and len(low) > 1 else None,
        letters=_like(loose["letters"] or "") if loose else "",
        figure=_figure(loose["figure"]) if loose else None,
        prefix=_like(low) + "%" if LETTERS.match(low) else None,
        name=_like(low) + "%" if NAME.match(low) and len(low) <= LONGEST_NUMBER else None,
        head=head,
        tail=tail,
        complete=typed,
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
