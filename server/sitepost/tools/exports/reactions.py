"""The daily sweep of exports."""

from sitepost.tools.exports import actions

JOBS = [("exports.sweep", actions.sweep, "17 3 * * *")]
