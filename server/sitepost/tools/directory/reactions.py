"""The jobs of the directory; it hears nobody."""

from sitepost.tools.directory import actions

JOBS = [
    (actions.imports.INVITE, actions.imports.invite_part, None),
    ("directory.sweep", actions.imports.sweep, "41 3 * * *"),
]
