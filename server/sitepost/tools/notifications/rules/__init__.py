"""Every decision of notifications: the matrix, who is told, in which words, what the outbox shows."""

from sitepost.tools.notifications.rules.matrix import cells, read_ticks, why_not_configure
from sitepost.tools.notifications.rules.outbox import masked, why_not_send_again, withheld
from sitepost.tools.notifications.rules.recipients import (
    is_after_closing,
    joined,
    may_hear,
    recipients,
    removed_subject,
)
from sitepost.tools.notifications.rules.words import changed_fields, opening, reason_words, subject, why_sentence

__all__ = [
    "cells",
    "changed_fields",
    "is_after_closing",
    "joined",
    "masked",
    "may_hear",
    "opening",
    "read_ticks",
    "reason_words",
    "recipients",
    "removed_subject",
    "subject",
    "why_not_configure",
    "why_not_send_again",
    "why_sentence",
    "withheld",
]
