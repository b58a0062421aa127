"""Reminders of overdue items: where they are due, and of what (spec 6.3)."""

from datetime import date
from uuid import UUID

from msgspec import Struct

from sitepost.kernel.time import Calendar


class Reminded(Struct, frozen=True):
    """A project that has types which remind, and the last day of the site on which it did."""

    project: UUID
    calendar: Calendar
    day: date | None


class Late(Struct, frozen=True):
    """An open item that is overdue, with whom to remind."""

    item: UUID
    type: UUID
    assignees: tuple[UUID, ...]
    due_on: date
