"""Every decision of correspondence: predicates, transitions, audiences, cards."""

from sitepost.tools.correspondence.rules import (
    catalogue,
    fields,
    fieldsets,
    items,
    leaving,
    letter,
    listing,
    reminders,
    responses,
    rights,
    settings,
    sheets,
    statuses,
    types,
    views,
    visibility,
)

__all__ = [
    "catalogue",
    "fields",
    "fieldsets",
    "items",
    "leaving",
    "letter",
    "listing",
    "reminders",
    "responses",
    "rights",
    "settings",
    "sheets",
    "statuses",
    "types",
    "views",
    "visibility",
]
