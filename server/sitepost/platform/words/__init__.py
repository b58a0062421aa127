"""The languages that the server speaks: English as it is written, and one table for each other (`de.toml`)."""

import tomllib
from functools import cache
from pathlib import Path

from sitepost.kernel.words import ENGLISH, Tongue

HERE = Path(__file__).parent
LANGUAGES = ("en", "de")


@cache
def _tongue(language: str) -> Tongue:
    if language not in LANGUAGES or language == ENGLISH.language:
        return ENGLISH
    table = tomllib.loads((HERE / f"{language}.toml").read_text(encoding="utf-8"))
    form = table["form"]
    sentences = {english: other for part in table["sentences"].values() for english, other in part.items()}
    return Tongue(
        language=language,
        sentences=sentences,
        words=table["words"],
        months=tuple(form["months"]),
        weekdays=tuple(form["weekdays"]),
        day_form=form["day"],
        thousands=form["thousands"],
    )


def tongue(language: str) -> Tongue:
    """Return how `language` (a tag such as `de-AT`) is spoken; English where we do not speak it."""
    return _tongue(language.lower().partition("-")[0][:8])


def asked_for(header: str | None) -> str | None:
    """Return the language of ours that an Accept-Language asks for first (RFC 9110, 12.5.4), or None."""
    wanted: list[tuple[float, str]] = []
    for each in (header or "")[:500].split(","):
        tag, _, rest = each.partition(";")
        code = tag.strip().lower().partition("-")[0]
        weight = _weight(rest)
        if code in LANGUAGES and weight > 0:
            wanted.append((weight, code))
    return max(wanted, key=lambda each: each[0])[1] if wanted else None


def _weight(text: str) -> float:
    name, _, value = text.strip().partition("=")
    try:
        return float(value) if name.strip() == "q" else 1.0
    except ValueError:
        return 0.0
