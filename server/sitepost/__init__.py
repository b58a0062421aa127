"""Sitepost: the communication of construction projects, self-hosted."""

__version__ = "0.1.0"
