"""Which days a calendar shows, who manages feeds, and what an event says."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple
from uuid import UUID, uuid5

from sitepost.kernel.refusal import Refusal, Why
from sitepost.tools.agenda.model import BAD_SPAN, LONGEST_SPAN_DAYS, NOT_BY_TOKEN, DueThing, FeedEvent


class Day(NamedTuple):
    """How many things are due on a day, and how many of them are late."""

    day: date
    total: int
    overdue: int


def check_span(first: date, last: date) -> None:
    """Refuse a calendar that shows no day, or too many."""
    if not 0 <= (last - first).days < LONGEST_SPAN_DAYS:
        raise Refusal(BAD_SPAN, field="last")


def days(things: Iterable[DueThing]) -> list[Day]:
    """Return the days on which something is due, in their order."""
    found = {thing.due_on: Day(thing.due_on, thing.of_day, thing.late_of_day) for thing in things}
    return [found[day] for day in sorted(found)]


def why_not_manage_feeds(*, is_token: bool) -> Why | None:
    """Say why a caller may not manage feeds: a leaked token must not breed another secret."""
    return NOT_BY_TOKEN if is_token else None


def summary(event: FeedEvent) -> str:
    """Return what an event is called."""
    name = f"{event.number} {event.title}".strip() or "Untitled"
    return f"{name}: contract period ends" if event.clock else name


def event_id(event: FeedEvent) -> UUID:
    """Return the id of an event: that of its thing, or for the end of its contract period one of its own."""
    return uuid5(event.id, "clock") if event.clock else event.id


def description(event: FeedEvent, *, address: str) -> str:
    """Return what an event says; `address` is the server's own."""
    return "\n".join(line for line in (event.project_name, event.state_label, address + event.link) if line)


def matches(if_none_match: str | None, tag: str) -> bool:
    """Say whether a reader has what `tag` marks already (RFC 9110, 13.1.2)."""
    if if_none_match is None:
        return False
    known = [each.strip().removeprefix("W/") for each in if_none_match.split(",")]
    return "*" in known or tag in known
