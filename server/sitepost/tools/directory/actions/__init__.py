"""The verbs of the directory."""

from sitepost.tools.directory.actions import account, companies, groups, imports, members, people, projects, references

__all__ = ["account", "companies", "groups", "imports", "members", "people", "projects", "references"]
