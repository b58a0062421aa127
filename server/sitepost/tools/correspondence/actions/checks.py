"""What an item is checked against before it is saved: people, references and files of this project."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from sitepost.kernel.item import Card
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Fault
from sitepost.platform import blobs, cards, faces
from sitepost.platform.blobs import FileRow
from sitepost.platform.db.session import Answer
from sitepost.platform.faces import Face
from sitepost.platform.work import Work
from sitepost.tools.correspondence import rules
from sitepost.tools.correspondence.model.custom import FieldKind
from sitepost.tools.correspondence.model.items import Item
from sitepost.tools.correspondence.model.types import TypeHere
from sitepost.tools.correspondence.rules.filled import Values
from sitepost.tools.correspondence.rules.saying import Names

ANYBODY = (FieldKind.PERSON, FieldKind.PEOPLE)


class Known(Struct):
    """What was looked up around an item, so that nothing is looked up twice: people, cards, files."""

    people: dict[UUID, Face]
    cards: dict[UUID, Card]
    files: dict[UUID, FileRow]

    @property
    def companies(self) -> dict[UUID, UUID | None]:
        """For whom the people work."""
        return {person: face.company for person, face in self.people.items()}


class Asked(Struct):
    """The same on its way: asked for before it is known what the type makes of the fields."""

    people: Answer[dict[UUID, Face]]
    cards: Answer[dict[UUID, Card]] | None
    files: Answer[dict[UUID, FileRow]] | None


def ask(work: Work, who: Passport, asked: Mapping[str, Any], *, tool: str) -> Asked:
    """Ask for the people, references and files in the fields of a new item, along with the next statement."""
    people = {who.person, *_ids(asked, *rules.fields.PEOPLE)}
    references, files = _ids(asked, *rules.fields.REFERENCES), _ids(asked, "file_ids")
    return Asked(
        faces.ask(work, scope=who.project, people=people, tool=tool),
        cards.ask_seen(work, references, who) if references else None,
        blobs.ask_files(work, files, scope=who.project, who=who) if files else None,
    )


def _ids(asked: Mapping[str, Any], *fields: str) -> list[UUID]:
    """Return the ids in fields that hold one, several or none."""
    found: list[UUID] = []
    for value in map(asked.get, fields):
        found += [value] if isinstance(value, UUID) else value or ()
    return found


async def meet(
    work: Work, item: Item, type: TypeHere, *, more: Iterable[UUID] = (), asked: Asked | None = None
) -> Known:
    """Look up the people on an item, and `more` people, with their level on its type."""
    known = Known(await asked.people if asked else {}, {}, {})
    if asked and asked.cards:
        known.cards.update(await asked.cards)
    if asked and asked.files:
        known.files.update(await asked.files)
    people = (item.people | item.custom_people | set(more)) - known.people.keys()
    known.people.update(await faces.of(work, scope=item.project, people=people, tool=type.tool))
    return known


async def members(work: Work, *, scope: UUID, people: Iterable[UUID], tool: str) -> list[Face]:
    """Return those of `people` who are in the project now, by name, with their level on `tool`."""
    found = await faces.of(work, scope=scope, people=people, tool=tool)
    return sorted((face for face in found.values() if face.active), key=lambda face: face.name.casefold())


def people_faults(item: Item, known: Known, *, before: Item | None) -> list[Fault]:
    """Return a fault for each person newly on the item who cannot read its type."""
    return rules.fields.people_faults(rules.fields.newcomers(item, before), known.people)


async def reference_faults(work: Work, who: Passport, item: Item, known: Known, *, before: Item | None) -> list[Fault]:
    """Return a fault for each new reference (location, trades, …) that `who` does not see as one."""
    fresh = rules.fields.fresh_references(item, before)
    wanted = {id for ids in fresh.values() for id in ids} - known.cards.keys()
    known.cards.update(await cards.seen(work, wanted, who))
    missing = {id for ids in fresh.values() for id in ids} - known.cards.keys()
    gone = await cards.retired(work, missing, who) if missing else {}
    return rules.fields.reference_faults(fresh, {id: card.kind for id, card in known.cards.items()}, retired=gone)


async def file_names(
    work: Work, who: Passport, ids: tuple[UUID, ...], known: Known, *, kept: dict[UUID, str] | None = None
) -> tuple[dict[UUID, str], list[Fault]]:
    """Return the names of attached files in order, and a fault when `who` may not attach one.

    `kept` are those that are attached already.
    """
    names = dict(kept or {})
    unknown = [id for id in ids if id not in names and id not in known.files]
    known.files.update(await blobs.files(work, unknown, scope=who.project, who=who))
    names |= {id: row.name for id, row in known.files.items()}
    return {id: names[id] for id in ids if id in names}, rules.fields.file_faults(ids, names)


async def complete(work: Work, item: Item, known: Known) -> None:
    """Look up what a page about the item prints and was not looked up yet, whoever asks."""
    people = (item.people | item.custom_people) - known.people.keys()
    known.people.update(await faces.of(work, scope=item.project, people=people))
    references = [item.location_id, *item.trade_ids, item.cost_code_id, item.spec_section_id]
    references += rules.filled.cards(item.custom)
    wanted = {id for id in references if id is not None} - known.cards.keys()
    if wanted:
        known.cards.update(await cards.by_id(work, wanted))
    files = {*item.file_ids, *rules.filled.files(item.custom)}
    known.files.update(await blobs.of_ids(work, files - known.files.keys()))


async def custom_values(
    work: Work, who: Passport, item: Item, known: Known, *, before: Item | None
) -> tuple[Values, list[Fault]]:
    """Return what custom fields are to hold, files with their names, and a fault for each that `who` cannot name.

    Places and users of the tool are checked with the item's own (`reference_faults`, `people_faults`).
    """
    held = before.custom if before else {}
    faults = rules.filled.person_faults(rules.filled.fresh_ids(item.custom, held, ANYBODY), known.people)
    firms = rules.filled.fresh_ids(item.custom, held, [FieldKind.COMPANY])
    here = await faces.companies(work, scope=item.project, ids={id for ids in firms.values() for id in ids})
    faults += rules.filled.company_faults(firms, here)
    names = rules.filled.files(held)
    fresh = rules.filled.fresh_ids(item.custom, held, [FieldKind.FILES])
    for key, ids in fresh.items():
        found, wrong = await file_names(work, who, ids, known)
        names |= found
        faults += [replace(each, field=key) for each in wrong]
    return rules.filled.named(item.custom, names), faults


def names_of(known: Known, *, zone: str) -> Names:
    """Return what was looked up as words take it."""
    titles = {id: rules.letter.card_title(card) for id, card in known.cards.items()}
    return Names({id: face.name for id, face in known.people.items()}, titles, zone)
