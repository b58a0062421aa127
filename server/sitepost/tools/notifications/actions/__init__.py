"""Verbs of notifications: tell people, set matrices, choose for oneself, read notices, digests, send a mail again."""

from sitepost.tools.notifications.actions import devices
from sitepost.tools.notifications.actions.centre import mark_read, ring
from sitepost.tools.notifications.actions.choices import choice_of, choose
from sitepost.tools.notifications.actions.digests import LOOK_JOB, SEND_JOB, digest, look
from sitepost.tools.notifications.actions.matrix import check_tool, set_matrix
from sitepost.tools.notifications.actions.outbox import send_again
from sitepost.tools.notifications.actions.tell import tell, tell_addressed

__all__ = [
    "LOOK_JOB",
    "SEND_JOB",
    "check_tool",
    "choice_of",
    "choose",
    "devices",
    "digest",
    "look",
    "mark_read",
    "ring",
    "send_again",
    "set_matrix",
    "tell",
    "tell_addressed",
]
