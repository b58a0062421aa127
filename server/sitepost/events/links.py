"""What happens to links between things.

Each change is told about both things that it links. `card` is the one that a fact is about, `beside` the other
one: whoever may not see that one hears nothing of the fact, neither over the socket nor in the history.
"""

from typing import ClassVar
from uuid import UUID

from sitepost.kernel.fact import Change, Fact


class ItemMade(Fact, frozen=True):
    """A thing (`beside`) was made from another one (`card`), or from a `part` of it, the nth.

    Told by whichever tool made it, in the transaction in which it did; links keeps it from then on.
    """

    KIND: ClassVar[str] = "links.item_made"
    link: UUID
    card: UUID
    beside: UUID
    part: UUID | None = None
    part_number: int | None = None
    changes: tuple[Change, ...] = ()


class ItemMadeFrom(Fact, frozen=True):
    """The same, told about the new thing."""

    KIND: ClassVar[str] = "links.item_made_from"
    link: UUID
    card: UUID
    beside: UUID
    changes: tuple[Change, ...] = ()


class MadeLinkVoided(Fact, frozen=True):
    """A thing was not made from the other one after all; the link stays, marked so."""

    KIND: ClassVar[str] = "links.made_link_voided"
    link: UUID
    card: UUID
    beside: UUID
    changes: tuple[Change, ...] = ()


class ItemRelated(Fact, frozen=True):
    """Two things were said to belong together."""

    KIND: ClassVar[str] = "links.item_related"
    link: UUID
    card: UUID
    beside: UUID
    changes: tuple[Change, ...] = ()


class LinkNoteChanged(Fact, frozen=True):
    """The note on a link was changed."""

    KIND: ClassVar[str] = "links.link_note_changed"
    link: UUID
    card: UUID
    beside: UUID
    changes: tuple[Change, ...] = ()


class RelatedItemRemoved(Fact, frozen=True):
    """Two things were no longer said to belong together."""

    KIND: ClassVar[str] = "links.related_item_removed"
    link: UUID
    card: UUID
    beside: UUID
    changes: tuple[Change, ...] = ()


class OriginSet(Fact, frozen=True):
    """A thing was said to go back to another one."""

    KIND: ClassVar[str] = "links.origin_set"
    link: UUID
    card: UUID
    beside: UUID
    changes: tuple[Change, ...] = ()


class OriginRemoved(Fact, frozen=True):
    """A thing was no longer said to go back to the other one."""

    KIND: ClassVar[str] = "links.origin_removed"
    link: UUID
    card: UUID
    beside: UUID
    changes: tuple[Change, ...] = ()
