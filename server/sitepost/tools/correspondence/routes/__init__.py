"""Paths of correspondence, one module a noun."""

from typing import Any

from sitepost.tools.correspondence.routes import (
    autosaves,
    bulk,
    catalogue,
    choices,
    copying,
    custom,
    explain,
    fieldsets,
    items,
    listing,
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
    *custom.ROUTES,
    *statuses.ROUTES,
    *settings.ROUTES,
    *items.ROUTES,
    *listing.ROUTES,
    *bulk.ROUTES,
    *explain.ROUTES,
    *sheets.ROUTES,
    *choices.ROUTES,
    *copying.ROUTES,
    *responses.ROUTES,
    *revisions.ROUTES,
    *autosaves.ROUTES,
]
