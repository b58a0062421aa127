"""The bell on which the processes tell each other what moved in conversations."""

from sitepost.platform.db.pool import Database
from sitepost.platform.live.relay import relay_of

TALK_BELL = "sitepost_talk"


async def ring(database: Database, *payloads: str) -> None:
    """Ring the bell with each payload in turn; nothing is kept of it."""
    await relay_of(database).publish(TALK_BELL, *payloads)


def most(database: Database) -> int:
    """Return how many bytes a payload may have just now."""
    return relay_of(database).most


def is_deaf(database: Database) -> bool:
    """Say whether the other processes may ring just now without being heard here."""
    return relay_of(database).state != "ok"
