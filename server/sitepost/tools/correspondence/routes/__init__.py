"""Paths of correspondence, one module a noun."""

from typing import Any

from sitepost.tools.correspondence.routes import (
    autosaves,
    catalogue,
    choices,
    fieldsets,
    items,
    listing,
    pdf,
    responses,
    settings,
    sheets,
    statuses,
    types,
    views,
)

ROUTES: list[Any] = [  # Litestar handlers
    *catalogue.ROUTES,
    *types.ROUTES,
    *views.ROUTES,
    *fieldsets.ROUTES,
    *statuses.ROUTES,
    *settings.ROUTES,
    *items.ROUTES,
    *listing.ROUTES,
    *sheets.ROUTES,
    *choices.ROUTES,
    *responses.ROUTES,
    *autosaves.ROUTES,
    *pdf.ROUTES,
]
