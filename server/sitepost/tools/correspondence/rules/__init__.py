"""Every decision of correspondence: predicates, transitions, audiences, cards."""

from sitepost.tools.correspondence.rules import (
    catalogue,
    fields,
    fieldsets,
    items,
    letter,
    listing,
    responses,
    rights,
    settings,
    statuses,
    types,
    visibility,
)

__all__ = [
    "catalogue",
    "fields",
    "fieldsets",
    "items",
    "letter",
    "listing",
    "responses",
    "rights",
    "settings",
    "statuses",
    "types",
    "visibility",
]
