"""One server process: uvicorn over the connections that the supervisor hands in, until that is gone."""

import asyncio
import gc
import socket
from collections.abc import Callable
from typing import Any

import msgspec
import uvicorn
import uvloop

from sitepost.platform.db import Database, open_database
from sitepost.platform.log import configure_logging
from sitepost.platform.serve.secret import keep_secret
from sitepost.platform.serve.wire import Wire
from sitepost.platform.settings import Settings

READY = b"ready"
LARGEST_FRAME = 64 * 1024
GRACE = 8  # seconds that running requests have to end

Factory = Callable[[Settings, Database], Any]


class _Server(uvicorn.Server):
    """Uvicorn without a listening socket; connections come over the line to the supervisor."""

    def __init__(self, config: uvicorn.Config, line: socket.socket) -> None:
        super().__init__(config)
        self.line = line
        self.taking: set[asyncio.Task[None]] = set()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            gc.collect()
            gc.freeze()  # what was loaded once is not looked through again
            asyncio.get_running_loop().add_reader(self.line, self._hear)
            self.line.send(READY)

    def _hear(self) -> None:
        """Take what has come over the line: connections, or its end when the supervisor has died."""
        try:
            word, given, _, _ = socket.recv_fds(self.line, 1, 1)
        except BlockingIOError:
            return
        if not word:
            asyncio.get_running_loop().remove_reader(self.line)
            self.should_exit = True
        for number in given:
            task = asyncio.get_running_loop().create_task(self._take(socket.socket(fileno=number)))
            self.taking.add(task)
            task.add_done_callback(self.taking.discard)

    async def _take(self, connection: socket.socket) -> None:
        connection.setblocking(False)
        try:
            await asyncio.get_running_loop().connect_accepted_socket(self._protocol, connection)
        except OSError:  # who called has hung up already
            connection.close()

    def _protocol(self) -> asyncio.Protocol:
        kind: Callable[..., asyncio.Protocol] = self.config.http_protocol_class
        return kind(config=self.config, server_state=self.server_state, app_state=self.lifespan.state)


def run_process(factory: Factory, settings: Settings, *, line: int) -> bool:
    """Serve what comes over the inherited socket `line` (a file descriptor); say whether it went well."""
    configure_logging(settings.log_format)
    settings = msgspec.structs.replace(settings, secret=settings.secret or keep_secret(settings.data))
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(_serve(factory, settings, socket.socket(fileno=line)))


async def _serve(factory: Factory, settings: Settings, line: socket.socket) -> bool:
    line.setblocking(False)
    database = await open_database(settings.database_url, size=settings.pool_size)
    server = _Server(_config(factory(settings, database), settings), line)
    try:
        await server.serve(sockets=[])
    finally:
        asyncio.get_running_loop().remove_reader(line)
        await database.close()
    return server.started


def _config(app: Any, settings: Settings) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http="httptools",
        ws=Wire,
        ws_max_size=LARGEST_FRAME,
        ws_per_message_deflate=False,
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=settings.trusted_proxies or None,
        timeout_keep_alive=75,
        timeout_graceful_shutdown=GRACE,
    )
