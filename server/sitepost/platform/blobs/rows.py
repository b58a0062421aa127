"""Rows that name files: what a file is called, how large it is, and who may have it."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

import msgspec

from sitepost.kernel.ids import new_id
from sitepost.kernel.passport import Passport
from sitepost.platform.blobs.folder import Blobs, Kept

if TYPE_CHECKING:
    from sitepost.platform.db.session import Answer
    from sitepost.platform.work import Work

COLUMNS = """f.id, f.name, f.size, f.sha256, f.media_type, f.width, f.height, f.thumbnail,
    f.uploaded_by, f.uploaded_at"""
ADD = """
INSERT INTO file (id, account_id, scope_id, name, media_type, size, sha256, uploaded_by, uploaded_at)
VALUES (%(id)s, %(account)s, %(scope)s, %(name)s, %(media_type)s, %(size)s, %(sha256)s, %(person)s, %(at)s)
"""
ALLOWED = f"""
SELECT {COLUMNS} FROM file f
WHERE f.id = ANY(%(ids)s) AND f.account_id = %(account)s AND f.scope_id = %(scope)s
  AND (f.uploaded_by = %(person)s OR EXISTS (
    SELECT 1 FROM card_file cf JOIN card c ON c.id = cf.card_id
    WHERE cf.file_id = f.id AND c.account_id = %(account)s AND c.readers && %(reads)s))
"""
OF_IDS = f"SELECT {COLUMNS} FROM file f WHERE f.id = ANY(%(ids)s)"

PREVIEWED = "UPDATE file SET thumbnail = true, width = %(width)s, height = %(height)s WHERE id = %(id)s"
LOCKED = OF_IDS + " FOR UPDATE"
RENAME = "UPDATE file SET name = %(name)s WHERE id = %(id)s"
COPY = """
INSERT INTO file (id, account_id, scope_id, name, media_type, size, sha256, width, height, thumbnail, uploaded_by,
    uploaded_at)
SELECT %(copy)s, account_id, scope_id, %(name)s, media_type, size, sha256, width, height, thumbnail, uploaded_by,
    uploaded_at
FROM file WHERE id = %(id)s
"""
CARRIED = """
SELECT EXISTS (SELECT 1 FROM card_file WHERE file_id = %(id)s AND card_id <> ALL(%(besides)s::uuid[]))
"""
DROP_UNATTACHED = """
DELETE FROM file WHERE id IN (
    SELECT f.id FROM file f
    WHERE f.uploaded_at < %(before)s AND NOT f.was_attached
      AND NOT EXISTS (SELECT 1 FROM card_file cf WHERE cf.file_id = f.id)
    ORDER BY f.uploaded_at LIMIT %(limit)s)
RETURNING sha256
"""
NAMED = "SELECT EXISTS (SELECT 1 FROM file WHERE sha256 = %(sha256)s)"
MOST_DROPPED = 1000


class FileRow(msgspec.Struct, frozen=True, kw_only=True):
    """A stored file: `size` in bytes, `sha256` in hexadecimal, pixels where it is a picture."""

    id: UUID
    name: str
    size: int
    sha256: str
    media_type: str
    width: int | None = None
    height: int | None = None
    thumbnail: bool = False
    uploaded_by: UUID
    uploaded_at: datetime


def store_of(work: "Work") -> Blobs:
    """Return the store of bytes that belongs to the database of `work`."""
    store = work.database.blobs
    if not isinstance(store, Blobs):
        raise RuntimeError("this process was started without a store of files")
    return store


async def files(work: "Work", ids: Iterable[UUID], *, scope: UUID, who: Passport) -> dict[UUID, FileRow]:
    """Return those of `ids` that lie in `scope` and that `who` may have.

    A file may be had by whoever uploaded it, and by whoever sees a card that carries it.
    """
    wanted = list(ids)
    return await ask_files(work, wanted, scope=scope, who=who) if wanted else {}


def ask_files(work: "Work", ids: Iterable[UUID], *, scope: UUID, who: Passport) -> "Answer[dict[UUID, FileRow]]":
    """Ask for the same along with the next statement."""
    wanted = list(ids) if scope == who.site.id else []
    own = None if who.viewer else who.person  # what somebody uploaded is their own until something carries it
    given = {"ids": wanted, "account": who.account, "scope": scope, "person": own, "reads": who.reads}
    return work.ask(ALLOWED, given, into=FileRow, read=lambda rows: {row.id: row for row in rows})


async def of_ids(work: "Work", ids: Iterable[UUID]) -> dict[UUID, FileRow]:
    """Return the files of `ids` whoever asks: for what a page that was checked already holds."""
    wanted = list(ids)
    if not wanted:
        return {}
    return {row.id: row for row in await work.rows(OF_IDS, {"ids": wanted}, into=FileRow)}


async def add(
    work: "Work", kept: Kept, *, name: str, media_type: str, account: UUID, scope: UUID, person: UUID
) -> FileRow:
    """Give stored bytes a row in `scope`."""
    row = FileRow(
        id=new_id(),
        name=name,
        size=kept.size,
        sha256=kept.sha256,
        media_type=media_type,
        uploaded_by=person,
        uploaded_at=work.now,
    )
    work.later(
        ADD,
        {
            "id": row.id,
            "account": account,
            "scope": scope,
            "name": name,
            "media_type": media_type,
            "size": row.size,
            "sha256": row.sha256,
            "person": person,
            "at": work.now,
        },
    )
    return row


async def put_bytes(
    work: "Work", data: bytes, *, name: str, media_type: str, account: UUID, scope: UUID, person: UUID
) -> FileRow:
    """Store `data` and give it a row: for commands and tests, which hold the whole file."""
    kept = await store_of(work).keep(data)
    return await add(work, kept, name=name, media_type=media_type, account=account, scope=scope, person=person)


async def preview_made(work: "Work", file: UUID, *, width: int | None, height: int | None) -> None:
    """Note that the file has a small picture, and how many pixels it has itself."""
    await work.run(PREVIEWED, {"id": file, "width": width, "height": height})


async def lock(work: "Work", file: UUID) -> None:
    """Let nobody else attach or rename the file until this work ends."""
    await work.run(LOCKED, {"ids": [file]})


async def is_carried(work: "Work", file: UUID, *, besides: Iterable[UUID] = ()) -> bool:
    """Say whether any card carries the file, `besides` some."""
    return bool(await work.value(CARRIED, {"id": file, "besides": list(besides)}))


async def rename(work: "Work", file: UUID, *, name: str) -> None:
    """Give the file another name, wherever it is shown; its bytes and their hash stay."""
    await work.run(RENAME, {"id": file, "name": name})


async def copy(work: "Work", file: UUID, *, name: str) -> UUID:
    """Give the same bytes a second row under another name, and return its id."""
    made = new_id()
    await work.run(COPY, {"id": file, "copy": made, "name": name})
    return made


async def drop_unattached(work: "Work", *, before: datetime) -> list[str]:
    """Remove the rows of files that no card carries and that came before `before`; return their hashes."""
    return await work.values(DROP_UNATTACHED, {"before": before, "limit": MOST_DROPPED})


async def is_named(work: "Work", digest: str) -> bool:
    """Say whether any row still names the bytes with that hash."""
    return bool(await work.value(NAMED, {"sha256": digest}))
