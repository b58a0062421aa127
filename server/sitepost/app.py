"""The composition root: the one list of tools and gateways; mounts routes, subscribes reactions."""

import asyncio
import importlib
import importlib.util
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from types import ModuleType
from typing import Any

import structlog
from litestar import Litestar, Router
from litestar.datastructures import State
from litestar.di import Provide
from litestar.types import ASGIApp, Receive, Scope, Send

from sitepost import __version__
from sitepost.kernel.fact import Fact
from sitepost.kernel.passport import Passport
from sitepost.platform import egress, mail, previews, push, translate, vault
from sitepost.platform.blobs import Blobs
from sitepost.platform.consumer import Consumer, Subscriptions
from sitepost.platform.db import Database, nowhere
from sitepost.platform.http import docs, openapi, replay
from sitepost.platform.http.edge import Edge
from sitepost.platform.http.gate import Gate, guard
from sitepost.platform.http.health import Health
from sitepost.platform.http.pages import Pages, client_folder
from sitepost.platform.http.problem import HANDLERS
from sitepost.platform.http.socket import admit, give_ticket, live
from sitepost.platform.jobs import Jobs, Task
from sitepost.platform.live import Hub, relay
from sitepost.platform.seal import Seal
from sitepost.platform.settings import Settings
from sitepost.platform.sightings import Sightings
from sitepost.platform.tasks import end
from sitepost.platform.work import Work

log = structlog.get_logger(__name__)

TOOLS = (
    "identity",
    "directory",
    "permissions",
    "correspondence",
    "documents",
    "notifications",
    "emails",
    "search",
    "codes",
    "links",
    "agenda",
    "clocks",
    "receipts",
    "conversations",
    "exports",
    "audit",
)
LAST_SECONDS = 5.0  # that a process which is told to stop takes to write what it holds
JOBS: tuple[tuple[str, Task, str | None], ...] = (  # of the platform
    ("mail.send", mail.send, None),
    ("mail.arrived", mail.carry, None),
    ("mail.given_up", mail.give_up, "19 * * * *"),
    (previews.JOB, previews.make, None),
    ("replies.forget", replay.forget, "53 3 * * *"),
)
GATEWAYS = ("setup", "record", "printing", "bundles", "services", "sso", "transcripts")


class App:
    """One process of Sitepost: its database, queue, hub, consumer and web application."""

    def __init__(self, settings: Settings, database: Database) -> None:
        self.settings = settings
        self.database = database
        self.jobs = Jobs(database)
        _configure(database, settings)
        for name, call, cron in JOBS:
            self.jobs.task(name, call, cron=cron)
        self.subscriptions = Subscriptions(_facts())
        routes: list[Any] = [give_ticket, live, *docs.ROUTES]
        for room in TOOLS:
            routes += self._open_room(room)
        for gateway in GATEWAYS:
            opened = importlib.import_module(f"sitepost.gateways.{gateway}")
            self._add_jobs(opened)
            routes += opened.ROUTES
        database.heard = self.subscriptions.by_kind
        database.at_once = self.subscriptions.at_once
        self.consumer = Consumer(database, self.subscriptions)
        self.gate = Gate(_room("identity", "store").find_bearer)
        self.hub = Hub(database, lambda work, token, scope: admit(self.gate, work, token, scope))
        self.hub.wakers.append(self.consumer.wake)
        for room in TOOLS:
            for channel in getattr(_optional(room, "routes"), "CHANNELS", ()):
                self.hub.open(channel)
        self.litestar = self._litestar(routes)
        pages = Health(_client(), database)
        edge = Edge(self.litestar, pages, database, https=settings.is_https, secret=settings.secret)
        self.asgi = _measured(edge, database, token=settings.metrics_token)

    def _open_room(self, room: str) -> list[Any]:
        reactions = _optional(room, "reactions")
        if reactions is not None:
            for fact, reaction in getattr(reactions, "REACTIONS", ()):
                self.subscriptions.subscribe(fact, reaction)
            for fact, reaction in getattr(reactions, "AT_ONCE", ()):
                self.subscriptions.subscribe_at_once(fact, reaction)
            for behind in getattr(reactions, "BEHIND", ()):
                self.subscriptions.follow(behind)
            self._add_jobs(reactions)
            self.database.mail_looks.update(getattr(reactions, "LAST_LOOKS", {}))
            self.database.mail_answers.update(getattr(reactions, "ANSWERS", {}))
        routes = _optional(room, "routes")
        return list(routes.ROUTES) if routes is not None else []

    def _add_jobs(self, module: ModuleType) -> None:
        for name, call, cron in getattr(module, "JOBS", ()):
            self.jobs.task(name, call, cron=cron)

    def _litestar(self, routes: list[Any]) -> Litestar:
        return Litestar(
            route_handlers=[Router(path="/api", route_handlers=routes)],
            guards=[guard],
            dependencies={
                "work": Provide(_work, sync_to_thread=False),
                "who": Provide(_who, sync_to_thread=False),
            },
            exception_handlers=HANDLERS,
            state=self._state(),
            lifespan=[self.lifespan],
            openapi_config=docs.openapi_config(title="Sitepost", version=__version__),
            request_max_body_size=None,  # the edge caps bodies
            debug=False,
            logging_config=None,  # platform.log configures it
        )

    def _state(self) -> State:
        return State(
            {
                "gate": self.gate,
                "hub": self.hub,
                "database": self.database,
                "settings": self.settings,
                "secret": self.settings.secret or secrets.token_hex(32),
            }
        )

    @asynccontextmanager
    async def lifespan(self, _: Litestar) -> AsyncIterator[None]:
        """Run the background work of this process while it serves."""
        await self.jobs.open()
        tasks = [
            asyncio.create_task(self.consumer.run()),
            asyncio.create_task(self.hub.run()),
            asyncio.create_task(self.jobs.work()),
            *self._postman(),
        ]
        try:
            yield
        finally:
            await end(tasks)
            await self._last_words()
            await self.jobs.close()

    def _postman(self) -> list[asyncio.Task[None]]:
        """Take in answers by mail, where somebody set where they come; the library is not even loaded otherwise."""
        place = self.settings.lmtp
        if place is None:
            return []
        from sitepost.platform.mail.lmtp import listen

        return [asyncio.create_task(listen(self.database, place))]

    async def _last_words(self) -> None:
        """Write what this process alone holds: what people opened since the last time."""
        try:
            async with asyncio.timeout(LAST_SECONDS):
                await self.consumer.follow()
        except Exception as error:
            log.warning("sightings.lost", error=str(error))

    async def settle(self) -> None:
        """Run every reaction and job that is due; for commands and tests, without `lifespan`."""
        await self.consumer.settle()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve ASGI."""
        await self.asgi(scope, receive, send)


async def document(settings: Settings) -> bytes:
    """Return the OpenAPI document, which needs no database."""
    import msgspec

    schema = openapi.document(App(settings, nowhere()).litestar)
    return msgspec.json.format(msgspec.json.encode(schema, order="deterministic"), indent=1)


def _configure(database: Database, settings: Settings) -> None:
    """Give the database of a process what goes with it."""
    mail.configure(database, settings)
    vault.configure(database, settings.secret)
    egress.configure(database, settings)
    push.configure(database, settings, _room("identity", "store").alive)
    translate.configure(database, settings)
    relay.configure(database, settings)
    database.blobs = Blobs(settings.data / "files")
    database.seal = Seal(settings.data)
    database.sightings = Sightings()


@cache
def _client() -> Pages:
    """Return the built client, read once by a process."""
    return Pages(client_folder())


def _measured(edge: Edge, database: Database, *, token: str) -> ASGIApp:
    """Measure requests where somebody asks for the figures; the library is not even loaded otherwise."""
    if not token:
        return edge
    from sitepost.platform.http.metrics import Metrics

    return Metrics(edge, database, token=token)


def _room(room: str, part: str) -> ModuleType:
    return importlib.import_module(f"sitepost.tools.{room}.{part}")


def _optional(room: str, part: str) -> ModuleType | None:
    name = f"sitepost.tools.{room}.{part}"
    return importlib.import_module(name) if importlib.util.find_spec(name) else None


def _facts() -> list[type[Fact]]:
    """Every fact of `sitepost.events`, found by walking the package so that none is forgotten."""
    import pkgutil

    import sitepost.events

    for module in pkgutil.iter_modules(sitepost.events.__path__):
        importlib.import_module(f"sitepost.events.{module.name}")
    found: list[type[Fact]] = []
    waiting = list(Fact.__subclasses__())
    while waiting:
        fact = waiting.pop()
        waiting += fact.__subclasses__()
        if fact.KIND:
            found.append(fact)
    return found


def _work(scope: Scope) -> Work:
    work: Work = scope["work"]  # type: ignore[typeddict-item]  # the edge sets it
    return work


def _who(scope: Scope, work: Work) -> Passport:  # after `work`: two that wait for nothing cost a task group a request
    who: Passport = scope["who"]  # type: ignore[typeddict-item]  # the guard sets it
    return who
