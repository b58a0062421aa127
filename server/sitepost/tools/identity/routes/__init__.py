"""The paths of identity."""

from sitepost.tools.identity.routes import links, me, signing

ROUTES = [*signing.ROUTES, *links.ROUTES, *me.ROUTES]
