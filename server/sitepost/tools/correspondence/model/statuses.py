"""Statuses of a type as the company keeps them: four default ones, and custom ones mapped to them (spec 4.2)."""

from uuid import UUID

from msgspec import Struct

from sitepost.kernel.refusal import Kind, Why
from sitepost.kernel.version import fingerprint
from sitepost.tools.correspondence.model.types import MapsTo

DEFAULT_STATUSES: tuple[tuple[str, MapsTo], ...] = (
    ("Draft", MapsTo.DRAFT),
    ("Open", MapsTo.OPEN),
    ("Closed - Successful", MapsTo.CLOSED_SUCCESSFUL),
    ("Closed - Unsuccessful", MapsTo.CLOSED_UNSUCCESSFUL),
)
COLOURS: dict[MapsTo, str] = {
    MapsTo.DRAFT: "grey",
    MapsTo.OPEN: "blue",
    MapsTo.CLOSED_SUCCESSFUL: "green",
    MapsTo.CLOSED_UNSUCCESSFUL: "red",
}
LONGEST_STATUS = 100
MOST_STATUSES = 100


class StatusPlace(Struct, frozen=True):
    """A project in which items have a status, and how many."""

    project: UUID
    name: str
    items: int


class KeptStatus(Struct, frozen=True):
    """A status with what only the company's administrators ask: is it fixed, is it used, and where.

    `places` are looked up for one type only; `responses` were given while their item had the status.
    """

    id: UUID
    name: str
    maps_to: MapsTo
    fixed: bool
    used: bool
    places: tuple[StatusPlace, ...] = ()
    responses: int = 0

    @property
    def version(self) -> int:
        """What a rename is sent with: a status keeps no count of its changes, its name tells them apart."""
        return fingerprint(self.name)


STATUS_NAME_TAKEN = Why("correspondence.status_name_taken", Kind.TAKEN, "This type has a status of this name.")
STATUS_NAME_NEEDED = Why("correspondence.name_needed", Kind.INVALID, "A status needs a name.")
STATUS_FIXED = Why("correspondence.status_fixed", Kind.STATE, "A default status cannot be deleted.")
STATUS_IN_USE = Why("correspondence.status_in_use", Kind.STATE, "Items have this status, or had it, so it stays.")
STATUS_NAMED = Why("correspondence.status_named", Kind.STATE, "A default status keeps its name.")
TOO_MANY_STATUSES = Why("correspondence.too_many_statuses", Kind.STATE, "A type has at most 100 statuses.")
