"""Verbs of contract clocks: hear what happens to items, look around, set rules, dates and ends by hand."""

from sitepost.tools.clocks.actions import days, hands, hearing, saving, sets, striking

__all__ = ["days", "hands", "hearing", "saving", "sets", "striking"]
