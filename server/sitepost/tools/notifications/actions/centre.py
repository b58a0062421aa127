"""The notification centre: reading notices, and moving the badge of every client."""

from collections.abc import Sequence
from uuid import UUID

from sitepost.kernel.passport import Passport
from sitepost.platform import mail
from sitepost.platform.live import ring_notice
from sitepost.platform.work import Work
from sitepost.tools.notifications import store


def ring(work: Work, people: Sequence[UUID]) -> None:
    """Tell the clients of `people` their new unread count once this work is durable."""
    ring_notice(work, people, unread=store.unread_of)


# silent: what one person has read is nobody else's business
async def mark_read(
    work: Work, who: Passport, *, ids: Sequence[UUID] = (), cards: Sequence[UUID] = (), every: bool = False
) -> int:
    """Mark notices of `who` as read, by their ids or by what they are about, and return how many stay unread."""
    read = await store.mark_read(work, person=who.person, ids=ids, cards=cards, every=every)
    if read:
        ring(work, [who.person])
        choice = (await store.choices(work, [who.person])).get(who.person)
        if choice is not None and choice.skip_read:  # whoever never chose has nothing that is held back
            await mail.skip(work, read)
    return await store.unread(work, who.person)
