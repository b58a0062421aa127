"""The verbs of identity."""

from sitepost.tools.identity.actions import links, logins, passwords, sessions, settings, tokens

__all__ = ["links", "logins", "passwords", "sessions", "settings", "tokens"]
