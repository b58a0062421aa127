"""The save and the tell of every verb on an item: its row, its card, and the cards of its responses."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from sitepost.kernel.fact import Fact
from sitepost.kernel.item import Card, readers
from sitepost.platform import cards, faces, passports
from sitepost.platform.work import Work
from sitepost.tools.correspondence import rules, store
from sitepost.tools.correspondence.actions import record
from sitepost.tools.correspondence.actions.checks import Known
from sitepost.tools.correspondence.model.items import Item
from sitepost.tools.correspondence.model.responses import Response
from sitepost.tools.correspondence.model.types import CompanyType, TypeHere
from sitepost.tools.correspondence.rules.visibility import Companies

SEALED_AT_ONCE = 500


async def companies_on(work: Work, item: Item, *, more: frozenset[UUID] = frozenset()) -> dict[UUID, UUID | None]:
    """Return for whom the people on an item work, and `more` people."""
    found = await faces.of(work, scope=item.project, people=item.people | more)
    return {person: face.company for person, face in found.items()}


async def held(work: Work, item: Item, companies: Companies, *, more: frozenset[UUID] = frozenset()) -> Companies:
    """Return for whom the people on an item work; where that decides who sees it, it cannot change meanwhile."""
    if not item.private:
        return companies
    return {**companies, **await faces.employers(work, scope=item.project, people=item.people | more)}


async def item_card(work: Work, item: Item, type: TypeHere, companies: Companies) -> Card:
    """Return the card of an item as it is to be stored."""
    said = await store.responses.official(work, item.id) if item.official_responses else []
    return rules.visibility.card(item, type, companies, said)


async def add(work: Work, item: Item, type: TypeHere, known: Known) -> Item:
    """Insert a new item, tell it, and return it with its number; once issued with its first revision."""
    companies = await held(work, item, known.companies)
    item = rules.items.revised(None, item)
    audience = rules.visibility.audience(item, type, companies)
    opened = rules.visibility.open_from(audience)
    keys = readers(rules.visibility.card(item, type, companies))
    item = rules.items.numbered(item, await store.items.add(work, item, open_from=opened, readers=keys))
    facts = await record.of_item(work, item, type, rules.items.begun(item), known)
    await tell(work, facts, rules.visibility.card(item, type, companies), is_new=True)
    return item


async def save(
    work: Work,
    item: Item,
    *,
    before: Item,
    type: TypeHere,
    companies: Companies,
    facts: Sequence[Fact],
    known: Known | None = None,
) -> Item:
    """Update an item and everything that is seen with it, and tell `facts`, the first with the card.

    Return the item with its revision; `known` spares looking up what that holds.
    """
    companies = await held(work, item, companies)
    item = rules.items.revised(before, item)
    if item.revision != before.revision:
        facts = await record.of_item(work, item, type, facts, known)
    card = await item_card(work, item, type, companies)
    opened = rules.visibility.open_from(card.audience)
    await store.items.save(work, item, before=before, open_from=opened, readers=readers(card))
    extra: list[Card] = []
    if rules.visibility.moves_responses(before, item):
        extra = await response_cards(work, item, type, companies)
    await tell(work, facts, card, extra=extra)
    return item


async def response_cards(work: Work, item: Item, type: TypeHere, companies: Companies) -> list[Card]:
    """Save who sees the unofficial responses of an item, and return their cards."""
    said = [response for response in await store.responses.of_item(work, item.id) if not response.official]
    known = {**companies, **await _authors(work, item, said, companies)}
    known = {**known, **await held(work, item, {}, more=frozenset(response.author for response in said))}
    made = [rules.visibility.response_card(response, item, type, known) for response in said]
    await store.responses.save_readers(work, {card.id: readers(card) for card in made})
    return made


async def _authors(work: Work, item: Item, said: Sequence[Response], companies: Companies) -> dict[UUID, UUID | None]:
    unknown = {response.author for response in said} - companies.keys()
    found = await faces.of(work, scope=item.project, people=unknown)
    return {person: face.company for person, face in found.items()}


async def tell(
    work: Work, facts: Sequence[Fact], card: Card, *, extra: Sequence[Card] = (), is_new: bool = False
) -> None:
    """Tell `facts` about one card, which is saved once."""
    first, *others = facts
    await work.tell(first, card, extra=extra, is_new=is_new)
    for fact in others:
        await work.tell(fact, stream=card.scope, about=card.id)


# silent: what happened to the type is told by itself
async def reseal(work: Work, type: CompanyType) -> None:
    """Recompute who sees the private items of a type, with its change: in one transaction nobody sees too much.

    Whoever writes an item meanwhile waits for the type, or is waited for (`store.types.hold`).
    """
    after = UUID(int=0)
    while items := await store.items.private_of_type(work, type=type.id, after=after, limit=SEALED_AT_ONCE):
        answers = await store.responses.unofficial(work, [item.id for item in items if item.responses])
        for project in {item.project for item in items}:
            own = [item for item in items if item.project == project]
            await _reseal_some(work, type, project, own, answers)
        after = items[-1].id


# silent: what happened to the person is told by itself
async def reseal_person(work: Work, *, account: UUID, person: UUID) -> None:
    """Recompute who sees the private items that a person is on or answered, with their change of company.

    In one transaction, so that nobody sees too much or too little. Whoever writes such an item meanwhile waits,
    or is waited for: they hold the companies of the people on it (`held`), and everybody here holds the types.
    """
    types = {type.id: type for type in await store.types.of_company(work, account=account, held=True)}
    after = UUID(int=0)
    while items := await store.items.private_of_person(
        work, account=account, person=person, after=after, limit=SEALED_AT_ONCE
    ):
        answers = await store.responses.unofficial(work, [item.id for item in items if item.responses])
        for project, type in {(item.project, item.type) for item in items}:
            own = [item for item in items if (item.project, item.type) == (project, type)]
            await _reseal_some(work, types[type], project, own, answers)
        after = items[-1].id


async def _reseal_some(
    work: Work, type: CompanyType, project: UUID, items: Sequence[Item], answers: Mapping[UUID, Sequence[Response]]
) -> None:
    people = {person for item in items for person in item.people}
    people |= {response.author for item in items for response in answers.get(item.id, ())}
    found = await faces.of(work, scope=project, people=people)
    companies = {person: face.company for person, face in found.items()}
    sealed = {item.id: rules.visibility.seal(item, type, companies) for item in items}
    parts = [
        rules.visibility.seal(item, type, companies, response=response)
        for item in items
        for response in answers.get(item.id, ())
    ]
    await store.items.save_many_readers(
        work, {id: (rules.visibility.open_from(card.audience), readers(card)) for id, card in sealed.items()}
    )
    await store.responses.save_readers(work, {card.id: readers(card) for card in parts})
    await cards.save_audiences(work, [*sealed.values(), *parts])
    passports.access_changed(work, await passports.everybody(work, project))


# silent: what made it necessary was told, and nothing else about the items changed
async def refresh(work: Work, ids: list[UUID]) -> None:
    """Recompute the cards of items, and who sees them, after words of their type changed."""
    for item in await store.items.some(work, ids):
        type = await store.types.type_here(work, project=item.project, type=item.type)
        if type is None:
            continue
        companies = await companies_on(work, item)
        card = await item_card(work, item, type, companies)
        opened = rules.visibility.open_from(card.audience)
        await store.items.save_readers(work, item.id, open_from=opened, readers=readers(card))
        await cards.save(work, card)
        if item.responses > item.official_responses:
            for each in await response_cards(work, item, type, companies):
                await cards.save(work, each)
