"""The verbs of identity."""

from sitepost.tools.identity.actions import entry, factors, links, logins, passwords, policy, sessions, settings, tokens

__all__ = ["entry", "factors", "links", "logins", "passwords", "policy", "sessions", "settings", "tokens"]
