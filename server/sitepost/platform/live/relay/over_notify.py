"""The relay over PostgreSQL: NOTIFY, outside of any transaction that waits."""

import asyncio
from collections.abc import Callable, Sequence

from psycopg import AsyncConnection

from sitepost.platform.db.pool import Database

LARGEST = 7000  # bytes; a NOTIFY carries less than 8000
PULSE_SECONDS = 20.0  # of silence after which the line is tried
RING = "SELECT pg_notify(%(bell)s, %(payload)s)"


class OverNotify:
    """Tells by NOTIFY, hears by LISTEN on a connection of its own."""

    name = ""
    most = LARGEST
    state = "ok"

    def __init__(self, database: Database, *, pulse: float = PULSE_SECONDS) -> None:
        self.database, self.pulse = database, pulse

    async def publish(self, bell: str, *payloads: str) -> None:
        """Ring once for each payload."""
        async with self.database.connection() as conn:
            for each in payloads:
                await conn.execute(RING, {"bell": bell, "payload": each})

    async def listen(
        self, bells: Sequence[str], *, heard: Callable[[str, str], None], begun: Callable[[], None]
    ) -> None:
        """Hear bells; a connection that died silently is found out within two pulses."""
        conn = await AsyncConnection.connect(self.database.dsn, autocommit=True, connect_timeout=10)
        async with conn:
            for bell in bells:
                await conn.execute(f"LISTEN {bell}")
            begun()
            while True:
                async for notify in conn.notifies(timeout=self.pulse):
                    heard(notify.channel, notify.payload)
                async with asyncio.timeout(self.pulse):
                    await conn.execute("SELECT 1")
