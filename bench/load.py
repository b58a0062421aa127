"""A small HTTP/1.1 load generator: keep-alive connections, each asks again when it is answered.

It parses no more of an answer than its length, so that most of the two cores is left to the
server and to PostgreSQL.
"""

import asyncio
import time
from collections.abc import Callable

import msgspec
import uvloop

Request = Callable[[int], bytes]


class Figures(msgspec.Struct):
    """What a run measured: answers a second, milliseconds at p50 and p95, answers that failed."""

    per_second: float
    p50_ms: float
    p95_ms: float
    failed: int
    answered: int


class _Client(asyncio.Protocol):
    def __init__(self, run: "_Run") -> None:
        self.run = run
        self.buffer = bytearray()
        self.need = -1
        self.started = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport: asyncio.Transport = transport  # type: ignore[assignment]  # uvloop's own class
        self.ask()

    def ask(self) -> None:
        number = self.run.take()
        if number is None:
            self.transport.close()
            return
        self.started = time.perf_counter()
        self.transport.write(self.run.request(number))

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        if self.need < 0:
            end = self.buffer.find(b"\r\n\r\n")
            if end < 0:
                return
            head = bytes(self.buffer[:end]).lower()
            self.status = int(head[9:12])
            at = head.find(b"content-length:")
            length = int(head[at + 15 :].split(b"\r\n", 1)[0]) if at >= 0 else 0
            self.need = end + 4 + length
        if len(self.buffer) >= self.need:
            self.run.answered(time.perf_counter() - self.started, self.status, bytes(self.buffer[: self.need]))
            del self.buffer[: self.need]
            self.need = -1
            self.ask()

    def connection_lost(self, error: Exception | None) -> None:
        self.run.gone()


class _Run:
    def __init__(self, request: Request, *, seconds: float, most: int | None, clients: int) -> None:
        self.request = request
        self.deadline = time.perf_counter() + seconds
        self.most = most
        self.asked = 0
        self.times: list[float] = []
        self.failures: list[bytes] = []
        self.left = clients
        self.done = asyncio.get_running_loop().create_future()

    def take(self) -> int | None:
        if time.perf_counter() >= self.deadline or (self.most is not None and self.asked >= self.most):
            return None
        self.asked += 1
        return self.asked - 1

    def answered(self, seconds: float, status: int, raw: bytes) -> None:
        self.times.append(seconds)
        if status >= 300:
            self.failures.append(raw[:2000])

    def gone(self) -> None:
        self.left -= 1
        if self.left == 0 and not self.done.done():
            self.done.set_result(None)


async def _drive(
    host: str, port: int, request: Request, *, clients: int, seconds: float, most: int | None
) -> Figures:
    loop = asyncio.get_running_loop()
    run = _Run(request, seconds=seconds, most=most, clients=clients)
    start = time.perf_counter()
    for _ in range(clients):
        await loop.create_connection(lambda: _Client(run), host, port)
    await run.done
    took = time.perf_counter() - start
    if run.failures:
        raise RuntimeError(f"{len(run.failures)} of {len(run.times)} answers failed: {run.failures[0]!r}")
    times = sorted(run.times)
    return Figures(
        per_second=len(times) / took,
        p50_ms=times[len(times) // 2] * 1000,
        p95_ms=times[int(len(times) * 0.95)] * 1000,
        failed=len(run.failures),
        answered=len(times),
    )


def drive(
    address: tuple[str, int],
    request: Request,
    *,
    clients: int = 8,
    seconds: float = 5.0,
    most: int | None = None,
) -> Figures:
    """Keep `clients` connections busy for `seconds` (or `most` requests) and return the figures."""
    return uvloop.run(_drive(*address, request, clients=clients, seconds=seconds, most=most))


def get(path: str, *, token: str = "") -> bytes:
    """Write a GET request."""
    authorization = f"Authorization: Bearer {token}\r\n" if token else ""
    return f"GET {path} HTTP/1.1\r\nHost: bench\r\n{authorization}\r\n".encode()


def post(path: str, body: bytes, *, token: str, media_type: str = "application/json", method: str = "POST") -> bytes:
    """Write a request with a body."""
    head = (
        f"{method} {path} HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer {token}\r\n"
        f"Content-Type: {media_type}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body
