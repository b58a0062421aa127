"""Fifty clients of one server: some post at once, or one after the other, and all hear everything."""

import asyncio
import time
from uuid import UUID, uuid4

import msgspec

from bench import ears

PATIENCE = 60.0
TEXT = "The pump is booked for nine; the slab on level four needs two more loads before noon, says the plant."


def post(conversation: UUID) -> bytes:
    """Write a post with a key of its own."""
    return (
        b'{"type":"conversations.post","conversation":"%s","key":"%s","text":"%s"}'
        % (str(conversation).encode(), str(uuid4()).encode(), TEXT.encode())
    )  # fmt: skip


class Rate(msgspec.Struct):
    """What a round measured."""

    per_second: float
    p50_ms: float  # from the post to the last member's receipt
    p99_ms: float
    answer_p99_ms: float  # from the post to its answer
    messages: int


def _rate(board: ears.Board, *, took: float) -> Rate:
    times = sorted((board.last[n] - sent) * 1000 for n, sent in board.sent.items())
    answers = sorted((board.answered[n] - sent) * 1000 for n, sent in board.sent.items())
    return Rate(
        per_second=len(times) / took,
        p50_ms=times[len(times) // 2],
        p99_ms=times[int(len(times) * 0.99)],
        answer_p99_ms=answers[int(len(answers) * 0.99)],
        messages=len(times),
    )


class Crowd:
    """Fifty connected clients of one server, of which some post."""

    def __init__(self, board: ears.Board, clients: list[ears.Ear], conversation: UUID) -> None:
        self.board, self.clients, self.conversation = board, clients, conversation

    async def together(self, *, posters: int, seconds: float) -> Rate:
        """Let some post, each again as soon as its message is durable; wait until everybody has heard all."""
        self._fresh()
        begun = time.perf_counter()
        deadline, left = begun + seconds, posters
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

        def loop(client: ears.Ear) -> None:
            started = 0.0

            def again(number: int | None) -> None:
                nonlocal started, left
                if number is not None:
                    self.board.sent[number] = started
                started = time.perf_counter()
                if started < deadline:
                    client.say(post(self.conversation))
                    return
                left -= 1
                if left == 0:
                    done.set_result(None)

            client.answered = again
            again(None)

        for client in self.clients[:posters]:
            loop(client)
        async with asyncio.timeout(seconds + PATIENCE):
            await done
        await self.all_heard(len(self.board.sent))
        return _rate(self.board, took=max(self.board.last[n] for n in self.board.sent) - begun)

    async def in_turn(self, *, seconds: float) -> Rate:
        """Let one after the other post, each when everybody has heard the last one."""
        self._fresh()
        loop = asyncio.get_running_loop()
        begun, turn = time.perf_counter(), 0
        while time.perf_counter() - begun < seconds:
            client = self.clients[turn % len(self.clients)]
            turn += 1
            missing = len(self.clients) + 1
            done: asyncio.Future[None] = loop.create_future()

            def one(_: int, done: "asyncio.Future[None]" = done) -> None:
                nonlocal missing
                missing -= 1
                if missing == 0:
                    done.set_result(None)

            def mine(number: int, started: list[float]) -> None:
                self.board.sent[number] = started[0]
                one(number)

            for each in self.clients:
                each.arrived = one
            started = [time.perf_counter()]
            client.answered = lambda number, started=started, mine=mine: mine(number, started)  # type: ignore[misc]
            client.say(post(self.conversation))
            async with asyncio.timeout(PATIENCE):
                await done
        return _rate(self.board, took=time.perf_counter() - begun)

    def _fresh(self) -> None:
        for each in self.clients:
            each.base, each.count = each.base + each.count, 0
            each.arrived = lambda _: None
            each.answered = lambda _: None
        self.board.sent.clear()
        self.board.answered.clear()

    async def all_heard(self, count: int) -> None:
        """Wait until every client has heard `count` messages."""
        deadline = time.perf_counter() + PATIENCE
        while any(each.count < count for each in self.clients):
            if time.perf_counter() > deadline:
                raise RuntimeError(f"messages were lost: {sorted({each.count for each in self.clients})} of {count}")
            await asyncio.sleep(0.005)
