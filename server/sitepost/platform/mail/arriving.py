"""What comes in by mail, read out of its bytes: who answers, what they wrote themselves, and the files beside it.

Nothing in it is trusted: what cannot be read is None, what a program wrote by itself says so. Pure.
"""

import codecs
import re
from collections.abc import Iterable
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import getaddresses
from hashlib import sha256
from html.parser import HTMLParser
from itertools import islice, takewhile

import msgspec

from sitepost.kernel.text import one_line

MARK = ("##-", "-##")  # stand around the line above which people answer, in whatever language it is
MOST_FILES = 20
LONGEST_NAME = 150
MOST_HEAD = 64 * 1024  # bytes
MOST_BODY = 256 * 1024  # bytes of words that are read
LONGEST_TEXT = 100_000  # characters of them
LINES_OF_ATTRIBUTION = 3
LONGEST_LINE = 1_000  # characters of a line that may say who wrote what is quoted
AUTOMATIC = ("bulk", "junk", "list", "auto_reply")
CHARSETS = {  # by which people write; among the others are some that take their square of time
    "utf-8", "ascii", "utf-16", "iso2022_jp", "iso2022_kr", "euc_jp", "euc_kr", "shift_jis", "cp932", "cp949", "gb2312",
    "gbk", "gb18030", "big5", "koi8-r", "koi8-u", "mac-roman", "tis-620",
    *(f"iso8859-{number}" for number in range(1, 17)), *(f"cp{number}" for number in range(1250, 1259)),
}  # fmt: skip
HEAD_END = re.compile(rb"\r?\n\r?\n")
MESSAGE_ID = re.compile(rb"^message-id:[ \t]*(?:\r?\n[ \t]+)?([^\s\x00]{1,300})", re.IGNORECASE | re.MULTILINE)
QUOTE = re.compile(
    r"\s*(?:>|-{2,}\s*(?:original|ursprüngliche|weitergeleitete|forwarded|begin)|_{10,}\s*$"
    r"|(?:\*?(?:from|von|de|da|van|från)\*?\s?:\*?\s.*(?:@|sitepost)))",
    re.IGNORECASE,
)
ATTRIBUTION = re.compile(r"\s*(?:on|am|le|el|il|op|den|em|w dniu)\b.{5,300}:\s*\Z", re.IGNORECASE | re.DOTALL)
QUOTED = re.compile(r"\s*>")
SIGNATURE = re.compile(r"--\s?\Z")


class FileIn(msgspec.Struct, frozen=True):
    """A file that came with a mail."""

    name: str
    media_type: str
    data: bytes


class Arrived(msgspec.Struct, frozen=True, kw_only=True):
    """A mail: the address of its sender in small letters, and only what they wrote above or between what they quote."""

    sender: str
    message_id: str
    is_automatic: bool
    text: str
    files: tuple[FileIn, ...] = ()


def read(raw: bytes, *, envelope_from: str, own: Iterable[str]) -> Arrived | None:
    """Read a mail; `own` are addresses of ours, by which a quotation and a loop are known. None: it is no mail."""
    ours = tuple(each.lower() for each in own if each)
    if len(_head(raw)) > MOST_HEAD:
        return None
    try:
        mail = message_from_bytes(raw, policy=policy.default)
        sender = _sender(mail)
        return Arrived(
            sender=_clean(sender),
            message_id=message_id(raw),
            is_automatic=not envelope_from or sender in ours or _is_automatic(mail),
            text=_clean(_own(mail, ours)),
            files=tuple(islice(_files(mail), MOST_FILES + 1)),
        )
    except Exception:  # the parsers of mail and of HTML give up in more ways than they name
        return None


def message_id(raw: bytes) -> str:
    """Return what a mail is known by: its id, or a sum of its bytes where it has none."""
    found = MESSAGE_ID.search(_head(raw))
    return found.group(1).decode("ascii", "replace") if found else sha256(raw).hexdigest()


def _head(raw: bytes) -> bytes:
    """Return the headers of a mail; of headers that are too long, one byte more than they may have."""
    begin = raw[: MOST_HEAD + 1]
    end = HEAD_END.search(begin)
    return begin[: end.start()] if end else begin


def _clean(text: str) -> str:
    """Return what a database keeps of `text`: no half characters, no zero."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode()


def _sender(mail: EmailMessage) -> str:
    found = getaddresses([str(each) for each in mail.get_all("From", [])])
    return found[0][1].strip().lower() if len(found) == 1 else ""


def _is_automatic(mail: EmailMessage) -> bool:
    if str(mail.get("Auto-Submitted", "no")).split(";")[0].strip().lower() != "no":
        return True
    if str(mail.get("Precedence", "")).strip().lower() in AUTOMATIC or mail.get_content_type() == "multipart/report":
        return True
    return any(mail.get(name) is not None for name in ("X-Autoreply", "X-Autorespond", "List-Id", "List-Unsubscribe"))


def _own(mail: EmailMessage, ours: Iterable[str]) -> str:
    above = own_words(_text(mail)[:LONGEST_TEXT], ours)
    return above or words_between(_text(mail, quotes=True)[:LONGEST_TEXT], ours)


def _text(mail: EmailMessage, *, quotes: bool = False) -> str:
    """Return the words of a mail; of HTML, `quotes` marks where something quoted was left out."""
    body = mail.get_body(("plain", "html"))
    if body is None:
        return ""
    data = body.get_payload(decode=True)
    words = data[:MOST_BODY].decode(_charset(body), "replace") if isinstance(data, bytes) else ""
    if body.get_content_subtype() != "html":
        return words
    plain = _Plain(quotes=quotes)
    plain.feed(words)
    return "".join(plain.found)


def _charset(part: MIMEPart) -> str:
    try:
        found = codecs.lookup(part.get_content_charset("utf-8")).name
    except (LookupError, ValueError):
        return "utf-8"
    return found if found in CHARSETS else "utf-8"


def _files(mail: EmailMessage) -> Iterable[FileIn]:
    for part in mail.iter_attachments():
        if part.get("Content-ID") is not None and part.get_content_disposition() != "attachment":
            continue  # a picture of the signature
        data = part.get_payload(decode=True)
        if isinstance(data, bytes) and data:
            name = one_line(_clean(part.get_filename() or "attachment").replace("/", "_"))[:LONGEST_NAME]
            yield FileIn(name or "attachment", _clean(part.get_content_type()), data)


class _Plain(HTMLParser):
    """Words of HTML, a line for each block; what is quoted is left out where its kind is known."""

    BLOCKS = frozenset({"p", "div", "br", "li", "tr", "blockquote", "h1", "h2", "h3", "table"})
    SILENT = frozenset({"style", "script", "title", "blockquote", "head"})

    def __init__(self, *, quotes: bool) -> None:
        super().__init__()
        self.quotes = quotes
        self.found: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in self.SILENT
        if tag in self.BLOCKS:
            self.found.append("\n>\n" if self.quotes and tag == "blockquote" else "\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self.SILENT and self.silent:
            self.silent -= 1

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.found.append(re.sub(r"\s+", " ", data))


def own_words(text: str, own: Iterable[str] = ()) -> str:
    """Return what somebody wrote above what they quote and above their signature."""
    ours = tuple(own)
    kept = list(takewhile(lambda line: not _ends(line, ours), _lines(text)))
    return "\n".join(_without_attribution(kept)).strip()


def words_between(text: str, own: Iterable[str] = ()) -> str:
    """Return what somebody wrote between and below lines that they quote, above which nothing is theirs.

    Quoted are lines that begin with `>`. Where they do not, nothing tells whose words are whose: those are left out.
    """
    ours, lines = tuple(own), _lines(text)
    first = next((at for at, line in enumerate(lines) if QUOTED.match(line)), len(lines))
    above = [line for line in lines[:first] if line.strip()]
    if len(above) > LINES_OF_ATTRIBUTION or any(_ends(line, ()) for line in above):
        return ""
    pieces: list[list[str]] = [[]]
    for line in lines[first:]:
        if QUOTED.match(line):
            pieces.append([])
        elif _ends(line, ours):
            break
        else:
            pieces[-1].append(line)
    *between, below = pieces
    said = ("\n".join(each).strip() for each in (*map(_without_attribution, between), below))
    return "\n\n".join(filter(None, said))


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.replace("\r\n", "\n").replace("\x00", "").split("\n")]


def _ends(line: str, own: tuple[str, ...]) -> bool:
    """Say whether what somebody wrote ends before this line."""
    low = line.lower()
    return bool(
        all(each in line for each in MARK)
        or QUOTE.match(line)
        or SIGNATURE.match(line)
        or any(each in low for each in own)
    )


def _without_attribution(lines: list[str]) -> list[str]:
    """Leave out the "On … wrote:" at the end, which may go over three lines."""
    while lines and not lines[-1].strip():
        lines.pop()
    if lines and len(lines[-1]) > LONGEST_LINE:  # no attribution; what looks for one would take its square of time
        return lines
    for many in range(1, LINES_OF_ATTRIBUTION + 1):
        last = lines[-many:]
        short = len(last) == many and all(len(line) <= LONGEST_LINE for line in last)
        if short and ATTRIBUTION.match("\n".join(last)):
            return lines[:-many]
    folded = lines and re.match(r"\s*(?:on|am|le|el|il|op|den|em)\b.*<?\s*\Z", lines[-1], re.IGNORECASE)
    if folded and re.search(r"\d{4}.*<\s*\Z|\d{4}.*\d{1,2}:\d{2}.*\Z", lines[-1]):
        return lines[:-1]
    return lines
