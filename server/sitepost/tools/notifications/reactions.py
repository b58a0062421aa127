"""What notifications does when correspondence tells facts; and every five minutes: whose digest is due?"""

from uuid import UUID

from sitepost.events.clocks import ClockExpired, ClockWarned
from sitepost.events.correspondence import (
    ItemClosed,
    ItemEdited,
    ItemIssued,
    ItemOverdue,
    ItemReopened,
    ItemResponded,
)
from sitepost.events.emails import EmailSent
from sitepost.kernel.fact import Told
from sitepost.platform.work import Work
from sitepost.tools.notifications import actions


async def tell_people(work: Work, told: Told) -> None:
    """Tell the people on an item what happened to it."""
    if isinstance(told.fact, TOLD):
        await actions.tell(work, told, told.fact)


async def tell_addressed(work: Work, told: Told) -> None:
    """Tell those whom somebody wrote an e-mail about an item."""
    if isinstance(told.fact, EmailSent):
        await actions.tell_addressed(work, told, told.fact)


TOLD = (ItemIssued, ItemEdited, ItemClosed, ItemReopened, ItemResponded, ItemOverdue, ClockWarned, ClockExpired)
REACTIONS = [(fact, tell_people) for fact in TOLD] + [(EmailSent, tell_addressed)]


async def digest(work: Work, *, person: str) -> None:
    """Write and send one digest."""
    await actions.digest(work, person=UUID(person))


JOBS = [(actions.LOOK_JOB, actions.look, "*/5 * * * *"), (actions.SEND_JOB, digest, None)]
