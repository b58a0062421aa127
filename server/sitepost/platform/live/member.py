"""Members: one connected client each, with what it may see, where it stands, and what waits for it."""

import asyncio
from collections import deque
from typing import Protocol
from uuid import UUID

from sitepost.kernel.passport import Passport
from sitepost.kernel.words import ENGLISH
from sitepost.platform.live.frames import Fact, frame
from sitepost.platform.live.shot import Shot

LONGEST_QUEUE = 2000  # frames
SEND_SECONDS = 10.0
SIGNED_OUT, TOO_SLOW, TOO_FAST, BAD = "signed_out", "too_slow", "too_fast", "bad_frame"
CLOSE_CODES = {SIGNED_OUT: 4401, TOO_SLOW: 4408, TOO_FAST: 4429, BAD: 4400}


class Socket(Protocol):
    """What the hub needs of a web socket."""

    def write(self, wire: bytes) -> bool:
        """Write a whole frame at once; say whether that was possible, now and on this kind of server."""

    async def send_text(self, text: str) -> None:
        """Send one text frame."""

    async def close(self, code: int, reason: str) -> None:
        """Close the connection."""


class Member:
    """One connected client."""

    def __init__(self, socket: Socket, *, person: UUID, account: UUID, token: bytes) -> None:
        self.socket, self.person, self.account, self.token = socket, person, account, token
        self.tongue = ENGLISH  # in which it is told why something is refused
        self.passports: dict[UUID, Passport] = {}
        self.seen: dict[UUID, int] = {}
        self.leaving: str | None = None
        self._reads: dict[UUID, frozenset[UUID]] = {}
        self._queue: deque[str | Shot] = deque()
        self._ready = asyncio.Event()
        self._sending = False

    def follow(self, stream: UUID, passport: Passport) -> None:
        """Let this client follow `stream` with the rights of `passport`."""
        self.passports[stream] = passport
        self._reads[stream] = frozenset(passport.reads)

    def unfollow(self, stream: UUID) -> None:
        """Let this client hear nothing more of `stream`."""
        for kept in (self.passports, self.seen, self._reads):
            kept.pop(stream, None)

    def hear(self, fact: Fact) -> None:
        """Take in one fact of a followed stream, and queue what this client is told of it, if anything."""
        seen, passport = self.seen.get(fact.stream), self.passports.get(fact.stream)
        if seen is None or passport is None or fact.seq <= seen:
            return
        self.seen[fact.stream] = fact.seq
        text = fact.frame_for(self._reads[fact.stream], is_admin=passport.account_admin)
        if text is not None:
            self.offer(text)

    def offer(self, text: str | Shot) -> None:
        """Queue one frame; a client that cannot keep up is sent away to start over."""
        if self.leaving is not None:
            return
        if len(self._queue) >= LONGEST_QUEUE:
            self.end(TOO_SLOW)
            return
        self._queue.append(text)
        self._ready.set()

    def give(self, shot: Shot) -> None:
        """Write one frame at once where nothing waits for this client and it keeps up; queue it otherwise."""
        if self.leaving is not None:
            return
        if not self._queue and not self._sending and self.socket.write(shot.wire):
            return
        self.offer(shot)

    def end(self, reason: str) -> None:
        """Send this client away; nothing that still waits for it is sent."""
        if self.leaving is None:
            self.leaving = reason
            self._queue.clear()
            self._ready.set()

    async def pump(self) -> None:
        """Send what waits until the member leaves, then say bye; a frame that cannot leave in 10 s ends it."""
        try:
            while self.leaving is None:
                self._ready.clear()
                while self._queue and self.leaving is None:
                    await self._send(self._queue.popleft())
                if self.leaving is None and not self._queue:
                    await self._ready.wait()
            async with asyncio.timeout(SEND_SECONDS):
                await self.socket.send_text(frame("bye", reason=self.leaving))
                await self.socket.close(CLOSE_CODES.get(self.leaving, 4400), self.leaving)
        except TimeoutError:
            self.end(TOO_SLOW)

    async def _send(self, waiting: str | Shot) -> None:
        self._sending = True
        async with asyncio.timeout(SEND_SECONDS):
            await self.socket.send_text(waiting if isinstance(waiting, str) else waiting.text)
        self._sending = False
