"""Every decision of notifications: the matrix, who is told, in which words, what the outbox shows."""

from sitepost.tools.notifications.rules.changes import (
    changed_fields,
    changes_in_words,
    day_words,
    ids_in,
    said_again,
)
from sitepost.tools.notifications.rules.choices import (
    choice_faults,
    chosen_cells,
    is_urgent,
    loud_from,
    next_digest,
    read_cells,
    waits,
)
from sitepost.tools.notifications.rules.digests import (
    count_words,
    digest_subject,
    digest_why,
    entries,
    entry_doc,
    shown,
)
from sitepost.tools.notifications.rules.matrix import cells, read_ticks, why_not_configure
from sitepost.tools.notifications.rules.outbox import masked, why_not_send_again, withheld
from sitepost.tools.notifications.rules.recipients import (
    addressed,
    is_after_closing,
    joined,
    may_hear,
    people_of,
    recipients,
    removed_number,
    removed_subject,
)
from sitepost.tools.notifications.rules.words import clock_words, goodbye, opening, reason_words, subject, why_sentence

__all__ = [
    "addressed",
    "cells",
    "changed_fields",
    "changes_in_words",
    "choice_faults",
    "chosen_cells",
    "clock_words",
    "count_words",
    "day_words",
    "digest_subject",
    "digest_why",
    "entries",
    "entry_doc",
    "goodbye",
    "ids_in",
    "is_after_closing",
    "is_urgent",
    "joined",
    "loud_from",
    "masked",
    "may_hear",
    "next_digest",
    "opening",
    "people_of",
    "read_cells",
    "read_ticks",
    "reason_words",
    "recipients",
    "removed_number",
    "removed_subject",
    "said_again",
    "shown",
    "subject",
    "waits",
    "why_not_configure",
    "why_not_send_again",
    "why_sentence",
    "withheld",
]
