"""Verbs of correspondence: load, decide, save, tell."""

from sitepost.tools.correspondence.actions import (
    autosaves,
    catalogue,
    checks,
    fieldsets,
    files,
    items,
    leaving,
    pdf,
    record,
    reminders,
    responses,
    settings,
    sheets,
    statuses,
    types,
    views,
)

__all__ = [
    "autosaves",
    "catalogue",
    "checks",
    "fieldsets",
    "files",
    "items",
    "leaving",
    "pdf",
    "record",
    "reminders",
    "responses",
    "settings",
    "sheets",
    "statuses",
    "types",
    "views",
]
