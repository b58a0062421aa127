"""The socket's door: a ticket over HTTP, then one web socket that the hub feeds."""

import asyncio
import time
from collections import deque
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import msgspec
from itsdangerous import BadData, URLSafeTimedSerializer
from litestar import Request, Response, WebSocket, websocket
from litestar.exceptions import WebSocketDisconnect

from sitepost.kernel.ids import new_id, parse_id
from sitepost.kernel.passport import Passport
from sitepost.kernel.words import Tongue
from sitepost.platform.http.gate import Gate, check_origin, presented_token, token_hash
from sitepost.platform.http.problem import tongue_of
from sitepost.platform.http.replay import SECRET_REPLY, first_time
from sitepost.platform.http.routing import May, Viewing, post
from sitepost.platform.live import Hub, Member
from sitepost.platform.live.frames import frame
from sitepost.platform.live.hub import MOST_STREAMS
from sitepost.platform.live.member import BAD, TOO_FAST
from sitepost.platform.words import tongue
from sitepost.platform.work import Work

EXTENSION = "sitepost.wire"  # where `platform.serve.wire` leaves itself
TICKET_SECONDS = 60
TICKETS = "live-ticket"  # whose keys used tickets are
HELLO_SECONDS = 10
LARGEST_FRAME = 64 * 1024  # bytes
FRAMES_SECONDS = 10.0  # in which `settings.live_frames` may come
MOST_SOCKETS = 50  # of one person on one process
PING, PONG = b'{"type":"ping"}', frame("pong")
BAD_FRAME, SIGNED_OUT, TOO_LARGE, TOO_MANY = 4400, 4401, 1009, 4429


class Ticket(msgspec.Struct):
    """What opens the socket once, within a minute; it ends with the sign-in that asked for it."""

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


class Said(msgspec.Struct):
    """Any frame of a client: its type says who takes it in."""

    type: str = ""


class FrameTooLarge(Exception):
    """A frame is longer than 64 KiB."""


def _signer(secret: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(secret, salt="live-ticket")


@post("/live/ticket", may=May.PERSON, viewing=Viewing.OWN, status_code=200, tags=["live"])
async def give_ticket(request: Request[Any, Any, Any]) -> Response[Ticket]:
    """Give a ticket for the socket at `/api/live`, valid once and for a minute."""
    presented = presented_token(request)
    token = token_hash(presented[0]).hex() if presented else ""
    ticket = _signer(request.app.state.secret).dumps([token, str(new_id()), tongue_of(request.scope).language])
    return Response(Ticket(ticket), headers={SECRET_REPLY.decode(): "1"})


async def _open_ticket(socket: WebSocket[Any, Any, Any], ticket: str) -> tuple[bytes, Tongue] | None:
    """Return the token that a ticket was given for, and in which language; None when it is old, forged or used."""
    try:
        token, number, language = _signer(socket.app.state.secret).loads(ticket, max_age=TICKET_SECONDS)
        opened = bytes.fromhex(token)
    except (BadData, ValueError, TypeError):
        return None
    async with Work(socket.app.state.database) as work:
        is_new = await first_time(work, who=TICKETS, key=str(number))
    return (opened, tongue(str(language))) if is_new else None


class _Frames:
    """A Litestar socket in the shape that the hub takes; `wire` is our own server's end of it, where it is that."""

    def __init__(self, socket: WebSocket[Any, Any, Any]) -> None:
        self.socket = socket
        scope: Any = socket.scope  # Any: ASGI knows no extension of ours
        self.wire = (scope.get("extensions") or {}).get(EXTENSION)

    async def send_text(self, text: str) -> None:
        await self.socket.send_text(text)

    def write(self, wire: bytes) -> bool:
        return self.wire is not None and bool(self.wire.write(wire))

    async def close(self, code: int, reason: str) -> None:
        await self.socket.close(code=code, reason=reason)


class _Ear:
    """Takes in what a client says after hello, as long as it does not say too much."""

    def __init__(self, member: Member, hub: Hub, *, most: int) -> None:
        self.member, self.hub, self.most = member, hub, most
        self.heard: deque[float] = deque(maxlen=most)

    def take(self, raw: bytes) -> bool:
        """Take in a frame, unless it is one that has to be waited for; say whether that was so."""
        if self.member.leaving is not None:
            return True
        if raw == PING:
            if not self.paces():
                self.member.offer(PONG)
            return True
        if not raw.startswith(b'{"type":"') or len(raw) > LARGEST_FRAME:
            return False
        kind = raw[9 : raw.index(b'"', 9)].decode(errors="replace")
        if kind.partition(".")[0] not in self.hub.channels:
            return False
        if not self.paces():
            self._pass_on(kind, raw)
        return True

    def _pass_on(self, kind: str, raw: bytes) -> None:
        try:
            self.hub.take(self.member, kind, raw)
        except msgspec.MsgspecError:
            self.member.end(BAD)

    def paces(self) -> bool:
        """Note one frame; say whether they come too fast, which ends the client."""
        now = time.monotonic()
        if len(self.heard) == self.most and now - self.heard[0] < FRAMES_SECONDS:
            self.member.end(TOO_FAST)
            return True
        self.heard.append(now)
        return False


@websocket("/live", opt={"may": May.PUBLIC})
async def live(socket: WebSocket[Any, Any, Any]) -> None:
    """Carry facts to one client; the first frame is `hello` with a ticket."""
    check_origin(socket)
    await socket.accept()
    try:
        async with asyncio.timeout(HELLO_SECONDS):
            hello = msgspec.json.decode(await _receive(socket), type=Hello)
        opened = await _open_ticket(socket, hello.ticket)
        member = await _member(socket, *opened) if opened else None
        if member is None:
            await socket.close(code=SIGNED_OUT, reason="signed_out")
        elif _is_crowded(socket.app.state.hub, member):
            await socket.close(code=TOO_MANY, reason="too_many_sockets")
        else:
            await _serve(socket, member, hello.streams)
    except FrameTooLarge:
        await socket.close(code=TOO_LARGE, reason="frame_too_large")
    except (TimeoutError, msgspec.MsgspecError):
        await socket.close(code=BAD_FRAME, reason="bad_frame")
    except WebSocketDisconnect:
        pass


async def _receive(socket: WebSocket[Any, Any, Any]) -> str:
    text = await socket.receive_text()
    if len(text) > LARGEST_FRAME or len(text.encode(errors="replace")) > LARGEST_FRAME:
        raise FrameTooLarge
    return str(text)


async def _member(socket: WebSocket[Any, Any, Any], token: bytes, speaks: Tongue) -> Member | None:
    gate: Gate = socket.app.state.gate
    async with Work(socket.app.state.database, reading=True) as work:
        bearer = await gate.bearer(work, token)
    if bearer is None:
        return None
    person = bearer.viewing if bearer.is_viewing(datetime.now(UTC)) and bearer.viewing else bearer.person
    member = Member(_Frames(socket), person=person, account=bearer.account, token=token)
    member.tongue = speaks
    return member


def _is_crowded(hub: Hub, member: Member) -> bool:
    return sum(each.person == member.person for each in hub.members) >= MOST_SOCKETS


def _streams(wanted: dict[str, int | None]) -> dict[UUID, int | None]:
    found = {parse_id(text): seq for text, seq in list(wanted.items())[:MOST_STREAMS]}
    return {stream: seq for stream, seq in found.items() if stream is not None}


async def _serve(socket: WebSocket[Any, Any, Any], member: Member, streams: dict[str, int | None]) -> None:
    """Feed `member` until either side ends it."""
    hub: Hub = socket.app.state.hub
    pump = asyncio.create_task(member.pump())
    hear = asyncio.create_task(_hear(socket, member, hub, streams))
    try:
        await asyncio.wait({hear, pump}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        hub.leave(member)
        for task in (hear, pump):
            if not task.done():
                task.cancel()
        ended = await asyncio.gather(hear, pump, return_exceptions=True)
    for error in ended:
        if isinstance(error, Exception):
            raise error


async def _hear(socket: WebSocket[Any, Any, Any], member: Member, hub: Hub, streams: dict[str, int | None]) -> None:
    """Take in the frames of a client: more streams to follow, pings, and what is meant for channels."""
    await hub.join(member, _streams(streams))
    ear = _Ear(member, hub, most=socket.app.state.settings.live_frames)
    wire = getattr(member.socket, "wire", None)
    if wire is not None:
        wire.taker = ear.take
    while True:
        raw = (await _receive(socket)).encode()
        if ear.take(raw):
            continue
        if ear.paces():
            await asyncio.sleep(HELLO_SECONDS)  # the pump says bye meanwhile
            return
        kind = msgspec.json.decode(raw, type=Said).type
        if not hub.take(member, kind, raw):
            await hub.join(member, _streams(msgspec.json.decode(raw, type=Follow).streams))


async def admit(gate: Gate, work: Work, token: bytes, scope: UUID) -> Passport | None:
    """Return the passport of the holder of `token` in `scope`, None when access ended."""
    bearer = await gate.bearer(work, token)
    if bearer is None:
        return None
    own = await gate.passport(work, person=bearer.person, scope=scope)
    if not bearer.is_viewing(work.now):
        return own
    return await gate.through(work, bearer, own, scope=scope, strict=True)
