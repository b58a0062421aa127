"""Links between things of every kind: what belongs together, what goes back to what, what was made from what."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from msgspec import Struct

from sitepost.kernel.refusal import Kind as Sort
from sitepost.kernel.refusal import Why

LONGEST_NOTE = 1000
LONGEST_REASON = 500
MOST_LINKS = 500
EDIT_OWN = "edit_items_they_created"
"""The granular permission by which whoever holds Read Only edits what they made (spec 5.1)."""
REFERENCE_KINDS = frozenset({"correspondence.type", "directory.project", "directory.group"})
"""Cards with a page that are no things of the project; nothing is linked to them."""
PAGELESS_KINDS = frozenset({"directory.spec_section"})
"""Reference data that things are related to although it has no page of its own (spec 7.6)."""


class Kind(StrEnum):
    """What a link says: two belong together, one goes back to the other, one was made from the other."""

    RELATED = "related"
    ORIGIN = "origin"
    CREATED = "created"


class LinkRole(StrEnum):
    """What the far end of a link is to the near one."""

    RELATED = "related"
    ORIGIN = "origin"
    ORIGIN_OF = "origin_of"
    MADE = "made"
    MADE_FROM = "made_from"


class End(Struct, frozen=True, kw_only=True):
    """A thing at one end of a link: the head of its card, who made it, and whether it is archived."""

    id: UUID
    scope: UUID
    tool: str
    kind: str
    number: str
    title: str
    state: str
    state_label: str
    link: str
    parent: UUID | None = None
    owner: UUID | None = None
    archived: bool = False


class Link(Struct, frozen=True, kw_only=True):
    """A link from `card` to `other`: an item and its origin, or a thing and what was made from it.

    `slot` is the kind of an origin: an item has one of each. `part_number` counts the part (a response) that
    something was made from. Only what was made can be void: that is how a wrong one is put right.
    """

    id: UUID
    account: UUID
    project: UUID
    kind: Kind
    card: UUID
    other: UUID
    slot: str = ""
    part: UUID | None = None
    part_number: int | None = None
    note: str = ""
    created_by: UUID
    created_at: datetime
    version: int = 1
    void_by: UUID | None = None
    void_at: datetime | None = None
    void_reason: str = ""


class Line(Struct, frozen=True):
    """A link as somebody sees it from one of its ends."""

    link: Link
    near: End
    far: End

    @property
    def ends(self) -> tuple[End, End]:
        """The ends in the order of the link."""
        return (self.near, self.far) if self.link.card == self.near.id else (self.far, self.near)


class Shown(Struct, frozen=True):
    """The links of a thing: those whose far end one sees, and by role how many others there are."""

    near: End
    lines: list[Line]
    restricted: dict[LinkRole, int]


UNKNOWN_ITEM = Why("links.unknown_item", Sort.INVALID, "There is no such item here, or none that you may see.")
ITSELF = Why("links.itself", Sort.INVALID, "An item cannot be linked to itself.")
ALREADY = Why("links.already", Sort.TAKEN, "These two are linked in this way already.")
ORIGIN_TAKEN = Why("links.origin_taken", Sort.TAKEN, "There is an origin of this kind already; change or remove it.")
TOO_MANY = Why("links.too_many", Sort.INVALID, f"A thing has at most {MOST_LINKS} links.")
NOT_YOURS = Why("links.not_yours", Sort.FORBIDDEN, "Only whoever made this item, or an administrator of its tool, may.")
LEVEL_NEEDED = Why("links.level_needed", Sort.FORBIDDEN, "To link what you made, you need more than Read Only here.")
ARCHIVED = Why("links.archived", Sort.STATE, "An archived item can only be read.")
PERMANENT = Why("links.permanent", Sort.STATE, "What was made from an item stays linked to it; mark it void.")
NOT_CREATED = Why("links.not_created", Sort.STATE, "Only what was made from an item is marked void.")
VOID_ALREADY = Why("links.void_already", Sort.STATE, "This link is void already.")
NO_OTHER = Why("links.no_other", Sort.STATE, "Only an origin can be exchanged for another one.")
