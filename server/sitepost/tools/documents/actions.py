"""Files come in piece by piece or at once, get their small picture, and go when nobody kept them."""

from uuid import UUID

from msgspec.structs import replace

from sitepost.events.documents import FileUploaded
from sitepost.kernel.filenames import clean_name, renamed
from sitepost.kernel.ids import new_id, parse_id
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Refusal, hidden, refuse
from sitepost.platform import blobs, jobs, previews
from sitepost.platform.blobs import Conflict, FileRow, Kept, TooMuch, store_of
from sitepost.platform.work import Work
from sitepost.tools.documents import rules, store
from sitepost.tools.documents.model import (
    ABANDONED_AFTER,
    FORGET_JOB,
    TOO_MUCH,
    UNATTACHED_AFTER,
    WRONG_OFFSET,
    Upload,
)


# silent: an upload is its sender's own business until the file is whole
async def begin(work: Work, who: Passport, *, name: str, size: int, media_type: str, largest: int) -> Upload:
    """Announce a file of `size` bytes; `largest` is the server's limit in bytes."""
    refuse(rules.why_not_size(size, largest=largest), field="size")
    if not await store_of(work).room_for(size):
        raise blobs.NoSpace
    upload = Upload(
        id=new_id(),
        account=who.account,
        scope=who.site.id,
        person=who.person,
        name=clean_name(name),
        size=size,
        media_type=media_type,
        started_at=work.now,
    )
    await store.add(work, upload)
    return upload


async def progress(work: Work, who: Passport, *, upload: UUID) -> tuple[int, FileRow | None]:
    """Return how many bytes of an upload have arrived, and the file once it is whole."""
    found = await _own(work, who, upload)
    if found.file is not None:
        return found.size, (await blobs.of_ids(work, [found.file])).get(found.file)
    return await store_of(work).offset(upload), None


async def add_piece(work: Work, who: Passport, *, upload: UUID, data: bytes, offset: int) -> tuple[int, FileRow | None]:
    """Take the piece of an upload that begins at `offset`; the last one makes the file.

    Errors: `documents.wrong_offset` (extra.offset tells the right one), `documents.too_much`.
    """
    refuse(rules.why_not_piece(len(data)))
    found = await _own(work, who, upload)
    if found.file is not None:
        return await progress(work, who, upload=upload)
    try:
        kept = await store_of(work).receive(upload, data, offset=offset, size=found.size)
    except Conflict as conflict:
        raise Refusal(WRONG_OFFSET, field="offset", extra={"offset": conflict.offset}) from conflict
    except TooMuch as error:
        raise Refusal(TOO_MUCH) from error
    if not isinstance(kept, Kept):
        return kept, None
    row = await _arrived(work, kept, name=found.name, account=who.account, scope=found.scope, person=who.person)
    await store.finish(work, upload, file=row.id)
    _forget_partial_later(work, upload)
    return found.size, row


async def keep_whole(
    work: Work, *, data: bytes, name: str, account: UUID, scope: UUID, person: UUID, largest: int | None = None
) -> FileRow:
    """Take a file at once: a small one, or one that a command holds whole."""
    refuse(rules.why_not_size(len(data), largest=len(data) if largest is None else largest), field="size")
    kept = await store_of(work).keep(data)
    return await _arrived(work, kept, name=clean_name(name), account=account, scope=scope, person=person)


async def load(work: Work, who: Passport, *, file: UUID) -> FileRow:
    """Return a file that `who` may have; anything else does not exist."""
    found = await blobs.files(work, [file], scope=who.site.id, who=who)
    if file not in found:
        hidden()
    return found[file]


# silent: nobody else knows of the file yet
async def rename(work: Work, who: Passport, *, file: UUID, name: str) -> FileRow:
    """Give a file that nothing carries yet another name; its bytes and their hash stay.

    Errors: `documents.attached`, `bad_file_name`, `file_ending`.
    """
    await load(work, who, file=file)
    await blobs.lock(work, file)
    row = await load(work, who, file=file)
    refuse(rules.why_not_rename(row.uploaded_by, who, carried=await blobs.is_carried(work, file)))
    kept = renamed(row.name, name)
    await blobs.rename(work, file, name=kept)
    return replace(row, name=kept)


# silent: nobody knew of what is removed but its sender, who left it
async def sweep(work: Work) -> None:
    """Remove uploads that were abandoned and files that nobody attached (daily job)."""
    await _sweep_uploads(work)
    digests = await blobs.drop_unattached(work, before=work.now - UNATTACHED_AFTER)
    if digests:
        await jobs.defer(work, FORGET_JOB, digests=sorted(set(digests)))


async def forget_bytes(work: Work, *, digests: list[str]) -> None:
    """Remove the bytes that no file names any more (job `documents.forget_bytes`)."""
    for digest in digests:
        if not await blobs.is_named(work, digest):
            await store_of(work).forget(digest)


async def _own(work: Work, who: Passport, upload: UUID) -> Upload:
    found = await store.load(work, upload)
    if found is None or not rules.is_senders(found, who):
        hidden()
    return found


async def _arrived(work: Work, kept: Kept, *, name: str, account: UUID, scope: UUID, person: UUID) -> FileRow:
    """Give whole bytes their row, tell it to the sender's own stream, ask for the small picture."""
    media_type = rules.sniff(kept.head, name=name)
    row = await blobs.add(work, kept, name=name, media_type=media_type, account=account, scope=scope, person=person)
    work.account = work.account or account
    await work.tell(FileUploaded(file=row.id), stream=person, about=row.id)
    await previews.ask(work, row)
    return row


def _forget_partial_later(work: Work, upload: UUID) -> None:
    partials = store_of(work)
    work.after_commit(lambda: partials.forget_partial(upload))


async def _sweep_uploads(work: Work) -> None:
    """Drop the rows first; bytes without a row are found by their age at the next sweep too."""
    before = work.now - ABANDONED_AFTER
    partials = store_of(work)
    stale = await partials.stale_partials(before=before.timestamp())
    old = await store.started_before(work, before)
    moving = {upload for upload in old if str(upload) not in stale and await partials.offset(upload)}
    await store.drop(work, [upload for upload in old if upload not in moving])
    known = await store.still_known(work, [found for found in map(parse_id, stale) if found])
    await partials.drop_partials([name for name in stale if parse_id(name) not in known])
