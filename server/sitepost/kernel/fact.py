"""Facts: what happened, in the past tense, frozen and versioned, carrying ids."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

import msgspec


class Fact(msgspec.Struct, frozen=True):
    """Something that happened in one tool; subclasses live in `sitepost.events`.

    `KIND` is `<tool>.<past tense verb>`; `VERSION` goes up when the shape changes.
    """

    KIND: ClassVar[str] = ""
    VERSION: ClassVar[int] = 1


class Change(msgspec.Struct, frozen=True):
    """One changed field: its name, and the old and new value (ids for people and cards).

    `label` is what people call the field where they named it themselves.
    """

    field: str
    old: object = None
    new: object = None
    label: str | msgspec.UnsetType = msgspec.UNSET


class Told(msgspec.Struct, frozen=True):
    """A fact as it stands in its stream: place, time, actor, and the card that it is about."""

    stream: UUID
    seq: int
    kind: str
    version: int
    at: datetime
    account: UUID
    actor: UUID | None
    card: UUID | None
    fact: Fact
