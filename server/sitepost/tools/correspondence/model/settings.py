"""Settings of a type in one project: defaults for new items (spec 2)."""

from uuid import UUID

from msgspec import Struct

from sitepost.kernel.refusal import Kind, Why
from sitepost.kernel.richtext import Doc

LONGEST_DUE_DAYS = 365
MOST_DISTRIBUTION = 500
MOST_GROUPS = 50
GROUP_CARD = "directory.group"


class Settings(Struct, frozen=True):
    """What new items of a type begin with in a project; `due_days` are working days.
    With `bulk_own` creators at Standard may change several items of their own at once (spec 4.9).

    Those who are in `default_groups` when an item is created are put on it. `version` is 0 until somebody
    saves them for the first time; `touched` tells the version in which each field last changed.
    """

    type: UUID
    project: UUID
    due_days: int | None = None
    default_description: Doc | None = None
    default_distribution: tuple[UUID, ...] = ()
    default_groups: tuple[UUID, ...] = ()
    bulk_own: bool = False
    version: int = 0
    touched: dict[str, int] = {}


BAD_DUE_DAYS = Why("correspondence.bad_due_days", Kind.INVALID, "Working days are a whole number from 0 to 365.")
NO_ACCESS = Why("correspondence.no_access_to_type", Kind.INVALID, "Somebody here cannot see items of this type.")
UNKNOWN_GROUP = Why("correspondence.unknown_group", Kind.INVALID, "This project has no such distribution group.")
TOO_MANY_GROUPS = Why("correspondence.too_many_groups", Kind.INVALID, "A distribution has at most 50 groups.")
TOO_MANY_PEOPLE = Why("correspondence.too_many_people", Kind.INVALID, "A distribution has at most 500 people.")
