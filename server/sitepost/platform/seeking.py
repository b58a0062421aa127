"""Finding cards in SQL, as every list and search does: by number in any of its forms, and by words.

`{0}` is the alias of the card; the values are those of a `kernel.seeking.Wanted`.
"""

from typing import Any, LiteralString

import msgspec

from sitepost.kernel.seeking import Wanted

WORDS: LiteralString = "(websearch_to_tsquery('english', %(head)s) && to_tsquery('english', %(tail)s))"
EVERY_WORD: LiteralString = f"""(websearch_to_tsquery('english', %(complete)s)
    || websearch_to_tsquery('simple', %(complete)s)
    || {WORDS} || (websearch_to_tsquery('simple', %(head)s) && to_tsquery('simple', %(tail)s)))"""
"""The last word whole or growing at once, by stems and as typed: titles are indexed so too."""
FIGURE: LiteralString = "ltrim(substring({0}.number FROM '[0-9]+$'), '0')"
BY_FIGURE: LiteralString = (
    FIGURE
    + """ LIKE %(figure)s::text AND (lower({0}.number) LIKE %(letters)s::text || '%%'
        OR lower({0}.number) LIKE '%%-' || %(letters)s::text || '%%')"""
)
# Numbers without a figure, which somebody typed in: there are few, and an index of their own holds them.
BY_NAME: LiteralString = """{0}.number !~ '[0-9]' AND (lower({0}.number) LIKE '%%-' || %(name)s::text
    OR lower({0}.number) LIKE %(whole)s::text)"""


def values(wanted: Wanted) -> dict[str, Any]:
    """Return what the pieces above ask for."""
    return {**msgspec.structs.asdict(wanted), "whole": wanted.whole}
