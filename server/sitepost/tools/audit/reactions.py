"""What audit does behind the commits: every fact is linked, whatever its kind; and each night the chains are signed."""

from sitepost.tools.audit import actions

SIGN_JOB = "audit.sign"
BEHIND = [actions.link]
JOBS = [(SIGN_JOB, actions.sign_daily, "41 2 * * *")]
