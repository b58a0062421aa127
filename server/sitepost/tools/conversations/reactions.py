"""What conversations do at once when the directory changes."""

from sitepost.events.directory import MemberAdded, MemberRemoved, PersonDeactivated, PersonReactivated
from sitepost.platform import mail
from sitepost.platform.work import Work
from sitepost.tools.conversations.actions import answering, following, keeping, missed, pushing


async def member_added(work: Work, fact: MemberAdded) -> None:
    """Whoever comes to a project comes to its groups of everyone."""
    await following.came(work, fact.person, project=fact.project)


async def member_removed(work: Work, fact: MemberRemoved) -> None:
    """Whoever leaves a project loses its groups."""
    await following.left(work, fact.person, project=fact.project)


async def deactivated(work: Work, fact: PersonDeactivated) -> None:
    """Whoever may no longer sign in loses all groups, and what they followed."""
    await following.left(work, fact.person)


async def reactivated(work: Work, fact: PersonReactivated) -> None:
    """Whoever may sign in again comes to the groups of everyone of their projects."""
    await following.came(work, fact.person)


AT_ONCE = [
    (MemberAdded, member_added),
    (MemberRemoved, member_removed),
    (PersonDeactivated, deactivated),
    (PersonReactivated, reactivated),
]
JOBS = [
    ("conversations.push", pushing.sweep, "* * * * *"),
    ("conversations.missed", missed.look, "*/5 * * * *"),
    ("conversations.missed_daily", missed.look_daily, "*/15 * * * *"),
    ("conversations.purge", keeping.purge, "29 3 * * *"),
]
LAST_LOOKS = {mail.MISSED: missed.as_it_leaves}
ANSWERS = {missed.PURPOSE: answering.take}
