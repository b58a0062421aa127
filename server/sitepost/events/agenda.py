"""What happens to the secret links of calendars."""

from typing import ClassVar
from uuid import UUID

from sitepost.kernel.fact import Fact


class FeedMade(Fact, frozen=True):
    """A person made a secret link to their calendar."""

    KIND: ClassVar[str] = "agenda.feed_made"
    person: UUID
    feed: UUID


class FeedEnded(Fact, frozen=True):
    """A person revoked a secret link to their calendar."""

    KIND: ClassVar[str] = "agenda.feed_ended"
    person: UUID
    feed: UUID
