"""What goes to the worker of translations and comes back, and what an answer looks like."""

from typing import Protocol

import msgspec


class Detect(msgspec.Struct, frozen=True):
    """Which languages are these texts in?"""

    texts: tuple[str, ...]


class Translate(msgspec.Struct, frozen=True):
    """What do these sentences say, by the model in `folder`?"""

    folder: str
    sentences: tuple[str, ...]


class Translation(msgspec.Struct, frozen=True):
    """A text in another language, which engine made it, and whether that engine only does so roughly."""

    text: str
    engine: str
    rough: bool = False


class Failed(Exception):
    """An engine cannot translate this, now or at all; the next one is asked."""


class Outdated(Exception):
    """The text was changed or deleted while it was translated: nothing of it is kept, or told."""


class Engine(Protocol):
    """One way to translate; `outside` says that it sends the text to somebody else."""

    name: str
    outside: bool
    rough: bool

    async def translate(self, text: str, *, source: str, target: str) -> str:
        """Return `text` (plain, with marks to keep) in the language `target`. Raises `Failed`."""

    def knows(self, source: str, target: str) -> bool:
        """Say whether this engine may know the pair (ISO 639-1)."""
