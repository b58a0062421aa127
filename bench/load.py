"""A small HTTP/1.1 load generator: keep-alive connections, each asks again when it is answered.

It parses no more of an answer than its length, so that most of the two cores is left to the
server and to PostgreSQL.
"""

import asyncio
import time
from collections.abc import Callable

import msgspec
import uvloop

Step = Callable[[int, bytes | None], bytes | None]
"""What a turn asks: `step(turn, None)` is its first request, `step(turn, answer)` the next; None ends the turn."""


class Figures(msgspec.Struct):
    """What a run measured: turns a second, and the milliseconds of a turn at p50 and p95."""

    per_second: float
    p50_ms: float
    p95_ms: float
    turns: int


class _Client(asyncio.Protocol):
    def __init__(self, run: "_Run") -> None:
        self.run = run
        self.buffer = bytearray()
        self.need = -1
        self.body_at = 0
        self.status = 0
        self.started = 0.0
        self.turn = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport: asyncio.Transport = transport  # type: ignore[assignment]  # uvloop's own class
        self.begin()

    def begin(self) -> None:
        turn = self.run.take()
        if turn is None:
            self.transport.close()
            return
        self.turn, self.started = turn, time.perf_counter()
        request = self.run.step(turn, None)
        if request is None:
            raise RuntimeError("a turn has no request")
        self.transport.write(request)

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        if self.need < 0:
            self.read_head()
        if 0 <= self.need <= len(self.buffer):
            raw = bytes(self.buffer[: self.need])
            del self.buffer[: self.need]
            self.need = -1
            self.answered(raw)

    def read_head(self) -> None:
        end = self.buffer.find(b"\r\n\r\n")
        if end < 0:
            return
        head = bytes(self.buffer[:end]).lower()
        self.status = int(head[9:12])
        at = head.find(b"content-length:")
        length = int(head[at + 15 :].split(b"\r\n", 1)[0]) if at >= 0 else 0
        self.body_at = end + 4
        self.need = self.body_at + length

    def answered(self, raw: bytes) -> None:
        if self.status >= 300:
            self.run.failures.append(raw[:2000])
            self.run.times.append(time.perf_counter() - self.started)
            self.begin()
            return
        following = self.run.step(self.turn, raw[self.body_at :])
        if following is not None:
            self.transport.write(following)
            return
        self.run.times.append(time.perf_counter() - self.started)
        self.begin()

    def connection_lost(self, error: Exception | None) -> None:
        self.run.gone(error)


class _Run:
    def __init__(self, step: Step, *, seconds: float, most: int | None, clients: int) -> None:
        self.step = step
        self.deadline = time.perf_counter() + seconds
        self.most = most
        self.asked = 0
        self.times: list[float] = []
        self.failures: list[bytes] = []
        self.left = clients
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def take(self) -> int | None:
        if time.perf_counter() >= self.deadline or (self.most is not None and self.asked >= self.most):
            return None
        self.asked += 1
        return self.asked - 1

    def gone(self, error: Exception | None) -> None:
        if error is not None:
            self.failures.append(repr(error).encode())
        self.left -= 1
        if self.left == 0 and not self.done.done():
            self.done.set_result(None)


async def _drive(host: str, port: int, step: Step, *, clients: int, seconds: float, most: int | None) -> Figures:
    loop = asyncio.get_running_loop()
    run = _Run(step, seconds=seconds, most=most, clients=clients)
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
        turns=len(times),
    )


def drive(
    address: tuple[str, int], step: Step, *, clients: int = 8, seconds: float = 5.0, most: int | None = None
) -> Figures:
    """Keep `clients` connections busy for `seconds` (or `most` turns); an answer of 300 or above is an error."""
    return uvloop.run(_drive(*address, step, clients=clients, seconds=seconds, most=most))


def asking(requests: list[bytes]) -> Step:
    """Return turns of one request each, taken from `requests` in order, over and over."""

    def step(turn: int, answer: bytes | None) -> bytes | None:
        return requests[turn % len(requests)] if answer is None else None

    return step


def get(path: str, *, token: str = "") -> bytes:
    """Write a GET request."""
    authorization = f"Authorization: Bearer {token}\r\n" if token else ""
    return f"GET {path} HTTP/1.1\r\nHost: bench\r\n{authorization}\r\n".encode()


def post(path: str, body: bytes, *, token: str, media_type: str = "application/json") -> bytes:
    """Write a POST request with a body."""
    head = (
        f"POST {path} HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer {token}\r\n"
        f"Content-Type: {media_type}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body
