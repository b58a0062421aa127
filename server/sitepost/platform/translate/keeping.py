"""What stays as it is in a translation: names of people, numbers of items, addresses (5.7.5).

Each becomes a mark that engines carry over as it stands. Where one came back broken or twice, the text between the
marks is translated piece by piece instead.
"""

import re
from collections.abc import Iterable

ADDRESS = r"https?://[^\s<>\"']+|www\.[^\s<>\"']+|[\w.+-]+@[\w-]+\.[\w.-]+"
NUMBER = r"\b[A-Z]{2,}[A-Z0-9]*(?:-[A-Z0-9]+)*-\d+\b|#\d+"
SENTENCE = re.compile(r"(?<=[.!?…])(\s+)|(\n+)")


def kept(text: str, names: Iterable[str]) -> tuple[str, list[str]]:
    """Return `text` with marks (X0X, X1X …) and what each of them stands for; `names` are those of mentions."""
    parts = [re.escape(f"@{name}") for name in sorted(set(names), key=len, reverse=True) if name]
    found: list[str] = []

    def mark(match: re.Match[str]) -> str:
        found.append(match.group())
        return f"X{len(found) - 1}X"

    if re.search(r"X\d{1,3}X", text):
        return text, []  # the text speaks our marks itself
    return re.sub("|".join([*parts, ADDRESS, NUMBER]), mark, text), found


def restored(marked: str, translated: str, found: list[str]) -> str | None:
    """Put back what the marks of `translated` stand for; None where they are not those of `marked`, each once."""
    if not found:
        return translated
    if sorted(_marks(marked)) != sorted(_marks(translated)):
        return None
    return re.sub(r"X(\d{1,3})X", lambda match: found[int(match.group(1))], translated)


def pieces(marked: str) -> list[str]:
    """Cut a text at its marks: what lies between them, and the marks themselves, in order."""
    return [piece for piece in re.split(r"(X\d{1,3}X)", marked) if piece]


def sentences(text: str) -> list[tuple[str, str]]:
    """Cut a text into sentences, each with the white space behind it."""
    cut: list[tuple[str, str]] = []
    start = 0
    for match in SENTENCE.finditer(text):
        cut.append((text[start : match.start()], match.group()))
        start = match.end()
    return [*cut, (text[start:], "")] if text[start:] else cut


def is_mark(piece: str) -> bool:
    """Say whether a piece is a mark."""
    return re.fullmatch(r"X\d{1,3}X", piece) is not None


def _marks(text: str) -> list[str]:
    return re.findall(r"X\d{1,3}X", text)
