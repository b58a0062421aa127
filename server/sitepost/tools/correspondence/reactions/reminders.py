"""Every ten minutes: is it morning on some site?"""

from uuid import UUID

from sitepost.platform.work import Work
from sitepost.tools.correspondence.actions import reminders

LOOK_JOB = "correspondence.look_for_overdue"


async def look(work: Work) -> None:
    """Queue the reminders of every project where they are due now."""
    await reminders.look(work)


async def remind(work: Work, *, project: str) -> None:
    """Remind the assignees of what is overdue in one project."""
    await reminders.remind(work, project=UUID(project))


JOBS = [(LOOK_JOB, look, "*/10 * * * *"), (reminders.JOB, remind, None)]
