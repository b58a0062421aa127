"""Channels: what rooms say over the sockets besides facts; the hub passes on and knows none of it.

A channel takes the client's frames whose type begins with its name and a dot. It is told who came and went, of its
own bells, that access may have changed and whose did, and which streams have new facts. It never waits for a client.
"""

from collections.abc import Callable, Collection, Sequence
from typing import Protocol
from uuid import UUID

from sitepost.platform.db.pool import Database
from sitepost.platform.live.member import Member


class Channel(Protocol):
    """What a room puts beside the facts of the hub."""

    name: str
    bells: Sequence[str]

    def take(self, member: Member, kind: str, raw: bytes) -> None:
        """Take in a frame of a client; one of the wrong shape raises `msgspec.MsgspecError`."""

    def came(self, member: Member) -> None:
        """Learn of a client that said hello."""

    def went(self, member: Member) -> None:
        """Forget a client."""

    def rang(self, bell: str, payload: str) -> None:
        """Hear one of the channel's bells."""

    def access_changed(self) -> None:
        """Look again at who may hear what."""

    def affected(self, people: Collection[UUID] | None) -> None:
        """Learn who may see more now, or less: anybody, where it is not known."""

    def told(self, streams: Collection[UUID]) -> None:
        """Learn that these streams have new facts."""

    def look(self) -> None:
        """Look whether a bell was lost."""


Open = Callable[[Database], Channel]
"""How a room opens its channel in a process."""
