"""Uploads in progress (`documents_upload`); files themselves are rows of the platform."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sitepost.platform.work import Work
from sitepost.tools.documents.model import Upload

COLUMNS = """id, account_id AS account, scope_id AS scope, person_id AS person, name, size, media_type,
    file_id AS file, started_at"""
ADD = """
INSERT INTO documents_upload (id, account_id, scope_id, person_id, name, size, media_type, started_at)
VALUES (%(id)s, %(account)s, %(scope)s, %(person)s, %(name)s, %(size)s, %(media_type)s, %(started_at)s)
"""
LOAD = f"SELECT {COLUMNS} FROM documents_upload WHERE id = %(id)s"
LOAD_FOR_WRITING = LOAD + " FOR UPDATE"
FINISH = "UPDATE documents_upload SET file_id = %(file)s WHERE id = %(id)s"
STARTED_BEFORE = """
SELECT id FROM documents_upload WHERE started_at < %(before)s ORDER BY started_at LIMIT 1000
"""
STILL_KNOWN = "SELECT id FROM documents_upload WHERE id = ANY(%(ids)s)"
DROP = "DELETE FROM documents_upload WHERE id = ANY(%(ids)s)"


async def add(work: Work, upload: Upload) -> None:
    """Insert an upload."""
    values: dict[str, Any] = {name: getattr(upload, name) for name in upload.__struct_fields__ if name != "file"}
    await work.run(ADD, values)


async def load(work: Work, upload: UUID) -> Upload | None:
    """Return an upload; locked until the end of the work when it writes."""
    return await work.row(LOAD if work.reading else LOAD_FOR_WRITING, {"id": upload}, into=Upload)


async def finish(work: Work, upload: UUID, *, file: UUID) -> None:
    """Note which file an upload became."""
    await work.run(FINISH, {"id": upload, "file": file})


async def started_before(work: Work, before: datetime) -> list[UUID]:
    """Return old uploads, the oldest first, a thousand at most."""
    return await work.values(STARTED_BEFORE, {"before": before})


async def still_known(work: Work, ids: list[UUID]) -> set[UUID]:
    """Return those of `ids` that are uploads."""
    return set(await work.values(STILL_KNOWN, {"ids": ids}))


async def drop(work: Work, ids: list[UUID]) -> None:
    """Remove uploads."""
    if ids:
        await work.run(DROP, {"ids": ids})
