"""Contract clocks in SQL: the rules of types, what is remembered of items, and the clocks."""

from sitepost.tools.clocks.store import clocks, items, sets

__all__ = ["clocks", "items", "sets"]
