"""Mail: letters in our own hand, queued with the change that causes them, sent by a job."""

from sitepost.platform.mail.headers import encode_header, safe_address, safe_header
from sitepost.platform.mail.letter import Letter, Line, Section, write
from sitepost.platform.mail.post import Post, address, configure, post_of
from sitepost.platform.mail.queue import (
    FAREWELL,
    INVITATION,
    PASSWORD_RESET,
    SECRET_REASONS,
    THREAD,
    again,
    queue,
    send,
)

__all__ = [
    "FAREWELL",
    "INVITATION",
    "PASSWORD_RESET",
    "SECRET_REASONS",
    "THREAD",
    "Letter",
    "Line",
    "Post",
    "Section",
    "address",
    "again",
    "configure",
    "encode_header",
    "post_of",
    "queue",
    "safe_address",
    "safe_header",
    "send",
    "write",
]
