"""How a search is read."""

import pytest

from sitepost.kernel import seeking
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
    wanted = seeking.wanted(typed)
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
    wanted = seeking.wanted(typed)
    assert (wanted.head, wanted.tail) == (head, tail)


@pytest.mark.parametrize(("typed", "prefix"), [("NOD", "nod%"), ("nod-", "nod-%"), ("n", None), ("level four", None)])
def test_letters_alone_may_begin_a_number(typed: str, prefix: str | None) -> None:
    assert seeking.wanted(typed).prefix == prefix


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("ALPHA", "alpha%"), ("nod-alpha", "nod-alpha%"), ("nod-", "nod-%"), ("a", None), ("alpha 7", None),
        ("alpha7", None), ("two words", None), ("a_b", "a\\_b%"), ("-alpha", None), ("x" * 41, None),
        ("größe", "größe%"),
    ],
)  # fmt: skip
def test_one_word_without_figures_may_be_a_number_of_ones_own(typed: str, name: str | None) -> None:
    assert seeking.wanted(typed).name == name


SOUGHT = [
    # the search as PostgreSQL writes it, the text, what is marked
    ("'crane'", "Cranes and a crane, craned", ["Cranes", "crane", "craned"]),
    ("'duti'", "A duty of duties, dutiful", ["duty", "duties"]),
    ("'hope'", "Hoping for hops and hoppers", ["Hoping"]),
    ("'galvanis':*", "Galvanising, galvanic", ["Galvanising"]),
    ("'crane' & !'sump'", "A crane at the sump", ["crane"]),
    ("'o''reilli'", "Mr O'Reilly", []),
    ("", "nothing", []),
]
STEMS = {
    "cranes": "crane", "crane": "crane", "craned": "crane", "duty": "duti", "duties": "duti", "dutiful": "duti_",
    "hoping": "hope", "hops": "hop", "hoppers": "hopper", "galvanising": "galvanis", "galvanic": "galvan",
}  # fmt: skip


def marked_in(text: str, query: str) -> Passage:
    """Return the whole of a text with what a search marks in it."""
    sought = rules.sought(query)
    return rules.whole(text, rules.places(text, sought), sought, STEMS)


def snippet_of(text: str, query: str) -> Passage:
    """Return the snippet of a text."""
    sought = rules.sought(query)
    return rules.snippet(text, rules.places(text, sought), sought, STEMS)


@pytest.mark.parametrize(("query", "text", "marked"), SOUGHT)
def test_words_with_a_sought_stem_are_marked(query: str, text: str, marked: list[str]) -> None:
    passage = marked_in(text, query)
    assert [passage.text[start:end] for start, end in passage.ranges] == marked


def test_ranges_are_in_browser_units() -> None:
    passage = marked_in("🏗 crane crane", "'crane'")
    assert passage == Passage("🏗 crane crane", [(3, 8), (9, 14)])


def test_a_snippet_stands_around_its_matches() -> None:
    text = f"{'before ' * 40}a crane{' after' * 60} the cranes{' later' * 60}"
    passage = snippet_of(text, "'crane'")
    assert [passage.text[start:end] for start, end in passage.ranges] == ["crane", "cranes"]
    assert " … " in passage.text
    assert len(passage.text) < 420
    assert passage.text.startswith("before")


def test_a_snippet_without_a_match_is_the_beginning() -> None:
    assert snippet_of("The slab is poured.", "'crane'") == Passage("The slab is poured.")
