"""Why somebody sees an item and may do what they may (spec 5): asked of the rules that decide it."""

from uuid import UUID

from msgspec import Struct

from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import hidden, refuse
from sitepost.platform import faces, passports
from sitepost.platform.faces import Face
from sitepost.platform.work import Work
from sitepost.tools.correspondence import rules, store
from sitepost.tools.correspondence.actions import items
from sitepost.tools.correspondence.model.access import InGeneral, Ruling, Seeing
from sitepost.tools.correspondence.model.items import ADMIN_ONLY, Item
from sitepost.tools.correspondence.model.types import TypeHere


class Explained(Struct, frozen=True):
    """One person and one item: whether and why they see it, and every ruling on what they could do with it."""

    who: Passport
    item: Item
    type: TypeHere
    seeing: Seeing
    rulings: dict[str, Ruling]
    people: dict[UUID, Face]


async def person(work: Work, who: Passport, *, id: UUID, of: UUID) -> Explained:
    """Explain what a member may do with an item. Errors: `correspondence.admin_only` of anybody but oneself."""
    item, type = await items.load(work, who, id)
    refuse(rules.rights.why_not_explain(type, who, of))
    found = who if of == who.person else await passports.load(work, scope=who.project, person=of) or hidden()
    known = await faces.of(work, scope=item.project, people=item.people)
    companies = {each: face.company for each, face in known.items()}
    return Explained(
        found,
        item,
        type,
        rules.explain.seeing(item, type, found, companies),
        rules.explain.rulings(item, type, found, companies),
        known,
    )


async def everybody(work: Work, who: Passport, *, id: UUID) -> list[Explained]:
    """Explain of everybody who sees an item why they do, by company and name. Errors: `correspondence.admin_only`."""
    item, type = await items.load(work, who, id)
    refuse(rules.rights.why_not_explain(type, who, None))
    known = await faces.of(work, scope=item.project, people=item.people)
    companies = {each: face.company for each, face in known.items()}
    readers = await passports.who_sees(work, item.id)
    return [
        Explained(each, item, type, rules.explain.seeing(item, type, each, companies), {}, known) for each in readers
    ]


async def in_project(work: Work, who: Passport, *, of: UUID) -> tuple[Passport, list[tuple[TypeHere, InGeneral]]]:
    """Say of each type what a member may do with its items.

    Everybody is told of themselves, administrators of the directory of anybody, those of a type of that type.
    """
    found = who if of == who.person else await passports.load(work, scope=who.project, person=of) or hidden()
    types = (await store.types.types_here(work, project=who.project)).values()
    told = [type for type in types if rules.explain.is_told(type, who, of=of)]
    refuse(None if told or of == who.person else ADMIN_ONLY)
    return found, [(type, rules.explain.in_general(type, found)) for type in told]
