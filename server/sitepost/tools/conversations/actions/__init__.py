"""Verbs of conversations."""

from sitepost.tools.conversations.actions import (
    bell,
    direct,
    following,
    groups,
    items,
    messages,
    mine,
    office,
    orphans,
    people,
    pushing,
    reading,
    settings,
)

__all__ = [
    "bell",
    "direct",
    "following",
    "groups",
    "items",
    "messages",
    "mine",
    "office",
    "orphans",
    "people",
    "pushing",
    "reading",
    "settings",
]
