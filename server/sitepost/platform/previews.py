"""Small pictures of stored files: asked for with the change that keeps a file, made by a job."""

from sitepost.kernel.ids import parse_id
from sitepost.platform import blobs, jobs, pictures
from sitepost.platform.blobs import FileRow, store_of
from sitepost.platform.work import Work

JOB = "documents.thumbnail"  # as it has stood in queues since the beginning


async def ask(work: Work, row: FileRow) -> None:
    """Have the small picture of a file made, where there can be one of its kind."""
    if row.media_type in pictures.SHOWN:
        await jobs.defer(work, JOB, file=str(row.id))


async def make(work: Work, *, file: str) -> None:
    """The job: make the small picture of a file, once."""
    wanted = parse_id(file)
    row = (await blobs.of_ids(work, [wanted])).get(wanted) if wanted else None
    if row is None or row.thumbnail:
        return
    made = await pictures.preview(store_of(work).open_path(row.sha256), media_type=row.media_type)
    if made is not None:
        await store_of(work).keep_preview(row.sha256, made.webp)
        await blobs.preview_made(work, row.id, width=made.width, height=made.height)
