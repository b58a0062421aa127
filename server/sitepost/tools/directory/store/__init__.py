"""The tables of the directory."""

from sitepost.tools.directory.store import companies, groups, imports, people, projects, references

__all__ = ["companies", "groups", "imports", "people", "projects", "references"]
