"""The post office of a process: posts that wait together share one transaction, and one fan-out.

A commit costs the disk some tenths of a millisecond whatever is in it, so whatever arrived during one round goes with
the next. Rounds of different conversations run beside one another, so that a conversation which somebody holds (a
group that is being changed) keeps nobody else waiting.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from uuid import UUID
from weakref import WeakKeyDictionary

import structlog
from msgspec.structs import replace

from sitepost.kernel.refusal import Kind, Refusal, Why
from sitepost.platform.db.pool import Database
from sitepost.platform.work import Work
from sitepost.tools.conversations.actions.posting import Letter, Outcome, Quick, is_plain, post_all
from sitepost.tools.conversations.model import Said

# Errors of the database quote the rows that they are about: only their names are logged.
log = structlog.get_logger(__name__)

MOST_TOGETHER = 200  # posts in one round
MOST_ROUNDS = 4
CROWDED = 6  # people who post at once: they are answered together, and a moment later they post together again
PAUSE = 0.0006  # seconds
LOST = Why("unavailable", Kind.UNAVAILABLE, "This could not be sent just now. Send it again with the same key.")

Done = Callable[[Outcome], None]
Delivered = Callable[[list[Said]], None]


class Office:
    """Takes letters, and calls back when each is durable or refused; `delivered` hears of all that a round said."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.delivered: Delivered | None = None
        self.waiting: deque[tuple[Letter, Done]] = deque()
        self.busy: set[UUID] = set()
        self.quick = Quick(database.dsn)
        database.closers.append(self.quick.line.close)
        self.quick_busy = False
        self.last = 0  # posts of the last round
        self.pause: asyncio.TimerHandle | None = None
        self.rounds: set[asyncio.Task[None]] = set()

    def take(self, letter: Letter, done: Done) -> None:
        """Take a letter; `done` is called once, when what became of it is certain."""
        self.waiting.append((letter, done))
        self._begin()

    async def post(self, letter: Letter) -> Said:
        """Send a letter and wait until it is durable. Errors: whatever refuses it."""
        answer: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
        self.take(letter, lambda outcome: None if answer.done() else answer.set_result(outcome))
        outcome = await answer
        if isinstance(outcome, Refusal):
            raise outcome
        return outcome

    def _begin(self) -> None:
        if self.pause is not None or len(self.rounds) >= MOST_ROUNDS or not self.waiting:
            return
        some = self._next()
        if not some:
            return
        held = {letter.post.conversation for letter, _ in some}
        self.busy |= held
        task = asyncio.get_running_loop().create_task(self._round(some, held))
        self.rounds.add(task)
        task.add_done_callback(self._ended)

    def _next(self) -> list[tuple[Letter, Done]]:
        """Take out what waits, in order, but for busy conversations and a key that is among them already."""
        some: list[tuple[Letter, Done]] = []
        left: deque[tuple[Letter, Done]] = deque()
        keys: set[tuple[UUID, UUID]] = set()
        later = set(self.busy)
        for each in self.waiting:
            letter = each[0]
            key = (letter.person, letter.post.key)
            if letter.post.conversation in later or key in keys or len(some) >= MOST_TOGETHER:
                later.add(letter.post.conversation)
                left.append(each)
            else:
                keys.add(key)
                some.append(each)
        self.waiting = left
        return some

    def _ended(self, task: "asyncio.Task[None]") -> None:
        self.rounds.discard(task)
        if self.pause is not None:
            return
        if len(self.waiting) + self.last < CROWDED or len(self.waiting) > self.last:
            self._begin()
        else:
            self.pause = asyncio.get_running_loop().call_later(PAUSE, self._after_pause)

    def _after_pause(self) -> None:
        self.pause = None
        self._begin()

    async def _round(self, some: list[tuple[Letter, Done]], held: set[UUID]) -> None:
        try:
            with self.database.crowd:
                outcomes = await self._together([letter for letter, _ in some])
        finally:
            self.busy -= held
        self.last = len(some)
        for (_, done), outcome in zip(some, outcomes, strict=True):
            done(outcome)
        said = [each for each in outcomes if isinstance(each, Said) and each.is_new]
        if said and self.delivered is not None:
            self.delivered(said)

    async def _together(self, letters: Sequence[Letter]) -> list[Outcome]:
        """Write letters in one transaction; where it fails, each by itself, so that one spoils no other."""
        if not self.quick_busy and all(is_plain(letter.post) for letter in letters):
            try:
                found = await self._quickly(letters)
            except Exception as error:
                log.info("office.slowly", letters=len(letters), error=type(error).__name__)
                return [await self._alone(letter) for letter in letters]
            if found is not None:
                return found
        try:
            async with Work(self.database) as work:
                outcomes = await post_all(work, letters)
        except Exception as error:
            log.info("office.apart", letters=len(letters), error=type(error).__name__)
            return [await self._alone(letter) for letter in letters]
        return outcomes

    async def _quickly(self, letters: Sequence[Letter]) -> list[Outcome] | None:
        self.quick_busy = True
        try:
            return await self.quick.post_all(letters)
        except BaseException:
            await self.quick.line.close()
            raise
        finally:
            self.quick_busy = False

    async def _alone(self, letter: Letter) -> Outcome:
        try:
            async with Work(self.database) as work:
                outcome = (await post_all(work, [letter]))[0]
        except Refusal as refusal:
            return refusal
        except Exception as error:
            log.warning("office.lost", error=type(error).__name__)
            return Refusal(LOST)
        # The commit that failed may have been one all the same: whoever is here hears of the message in any case.
        return replace(outcome, is_new=True) if isinstance(outcome, Said) else outcome


_offices: WeakKeyDictionary[Database, Office] = WeakKeyDictionary()


def office_of(database: Database) -> Office:
    """Return the post office of this process for a database."""
    return _offices.setdefault(database, Office(database)) if database not in _offices else _offices[database]
