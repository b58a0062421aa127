"""What clocks do when correspondence tells facts; and the look around, every ten minutes.

Only official responses count: an unofficial one is no news to everybody who sees the item, and a clock that
stopped would give it away.
"""

from typing import Any

from sitepost.events.correspondence import (
    ItemClosed,
    ItemDrafted,
    ItemEdited,
    ItemIssued,
    ItemReopened,
    ItemResponded,
    ResponseMarked,
    Roles,
    TypeCreated,
)
from sitepost.kernel.fact import Told
from sitepost.platform.work import Work
from sitepost.tools.clocks import store
from sitepost.tools.clocks.actions import hearing, striking
from sitepost.tools.clocks.model import Happening, Stop


async def on_type(work: Work, told: Told) -> None:
    """Remember a type of the company."""
    fact: Any = told.fact  # a TypeCreated, by the subscription
    await store.sets.add_type(work, fact.type, account=told.account)


async def on_drafted(work: Work, told: Told) -> None:
    """Remember who wrote a draft."""
    fact: Any = told.fact  # an ItemDrafted, by the subscription
    roles = Roles(creator=(told.actor,) if told.actor else ())
    await hearing.remember(work, told, fact.item, type=fact.type, roles=roles)


async def on_issued(work: Work, told: Told) -> None:
    """Start what begins with the issue, and stop what waited for it."""
    fact: Any = told.fact  # an ItemIssued, by the subscription
    item = await hearing.remember(work, told, fact.item, type=fact.type, roles=fact.roles, issued=told.at)
    await hearing.happened(work, item, Happening(Stop.ISSUED, told.at, "issued", told.actor))


async def on_edited(work: Work, told: Told) -> None:
    """Remember who is on an item now."""
    fact: Any = told.fact  # an ItemEdited or ItemReopened, by the subscription
    await hearing.remember(work, told, fact.item, type=fact.type, roles=fact.roles)


async def on_closed(work: Work, told: Told) -> None:
    """Stop what waited for the closing, and start what begins with it."""
    fact: Any = told.fact  # an ItemClosed, by the subscription
    item = await hearing.remember(work, told, fact.item, type=fact.type, roles=fact.roles)
    await hearing.happened(work, item, Happening(Stop.CLOSED, told.at, f"closed {told.seq}", told.actor))


async def on_responded(work: Work, told: Told) -> None:
    """Remember a response; an official one stops and starts clocks."""
    fact: Any = told.fact  # an ItemResponded, by the subscription
    it = await hearing.responded(work, told, fact.response, item=fact.item)
    item = await hearing.remember(work, told, fact.item, type=fact.type, roles=fact.roles)
    if fact.official:
        await hearing.happened(work, item, it)


async def on_marked(work: Work, told: Told) -> None:
    """Count a response that was made official, from the day on which it was given."""
    fact: Any = told.fact  # a ResponseMarked, by the subscription
    item = await store.items.load(work, fact.item, locked=True)
    it = await hearing.given(work, fact.response)
    if fact.official and item is not None and it is not None:
        await hearing.happened(work, item, it)


async def look(work: Work) -> None:
    """Warn and end whatever is due."""
    await striking.strike(work)


REACTIONS = [
    (TypeCreated, on_type),
    (ItemDrafted, on_drafted),
    (ItemIssued, on_issued),
    (ItemEdited, on_edited),
    (ItemReopened, on_edited),
    (ItemClosed, on_closed),
    (ItemResponded, on_responded),
    (ResponseMarked, on_marked),
]
JOBS = [(striking.JOB, look, "*/10 * * * *")]
