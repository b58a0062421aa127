"""What waits for somebody who is to leave (spec D6)."""

from uuid import UUID

from msgspec import Struct

from sitepost.kernel.refusal import Kind, Why

MOST_LISTED = 100


class Waiting(Struct, frozen=True):
    """An open item that waits for somebody, and whether the one who sends them away sees it."""

    item: UUID
    number: str
    subject: str
    type: UUID
    type_name: str
    project: UUID
    project_name: str
    seen: bool


OPEN_ROLES = Why(
    "correspondence.open_roles", Kind.STATE, "Open letters wait for this person. Choose somebody who takes them."
)
NO_SUCCESSOR = Why(
    "correspondence.successor_without_access",
    Kind.INVALID,
    "They cannot see the type of every one of these letters. Choose somebody who can.",
)
