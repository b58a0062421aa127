"""Contract clocks over HTTP."""

from sitepost.tools.clocks.routes import clocks, sets

ROUTES = [*sets.ROUTES, *clocks.ROUTES]
