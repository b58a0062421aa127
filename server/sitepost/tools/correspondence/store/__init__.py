"""Tables and SQL of correspondence."""

from sitepost.tools.correspondence.store import (
    autosaves,
    fieldsets,
    items,
    listing,
    responses,
    settings,
    statuses,
    types,
)

__all__ = ["autosaves", "fieldsets", "items", "listing", "responses", "settings", "statuses", "types"]
