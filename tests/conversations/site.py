"""Harbour Tower with conversations switched on: a group, a direct message, and people with sockets."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any
from uuid import UUID, uuid4

import uvicorn
from tests.world import World
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from sitepost.app import App
from sitepost.platform.serve.wire import Wire
from sitepost.platform.tasks import end

PATIENCE = 15.0
SOON = 2.0  # seconds within which a lost right is felt (bar B18)
EVERYTHING_ON = {
    "is_on": True,
    "audience": "any",
    "every_project": True,
    "projects": [],
    "edit_on": True,
    "edit_audience": "any",
    "edit_seconds": 300,
    "direct_on": True,
    "direct_audience": "any",
    "group_managers": "everyone",
    "items_on": True,
    "items_audience": "any",
    "tools_off": [],
    "live_followers": True,
    "threads_on": False,
    "receipts_on": True,
    "urgent_by": "everyone",
    "missed_mail": "off",
    "translation": "off",
}


async def switch_on(world: World, **other: Any) -> None:
    """Let the company use conversations, as Maya chooses."""
    answer = await world.client("maya").put("/api/conversations/settings", json={**EVERYTHING_ON, **other})
    assert answer.status_code == 200, answer.text


async def group_of(world: World, *names: str, name: str = "Concrete", by: str = "carl", everyone: bool = False) -> str:
    """Make a group and return its id."""
    body = {
        "project": str(world.project),
        "name": name,
        "everyone": everyone,
        "people": [str(world.people[each]) for each in names],
        "groups": [],
    }
    answer = await world.client(by).post("/api/conversations/groups", json=body)
    assert answer.status_code == 201, answer.text
    found: str = answer.json()["id"]
    return found


async def direct_of(world: World, *names: str, by: str = "carl") -> str:
    """Start a direct message and return its id."""
    people = [str(world.people[each]) for each in names]
    body = {"project": str(world.project), "people": people, "groups": []}
    answer = await world.client(by).post("/api/conversations/direct", json=body)
    assert answer.status_code in (200, 201), answer.text
    found: str = answer.json()["id"]
    return found


async def say(world: World, name: str, conversation: str, text: str = "Pour at nine", **more: Any) -> dict[str, Any]:
    """Send a message over HTTP and return it."""
    answer = await post(world, name, conversation, text, **more)
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def post(world: World, name: str, conversation: str, text: str = "Pour at nine", **more: Any) -> Any:
    """Send a message over HTTP and return the answer."""
    body = {"key": str(uuid4()), "text": text, **more}
    return await world.client(name).post(f"/api/conversations/{conversation}/messages", json=body)


async def fetch(world: World, name: str, conversation: str, **query: Any) -> Any:
    """Read messages over HTTP and return the answer."""
    return await world.client(name).get(f"/api/conversations/{conversation}/messages", params=query)


class Ear:
    """A socket of somebody, which takes batches apart."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.waiting: list[dict[str, Any]] = []

    async def say(self, kind: str, **frame: Any) -> None:
        """Send one frame."""
        await self.socket.send(json.dumps({"type": kind, **frame}, separators=(",", ":"), default=str))

    async def hear(self, seconds: float = PATIENCE) -> dict[str, Any]:
        """Return the next frame."""
        if not self.waiting:
            found = json.loads(await asyncio.wait_for(self.socket.recv(), seconds))
            self.waiting = found["frames"] if found["type"] == "batch" else [found]
        return self.waiting.pop(0)

    async def until(self, kind: str, seconds: float = PATIENCE, **like: Any) -> dict[str, Any]:
        """Return the next frame of a kind that has these values; others are passed over."""
        deadline = time.monotonic() + seconds
        while True:
            heard = await self.hear(max(0.01, deadline - time.monotonic()))
            if heard["type"] == kind and like.items() <= heard.items():
                return heard

    async def messages(self, count: int, seconds: float = PATIENCE) -> list[dict[str, Any]]:
        """Return the next messages."""
        return [(await self.until("conversations.message", seconds))["message"] for _ in range(count)]

    async def silence(self, seconds: float = 0.4) -> None:
        """Hear no message."""
        with suppress(TimeoutError):
            deadline = time.monotonic() + seconds
            while True:
                heard = await self.hear(max(0.01, deadline - time.monotonic()))
                assert heard["type"] != "conversations.message", heard

    async def closed(self, seconds: float = PATIENCE) -> int:
        """Wait until the server closed the socket, and return the code."""
        with suppress(ConnectionClosed):
            async with asyncio.timeout(seconds):
                while True:
                    await self.socket.recv()
        assert self.socket.close_code is not None
        return self.socket.close_code


class Served:
    """The world behind a real server, on our own web sockets."""

    def __init__(self, world: World, app: App, port: int) -> None:
        self.world, self.app = world, app
        self.address = f"http://127.0.0.1:{port}"
        self.socket_address = f"ws://127.0.0.1:{port}/api/live"

    async def enter(self, name: str, **options: Any) -> Ear:
        """Open a socket as `name` and wait until it is ready."""
        ticket = (await self.world.client(name).post("/api/live/ticket")).json()["ticket"]
        ear = Ear(await connect(self.socket_address, origin=self.address, max_size=None, **options))
        await ear.say("hello", ticket=ticket, streams={str(self.world.project): None})
        await ear.until("ready")
        return ear


@asynccontextmanager
async def serving(world: World, app: App | None = None) -> AsyncIterator[Served]:
    """Serve the world, or another application on the same database, with its hub."""
    served = app or world.app
    config = uvicorn.Config(
        served,
        port=0,
        log_level="warning",
        lifespan="off",
        ws=Wire,
        ws_per_message_deflate=False,
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)
    tasks = [asyncio.create_task(server.serve()), asyncio.create_task(served.hub.run())]
    while not server.started:
        await asyncio.sleep(0.01)
    try:
        yield Served(world, served, server.servers[0].sockets[0].getsockname()[1])
    finally:
        server.should_exit = True
        await tasks[0]
        await end(tasks)


def ids(world: World, *names: str) -> list[UUID]:
    """Return the ids of people."""
    return [world.people[name] for name in names]
