"""The edge of the server: one request, one unit of work; it commits before the reply leaves.

Also here: idempotency keys, security headers, request ids, and `Cache-Control` on the API.
"""

import asyncio
from hashlib import blake2b, sha256
from typing import Any

import msgspec
import structlog
from litestar.types import ASGIApp, Message, Receive, Send
from psycopg.types.json import Jsonb

from sitepost.kernel.ids import new_id
from sitepost.kernel.refusal import Kind, Refusal, Why
from sitepost.platform.db.pool import Database
from sitepost.platform.http.gate import COOKIE, SAFE_METHODS, SECURE_COOKIE
from sitepost.platform.http.problem import MEDIA_TYPE, Problem, plain_problem, problem_of, problem_of_fault
from sitepost.platform.work import Work

log = structlog.get_logger(__name__)

LARGEST_BODY = 8 * 1024 * 1024
LARGEST_KEY = 200
SECRET_REPLY = b"sitepost-secret"  # a header on replies that are shown once and kept nowhere
SECRET_GONE = Why("idempotency_secret", Kind.TAKEN, "This was done already; its answer is shown only once.")
KEY_REUSED = Why("idempotency_key_reused", Kind.INVALID, "This key was used for another request.")

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
NO_STORE = (b"cache-control", b"private, no-store")

CLAIM = """
INSERT INTO idempotency (who, key, request) VALUES (%(who)s, %(key)s, %(request)s)
ON CONFLICT (who, key) DO NOTHING
"""
KEPT = "SELECT request, status, headers, body FROM idempotency WHERE who = %(who)s AND key = %(key)s"
KEEP = """
UPDATE idempotency SET status = %(status)s, headers = %(headers)s, body = %(body)s
WHERE who = %(who)s AND key = %(key)s
"""


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
        reading = scope["method"] in SAFE_METHODS
        work = Work(self.database, reading=reading)
        scope["work"] = work
        key = _header(scope, b"idempotency-key") if not reading else None
        try:
            if key is not None:
                await self._idempotent(scope, receive, send, work=work, key=key)
            elif reading:
                await self.app(scope, _capped(receive), _committing(work, send))
            else:
                body = await _read_all(receive)  # first, so that a slow sender holds no connection and no lock
                await self.app(scope, _replayed(body, receive), _committing(work, send))
        except Refusal as refusal:
            await work.rollback()
            await _send_problem(send, problem_of(refusal))
        except TooLarge:
            await work.rollback()
            await _send_problem(send, plain_problem(413, "too_large", "This is larger than Sitepost accepts."))
        except HungUp:
            await work.rollback()
        except asyncio.CancelledError:
            await work.rollback()
            raise
        except Exception as error:
            await work.rollback()
            await _send_problem(send, problem_of_fault(error, path=scope["path"]))
        finally:
            await work.rollback()

    async def _idempotent(self, scope: Any, receive: Receive, send: Send, *, work: Work, key: str) -> None:
        """Answer a repeated key with what the first answer was; take effect once."""
        if len(key) > LARGEST_KEY:
            raise Refusal(KEY_REUSED, detail="An idempotency key has at most 200 characters.")
        body = await _read_all(receive)
        who = _caller(scope)
        line = f"{scope['method']} {scope['path']}?".encode() + scope["query_string"] + b"\n"
        request = blake2b(line + body, key=self.secret, digest_size=32)  # keyed: bodies hold passwords
        row = {"who": who, "key": key, "request": request.digest()}
        if not await work.run(CLAIM, row):
            kept = (await work.dicts(KEPT, row))[0]
            await work.rollback()
            if kept["request"] != request.digest():
                raise Refusal(KEY_REUSED)
            if kept["body"] is None:
                raise Refusal(SECRET_GONE)
            await _send_kept(send, kept)
            return
        keeper = _Keeper(send, work, row)
        await self.app(scope, _replayed(body, receive), keeper)


class _Keeper:
    """Holds the reply back until it is kept beside its key and everything is committed."""

    def __init__(self, send: Send, work: Work, row: dict[str, Any]) -> None:
        self.send, self.work, self.row = send, work, row
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
            headers = [
                [name.decode("latin-1"), value.decode("latin-1")]
                for name, value in self.start["headers"]
                if name.lower() not in (b"set-cookie", b"content-length")
            ]
            secret = any(name == SECRET_REPLY for name, _ in self.start["headers"])
            row = {**self.row, "status": status, "headers": Jsonb(headers), "body": None if secret else body}
            await self.work.run(KEEP, row)
            await self.work.commit()
        else:
            await self.work.rollback()
        await self.send(self.start)
        await self.send({"type": "http.response.body", "body": body, "more_body": False})


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


def _caller(scope: Any) -> str:
    """Name the caller by what they present, without keeping it."""
    authorization = _header(scope, b"authorization")
    if authorization is not None:
        return sha256(authorization.encode()).hexdigest()
    for pair in (_header(scope, b"cookie") or "").split(";"):
        name, _, value = pair.strip().partition("=")
        if name in (COOKIE, SECURE_COOKIE):
            return sha256(value.encode()).hexdigest()
    return "nobody"


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


async def _send_kept(send: Send, kept: dict[str, Any]) -> None:
    headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in kept["headers"]]
    headers.append((b"idempotent-replay", b"true"))
    headers.append((b"content-length", str(len(kept["body"])).encode()))
    await send({"type": "http.response.start", "status": kept["status"], "headers": headers})
    await send({"type": "http.response.body", "body": bytes(kept["body"]), "more_body": False})


async def _send_problem(send: Send, problem: Problem) -> None:
    body = msgspec.json.encode(problem)
    headers = [
        (b"content-type", MEDIA_TYPE.encode()),
        (b"content-length", str(len(body)).encode()),
        (b"x-request-id", str(new_id()).encode()),
    ]
    await send({"type": "http.response.start", "status": problem.status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})
