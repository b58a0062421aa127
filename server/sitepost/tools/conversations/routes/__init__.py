"""Conversations over HTTP."""

from typing import Any

from sitepost.tools.conversations.routes import (
    files,
    frames,
    groups,
    holds,
    inbox,
    keeping,
    mentions,
    messages,
    seeking,
    settings,
    translating,
)

ROUTES: list[Any] = [
    *settings.ROUTES,
    *inbox.ROUTES,
    *mentions.ROUTES,
    *groups.ROUTES,
    *seeking.ROUTES,
    *messages.ROUTES,
    *files.ROUTES,
    *holds.ROUTES,
    *keeping.ROUTES,
    *translating.ROUTES,
]
CHANNELS = [frames.open_channel]
