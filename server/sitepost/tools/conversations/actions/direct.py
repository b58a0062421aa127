"""Direct messages: one for each set of people of a project, opened again by choosing the same ones."""

from collections.abc import Iterable
from uuid import UUID

from sitepost.kernel.ids import new_id
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import refuse
from sitepost.platform.work import Work
from sitepost.tools.conversations import store
from sitepost.tools.conversations.actions import bell, people
from sitepost.tools.conversations.model import Conversation, Sort
from sitepost.tools.conversations.rules import access
from sitepost.tools.conversations.rules import people as rules


# silent: that people write to one another is told to nobody else
async def start(
    work: Work, who: Passport, *, project: UUID, chosen: Iterable[UUID], groups: Iterable[UUID]
) -> tuple[UUID, bool]:
    """Return the direct message of the caller with people of a project, and whether it is new; a hidden one is shown.

    Errors: `feature_disabled`, `needs_other_member`, `too_many_members`, `not_in_project`, `employees_only`.
    """
    settings, me = await people.standing(work, who, project, for_writing=True)
    refuse(access.why_not_start(settings, me))
    meant, standings = await people.expand(work, who, project=project, people=chosen, groups=groups)
    picked = meant - {who.person}
    refuse(rules.why_not_write_to(settings, picked, standings), field="people")
    talk = Conversation(
        id=new_id(),
        account=who.account,
        project=project,
        sort=Sort.DIRECT,
        created_by=who.person,
        created_at=work.now,
        last_at=work.now,
    )
    everybody = picked | {who.person}
    found, is_new = await store.talks.add_direct(work, talk, key=rules.direct_key(everybody))
    if is_new:
        await store.talks.join(work, found, sorted(everybody), by=who.person)
    else:
        await store.mine.show(work, found, who.person)
    bell.altered(work, found)
    return found, is_new
