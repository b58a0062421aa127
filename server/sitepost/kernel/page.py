"""Cursor paging: an opaque cursor says where the next page begins."""

import base64
import binascii
from typing import Any, Generic, TypeVar

import msgspec

from sitepost.kernel.refusal import Kind, Refusal, Why

T = TypeVar("T")
LARGEST_PAGE = 100
BAD_CURSOR = Why("bad_cursor", Kind.INVALID, "This page address is not one that we gave out.")


class Page(msgspec.Struct, Generic[T], frozen=True):
    """A page of things and the cursor of the next page, None on the last."""

    items: list[T]
    next: str | None = None


def write_cursor(*values: Any) -> str:
    """Pack the sort values of the last row into an opaque cursor."""
    return base64.urlsafe_b64encode(msgspec.json.encode(values)).rstrip(b"=").decode()


def read_cursor(cursor: str | None, *types: Any) -> tuple[Any, ...] | None:
    """Unpack a cursor whose values have `types`; refuse `bad_cursor` when it was tampered with."""
    if not cursor:
        return None
    try:
        raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        values: tuple[Any, ...] = msgspec.json.decode(raw, type=tuple.__class_getitem__(types))
    except (binascii.Error, ValueError, msgspec.MsgspecError) as error:
        raise Refusal(BAD_CURSOR, field="cursor") from error
    return values
