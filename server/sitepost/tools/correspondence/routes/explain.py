"""Paths of explanations: why somebody sees an item, and what they may do (spec 5)."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from msgspec import Struct

from sitepost.kernel.item import Lack, Way
from sitepost.kernel.passport import LEVEL_NAMES, Passport
from sitepost.kernel.refusal import Why
from sitepost.platform.http import May, Viewing, get
from sitepost.platform.work import Work
from sitepost.tools.correspondence import actions, rules
from sitepost.tools.correspondence.actions.explain import Explained
from sitepost.tools.correspondence.model.access import Because, Deed, InGeneral, Ruling, Seeing, Sort
from sitepost.tools.correspondence.model.items import Role
from sitepost.tools.correspondence.model.types import MapsTo, TypeHere
from sitepost.tools.correspondence.routes.items import ITEM
from sitepost.tools.correspondence.routes.settings import CompanyLine, initials

TAGS = ["correspondence"]
MEMBER = "/projects/{project_id:uuid}/correspondence/explanations/{person_id:uuid}"


class ColleagueBody(Struct):
    """Somebody of the same company who is on the item."""

    id: UUID
    name: str
    roles: list[Role]


class SeeingBody(Struct):
    """Whether somebody sees an item, in which `ways`, or what they lack; any lack that is mended would do."""

    sees: bool
    ways: list[Way]
    lacks: list[Lack]


class SeerBody(SeeingBody):
    """Whether and why a person sees an item: roles on it, level and granular permissions, colleagues on it."""

    id: UUID
    name: str
    initials: str
    company: CompanyLine
    level: str
    grants: list[str]
    account_admin: bool
    roles: list[Role]
    colleagues: list[ColleagueBody]


class RulingBody(Struct):
    """Whether something may be done: `because` says what lets it, `code` and `title` why it cannot."""

    action: str
    allowed: bool
    because: Because | None
    code: str
    title: str


class ExplanationBody(Struct):
    """One person and one item, with every action; `state` and privacy of the item are part of the reasons."""

    person: SeerBody
    type: str
    state: MapsTo
    private: bool
    super_private: bool
    actions: list[RulingBody]


class Seers(Struct):
    """Everybody who sees an item, with the reasons, by company and name."""

    items: list[SeerBody]
    next: str | None = None


class SortBody(SeeingBody):
    """Whether somebody sees items of others, of one sort."""

    sort: Sort


class TypeExplained(Struct):
    """What somebody may do with items of a type, and which items of others they see."""

    id: UUID
    name: str
    prefix: str
    tool: str
    super_private: bool
    level: str
    grants: list[str]
    actions: list[RulingBody]
    sees: list[SortBody]


class MemberExplained(Struct):
    """What a member of the project may do, type by type."""

    id: UUID
    name: str
    items: list[TypeExplained]
    next: str | None = None


def _ruling(action: str, ruling: Ruling) -> RulingBody:
    if isinstance(ruling, Why):
        return RulingBody(action, False, None, ruling.code, ruling.title)
    return RulingBody(action, True, ruling, "", "")


def _rulings(rulings: Mapping[Any, Ruling]) -> list[RulingBody]:  # by names of actions, or by deeds
    return [_ruling(str(action), ruling) for action, ruling in rulings.items()]


def _seer(found: Explained) -> SeerBody:
    who, seeing = found.who, found.seeing
    colleagues = [
        ColleagueBody(each, found.people[each].name, list(rules.explain.roles_of(found.item, each)))
        for each in seeing.colleagues
    ]
    return SeerBody(
        **_seen(seeing),
        id=who.person,
        name=who.name,
        initials=initials(who.name),
        company=CompanyLine(who.company, who.company_name),
        level=LEVEL_NAMES[who.level(found.type.tool)],
        grants=sorted(who.grants.get(found.type.tool, ())),
        account_admin=who.account_admin,
        roles=list(seeing.roles),
        colleagues=colleagues,
    )


def _seen(seeing: Seeing) -> dict[str, Any]:  # fields of SeeingBody
    return {"sees": seeing.sees, "ways": list(seeing.ways), "lacks": list(seeing.lacks)}


@get(ITEM + "/explanations", may=May.MEMBER, viewing=Viewing.SHOWN, tags=TAGS)
async def explain_everybody(work: Work, who: Passport, item_id: UUID) -> Seers:
    """List everybody who sees an item, and why; for administrators of its type."""
    return Seers([_seer(each) for each in await actions.explain.everybody(work, who, id=item_id)])


@get(ITEM + "/explanations/{person_id:uuid}", may=May.MEMBER, viewing=Viewing.SHOWN, tags=TAGS)
async def explain_person(work: Work, who: Passport, item_id: UUID, person_id: UUID) -> ExplanationBody:
    """Say why a member sees an item or not, and of each action what lets them or what is missing."""
    found = await actions.explain.person(work, who, id=item_id, of=person_id)
    return ExplanationBody(
        person=_seer(found),
        type=found.type.name,
        state=found.item.status.maps_to,
        private=found.item.private,
        super_private=rules.visibility.is_super_private(found.item, found.type),
        actions=_rulings(found.rulings),
    )


@get(MEMBER, may=May.MEMBER, viewing=Viewing.SHOWN, tags=TAGS)
async def explain_member(work: Work, who: Passport, person_id: UUID) -> MemberExplained:
    """Say what a member may do with each type of correspondence; of oneself everybody is told."""
    found, types = await actions.explain.in_project(work, who, of=person_id)
    return MemberExplained(found.person, found.name, [_type(type, general, found) for type, general in types])


def _type(type: TypeHere, general: InGeneral, who: Passport) -> TypeExplained:
    deeds: dict[Deed, Ruling] = general.deeds
    return TypeExplained(
        id=type.id,
        name=type.name,
        prefix=type.prefix,
        tool=type.tool,
        super_private=type.super_private,
        level=LEVEL_NAMES[who.level(type.tool)],
        grants=sorted(who.grants.get(type.tool, ())),
        actions=_rulings(deeds),
        sees=[SortBody(sort=sort, **_seen(seeing)) for sort, seeing in general.sorts.items()],
    )


ROUTES = [explain_everybody, explain_person, explain_member]
