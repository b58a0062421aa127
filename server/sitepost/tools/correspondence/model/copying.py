"""What a new item begins with when it is made from another thing (spec 7.1, 7.2)."""

from typing import Any
from uuid import UUID

from msgspec import Struct

from sitepost.kernel.item import Card
from sitepost.kernel.refusal import Kind, Why
from sitepost.tools.correspondence.model.items import Item
from sitepost.tools.correspondence.model.responses import Response
from sitepost.tools.correspondence.model.types import TypeHere


class Source(Struct, frozen=True):
    """What a new item is made from: a thing, and where that is one of ours the item itself, or a response to it."""

    card: Card
    item: Item | None = None
    type: TypeHere | None = None
    response: Response | None = None


class Copied(Struct, frozen=True):
    """What a form begins with; fields that are not in it begin as for any new item.

    `custom` are custom fields as bodies have them. `dropped` are people who were on the source and may not be put
    on the new item; `was_private` says that the source is private, which is never carried over.
    """

    source: Source
    fields: dict[str, Any]
    custom: dict[str, Any] = {}
    dropped: tuple[UUID, ...] = ()
    was_private: bool = False


UNKNOWN_SOURCE = Why("correspondence.unknown_source", Kind.INVALID, "There is no such item, or none that you may see.")
"""Also for a response that is not the item's, or that one may not see."""
