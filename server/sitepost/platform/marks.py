"""Marks of access: the changes of it that this process knows of, so that it can say so, and learn that it lags behind.

A change rings its bell with a mark of its own. What processes tell one another by another way than that bell carries
the marks that its sender learned lately; whoever does not know one of them has not heard the bell yet.
Behind its mark the bell says whose access changed, where that is known.
"""

import secrets
import time
from collections.abc import Iterable
from uuid import UUID

FRESH_SECONDS = 4.0  # after which a bell has been heard, or the line on which it comes counts as cut
KEPT_SECONDS = 60.0
MOST_FRESH = 100
PEOPLE_A_PAYLOAD = 180  # a NOTIFY carries less than 8000 bytes


class Marks:
    """The marks that one process knows."""

    def __init__(self) -> None:
        self._known: dict[str, float] = {}

    def make(self) -> str:
        """Return a mark for a change of access."""
        return secrets.token_hex(8)

    def learn(self, mark: str) -> bool:
        """Take in a mark; say whether it is new here."""
        now = time.monotonic()
        if mark in self._known:
            return False
        self._known = {each: at for each, at in self._known.items() if at > now - KEPT_SECONDS}
        self._known[mark] = now
        return True

    def fresh(self) -> list[str]:
        """Return the marks that were learned lately, the last of them where there are very many."""
        since = time.monotonic() - FRESH_SECONDS
        return [mark for mark, at in self._known.items() if at > since][-MOST_FRESH:]


def payloads_of(mark: str, people: Iterable[UUID]) -> list[str]:
    """Write what the bell says: a mark, and behind it whose access changed; in parts where they are many."""
    named = sorted(map(str, people))
    parts = [named[start : start + PEOPLE_A_PAYLOAD] for start in range(0, len(named), PEOPLE_A_PAYLOAD)]
    return [f"{mark} {','.join(part)}" for part in parts] or [mark]


def read_payload(payload: str) -> tuple[str, list[UUID]]:
    """Return the mark and the people of one ring."""
    mark, _, people = payload.partition(" ")
    return mark, [UUID(each) for each in people.split(",") if each]
