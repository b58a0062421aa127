"""What an item is checked against before it is saved: people, references and files of this project."""

from collections.abc import Iterable
from uuid import UUID

from msgspec import Struct

from sitepost.kernel.item import Card
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Fault
from sitepost.platform import blobs, cards, passports
from sitepost.platform.blobs import FileRow
from sitepost.platform.passports import Face
from sitepost.platform.work import Work
from sitepost.tools.correspondence import rules
from sitepost.tools.correspondence.model.items import Item
from sitepost.tools.correspondence.model.types import TypeHere


class Known(Struct):
    """What was looked up around an item, so that nothing is looked up twice: people, cards, files."""

    people: dict[UUID, Face]
    cards: dict[UUID, Card]
    files: dict[UUID, FileRow]

    @property
    def companies(self) -> dict[UUID, UUID | None]:
        """For whom the people work."""
        return {person: face.company for person, face in self.people.items()}


async def meet(work: Work, item: Item, type: TypeHere, *, more: Iterable[UUID] = ()) -> Known:
    """Look up the people on an item, and `more` people, with their level on its type."""
    people = item.people | set(more)
    return Known(await passports.faces(work, scope=item.project, people=people, tool=type.tool), {}, {})


def people_faults(item: Item, known: Known, *, before: Item | None) -> list[Fault]:
    """Return a fault for each person newly on the item who cannot read its type."""
    return rules.fields.people_faults(rules.fields.newcomers(item, before), known.people)


async def reference_faults(work: Work, who: Passport, item: Item, known: Known, *, before: Item | None) -> list[Fault]:
    """Return a fault for each new reference (location, trades, …) that `who` does not see as one."""
    fresh = rules.fields.fresh_references(item, before)
    wanted = {id for ids in fresh.values() for id in ids}
    found = await cards.seen(work, wanted, who)
    known.cards.update(found)
    return rules.fields.reference_faults(fresh, {id: card.kind for id, card in found.items()})


async def file_names(
    work: Work, who: Passport, ids: tuple[UUID, ...], known: Known, *, kept: dict[UUID, str] | None = None
) -> tuple[dict[UUID, str], list[Fault]]:
    """Return the names of attached files in order, and a fault when `who` may not attach one.

    `kept` are those that are attached already.
    """
    names = dict(kept or {})
    found = await blobs.files(work, [id for id in ids if id not in names], scope=who.project, who=who)
    known.files.update(found)
    names |= {id: row.name for id, row in found.items()}
    return {id: names[id] for id in ids if id in names}, rules.fields.file_faults(ids, names)


async def complete(work: Work, item: Item, known: Known) -> None:
    """Look up what a page about the item prints and was not looked up yet, whoever asks."""
    people = item.people - known.people.keys()
    known.people.update(await passports.faces(work, scope=item.project, people=people))
    references = [item.location_id, *item.trade_ids, item.cost_code_id, item.spec_section_id]
    wanted = {id for id in references if id is not None} - known.cards.keys()
    if wanted:
        known.cards.update(await cards.by_id(work, wanted))
    known.files.update(await blobs.of_ids(work, set(item.file_ids) - known.files.keys()))
