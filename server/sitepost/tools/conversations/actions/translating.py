"""Translations of messages for one reader (conversations.md, 5.7); what is stored stays as it was written."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Kind, Refusal, Why, hidden
from sitepost.platform import translate
from sitepost.platform.translate import Failed, Outdated, Translation
from sitepost.platform.work import Work
from sitepost.tools.conversations.actions import reading
from sitepost.tools.conversations.model import FEATURE_DISABLED
from sitepost.tools.conversations.store import tongues as store
from sitepost.tools.conversations.store.tongues import UNCERTAIN, Spoken

OFF, OUTSIDE = "off", "outside"
NOT_AVAILABLE = Why("translation_not_available", Kind.UNAVAILABLE, "Translation is not available.")


async def offered(work: Work, who: Passport, conversation: UUID, seqs: Sequence[int], *, to: str) -> dict[int, str]:
    """Return the languages of those messages that can be translated into `to` (ISO 639-1), by number."""
    settings, _ = await reading.one(work, who, conversation)
    if settings.translation == OFF:
        return {}
    found = await _told(work, conversation, await store.spoken(work, conversation, seqs))
    outside = settings.translation == OUTSIDE
    can = {each: translate.is_there(work.database, source=each, target=to, outside=outside) for each in found.values()}
    return {seq: lang for seq, lang in found.items() if lang not in (to, UNCERTAIN) and can[lang]}


async def _told(work: Work, conversation: UUID, spoken: Sequence[Spoken]) -> dict[int, str]:
    """Return the language of each message; where nobody looked yet, look, and keep what was found."""
    unknown = [each for each in spoken if each.lang is None]
    fresh: dict[int, tuple[str, str]] = {}
    if unknown:
        await work.rest()
        found = await translate.languages(tuple(each.text for each in unknown))
        fresh = {each.seq: (lang or UNCERTAIN, each.text) for each, lang in zip(unknown, found, strict=True)}
        async with Work(work.database) as telling:
            await store.tell(telling, conversation, fresh)
    return {each.seq: each.lang or fresh[each.seq][0] for each in spoken}


async def translated(work: Work, who: Passport, conversation: UUID, seq: int, *, to: str) -> tuple[Translation, str]:
    """Return a message in the language `to`, and the one that it was written in.

    Errors: `feature_disabled`; `translation_not_available` where no engine can, it is in that language already, or it
    was edited meanwhile.
    """
    settings, _ = await reading.one(work, who, conversation)
    if settings.translation == OFF:
        raise Refusal(FEATURE_DISABLED)
    found = await store.spoken(work, conversation, [seq])
    if not found:
        hidden()
    message = found[0]
    source = (await _told(work, conversation, found))[seq]
    if source in (to, UNCERTAIN):
        raise Refusal(NOT_AVAILABLE)
    names, outside = [each.name for each in message.mentions], settings.translation == OUTSIDE
    keep = partial(store.keep, conversation=conversation, message=message)
    try:
        made = await translate.translate(
            work, message.text, source=source, target=to, names=names, outside=outside, keep=keep
        )
    except (Failed, Outdated) as error:
        if not await store.spoken(work, conversation, [seq]):
            hidden()
        raise Refusal(NOT_AVAILABLE) from error
    return made, source
