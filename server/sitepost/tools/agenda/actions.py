"""Feeds: made, revoked, and read by other programs."""

import secrets
from hashlib import sha256
from typing import NamedTuple
from urllib.parse import urlsplit
from uuid import UUID

from sitepost.events.agenda import FeedEnded, FeedMade
from sitepost.kernel import text
from sitepost.kernel.refusal import Refusal, hidden
from sitepost.platform import ics
from sitepost.platform.work import Work
from sitepost.tools.agenda import model, rules, store


class Made(NamedTuple):
    """A new feed; its address is told only here."""

    id: UUID
    url: str


class Written(NamedTuple):
    """A calendar as it is sent, and the tag by which its reader asks whether it changed."""

    content: bytes
    tag: str


async def make_feed(work: Work, *, person: UUID, account: UUID, name: str, mine: bool, address: str) -> Made:
    """Make a secret link to the calendar of `person`. Errors: `agenda.too_many_feeds`."""
    name = text.line(name, field="name", most=model.LONGEST_FEED_NAME)
    await store.hold_feeds(work, person)
    if len(await store.feeds(work, person)) >= model.MOST_FEEDS:
        raise Refusal(model.TOO_MANY_FEEDS)
    secret = secrets.token_urlsafe(32)
    made = await store.add_feed(work, person=person, account=account, name=name, mine=mine, secret=_hash(secret))
    await work.tell(FeedMade(person=person, feed=made), stream=account, about=person)
    return Made(made, f"{address}/api/calendar.ics?key={secret}")


async def end_feed(work: Work, feed: UUID, *, person: UUID, account: UUID) -> None:
    """Revoke a feed of `person`: from the commit on it is not found."""
    if not await store.end_feed(work, feed, person=person):
        hidden()
    await work.tell(FeedEnded(person=person, feed=feed), stream=account, about=person)


# silent: that a program read a calendar is noted for the person who made the link, and changes nothing
async def write_feed(work: Work, key: str, *, address: str) -> Written:
    """Write the calendar that `key` opens, with what its person sees now. Errors: `not_found`."""
    feed = await store.feed_of(work, _hash(key)) or hidden()
    events = await store.events(work, feed)
    await store.used(work, feed.id)
    entries = [
        ics.Entry(
            id=rules.event_id(event),
            day=event.due_on,
            summary=rules.summary(event),
            description=rules.description(event, address=address),
            url=address + event.link,
            category=event.project_name,
            changed_at=event.updated_at,
        )
        for event in events
    ]
    content = ics.calendar(feed.name, entries, host=urlsplit(address).hostname or "sitepost")
    return Written(content, f'"{sha256(content).hexdigest()[:32]}"')


def _hash(secret: str) -> bytes:
    return sha256(secret.encode("utf-8", "replace")).digest()
