"""The bell of conversations: what moved, told after the commit to the channel of every process.

A call is `<what>:<ids…>`: `m:<conversation>:<rev>` messages up to that revision, `a:<conversation>` the conversation
itself or who is in it, `r:<conversation>:<person>:<read>:<mentioned>` how far somebody read, `s:<account>` what a
company chose, `k:<conversation>:<person>:<how>` what else somebody keeps of it. Several calls stand in one payload,
parted by a space.
"""

from uuid import UUID
from weakref import WeakKeyDictionary

from sitepost.platform.work import Work
from sitepost.tools.conversations import store

CALLS_A_PAYLOAD = 60  # every relay carries 7000 bytes, and the longest call has some 110

_waiting: WeakKeyDictionary[Work, list[str]] = WeakKeyDictionary()


def moved(work: Work, conversation: UUID, rev: int) -> None:
    """Say that messages of a conversation are new or changed, up to `rev`."""
    _call(work, f"m:{conversation}:{rev}")


def altered(work: Work, conversation: UUID) -> None:
    """Say that a conversation has to be read again, and that others may read it now, or no longer."""
    _call(work, f"a:{conversation}")


def kept(work: Work, conversation: UUID, person: UUID, *, read: int, mentioned: int) -> None:
    """Say to the other tabs of somebody how far they read."""
    _call(work, f"r:{conversation}:{person}:{read}:{mentioned}")


def turned(work: Work, conversation: UUID, person: UUID, *, hidden: bool) -> None:
    """Say to the other tabs of somebody that they keep a conversation otherwise, or hid it."""
    _call(work, f"k:{conversation}:{person}:{'hidden' if hidden else 'altered'}")


def switched(work: Work, account: UUID) -> None:
    """Say that a company changed its settings."""
    _call(work, f"s:{account}")


def _call(work: Work, text: str) -> None:
    calls = _waiting.setdefault(work, [])
    if not calls:
        work.after_commit(lambda: _ring(work))
    if text not in calls:
        calls.append(text)


async def _ring(work: Work) -> None:
    calls = _waiting.pop(work, [])
    parts = [calls[start : start + CALLS_A_PAYLOAD] for start in range(0, len(calls), CALLS_A_PAYLOAD)]
    await store.bell.ring(work.database, *(" ".join(some) for some in parts))
