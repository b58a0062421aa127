"""The paths of the directory."""

from sitepost.tools.directory.routes import companies, groups, imports, members, people, projects, references

ROUTES = [
    *companies.ROUTES,
    *people.ROUTES,
    *imports.ROUTES,
    *projects.ROUTES,
    *members.ROUTES,
    *groups.ROUTES,
    *references.ROUTES,
]
