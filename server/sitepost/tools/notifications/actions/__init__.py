"""Verbs of notifications: tell people, set the matrix, read notices, send a mail again."""

from sitepost.tools.notifications.actions.centre import mark_read, ring
from sitepost.tools.notifications.actions.matrix import check_tool, set_matrix
from sitepost.tools.notifications.actions.outbox import send_again
from sitepost.tools.notifications.actions.tell import tell

__all__ = ["check_tool", "mark_read", "ring", "send_again", "set_matrix", "tell"]
