"""Groups follow the directory: whoever comes to a project comes to its groups of everyone, whoever leaves loses all."""

from uuid import UUID

from sitepost.platform.work import Work
from sitepost.tools.conversations import store
from sitepost.tools.conversations.actions import bell


# silent: the directory has told of it
async def came(work: Work, person: UUID, *, project: UUID | None = None) -> None:
    """Put somebody into the groups of everyone of a project, or of all projects that they are in (3.2.5)."""
    if work.account is None:
        return
    await store.talks.keep_directories(work, person, project=project)
    for group in await store.talks.everyones(work, person, account=work.account, project=project):
        await store.talks.join(work, group, [person], by=work.actor or person)
        bell.altered(work, group)


# silent: the directory has told of it
async def left(work: Work, person: UUID, *, project: UUID | None = None) -> None:
    """Take somebody out of the groups of a project, or out of all; they come back by hand alone (8.3)."""
    if work.account is None:
        return
    await store.talks.keep_directories(work, person, project=project)
    for group in await store.talks.held_groups(work, person, account=work.account, project=project):
        await store.talks.leave(work, group, [person])
        bell.altered(work, group)
    if project is None:
        await store.talks.unfollow_all(work, person)
