"""Notifications over HTTP."""

from sitepost.tools.notifications.routes import matrix, notices, outbox

ROUTES = [*notices.ROUTES, *matrix.ROUTES, *outbox.ROUTES]
