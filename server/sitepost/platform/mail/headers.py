"""Header values that stay on their own line: cleaned, encoded and folded by ourselves.

The email package of CPython 3.11.7 decodes an encoded word in a subject and writes its line
breaks out again (CVE-2024-6923), so no user text passes through it on the way to a header.
"""

import re
from base64 import b64encode

from sitepost.kernel.text import one_line

LONGEST_SUBJECT = 400
WORD_BYTES = 39  # of UTF-8 in one encoded word: 52 characters of base64, 64 with its frame
LONGEST_LINE = 76
PLAIN = re.compile(r"[ -~]*\Z")
NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,60}\Z")
ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?\Z")


def safe_header(text: str, *, longest: int = LONGEST_SUBJECT) -> str:
    """Return `text` as one line without line breaks, NUL, control or direction characters; joiners stay."""
    line = one_line(text[: 4 * longest])
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def encode_header(text: str) -> list[str]:
    """Write a header value as words that may be folded between; other than plain ASCII as RFC 2047.

    Text that looks like an encoded word is encoded too, so that no reader decodes it.
    """
    line = safe_header(text, longest=2 * LONGEST_SUBJECT)
    words = line.split(" ")
    if PLAIN.match(line) and "=?" not in line and all(len(word) < LONGEST_LINE - 20 for word in words):
        return words
    encoded: list[str] = []
    chunk = b""
    for char in line:
        more = char.encode()
        if len(chunk) + len(more) > WORD_BYTES:
            encoded.append(_word(chunk))
            chunk = b""
        chunk += more
    return [*encoded, _word(chunk)]


def _word(chunk: bytes) -> str:
    return f"=?utf-8?b?{b64encode(chunk).decode()}?="


def header(name: str, text: str) -> bytes:
    """Write one whole header line of free text, folded, with its line break."""
    return _fold(name, encode_header(text))


def exact_header(name: str, value: str) -> bytes:
    """Write a header of a fixed syntax (ids, dates, addresses); refuse what is not plain ASCII.

    Errors: ValueError for control characters or anything beyond ASCII.
    """
    if not PLAIN.match(value):
        raise ValueError(f"the value of {name} is not plain ASCII")
    return _fold(name, value.split(" "))


def _fold(name: str, words: list[str]) -> bytes:
    if not NAME.match(name):
        raise ValueError("this is no name of a header")
    lines, line = [], f"{name}: {words[0]}"
    for word in words[1:]:
        if len(line) + 1 + len(word) > LONGEST_LINE:
            lines.append(line)
            line = ""
        line += f" {word}"
    return "\r\n".join([*lines, line]).encode("ascii") + b"\r\n"


def safe_address(text: str) -> str | None:
    """Return a bare address `local@host` in ASCII (the host by IDNA), None when it is none."""
    local, at, host = text.strip().rpartition("@")
    if not at:
        return None
    try:
        bare = f"{local}@{host.encode('idna').decode()}" if not host.isascii() else f"{local}@{host}"
    except UnicodeError:
        return None
    return bare if ADDRESS.match(bare) and ".." not in bare else None


def mailbox(display: str, address: str) -> str:
    """Write `Display Name <address>` with the name quoted or encoded; only for a checked address."""
    words = encode_header(display)
    if not words or words == [""]:
        return address
    if words[0].startswith("=?"):
        return f"{' '.join(words)} <{address}>"
    quoted = " ".join(words).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}" <{address}>'
