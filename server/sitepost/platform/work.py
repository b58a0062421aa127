"""The unit of work: one request, one transaction, one commit; load, decide, save, tell."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, LiteralString, TypeVar
from uuid import UUID

import msgspec
from psycopg import AsyncCursor
from psycopg.rows import class_row, dict_row, scalar_row
from psycopg.sql import SQL, Composed

from sitepost.kernel.fact import Fact
from sitepost.kernel.item import Card
from sitepost.kernel.passport import Passport
from sitepost.platform import cards, outbox
from sitepost.platform.db.pool import Connection, Database

T = TypeVar("T")
Query = LiteralString | SQL | Composed
Params = Mapping[str, Any] | Sequence[Any] | None


class Pending(msgspec.Struct, frozen=True):
    """A fact that waits for the end of the transaction to take its place in its stream."""

    stream: UUID
    account: UUID
    actor: UUID | None
    card: UUID | None
    was_readers: list[UUID] | None
    fact: Fact


class Work:
    """One unit of work on one connection; nothing of it stays unless `commit` returns.

    `reading` works run each statement by itself, without a transaction around them.
    """

    def __init__(
        self,
        database: Database,
        *,
        now: datetime | None = None,
        reading: bool = False,
        actor: UUID | None = None,
        account: UUID | None = None,
    ) -> None:
        self.database = database
        self.now = now or datetime.now(UTC)
        self.reading = reading
        self.actor = actor
        self.account = account
        self.queries = 0
        self.access_told = False  # platform.passports rings its bell once a work
        self._conn: Connection | None = None
        self._pending: list[Pending] = []
        self._after: list[Callable[[], Awaitable[None] | None]] = []
        self._open = False

    async def connection(self) -> Connection:
        """Return the connection of this work, opening the transaction on first use."""
        if self._conn is None:
            self._conn = await self.database.pool.getconn()
            if not self.reading:
                await self._conn.execute("BEGIN")
                self._open = True
        return self._conn

    async def execute(
        self, query: Query, params: Params = None, *, factory: Any = None, afresh: bool = False
    ) -> AsyncCursor[Any]:
        """Run one statement and return its cursor; `afresh` plans it for these very values, each time."""
        conn = await self.connection()
        self.queries += 1
        cursor = conn.cursor(row_factory=factory) if factory else conn.cursor()
        await cursor.execute(query, params, prepare=False if afresh else None)
        return cursor

    async def rows(self, query: Query, params: Params = None, *, into: type[T], afresh: bool = False) -> list[T]:
        """Return every row as a `into`; its columns are the fields of that struct."""
        return await (await self.execute(query, params, factory=class_row(into), afresh=afresh)).fetchall()

    async def row(self, query: Query, params: Params = None, *, into: type[T]) -> T | None:
        """Return the first row as a `into`, or None."""
        return await (await self.execute(query, params, factory=class_row(into))).fetchone()

    async def dicts(self, query: Query, params: Params = None) -> list[dict[str, Any]]:
        """Return every row as a dictionary."""
        return await (await self.execute(query, params, factory=dict_row)).fetchall()

    async def values(self, query: Query, params: Params = None) -> list[Any]:
        """Return the first column of every row."""
        return await (await self.execute(query, params, factory=scalar_row)).fetchall()

    async def value(self, query: Query, params: Params = None) -> Any:
        """Return the first column of the first row, or None."""
        return await (await self.execute(query, params, factory=scalar_row)).fetchone()

    async def run(self, query: Query, params: Params = None) -> int:
        """Run a statement and return how many rows it touched."""
        return (await self.execute(query, params)).rowcount

    async def run_many(self, query: Query, params: Sequence[Mapping[str, Any]]) -> None:
        """Run a statement once for each of `params`, in one round trip."""
        if not params:
            return
        conn = await self.connection()
        self.queries += 1
        await conn.cursor().executemany(query, params)

    async def tell(
        self,
        fact: Fact,
        card: Card | None = None,
        *,
        stream: UUID | None = None,
        about: UUID | None = None,
        extra: Sequence[Card] = (),
    ) -> None:
        """Say what happened: save the card, and put the fact into its stream at commit.

        The stream is the card's scope unless given; `about` names the card when it is not
        itself saved again; `extra` cards are saved too (a response beside its item).
        """
        was_readers = None
        for each in extra:
            await cards.save(self, each)
        if card is not None:
            was_readers = await cards.save(self, card)
        account = card.account if card else self.account
        where = stream or (card.scope if card else None)
        if account is None or where is None:
            raise ValueError(f"{fact.KIND} was told without an account or a stream")
        subject = card.id if card else about
        self._pending.append(Pending(where, account, self.actor, subject, was_readers, fact))

    def after_commit(self, call: Callable[[], Awaitable[None] | None]) -> None:
        """Run `call` once the transaction is durable; for hints only, it is lost in a crash."""
        self._after.append(call)

    async def commit(self) -> None:
        """Place the facts in their streams and make everything durable, then ring the bell."""
        try:
            if self._pending:
                await outbox.place(self, self._pending)
            if self._conn is not None and self._open:
                await self._conn.execute("COMMIT")
                self._open = False
        except BaseException:
            await self.rollback()
            raise
        if self._pending:
            outbox.ring(self.database, {pending.stream for pending in self._pending})
        self._pending.clear()
        await self._release()
        for call in self._after:
            result = call()
            if result is not None:
                await result
        self._after.clear()

    async def rollback(self) -> None:
        """Forget everything that this work did."""
        self._pending.clear()
        self._after.clear()
        self.access_told = False
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
    work.actor = who.person
    work.account = who.account
    return work
