"""The jobs of the directory, and the language that people choose for themselves, which stands on their badges."""

from sitepost.events.identity import LanguageChosen
from sitepost.tools.directory import actions

AT_ONCE = [(LanguageChosen, actions.people.keep_language)]

JOBS = [
    (actions.imports.INVITE, actions.imports.invite_part, None),
    ("directory.sweep", actions.imports.sweep, "41 3 * * *"),
]
