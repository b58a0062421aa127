"""What was said in English is said again in another language."""

import pytest

from sitepost.kernel.words import ENGLISH, Tongue
from sitepost.platform.words import LANGUAGES, asked_for, tongue

GERMAN = tongue("de")
LATIN = Tongue(
    language="la",
    sentences={
        "Closed.": "Clausum.",
        "{0} has {1}.": "{1} habet {0}.",
        "{0} has {1} and {2}.": "{0}: {2}, {1}.",
        "{0} sent it to {1}. Ask {0}.": "{1} accepit. Roga {0}.",
    },
    words={"required": "necessarium", "hidden": "occultum", " or ": " vel "},
    months=tuple(f"mensis {n}" for n in range(1, 13)),
    day_form="{0}. {1}",
    thousands=" ",
)


@pytest.mark.parametrize(
    ("english", "latin"),
    [
        ("Closed.", "Clausum."),
        ("Ann has 12,500.", "12 500 habet Ann."),
        ("Ann has one and two.", "Ann: two, one."),  # the sentence that says more goes before one that fits, too
        ("Field has required or hidden.", "necessarium vel occultum habet Field."),
        ("It has 3 March 2026.", "3. mensis 3 2026 habet It."),
        ("Ann sent it to Bo. Ask Ann.", "Bo accepit. Roga Ann."),
        (
            "Ann sent it to Bo. Ask Cy.",
            "Ann sent it to Bo. Ask Cy.",
        ),  # one value, in both places
        ("{0} has {1}", "{0} has {1}"),
        ("Nobody wrote this down", "Nobody wrote this down"),
        ("", ""),
    ],
)
def test_a_sentence_is_said_again(english: str, latin: str) -> None:
    assert LATIN.say(english) == latin
    assert ENGLISH.say(english) == english


def test_what_people_write_stays_theirs() -> None:
    for own in ("Smith, required", "3 March at noon", "March 2026", "12,50"):
        assert LATIN.word(own) == own
    assert LATIN.day_of("3 March, 10:30") == "3. mensis 3, 10:30"
    assert LATIN.day_of("required") == "required"
    assert GERMAN.say("x" * 100_000 + " may be 1.") == "x" * 100_000 + " may be 1."


def test_a_value_with_braces_stays_a_value() -> None:
    assert LATIN.say("{language.__class__} has {0}.") == "{0} habet {language.__class__}."


@pytest.mark.parametrize(
    ("header", "language"),
    [
        (None, None),
        ("", None),
        ("*", None),
        ("fr-CH, fr;q=0.9", None),
        ("de-AT", "de"),
        ("fr, en;q=0.4, de;q=0.8", "de"),
        ("en-GB,en;q=0.9,de;q=0.8", "en"),
        ("de;q=0, en;q=0.1", "en"),
        ("de;q=much, en;q=0.1", "en"),
    ],
)
def test_the_browser_asks_for_a_language(header: str | None, language: str | None) -> None:
    assert asked_for(header) == language


def test_an_unknown_language_is_english() -> None:
    assert tongue("fr") is tongue("en") is tongue("../de") is ENGLISH
    assert tongue("de-AT") is GERMAN
    assert set(LANGUAGES) == {"en", "de"}
