"""Who sees an item and its responses (spec 5.2, 5.3), compiled into audiences; and their cards."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sitepost.kernel import richtext
from sitepost.kernel.item import Audience, BriefKind, BriefLine, Card
from sitepost.kernel.passport import Level
from sitepost.tools.correspondence.model.items import IMPACT_LABELS, ITEM_CARD, RESPONSE_CARD, Item
from sitepost.tools.correspondence.model.responses import Response
from sitepost.tools.correspondence.model.types import CompanyType, TypeHere
from sitepost.tools.correspondence.rules import filled, saying

NO_LEVEL = 9
MOST_TOLD = 10  # a mail goes out seconds after its response, so older ones are told already
AnyType = TypeHere | CompanyType
Companies = Mapping[UUID, UUID | None]


def is_super_private(item: Item, type: AnyType) -> bool:
    """Say whether Super Private bites: the type has it and the item is private (spec 5.3)."""
    return type.super_private and item.private


def companies_of(people: Iterable[UUID], companies: Companies) -> frozenset[UUID]:
    """Return the companies that `people` work for."""
    found = (companies.get(person) for person in people)
    return frozenset(company for company in found if company is not None)


def audience(item: Item, type: AnyType, companies: Companies) -> Audience:
    """Compile table 5.2 for `item`; `companies` tells for whom each person on it works."""
    hushed = is_super_private(item, type)
    if item.is_draft:  # columns 1-3: its creator, and type Admins unless super private
        everyone = None if hushed else Level.ADMIN
        return Audience(everyone_from=everyone, people=frozenset({item.created_by}))
    if not item.private:  # columns 4 and 7
        return Audience(everyone_from=Level.READ_ONLY)
    mates = companies_of(item.people, companies)
    if hushed:  # columns 6 and 9: footnotes 1 and 2
        return Audience(None, item.people, mates, mates_with_grant=True, mates_at_admin=True)
    return Audience(Level.ADMIN, item.people, mates, mates_with_grant=True)  # columns 5 and 8


def response_audience(response: Response, item: Item, type: AnyType, companies: Companies) -> Audience:
    """Say who sees an unofficial response: whoever is on the item, its author, and type Admins (spec 4.7).

    Never more than see the item: the author of a private one stays only while their company
    is on it, and super private ones keep out Admins who have no company-mate on them.
    """
    mates = companies_of(item.people, companies)
    stays = not item.private or companies.get(response.author) in mates
    people = item.people | ({response.author} if stays else set())
    if is_super_private(item, type):
        return Audience(None, people, mates, mates_at_admin=True)
    return Audience(Level.ADMIN, people)


def moves_responses(before: Item, after: Item) -> bool:
    """Say whether a change may alter who sees the unofficial responses, or the number on their cards."""
    if after.responses == after.official_responses:
        return False
    was = (before.people, before.private, before.number, before.prefix, before.is_draft)
    return was != (after.people, after.private, after.number, after.prefix, after.is_draft)


def open_from(audience: Audience) -> int:
    """Return the level from which anybody sees it, 9 where no level is enough; an index holds it."""
    return NO_LEVEL if audience.everyone_from is None else int(audience.everyone_from)


def display_number(item: Item, type: TypeHere) -> str:
    """Return the number as people read it; issued items keep the prefix they were issued with."""
    prefix = type.prefix if item.prefix is None else item.prefix
    return f"{prefix}-{item.number}" if prefix else item.number


def link(item: Item) -> str:
    """Return the address of the item's page in the web client."""
    return f"/projects/{item.project}/correspondence/{item.id}"


def card(item: Item, type: TypeHere, companies: Companies, official: Iterable[Response] = ()) -> Card:
    """Return the item's card; the words and files of official responses are part of it."""
    said = list(official)
    held = filled.files(item.custom)
    names = [*item.file_names, *held.values(), *(name for response in said for name in response.file_names)]
    typed = [richtext.plain(item.description), *saying.words(item.custom)]
    words = [*typed, *(richtext.plain(response.text) for response in said), *names]
    files = [*item.file_ids, *held, *(file for response in said for file in response.file_ids)]
    return Card(
        id=item.id,
        account=item.account,
        scope=item.project,
        tool=type.tool,
        kind=ITEM_CARD,
        number=display_number(item, type),
        title=item.subject,
        state=item.status.maps_to.value,
        state_label=item.status.name,
        link=link(item),
        audience=audience(item, type, companies),
        files=tuple(dict.fromkeys(files)),
        words="\n".join(word for word in words if word),
        aliases=aliases(names),
        brief=(*brief(item, type), *said_officially(said)),
        due_on=item.due_on if item.is_awaited else None,
        court=frozenset(item.assignees if item.is_awaited else ()),
        owner=item.created_by,
        archived=item.archived_at is not None,
        parties=frozenset({item.created_by, *item.assignees, *item.distribution}),
        updated_at=item.updated_at,
    )


def response_card(response: Response, item: Item, type: TypeHere, companies: Companies) -> Card:
    """Return the card of an unofficial response, which has an audience of its own."""
    words = [richtext.plain(response.text), *response.file_names]
    return Card(
        id=response.id,
        account=item.account,
        scope=item.project,
        tool=type.tool,
        kind=RESPONSE_CARD,
        number=display_number(item, type),
        title=f"Response {response.position}",
        link=link(item),
        audience=response_audience(response, item, type, companies),
        parent=item.id,
        files=response.file_ids,
        words="\n".join(word for word in words if word),
        aliases=aliases(response.file_names),
        brief=(BriefLine("Response", BriefKind.RICH, response.text),),
        updated_at=response.created_at,
    )


def seal(item: Item, type: AnyType, companies: Companies, *, response: Response | None = None) -> Card:
    """Return only what says who sees the item, or its unofficial response: a card without its words."""
    heard = audience(item, type, companies)
    if response is not None:
        heard = response_audience(response, item, type, companies)
    return Card(
        id=response.id if response else item.id,
        account=item.account,
        scope=item.project,
        tool=type.tool,
        kind=RESPONSE_CARD if response else ITEM_CARD,
        number="",
        title="",
        audience=heard,
    )


def aliases(names: Iterable[str]) -> str:
    """Return what finds files beside their names: each name without its ending, and the words in that."""
    stems = [name.rsplit(".", 1)[0] for name in names]
    return "\n".join(dict.fromkeys([*stems, *(" ".join(re.findall(r"[^\W_]+", stem)) for stem in stems)]))


def brief(item: Item, type: TypeHere) -> tuple[BriefLine, ...]:
    """Return the lines that mails and previews print; empty ones are left out."""
    lines = (
        BriefLine("Status", BriefKind.TEXT, item.status.name),
        BriefLine("Due date", BriefKind.DATE, item.due_on.isoformat() if item.due_on else None),
        BriefLine("Assignees", BriefKind.PEOPLE, _ids(item.assignees)),
        BriefLine("Received from", BriefKind.PEOPLE, _ids([item.received_from])),
        BriefLine("Distribution", BriefKind.PEOPLE, _ids(item.distribution)),
        BriefLine("Schedule impact", BriefKind.TEXT, schedule_text(item)),
        BriefLine("Cost impact", BriefKind.TEXT, cost_text(item, type.currency)),
        BriefLine("Location", BriefKind.CARDS, _ids([item.location_id])),
        BriefLine("Trades", BriefKind.CARDS, _ids(item.trade_ids)),
        BriefLine("Cost code", BriefKind.CARDS, _ids([item.cost_code_id])),
        BriefLine("Specification section", BriefKind.CARDS, _ids([item.spec_section_id])),
        *saying.brief(item.custom, type.fieldset, zone=type.time_zone),
        BriefLine("Description", BriefKind.RICH, None if richtext.is_empty(item.description) else item.description),
    )
    return tuple(line for line in lines if line.value)


def said_officially(responses: Sequence[Response]) -> tuple[BriefLine, ...]:
    """Return the words of the newest official responses, each printed where that response is told of."""
    newest = sorted(responses, key=lambda response: response.position)[-MOST_TOLD:]
    return tuple(
        BriefLine("Official response", BriefKind.RICH, response.text, about=response.id)
        for response in newest
        if not richtext.is_empty(response.text)
    )


def schedule_text(item: Item) -> str:
    """Say the schedule impact in words."""
    impact = item.schedule_impact
    if impact is None:
        return ""
    label = IMPACT_LABELS[impact.status]
    return label if impact.days is None else f"{label}: {impact.days} {'day' if impact.days == 1 else 'days'}"


def cost_text(item: Item, currency: str = "") -> str:
    """Say the cost impact in words; `currency` is the project's (ISO 4217)."""
    impact = item.cost_impact
    if impact is None:
        return ""
    label = IMPACT_LABELS[impact.status]
    return label if impact.amount is None else f"{label}: {f'{currency} {impact.amount:,.2f}'.strip()}"


def _ids(ids: Iterable[Any]) -> list[str]:
    return [str(id) for id in ids if id is not None]
