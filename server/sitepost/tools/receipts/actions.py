"""Receipts: kept as people receive, open, download, answer and acknowledge; and read by whoever may."""

from collections.abc import Mapping
from uuid import UUID

from sitepost.events.correspondence import Roles
from sitepost.events.receipts import ItemAcknowledged
from sitepost.kernel.item import Card
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Refusal, hidden, refuse
from sitepost.platform import cards
from sitepost.platform.sightings import Sighting, Span, What
from sitepost.platform.work import Work
from sitepost.tools.receipts import rules, store
from sitepost.tools.receipts.model import NOT_ISSUED, NOT_ON_ITEM, Ledger, Letter, Letters


# silent: that somebody was put on an item was told by correspondence
def follow(work: Work, item: UUID, roles: Roles, *, some_left: bool = False) -> None:
    """Keep who is sent an item, as it is told; `some_left` says that somebody may be off it."""
    people = rules.recipients(roles)
    if roles.creator:
        store.add(work, item, creator=roles.creator[0], people=people)
    if some_left:
        store.leave(work, item, people=people)


# silent: that somebody responded was told by correspondence
def responded(work: Work, item: UUID) -> None:
    """Keep that whoever acts responded to an item."""
    if work.actor is not None:
        store.responded(work, item, work.actor)


# silent: that something was read is told to those who ask for it, and to nobody by itself
async def keep(work: Work, seen: Mapping[Sighting, Span]) -> None:
    """Write what recipients opened and downloaded; what others did is forgotten."""
    rows = [(sighting.what, store.Seen(sighting.thing, sighting.person, *span)) for sighting, span in seen.items()]
    if some := [row for what, row in rows if what is What.OPENED]:
        await store.opened(work, some)
    if some := [row for what, row in rows if what is What.DOWNLOADED]:
        await store.downloaded(work, some)


async def read(work: Work, who: Passport, *, id: UUID) -> Ledger:
    """Return the receipts of an item that `who` sees, as far as they may know them.

    Errors: `receipts.not_issued`, `receipts.not_on_item`.
    """
    card, letter = await _letter(work, who, id)
    whole = rules.sees_whole(letter, card, who)
    receipts = await store.receipts(work, id, person=None if whole else who.person)
    refuse(rules.why_not_read(receipts, whole=whole))
    people = [receipt.person for receipt in receipts]
    mails = await store.mails(work, who, id, people=people)
    return Ledger(letter, whole, receipts, mails, await store.downloads(work, who, id, people=people))


async def mails(work: Work, who: Passport, *, id: UUID) -> list[Letters]:
    """Return the mails about an item with their words, for whoever reads all of its receipts.

    Errors: `receipts.not_issued`, `receipts.not_on_item`.
    """
    card, letter = await _letter(work, who, id)
    refuse(None if rules.sees_whole(letter, card, who) else NOT_ON_ITEM)
    return await store.letters(work, who, id)


async def acknowledge(work: Work, who: Passport, *, id: UUID) -> None:
    """Acknowledge that one received an item.

    Errors: `receipts.not_issued`, `receipts.not_recipient`, `receipts.acknowledged`.
    """
    await _letter(work, who, id)
    refuse(rules.why_not_acknowledge(await store.own(work, id, who.person)))
    await store.acknowledge(work, id, who.person)
    fact = ItemAcknowledged(item=id, person=who.person)
    await work.tell(fact, stream=who.project, about=who.person)  # of no card, so that no socket hears of it


async def _letter(work: Work, who: Passport, id: UUID) -> tuple[Card, Letter]:
    card = (await cards.seen(work, [id], who)).get(id)
    if card is None or card.scope != who.project or card.parent is not None:
        hidden()
    letter = await store.letter(work, id, project=who.project)
    if letter is None:
        raise Refusal(NOT_ISSUED)
    return card, letter
