"""What a file may be called: readable, one line, no path, nothing that reorders the text."""

import re
import unicodedata

from sitepost.kernel.refusal import Kind, Refusal, Why
from sitepost.kernel.text import JOINERS, one_line

BAD_FILE_NAME = Why(
    "bad_file_name", Kind.INVALID, "A file name is one line of at most 255 bytes, without slashes or hidden characters."
)
FILE_ENDING = Why("file_ending", Kind.INVALID, "A file keeps its ending.")

LONGEST_NAME = 255  # bytes of UTF-8, what file systems take
SEPARATORS = re.compile(r"[/\\\u2044\u2215\u29f8\uff0f\uff3c]")
LONGEST_ENDING = 24  # bytes; a longer "ending" is no ending
NAMELESS = "file"


def clean_name(name: str) -> str:
    """Return `name` as one that can be shown and saved: at most 255 bytes, its ending kept.

    Of a path only the last part stays. Control, format and bidirectional characters go.
    """
    last = SEPARATORS.split(unicodedata.normalize("NFC", name).rstrip(" /\\"))[-1]
    return _fitted(one_line(last, instead="").strip(". " + JOINERS)) or NAMELESS


def _fitted(name: str) -> str:
    if len(name.encode()) <= LONGEST_NAME:
        return name
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending.encode()) > LONGEST_ENDING:
        stem, dot, ending = name, "", ""
    room = LONGEST_NAME - len((dot + ending).encode())
    return stem.encode()[:room].decode(errors="ignore").rstrip() + dot + ending


def renamed(old: str, new: str) -> str:
    """Return `new` as the name of a file that is called `old`, its spaces tidied.

    Errors: `bad_file_name` for what is no name, or a path; `file_ending` for one with another ending.
    """
    spaced = (" " if unicodedata.category(char) == "Zs" else char for char in unicodedata.normalize("NFC", new))
    name = " ".join(word for word in "".join(spaced).split(" ") if word)
    if not name or clean_name(name) != name:
        raise Refusal(BAD_FILE_NAME, field="name")
    if _ending(name) != _ending(old):
        ending = f"This file ends in “.{_ending(old)}”." if _ending(old) else "This file has no ending."
        raise Refusal(FILE_ENDING, field="name", detail=f"{FILE_ENDING.title} {ending}")
    return name


def _ending(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    return ending.casefold() if stem and dot and len(ending.encode()) <= LONGEST_ENDING and " " not in ending else ""
