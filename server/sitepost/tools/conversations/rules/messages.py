"""Messages: what may be sent, how a message looks when it is new, edited, deleted or marked (conversations.md, 5)."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from sitepost.kernel.refusal import INVALID, Why
from sitepost.tools.conversations.model import (
    BAD_SIGN,
    EMPTY_MESSAGE,
    LONGEST_TEXT,
    MOST_FILES,
    MOST_LINKS,
    MOST_MENTIONS,
    NO_REPLY,
    NOT_ASKED,
    THREADS_CLOSED,
    TOO_LONG,
    TOO_MANY_FILES,
    Conversation,
    FileNote,
    Mark,
    Mention,
    Message,
    Post,
    Priority,
    Reaction,
    Root,
    Settings,
    Sort,
    Standing,
)
from sitepost.tools.conversations.rules import access

LONGEST_SIGN = 32  # characters; an emoji of several code points has a dozen
MOST_SIGNS = 20  # different reactions under one message


def cleaned(text: str) -> str:
    """Return the words of a message as they are kept: without what no database takes, and blank ends."""
    return text.replace("\x00", "").strip()


def why_not_text(text: str, *, files: int, links: int = 0, mentions: int = 0) -> Why | None:
    """Say why words and files make no message. Errors: `empty_message`, `message_too_long`, `too_many_files`."""
    if len(text) > LONGEST_TEXT:
        return TOO_LONG
    if files > MOST_FILES:
        return TOO_MANY_FILES
    if links > MOST_LINKS or mentions > MOST_MENTIONS:
        return INVALID
    return EMPTY_MESSAGE if not text and not files and not links else None


def why_not_answer(settings: Settings, post: Post, roots: dict[int, Root]) -> Why | None:
    """Say why a post cannot answer what it answers. Errors: `no_such_message`, `threads_closed` (5.6)."""
    if post.reply_to is not None:
        quoted = roots.get(post.reply_to)
        if quoted is None or quoted.sort != "text":
            return NO_REPLY
    if post.thread_root is None:
        return None
    root = roots.get(post.thread_root)
    if root is None or root.sort != "text" or root.thread_root is not None:
        return NO_REPLY
    return None if root.answered or settings.threads_on else THREADS_CLOSED


def why_not_post(
    settings: Settings,
    talk: Conversation,
    who: Standing,
    post: Post,
    *,
    others: Sequence[Standing] = (),
    roots: dict[int, Root],
) -> Why | None:
    """Say why `who` may not send `post` to a conversation; its files and links are looked at by themselves."""
    if why := access.why_not_send(settings, talk, who, others):
        return why
    sizes = {"files": len(post.files), "links": len(post.links), "mentions": len(post.mentions)}
    if why := why_not_text(cleaned(post.text), **sizes):
        return why
    if post.priority is Priority.URGENT and (why := access.why_not_urgent(settings, who)):
        return why
    return why_not_answer(settings, post, roots)


def mentionable(settings: Settings, talk: Conversation, who: Standing) -> bool:
    """Say whether the name of `who` may stand behind an @ (5.3): on an item only of those who see it."""
    if not access.may_use(settings, who):
        return False
    if talk.sort is Sort.ITEM:
        return access.why_not_read(settings, talk, who) is None
    return talk.sort is not Sort.DIRECT or access.direct_is_for(settings, who)


def is_moved(settings: Settings, talk: Conversation, who: Standing, *, sender: UUID) -> bool:
    """Say whether a mention does anything to `who` but stand there: they are in it, and did not write it."""
    return who.person != sender and access.why_not_read(settings, talk, who) is None


def pointers(talk: Conversation, people: Iterable[UUID], *, seq: int) -> list[dict[str, Any]]:
    """Return what is kept for people who are mentioned in message `seq`: on an item they follow from here on (5.3)."""
    follows = talk.sort is Sort.ITEM or None
    return [{"conversation": talk.id, "person": person, "seq": seq, "follows": follows} for person in people]


def new_message(
    post: Post, who: Standing, *, talk: Conversation, now: datetime, mentions: list[Mention], files: list[FileNote]
) -> Message:
    """Return the message that `post` becomes at its place behind the last one of `talk`."""
    at = max(now, talk.last_at)
    return Message(
        conversation=talk.id,
        seq=talk.last_seq + 1,
        rev=talk.last_rev + 1,
        key=post.key,
        sort="text",
        sender=who.person,
        sender_name=who.name,
        sender_company=who.company_name,
        at=at,
        composed_at=_early(post.composed_at, at),
        text=cleaned(post.text),
        mentions=tuple(mentions),
        everyone=post.everyone,
        files=tuple(files),
        links=post.links,
        reply_to=post.reply_to,
        thread_root=post.thread_root,
        priority=post.priority,
        ack_wanted=post.ack_wanted,
    )


def _early(composed_at: datetime | None, at: datetime) -> datetime | None:
    """Return when a message was written, where that was before it was sent by a clock that says its zone."""
    return composed_at if composed_at is not None and composed_at.tzinfo and composed_at < at else None


def counted(talk: Conversation, message: Message) -> Conversation:
    """Return the conversation after `message`."""
    return replace(talk, last_seq=message.seq, last_rev=message.rev, last_at=message.at)


def edited(
    message: Message, *, rev: int, text: str, mentions: Iterable[Mention], files: Iterable[UUID] | None, now: datetime
) -> Message:
    """Return a message with other words; of its files only those that are named stay, all where none are (5.4.8)."""
    kept = None if files is None else set(files)
    left = message.files if kept is None else tuple(each for each in message.files if each.id in kept)
    return replace(message, rev=rev, text=text, mentions=tuple(mentions), files=left, edited_at=now)


def deleted(message: Message, *, rev: int, now: datetime) -> Message:
    """Return the line that stays of a message: who wrote it, when, and when it was deleted."""
    return Message(
        conversation=message.conversation,
        seq=message.seq,
        rev=rev,
        key=message.key,
        sort=message.sort,
        sender=message.sender,
        sender_name=message.sender_name,
        sender_company=message.sender_company,
        at=message.at,
        thread_root=message.thread_root,
        outcomes=message.outcomes,
        deleted_at=now,
    )


def why_not_sign(sign: str, message: Message) -> Why | None:
    """Say why a sign is no reaction, or one too many."""
    if not sign or sign == "ack" or len(sign) > LONGEST_SIGN or not sign.isprintable() or sign.isascii():
        return BAD_SIGN
    signs = {each.sign for each in message.reactions}
    return BAD_SIGN if sign not in signs and len(signs) >= MOST_SIGNS else None


def why_not_acknowledge(message: Message, *, person: UUID) -> Why | None:
    """Say why somebody cannot acknowledge a message: it does not ask for that, or is their own."""
    asked = message.ack_wanted or message.priority is not Priority.NORMAL
    return None if asked and message.sender != person else NOT_ASKED


def marked(message: Message, mark: Mark, *, sign: str | None, rev: int) -> Message:
    """Return a message with a reaction more, or acknowledged by one more where `sign` is None."""
    if sign is None:
        return replace(message, rev=rev, acks=tuple(sorted((*message.acks, mark), key=_when)))
    signs = {each.sign: each for each in message.reactions}
    held = signs.get(sign, Reaction(sign, ()))
    signs[sign] = Reaction(sign, tuple(sorted((*held.by, mark), key=_when)))
    return replace(message, rev=rev, reactions=_ordered(signs.values()))


def unmarked(message: Message, *, person: UUID, sign: str, rev: int) -> Message:
    """Return a message without a reaction of somebody."""
    left = [
        Reaction(each.sign, tuple(by for by in each.by if each.sign != sign or by.person != person))
        for each in message.reactions
    ]
    return replace(message, rev=rev, reactions=_ordered(left))


def _ordered(reactions: Iterable[Reaction]) -> tuple[Reaction, ...]:
    """Put reactions in the order of the first mark of each, as they are read."""
    return tuple(sorted((each for each in reactions if each.by), key=lambda each: _when(each.by[0])))


def _when(mark: Mark) -> tuple[datetime, int]:
    return mark.at, mark.person.int


def has_marked(message: Message, *, person: UUID, sign: str | None) -> bool:
    """Say whether somebody set this reaction already, or acknowledged the message."""
    marks = message.acks if sign is None else [by for each in message.reactions if each.sign == sign for by in each.by]
    return any(each.person == person for each in marks)


def with_outcome(message: Message, card: UUID, *, rev: int) -> Message:
    """Return a message from which something was made."""
    return replace(message, rev=rev, outcomes=(*message.outcomes, card))
