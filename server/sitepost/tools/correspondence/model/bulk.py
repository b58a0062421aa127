"""Several items changed at once (spec 4.9)."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any
from uuid import UUID

from msgspec import Struct

from sitepost.kernel.refusal import Kind, Why
from sitepost.tools.correspondence.model.types import MapsTo

MOST_ITEMS = 500


class Mode(StrEnum):
    """Whether one refusal undoes everything, or each item stands for itself."""

    ALL_OR_NOTHING = "all_or_nothing"
    ITEM_BY_ITEM = "item_by_item"


class Wish(Struct, frozen=True):
    """What is to become of one item: fields, a status, the archive; `expected` is the version that was seen.

    A status is named by its id, or by the state that it maps to: types have statuses of their own.
    """

    id: UUID
    fields: Mapping[str, Any]
    status_id: UUID | None = None
    maps_to: MapsTo | None = None
    archived: bool | None = None
    expected: int | None = None


class Matching(Struct, frozen=True):
    """The items of a list, and those of them that are issued and locked, so that nobody edits them."""

    items: list[UUID]
    locked: list[UUID]


class Was(Struct, frozen=True):
    """What an item held before a change, of what moved: what undoes it."""

    fields: Mapping[str, Any]
    status_id: UUID | None
    archived: bool | None


class Outcome(Struct, frozen=True):
    """What became of one item: its version and what undoes it, or why it stayed as it was."""

    id: UUID
    version: int | None = None
    code: str = ""
    title: str = ""
    detail: str = ""
    field: str | None = None
    was: Was | None = None

    @property
    def is_done(self) -> bool:
        """Say whether the item was changed, or needed no change."""
        return self.version is not None


NOTHING_WANTED = Why("correspondence.nothing_wanted", Kind.INVALID, "Say which items, and what is to change.")
TOO_MANY_ITEMS = Why("correspondence.too_many_items", Kind.INVALID, "At most 500 items can be changed at once.")
NOTHING_DONE = Why(
    "correspondence.nothing_done", Kind.STATE, "Nothing was changed, because some items cannot be changed like this."
)
