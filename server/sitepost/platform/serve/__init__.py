"""Serving: a small supervisor that keeps PostgreSQL and the server processes running."""

from sitepost.platform.serve.reach import database_of
from sitepost.platform.serve.secret import keep_secret
from sitepost.platform.serve.supervisor import ServeError, Supervisor

__all__ = ["ServeError", "Supervisor", "database_of", "keep_secret"]
