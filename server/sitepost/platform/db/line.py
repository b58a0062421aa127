"""A line to the database: one connection for a few statements that run many times a second, each batch one round trip.

Values go in as text and come out as bytes (statements answer JSON): nothing is converted on the way, which takes most
of the time of small statements. Whoever has a line uses it alone; after any error it is closed, and opened again.
"""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from psycopg import AsyncConnection, OperationalError
from psycopg.errors import error_from_result
from psycopg.pq import ExecStatus
from psycopg.pq.abc import PGconn

OFF = ("seqscan", "hashjoin", "mergejoin", "material", "memoize")
PLANS = (*(f"enable_{each} = off" for each in OFF), "plan_cache_mode = force_generic_plan")
"""Every statement of a line looks up a few rows by their keys: a plan made while a table was small stays good."""
Call = tuple[str, Sequence[bytes | None]]


class Line:
    """One connection; `statements` are those that it knows, by name, with `$1`, `$2`, … for their values."""

    def __init__(self, dsn: str, statements: Mapping[str, str]) -> None:
        self.dsn, self.statements = dsn, statements
        self._conn: AsyncConnection[Any] | None = None
        self._prepared: set[str] = set()
        self._answers: list[bytes | None] = []
        self._error: Exception | None = None
        self._done: asyncio.Future[list[bytes | None]] | None = None
        self._silent: list[bool] = []

    async def run(self, *calls: Call) -> list[bytes | None]:
        """Run statements at once and return the first value of each one's first row; the first that fails raises."""
        pg = await self._opened()
        self._answers, self._error, self._silent = [], None, []
        done = self._done = asyncio.get_running_loop().create_future()
        try:
            for name, values in calls:
                if name not in self._prepared:
                    pg.send_prepare(name.encode(), self.statements[name].encode())
                    self._silent.append(True)
                    self._prepared.add(name)
                pg.send_query_prepared(name.encode(), values)
                self._silent.append(False)
            pg.pipeline_sync()
            while pg.flush():
                await self._writable(pg.socket)
            answers: list[bytes | None] = await done
            return answers
        except BaseException:
            await self.close()
            raise

    async def close(self) -> None:
        """Give the connection back to the system, and whatever it had begun with it."""
        conn, self._conn = self._conn, None
        if conn is None:
            return
        if conn.pgconn.socket >= 0:
            asyncio.get_running_loop().remove_reader(conn.pgconn.socket)
        conn.pgconn.finish()

    async def _opened(self) -> PGconn:
        if self._conn is None:
            conn = await AsyncConnection.connect(self.dsn, autocommit=True, application_name="sitepost")
            for setting in PLANS:
                await conn.execute(f"SET {setting}")
            conn.pgconn.enter_pipeline_mode()
            self._conn, self._prepared = conn, set()
            asyncio.get_running_loop().add_reader(conn.pgconn.socket, self._readable)
        return self._conn.pgconn

    async def _writable(self, socket: int) -> None:
        loop, free = asyncio.get_running_loop(), asyncio.Event()
        loop.add_writer(socket, free.set)
        try:
            await free.wait()
        finally:
            loop.remove_writer(socket)

    def _readable(self) -> None:
        """Take in what has come; the end of the batch answers it."""
        if self._conn is None:
            return
        try:
            self._take(self._conn.pgconn)
        except OperationalError as error:
            self._lost(self._conn.pgconn, error)

    def _lost(self, pg: PGconn, error: OperationalError) -> None:
        asyncio.get_running_loop().remove_reader(pg.socket)
        if self._done is not None and not self._done.done():
            self._done.set_exception(error)
        else:
            self._conn = None
            pg.finish()

    def _take(self, pg: PGconn) -> None:
        pg.consume_input()
        while not pg.is_busy():
            found = pg.get_result()
            if found is None:
                if self._done is None or self._done.done():
                    return
                continue
            status = found.status
            if status == ExecStatus.PIPELINE_SYNC:
                self._finish()
                return
            if status in (ExecStatus.TUPLES_OK, ExecStatus.COMMAND_OK):
                if not self._silent.pop(0):
                    self._answers.append(found.get_value(0, 0) if found.ntuples else None)
            elif status == ExecStatus.FATAL_ERROR and self._error is None:
                self._error = error_from_result(found)

    def _finish(self) -> None:
        if self._done is None or self._done.done():
            return
        if self._error is not None:
            self._done.set_exception(self._error)
        else:
            self._done.set_result(self._answers)


def array(values: Sequence[object]) -> bytes:
    """Write an array of values without quotes in them (ids, numbers) as a statement takes it."""
    return b"{" + ",".join(map(str, values)).encode() + b"}"
