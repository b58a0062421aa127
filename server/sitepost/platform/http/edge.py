"""The edge of the server: one request, one unit of work; it commits before the reply leaves.

A request that collided with another one in the database (deadlock, serialisation) is run once more
from its beginning. Also here: idempotency keys (`replay`), security headers, request ids, and
`Cache-Control` on the API.
"""

from hashlib import blake2b, sha256
from typing import Any

import msgspec
import structlog
from litestar.exceptions import LitestarException
from litestar.types import ASGIApp, Message, Receive, Send

from sitepost.kernel.ids import new_id
from sitepost.kernel.refusal import Refusal
from sitepost.platform.db.pool import Database
from sitepost.platform.http import replay
from sitepost.platform.http.gate import SAFE_METHODS
from sitepost.platform.http.problem import (
    COLLISIONS,
    MEDIA_TYPE,
    RETRY_AFTER,
    Problem,
    plain_problem,
    problem_of,
    problem_of_fault,
    told,
)
from sitepost.platform.http.replay import KEY_REUSED, LARGEST_KEY, Claim, Replayed
from sitepost.platform.work import Work

log = structlog.get_logger(__name__)

LARGEST_BODY = 8 * 1024 * 1024

CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ]
)
SECURITY_HEADERS = [
    (b"content-security-policy", CONTENT_SECURITY_POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(self), microphone=(), geolocation=(self)"),
]
WELL_KNOWN = {"/oauth/token": "/api/oauth/token"}
NO_STORE = (b"cache-control", b"private, no-store")


class TooLarge(Exception):
    """The body is longer than the server takes."""


class HungUp(Exception):
    """The caller went away before the request was whole; nobody waits for an answer."""


class Edge:
    """The outermost ASGI application; `app` is Litestar, `pages` serves the web client."""

    def __init__(self, app: ASGIApp, pages: ASGIApp, database: Database, *, https: bool, secret: str = "") -> None:
        self.secret = sha256(secret.encode()).digest()
        self.app = app
        self.pages = pages
        self.database = database
        self.headers = list(SECURITY_HEADERS)
        if https:
            self.headers.append((b"strict-transport-security", b"max-age=31536000"))

    async def __call__(self, scope: Any, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        path = scope["path"]
        if path in WELL_KNOWN:  # where other programs expect it
            path = WELL_KNOWN[path]
            scope = {**scope, "path": path, "raw_path": path.encode()}
        is_api = path.startswith("/api/") or path == "/api"
        if scope["type"] == "websocket":
            await self.app(scope, receive, send)
            return
        if not is_api:
            await self.pages(scope, receive, self._with_headers(send, api=False))
            return
        await self._request(scope, receive, self._with_headers(send, api=True))

    def _with_headers(self, send: Send, *, api: bool) -> Send:
        async def sender(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = list(message.get("headers", []))
                present = {name.lower() for name, _ in headers}
                headers += [each for each in self.headers if each[0] not in present]
                if api:
                    headers = [each for each in headers if each[0].lower() != b"cache-control"]
                    headers.append(NO_STORE)
                message["headers"] = headers
            await send(message)

        return sender

    async def _request(self, scope: Any, receive: Receive, send: Send) -> None:
        with self.database.crowd:
            await self._answer(scope, receive, send)

    async def _answer(self, scope: Any, receive: Receive, send: Send) -> None:
        try:
            if scope["method"] in SAFE_METHODS:
                await self._attempt(scope, _capped(receive), send)
            else:
                await self._write(scope, receive, send)
        except Replayed as replayed:
            await _send_replayed(send, replayed)
        except Refusal as refusal:
            await _send_problem(scope, send, problem_of(refusal))
        except TooLarge:
            await _send_problem(scope, send, plain_problem(413, "too_large", "This is larger than Sitepost accepts."))
        except HungUp:
            pass
        except Exception as error:
            await _send_problem(scope, send, problem_of_fault(_cause(error), path=scope["path"]))

    async def _write(self, scope: Any, receive: Receive, send: Send) -> None:
        """Run a request that writes; one that collided with another in the database is run once more."""
        body = await _read_all(receive)  # first, so that a slow sender holds no connection and no lock
        try:
            await self._attempt(scope, _replayed(body, receive), send, claim=self._claim(scope, body))
        except Exception as error:
            if not isinstance(_cause(error), COLLISIONS):
                raise
            log.info("request.again", path=scope["path"], error=str(_cause(error)))
            await self._attempt(scope, _replayed(body, receive), send, claim=self._claim(scope, body))

    async def _attempt(self, scope: Any, receive: Receive, send: Send, *, claim: Claim | None = None) -> None:
        """Run the application once, in a unit of work of its own; what it did not commit is undone."""
        work = scope["work"] = Work(self.database, reading=scope["method"] in SAFE_METHODS)
        inner: Any = {**scope, "claim": claim, "state": dict(scope.get("state") or {})}  # Any: an ASGI scope
        scope["inner"] = inner
        try:
            await self.app(inner, receive, _committing(work, send) if claim is None else _Keeper(send, work, claim))
        finally:
            await work.rollback()

    def _claim(self, scope: Any, body: bytes) -> Claim | None:
        """Return the key of a request with the digest of the whole of it."""
        key = _header(scope, b"idempotency-key")
        if key is None:
            return None
        if len(key) > LARGEST_KEY:
            raise Refusal(KEY_REUSED, detail="An idempotency key has at most 200 characters.")
        line = f"{scope['method']} {scope['path']}?".encode() + scope["query_string"] + b"\n"
        request = blake2b(line + body, key=self.secret, digest_size=32)  # keyed: bodies hold passwords
        return Claim(key=key, request=request.digest())


class _Keeper:
    """Holds the reply back until it is kept beside its key and everything is committed."""

    def __init__(self, send: Send, work: Work, claim: Claim) -> None:
        self.send, self.work, self.claim = send, work, claim
        self.start: Any = None  # Any: the message that opens the reply, as ASGI has it
        self.parts: list[bytes] = []

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = message
            return
        if message["type"] != "http.response.body":
            await self.send(message)
            return
        self.parts.append(message.get("body", b""))
        if message.get("more_body"):
            return
        body, status = b"".join(self.parts), self.start["status"]
        if status < 400:
            await replay.keep(self.work, self.claim, status=status, headers=self.start["headers"], body=body)
            await self.work.commit()
        else:
            await self.work.rollback()
        await self.send(self.start)
        await self.send({"type": "http.response.body", "body": body, "more_body": False})


def _cause(error: Exception) -> Exception:
    """Return what went wrong, where the framework wrapped it because a reply had begun."""
    inner = error.__cause__
    return inner if isinstance(error, LitestarException) and isinstance(inner, Exception) else error


def _committing(work: Work, send: Send) -> Send:
    async def sender(message: Message) -> None:
        if message["type"] == "http.response.start":
            if message["status"] < 400:
                await work.commit()
            else:
                await work.rollback()
        await send(message)

    return sender


def _header(scope: Any, name: bytes) -> str | None:
    for key, value in scope["headers"]:
        if key == name:
            return str(value.decode("latin-1"))
    return None


async def _read_all(receive: Receive) -> bytes:
    parts, size = [], 0
    while True:
        message: Any = await receive()  # Any: ASGI's messages are dictionaries of many shapes
        if message["type"] == "http.disconnect":
            raise HungUp
        part = message.get("body", b"")
        size += len(part)
        if size > LARGEST_BODY:
            raise TooLarge
        parts.append(part)
        if not message.get("more_body"):
            return b"".join(parts)


def _capped(receive: Receive) -> Receive:
    size = 0

    async def receiver() -> Any:
        nonlocal size
        message: Any = await receive()  # Any: ASGI's messages are dictionaries of many shapes
        size += len(message.get("body", b""))
        if size > LARGEST_BODY:
            raise TooLarge
        return message

    return receiver


def _replayed(body: bytes, receive: Receive) -> Receive:
    sent = False

    async def receiver() -> Any:
        nonlocal sent
        if sent:
            return await receive()
        sent = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receiver


async def _send_replayed(send: Send, replayed: Replayed) -> None:
    headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in replayed.headers]
    headers.append((b"idempotent-replay", b"true"))
    headers.append((b"content-length", str(len(replayed.body)).encode()))
    await send({"type": "http.response.start", "status": replayed.status, "headers": headers})
    await send({"type": "http.response.body", "body": replayed.body, "more_body": False})


async def _send_problem(scope: Any, send: Send, problem: Problem) -> None:
    body = msgspec.json.encode(told(problem, scope))
    headers = [
        (b"content-type", MEDIA_TYPE.encode()),
        (b"content-length", str(len(body)).encode()),
        (b"x-request-id", str(new_id()).encode()),
    ]
    if problem.status == 503:
        headers.append((b"retry-after", RETRY_AFTER.encode()))
    await send({"type": "http.response.start", "status": problem.status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})
