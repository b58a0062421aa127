"""Relays: by what way the processes of an installation tell one another what their rooms say to open sockets.

A relay carries *bells* with *payloads*. It may lose some: whoever hears them finds gaps by itself. Facts, access and
notices ring over PostgreSQL in any case. What is told behind a change of access is heard behind it.
"""

from collections.abc import Callable, Sequence
from typing import Protocol

from sitepost.platform.db.pool import Database
from sitepost.platform.live.relay.over_notify import OverNotify
from sitepost.platform.settings import Settings

Heard = Callable[[str, str], None]
"""What is called with a bell and its payload."""


class Relay(Protocol):
    """One way."""

    @property
    def name(self) -> str:
        """What watchdogs are told of it by; nothing where it is PostgreSQL, of which they hear anyway."""

    @property
    def most(self) -> int:
        """Bytes that a payload may have just now."""

    @property
    def state(self) -> str:
        """`ok`, or why it is not."""

    async def publish(self, bell: str, *payloads: str) -> None:
        """Tell every process that listens, this one too, in this order. Errors: whatever the way says."""

    async def listen(self, bells: Sequence[str], *, heard: Heard, begun: Callable[[], None]) -> None:
        """Hear bells until the line is cut, which raises; `begun` is called once nothing is missed any more."""


def configure(database: Database, settings: Settings) -> None:
    """Give `database` its relay; the composition root calls this once."""
    servers = settings.nats
    if servers is None:
        database.relay = OverNotify(database)
        return
    from sitepost.platform.live.relay.over_nats import OverNats  # its library is loaded where it is wanted only

    database.relay = OverNats(database, servers, secret=settings.secret)


def relay_of(database: Database) -> Relay:
    """Return the relay of the process; commands and tests without an application have that over PostgreSQL."""
    if database.relay is None:
        database.relay = OverNotify(database)
    relay: Relay = database.relay
    return relay
