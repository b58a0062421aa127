"""Plain words that people type into fields: cleaned, checked, made comparable."""

import re
import unicodedata

from sitepost.kernel.refusal import Kind, Refusal, Why

BAD_TEXT = Why("bad_text", Kind.INVALID, "This text holds characters that Sitepost cannot keep.")
TEXT_MISSING = Why("text_missing", Kind.INVALID, "This cannot be empty.")
TEXT_TOO_LONG = Why("text_too_long", Kind.INVALID, "This text is too long.")
BAD_MAIL = Why("bad_mail", Kind.INVALID, "This is not a mail address.")

REFUSED_CATEGORIES = {"Cc", "Cs", "Zl", "Zp"}
REORDERING = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF}  # they let a name read as another
JOINERS = "\u200c\u200d"  # they belong to Persian, to Indic scripts and to emoji
FLAG = re.compile("\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f")  # of a region: Wales
SPACES, HIDDEN = {"Zl", "Zp", "Zs"}, {"Cc", "Cf", "Cs", "Co", "Cn"}
LONGEST_MAIL, LONGEST_LOCAL, LONGEST_LABEL = 254, 64, 63
NOT_IN_LOCAL = set('"(),:;<>[]\\@ ')


def one_line(text: str, *, instead: str = " ") -> str:
    """Return `text` as one line that can be seen: joiners and emoji stay, with `instead` for each hidden character.

    Hidden are control, format and bidirectional characters, and those that mean nothing (yet).
    """
    flags = {place for found in FLAG.finditer(text) for place in range(*found.span())}
    kept = (char if place in flags else _seen(char, instead) for place, char in enumerate(text))
    return " ".join(word for word in "".join(kept).split() if word.strip(JOINERS))


def _seen(char: str, instead: str) -> str:
    category = unicodedata.category(char)
    if category in SPACES or char in "\t\r\n":
        return " "
    return instead if category in HIDDEN and char not in JOINERS else char


def line(text: str, *, field: str, most: int = 200, least: int = 1) -> str:
    """Return `text` as one clean line: NFC, white space collapsed, no control characters.

    Errors: `bad_text`, `text_missing` (shorter than `least`), `text_too_long` (over `most`).
    """
    return _checked(" ".join(_clean(text, field=field).split()), field=field, most=most, least=least)


def lines(text: str, *, field: str, most: int = 4000, least: int = 0) -> str:
    """Return `text` as clean lines, each stripped at its end; errors as of `line`."""
    kept = [_clean(each, field=field).rstrip() for each in text.replace("\r\n", "\n").replace("\t", " ").split("\n")]
    return _checked("\n".join(kept).strip(), field=field, most=most, least=least)


def mail(text: str, *, field: str = "mail") -> str:
    """Return `text` as a mail address when it looks like one (international ones too), else refuse `bad_mail`."""
    address = unicodedata.normalize("NFC", text).strip()
    local, at, domain = address.rpartition("@")
    if not at or len(address) > LONGEST_MAIL or not _is_local(local) or not _is_domain(domain):
        raise Refusal(BAD_MAIL, field=field)
    return address


def mail_key(address: str) -> str:
    """Return the form in which two spellings of one address are equal (case, width, punycode)."""
    local, _, domain = unicodedata.normalize("NFKC", address).strip().rpartition("@")
    try:
        domain = domain.encode("idna").decode()
    except UnicodeError:
        pass
    return f"{local.casefold()}@{domain.casefold()}"


def _clean(text: str, *, field: str) -> str:
    for char in text:
        if unicodedata.category(char) in REFUSED_CATEGORIES or ord(char) in REORDERING:
            raise Refusal(BAD_TEXT, field=field)
    return unicodedata.normalize("NFC", text)


def _checked(text: str, *, field: str, most: int, least: int) -> str:
    if len(text) < least:
        raise Refusal(TEXT_MISSING, field=field)
    if len(text) > most:
        raise Refusal(TEXT_TOO_LONG, field=field, detail=f"At most {most} characters fit here.")
    return text


def _is_local(local: str) -> bool:
    if not 0 < len(local) <= LONGEST_LOCAL or local.startswith(".") or local.endswith(".") or ".." in local:
        return False
    return all(char.isprintable() and not char.isspace() and char not in NOT_IN_LOCAL for char in local)


def _is_domain(domain: str) -> bool:
    labels = domain.split(".")
    return all(
        0 < len(label) <= LONGEST_LABEL
        and label[0] != "-"
        and label[-1] != "-"
        and all(char == "-" or unicodedata.category(char)[0] in "LNM" for char in label)
        for label in labels
    )
