"""Talk on items: it comes to exist with the first message, and is known before."""

from uuid import UUID

from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import hidden
from sitepost.platform.work import Work
from sitepost.tools.conversations import store
from sitepost.tools.conversations.model import Conversation, Line, Settings, Sort
from sitepost.tools.conversations.rules import access


async def of_card(work: Work, who: Passport, card: UUID) -> tuple[Settings, Line, bool]:
    """Return the conversation of an item that the caller sees, and whether anything was said in it yet."""
    settings = store.settings.ask(work, who.account)
    id = access.item_conversation(card)
    line = await store.lines.one(work, id, person=who.person, account=who.account)
    if line is not None:
        return await settings, line, True
    future = await store.lines.future(work, card, id=id, person=who.person, account=who.account)
    return await settings, future or hidden(), False


# silent: the message that makes it is told by itself
async def begin(work: Work, settings: Settings, *, account: UUID, card: UUID, by: UUID) -> UUID:
    """Make the conversation of an item for its first message, unless it is there; return its id.

    Where followers are taken once, they are taken now (4.3). Whether `by` may talk there is asked afterwards.
    """
    place = await store.lines.place(work, card, account=account)
    if place is None or not access.is_conversable(number=place.number, parent=place.parent, tool=place.tool):
        hidden()
    talk = Conversation(
        id=access.item_conversation(card),
        account=account,
        project=place.scope,
        sort=Sort.ITEM,
        card=card,
        created_by=by,
        created_at=work.now,
        last_at=work.now,
    )
    if await store.talks.add_item(work, talk) and not settings.live_followers:
        await store.talks.snapshot(work, talk.id)
    return talk.id
