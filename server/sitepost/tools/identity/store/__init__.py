"""The tables of identity."""

from sitepost.tools.identity.store import clients, factors, passkeys, viewings
from sitepost.tools.identity.store.logins import (
    add_bearer,
    add_link,
    bearers,
    by_mail,
    count_try,
    end_bearers,
    find_bearer,
    link,
    login,
    save_login,
    save_settings,
    set_password,
    settings,
    sweep,
    touch,
    use_links,
)

__all__ = [
    "add_bearer",
    "add_link",
    "bearers",
    "by_mail",
    "clients",
    "count_try",
    "end_bearers",
    "factors",
    "find_bearer",
    "link",
    "login",
    "passkeys",
    "save_login",
    "save_settings",
    "set_password",
    "settings",
    "sweep",
    "touch",
    "use_links",
    "viewings",
]
