"""The socket's door: a ticket over HTTP, then one web socket that the hub feeds."""

import asyncio
from typing import Any
from uuid import UUID

import msgspec
from itsdangerous import BadSignature, URLSafeTimedSerializer
from litestar import Request, WebSocket, websocket
from litestar.exceptions import WebSocketDisconnect

from sitepost.kernel.ids import parse_id
from sitepost.kernel.passport import Passport
from sitepost.platform.http.gate import Gate, check_origin, presented_token, token_hash
from sitepost.platform.http.routing import May, post
from sitepost.platform.live import Hub, Member
from sitepost.platform.work import Work

TICKET_SECONDS = 60
HELLO_SECONDS = 10
LARGEST_FRAME = 64 * 1024
MOST_STREAMS = 500


class Ticket(msgspec.Struct):
    """What opens the socket, once, within a minute."""

    ticket: str


class Hello(msgspec.Struct):
    """The first frame of a client: its ticket, and the last `seq` it has of each stream."""

    ticket: str
    streams: dict[str, int | None] = {}
    type: str = "hello"


class Follow(msgspec.Struct):
    """A later frame: streams to follow as well."""

    streams: dict[str, int | None]
    type: str = "follow"


def _signer(secret: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(secret, salt="live-ticket")


@post("/live/ticket", may=May.PERSON, status_code=200, tags=["live"])
async def give_ticket(request: Request[Any, Any, Any]) -> Ticket:
    """Give a ticket for the socket at `/api/live`, valid for a minute."""
    presented = presented_token(request)
    token = token_hash(presented[0]).hex() if presented else ""
    return Ticket(ticket=_signer(request.app.state.secret).dumps(token))


def _open_ticket(secret: str, ticket: str) -> bytes | None:
    try:
        return bytes.fromhex(_signer(secret).loads(ticket, max_age=TICKET_SECONDS))
    except (BadSignature, ValueError):
        return None


class _Frames:
    """A Litestar socket in the shape that the hub needs."""

    def __init__(self, socket: WebSocket[Any, Any, Any]) -> None:
        self.socket = socket

    async def send_text(self, text: str) -> None:
        await self.socket.send_text(text)

    async def close(self, code: int, reason: str) -> None:
        await self.socket.close(code=code, reason=reason)


@websocket("/live", opt={"may": May.PUBLIC})
async def live(socket: WebSocket[Any, Any, Any]) -> None:
    """Carry facts to one client; the first frame is `hello` with a ticket."""
    check_origin(socket)
    await socket.accept()
    try:
        hello = msgspec.json.decode(await asyncio.wait_for(_receive(socket), HELLO_SECONDS), type=Hello)
        token = _open_ticket(socket.app.state.secret, hello.ticket)
        member = await _member(socket, token) if token else None
        if member is None:
            await socket.close(code=4401, reason="signed_out")
            return
        await _serve(socket, member, hello.streams)
    except (TimeoutError, msgspec.MsgspecError):
        await socket.close(code=4400, reason="bad_frame")
    except WebSocketDisconnect:
        pass


async def _receive(socket: WebSocket[Any, Any, Any]) -> str:
    text = await socket.receive_text()
    if len(text) > LARGEST_FRAME:
        raise msgspec.ValidationError("frame too large")
    return str(text)


async def _member(socket: WebSocket[Any, Any, Any], token: bytes) -> Member | None:
    gate: Gate = socket.app.state.gate
    async with Work(socket.app.state.database, reading=True) as work:
        bearer = await gate.bearer(work, token)
    if bearer is None:
        return None
    return Member(_Frames(socket), person=bearer.person, account=bearer.account, token=token)


def _streams(wanted: dict[str, int | None]) -> dict[UUID, int | None]:
    found = {parse_id(text): seq for text, seq in list(wanted.items())[:MOST_STREAMS]}
    return {stream: seq for stream, seq in found.items() if stream is not None}


async def _serve(socket: WebSocket[Any, Any, Any], member: Member, streams: dict[str, int | None]) -> None:
    hub: Hub = socket.app.state.hub
    pump = asyncio.create_task(member.pump())
    try:
        await hub.join(member, _streams(streams))
        while not pump.done():
            hear = asyncio.create_task(_receive(socket))
            await asyncio.wait({hear, pump}, return_when=asyncio.FIRST_COMPLETED)
            if not hear.done():
                hear.cancel()
                break
            text = hear.result()
            if text == '{"type":"ping"}':
                member.offer('{"type":"pong"}')
                continue
            follow = msgspec.json.decode(text, type=Follow)
            await hub.join(member, _streams(follow.streams))
    finally:
        hub.leave(member)
        pump.cancel()


async def admit(gate: Gate, work: Work, token: bytes, scope: UUID) -> Passport | None:
    """Return the passport of the holder of `token` in `scope`, None when access ended."""
    bearer = await gate.bearer(work, token)
    return await gate.passport(work, person=bearer.person, scope=scope) if bearer else None
