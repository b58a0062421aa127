"""Mail: letters in our own hand, queued with the change that causes them, sent by a job."""

from sitepost.platform.mail.headers import encode_header, safe_address, safe_header
from sitepost.platform.mail.letter import Letter, Line, Section, write
from sitepost.platform.mail.message import Addressee, Attached, Envelope
from sitepost.platform.mail.post import Post, address, configure, post_of
from sitepost.platform.mail.queue import (
    CONFIDENTIAL_REASONS,
    FAREWELL,
    FORWARDED,
    INVITATION,
    MISSED,
    NO_ACCESS,
    PASSWORD_RESET,
    SECRET_REASONS,
    THREAD,
    NewMail,
    again,
    queue,
    queue_all,
    send,
    skip,
)

__all__ = [
    "CONFIDENTIAL_REASONS",
    "FAREWELL",
    "FORWARDED",
    "INVITATION",
    "MISSED",
    "NO_ACCESS",
    "PASSWORD_RESET",
    "SECRET_REASONS",
    "THREAD",
    "Addressee",
    "Attached",
    "Envelope",
    "Letter",
    "Line",
    "NewMail",
    "Post",
    "Section",
    "address",
    "again",
    "configure",
    "encode_header",
    "post_of",
    "queue",
    "queue_all",
    "safe_address",
    "safe_header",
    "send",
    "skip",
    "write",
]
