"""Messages: sent, read, edited, deleted, marked; every change is a revision that all hear (conversations.md, 5)."""

from collections.abc import Sequence
from uuid import UUID

from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Refusal, hidden, refuse
from sitepost.platform import translate
from sitepost.platform.db.pool import Database
from sitepost.platform.work import Work
from sitepost.tools.conversations.actions import holds, items
from sitepost.tools.conversations.actions.office import office_of
from sitepost.tools.conversations.actions.posting import Letter, post_all
from sitepost.tools.conversations.model import (
    Conversation,
    Mark,
    Mention,
    Message,
    MessagePage,
    Said,
    Settings,
    Standing,
)
from sitepost.tools.conversations.rules import access
from sitepost.tools.conversations.rules import messages as rules
from sitepost.tools.conversations.store import changing, posting
from sitepost.tools.conversations.store import messages as store
from sitepost.tools.conversations.store import settings as settings_store


async def send(database: Database, letter: Letter) -> Said:
    """Send a post through the post office; the first one on an item makes its conversation.

    Errors: those of `rules.messages.why_not_post`, `unknown_file`, `item_not_accessible`.
    """
    card = letter.post.item
    if card is not None:
        if letter.post.conversation != access.item_conversation(card):
            hidden()
        async with Work(database, reading=True) as work:
            talk = await store.ask_talk(work, letter.post.conversation)
        if talk is None:
            return await _first(database, letter, card)
    return await office_of(database).post(letter)


# silent: messages are a stream of their own
async def _first(database: Database, letter: Letter, card: UUID) -> Said:
    """Make the conversation of an item and say its first message, or do neither."""
    async with Work(database, account=letter.account, actor=letter.person) as work:
        settings = await settings_store.load(work, letter.account)
        await items.begin(work, settings, account=letter.account, card=card, by=letter.person)
        return await send_in(work, letter)


# silent: messages are a stream of their own
async def send_in(work: Work, letter: Letter) -> Said:
    """Send a post in the unit of work of somebody else."""
    outcome = (await post_all(work, [letter]))[0]
    if isinstance(outcome, Refusal):
        raise outcome
    if outcome.is_new:
        tell(work, [outcome])
    return outcome


def tell(work: Work, said: Sequence[Said]) -> None:
    """Let everybody hear messages once they are durable."""
    office = office_of(work.database)
    work.after_commit(lambda: office.delivered(list(said)) if office.delivered else None)


async def page(
    work: Work,
    who: Passport,
    conversation: UUID,
    *,
    before: int | None,
    after: int | None,
    around: int | None,
    limit: int,
) -> MessagePage:
    """Return a page of messages: the last ones, or those before, after or around a number."""
    talk, _, _ = await readable(work, who, conversation)
    if around is not None:
        half = max(1, limit // 2)
        found = await store.before(work, conversation, seq=around, limit=half)
        found += await store.after(work, conversation, seq=around - 1, limit=limit - half)
    elif after is not None:
        found = await store.after(work, conversation, seq=after, limit=limit)
    else:
        found = await store.before(work, conversation, seq=talk.last_seq + 1 if before is None else before, limit=limit)
    first, last = (found[0].seq, found[-1].seq) if found else (before or after or 1, (after or 0))
    return MessagePage(
        messages=found,
        last_seq=talk.last_seq,
        last_rev=talk.last_rev,
        has_before=bool(found) and first > 1,
        has_after=last < talk.last_seq if found else False,
    )


async def since(work: Work, who: Passport, conversation: UUID, *, rev: int, limit: int) -> MessagePage:
    """Return what came or changed after a revision, by number; `has_after` says that there is more."""
    talk, _, _ = await readable(work, who, conversation)
    found = await store.since(work, conversation, rev=rev, limit=limit)
    last_rev = found[-1].rev if len(found) == limit else talk.last_rev
    return MessagePage(
        messages=sorted(found, key=lambda each: each.seq),
        last_seq=talk.last_seq,
        last_rev=last_rev,
        has_before=False,
        has_after=len(found) == limit and last_rev < talk.last_rev,
    )


async def readable(work: Work, who: Passport, conversation: UUID) -> tuple[Conversation, Standing, Settings]:
    """Return a conversation that the caller may read, with their standing; anything else does not exist."""
    settings = settings_store.ask(work, who.account)
    standings = posting.ask_standings(work, [(conversation, who.person)])
    talk = await store.ask_talk(work, conversation)
    me = (await standings).get((conversation, who.person))
    if talk is None or me is None or talk.account != who.account:
        hidden()
    chosen = await settings
    refuse(access.why_not_read(chosen, talk, me))
    return talk, me, chosen


async def _to_change(
    work: Work, who: Passport, conversation: UUID, seq: int, *, named: Sequence[UUID] = ()
) -> tuple[Conversation, Message, Settings, dict[UUID, Standing]]:
    """Return a message to change with its conversation, both locked, and where the people named stand."""
    talks = posting.ask_talks(work, [conversation], people=[who.person])
    settings = settings_store.ask(work, who.account)
    standings = posting.ask_standings(work, [(conversation, person) for person in {who.person, *named}])
    found = await store.one_to_change(work, conversation, seq=seq)
    talk, people = (await talks).get(conversation), {person: each for (_, person), each in (await standings).items()}
    if talk is None or talk.account != who.account or who.person not in people:
        hidden()
    chosen = await settings
    refuse(access.why_not_read(chosen, talk, people[who.person]))
    if found is None or found.sort != "text" or found.deleted_at is not None:
        hidden()
    return talk, found, chosen, people


# silent: messages are a stream of their own
async def edit(
    work: Work,
    who: Passport,
    conversation: UUID,
    seq: int,
    *,
    text: str,
    mentions: Sequence[UUID],
    files: Sequence[UUID] | None,
) -> Message:
    """Give a message of the caller's own other words. Errors: `not_author`, `edit_window_closed`, …"""
    talk, found, settings, people = await _to_change(work, who, conversation, seq, named=mentions)
    me = people[who.person]
    refuse(access.why_not_edit(settings, talk, me, sender=found.sender, sent_at=found.at, now=work.now))
    await holds.check(work, conversation, seq)
    words = rules.cleaned(text)
    wanted = [people[each] for each in dict.fromkeys(mentions) if each in people]
    named = [Mention(each.person, each.name) for each in wanted if rules.mentionable(settings, talk, each)]
    changed = rules.edited(found, rev=talk.last_rev + 1, text=words, mentions=named, files=files, now=work.now)
    sizes = {"files": len(changed.files), "links": len(changed.links), "mentions": len(mentions)}
    refuse(rules.why_not_text(words, **sizes), field="text")
    changing.change(work, changed, by=who.person)
    translate.forget(work, [found.text])
    settled = {each.id for each in found.mentions}
    fresh = [people[each.id] for each in named if each.id not in settled]
    moved = [each.person for each in fresh if rules.is_moved(settings, talk, each, sender=who.person)]
    posting.mentioned(work, rules.pointers(talk, moved, seq=seq))
    return _changed(work, talk, changed)


# silent: messages are a stream of their own
async def delete(work: Work, who: Passport, conversation: UUID, seq: int) -> Message:
    """Delete a message of the caller's own; a line stays in its place. Errors: as those of `edit`."""
    talk, found, settings, people = await _to_change(work, who, conversation, seq)
    me = people[who.person]
    refuse(access.why_not_edit(settings, talk, me, sender=found.sender, sent_at=found.at, now=work.now))
    await holds.check(work, conversation, seq)
    gone = rules.deleted(found, rev=talk.last_rev + 1, now=work.now)
    changing.change(work, gone, by=who.person)
    translate.forget(work, [found.text])
    return _changed(work, talk, gone)


# silent: messages are a stream of their own
async def react(work: Work, who: Passport, conversation: UUID, seq: int, *, sign: str) -> Message:
    """Put a reaction under a message; once is enough."""
    talk, found, _, _ = await _to_change(work, who, conversation, seq)
    refuse(rules.why_not_sign(sign, found), field="sign")
    return _mark(work, who, talk, found, sign=sign)


# silent: messages are a stream of their own
async def acknowledge(work: Work, who: Passport, conversation: UUID, seq: int) -> Message:
    """Say that the caller has got a message which asks for that; once is enough."""
    talk, found, _, _ = await _to_change(work, who, conversation, seq)
    refuse(rules.why_not_acknowledge(found, person=who.person))
    return _mark(work, who, talk, found, sign=None)


def _mark(work: Work, who: Passport, talk: Conversation, found: Message, *, sign: str | None) -> Message:
    if rules.has_marked(found, person=who.person, sign=sign):
        return found
    mark = Mark(who.person, who.name, work.now)
    changed = rules.marked(found, mark, sign=sign, rev=talk.last_rev + 1)
    changing.add_mark(work, found, mark, sort=sign or store.ACK)
    changing.move(work, changed)
    return _changed(work, talk, changed)


# silent: messages are a stream of their own
async def unreact(work: Work, who: Passport, conversation: UUID, seq: int, *, sign: str) -> Message:
    """Take a reaction of the caller's own away again."""
    talk, found, _, _ = await _to_change(work, who, conversation, seq)
    if not rules.has_marked(found, person=who.person, sign=sign):
        return found
    changed = rules.unmarked(found, person=who.person, sign=sign, rev=talk.last_rev + 1)
    changing.drop_mark(work, found, person=who.person, sort=sign)
    changing.move(work, changed)
    return _changed(work, talk, changed)


def _changed(work: Work, talk: Conversation, message: Message) -> Message:
    tell(work, [Said(message=message, talk=talk)])
    return message
