"""What correspondence does when others tell facts."""

from typing import Any

from sitepost.tools.correspondence.reactions import items, people, reminders, types

REACTIONS: list[Any] = [*types.REACTIONS, *items.REACTIONS]  # the modules' own lists are typed
AT_ONCE: list[Any] = [*items.AT_ONCE, *people.AT_ONCE]  # in the work that tells
JOBS: list[Any] = [*items.JOBS, *reminders.JOBS]  # (name, function, cron or None)
