"""Answers by mail: what somebody wrote to a mail about missed messages becomes a message of theirs (7.4)."""

from uuid import UUID

from sitepost.kernel.refusal import hidden
from sitepost.platform import blobs, mail, pictures, previews
from sitepost.platform.work import Work
from sitepost.tools.conversations.actions import messages
from sitepost.tools.conversations.actions.posting import Letter
from sitepost.tools.conversations.model import Post
from sitepost.tools.conversations.store import access
from sitepost.tools.conversations.store import messages as store

UNKNOWN = "application/octet-stream"


# silent: messages are a stream of their own
async def take(work: Work, answer: mail.Answer) -> None:
    """Say in a conversation what came by mail, by the rules of any other message. Errors: whatever refuses it."""
    talk = await store.ask_talk(work, answer.target)
    may = await access.read_by(work, answer.target, among=[answer.person])
    if talk is None or not may:
        hidden()
    files = [await _kept(work, answer, file, project=talk.project) for file in answer.files]
    post = Post(conversation=answer.target, key=answer.key, text=answer.text, files=tuple(files), composed_at=answer.at)
    await messages.send_in(work, Letter(person=answer.person, account=answer.account, post=post))


async def _kept(work: Work, answer: mail.Answer, file: mail.FileIn, *, project: UUID) -> UUID:
    """Keep a file that came along as one of the writer's own; what is no picture is only ever downloaded."""
    row = await blobs.put_bytes(
        work,
        file.data,
        name=file.name,
        media_type=pictures.kind_of(file.data) or UNKNOWN,
        account=answer.account,
        scope=project,
        person=answer.person,
    )
    await previews.ask(work, row)
    return row.id
