"""What notifications does when correspondence tells facts."""

from sitepost.events.correspondence import (
    ItemClosed,
    ItemEdited,
    ItemIssued,
    ItemOverdue,
    ItemReopened,
    ItemResponded,
)
from sitepost.kernel.fact import Told
from sitepost.platform.work import Work
from sitepost.tools.notifications import actions


async def tell_people(work: Work, told: Told) -> None:
    """Tell the people on an item what happened to it."""
    if isinstance(told.fact, ItemIssued | ItemEdited | ItemClosed | ItemReopened | ItemResponded | ItemOverdue):
        await actions.tell(work, told, told.fact)


TOLD = (ItemIssued, ItemEdited, ItemClosed, ItemReopened, ItemResponded, ItemOverdue)
REACTIONS = [(fact, tell_people) for fact in TOLD]
