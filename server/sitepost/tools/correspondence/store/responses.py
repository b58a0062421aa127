"""Responses: official ones are seen with their item, unofficial ones by reader keys of their own."""

from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from sitepost.platform.work import Work
from sitepost.tools.correspondence.model.responses import Response

COLUMNS = """r.id, r.item_id AS item, r.position, r.author_id AS author, r.text, r.file_ids, r.file_names, r.official,
    r.status_id AS status, r.created_at, r.revision"""
OF_ITEM = f"SELECT {COLUMNS} FROM correspondence_response r WHERE r.item_id = %(item)s ORDER BY r.position"
SEEN = f"""
SELECT {COLUMNS} FROM correspondence_response r
WHERE r.item_id = %(item)s AND (r.official OR r.readers && %(reads)s) ORDER BY r.position
"""
OFFICIAL = f"""
SELECT {COLUMNS} FROM correspondence_response r WHERE r.item_id = %(item)s AND r.official ORDER BY r.position
"""
UNOFFICIAL = f"""
SELECT {COLUMNS} FROM correspondence_response r WHERE r.item_id = ANY(%(items)s) AND NOT r.official
ORDER BY r.item_id, r.position
"""
ADD = """
INSERT INTO correspondence_response (id, account_id, item_id, position, author_id, text, file_ids, file_names,
    official, status_id, created_at, revision, readers)
VALUES (%(id)s, %(account)s, %(item)s, %(position)s, %(author)s, %(text)s, %(files)s, %(file_names)s, %(official)s,
    %(status)s, %(created_at)s, %(revision)s, %(readers)s)
"""
MARK = """
UPDATE correspondence_response SET official = %(official)s, revision = %(revision)s, readers = %(readers)s
WHERE id = %(id)s
"""
SAVE_READERS = "UPDATE correspondence_response SET readers = %(readers)s WHERE id = %(id)s AND NOT official"


async def of_item(work: Work, item: UUID) -> list[Response]:
    """Return every response of an item, whoever asks."""
    return [read(row) for row in await work.dicts(OF_ITEM, {"item": item})]


async def official(work: Work, item: UUID) -> list[Response]:
    """Return the official responses of an item."""
    return [read(row) for row in await work.dicts(OFFICIAL, {"item": item})]


async def seen(work: Work, item: UUID, *, reads: list[UUID]) -> list[Response]:
    """Return the responses of an item, which was seen itself, that these reader keys open."""
    return [read(row) for row in await work.dicts(SEEN, {"item": item, "reads": reads})]


async def unofficial(work: Work, items: list[UUID]) -> dict[UUID, list[Response]]:
    """Return the unofficial responses of many items by item."""
    found: dict[UUID, list[Response]] = {}
    for row in await work.dicts(UNOFFICIAL, {"items": items}):
        found.setdefault(row["item"], []).append(read(row))
    return found


async def add(work: Work, response: Response, *, account: UUID, readers: list[UUID]) -> None:
    """Insert a response; `readers` is empty for an official one."""
    await work.run(
        ADD,
        {
            "id": response.id,
            "account": account,
            "item": response.item,
            "position": response.position,
            "author": response.author,
            "text": Jsonb(response.text),
            "files": list(response.file_ids),
            "file_names": list(response.file_names),
            "official": response.official,
            "status": response.status,
            "created_at": response.created_at,
            "revision": response.revision,
            "readers": readers,
        },
    )


async def save_readers(work: Work, readers: dict[UUID, list[UUID]]) -> None:
    """Update who sees unofficial responses by name."""
    await work.run_many(SAVE_READERS, [{"id": response, "readers": keys} for response, keys in readers.items()])


async def mark(work: Work, response: Response, *, readers: list[UUID]) -> None:
    """Update whether a response is official, and who sees it by name when it is not."""
    row = {"id": response.id, "official": response.official, "revision": response.revision, "readers": readers}
    await work.run(MARK, row)


def read(row: dict[str, Any]) -> Response:
    """Return a row of `COLUMNS` as a response."""
    return Response(**{**row, "file_ids": tuple(row["file_ids"]), "file_names": tuple(row["file_names"])})
