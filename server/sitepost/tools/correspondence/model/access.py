"""Why somebody sees an item or may do something with it, and what keeps them from it (spec 5)."""

from enum import StrEnum
from uuid import UUID

from msgspec import Struct

from sitepost.kernel.item import Lack, Way
from sitepost.kernel.refusal import Why
from sitepost.tools.correspondence.model.items import Role


class Because(StrEnum):
    """What lets somebody do something."""

    TYPE_ADMIN = "type_admin"
    CREATOR = "creator"  # at Standard
    CREATOR_GRANTED = "creator_granted"  # at Read Only, with the granular permission
    ON_ITEM = "on_item"  # with "Respond to Items They Are On"
    COLLEAGUE = "colleague"  # with "Respond to Items Accessible to Users within Same Company"
    LEVEL = "level"
    SEES = "sees"  # whoever sees the item may


Ruling = Because | Why
"""What a rule says of a deed: what lets it happen, or why it cannot."""


class Seeing(Struct, frozen=True):
    """Whether somebody sees an item and in which ways, or what they lack.

    `colleagues` are others of the same company who are on the item.
    """

    person: UUID
    sees: bool
    ways: tuple[Way, ...]
    lacks: tuple[Lack, ...]
    roles: tuple[Role, ...]
    colleagues: tuple[UUID, ...]


class Deed(StrEnum):
    """What can be done with items of a type, told apart by whose they are and in which state."""

    CREATE = "create"
    EDIT_OWN_DRAFT = "edit_own_draft"
    EDIT_OWN_OPEN = "edit_own_open"
    EDIT_OWN_CLOSED = "edit_own_closed"
    EDIT_OTHERS = "edit_others"
    RESPOND_ON_IT = "respond_on_it"
    RESPOND_COLLEAGUE = "respond_colleague"
    RESPOND_OTHERS = "respond_others"
    MARK_OFFICIAL = "mark_official"
    ARCHIVE = "archive"
    BULK_OWN = "bulk_own"
    BULK_OTHERS = "bulk_others"
    EXPORT = "export"
    SEE_HISTORY = "see_history"
    CONFIGURE = "configure"


class Sort(StrEnum):
    """Items of others, told apart by who sees them."""

    OPEN_PUBLIC = "open_public"
    PRIVATE_ON_IT = "private_on_it"
    PRIVATE_COLLEAGUE = "private_colleague"
    PRIVATE_OTHERS = "private_others"
    DRAFT_OTHERS = "draft_others"


class InGeneral(Struct, frozen=True):
    """What somebody may do with items of a type, and which of them they see."""

    deeds: dict[Deed, Ruling]
    sorts: dict[Sort, Seeing]
