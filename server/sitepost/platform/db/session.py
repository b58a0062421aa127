"""One connection and the ways to ask it: rows into nouns, values, counts; statements are prepared."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, LiteralString, TypeVar
from uuid import UUID

from psycopg import AsyncCursor
from psycopg.rows import class_row, dict_row, scalar_row
from psycopg.sql import SQL, Composed

from sitepost.platform.db.pool import Connection, Database

T = TypeVar("T")
Query = LiteralString | SQL | Composed
Params = Mapping[str, Any] | Sequence[Any] | None


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
