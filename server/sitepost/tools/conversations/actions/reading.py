"""Conversations as their readers have them: the inbox, one of them, who is in it, who has read what."""

from typing import NamedTuple
from uuid import UUID

from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Refusal, hidden
from sitepost.platform.work import Work
from sitepost.tools.conversations import store
from sitepost.tools.conversations.model import FEATURE_DISABLED, Asked, Insider, Line, Pointed, Received, Settings, Sort
from sitepost.tools.conversations.store import holds
from sitepost.tools.conversations.store.lines import After


class Listed(NamedTuple):
    """A page of somebody's inbox, and the place after which the next one begins."""

    settings: Settings
    lines: list[Line]
    unread: int | None
    following: After | None


async def inbox(work: Work, who: Passport, *, after: After | None, limit: int) -> Listed:
    """Return a page of the caller's inbox; with the first one, how much of all of it is unread."""
    place = {"person": who.person, "account": who.account}
    settings = store.settings.ask(work, who.account)
    unread = store.lines.ask_unread(work, **place) if after is None else None
    found = await store.lines.page(work, **place, after=after, limit=limit + 1)
    shown = found[:limit]
    lines = await store.lines.some(work, [id for *_, id in shown], **place) if shown else {}
    return Listed(
        settings=await settings,
        lines=[lines[id] for *_, id in shown if id in lines],
        unread=None if unread is None else await unread,
        following=shown[-1] if len(found) > limit else None,
    )


async def one(work: Work, who: Passport, conversation: UUID) -> tuple[Settings, Line]:
    """Return a conversation that the caller may read; what they may not read does not exist."""
    settings = store.settings.ask(work, who.account)
    line = await store.lines.one(work, conversation, person=who.person, account=who.account)
    return await settings, line or hidden()


async def size(work: Work, line: Line) -> int:
    """Return how many people a conversation has: its members, or those who follow the item."""
    if line.sort is not Sort.ITEM or line.card is None:
        return line.size or 0
    return await store.people.followers(work, line.id) if line.last_seq else await store.people.parties(work, line.card)


async def managers_left(work: Work, who: Passport, line: Line) -> int | None:
    """Return how many others in a group may manage it (3.3.7); nothing for what is no group."""
    return await store.talks.managers_left(work, line.id, person=who.person) if line.sort is Sort.GROUP else None


async def insiders(
    work: Work, who: Passport, conversation: UUID, *, q: str, after: tuple[str, UUID] | None, limit: int
) -> list[Insider]:
    """Return who is in a conversation, or follows it, by name."""
    _, line = await one(work, who, conversation)
    is_item = line.sort is Sort.ITEM
    return await store.people.insiders(work, conversation, of_item=is_item, q=q, after=after, limit=limit)


async def received(work: Work, who: Passport, conversation: UUID, seq: int) -> tuple[list[Received], int]:
    """Return who has read a message of a conversation, and of how many. Errors: `feature_disabled`."""
    settings, line = await one(work, who, conversation)
    if not settings.receipts_on:
        raise Refusal(FEATURE_DISABLED)
    if not 0 < seq <= line.last_seq:
        hidden()
    return await store.people.received(work, conversation, seq, of_item=line.sort is Sort.ITEM)


async def asked(work: Work, who: Passport, conversation: UUID, seq: int) -> list[Asked]:
    """Return of whom a message of a conversation asked an acknowledgement when it was sent (conversations.md, 11.3)."""
    _, line = await one(work, who, conversation)
    if not 0 < seq <= line.last_seq:
        hidden()
    return await store.people.asked(work, conversation, seq)


async def is_held(work: Work, line: Line) -> bool:
    """Say whether a legal hold keeps everything of a conversation as it is."""
    return await holds.any_held(work, line.id)


async def pointed(work: Work, who: Passport, conversation: UUID, cards: list[UUID]) -> list[Pointed]:
    """Return those of the things that messages point to that the caller may see."""
    await one(work, who, conversation)
    return await store.lines.pointed(work, conversation, person=who.person, cards=cards)
