"""The paths of identity."""

from sitepost.tools.identity.routes import clients, factors, links, me, passkeys, providers, signing, viewings

ROUTES = [
    *signing.ROUTES,
    *factors.ROUTES,
    *clients.ROUTES,
    *passkeys.ROUTES,
    *providers.ROUTES,
    *links.ROUTES,
    *me.ROUTES,
    *viewings.ROUTES,
]
