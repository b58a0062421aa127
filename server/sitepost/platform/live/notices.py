"""The bell of the notification centre: whose unread count moved, and to what."""

from collections.abc import Awaitable, Callable, Sequence
from uuid import UUID

from sitepost.platform.work import Work

NOTICE_BELL = "sitepost_notice"
PEOPLE_A_PAYLOAD = 150  # a NOTIFY carries less than 8000 bytes

Unread = Callable[[Work, Sequence[UUID]], Awaitable[dict[UUID, int]]]


def ring_notice(work: Work, people: Sequence[UUID], *, unread: Unread | None = None) -> None:
    """Tell the clients of `people`, on every process, that their notification centre moved.

    `unread` counts after the commit, so that of two works at once the later one counts both.
    """
    if not people:
        return
    database, is_first = work.database, not work.noticed
    work.noticed.update(people)
    if not is_first:
        return

    async def ring() -> None:
        named = sorted(work.noticed)
        work.noticed.clear()
        async with Work(database, reading=True) as after:
            for start in range(0, len(named), PEOPLE_A_PAYLOAD):
                some = named[start : start + PEOPLE_A_PAYLOAD]
                counts = await unread(after, some) if unread else {}
                payload = ",".join(f"{person}:{counts[person]}" if person in counts else str(person) for person in some)
                await after.run("SELECT pg_notify(%s, %s)", (NOTICE_BELL, payload))

    work.after_commit(ring)


def read_payload(payload: str) -> dict[UUID, int | None]:
    """Read what the bell said: people, and their unread counts where they were told."""
    told: dict[UUID, int | None] = {}
    for entry in payload.split(","):
        person, _, count = entry.partition(":")
        told[UUID(person)] = int(count) if count else None
    return told
