"""Correspondence on Harbour Tower: three types, and people who hold different rights on them."""

from typing import Any
from uuid import UUID

import httpx
from tests.world import World

from sitepost.platform import blobs
from sitepost.platform.work import Work, scoped
from sitepost.tools.correspondence import actions, store
from sitepost.tools.correspondence.model.types import MapsTo, TypeDraft, TypeHere, tool_key

TYPES = {
    "NOD": TypeDraft(name="Notice of Delay", prefix="NOD"),
    "LTR": TypeDraft(name="Letters", prefix="LTR", private_by_default=True),
    "CLM": TypeDraft(name="Claims", prefix="CLM", super_private=True),
}
LEVELS = {
    "carl": "admin",  # Kestrel
    "kate": "read_only",  # Kestrel
    "ana": "standard",  # Aldgate: the creator
    "dana": "standard",  # Delta
    "dev": "read_only",  # Delta
    "rita": "read_only",  # Ferro
    "rob": "read_only",  # Ferro
    "omar": "none",  # Harbour
}
GRANTS = ("create", "edit_items_they_created", "create_response", "respond_to_vendor_items", "view_vendor_items")


def doc(*paragraphs: str) -> dict[str, Any]:
    """Make a rich-text document of plain paragraphs."""
    return {
        "type": "doc",
        "content": [{"type": "paragraph", "content": [{"type": "text", "text": text}]} for text in paragraphs],
    }


class Site:
    """The world with three types of correspondence, and the steps that tests repeat."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.types: dict[str, UUID] = {}
        self.base = f"/api/projects/{world.project}/correspondence"

    def person(self, name: str) -> UUID:
        """Return the id of somebody."""
        return self.world.people[name]

    def people(self, *names: str) -> list[str]:
        """Return ids as JSON has them."""
        return [str(self.world.people[name]) for name in names]

    def tool(self, type: str) -> str:
        """Return the tool key of a type."""
        return tool_key(self.types[type])

    async def levels(self, name: str, level: str, *grants: str) -> None:
        """Give `name` one level and these grants on all three types."""
        tools = [self.tool(type) for type in self.types]
        await self.world.set_levels(name, dict.fromkeys(tools, level), dict.fromkeys(tools, grants))

    async def type_here(self, type: str) -> TypeHere:
        """Return a type as rules take it."""
        async with self.world.work(reading=True) as work:
            found = await store.types.type_here(work, project=self.world.project, type=self.types[type])
        assert found is not None
        return found

    async def remark(self) -> dict[str, Any]:
        """Put a custom field for short text on the form of every type, and return it."""
        maya = self.world.client("maya")
        made = await maya.post("/api/account/correspondence/custom-fields", json={"name": "Remark", "kind": "text"})
        assert made.status_code == 201, made.text
        field: dict[str, Any] = made.json()
        for type in self.types.values():
            path = f"/api/account/correspondence/types/{type}/fieldsets"
            (form,) = (await maya.get(path)).json()["items"]
            sections = [{"name": "", "custom": [{"field": field["id"]}]}]
            placed = await maya.patch(f"{path}/{form['id']}", json={"sections": sections})
            assert placed.status_code == 200, placed.text
        await self.world.settle()
        return field

    async def status(self, type: str, maps_to: str) -> str:
        """Return the id of the default status that maps to this state."""
        here = await self.type_here(type)
        return str(next(each.id for each in here.statuses if each.maps_to is MapsTo(maps_to)))

    async def file(self, name: str, title: str = "crane.jpg", data: bytes = b"a picture of a crane") -> str:
        """Upload a file as `name`."""
        async with Work(self.world.database) as work:
            row = await blobs.put_bytes(
                work,
                data,
                name=title,
                media_type="image/jpeg",
                account=self.world.account,
                scope=self.world.project,
                person=self.person(name),
            )
        return str(row.id)

    async def post(self, name: str, path: str, body: dict[str, Any]) -> httpx.Response:
        """Post as `name` below the correspondence of the project."""
        return await self.world.client(name).post(self.base + path, json=body)

    async def create(
        self, name: str = "ana", type: str = "NOD", *, issue: bool = True, **fields: Any
    ) -> dict[str, Any]:
        """Create an item as `name` and return it."""
        body = {"type_id": str(self.types[type]), "issue": issue, "subject": "Crane stopped by wind", **fields}
        answer = await self.post(name, "/items", body)
        assert answer.status_code == 201, answer.text
        return answer.json()  # type: ignore[no-any-return]  # JSON

    async def get(self, name: str, path: str, expect: int = 200, **query: Any) -> dict[str, Any]:
        """Get as `name` below the correspondence of the project."""
        answer = await self.world.client(name).get(self.base + path, params=query)
        assert answer.status_code == expect, answer.text
        return answer.json()  # type: ignore[no-any-return]  # JSON

    async def sees(self, name: str, item: dict[str, Any]) -> bool:
        """Say whether `name` can open the item."""
        answer = await self.world.client(name).get(f"{self.base}/items/{item['id']}")
        assert answer.status_code in (200, 404), answer.text
        return answer.status_code == 200

    async def listed(self, name: str, **query: Any) -> list[str]:
        """Return the ids of the first page that `name` gets."""
        return [line["id"] for line in (await self.get(name, "/items", **query))["items"]]

    async def patch(self, name: str, item: dict[str, Any], **fields: Any) -> httpx.Response:
        """Edit as `name`, in the version that `item` has."""
        headers = {"If-Match": f'"{item["version"]}"'}
        return await self.world.client(name).patch(f"{self.base}/items/{item['id']}", json=fields, headers=headers)

    async def move(self, name: str, item: dict[str, Any], type: str, maps_to: str) -> httpx.Response:
        """Change the status as `name`."""
        body = {"status_id": await self.status(type, maps_to)}
        return await self.world.client(name).put(f"{self.base}/items/{item['id']}/status", json=body)

    async def respond(self, name: str, item: dict[str, Any], words: str = "Noted.", **more: Any) -> httpx.Response:
        """Respond as `name`."""
        return await self.post(name, f"/items/{item['id']}/responses", {"text": doc(words), **more})

    async def facts(self) -> list[str]:
        """Return the kinds of correspondence facts in the project's stream, in order."""
        query = "SELECT kind FROM fact WHERE stream = %s AND kind LIKE 'correspondence.item%%' ORDER BY seq"
        async with self.world.database.connection() as conn:
            rows = await (await conn.execute(query, [self.world.project])).fetchall()
        return [row[0].removeprefix("correspondence.") for row in rows]


async def build(world: World) -> Site:
    """Make the types and give everybody their level, where the database does not begin with them."""
    site = Site(world)
    if world.types:
        site.types = dict(world.types)
        return site
    owner = await world.passport("maya", project=world.account)
    async with Work(world.database) as work:
        scoped(work, owner)
        for key, draft in TYPES.items():
            made = await actions.catalogue.add_custom(work, owner, draft=draft, projects=[world.project])
            site.types[key] = made
    await world.settle()
    for name, level in LEVELS.items():
        await site.levels(name, level)
    await world.settle()
    world.types = dict(site.types)
    return site
