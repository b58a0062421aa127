"""Mail: letters in our own hand, queued with the change that causes them, sent by a job."""

from sitepost.platform.mail.arriving import FileIn
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
    Look,
    NewMail,
    Words,
    again,
    queue,
    queue_all,
    send,
    skip,
)
from sitepost.platform.mail.replies import Answer, Reply, Take, carry, receive, reply_address, reply_of

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
    "Answer",
    "Attached",
    "Envelope",
    "FileIn",
    "Letter",
    "Line",
    "Look",
    "NewMail",
    "Post",
    "Reply",
    "Section",
    "Take",
    "Words",
    "address",
    "again",
    "carry",
    "configure",
    "encode_header",
    "post_of",
    "queue",
    "queue_all",
    "receive",
    "reply_address",
    "reply_of",
    "safe_address",
    "safe_header",
    "send",
    "skip",
    "write",
]
