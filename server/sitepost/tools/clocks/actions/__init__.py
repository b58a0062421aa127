"""Verbs of contract clocks: hear what happens to items, look around, set rules, dates and ends by hand."""

from sitepost.tools.clocks.actions import hands, hearing, saving, sets, striking

__all__ = ["hands", "hearing", "saving", "sets", "striking"]
