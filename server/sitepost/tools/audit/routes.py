"""The change history over HTTP."""

from typing import Annotated
from uuid import UUID

import msgspec
from litestar.params import Parameter

from sitepost.kernel.item import Card
from sitepost.kernel.page import LARGEST_PAGE, read_cursor, write_cursor
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import hidden, refuse
from sitepost.platform import cards, passports
from sitepost.platform.http import May, Viewing, get
from sitepost.platform.work import Work
from sitepost.tools.audit import rules, store
from sitepost.tools.audit.model import CardName, Entry, PersonName

CardId = Annotated[UUID, Parameter(query="card", description="The card whose history is asked for.")]
Cursor = Annotated[str | None, Parameter(max_length=200)]
Limit = Annotated[int, Parameter(ge=1, le=LARGEST_PAGE)]


class History(msgspec.Struct):
    """A page of the history, newest first, and names for the ids in it."""

    items: list[Entry]
    people: dict[str, PersonName]
    cards: dict[str, CardName]
    next: str | None = None


@get("/projects/{project_id:uuid}/history", may=May.MEMBER, viewing=Viewing.SHOWN, tags=["audit"])
async def read_history(
    project_id: UUID, card_id: CardId, work: Work, who: Passport, cursor: Cursor = None, limit: Limit = 50
) -> History:
    """Show who changed what on a thing, and when; for administrators of its tool."""
    card = (await cards.seen(work, [card_id], who)).get(card_id)
    if card is None or card.scope != who.project:
        hidden()
    refuse(rules.why_not_read(card, who))
    at = read_cursor(cursor, int)
    rows = await store.history(work, who, card=card.id, before=at[0] if at else None, limit=limit + 1)
    entries = [rules.entry(row, card.id) for row in rows[:limit]]
    ids = rules.named_ids(entries)
    return History(
        items=entries,
        people=await _people(work, who, ids),
        cards={str(key): _name(each) for key, each in (await cards.seen(work, ids, who)).items()},
        next=write_cursor(entries[-1].seq) if len(rows) > limit else None,
    )


async def _people(work: Work, who: Passport, ids: set[UUID]) -> dict[str, PersonName]:
    found = await passports.of_people(work, scope=who.project, people=ids)
    if missing := ids - found.keys():
        found |= await passports.of_people(work, scope=who.account, people=missing)
    return {
        str(key): PersonName(name=each.name, mail=each.mail, company_id=each.company, company_name=each.company_name)
        for key, each in found.items()
    }


def _name(card: Card) -> CardName:
    return CardName(kind=card.kind, number=card.number, title=card.title, link=card.link)


ROUTES = [read_history]
