"""Saved views of the list: filters, order and columns under a name (spec 10.1)."""

from typing import Any
from uuid import UUID

from msgspec import Struct

from sitepost.kernel.refusal import Kind, Why

MOST_VIEWS = 100  # of one person in one project
LONGEST_NAME = 80
LARGEST_STATE = 16 * 1024  # bytes of JSON


class View(Struct, frozen=True, kw_only=True):
    """A list under a name; `state` is the client's own: what is chosen, sorted, grouped and shown.

    Shared ones are for everybody on the project; what they show is decided by the rights of whoever looks.
    """

    id: UUID
    account: UUID
    project: UUID
    owner: UUID
    name: str
    shared: bool
    state: dict[str, Any]  # any JSON
    version: int = 1


class Defaults(Struct, frozen=True):
    """With which view the asker begins, and with which the project does."""

    own: UUID | None = None
    project: UUID | None = None


NAME_TAKEN = Why("correspondence.view_name_taken", Kind.TAKEN, "You have a view of this name already.")
TOO_MANY_VIEWS = Why("correspondence.too_many_views", Kind.STATE, "You have 100 views here; delete one first.")
STATE_TOO_LARGE = Why("correspondence.view_too_large", Kind.TOO_LARGE, "A view holds at most 16 KiB.")
NOT_YOUR_VIEW = Why("correspondence.not_your_view", Kind.FORBIDDEN, "Only its owner changes a view.")
NOT_SHARED = Why("correspondence.view_not_shared", Kind.STATE, "Share the view before everybody begins with it.")
NOT_FOR_ALL = Why(
    "correspondence.default_not_granted",
    Kind.FORBIDDEN,
    "Administrators of the project choose what everybody begins with.",
)
