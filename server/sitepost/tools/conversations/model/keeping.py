"""For how long messages are kept."""

from uuid import UUID

import msgspec

from sitepost.tools.conversations.model.nouns import Sort

MOST_RULES = 1_000


class Keep(msgspec.Struct, frozen=True, kw_only=True):
    """For how many years messages are kept (None: for ever), in a project, of a kind; None stands for all of them."""

    project: UUID | None = None
    kind: Sort | None = None
    years: int | None = None


class Keeping(msgspec.Struct, frozen=True, kw_only=True):
    """What a company chose; without a rule everything is kept."""

    rules: tuple[Keep, ...] = ()
    version: int = 0
