"""Making an item from another thing: what its form begins with, and that it is told (spec 7.1, 7.2)."""

from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from sitepost.events.links import ItemMade
from sitepost.kernel.fact import Change
from sitepost.kernel.ids import new_id
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Refusal, hidden, refuse
from sitepost.platform import blobs, cards, faces
from sitepost.platform.blobs import FileRow
from sitepost.platform.faces import Face
from sitepost.platform.work import Work
from sitepost.tools.correspondence import rules, store
from sitepost.tools.correspondence.model.copying import UNKNOWN_SOURCE, Copied, Source
from sitepost.tools.correspondence.model.items import ARCHIVED, ITEM_CARD, Item

LOCATION = "directory.location"


class Begun(Struct, frozen=True):
    """What a form begins with, and the people and files in it."""

    copied: Copied
    people: dict[UUID, Face]
    files: dict[UUID, FileRow]


async def source(work: Work, who: Passport, id: UUID, response: UUID | None) -> Source | None:
    """Return what an item is to be made from, None where `who` does not see it. Errors: `correspondence.archived`."""
    card = (await cards.seen(work, [id], who)).get(id)
    if card is None or card.scope != who.project or card.parent is not None:
        return None
    if card.archived:
        raise Refusal(ARCHIVED)
    if card.kind != ITEM_CARD:
        return Source(card) if response is None else None
    item = await store.items.seen(work, id, who)
    type = await store.types.type_here(work, project=who.project, type=item.type) if item else None
    if item is None or type is None:
        return None
    if response is None:
        return Source(card, item, type)
    said = await store.responses.seen(work, item.id, reads=who.reads)
    found = next((each for each in said if each.id == response), None)
    return Source(card, item, type, found) if found else None


async def named(work: Work, who: Passport, id: UUID | None, response: UUID | None) -> Source | None:
    """Return the source that a new item names, None where it names none.

    Errors: `correspondence.unknown_source`, `correspondence.archived`.
    """
    if id is None and response is None:
        return None
    found = await source(work, who, id, response) if id else None
    if found is None:
        raise Refusal(UNKNOWN_SOURCE, field="from_id" if response is None else "from_response_id")
    return found


async def begin(work: Work, who: Passport, *, type_id: UUID, id: UUID, response: UUID | None) -> Begun:
    """Return what the form of a new item begins with when it is made from another thing that `who` sees.

    Errors: those of creating an item of that type, and `correspondence.archived`.
    """
    type = await store.types.type_here(work, project=who.project, type=type_id)
    if type is None or not rules.types.sees_type(type.tool, who):
        hidden()
    found = await source(work, who, id, response) or hidden()
    refuse(rules.types.why_not_create(type, who))
    wanted = rules.copying.people_of(found, type)
    people = await faces.of(work, scope=who.project, people=wanted, tool=type.tool)
    copied = rules.copying.copied(found, type, people, time_zone=who.site.calendar.time_zone)
    location = copied.fields.get("location_id")
    if location is not None and not await cards.of_kind(work, [location], kind=LOCATION, who=who):
        copied = replace(copied, fields={**copied.fields, "location_id": None})  # it was retired since
    held = {UUID(id) for ids in copied.custom.values() if isinstance(ids, list) for id in ids}
    files = await blobs.of_ids(work, {*copied.fields.get("file_ids", ()), *held})  # those of people find none
    return Begun(copied, people, files)


async def tell(work: Work, item: Item, made_from: Source) -> None:
    """Tell from what an item was made, in the transaction that makes it; who keeps links hears it at once."""
    response = made_from.response
    fact = ItemMade(
        link=new_id(),
        card=made_from.card.id,
        beside=item.id,
        part=response.id if response else None,
        part_number=response.position if response else None,
        changes=(Change("made_item", new=item.id),),
    )
    await work.tell(fact, stream=item.project, about=made_from.card.id)
