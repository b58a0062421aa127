"""Tables and SQL of notifications."""

from sitepost.tools.notifications.store.choices import choices, save_choice
from sitepost.tools.notifications.store.digests import (
    add_to_digest,
    digest_lines,
    drop_lines,
    hold_digest,
    home_of,
    mailed,
    move_digest,
    people_due,
)
from sitepost.tools.notifications.store.matrix import load_matrix, save_matrix
from sitepost.tools.notifications.store.notices import (
    add_notices,
    mark_read,
    my_notices,
    unread,
    unread_cards,
    unread_of,
)
from sitepost.tools.notifications.store.outbox import mail_of, mails
from sitepost.tools.notifications.store.telling import SaveFact, file_names, save_of, was_closed_before

__all__ = [
    "SaveFact",
    "add_notices",
    "add_to_digest",
    "choices",
    "digest_lines",
    "drop_lines",
    "file_names",
    "hold_digest",
    "home_of",
    "load_matrix",
    "mail_of",
    "mailed",
    "mails",
    "mark_read",
    "move_digest",
    "my_notices",
    "people_due",
    "save_choice",
    "save_matrix",
    "save_of",
    "unread",
    "unread_cards",
    "unread_of",
    "was_closed_before",
]
