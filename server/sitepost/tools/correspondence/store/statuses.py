"""Statuses of types: the default four, and custom ones until they are deleted unused."""

from collections.abc import Iterable
from uuid import UUID

from msgspec.structs import replace
from psycopg.errors import ForeignKeyViolation, UniqueViolation

from sitepost.kernel.ids import new_id
from sitepost.kernel.refusal import Refusal
from sitepost.platform.work import Work
from sitepost.tools.correspondence.model.statuses import (
    DEFAULT_STATUSES,
    STATUS_IN_USE,
    STATUS_NAME_TAKEN,
    KeptStatus,
    StatusPlace,
)
from sitepost.tools.correspondence.model.types import MapsTo
from sitepost.tools.correspondence.store.types import changed

OF_COMPANY = """
SELECT s.id, s.type_id AS type, s.name, s.maps_to, s.fixed,
    EXISTS (SELECT FROM correspondence_item i WHERE i.status_id = s.id)
        OR EXISTS (SELECT FROM correspondence_response r WHERE r.status_id = s.id) AS used
FROM correspondence_status s WHERE s.account_id = %(account)s
ORDER BY s.fixed DESC, s.place, s.name
"""
OF_TYPE = """
SELECT s.id, s.type_id AS type, s.name, s.maps_to, s.fixed,
    EXISTS (SELECT FROM correspondence_item i WHERE i.status_id = s.id)
        OR EXISTS (SELECT FROM correspondence_response r WHERE r.status_id = s.id) AS used
FROM correspondence_status s WHERE s.type_id = %(type)s
ORDER BY s.fixed DESC, s.place, s.name
"""
PLACES = """
SELECT i.status_id AS status, i.project_id AS project, p.name, count(*) AS items
FROM correspondence_item i JOIN correspondence_status s ON s.id = i.status_id JOIN scope p ON p.id = i.project_id
WHERE s.type_id = %(type)s GROUP BY i.status_id, i.project_id, p.name ORDER BY lower(p.name), i.project_id
"""
ANSWERS = """
SELECT r.status_id AS status, count(*) AS responses
FROM correspondence_response r JOIN correspondence_status s ON s.id = r.status_id
WHERE s.type_id = %(type)s GROUP BY r.status_id
"""
RENAME = "UPDATE correspondence_status SET name = %(name)s WHERE id = %(id)s AND NOT fixed"
ADD = """
INSERT INTO correspondence_status (id, account_id, type_id, name, maps_to, fixed, place)
VALUES (%(id)s, %(account)s, %(type)s, %(name)s, %(maps_to)s, %(fixed)s, %(place)s)
ON CONFLICT (type_id, lower(name)) DO NOTHING
"""
DELETE = "DELETE FROM correspondence_status WHERE id = %(id)s AND NOT fixed"
CUSTOM_PLACE = 100  # after the default four, in order of name


async def of_company(work: Work, *, account: UUID) -> dict[UUID, list[KeptStatus]]:
    """Return every status of the company by type, the default four first."""
    by_type: dict[UUID, list[KeptStatus]] = {}
    for row in await work.dicts(OF_COMPANY, {"account": account}):
        by_type.setdefault(row["type"], []).append(_kept(row))
    return by_type


async def of_type(work: Work, *, type: UUID) -> list[KeptStatus]:
    """Return the statuses of a type, the default four first."""
    return [_kept(row) for row in await work.dicts(OF_TYPE, {"type": type})]


async def with_places(work: Work, *, type: UUID) -> list[KeptStatus]:
    """Return the statuses of a type, each with where it is used."""
    places: dict[UUID, list[StatusPlace]] = {}
    for row in await work.dicts(PLACES, {"type": type}):
        places.setdefault(row["status"], []).append(StatusPlace(row["project"], row["name"], row["items"]))
    answers = {row["status"]: row["responses"] for row in await work.dicts(ANSWERS, {"type": type})}
    return [
        replace(each, places=tuple(places.get(each.id, ())), responses=answers.get(each.id, 0))
        for each in await of_type(work, type=type)
    ]


async def rename(work: Work, status: UUID, *, name: str) -> None:
    """Give a custom status another name; refuse `correspondence.status_name_taken`."""
    try:
        await work.run(RENAME, {"id": status, "name": name})
    except UniqueViolation as error:
        raise Refusal(STATUS_NAME_TAKEN, field="name") from error
    changed(work)


async def add_defaults(work: Work, *, account: UUID, types: Iterable[UUID]) -> None:
    """Give each of `types` the four default statuses."""
    rows = [
        {"id": new_id(), "account": account, "type": type, "name": name, "maps_to": maps_to.value, "fixed": True}
        | {"place": place}
        for type in types
        for place, (name, maps_to) in enumerate(DEFAULT_STATUSES)
    ]
    await work.run_many(ADD, rows)


async def add(work: Work, *, account: UUID, type: UUID, name: str, maps_to: MapsTo) -> KeptStatus:
    """Insert a custom status; refuse `correspondence.status_name_taken`."""
    status = KeptStatus(new_id(), name, maps_to, fixed=False, used=False)
    row = {"id": status.id, "account": account, "type": type, "name": name, "maps_to": maps_to.value}
    if not await work.run(ADD, {**row, "fixed": False, "place": CUSTOM_PLACE}):
        raise Refusal(STATUS_NAME_TAKEN, field="name")
    changed(work)
    return status


async def delete(work: Work, status: UUID) -> None:
    """Delete a custom status; refuse `correspondence.status_in_use` when an item took it meanwhile."""
    try:
        await work.run(DELETE, {"id": status})
    except ForeignKeyViolation as error:
        raise Refusal(STATUS_IN_USE) from error
    changed(work)


def _kept(row: dict[str, object]) -> KeptStatus:
    return KeptStatus(
        id=UUID(str(row["id"])),
        name=str(row["name"]),
        maps_to=MapsTo(str(row["maps_to"])),
        fixed=bool(row["fixed"]),
        used=bool(row["used"]),
    )
