"""Settings of a type in one project: defaults for new items (spec 2)."""

from uuid import UUID

from msgspec import Struct

from sitepost.kernel.refusal import Kind, Why
from sitepost.kernel.richtext import Doc

LONGEST_DUE_DAYS = 365
MOST_DISTRIBUTION = 500


class Settings(Struct, frozen=True):
    """What new items of a type begin with in a project; `due_days` are working days.

    `version` is 0 until somebody saves them for the first time; `touched` tells the version
    in which each field last changed.
    """

    type: UUID
    project: UUID
    due_days: int | None = None
    default_description: Doc | None = None
    default_distribution: tuple[UUID, ...] = ()
    version: int = 0
    touched: dict[str, int] = {}


BAD_DUE_DAYS = Why("correspondence.bad_due_days", Kind.INVALID, "Working days are a whole number from 0 to 365.")
NO_ACCESS = Why("correspondence.no_access_to_type", Kind.INVALID, "Somebody here cannot see items of this type.")
TOO_MANY_PEOPLE = Why("correspondence.too_many_people", Kind.INVALID, "A distribution has at most 500 people.")
