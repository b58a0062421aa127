"""What is made from messages: their words and files for a form, and the way back from what came of them (11.3)."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from sitepost.events.conversations import MessagesTaken
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Refusal, hidden
from sitepost.platform.work import Work
from sitepost.tools.conversations.actions.messages import readable, tell
from sitepost.tools.conversations.model import NOT_ACCESSIBLE, FileNote, Message, Said
from sitepost.tools.conversations.rules import messages as rules
from sitepost.tools.conversations.rules.searching import label
from sitepost.tools.conversations.store import changing, lines, posting
from sitepost.tools.conversations.store import messages as store

MOST_TAKEN = 50  # messages


class Taken(msgspec.Struct, frozen=True):
    """The words of some messages, and copies of their files that are the caller's own."""

    text: str
    files: list[FileNote]
    project: UUID


async def _chosen(work: Work, who: Passport, conversation: UUID, seqs: Sequence[int]) -> list[Message]:
    found = await store.by_seq(work, conversation, sorted(set(seqs))[:MOST_TAKEN])
    kept = [each for each in found if each.sort == "text" and each.deleted_at is None]
    return kept or hidden()


# silent: copies of files are their owner's business until something carries them
async def take(work: Work, who: Passport, conversation: UUID, seqs: Sequence[int]) -> Taken:
    """Return the words and files of messages, to begin something else from them."""
    talk, _, _ = await readable(work, who, conversation)
    chosen = await _chosen(work, who, conversation, seqs)
    zone = ZoneInfo(await changing.zone(work, talk.project))
    files = {each.id: each for message in chosen for each in message.files}
    copies = changing.copy_files(work, list(files), person=who.person)
    return Taken(
        text="\n\n".join(_paragraph(each, zone) for each in chosen),
        files=[msgspec.structs.replace(note, id=copies[file]) for file, note in files.items()],
        project=talk.project,
    )


def _paragraph(message: Message, zone: ZoneInfo) -> str:
    at: datetime = message.at.astimezone(zone)
    return f"{message.sender_name}, {at.day} {at:%b %Y %H:%M}:\n{message.text}".rstrip()


async def became(work: Work, who: Passport, conversation: UUID, seqs: Sequence[int], *, card: UUID) -> list[Message]:
    """Note what was made from messages, for both sides to lead to the other. Errors: `item_not_accessible`."""
    talks = posting.ask_talks(work, [conversation], people=[who.person])
    await readable(work, who, conversation)
    talk = (await talks)[conversation]
    chosen = await _chosen(work, who, conversation, seqs)
    if not await changing.sees(work, card, person=who.person, project=talk.project):
        raise Refusal(NOT_ACCESSIBLE, field="card")
    changed: list[Message] = []
    for each in chosen:
        if card in each.outcomes:
            continue
        after = rules.with_outcome(each, card, rev=talk.last_rev + 1 + len(changed))
        changing.add_outcome(work, each, card=card, by=who.person)
        changing.move(work, after)
        changed.append(after)
    if changed:
        seqs = [each.seq for each in changed]
        await work.tell(MessagesTaken(conversation=conversation, messages=tuple(seqs), made=card), stream=who.account)
    tell(work, [Said(message=each, talk=talk) for each in changed])
    return changed or chosen


async def origins(work: Work, who: Passport, card: UUID) -> list[tuple[UUID, str, int]]:
    """Return from which messages a thing was made, of conversations that the caller may read: id, name and number."""
    found = await changing.origins(work, card)
    if not found:
        return []
    held = await lines.some(work, {each for each, _ in found}, person=who.person, account=who.account)
    return [(each, label(held[each]), seq) for each, seq in found if each in held]
