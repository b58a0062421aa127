"""Tables and SQL of notifications."""

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
    "file_names",
    "load_matrix",
    "mail_of",
    "mails",
    "mark_read",
    "my_notices",
    "save_matrix",
    "save_of",
    "unread",
    "unread_cards",
    "unread_of",
    "was_closed_before",
]
