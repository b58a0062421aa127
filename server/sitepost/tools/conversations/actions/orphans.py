"""Groups that nobody present may manage, for company administrators: their names and sizes, and no word of them."""

from collections.abc import Sequence

from sitepost.kernel.passport import Passport
from sitepost.platform.work import Work
from sitepost.tools.conversations import store
from sitepost.tools.conversations.model import Orphan


async def every(work: Work, who: Passport) -> Sequence[Orphan]:
    """Return the groups of the company that nobody present may manage, by name."""
    return await store.talks.orphans(work, who.account)
