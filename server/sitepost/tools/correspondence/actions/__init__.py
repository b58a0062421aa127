"""Verbs of correspondence: load, decide, save, tell."""

from sitepost.tools.correspondence.actions import (
    autosaves,
    catalogue,
    checks,
    fieldsets,
    files,
    items,
    pdf,
    responses,
    settings,
    statuses,
    types,
)

__all__ = [
    "autosaves",
    "catalogue",
    "checks",
    "fieldsets",
    "files",
    "items",
    "pdf",
    "responses",
    "settings",
    "statuses",
    "types",
]
