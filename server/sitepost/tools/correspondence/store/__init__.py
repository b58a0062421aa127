"""Tables and SQL of correspondence."""

from sitepost.tools.correspondence.store import (
    autosaves,
    choices,
    custom,
    fieldsets,
    items,
    leaving,
    listing,
    reminders,
    responses,
    revisions,
    settings,
    statuses,
    types,
    views,
)

__all__ = [
    "autosaves",
    "choices",
    "custom",
    "fieldsets",
    "items",
    "leaving",
    "listing",
    "reminders",
    "responses",
    "revisions",
    "settings",
    "statuses",
    "types",
    "views",
]
