"""Paths of permissions: templates, and who may do what in a project."""

from sitepost.tools.permissions.routes import members, templates

ROUTES = [*templates.ROUTES, *members.ROUTES]
