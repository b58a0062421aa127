"""Notifications over HTTP."""

from sitepost.tools.notifications.routes import choices, matrix, notices, outbox, push

ROUTES = [*notices.ROUTES, *matrix.ROUTES, *outbox.ROUTES, *choices.ROUTES, *push.ROUTES]
