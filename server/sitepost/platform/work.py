"""The unit of work: one request, one transaction, one commit; load, decide, save, tell."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import structlog

from sitepost.kernel.fact import Fact
from sitepost.kernel.item import Card
from sitepost.kernel.passport import Passport
from sitepost.platform import cards, outbox
from sitepost.platform.db.session import Session
from sitepost.platform.outbox import Pending

log = structlog.get_logger(__name__)


class CommitError(Exception):
    """The transaction had failed before, so its commit was a rollback."""


class Work(Session):
    """One unit of work on one connection; nothing of it stays unless `commit` returns."""

    def __init__(self, *arguments: Any, **options: Any) -> None:  # Any: they are Session's, checked there
        super().__init__(*arguments, **options)
        self.access_told: frozenset[UUID] | None = None  # whom platform.passports named when it rang its bell
        self.noticed: set[UUID] = set()  # and platform.live that of the notification centre
        self.told_cards: list[Card] = []  # what this work is about; an answer given again asks who sees them now
        self._pending: list[Pending] = []
        self._after: list[Callable[[], Awaitable[None] | None]] = []

    async def tell(
        self,
        fact: Fact,
        card: Card | None = None,
        *,
        stream: UUID | None = None,
        about: UUID | None = None,
        extra: Sequence[Card] = (),
        is_new: bool = False,
    ) -> None:
        """Say what happened: save the card, run what happens at once, and put the fact into its stream at commit.

        The stream is the card's scope unless given; `about` names the card when it is not
        itself saved again; `extra` cards are saved too (a response beside its item). `is_new`
        says that the card was never saved before.
        """
        was = None
        self.told_cards += [*extra, *([card] if card else [])]
        for each in extra:
            await cards.save(self, each)
        if card is not None and is_new:
            cards.add(self, card)
        elif card is not None:
            was = await cards.save(self, card)
        account = card.account if card else self.account
        where = stream or (card.scope if card else None)
        if account is None or where is None:
            raise ValueError(f"{fact.KIND} was told without an account or a stream")
        subject = card.id if card else about
        self._pending.append(Pending(where, account, self.actor, subject, was, fact))
        for react in self.database.at_once.get(fact.KIND, ()):
            await react(self, fact)

    def after_commit(self, call: Callable[[], Awaitable[None] | None]) -> None:
        """Run `call` once the transaction is durable; for hints only, it is lost in a crash."""
        self._after.append(call)

    async def commit(self) -> None:
        """Place the facts in their streams and make everything durable, then ring the bell."""
        try:
            if self._pending:
                outbox.place(self, self._pending)
            if self._open or self._waiting:
                done = await self.execute("COMMIT")
                self.queries -= 1
                if done.statusmessage != "COMMIT":  # PostgreSQL rolls back a failed transaction and says so only here
                    raise CommitError
                self._open = False
        except BaseException:
            await self.rollback()
            raise
        if self._pending:
            outbox.ring(self.database, {pending.stream for pending in self._pending})
        self._pending.clear()
        await self._release()
        await self._hint()

    async def _hint(self) -> None:
        """Run what waits for the commit; a hint that fails cannot undo what is durable."""
        calls, self._after = self._after, []
        for call in calls:
            try:
                result = call()
                if result is not None:
                    await result
            except Exception as error:
                log.warning("hint.failed", error=str(error))

    async def rollback(self) -> None:
        """Forget everything that this work did."""
        self._pending.clear()
        self._after.clear()
        self._waiting.clear()
        self.access_told = None
        self.noticed.clear()
        if self._conn is not None and self._open:
            self._open = False
            if not self._conn.closed:
                try:
                    await self._conn.execute("ROLLBACK")
                except Exception:  # the connection is lost, and the transaction with it
                    await self._conn.close()
        await self._release()

    async def _release(self) -> None:
        if self._conn is not None:
            conn, self._conn = self._conn, None
            await self.database.pool.putconn(conn)

    @asynccontextmanager
    async def attempt(self) -> AsyncIterator[None]:
        """Undo whatever was done and told within, and nothing before it, where an error leaves it."""
        pending, after, told = len(self._pending), len(self._after), len(self.told_cards)
        access_told, noticed = self.access_told, set(self.noticed)
        await self.run("SAVEPOINT attempt")
        try:
            yield
            await self.run("RELEASE SAVEPOINT attempt")
        except Exception:
            self.forget_waiting()
            await self.run("ROLLBACK TO SAVEPOINT attempt")
            del self._pending[pending:], self._after[after:], self.told_cards[told:]
            self.access_told, self.noticed = access_told, noticed
            raise

    async def one_moment(self) -> None:
        """Let everything that this work reads from here on be of one moment; it cannot write any more."""
        await self.rest()
        self.reading = False  # statements stand in a transaction from here on
        self.later("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")

    async def rest(self) -> None:
        """Give the connection back while something slow runs; for works that read, others keep it."""
        if self.reading:
            await self._release()

    async def __aenter__(self) -> "Work":
        return self

    async def __aexit__(self, kind: object, error: object, trace: object) -> None:
        if kind is None:
            await self.commit()
        else:
            await self.rollback()


def scoped(work: Work, who: Passport) -> Work:
    """Set who acts in `work`; facts carry it from here on."""
    work.actor = who.viewer or who.person
    work.account = who.account
    return work
