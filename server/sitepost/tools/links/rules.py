"""Who links what (spec 5.4 rows 14, 15, 26), and how a change of a link is told.

All predicates take for granted that `who` sees the things that they are about.
"""

from collections.abc import Callable, Sequence
from uuid import UUID

from sitepost.events.links import (
    ItemMadeFrom,
    ItemRelated,
    LinkNoteChanged,
    MadeLinkVoided,
    OriginRemoved,
    OriginSet,
    RelatedItemRemoved,
)
from sitepost.kernel.fact import Change
from sitepost.kernel.passport import Level, Passport
from sitepost.kernel.refusal import Why
from sitepost.tools.links.model import (
    ALREADY,
    ARCHIVED,
    EDIT_OWN,
    ITSELF,
    LEVEL_NEEDED,
    MOST_LINKS,
    NO_OTHER,
    NOT_CREATED,
    NOT_YOURS,
    ORIGIN_TAKEN,
    PAGELESS_KINDS,
    PERMANENT,
    REFERENCE_KINDS,
    TOO_MANY,
    UNKNOWN_ITEM,
    VOID_ALREADY,
    End,
    Kind,
    Line,
    Link,
    LinkRole,
    Shown,
)

LinkFact = (
    ItemMadeFrom | ItemRelated | LinkNoteChanged | MadeLinkVoided | OriginRemoved | OriginSet | RelatedItemRemoved
)
NAMES = {  # what the far end is called among the changes of a fact about the near one
    LinkRole.RELATED: "related_item",
    LinkRole.ORIGIN: "origin",
    LinkRole.ORIGIN_OF: "origin_of",
    LinkRole.MADE: "made_item",
    LinkRole.MADE_FROM: "made_from",
}
ADDED: dict[Kind, type[LinkFact]] = {Kind.RELATED: ItemRelated, Kind.ORIGIN: OriginSet}
REMOVED: dict[Kind, type[LinkFact]] = {Kind.RELATED: RelatedItemRemoved, Kind.ORIGIN: OriginRemoved}


def role(link: Link, near: UUID) -> LinkRole:
    """Return what the other end of the link is to `near`."""
    match link.kind:
        case Kind.RELATED:
            return LinkRole.RELATED
        case Kind.ORIGIN:
            return LinkRole.ORIGIN if link.card == near else LinkRole.ORIGIN_OF
        case Kind.CREATED:
            return LinkRole.MADE if link.card == near else LinkRole.MADE_FROM


def is_linkable(end: End, project: UUID) -> bool:
    """Say whether links lead to it: a thing of this project with a page of its own, and no part of another."""
    if end.scope != project or end.parent is not None or end.kind in REFERENCE_KINDS:
        return False
    return bool(end.link) or end.kind in PAGELESS_KINDS


def why_not_relate(end: End, who: Passport) -> Why | None:
    """Say why `who` cannot relate something to the thing (rows 14, 15): Admins may, and who made it from Standard."""
    if end.archived:
        return ARCHIVED
    if who.at_least(end.tool, Level.ADMIN):
        return None
    if end.owner is None or end.owner != who.person:
        return NOT_YOURS
    return None if who.at_least(end.tool, Level.STANDARD) else LEVEL_NEEDED


def why_not_set_origin(end: End, who: Passport) -> Why | None:
    """Say why `who` cannot say what the thing goes back to (row 26): also those who edit their own at Read Only."""
    why = why_not_relate(end, who)
    return None if why is LEVEL_NEEDED and who.granted(end.tool, EDIT_OWN) else why


def why_not_make_from(end: End, who: Passport) -> Why | None:
    """Say why nothing can be made from the thing (row 22): whoever sees it may, unless it is archived."""
    if not is_linkable(end, who.project):
        return UNKNOWN_ITEM
    return ARCHIVED if end.archived else None


def why_not_add(kind: Kind, shown: Shown, far: End | None, who: Passport) -> Why | None:
    """Say why `who` cannot link the thing whose links are `shown` to `far`; None is what they do not see."""
    if far is None or not is_linkable(far, who.project):
        return UNKNOWN_ITEM
    if far.id == shown.near.id:
        return ITSELF
    if far.archived:
        return ARCHIVED
    if any(is_same(line, kind) for line in shown.lines if line.far.id == far.id):
        return ALREADY
    if kind is Kind.ORIGIN and any(is_origin(line, far.kind) for line in shown.lines):
        return ORIGIN_TAKEN
    return TOO_MANY if len(shown.lines) >= MOST_LINKS else None


def is_same(line: Line, kind: Kind) -> bool:
    """Say whether the line says of its ends what a new link of that kind would: a relation has no direction."""
    return line.link.kind is kind and (kind is Kind.RELATED or line.link.card == line.near.id)


def is_origin(line: Line, slot: str) -> bool:
    """Say whether the line is the near thing's origin of that kind."""
    return line.link.kind is Kind.ORIGIN and line.link.card == line.near.id and line.link.slot == slot


def why_not_change(line: Line, who: Passport) -> Why | None:
    """Say why `who` cannot edit or remove the link.

    A relation is both things', so the right on either is enough; an origin is the item's alone.
    """
    if line.link.kind is Kind.CREATED:
        return PERMANENT
    if line.link.kind is Kind.ORIGIN:
        return why_not_set_origin(line.ends[0], who)
    return _neither(why_not_relate(line.near, who), why_not_relate(line.far, who))


def why_not_exchange(line: Line, who: Passport) -> Why | None:
    """Say why `who` cannot put another thing into the place of the far one."""
    return why_not_change(line, who) or (None if line.link.kind is Kind.ORIGIN else NO_OTHER)


def why_not_void(line: Line, who: Passport) -> Why | None:
    """Say why `who` cannot mark the link void: the right to link either of the two is enough."""
    if line.link.kind is not Kind.CREATED:
        return NOT_CREATED
    if line.link.void_at is not None:
        return VOID_ALREADY
    return _neither(why_not_relate(line.near, who), why_not_relate(line.far, who))


def _neither(one: Why | None, other: Why | None) -> Why | None:
    return None if one is None or other is None else one


def abilities(line: Line, who: Passport) -> tuple[list[str], dict[str, str]]:
    """Return what `who` can do with a link, and the code of what forbids the rest."""
    return _answers(
        edit=lambda: why_not_change(line, who),
        exchange=lambda: why_not_exchange(line, who),
        remove=lambda: why_not_change(line, who),
        void=lambda: why_not_void(line, who),
    )


def openings(near: End, who: Passport) -> tuple[list[str], dict[str, str]]:
    """Return how `who` can link the thing, and the code of what forbids the rest."""
    return _answers(
        relate=lambda: why_not_relate(near, who),
        set_origin=lambda: why_not_set_origin(near, who),
        make_from=lambda: why_not_make_from(near, who),
    )


def _answers(**asked: Callable[[], Why | None]) -> tuple[list[str], dict[str, str]]:
    answers = {action: why() for action, why in asked.items()}
    can = [action for action, why in answers.items() if why is None]
    return can, {action: why.code for action, why in answers.items() if why is not None}


def told(
    link: Link, fact: type[LinkFact], *, gone: bool = False, more: Sequence[Change] = ()
) -> list[tuple[UUID, LinkFact]]:
    """Return the facts about both ends: what came (or, when `gone`, went), and further changes of the link."""
    facts: list[tuple[UUID, LinkFact]] = []
    for near, far in ((link.card, link.other), (link.other, link.card)):
        name = NAMES[role(link, near)]
        change = Change(name, old=far) if gone else Change(name, new=far)
        made = fact(link=link.id, card=near, beside=far, changes=(change, *more))
        facts.append((near, made))
    return facts


def noted(link: Link, note: str) -> tuple[Change, ...]:
    """Return the change of a link's note, where it is one."""
    return () if link.note == note else (Change("note", old=link.note, new=note),)
