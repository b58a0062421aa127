"""The paths of identity."""

from sitepost.tools.identity.routes import factors, links, me, signing

ROUTES = [*signing.ROUTES, *factors.ROUTES, *links.ROUTES, *me.ROUTES]
