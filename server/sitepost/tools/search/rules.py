"""How a search is read, and which passages of what it finds are shown and marked."""

import re
from collections.abc import Iterable, Iterator, Mapping
from uuid import UUID

from sitepost.kernel.passport import ACCOUNT_TOOL, MEMBER_TOOL, Passport, reader_key
from sitepost.tools.search.model import Lexeme, Passage, Place, Sought

LEXEME = re.compile(r"(!?)'((?:[^']|'')*)'(:\*)?")
TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
REST = re.compile(r"\w*")
BEFORE, AFTER = 60, 120  # characters of a snippet around its first match


def reads(who: Passport, *, kind: str | None) -> list[UUID]:
    """Return the keys to search with: without those of reference data, unless a kind is asked for."""
    if kind is not None:
        return who.reads
    reference = {reader_key("1", who.project, MEMBER_TOOL), reader_key("1", who.account, ACCOUNT_TOOL)}
    return [key for key in who.reads if key not in reference]


def sought(query: str) -> Sought:
    """Return what to mark for a search, which is read as PostgreSQL writes it: `'crane' & !'sump' & 'slab':*`."""
    lexemes = [
        Lexeme(text.replace("''", "'"), bool(grows)) for no, text, grows in LEXEME.findall(query) if text and not no
    ]
    return Sought(tuple(lexemes), tuple({_root(lexeme.text) for lexeme in lexemes}))


def _root(lexeme: str) -> str:
    """Return what every word with this stem begins with: hoping and hope, duties and duty share less than the stem."""
    return lexeme[:-1] if len(lexeme) > 3 and lexeme[-1] in "eiy" else lexeme


def places(text: str, sought: Sought) -> list[Place]:
    """Return the words of `text` that may be sought; their stems decide."""
    low = text.lower()
    if len(low) != len(text):  # a few letters of a few languages grow when they become small
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    found = {place for root in sought.roots for place in _places(low, root)}
    return sorted(found)


def _places(low: str, root: str) -> Iterator[Place]:
    start = low.find(root)
    while start >= 0:
        if start == 0 or not (low[start - 1].isalnum() or low[start - 1] == "_"):
            end = REST.match(low, start + len(root)).end()  # type: ignore[union-attr]  # it matches nothing, too
            yield Place(start, end, low[start:end])
        start = low.find(root, start + len(root))


def whole(text: str, found: Iterable[Place], sought: Sought, stems: Mapping[str, str]) -> Passage:
    """Return all of `text` with what matched."""
    return _passage(text, _matches(found, sought, stems))


def untagged(text: str) -> str:
    """Return `text` without tags, which are no words to the index."""
    return TAG.sub("", text) if "<" in text else text


def snippet(text: str, found: Iterable[Place], sought: Sought, stems: Mapping[str, str]) -> Passage:
    """Return up to two pieces of `text` around what matched, or its beginning."""
    matches = _matches(found, sought, stems)
    pieces = [_piece(text, *matches[0])] if matches else [_piece(text, 0, 0)]
    further = next((match for match in matches if match[0] > pieces[0][1]), None)
    if further is not None:
        start, end = _piece(text, *further)
        pieces.append((max(start, pieces[0][1]), end))
    said, marked = "", list[tuple[int, int]]()
    for start, end in pieces:
        said += " … " if said else ""
        marked += [(at - start + len(said), to - start + len(said)) for at, to in matches if start <= at and to <= end]
        said += text[start:end]
    return _passage(said, marked)


def _piece(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a piece around a match, from the beginning of a word to the end of one."""
    first, last = max(0, start - BEFORE), min(len(text), end + AFTER)
    if first:
        first = text.find(" ", first, start) + 1 or first
    if last < len(text):
        last = max(text.rfind(" ", end, last), end) if " " in text[end:last] else last
    return first, last


def _matches(found: Iterable[Place], sought: Sought, stems: Mapping[str, str]) -> list[tuple[int, int]]:
    return [
        (place.start, place.end) for place in found if _is_sought(place.word, stems.get(place.word, ""), sought.lexemes)
    ]


def _is_sought(word: str, stem: str, lexemes: tuple[Lexeme, ...]) -> bool:
    return any(
        lexeme.text in (word, stem) or (lexeme.grows and (word.startswith(lexeme.text) or stem.startswith(lexeme.text)))
        for lexeme in lexemes
    )


def _passage(text: str, matches: list[tuple[int, int]]) -> Passage:
    if text.isascii():
        return Passage(text, matches)
    return Passage(text, [(_units(text[:start]), _units(text[:end])) for start, end in matches])


def _units(text: str) -> int:
    """Return how long a text is for a browser."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
