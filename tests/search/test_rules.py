"""How a search is read."""

import pytest

from sitepost.tools.search import rules
from sitepost.tools.search.model import Passage

NUMBERS = [
    # typed, literal, letters, figure
    ("NOD-0012", "nod-0012%", "nod", "12"),
    ("nod 12", "nod 12%", "nod", "12%"),
    ("nod-12", "nod-12%", "nod", "12%"),
    ("nod12", "nod12%", "nod", "12%"),
    ("12", "12%", "", "12%"),
    ("7", None, "", "7"),
    ("NOD-00", "nod-00%", "nod", ""),
    ("level 4", "level 4%", "level", "4"),
    ("RFI #3", "rfi #3%", "rfi", "3"),
    ("50%_a1", "50\\%\\_a1%", "", None),
    ("slab", None, "", None),
    ("12 bars of steel", "12 bars of steel%", "", None),
]


@pytest.mark.parametrize(("typed", "literal", "letters", "figure"), NUMBERS)
def test_numbers_are_recognised(typed: str, literal: str | None, letters: str, figure: str | None) -> None:
    wanted = rules.wanted(typed)
    assert (wanted.literal, wanted.letters, wanted.figure) == (literal, letters, figure)


WORDS = [
    ("delay slab", "delay", "slab:*"),
    ("delay", "", "delay:*"),
    ("delay sl", "delay sl", ""),
    ('"level four" slab', '"level four" slab', ""),
    ("crane or slab", "crane or slab", ""),
    ("crane -slab", "crane -slab", ""),
    ("day-to-day", "day-to-", "day:*"),
    ("slab!", "slab!", ""),
    ("a:* & b'", "a:* & b'", ""),
    ("  two   words ", "two", "words:*"),
    ("größe", "", "größe:*"),
]


@pytest.mark.parametrize(("typed", "head", "tail"), WORDS)
def test_the_last_word_may_still_be_growing(typed: str, head: str, tail: str) -> None:
    wanted = rules.wanted(typed)
    assert (wanted.head, wanted.tail) == (head, tail)


@pytest.mark.parametrize(("typed", "prefix"), [("NOD", "nod%"), ("nod-", "nod-%"), ("n", None), ("level four", None)])
def test_letters_alone_may_begin_a_number(typed: str, prefix: str | None) -> None:
    assert rules.wanted(typed).prefix == prefix


PASSAGES = [
    ("", Passage("")),
    ("plain <b>text</b>", Passage("plain <b>text</b>")),
    ("a \x02crane\x03 stands", Passage("a crane stands", [(2, 7)])),
    ("🏗 \x02crane\x03 \x02two\x03", Passage("🏗 crane two", [(3, 8), (9, 12)])),
]


@pytest.mark.parametrize(("marked", "passage"), PASSAGES)
def test_marks_become_ranges_in_browser_units(marked: str, passage: Passage) -> None:
    assert rules.passage(marked) == passage
