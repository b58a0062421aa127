"""Two addresses for whatever watches the server: `/healthz` (it runs) and `/readyz` (it can work)."""

import asyncio
from typing import Any

import msgspec
import psycopg
from litestar.types import ASGIApp, Receive, Scope, Send

from sitepost.platform.db.pool import Database
from sitepost.platform.live.relay import relay_of
from sitepost.platform.serve.state import newest_revision

PATIENCE = 2.0  # seconds for the database to answer
VERSION = "SELECT version_num FROM alembic_version"


class Health:
    """Answers the two addresses and hands everything else on; nothing of what is stored is told."""

    def __init__(self, others: ASGIApp, database: Database) -> None:
        self.others, self.database = others, database

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        path = scope["path"]
        if path == "/healthz":
            await _answer(send, 200, {"server": "ok"})
        elif path == "/readyz":
            found = {"server": "ok", "database": await self._database()}
            status = 200 if set(found.values()) == {"ok"} else 503
            relay = relay_of(self.database)
            if relay.name:  # it works without, only slower
                found[relay.name] = relay.state
            await _answer(send, status, found)
        else:
            await self.others(scope, receive, send)

    async def _database(self) -> str:
        try:
            async with asyncio.timeout(PATIENCE), self.database.connection() as conn:
                row = await (await conn.execute(VERSION)).fetchone()
        except (TimeoutError, psycopg.Error):
            return "unreachable"
        return "ok" if row is not None and row[0] == newest_revision() else "of another version"


async def _answer(send: Send, status: int, body: dict[str, str]) -> None:
    text = msgspec.json.encode(body)
    headers = [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(text)).encode()),
        (b"cache-control", b"no-store"),
    ]
    start: Any = {"type": "http.response.start", "status": status, "headers": headers}  # Any: one of ASGI's messages
    await send(start)
    await send({"type": "http.response.body", "body": text, "more_body": False})
