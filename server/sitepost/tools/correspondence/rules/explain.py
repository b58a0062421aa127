"""Why somebody sees an item and may do things with it, by the rules that decide it; and what they may in general."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from msgspec.structs import replace

from sitepost.kernel.item import lacks, ways
from sitepost.kernel.passport import Level, Passport
from sitepost.tools.correspondence.model.access import Because, Deed, InGeneral, Ruling, Seeing, Sort
from sitepost.tools.correspondence.model.items import Item, Role
from sitepost.tools.correspondence.model.types import MapsTo, Status, TypeHere
from sitepost.tools.correspondence.rules import rights, types, visibility
from sitepost.tools.correspondence.rules.visibility import Companies

DIRECTORY = "directory"  # the tool on which rights are handed out
SOMEBODY, MATE = UUID(int=1), UUID(int=2)
"""Who stands for the others in what holds in general: a stranger, and a colleague."""


def roles_of(item: Item, person: UUID) -> tuple[Role, ...]:
    """Return what somebody is on the item."""
    held = {
        Role.CREATOR: (item.created_by,),
        Role.ASSIGNEE: item.assignees,
        Role.DISTRIBUTION: item.distribution,
        Role.RECEIVED_FROM: (item.received_from,),
    }
    return tuple(role for role, people in held.items() if person in people)


def seeing(item: Item, type: TypeHere, who: Passport, companies: Companies) -> Seeing:
    """Say whether and why `who` sees the item; `companies` tells for whom each person on it works."""
    seal = visibility.seal(item, type, companies)
    found = tuple(ways(who, seal))
    return Seeing(
        person=who.person,
        sees=bool(found),
        ways=found,
        lacks=tuple(lacks(who, seal)),
        roles=roles_of(item, who.person),
        colleagues=tuple(rights.colleagues(item, who, companies)),
    )


def rulings(item: Item, type: TypeHere, who: Passport, companies: Companies) -> dict[str, Ruling]:
    """Rule on everything that `who` can do with an item; with one that they do not see there is nothing to do."""
    if not seeing(item, type, who, companies).sees:
        return {}
    return rights.rulings(item, type, who, companies)


@dataclass(frozen=True)
class _Stage:
    """Items that do not exist, to put the rules to."""

    type: TypeHere
    who: Passport

    @property
    def companies(self) -> Companies:
        return {self.who.person: self.who.company, MATE: self.who.company, SOMEBODY: None}

    def item(self, maps_to: MapsTo, *, by: UUID, on: UUID | None = None, private: bool = False) -> Item:
        begun = datetime(2000, 1, 1, tzinfo=UTC)
        return Item(
            id=SOMEBODY,
            account=self.who.account,
            project=self.who.project,
            type=self.type.id,
            number="",
            status=Status(SOMEBODY, "", maps_to),
            private=private,
            created_by=by,
            assignees=() if on is None else (on,),
            description={},
            created_at=begun,
            updated_at=begun,
        )


def in_general(type: TypeHere, who: Passport) -> InGeneral:
    """Say what `who` may do with items of a type, and which items of others they see."""
    return InGeneral(deeds=_deeds(_Stage(type, who)), sorts=_sorts(_Stage(type, who)))


def _deeds(stage: _Stage) -> dict[Deed, Ruling]:
    type, who, own = stage.type, stage.who, stage.who.person
    draft, open_, closed = (
        stage.item(state, by=own) for state in (MapsTo.DRAFT, MapsTo.OPEN, MapsTo.CLOSED_SUCCESSFUL)
    )
    other = stage.item(MapsTo.OPEN, by=SOMEBODY)
    on_it, mate = replace(other, assignees=(own,)), replace(other, assignees=(MATE,))
    return {
        Deed.CREATE: _create(type, who),
        Deed.EDIT_OWN_DRAFT: rights.on_edit(draft, type, who),
        Deed.EDIT_OWN_OPEN: rights.on_edit(open_, type, who),
        Deed.EDIT_OWN_CLOSED: rights.on_edit(closed, type, who),
        Deed.EDIT_OTHERS: rights.on_edit(other, type, who),
        Deed.RESPOND_ON_IT: rights.on_respond(on_it, type, who, stage.companies),
        Deed.RESPOND_COLLEAGUE: rights.on_respond(mate, type, who, stage.companies),
        Deed.RESPOND_OTHERS: rights.on_respond(other, type, who, stage.companies),
        Deed.MARK_OFFICIAL: rights.on_mark_official(other, type, who),
        Deed.ARCHIVE: rights.on_archive(other, type, who),
        Deed.BULK_OWN: rights.on_bulk(open_, type, who),
        Deed.BULK_OTHERS: rights.on_bulk(other, type, who),
        Deed.EXPORT: rights.on_export(type, who),
        Deed.SEE_HISTORY: rights.why_not_see_history(type, who) or Because.TYPE_ADMIN,
        Deed.CONFIGURE: types.why_not_configure(type.tool, who) or Because.TYPE_ADMIN,
    }


def _create(type: TypeHere, who: Passport) -> Ruling:
    return types.why_not_create(type, who) or Because.LEVEL


def _sorts(stage: _Stage) -> dict[Sort, Seeing]:
    own, open_ = stage.who.person, MapsTo.OPEN
    items = {
        Sort.OPEN_PUBLIC: stage.item(open_, by=SOMEBODY),
        Sort.PRIVATE_ON_IT: stage.item(open_, by=SOMEBODY, on=own, private=True),
        Sort.PRIVATE_COLLEAGUE: stage.item(open_, by=SOMEBODY, on=MATE, private=True),
        Sort.PRIVATE_OTHERS: stage.item(open_, by=SOMEBODY, private=True),
        Sort.DRAFT_OTHERS: stage.item(MapsTo.DRAFT, by=SOMEBODY),
    }
    return {sort: seeing(item, stage.type, stage.who, stage.companies) for sort, item in items.items()}


def is_told(type: TypeHere, who: Passport, *, of: UUID) -> bool:
    """Say whether `who` is told what somebody may do with a type.

    Everybody is told of themselves, of the types that they know; administrators of the directory of anybody,
    those of a type of that type.
    """
    if of == who.person:
        return types.sees_type(type.tool, who)
    return rights.is_admin(type, who) or who.account_admin or who.at_least(DIRECTORY, Level.ADMIN)
