"""The limit of chat: a bare socket server that inserts the same row and sends it to everybody, and nothing else.

`BENCH_GROUPED=1` lets posts that wait together share one statement, its commit, and one frame for each client. It knows
one conversation, asks for no rights, keeps no read pointer and no counter but its own.
"""

import asyncio
import os
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import msgspec
import uvloop
from psycopg import AsyncConnection
from psycopg.types.json import Jsonb, set_json_dumps
from websockets.asyncio.server import ServerConnection, broadcast, serve
from websockets.exceptions import ConnectionClosed

set_json_dumps(msgspec.json.encode)

CONVERSATION = UUID(os.environ.get("BENCH_CONVERSATION", "0" * 32))
SENDER = UUID(int=2)
INSERT = """
INSERT INTO conversations_message (conversation_id, seq, rev, key, sort, sender_id, sender_name, sender_company, at,
    text, tsv)
SELECT conversation, seq, seq, key, 'text', sender, 'Maya King', 'Harbour Developments', at, text,
    to_tsvector('english', text)
FROM jsonb_to_recordset(%s::jsonb) AS r (conversation uuid, seq bigint, key uuid, sender uuid, at timestamptz,
    text text)
"""
LAST = "SELECT coalesce(max(seq), 0) FROM conversations_message WHERE conversation_id = %s"


class Post(msgspec.Struct):
    """What a client sends."""

    key: UUID
    text: str


class Echo:
    """The server: who is connected, and the posts that wait."""

    def __init__(self, conn: AsyncConnection[Any], seq: int, *, grouped: bool) -> None:
        self.conn, self.seq, self.grouped = conn, seq, grouped
        self.clients: set[ServerConnection] = set()
        self.waiting: list[tuple[ServerConnection, Post]] = []
        self.wake = asyncio.Event()

    async def hear(self, client: ServerConnection) -> None:
        """Take in what one client posts."""
        self.clients.add(client)
        with suppress(ConnectionClosed):
            async for raw in client:
                self.waiting.append((client, msgspec.json.decode(raw, type=Post)))
                self.wake.set()
        self.clients.discard(client)

    async def run(self) -> None:
        """Write what waits, all of it or one by one, and send it to everybody."""
        while True:
            await self.wake.wait()
            self.wake.clear()
            while self.waiting:
                some = self.waiting if self.grouped else self.waiting[:1]
                self.waiting = self.waiting[len(some) :]
                await self.say(some)

    async def say(self, some: list[tuple[ServerConnection, Post]]) -> None:
        """Insert some posts by one statement, then answer and spread them."""
        rows, now = list[dict[str, Any]](), datetime.now(UTC)
        for _, post in some:
            self.seq += 1
            rows.append(
                {
                    "conversation": CONVERSATION,
                    "seq": self.seq,
                    "key": post.key,
                    "sender": SENDER,
                    "at": now,
                    "text": post.text,
                }
            )
        await self.conn.execute(INSERT, [Jsonb(rows)])
        frames = []
        for (client, post), row in zip(some, rows, strict=True):
            answer = {"type": "conversations.posted", "key": post.key, "seq": row["seq"]}
            broadcast([client], msgspec.json.encode(answer).decode())
            frames.append(msgspec.json.encode({"type": "conversations.message", "message": row}))
        text = frames[0] if len(frames) == 1 else b'{"type":"batch","frames":[' + b",".join(frames) + b"]}"
        broadcast(self.clients, text.decode())


async def main() -> None:
    """Serve until killed."""
    conn: AsyncConnection[Any] = await AsyncConnection.connect(os.environ["BENCH_DATABASE_URL"], autocommit=True)
    conn.prepare_threshold = 1
    row = await (await conn.execute(LAST, [CONVERSATION])).fetchone()
    echo = Echo(conn, row[0] if row else 0, grouped=os.environ.get("BENCH_GROUPED") == "1")
    port = int(os.environ["BENCH_PORT"])
    async with serve(echo.hear, "127.0.0.1", port, compression=None, process_request=_ready, ping_interval=None):
        await echo.run()


def _ready(connection: ServerConnection, request: Any) -> Any:  # Any: the library's own types
    return connection.respond(200, "ready") if request.path == "/ready" else None


if __name__ == "__main__":
    uvloop.run(main())
