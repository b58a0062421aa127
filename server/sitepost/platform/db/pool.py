"""The connection pool: autocommit connections whose statements are prepared on first use."""

from collections.abc import AsyncIterator, Awaitable, Callable, Container, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any

import msgspec
from psycopg import AsyncConnection
from psycopg.types.json import set_json_dumps, set_json_loads
from psycopg_pool import AsyncConnectionPool

from sitepost.platform.crowd import Crowd
from sitepost.platform.marks import Marks

Connection = AsyncConnection[Any]

set_json_dumps(msgspec.json.encode)
set_json_loads(msgspec.json.decode)


class Database:
    """A pool of connections to one PostgreSQL database."""

    def __init__(self, pool: AsyncConnectionPool[Connection], dsn: str) -> None:
        self.pool = pool
        self.dsn = dsn
        self.crowd = Crowd()
        self.marks = Marks()
        self.heard: Container[str] | None = None  # kinds of facts with reactions, None when that is not known
        self.at_once: Mapping[str, Sequence[Any]] = {}  # kinds of facts with reactions in the same work; set as above
        self.jobs: Any = None  # platform.jobs.Jobs sets itself here; typed there to avoid a circle
        self.seal: Any = None  # platform.seal.Seal, set by the composition root
        self.blobs: Any = None  # platform.blobs.Blobs, set by the composition root
        self.post: Any = None  # platform.mail.Post, set by the composition root
        self.sightings: Any = None  # platform.sightings.Sightings, set by the composition root
        self.private_hosts: frozenset[str] = frozenset()  # platform.egress may reach them though they are private
        self.translators: Any = ()  # platform.translate.Engine, best first, set by the composition root
        self.closers: list[Callable[[], Awaitable[None]]] = []  # of connections besides the pool's
        self.vault: Any = None  # platform.vault.Vault, set by the composition root
        self.relay: Any = None  # platform.live.relay.Relay, set by the composition root
        self.mail_looks: dict[str, Any] = {}  # platform.mail.Look by the reason of a mail, set by the composition root
        self.mail_answers: dict[str, Any] = {}  # platform.mail.Take by the purpose of an address, set as above
        self.pusher: Any = None  # platform.push.Pusher, set by the composition root

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[Connection]:
        """Lend an autocommit connection."""
        async with self.pool.connection() as conn:
            yield conn

    async def close(self) -> None:
        """Close every connection."""
        for close in self.closers:
            await close()
        await self.pool.close()


async def _configure(conn: Connection) -> None:
    await conn.set_autocommit(True)
    conn.prepare_threshold = 1
    conn.prepared_max = 500


def nowhere() -> Database:
    """Return a database that nobody can reach: for what only looks at the routes."""
    return Database(AsyncConnectionPool("", open=False), "")


async def open_database(dsn: str, *, size: int = 10) -> Database:
    """Open a pool of at most `size` connections to `dsn` and wait until the first answers."""
    pool: AsyncConnectionPool[Connection] = AsyncConnectionPool(
        dsn,
        min_size=1,
        max_size=size,
        open=False,
        configure=_configure,
        kwargs={"application_name": "sitepost"},
        check=None,
        timeout=15,
        reconnect_timeout=60,
    )
    await pool.open(wait=True, timeout=30)
    return Database(pool, dsn)
