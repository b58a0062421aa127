"""The verbs of identity."""

from sitepost.tools.identity.actions import (
    clients,
    entry,
    factors,
    links,
    logins,
    passkeys,
    passwords,
    policy,
    sessions,
    settings,
    tokens,
    viewings,
)

__all__ = [
    "clients",
    "entry",
    "factors",
    "links",
    "logins",
    "passkeys",
    "passwords",
    "policy",
    "sessions",
    "settings",
    "tokens",
    "viewings",
]
