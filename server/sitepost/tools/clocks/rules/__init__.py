"""Every decision of contract clocks."""

from sitepost.tools.clocks.rules import periods, rights, running, sets

__all__ = ["periods", "rights", "running", "sets"]
