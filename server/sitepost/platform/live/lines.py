"""Lines: what a hub hears, over PostgreSQL always, and over the relay where that is another way.

Rooms' bells are heard on both, for whoever cannot reach the relay rings over PostgreSQL. What comes over the relay is
passed on from what is known of access only as long as the line to PostgreSQL, over which changes of access come, is
open: otherwise access is asked anew each time.
"""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

import structlog

from sitepost.platform.db.pool import Database
from sitepost.platform.live.relay import Heard, relay_of
from sitepost.platform.live.relay.over_notify import PULSE_SECONDS, OverNotify
from sitepost.platform.passports import ACCESS_BELL

log = structlog.get_logger(__name__)

LOST_BELL = "sitepost_lost"
AGAIN_SECONDS = 0.5
AWAY_SECONDS = 2.0
QUICK_PULSE = 1.0  # seconds, where changes of access and messages come by different ways


class Lines:
    """The lines of one process; `begun` is called when bells may have been lost, `missed` when rooms' bells may."""

    def __init__(
        self, database: Database, *, heard: Heard, begun: Callable[[], None], missed: Callable[[], None]
    ) -> None:
        self.database, self.heard, self.begun, self.missed = database, heard, begun, missed
        self.relay = relay_of(database)
        self.is_apart = not isinstance(self.relay, OverNotify)
        self.notify = OverNotify(database, pulse=QUICK_PULSE if self.is_apart else PULSE_SECONDS)
        self.is_open = False

    def kept(self, own: Sequence[str], rooms: Sequence[str]) -> list[Coroutine[Any, Any, None]]:
        """Return what keeps the lines open for ever."""
        found = [self._keep([LOST_BELL, *rooms, *own])]
        if self.is_apart:
            found.append(self._keep_relay(rooms))
        return found

    async def _keep(self, bells: Sequence[str]) -> None:
        while True:
            try:
                await self.notify.listen(bells, heard=self._rang, begun=self._opened)
            except Exception as error:
                log.warning("hub.reconnecting", error=str(error))
            finally:
                self.is_open = False
            await asyncio.sleep(AGAIN_SECONDS)

    def _opened(self) -> None:
        self.is_open = True
        self.begun()

    def _rang(self, bell: str, payload: str) -> None:
        if bell == LOST_BELL:
            self.missed()
        else:
            self.heard(bell, payload)

    def _relayed(self, bell: str, payload: str) -> None:
        if not self.is_open:
            self.heard(ACCESS_BELL, "")
        self.heard(bell, payload)

    async def _keep_relay(self, bells: Sequence[str]) -> None:
        """Keep the relay open; while it is away, look for what those say who do reach it."""
        was_open, said = False, ""

        def begun() -> None:
            nonlocal was_open, said
            was_open, said = True, ""
            log.info("relay.open")
            self.missed()

        while True:
            try:
                await self.relay.listen(bells, heard=self._relayed, begun=begun)
            except Exception as error:
                if str(error) != said:
                    said = str(error)
                    log.warning("relay.away", why=said, instead="PostgreSQL")
            if was_open:
                was_open = False
                await self._tell_lost()
            self.missed()
            await asyncio.sleep(AWAY_SECONDS)

    async def _tell_lost(self) -> None:
        """Say to the others that the last of what this process told may not have reached them."""
        try:
            await self.notify.publish(LOST_BELL, "")
        except Exception as error:  # they look by themselves every 20 seconds
            log.warning("bell.failed", error=str(error))
