"""Calendars that other programs read (iCalendar, RFC 5545), written with whole-day events."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from icalendar import Calendar, Event, vDuration
from msgspec import Struct

PRODUCT = "-//Sitepost//Sitepost//EN"
MEDIA_TYPE = "text/calendar"
READ_AGAIN = timedelta(hours=1)


class Entry(Struct, frozen=True):
    """An event of one day; `changed_at` is when it last changed, by which programs know a newer one."""

    id: UUID
    day: date
    summary: str
    description: str
    url: str
    category: str
    changed_at: datetime


def calendar(name: str, entries: Iterable[Entry], *, host: str) -> bytes:
    """Write a calendar; the same entries give the same bytes. `host` makes the ids of events the world's own."""
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", name)
    made.add("refresh-interval", vDuration(READ_AGAIN), parameters={"value": "DURATION"})
    made.add("x-published-ttl", vDuration(READ_AGAIN))
    for entry in entries:
        made.add_component(_event(entry, host))
    return bytes(made.to_ical())


def _event(entry: Entry, host: str) -> Event:
    event = Event()
    event.add("uid", f"{entry.id}@{host}")
    event.add("dtstamp", entry.changed_at)
    event.add("last-modified", entry.changed_at)
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    event.add("summary", entry.summary)
    event.add("description", entry.description)
    event.add("url", entry.url)
    event.add("categories", [entry.category])
    event.add("transp", "TRANSPARENT")
    return event
