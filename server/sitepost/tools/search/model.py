"""The nouns of search: what was asked, what was found, and the passages to show."""

from datetime import datetime
from uuid import UUID

import msgspec

LONGEST_QUERY = 200
MOST_ITEMS = 50
MOST_RANKED = 300  # the newest matches that are ranked against each other
SNIPPET_FROM = 8000  # characters of an item that a snippet is looked for in
REFERENCE_KINDS = ("correspondence.type", "directory.group")
"""Reference data that stands on a tool of its own; the rest stands on `MEMBER_TOOL`."""


class Hit(msgspec.Struct, frozen=True):
    """A found card as it is listed; `hit` is the card that matched, itself or a part of it.

    `words` are the first ones of the hit, `query` is the search as PostgreSQL reads it.
    """

    id: UUID
    hit: UUID
    tool: str
    kind: str
    number: str
    title: str
    state: str
    state_label: str
    link: str
    updated_at: datetime
    words: str
    query: str


class Passage(msgspec.Struct, frozen=True):
    """Some text and the ranges in it that matched, in UTF-16 units: `[start, end]`, end excluded."""

    text: str
    ranges: list[tuple[int, int]] = []


class Lexeme(msgspec.Struct, frozen=True):
    """A word of the search as it stands in the index; one that `grows` is only the beginning of a word."""

    text: str
    grows: bool


class Sought(msgspec.Struct, frozen=True):
    """What is to be marked in passages: the lexemes, and what the words that may be one begin with."""

    lexemes: tuple[Lexeme, ...]
    roots: tuple[str, ...]


class Place(msgspec.Struct, frozen=True, order=True):
    """A word of a text, in lower case, that may be one of those sought, and where it stands."""

    start: int
    end: int
    word: str
