"""The verbs of identity."""

from sitepost.tools.identity.actions import (
    clients,
    entry,
    factors,
    journeys,
    links,
    logins,
    passkeys,
    passwords,
    policy,
    providers,
    sessions,
    settings,
    tokens,
    viewings,
)

__all__ = [
    "clients",
    "entry",
    "factors",
    "journeys",
    "links",
    "logins",
    "passkeys",
    "passwords",
    "policy",
    "providers",
    "sessions",
    "settings",
    "tokens",
    "viewings",
]
