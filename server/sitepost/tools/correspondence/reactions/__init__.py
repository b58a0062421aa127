"""What correspondence does when others tell facts."""

from typing import Any

from sitepost.tools.correspondence.reactions import items, types

REACTIONS: list[Any] = [*types.REACTIONS, *items.REACTIONS]  # the modules' own lists are typed
JOBS: list[Any] = [*items.JOBS]  # (name, function, cron or None)
