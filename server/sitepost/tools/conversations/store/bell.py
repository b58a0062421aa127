"""The bell on which the processes tell each other what moved in conversations."""

from sitepost.platform.work import Work

TALK_BELL = "sitepost_talk"
RING = "SELECT pg_notify(%(bell)s, %(payload)s)"


async def ring(work: Work, payload: str) -> None:
    """Ring the bell; nothing is kept of it."""
    await work.run(RING, {"bell": TALK_BELL, "payload": payload})
