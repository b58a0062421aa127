"""What a file may be called: readable, one line, no path, nothing that reorders the text."""

import re
import unicodedata

from sitepost.tools.documents.model import LONGEST_NAME

JOINERS = {"\u200c", "\u200d"}  # they belong to Persian, to Indic scripts and to emoji
SEPARATORS = re.compile(r"[/\\\u2044\u2215\u29f8\uff0f\uff3c]")
LONGEST_ENDING = 24  # bytes; a longer "ending" is no ending
NAMELESS = "file"


def clean_name(name: str) -> str:
    """Return `name` as one that can be shown and saved: at most 255 bytes, its ending kept.

    Of a path only the last part stays. Control, format and bidirectional characters go.
    """
    last = SEPARATORS.split(unicodedata.normalize("NFC", name).rstrip(" /\\"))[-1]
    kept = "".join(_shown(char) for char in last)
    tidy = " ".join(kept.split()).strip(". ").strip()
    return _fitted(tidy) or NAMELESS


def _shown(char: str) -> str:
    category = unicodedata.category(char)
    if category in ("Zl", "Zp", "Zs") or char in "\t\r\n":
        return " "
    if char in JOINERS:
        return char
    return "" if category in ("Cc", "Cf", "Cs", "Co", "Cn") else char


def _fitted(name: str) -> str:
    if len(name.encode()) <= LONGEST_NAME:
        return name
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending.encode()) > LONGEST_ENDING:
        stem, dot, ending = name, "", ""
    room = LONGEST_NAME - len((dot + ending).encode())
    return stem.encode()[:room].decode(errors="ignore").rstrip() + dot + ending
