"""One connection and the ways to ask it: rows into nouns, values, counts; statements are prepared.

A statement that nobody waits for yet (`later`, `ask`) goes out with the next one that somebody
waits for, or with the commit: what costs a request its time is how often it waits.
"""

from collections.abc import Awaitable, Callable, Generator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Generic, LiteralString, NamedTuple, TypeVar
from uuid import UUID

from psycopg import AsyncCursor
from psycopg.rows import class_row, dict_row, scalar_row
from psycopg.sql import SQL, Composed

from sitepost.platform.db.pool import Connection, Database

T = TypeVar("T")
Query = LiteralString | SQL | Composed
Params = Mapping[str, Any] | Sequence[Any] | None


class _Waiting(NamedTuple):
    query: Query
    params: Params
    answer: "Answer[Any] | None"


class Answer(Generic[T]):
    """What a statement returns that goes out with another one; awaiting it sends it at the latest, again is free."""

    def __init__(self, session: "Session", factory: Any, read: Callable[[list[Any]], T]) -> None:
        self.session, self.factory, self.read = session, factory, read
        self.cursor: AsyncCursor[Any] | None = None
        self._rows: list[Any] | None = None

    def __await__(self) -> Generator[Any, None, T]:
        return self._read().__await__()

    async def _read(self) -> T:
        if self.cursor is None:
            await self.session.connection()
        if self.cursor is None:
            raise RuntimeError("this work was ended before the statement was sent")
        if self._rows is None:
            self._rows = await self.cursor.fetchall()
        return self.read(self._rows)


class Session:
    """What a unit of work asks of the database; `platform.work.Work` adds facts and the commit.

    `reading` sessions run each statement by itself, without a transaction around them.
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
        self._conn: Connection | None = None
        self._open = False  # BEGIN was sent
        self._waiting: list[_Waiting] = []

    async def connection(self) -> Connection:
        """Return the connection of this work, its transaction open and nothing waiting, for others to speak to."""
        conn = await self._connected()
        waiting, self._waiting = self._waiting, []
        if waiting:
            await self._send(conn, waiting)
        return conn

    async def _connected(self) -> Connection:
        if self._conn is None:
            self._conn = await self.database.pool.getconn()
            if not self.reading:
                self._waiting.insert(0, _Waiting("BEGIN", None, None))
        return self._conn

    async def _send(
        self, conn: Connection, waiting: list[_Waiting], last: Callable[[], Awaitable[object]] | None = None
    ) -> None:
        """Send statements at once and wait for all of them; the first that fails raises."""
        self._open = self._open or not self.reading
        if len(waiting) == 1 and last is None:
            await self._say(conn, waiting[0])
            return
        async with conn.pipeline():
            for each in waiting:
                await self._say(conn, each)
            if last is not None:
                await last()

    async def _say(self, conn: Connection, waiting: _Waiting) -> None:
        query, params, answer = waiting
        cursor = conn.cursor() if answer is None else conn.cursor(row_factory=answer.factory)
        await cursor.execute(query, params)
        if answer is not None:
            answer.cursor = cursor

    def later(self, query: Query, params: Params = None) -> None:
        """Run a statement with the next one or the commit, whichever comes first; its failure is theirs."""
        self.queries += 1
        self._waiting.append(_Waiting(query, params, None))

    def forget_waiting(self) -> None:
        """Forget the statements that were not sent yet."""
        self._waiting.clear()

    def recall(self, answer: "Answer[Any]") -> bool:
        """Forget a statement and those after it, where it was not sent yet; say whether that was so."""
        place = next((at for at, each in enumerate(self._waiting) if each.answer is answer), None)
        if place is None:
            return False
        del self._waiting[place:]
        return True

    async def release(self, point: "Answer[Any]", query: Query) -> None:
        """End what began with the savepoint `point`: with the next statement, but at once where something waits.

        What waits is part of it, so its failure has to show here.
        """
        if self._waiting and self._waiting[-1].answer is point:
            self.recall(point)
        elif self._waiting:
            await self.run(query)
        else:
            self.later(query)

    def ask(
        self, query: Query, params: Params = None, *, into: type[Any] | None = None, read: Callable[[list[Any]], T]
    ) -> Answer[T]:
        """Run a statement with the next one; awaiting the answer gives what `read` makes of its rows.

        Rows are dictionaries, or `into` where that is given.
        """
        self.queries += 1
        answer = Answer(self, class_row(into) if into else dict_row, read)
        self._waiting.append(_Waiting(query, params, answer))
        return answer

    async def execute(
        self, query: Query, params: Params = None, *, factory: Any = None, afresh: bool = False
    ) -> AsyncCursor[Any]:
        """Run one statement and return its cursor; `afresh` plans it for these very values, each time."""
        self.queries += 1
        conn = await self._connected()
        cursor = conn.cursor(row_factory=factory) if factory else conn.cursor()
        prepare = False if afresh else None
        if self._waiting:
            waiting, self._waiting = self._waiting, []
            await self._send(conn, waiting, lambda: cursor.execute(query, params, prepare=prepare))
        else:
            await cursor.execute(query, params, prepare=prepare)
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
