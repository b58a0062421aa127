"""Conversations in SQL: settings, access, conversations, people, what each reader keeps, messages."""

from sitepost.tools.conversations.store import access, bell, lines, mine, people, settings, talks

__all__ = ["access", "bell", "lines", "mine", "people", "settings", "talks"]
