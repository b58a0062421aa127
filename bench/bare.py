"""The limit: handlers that run one query each and answer its rows, without sign-in, rights or pages.

`/list` is the query of a list without visibility: by the same index, the same fifty rows, the same
columns. `/search` is what one writes first: the words by a GIN index, every match ranked, a simple
filter for who may see it after that.
"""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import msgspec
from psycopg import AsyncConnection
from psycopg.rows import dict_row
from psycopg.types.json import set_json_loads
from psycopg_pool import AsyncConnectionPool
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

LIST = """
SELECT i.id, i.type_id, CASE WHEN coalesce(i.prefix, t.prefix) = '' THEN i.number
        ELSE coalesce(i.prefix, t.prefix) || '-' || i.number END AS number,
    i.subject, i.status_id, s.name AS status_name, i.maps_to, i.private, i.assignees,
    cardinality(i.distribution) AS distribution_count, i.received_from, i.created_by, i.due_on,
    i.maps_to = 'open' AND i.due_key < current_date AS overdue,
    i.created_at, i.issued_at, i.closed_at, i.updated_at, i.responses,
    cardinality(i.file_ids) AS attachments, i.version
FROM correspondence_person p
JOIN correspondence_item i ON i.id = p.item_id
JOIN correspondence_status s ON s.id = i.status_id
JOIN correspondence_type t ON t.id = i.type_id
WHERE p.project_id = %(project)s AND p.person_id = %(person)s AND p.role = 'assignee' AND p.maps_to = %(status)s
    AND i.archived_at IS NULL
ORDER BY p.due_key, p.item_id LIMIT 50
"""
SEARCH = """
SELECT c.id, c.tool, c.kind, c.number, c.title, c.state, c.state_label, c.link, c.updated_at
FROM card c
WHERE c.scope_id = %(project)s AND c.tsv @@ websearch_to_tsquery('english', %(q)s)
    AND (c.readers && %(reads)s) IS TRUE
ORDER BY ts_rank(c.tsv, websearch_to_tsquery('english', %(q)s)) DESC LIMIT 50
"""
READS = "SELECT reads FROM passport WHERE scope_id = %s AND person_id = %s"
PROJECT = UUID(os.environ.get("BENCH_PROJECT", "0" * 32))
PERSON = UUID(os.environ.get("BENCH_PERSON", "0" * 32))

set_json_loads(msgspec.json.decode)


async def _configure(conn: AsyncConnection[Any]) -> None:
    await conn.set_autocommit(True)
    conn.prepare_threshold = 1


pool: AsyncConnectionPool[AsyncConnection[Any]] = AsyncConnectionPool(
    os.environ.get("BENCH_DATABASE_URL", ""), min_size=4, max_size=8, open=False, configure=_configure
)
reads: list[UUID] = []


async def _answer(query: Any, values: dict[str, Any]) -> Response:
    async with pool.connection() as conn:
        cursor = conn.cursor(row_factory=dict_row)
        await cursor.execute(query, values)
        found = await cursor.fetchall()
    return Response(msgspec.json.encode({"items": found}), media_type="application/json")


async def list_items(request: Request) -> Response:
    """Answer fifty items of an assignee in a status, by due date."""
    asked = request.query_params
    return await _answer(LIST, {"project": PROJECT, "person": UUID(asked["assignee"]), "status": asked["status"]})


async def search(request: Request) -> Response:
    """Answer the fifty best cards for some words."""
    return await _answer(SEARCH, {"project": PROJECT, "q": request.query_params["q"], "reads": reads})


async def ready(_: Request) -> Response:
    """Say that this worker serves."""
    return Response(b"ready")


@asynccontextmanager
async def lifespan(_: Starlette) -> AsyncIterator[None]:
    """Open the pool and read the reader keys of the one person that searches here."""
    await pool.open(wait=True)
    async with pool.connection() as conn:
        row = await (await conn.execute(READS, (PROJECT, PERSON))).fetchone()
    reads.extend(row[0] if row else [])
    yield
    await pool.close()


app = Starlette(
    routes=[Route("/list", list_items), Route("/search", search), Route("/ready", ready)], lifespan=lifespan
)
