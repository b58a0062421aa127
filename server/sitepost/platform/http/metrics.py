"""`/metrics` for Prometheus: how busy the server is and what waits, never whose it is.

Answered only to whoever names the token of `SITEPOST_METRICS_TOKEN`; without that setting nothing is
measured, and the address does not exist. Labels are methods, templates of paths and statuses.
"""

import os
import time
from hmac import compare_digest
from typing import Any

import structlog
from litestar.types import ASGIApp, Message, Receive, Send
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from sitepost.platform.db.pool import Database

log = structlog.get_logger(__name__)

ADDRESS = "/metrics"
SHARED = "PROMETHEUS_MULTIPROC_DIR"  # where several processes add up, by the library's own name
STEPS = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)  # seconds
WAITING = """
SELECT (SELECT count(*) FROM outbox) AS facts,
    (SELECT count(*) FROM reaction_failure) AS reactions_failed,
    (SELECT count(*) FROM procrastinate_jobs WHERE status = 'todo' AND coalesce(scheduled_at, now()) <= now()) AS jobs,
    (SELECT count(*) FROM procrastinate_jobs WHERE status = 'failed') AS jobs_failed,
    (SELECT count(*) FROM mail WHERE state = 'waiting') AS mails,
    (SELECT count(*) FROM mail WHERE state = 'failed') AS mails_failed,
    (SELECT pg_database_size(current_database())) AS database_bytes
"""
HELP = {
    "facts": "Facts that no reaction has heard yet",
    "reactions_failed": "Reactions that are tried again later",
    "jobs": "Jobs that are due",
    "jobs_failed": "Jobs that were given up",
    "mails": "Mails that wait to be sent",
    "mails_failed": "Mails that were given up",
    "database_bytes": "Size of the database",
}


class Metrics:
    """Measures every request of `others`, and answers `/metrics` itself."""

    def __init__(self, others: ASGIApp, database: Database, *, token: str) -> None:
        self.others, self.database, self.token = others, database, token.encode()
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "sitepost_requests", "Requests answered", ["method", "route", "status"], registry=self.registry
        )
        self.seconds = Histogram(
            "sitepost_request_seconds",
            "Until the answer began",
            ["method", "route"],
            registry=self.registry,
            buckets=STEPS,
        )

    async def __call__(self, scope: Any, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] != "http":
            await self.others(scope, receive, send)
        elif scope["path"] == ADDRESS and self._may(scope):
            await _answer(send, await self._text())
        else:
            await self.others(scope, receive, self._measured(scope, send))

    def _may(self, scope: Any) -> bool:
        given = dict(scope["headers"]).get(b"authorization", b"")
        return bool(compare_digest(given, b"Bearer " + self.token))

    def _measured(self, scope: Any, send: Send) -> Send:
        began = time.perf_counter()

        async def sender(message: Message) -> None:
            if message["type"] == "http.response.start":
                route = route_of(scope)
                self.requests.labels(scope["method"], route, message["status"]).inc()
                self.seconds.labels(scope["method"], route).observe(time.perf_counter() - began)
            await send(message)

        return sender

    async def _text(self) -> bytes:
        """Write what was counted, in every process, and what waits now."""
        registry = CollectorRegistry()
        for name, value in (await self._waiting()).items():
            Gauge(f"sitepost_{name}", HELP[name], registry=registry).set(value)
        counted = self.registry
        if SHARED in os.environ:
            counted = CollectorRegistry()
            MultiProcessCollector(counted)  # type: ignore[no-untyped-call]  # the library has no types there
        return generate_latest(counted) + generate_latest(registry)

    async def _waiting(self) -> dict[str, int]:
        try:
            async with self.database.connection() as conn:
                cursor = await conn.execute(WAITING)
                row = await cursor.fetchone()
        except Exception as error:  # what was counted is told all the same
            log.warning("metrics.database", error=str(error))
            return {}
        return dict(zip(HELP, row or (), strict=False))


def route_of(scope: Any) -> str:
    """Return the template of a request's path, such as `/api/projects/{project_id}`; never the path itself."""
    if not scope["path"].startswith("/api"):
        return "pages"
    inner = scope.get("inner") or {}  # where the router wrote down what it found
    return str(inner.get("path_template") or "unknown")


async def _answer(send: Send, text: bytes) -> None:
    headers = [
        (b"content-type", CONTENT_TYPE_LATEST.encode()),
        (b"content-length", str(len(text)).encode()),
        (b"cache-control", b"no-store"),
    ]
    start: Any = {"type": "http.response.start", "status": 200, "headers": headers}  # Any: one of ASGI's messages
    await send(start)
    await send({"type": "http.response.body", "body": text, "more_body": False})
