"""The relay over NATS: for installations whose processes tell each other more than NOTIFY carries.

Nothing waits for NATS. While it is away, bells ring over PostgreSQL, and this process looks for itself every two
seconds (`live.lines`). Subjects begin with a name made of the database, so that installations that share a NATS do not
hear one another. Payloads hold words of messages: they are sealed with the installation's secret, so that others who
may read or write on the same NATS neither learn nor forge anything, nor say it again later.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from hashlib import sha256

import structlog
from nats import errors
from nats.aio.client import Client
from nats.aio.msg import Msg

from sitepost.platform.db.pool import Database
from sitepost.platform.live.relay.over_notify import OverNotify
from sitepost.platform.passports import ACCESS_BELL
from sitepost.platform.settings import NatsServers
from sitepost.platform.vault import Vault

log = structlog.get_logger(__name__)

LARGEST = 256 * 1024  # bytes; NATS carries 1 MiB unless told otherwise
OVERHEAD = 4096  # bytes for the seal and the marks of access
CONNECT_SECONDS = 2
CLOSE_SECONDS = 0.5
PUBLISH_SECONDS = 0.5  # a line that takes longer counts as cut
PING_SECONDS = 2  # a line that died silently is found out within three of these
WAITING = 16 << 20  # bytes that this process is behind before it gives up and looks for itself
FRESH_SECONDS = 60  # after which what was told is told by a stranger, or the clocks of the machines differ
ECHO = "echo"
Failed = Callable[[Exception], Awaitable[None]]
Closed = Callable[[], Awaitable[None]]
DATABASE = """
SELECT (SELECT system_identifier FROM pg_control_system())::text || ':' || oid::text FROM pg_database
WHERE datname = current_database()
"""


class Away(Exception):
    """NATS cannot be reached, or refuses; the message says why, without names and passwords."""


class _Client(Client):
    """A client that says who it is only over TLS where the address says `tls://`."""

    def _connect_command(self) -> bytes:
        asked = self._current_server is not None and self._current_server.uri.scheme == "tls"
        if asked and not self._server_info.get("tls_required"):
            raise errors.Error("the server offers no TLS, which tls:// asks for")
        return super()._connect_command()


class OverNats:
    """Tells and hears over NATS where it is there, and tells over PostgreSQL where it is not."""

    name = "nats"

    def __init__(self, database: Database, servers: NatsServers, *, secret: str) -> None:
        self.database, self.servers = database, servers
        self.vault = Vault(secret)
        self.instead = OverNotify(database)
        self.state = "away"
        self.subject = ""
        self._client: Client | None = None
        self._largest = LARGEST
        self._cut = asyncio.Event()
        self._echoed = asyncio.Event()
        self._why = ""

    @property
    def most(self) -> int:
        """Bytes that a payload may have just now."""
        return self.instead.most if self._client is None else self._largest

    async def publish(self, bell: str, *payloads: str) -> None:
        """Tell over NATS; over PostgreSQL while it is away, but for what no NOTIFY carries."""
        if self._client is not None and await self._told(self._client, bell, payloads):
            return
        fit = [each for each in payloads if len(each.encode()) <= self.instead.most]
        await self.instead.publish(bell, *fit)

    async def _told(self, client: Client, bell: str, payloads: Sequence[str]) -> bool:
        head = f"{time.time():.0f} {','.join(self.database.marks.fresh())}"
        try:
            async with asyncio.timeout(PUBLISH_SECONDS):
                for each in payloads:
                    await client.publish(self.subject + bell, self.vault.seal(f"{head}\n{each}", about=bell))
        except (errors.Error, OSError, TimeoutError) as error:
            self._lost(error)
            return False
        return True

    def _lost(self, error: Exception) -> None:
        self._why = _words(error)
        self._client = None
        self._cut.set()

    async def listen(
        self, bells: Sequence[str], *, heard: Callable[[str, str], None], begun: Callable[[], None]
    ) -> None:
        """Hear bells over NATS until the line is cut. Errors: `Away`."""
        self._cut, self._echoed, self._why = asyncio.Event(), asyncio.Event(), ""
        self.subject = await self._installation()
        client = _Client()
        try:
            await self._enter(client, bells, heard)
            self._client, self.state = client, "ok"
            begun()
            while not client.is_closed and not self._cut.is_set():
                with suppress(TimeoutError):
                    async with asyncio.timeout(PING_SECONDS):
                        await self._cut.wait()
        except (errors.Error, OSError, TimeoutError) as error:
            raise Away(self._why or _words(error)) from error
        finally:
            self._client, self.state = None, "away"
            await _close(client)
        raise Away(self._why or "the line was cut")

    async def _enter(self, client: Client, bells: Sequence[str], heard: Callable[[str, str], None]) -> None:
        """Connect, and hear oneself once: then both ways are open."""
        await _connect(client, self.servers, failed=self._failed, closed=self._closed)
        self._largest = min(LARGEST, client.max_payload - OVERHEAD)
        self._cut.clear()  # another of the servers may have refused before

        async def got(message: Msg) -> None:
            self._take(message.subject.removeprefix(self.subject), message.data, bells, heard)

        await client.subscribe(f"{self.subject}*", cb=got, pending_bytes_limit=WAITING)
        await client.publish(self.subject + ECHO)
        try:
            async with asyncio.timeout(CONNECT_SECONDS):
                await self._echoed.wait()
        except TimeoutError as error:
            raise Away(self._why or "what is told there does not come back") from error

    def _take(self, bell: str, data: bytes, bells: Sequence[str], heard: Callable[[str, str], None]) -> None:
        """Open what came, and hear first of changes of access that its sender knew and this process does not."""
        if bell == ECHO:
            self._echoed.set()
        if bell not in bells:
            return
        opened = self.vault.unseal(data, about=bell)
        if opened is None:
            log.warning("relay.strange", why="It was not sealed with this installation's SITEPOST_SECRET.")
            return
        head, _, payload = opened.partition("\n")
        at, _, marks = head.partition(" ")
        if abs(time.time() - int(at)) > FRESH_SECONDS:
            log.warning("relay.stale", why="It was told long ago, or the clocks of two machines differ.")
            return
        for mark in filter(None, marks.split(",")):
            if self.database.marks.learn(mark):
                heard(ACCESS_BELL, mark)
        heard(bell, payload)

    async def _failed(self, error: Exception) -> None:
        """Note what the client says; whatever it is, something may have been missed, or never left."""
        self._lost(error)

    async def _closed(self) -> None:
        self._cut.set()

    async def _installation(self) -> str:
        async with self.database.connection() as conn:
            row = await (await conn.execute(DATABASE)).fetchone()
        name = sha256(str(row[0] if row else "").encode()).hexdigest()[:32]
        return f"sitepost.{name}."


async def _connect(client: Client, servers: NatsServers, *, failed: Failed, closed: Closed | None = None) -> None:
    """Try each server twice; whoever called connects again by themself."""
    await client.connect(
        servers=list(servers.addresses),
        user=servers.user or None,
        password=servers.password or None,
        token=servers.token or None,
        name="sitepost",
        allow_reconnect=False,
        max_reconnect_attempts=1,
        reconnect_time_wait=0,
        connect_timeout=CONNECT_SECONDS,
        ping_interval=PING_SECONDS,
        max_outstanding_pings=1,
        error_cb=failed,
        closed_cb=closed,
    )


async def try_out(servers: NatsServers) -> None:
    """Connect once and leave. Errors: `Away`."""
    found: list[Exception] = []

    async def failed(error: Exception) -> None:
        found.append(error)

    client = _Client()
    try:
        await _connect(client, servers, failed=failed)
    except (errors.Error, OSError, TimeoutError) as error:
        raise Away(_words(found[-1] if found else error)) from error
    finally:
        await _close(client)


async def _close(client: Client) -> None:
    """Hang up; a line on which TLS was refused does not say when it is closed."""
    with suppress(Exception):
        async with asyncio.timeout(CLOSE_SECONDS):
            await client.close()


def _words(error: Exception) -> str:
    return str(error).removeprefix("nats: ") or type(error).__name__
