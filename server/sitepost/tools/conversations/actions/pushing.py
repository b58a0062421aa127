"""Waking devices: a look behind what was said notes what waits for them, and what is due is sent (7.2, decision 29).

Whoever posts waits for none of it. Who may read, whether they read it meanwhile, what they chose: all is asked at the
moment at which a push leaves. One that its service does not take is tried again, and keeps nobody else waiting.
"""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from uuid import UUID

import msgspec
import structlog

from sitepost.kernel.quiet import Quiet, is_quiet
from sitepost.platform import push, quiet
from sitepost.platform.db.pool import Database
from sitepost.platform.push import Device, Fate
from sitepost.platform.push.keys import encode
from sitepost.platform.tasks import hold
from sitepost.platform.words import tongue
from sitepost.platform.work import Work
from sitepost.tools.conversations.model import Preference, Said, Unread, Waiting
from sitepost.tools.conversations.rules import telling
from sitepost.tools.conversations.store import pushing as store
from sitepost.tools.conversations.store.pushing import Pair

log = structlog.get_logger(__name__)

DELAY = 0.5  # seconds in which messages come together
GRACE = timedelta(seconds=1)  # in which whoever looks at it has read it
AT_ONCE = timedelta(0)
COURTESY = 2.0  # seconds
MOST_TO_ONE = 8  # pushes to one service at a time
MOST_ATTEMPTS = 5
FIRST_WAIT = timedelta(seconds=20)


class Sent(msgspec.Struct, frozen=True):
    """What became of one push, and which messages it told."""

    waiting: Waiting
    said: list[Unread]
    fate: Fate


class Wakener:
    """Looks behind the posts of a process, a moment after them."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.is_on = False
        self.talks: set[UUID] = set()
        self.timer: asyncio.TimerHandle | None = None
        self.is_looking = False
        self.tasks: set[asyncio.Task[None]] = set()

    def behind(self, deliver: Callable[[list[Said]], None]) -> Callable[[list[Said]], None]:
        """Return what delivers, and lets this learn of it."""

        def both(said: list[Said]) -> None:
            deliver(said)
            self.said(said)

        return both

    def said(self, said: Iterable[Said]) -> None:
        """Learn what was said; nothing is asked yet."""
        if not self.is_on or not push.pusher_of(self.database).is_on:
            return
        self.talks.update(each.message.conversation for each in said)
        self._soon()

    def _soon(self) -> None:
        """Look in a moment, one look at a time: the next one takes what came meanwhile."""
        if self.talks and self.timer is None and not self.is_looking:
            self.timer = asyncio.get_running_loop().call_later(DELAY, self._go)

    def _go(self) -> None:
        self.timer, self.is_looking = None, True
        talks, self.talks = self.talks, set()
        hold(self.tasks, asyncio.get_running_loop().create_task(self._look(talks)))

    async def _look(self, talks: set[UUID]) -> None:
        try:
            await self.database.crowd.pass_by(at_most=COURTESY)
            if await look(self.database, talks, wait=GRACE):
                hold(self.tasks, asyncio.get_running_loop().create_task(self._send()))
        except Exception as error:  # the job looks again within a minute
            log.warning("push.failed", error=type(error).__name__)
        finally:
            self.is_looking = False
        self._soon()

    async def _send(self) -> None:
        try:
            await asyncio.sleep(GRACE.total_seconds())
            await send(self.database)
        except Exception as error:  # what was taken is anybody's again after a while
            log.warning("push.failed", error=type(error).__name__)


# silent: a push about messages is not a message
async def sweep(work: Work) -> None:
    """Find what no process looked behind, and what is to be tried again (job, every minute)."""
    if push.pusher_of(work.database).is_on:  # in works of their own: this one waits for no push service
        await look(work.database, age=2 * GRACE)
        await send(work.database)


# silent: as above
async def look(
    database: Database,
    talks: Iterable[UUID] | None = None,
    *,
    age: timedelta = AT_ONCE,
    wait: timedelta = AT_ONCE,
) -> bool:
    """Note what waits for devices, in some conversations or in all; say whether anything does."""
    async with Work(database) as work:
        return await store.is_anybody(work) and await store.look(work, talks, age=age, wait=wait) > 0


# silent: as above
async def send(database: Database) -> None:
    """Send what is due, until nothing is."""
    while True:
        async with Work(database) as work:
            taken = await store.take(work)
        if not taken:
            return
        async with Work(database) as work:
            due, moment = await _due(work, taken), work.now
        sent = await _send_all(database, due)
        async with Work(database) as work:
            await _settle(work, taken, sent, moment)


async def _due(work: Work, pairs: Collection[Pair]) -> list[tuple[Waiting, list[Unread]]]:
    """Return for whom which messages leave now: their session counts, they may read them, want them, and have not."""
    found = await store.waiting(work, pairs)
    devices = {each.device: _device(each) for each in found}
    alive = {each.id for each in await push.still(work, list(devices.values()))}
    alone = await quiet.of_people(work, {each.person for each in found})
    due = []
    for each in found:
        preference = msgspec.convert(each.preference or {}, Preference)
        is_alone = _is_alone(alone.get(each.person), work.now, each)
        said = telling.told_of(each, preference, quiet=is_alone)
        if said and each.device in alive:
            due.append((each, said))
    return due


def _is_alone(chosen: Quiet | None, moment: datetime, waiting: Waiting) -> bool:
    return is_quiet(chosen, moment, zone=waiting.time_zone)


def _device(waiting: Waiting) -> Device:
    return Device(waiting.device, waiting.session, waiting.endpoint, waiting.client_key, waiting.client_auth)


async def _send_all(database: Database, due: Sequence[tuple[Waiting, list[Unread]]]) -> list[Sent]:
    """Send beside one another, few to one service; one that did not answer is asked no more in this round."""
    places: dict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(MOST_TO_ONE))
    down: set[str] = set()

    async def one(waiting: Waiting, said: list[Unread]) -> Sent:
        host = urlsplit(waiting.endpoint).netloc
        async with places[host]:
            fate = Fate.LATER if host in down else await _sent(database, waiting, said)
        if fate is Fate.LATER:
            down.add(host)
        return Sent(waiting, said, fate)

    return list(await asyncio.gather(*(one(*each) for each in due)))


async def _sent(database: Database, waiting: Waiting, said: list[Unread]) -> Fate:
    """Send one push; what goes wrong with it is nobody else's trouble."""
    try:
        return await _send(database, waiting, said)
    except Exception as error:
        log.warning("push.failed", error=type(error).__name__, device=str(waiting.device))
        return Fate.NEVER


async def _send(database: Database, waiting: Waiting, said: list[Unread]) -> Fate:
    note = telling.note(waiting, said, tongue(waiting.language))
    topic = encode(waiting.conversation.bytes)
    return await push.send(database, _device(waiting), msgspec.json.encode(note), topic=topic, urgent=note.urgent)


async def _settle(work: Work, taken: Mapping[Pair, int], sent: Iterable[Sent], moment: datetime) -> None:
    """Note what became of pushes: to be tried again, to be told once more, or over, told or not."""
    over = dict(taken)
    later: dict[Pair, datetime] = {}
    again: dict[Pair, tuple[int, datetime]] = {}
    gone: list[UUID] = []
    for each in sent:
        waiting = each.waiting
        pair = (waiting.device, waiting.conversation)
        over[pair] = waiting.last_seq
        pressing = telling.pressing(each.said, moment)
        if each.fate is Fate.GONE:
            gone.append(waiting.device)
        elif each.fate is Fate.LATER and waiting.attempts < MOST_ATTEMPTS:
            later[pair] = moment + FIRST_WAIT * 3 ** (waiting.attempts - 1)
        elif each.fate is Fate.SENT and pressing is not None:
            again[pair] = pressing
    await store.done(work, {pair: seq for pair, seq in over.items() if pair not in later and pair not in again})
    await store.later(work, later)
    await store.again(work, again)
    await push.drop(work, gone)
