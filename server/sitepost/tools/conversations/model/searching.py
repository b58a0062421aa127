"""What somebody looks for in conversations."""

from datetime import datetime

import msgspec

from sitepost.kernel.seeking import Wanted


class Sought(msgspec.Struct, frozen=True, kw_only=True):
    """A search taken apart; of each operator the last one counts, `has` may stand several times.

    `from_`, `within`, `item` and `project` are beginnings or parts of names, `before` and `after` moments (UTC).
    """

    words: Wanted | None = None
    from_: str | None = None
    within: str | None = None
    item: str | None = None
    project: str | None = None
    kind: str | None = None
    has: frozenset[str] = frozenset()
    before: datetime | None = None
    after: datetime | None = None
    mentions_me: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing is looked for."""
        return self == Sought()
