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
    "reading",
    "settings",
]
