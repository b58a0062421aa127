"""The paths of identity."""

from sitepost.tools.identity.routes import clients, factors, links, me, passkeys, signing, viewings

ROUTES = [
    *signing.ROUTES,
    *factors.ROUTES,
    *clients.ROUTES,
    *passkeys.ROUTES,
    *links.ROUTES,
    *me.ROUTES,
    *viewings.ROUTES,
]
