"""Autosaves: what somebody has typed into a form and not sent yet, opaque to the server."""

from datetime import datetime

from msgspec import Struct

from sitepost.kernel.refusal import Kind, Why

LARGEST_AUTOSAVE = 512 * 1024
MOST_AUTOSAVES = 200
NEW = "new"  # keys of forms that are no item yet: `new:<type>`
KEY_PATTERN = r"^(new|from|item|response):[0-9a-fA-F-]{36}$"


class Autosave(Struct, frozen=True):
    """The form kept under a key: JSON text as the client sent it."""

    key: str
    value: str
    saved_at: datetime


TOO_LARGE = Why("correspondence.autosave_too_large", Kind.TOO_LARGE, "A kept form holds at most 512 KiB.")
BAD_KEY = Why(
    "correspondence.bad_autosave_key", Kind.INVALID, "A kept form is named new:, from:, item: or response:, and an id."
)
