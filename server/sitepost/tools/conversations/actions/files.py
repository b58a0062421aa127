"""Files of messages: their access is the conversation's."""

from uuid import UUID

from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import hidden
from sitepost.platform import blobs
from sitepost.platform.blobs import FileRow
from sitepost.platform.work import Work
from sitepost.tools.conversations.actions.messages import readable
from sitepost.tools.conversations.store import messages as store


async def load(work: Work, who: Passport, conversation: UUID, *, file: UUID) -> FileRow:
    """Return a file that a message of a conversation carries which the caller may read."""
    await readable(work, who, conversation)
    if not await store.carries(work, conversation, file=file):
        hidden()
    return (await blobs.of_ids(work, [file])).get(file) or hidden()
