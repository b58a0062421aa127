"""Responses: what people answer to an item; official ones are part of it for everybody (spec 4.7)."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from sitepost.kernel.refusal import Kind, Why
from sitepost.kernel.richtext import Doc

MOST_RESPONSE_FILES = 500


class Response(Struct, frozen=True, kw_only=True):
    """One response; `position` counts from 1 in its item, `status` is the item's when it was posted."""

    id: UUID
    item: UUID
    position: int
    author: UUID
    text: Doc
    file_ids: tuple[UUID, ...] = ()
    file_names: tuple[str, ...] = ()
    official: bool = False
    status: UUID
    created_at: datetime
    revision: int = 1


NOT_ISSUED = Why("correspondence.not_issued", Kind.STATE, "A draft takes no responses; issue it first.")
RESPONSES_OFF = Why("correspondence.responses_off", Kind.STATE, "This type takes no responses in this project.")
NOT_ON_ITEM = Why("correspondence.not_on_item", Kind.FORBIDDEN, "Neither you nor your company is on this item.")
RESPOND_NOT_GRANTED = Why("correspondence.respond_not_granted", Kind.FORBIDDEN, "You may not respond to this type.")
EMPTY_RESPONSE = Why("correspondence.empty_response", Kind.INVALID, "Write a response, or attach a file.")
