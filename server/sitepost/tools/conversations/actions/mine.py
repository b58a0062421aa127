"""What one reader keeps of a conversation: how far they read, star, level, whether they follow, a draft."""

from typing import Any
from uuid import UUID

import msgspec

from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Refusal, refuse
from sitepost.platform.work import Work
from sitepost.tools.conversations import store
from sitepost.tools.conversations.actions import bell, reading
from sitepost.tools.conversations.model import DRAFT_TOO_LONG, LONGEST_DRAFT, Level, Line, Settings
from sitepost.tools.conversations.rules import access
from sitepost.tools.conversations.rules import lines as rules


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """What a reader changes; whatever is not set stays."""

    read_seq: int | msgspec.UnsetType = msgspec.UNSET
    unread_from: int | msgspec.UnsetType = msgspec.UNSET
    starred: bool | msgspec.UnsetType = msgspec.UNSET
    level: Level | msgspec.UnsetType | None = msgspec.UNSET
    hidden: bool | msgspec.UnsetType = msgspec.UNSET
    follows: bool | msgspec.UnsetType = msgspec.UNSET
    draft: dict[str, Any] | msgspec.UnsetType | None = msgspec.UNSET  # Any: the client's own


# silent: what somebody keeps is nobody else's business
async def keep(work: Work, who: Passport, conversation: UUID, kept: Kept) -> tuple[Settings, Line]:
    """Change what the caller keeps of a conversation that they read, and return it as they have it then.

    Errors: `only_direct_messages`, `draft_too_long`.
    """
    settings, line = await reading.one(work, who, conversation)
    _check(settings, line, who, kept)
    await _write(work, who.person, conversation, kept)
    read, mentioned = await store.mine.pointers(work, conversation, who.person)
    bell.kept(work, conversation, who.person, read=read, mentioned=mentioned)
    if not isinstance(kept.follows, msgspec.UnsetType):
        bell.altered(work, conversation)
    after = await store.lines.one(work, conversation, person=who.person, account=who.account) or line
    if kept.hidden is True or kept.follows is False or _looks(after) != _looks(line):
        bell.turned(work, conversation, who.person, hidden=kept.hidden is True)
    return settings, after


def _looks(line: Line) -> tuple[object, ...]:
    """What a list shows of what somebody keeps, besides how far they read."""
    return line.starred_at is not None, line.level, line.has_draft


def _check(settings: Settings, line: Line, who: Passport, kept: Kept) -> None:
    talk, me = rules.conversation_of(line), rules.standing_of(line, who)
    if kept.hidden is True:
        refuse(access.why_not_hide(settings, talk, me), field="hidden")
    if not isinstance(kept.follows, msgspec.UnsetType):
        refuse(access.why_not_follow(settings, talk, me), field="follows")
    if isinstance(kept.draft, dict) and len(msgspec.json.encode(kept.draft)) > LONGEST_DRAFT:
        raise Refusal(DRAFT_TOO_LONG, field="draft")


async def _write(work: Work, person: UUID, conversation: UUID, kept: Kept) -> None:
    mine, unset = store.mine, msgspec.UnsetType
    if not isinstance(kept.read_seq, unset):
        await mine.read(work, conversation, person, seq=kept.read_seq)
    if not isinstance(kept.unread_from, unset):
        await mine.unread(work, conversation, person, seq=kept.unread_from)
    if not isinstance(kept.starred, unset):
        await mine.star(work, conversation, person, at=work.now if kept.starred else None)
    if not isinstance(kept.level, unset):
        await mine.level(work, conversation, person, level=kept.level)
    if not isinstance(kept.hidden, unset):
        await (mine.hide if kept.hidden else mine.show)(work, conversation, person)
    if not isinstance(kept.follows, unset):
        await mine.follow(work, conversation, person, follows=kept.follows)
    if not isinstance(kept.draft, unset):
        await mine.draft(work, conversation, person, value=kept.draft)


async def draft(work: Work, who: Passport, conversation: UUID) -> dict[str, Any] | None:
    """Return what the caller began to write in a conversation."""
    await reading.one(work, who, conversation)
    return await store.mine.drafted(work, conversation, who.person)
