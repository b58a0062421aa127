"""A load of web sockets: many clients in one loop, which read no more of a frame than they count.

Every client hears the messages of the one conversation in the same order, so the n-th that it hears is number n: what
is measured needs no parsing but of the answers to posts.
"""

import asyncio
import base64
import os
import re
import time
from collections.abc import Callable

MESSAGE = b'"type":"conversations.message"'
POSTED = b'"type":"conversations.posted"'
SEQ = re.compile(rb'"seq":(\d+)')
READY = b'"type":"ready"'
MASK = bytes(4)


class Board:
    """What all clients of a run write down: when number n was sent, and when the last of them heard it."""

    def __init__(self, size: int = 4_000_000) -> None:
        self.sent: dict[int, float] = {}
        self.answered: dict[int, float] = {}
        self.last = [0.0] * size
        self.heard = 0  # deliveries


class Ear(asyncio.Protocol):
    """One client; `answered` is called with the number of each of its own posts that is durable."""

    def __init__(self, board: Board, *, path: str, hello: bytes | None) -> None:
        self.board, self.path, self.hello = board, path, hello
        self.ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.lost: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.answered: Callable[[int], None] = lambda _: None
        self.arrived: Callable[[int], None] = lambda _: None
        self.base = 0  # the number that the conversation had when this client came
        self.count = 0
        self.buffer = bytearray()
        self.is_open = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for a web socket."""
        self.transport: asyncio.Transport = transport  # type: ignore[assignment]  # uvloop's own class
        key = base64.b64encode(os.urandom(16)).decode()
        self.transport.write(
            f"GET {self.path} HTTP/1.1\r\nHost: bench\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Origin: http://bench\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n\r\n".encode()
        )

    def say(self, payload: bytes) -> None:
        """Send one text frame, masked with nothing but zeros."""
        size = len(payload)
        head = bytes((0x81, 0x80 | size)) if size < 126 else b"\x81\xfe" + size.to_bytes(2, "big")
        self.transport.write(head + MASK + payload)

    def connection_lost(self, error: Exception | None) -> None:
        """Note the end."""
        if not self.lost.done():
            self.lost.set_result(None)

    def data_received(self, data: bytes) -> None:
        """Take whole frames out of what has come."""
        self.buffer += data
        if not self.is_open:
            end = self.buffer.find(b"\r\n\r\n")
            if end < 0:
                return
            if b" 101 " not in self.buffer[:20]:
                raise RuntimeError(f"no web socket: {bytes(self.buffer[:200])!r}")
            del self.buffer[: end + 4]
            self.is_open = True
            if self.hello is None:
                self.ready.set_result(None)
            else:
                self.say(self.hello)
        self._frames()

    def _frames(self) -> None:
        buffer, at = self.buffer, 0
        while len(buffer) - at >= 2:
            size, head = buffer[at + 1] & 0x7F, 2
            if size == 126:
                if len(buffer) - at < 4:
                    break
                size, head = int.from_bytes(buffer[at + 2 : at + 4], "big"), 4
            elif size == 127:
                if len(buffer) - at < 10:
                    break
                size, head = int.from_bytes(buffer[at + 2 : at + 10], "big"), 10
            if len(buffer) - at < head + size:
                break
            self._frame(buffer[at] & 0x0F, bytes(buffer[at + head : at + head + size]))
            at += head + size
        del buffer[:at]

    def _frame(self, opcode: int, payload: bytes) -> None:
        if opcode == 9:
            self.transport.write(bytes((0x8A, 0x80 | len(payload))) + MASK + payload)
            return
        found = payload.count(MESSAGE)
        if found:
            now = time.perf_counter()
            start = self.base + self.count + 1
            self.board.last[start : start + found] = [now] * found
            self.board.heard += found
            self.count += found
            self.arrived(self.base + self.count)
        elif POSTED in payload:
            number = int(SEQ.search(payload).group(1))  # type: ignore[union-attr]  # it is there
            self.board.answered[number] = time.perf_counter()
            self.answered(number)
        elif READY in payload:
            self.ready.set_result(None)
        elif b"conversations.refused" in payload or b'"bye"' in payload:
            raise RuntimeError(payload.decode())


async def enter(board: Board, address: tuple[str, int], *, path: str, hellos: list[bytes | None]) -> list[Ear]:
    """Open a socket for each hello and wait until all are ready."""
    loop = asyncio.get_running_loop()
    ears: list[Ear] = []
    for start in range(0, len(hellos), 50):
        some = []
        for hello in hellos[start : start + 50]:
            _, ear = await loop.create_connection(lambda hello=hello: Ear(board, path=path, hello=hello), *address)  # type: ignore[misc]
            some.append(ear)
        async with asyncio.timeout(60):
            await asyncio.gather(*(ear.ready for ear in some))
        ears += some
    return ears
