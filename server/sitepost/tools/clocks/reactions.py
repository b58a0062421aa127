"""What clocks do when correspondence tells facts; and the look around, every ten minutes.

Only official responses count: an unofficial one is no news to everybody who sees the item, and a clock that
stopped would give it away.
"""

from typing import Any

from sitepost.events.correspondence import (
    CustomFieldSaved,
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
from sitepost.events.links import ItemMade, MadeLinkVoided, OriginRemoved, OriginSet
from sitepost.kernel.fact import Told
from sitepost.platform.work import Work
from sitepost.tools.clocks import store
from sitepost.tools.clocks.actions import days, hearing, saving, striking
from sitepost.tools.clocks.model import Happening, Stop

DAYS = "date"  # the kind of custom fields that hold days


async def on_type(work: Work, told: Told) -> None:
    """Remember a type of the company."""
    fact: Any = told.fact  # a TypeCreated, by the subscription
    await store.sets.add_type(work, fact.type, account=told.account)


async def on_drafted(work: Work, told: Told) -> None:
    """Remember who wrote a draft."""
    fact: Any = told.fact  # an ItemDrafted, by the subscription
    roles = Roles(creator=(told.actor,) if told.actor else ())
    item = await hearing.remember(work, told, fact.item, type=fact.type, roles=roles)
    await days.of_card(work, item)


async def on_issued(work: Work, told: Told) -> None:
    """Start what begins with the issue, and stop what waited for it."""
    fact: Any = told.fact  # an ItemIssued, by the subscription
    item = await hearing.remember(work, told, fact.item, type=fact.type, roles=fact.roles, issued=told.at)
    await days.of_card(work, item)
    await hearing.happened(work, item, Happening(Stop.ISSUED, told.at, "issued", told.actor))
    await hearing.counted(work, item)


async def on_edited(work: Work, told: Told) -> None:
    """Remember who is on an item now, and from which days its periods run."""
    fact: Any = told.fact  # an ItemEdited or ItemReopened, by the subscription
    item = await hearing.remember(work, told, fact.item, type=fact.type, roles=fact.roles)
    await days.of_changes(work, item, fact.changes)
    await saving.mark_card(work, fact.item)
    await hearing.counted(work, item)


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


async def on_made(work: Work, told: Told) -> None:
    """Count an item that was made from another one as its answer, once it is issued."""
    fact: Any = told.fact  # an ItemMade, by the subscription
    await hearing.answered(work, told, fact.card, by=fact.beside)


async def on_origin(work: Work, told: Told) -> None:
    """Count an item as an answer to the one that it was said to go back to."""
    fact: Any = told.fact  # an OriginSet, by the subscription: it is told about both ends
    if any(change.field == "origin_of" for change in fact.changes):
        await hearing.answered(work, told, fact.card, by=fact.beside)


async def on_unlinked(work: Work, told: Told) -> None:
    """Forget an answer that is none: its origin was removed, or it was not made from the other one after all."""
    fact: Any = told.fact  # an OriginRemoved or MadeLinkVoided, by the subscription: it is told about both ends
    if any(change.field in ("origin_of", "made_item") for change in fact.changes):
        await hearing.taken_back(work, fact.card, by=fact.beside)


async def look(work: Work) -> None:
    """Warn and end whatever is due."""
    await striking.strike(work)


async def keep_field(work: Work, fact: CustomFieldSaved) -> None:
    """Remember a custom field that holds days, with the work that makes it."""
    if fact.kind == DAYS and work.account is not None:
        await store.sets.add_field(work, fact.field, account=work.account)


REACTIONS = [
    (TypeCreated, on_type),
    (ItemDrafted, on_drafted),
    (ItemIssued, on_issued),
    (ItemEdited, on_edited),
    (ItemReopened, on_edited),
    (ItemClosed, on_closed),
    (ItemResponded, on_responded),
    (ResponseMarked, on_marked),
    (ItemMade, on_made),
    (OriginSet, on_origin),
    (OriginRemoved, on_unlinked),
    (MadeLinkVoided, on_unlinked),
]
AT_ONCE = [(CustomFieldSaved, keep_field)]
JOBS = [(striking.JOB, look, "*/10 * * * *")]
