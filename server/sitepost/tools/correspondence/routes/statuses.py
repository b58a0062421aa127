"""Paths of statuses: the default four of a type, and the company's own (spec 4.2)."""

from typing import Annotated
from uuid import UUID

from litestar import Response
from msgspec import UNSET, Meta, Struct, UnsetType

from sitepost.kernel.passport import Passport
from sitepost.platform.http import May, delete, get, patch, post, versioned, wanted_version
from sitepost.platform.work import Work
from sitepost.tools.correspondence import actions, rules, store
from sitepost.tools.correspondence.model.statuses import COLOURS, KeptStatus
from sitepost.tools.correspondence.model.types import MapsTo
from sitepost.tools.correspondence.routes.fieldsets import Version


class NewStatus(Struct, forbid_unknown_fields=True):
    """A custom status to be added, and the default one that it behaves like."""

    name: Annotated[str, Meta(max_length=1000)]
    maps_to: MapsTo


class StatusChange(Struct, forbid_unknown_fields=True):
    """Another name for a custom status."""

    name: Annotated[str, Meta(max_length=1000)]


class PlaceBody(Struct):
    """A project in which items have a status, and how many."""

    project_id: UUID
    project: str
    items: int


class KeptStatusBody(Struct):
    """A status of a type; `fixed` ones are the default four, `used` ones stay.

    `places` and `responses` say where it is used; they are left out where the statuses of many types are told.
    """

    id: UUID
    name: str
    maps_to: MapsTo
    colour: str
    fixed: bool
    used: bool
    version: int
    can: list[str]
    why_not: dict[str, str]
    places: list[PlaceBody] | UnsetType = UNSET
    responses: int | UnsetType = UNSET


class KeptStatuses(Struct):
    """Every status of a type, the default four first."""

    items: list[KeptStatusBody]
    next: str | None = None


def body(status: KeptStatus) -> KeptStatusBody:
    """Return what the company's administrators are told of a status."""
    asked = {"rename": rules.statuses.why_not_rename(status), "delete": rules.statuses.why_not_delete(status)}
    return KeptStatusBody(
        id=status.id,
        name=status.name,
        maps_to=status.maps_to,
        colour=COLOURS[status.maps_to],
        fixed=status.fixed,
        used=status.used,
        version=status.version,
        can=[action for action, why in asked.items() if why is None],
        why_not={action: why.code for action, why in asked.items() if why is not None},
    )


def full_body(status: KeptStatus) -> KeptStatusBody:
    """Return the same with where the status is used."""
    told = body(status)
    told.places = [PlaceBody(each.project, each.name, each.items) for each in status.places]
    told.responses = status.responses
    return told


@get("/account/correspondence/types/{type_id:uuid}/statuses", may=May.ACCOUNT_ADMIN, tags=["correspondence"])
async def list_statuses(work: Work, who: Passport, type_id: UUID) -> KeptStatuses:
    """List the statuses of a type, each with where it is used."""
    await actions.types.load(work, who, type=type_id)
    return KeptStatuses([full_body(each) for each in await store.statuses.with_places(work, type=type_id)])


@post("/account/correspondence/types/{type_id:uuid}/statuses", may=May.ACCOUNT_ADMIN, tags=["correspondence"])
async def add_status(work: Work, who: Passport, type_id: UUID, data: NewStatus) -> KeptStatusBody:
    """Add a custom status to a type; every project that has the type has it at once."""
    return full_body(await actions.statuses.add(work, who, type=type_id, name=data.name, maps_to=data.maps_to))


@patch(
    "/account/correspondence/types/{type_id:uuid}/statuses/{status_id:uuid}",
    may=May.ACCOUNT_ADMIN,
    tags=["correspondence"],
)
async def rename_status(
    work: Work, who: Passport, type_id: UUID, status_id: UUID, data: StatusChange, if_match: Version = None
) -> Response[KeptStatusBody]:
    """Give a custom status another name; whatever has it shows that name at once."""
    expected = wanted_version(if_match)
    kept = await actions.statuses.rename(work, who, type=type_id, status=status_id, name=data.name, expected=expected)
    return versioned(full_body(kept), kept.version)


@delete(
    "/account/correspondence/types/{type_id:uuid}/statuses/{status_id:uuid}",
    may=May.ACCOUNT_ADMIN,
    tags=["correspondence"],
)
async def delete_status(work: Work, who: Passport, type_id: UUID, status_id: UUID) -> None:
    """Delete a custom status that nothing uses."""
    await actions.statuses.delete(work, who, type=type_id, status=status_id)


ROUTES = [list_statuses, add_status, rename_status, delete_status]
