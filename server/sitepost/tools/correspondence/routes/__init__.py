"""Paths of correspondence, one module a noun."""

from typing import Any

from sitepost.tools.correspondence.routes import (
    autosaves,
    bulk,
    catalogue,
    choices,
    fieldsets,
    items,
    listing,
    pdf,
    responses,
    revisions,
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
    *bulk.ROUTES,
    *sheets.ROUTES,
    *choices.ROUTES,
    *responses.ROUTES,
    *revisions.ROUTES,
    *autosaves.ROUTES,
    *pdf.ROUTES,
]
