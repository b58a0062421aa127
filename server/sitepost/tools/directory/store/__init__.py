"""The tables of the directory."""

from sitepost.tools.directory.store import companies, groups, people, projects, references

__all__ = ["companies", "groups", "people", "projects", "references"]
