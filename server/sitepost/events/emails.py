"""What happens when people write e-mails about things."""

from typing import ClassVar
from uuid import UUID

from sitepost.kernel.fact import Change, Fact


class EmailSent(Fact, frozen=True):
    """Somebody sent an e-mail about a thing, so that those it is addressed to know what stands in it.

    `changes` name the people and the files, `people` are all whom it is addressed to. A `hushed` fact is for the
    history alone: of a private e-mail nobody hears otherwise that there is one.
    """

    KIND: ClassVar[str] = "emails.email_sent"
    VERSION: ClassVar[int] = 2
    thread: UUID
    email: UUID
    changes: tuple[Change, ...]
    hushed: bool
    people: tuple[UUID, ...] = ()
