"""What happens to letters at once when somebody leaves: nobody goes while one waits for them (spec D6)."""

from sitepost.events.directory import MemberRemoved, PersonDeactivated
from sitepost.platform.work import Work
from sitepost.tools.correspondence.actions import leaving


async def leave_project(work: Work, fact: MemberRemoved) -> None:
    """Hand over what waits for somebody who is taken out of a project, or refuse."""
    await leaving.hand_over(work, person=fact.person, successor=fact.successor, project=fact.project)


async def leave(work: Work, fact: PersonDeactivated) -> None:
    """Hand over what waits for somebody who is deactivated, in every project, or refuse."""
    await leaving.hand_over(work, person=fact.person, successor=fact.successor, project=None)


AT_ONCE = [(MemberRemoved, leave_project), (PersonDeactivated, leave)]
