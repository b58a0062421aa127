"""One mail as bytes: our own headers, and a text and an HTML part of the same words."""

import quopri
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any
from uuid import UUID

from sitepost.platform.mail.headers import exact_header, header, mailbox
from sitepost.platform.mail.post import Post

OWN = {
    *("from", "to", "cc", "bcc", "sender", "subject", "date", "message-id", "references", "in-reply-to", "list-id"),
    *("auto-submitted", "mime-version", "content-type", "content-transfer-encoding", "return-path"),
}


def thread_id(post: Post, card: UUID) -> str:
    """Return the message id that every mail about `card` refers to, so that they form one thread."""
    return f"<card-{card}@{post.host}>"


def message(row: Mapping[str, Any], *, post: Post, to: str, now: datetime) -> bytes:
    """Write the mail of `row` (id, subject, text, html, headers, thread, scope_id, scope_name).

    `to` is a checked address. Line ends are CRLF; bodies are quoted-printable.
    """
    head = [
        exact_header("From", mailbox(post.sender_name, post.sender)),
        exact_header("To", to),
        header("Subject", row["subject"]),
        exact_header("Date", format_datetime(now.astimezone(UTC))),
        exact_header("Message-ID", f"<{row['id']}@{post.host}>"),
        *_thread(row, post),
        *_list(row, post),
        exact_header("Auto-Submitted", "auto-generated"),
        exact_header("X-Auto-Response-Suppress", "All"),
        *(header(name, value) for name, value in row["headers"].items() if name.lower() not in OWN),
        exact_header("MIME-Version", "1.0"),
    ]
    return b"".join(head) + _parts(row)


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


def _body(text: str) -> bytes:
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return quopri.encodestring(plain.encode()).replace(b"\n", b"\r\n")
