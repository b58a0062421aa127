"""One server process: uvicorn on the shared socket, until the supervisor says stop or is gone."""

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
from sitepost.platform.settings import Settings

READY = b"ready"
LARGEST_FRAME = 64 * 1024
GRACE = 8  # seconds that running requests have to end

Factory = Callable[[Settings, Database], Any]


class _Server(uvicorn.Server):
    """Uvicorn that tells the supervisor when it answers."""

    def __init__(self, config: uvicorn.Config, life: socket.socket) -> None:
        super().__init__(config)
        self.life = life

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            gc.collect()
            gc.freeze()  # what was loaded once is not looked through again
            self.life.send(READY)


def run_process(factory: Factory, settings: Settings, *, listen: int, life: int) -> bool:
    """Serve on the inherited sockets `listen` and `life` (file descriptors); say whether it went well."""
    configure_logging(settings.log_format)
    settings = msgspec.structs.replace(settings, secret=settings.secret or keep_secret(settings.data))
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(_serve(factory, settings, socket.socket(fileno=listen), socket.socket(fileno=life)))


async def _serve(factory: Factory, settings: Settings, listening: socket.socket, life: socket.socket) -> bool:
    life.setblocking(False)
    database = await open_database(settings.database_url, size=settings.pool_size)
    server = _Server(_config(factory(settings, database), settings), life)
    watching = asyncio.create_task(_stop_when_alone(server, life))
    try:
        await server.serve(sockets=[listening])
    finally:
        watching.cancel()
        await database.close()
    return server.started


async def _stop_when_alone(server: uvicorn.Server, life: socket.socket) -> None:
    """Stop in order when the supervisor has died: its end of the line closes."""
    while await asyncio.get_running_loop().sock_recv(life, 64):
        pass
    server.should_exit = True


def _config(app: Any, settings: Settings) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http="httptools",
        ws="websockets-sansio",
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
