"""What receipts does when correspondence tells facts, and with what people opened and downloaded."""

from sitepost.events.correspondence import ItemEdited, ItemIssued, ItemResponded
from sitepost.platform.sightings import sightings_of
from sitepost.platform.work import Work
from sitepost.tools.receipts import actions


async def begin(work: Work, fact: ItemIssued) -> None:
    """Keep to whom an item was issued, in the transaction that issues it."""
    actions.follow(work, fact.item, fact.roles)


async def follow(work: Work, fact: ItemEdited) -> None:
    """Keep who came to an issued item, and who left it."""
    if fact.told and fact.came != fact.went:
        actions.follow(work, fact.item, fact.roles, some_left=True)


async def respond(work: Work, fact: ItemResponded) -> None:
    """Keep who responded."""
    actions.responded(work, fact.item)


async def keep(work: Work) -> bool:
    """Write what was seen since the last time; what cannot be written is held for the next."""
    held = sightings_of(work.database)
    seen = held.take() if held is not None else {}
    if held is not None and seen:
        work.after_commit(held.written)
        await actions.keep(work, seen)
    return False


AT_ONCE = [(ItemIssued, begin), (ItemEdited, follow), (ItemResponded, respond)]
BEHIND = [keep]
