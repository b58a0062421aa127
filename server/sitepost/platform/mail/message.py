"""One mail as bytes: our own headers, a text and an HTML part of the same words, and attachments.

A mail that a person wrote has an envelope besides: who wrote it, everybody whom it is addressed to, the mails
that it answers, and its files. All its copies carry one message id.
"""

import quopri
import re
from base64 import encodebytes
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any
from urllib.parse import quote
from uuid import UUID

import msgspec

from sitepost.platform.mail.headers import exact_header, header, mailbox, safe_address
from sitepost.platform.mail.post import Post

OWN = {
    *("from", "to", "cc", "bcc", "sender", "subject", "date", "message-id", "references", "in-reply-to", "list-id"),
    *("auto-submitted", "mime-version", "content-type", "content-transfer-encoding", "return-path"),
}

MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9.+-]{0,60}/[a-z0-9][a-z0-9.+-]{0,100}\Z")
PLAIN_NAME = re.compile(r"[A-Za-z0-9._()\[\], -]+\Z")
LONGEST_NAME = 60  # characters of a file's name, before its ending


class Addressee(msgspec.Struct, frozen=True):
    """A person whom a mail names: how they are called, and their address."""

    name: str
    mail: str


class Attached(msgspec.Struct, frozen=True):
    """A file that goes with a mail; its bytes are those of that SHA-256."""

    name: str
    media_type: str
    sha256: str


class Envelope(msgspec.Struct, frozen=True, kw_only=True):
    """What a mail has that a person wrote: `message` and `answers` (oldest first) are ids of such mails."""

    author: Addressee
    to: tuple[Addressee, ...]
    cc: tuple[Addressee, ...] = ()
    message: UUID
    answers: tuple[UUID, ...] = ()
    files: tuple[Attached, ...] = ()


def thread_id(post: Post, card: UUID) -> str:
    """Return the message id that every mail about `card` refers to, so that they form one thread."""
    return f"<card-{card}@{post.host}>"


def message(row: Mapping[str, Any], *, post: Post, to: str, now: datetime) -> bytes:
    """Write the mail of `row` (id, subject, text, html, headers, thread, scope_id, scope_name, envelope).

    `to` is a checked address. Line ends are CRLF; bodies are quoted-printable. The bytes of the files of its
    envelope stand in `row["bytes"]`, in their order.
    """
    envelope = envelope_of(row)
    head = [
        *(_written(envelope, post) if envelope else _ours(row, post, to)),
        header("Subject", row["subject"]),
        exact_header("Date", format_datetime(now.astimezone(UTC))),
        *_list(row, post),
        *(header(name, value) for name, value in row["headers"].items() if name.lower() not in OWN),
        exact_header("MIME-Version", "1.0"),
    ]
    files = list(zip(envelope.files, row["bytes"], strict=True)) if envelope else []
    return b"".join(head) + (_mixed(row, files) if files else _parts(row))


def envelope_of(row: Mapping[str, Any]) -> Envelope | None:
    """Return the envelope of a stored mail that a person wrote, None of any other."""
    kept = row.get("envelope")
    return msgspec.convert(kept, Envelope) if kept else None


def _ours(row: Mapping[str, Any], post: Post, to: str) -> list[bytes]:
    return [
        exact_header("From", mailbox(post.sender_name, post.sender)),
        exact_header("To", to),
        exact_header("Message-ID", f"<{row['id']}@{post.host}>"),
        *_thread(row, post),
        exact_header("Auto-Submitted", "auto-generated"),
        exact_header("X-Auto-Response-Suppress", "All"),
    ]


def _written(envelope: Envelope, post: Post) -> list[bytes]:
    """Return the headers of a mail that a person wrote; answers go to them, not to Sitepost."""
    answers = safe_address(envelope.author.mail)
    chain = [f"<email-{each}@{post.host}>" for each in envelope.answers]
    return [
        exact_header("From", mailbox(f"{envelope.author.name} via {post.sender_name}", post.sender)),
        *([exact_header("Reply-To", mailbox(envelope.author.name, answers))] if answers else []),
        *_addressed("To", envelope.to),
        *_addressed("Cc", envelope.cc),
        exact_header("Message-ID", f"<email-{envelope.message}@{post.host}>"),
        *([exact_header("In-Reply-To", chain[-1]), exact_header("References", " ".join(chain))] if chain else []),
    ]


def _addressed(name: str, people: Iterable[Addressee]) -> list[bytes]:
    boxes = [mailbox(each.name, found) for each in people if (found := safe_address(each.mail))]
    return [exact_header(name, ", ".join(boxes))] if boxes else []


def _thread(row: Mapping[str, Any], post: Post) -> list[bytes]:
    if row["thread"] is None:
        return []
    root = thread_id(post, row["thread"])
    return [exact_header("In-Reply-To", root), exact_header("References", root)]


def _list(row: Mapping[str, Any], post: Post) -> list[bytes]:
    if row["scope_id"] is None:
        return []
    return [exact_header("List-Id", mailbox(row["scope_name"] or "", f"{row['scope_id']}.projects.{post.host}"))]


def _parts(row: Mapping[str, Any]) -> bytes:
    boundary = f"=_{row['id'].hex}"
    lines = [
        exact_header("Content-Type", f'multipart/alternative; boundary="{boundary}"'),
        b"This mail has two parts, plain text and HTML.",
    ]
    for kind in ("text", "html"):
        media_type = "plain" if kind == "text" else "html"
        lines += [
            f"--{boundary}".encode(),
            f"Content-Type: text/{media_type}; charset=utf-8".encode(),
            b"Content-Transfer-Encoding: quoted-printable",
            b"",
            _body(row[kind]),
        ]
    lines += [f"--{boundary}--".encode(), b""]
    return b"\r\n".join(lines)


def _mixed(row: Mapping[str, Any], files: Iterable[tuple[Attached, bytes]]) -> bytes:
    boundary = f"=_mixed_{row['id'].hex}"
    lines = [
        exact_header("Content-Type", f'multipart/mixed; boundary="{boundary}"'),
        f"--{boundary}".encode(),
        _parts(row),
    ]
    for file, data in files:
        media_type = file.media_type if MEDIA_TYPE.match(file.media_type) else "application/octet-stream"
        head = [
            exact_header("Content-Type", media_type),
            b"Content-Transfer-Encoding: base64\r\n",
            exact_header("Content-Disposition", _disposition(file.name)),
        ]
        lines += [f"--{boundary}".encode(), b"".join(head), encodebytes(data).replace(b"\n", b"\r\n").rstrip()]
    lines += [f"--{boundary}--".encode(), b""]
    return b"\r\n".join(lines)


def _disposition(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    short = f"{stem[:LONGEST_NAME]}{dot}{ending[:10]}" if stem else name[:LONGEST_NAME]
    if PLAIN_NAME.match(short):
        return f'attachment; filename="{short}"'
    return f"attachment; filename*=UTF-8''{quote(short, safe='')}"


def _body(text: str) -> bytes:
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return quopri.encodestring(plain.encode()).replace(b"\n", b"\r\n")
