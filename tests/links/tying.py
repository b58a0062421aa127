"""Steps that the tests of links repeat."""

from typing import Any

import httpx
from tests.correspondence.site import Site

Item = dict[str, Any]


async def pair(site: Site) -> tuple[Item, Item]:
    """A letter of Ana's and one of Carl's; Dana and Ana hold Standard, Carl is Admin, Rita reads."""
    return await site.create("ana", subject="Crane stopped"), await site.create("carl", subject="Lift delayed")


async def send(
    site: Site, name: str, method: str, near: Item, path: str = "", body: Any = None, *, version: int | None = None
) -> httpx.Response:
    """Send a request about the links of a thing."""
    where = f"/api/projects/{site.world.project}/cards/{near['id']}/links{path}"
    headers = {"If-Match": "*" if version is None else f'"{version}"'}
    return await site.world.client(name).request(method, where, json=body, headers=headers)


async def add(site: Site, name: str, near: Item, far: Item, *, kind: str = "related", note: str = "") -> httpx.Response:
    """Link two things."""
    return await send(site, name, "POST", near, "", {"kind": kind, "other_id": far["id"], "note": note})


async def links(site: Site, name: str, near: Item) -> httpx.Response:
    """Ask for the links of a thing."""
    return await send(site, name, "GET", near)


async def shown(site: Site, name: str, near: Item) -> list[dict[str, Any]]:
    """Return the links of a thing that somebody is shown."""
    answer = await links(site, name, near)
    assert answer.status_code == 200, answer.text
    return answer.json()["items"]  # type: ignore[no-any-return]  # JSON


async def made_from(site: Site, name: str, source: Item, type: str = "NOD", **fields: Any) -> httpx.Response:
    """Create an item from another one."""
    body = {"type_id": str(site.types[type]), "issue": True, "subject": "Made", "from_id": source["id"], **fields}
    return await site.post(name, "/items", body)


async def prefill(site: Site, name: str, source: Item, type: str = "NOD", **query: Any) -> httpx.Response:
    """Ask what the form of a new item begins with."""
    path = f"{site.base}/types/{site.types[type]}/prefill"
    return await site.world.client(name).get(path, params={"from": source["id"], **query})
