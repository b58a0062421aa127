"""Verbs of correspondence: load, decide, save, tell."""

from sitepost.tools.correspondence.actions import (
    autosaves,
    catalogue,
    fieldsets,
    items,
    pdf,
    responses,
    settings,
    statuses,
    types,
)

__all__ = ["autosaves", "catalogue", "fieldsets", "items", "pdf", "responses", "settings", "statuses", "types"]
