"""What becomes of posts: many of them are looked at, decided and written in one unit of work."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import msgspec

from sitepost.kernel.refusal import HIDDEN, Refusal, Why
from sitepost.platform.blobs import FileRow
from sitepost.platform.db.session import Answer
from sitepost.platform.work import Work
from sitepost.tools.conversations.model import (
    NOT_ACCESSIBLE,
    UNKNOWN_FILE,
    Conversation,
    Mention,
    Message,
    Post,
    Root,
    Said,
    Settings,
    Sort,
    Standing,
)
from sitepost.tools.conversations.rules import access
from sitepost.tools.conversations.rules import messages as rules
from sitepost.tools.conversations.store import messages as message_store
from sitepost.tools.conversations.store import posting as store
from sitepost.tools.conversations.store import quick

Outcome = Said | Refusal
Pair = tuple[UUID, UUID]
NOTHING: dict[Any, Any] = {}
KEPT = (
    "conversation", "seq", "rev", "key", "sort", "sender", "sender_name", "sender_company", "at", "composed_at", "text",
    "event", "mentions", "everyone", "links", "reply_to", "thread_root", "priority", "ack_wanted",
)  # fmt: skip


class Letter(msgspec.Struct, frozen=True, eq=False):
    """A post and whose it is."""

    person: UUID
    account: UUID
    post: Post


class _Known(msgspec.Struct):
    """All that was asked for a round, about whatever its letters name."""

    now: datetime
    talks: dict[UUID, Conversation]
    standings: dict[Pair, Standing]
    settings: dict[UUID, Settings]
    repeated: set[Pair]
    files: dict[UUID, FileRow]
    places: dict[UUID, UUID]
    links: set[Pair]
    roots: dict[tuple[UUID, int], Root]


class _Written(msgspec.Struct):
    """What a round writes."""

    rows: list[dict[str, Any]] = []
    mentioned: list[dict[str, Any]] = []
    everyone: list[tuple[UUID, int, UUID]] = []
    asked: list[tuple[UUID, int, UUID]] = []
    files: list[UUID] = []


def is_plain(post: Post) -> bool:
    """Say whether a post is words alone, for which a round needs to know nothing but who stands where."""
    rest = (post.mentions, post.files, post.links, post.item, post.everyone, post.ack_wanted)
    return not any(rest) and post.reply_to is None and post.thread_root is None


class Quick:
    """Rounds of plain posts over a line of their own; what it cannot settle, it leaves to `post_all`."""

    def __init__(self, dsn: str) -> None:
        self.line = quick.line_of(dsn)
        self.settings: dict[UUID, tuple[int, Settings]] = {}

    async def post_all(self, letters: Sequence[Letter]) -> list[Outcome] | None:
        """Write what may be sent of `letters`, durably; None where one of them was sent before. As `post_all`."""
        now = datetime.now(UTC)
        talks, stands, repeated = await quick.look(
            self.line,
            [letter.post.conversation for letter in letters],
            [letter.person for letter in letters],
            [letter.post.key for letter in letters],
        )
        if repeated:
            await quick.say(self.line, [])
            return None
        versions = {talks[each.conversation].account: each.chosen for each in stands}
        settings = {account: await self._chosen(account, version) for account, version in versions.items()}
        standings: dict[Pair, Standing] = {(each.conversation, each.person): each for each in stands}
        known = _Known(now, talks, standings, settings, set(), NOTHING, NOTHING, set(), NOTHING)
        written, outcomes = _Written(), list[Outcome]()
        for letter in letters:
            try:
                outcomes.append(_decide(letter, known, written))
            except Refusal as refusal:
                outcomes.append(refusal)
        await quick.say(self.line, written.rows)
        return outcomes

    async def _chosen(self, account: UUID, version: int) -> Settings:
        """Return what a company chose, as it is known where its version has not moved."""
        kept = self.settings.get(account)
        if kept is None or kept[0] != version:
            kept = self.settings[account] = (version, await quick.chosen(self.line, account))
        return kept[1]


# silent: messages are a stream of their own
async def post_all(work: Work, letters: Sequence[Letter]) -> list[Outcome]:
    """Write what may be sent of `letters`, in their order; say of each what became of it once `work` is committed."""
    known = await _look(work, letters)
    written = [_Written()]
    outcomes: list[Outcome] = []
    for letter in letters:
        if (letter.person, letter.post.key) in known.repeated:
            outcomes.append(await _again(work, letter, known))
            continue
        try:
            outcomes.append(_decide(letter, known, written[-1]))
        except Refusal as refusal:
            outcomes.append(refusal)
        if written[-1].asked:  # of those who follow by then, and not of whom a later one brings
            written.append(_Written())
    for each in written:
        _write(work, each)
    return outcomes


def _write(work: Work, written: _Written) -> None:
    if written.rows:
        store.say(work, written.rows)
        store.mentioned(work, written.mentioned)
        store.everyone(work, written.everyone)
        store.asked(work, written.asked)
        store.attached(work, written.files)


async def _look(work: Work, letters: Sequence[Letter]) -> _Known:
    """Ask for everything in one round trip: first what locks, then what is read behind the locks."""
    posts = [letter.post for letter in letters]
    people = list({letter.person for letter in letters})
    talks = store.ask_talks(work, {post.conversation for post in posts}, people=people)
    pairs = {(letter.post.conversation, letter.person) for letter in letters}
    pairs |= {(post.conversation, person) for post in posts for person in post.mentions}
    standings = store.ask_standings(work, pairs)
    settings = store.ask_settings(work, {letter.account for letter in letters})
    repeated = store.ask_known(work, [(letter.person, letter.post.key) for letter in letters])
    wanted = {file for post in posts for file in post.files}
    files = store.ask_files(work, wanted) if wanted else (NOTHING, NOTHING)
    named = [(each.person, each.post.conversation, card) for each in letters for card in each.post.links]
    links = store.ask_links(work, named) if named else set[Pair]()
    answered = [
        (post.conversation, seq) for post in posts for seq in (post.reply_to, post.thread_root) if seq is not None
    ]
    roots = store.ask_roots(work, answered) if answered else NOTHING
    return _Known(
        now=work.now,
        talks=await talks,
        standings=await standings,
        settings=await settings,
        repeated=await repeated,
        files=await _now(files[0]),
        places=await _now(files[1]),
        links=await _now(links),
        roots=await _now(roots),
    )


async def _now(value: Any) -> Any:  # Any: an answer, or what there is where nothing had to be asked
    return await value if isinstance(value, Answer) else value


async def _again(work: Work, letter: Letter, known: _Known) -> Outcome:
    """Return the message that a repeated key stands for, to whoever may read it still."""
    message = await message_store.by_key(work, sender=letter.person, key=letter.post.key)
    talk = known.talks.get(letter.post.conversation)
    if message is None or talk is None or message.conversation != talk.id:
        return Refusal(HIDDEN)
    who, settings = known.standings.get((talk.id, letter.person)), known.settings.get(letter.account, Settings())
    if who is None or access.why_not_read(settings, talk, who) is not None:
        return Refusal(HIDDEN)
    return Said(message=message, talk=talk, is_new=False)


def _decide(letter: Letter, known: _Known, written: _Written) -> Said:
    post, talk = letter.post, known.talks.get(letter.post.conversation)
    who = known.standings.get((post.conversation, letter.person))
    if talk is None or who is None:
        raise Refusal(HIDDEN)
    settings = known.settings.get(letter.account, Settings())
    others = _others(known, talk, letter.person)
    roots = {seq: root for (where, seq), root in known.roots.items() if where == talk.id} if known.roots else {}
    why = rules.why_not_post(settings, talk, who, post, others=others, roots=roots)
    if why is not None:
        raise Refusal(why, field=_field(why))
    message = _made(letter, known, talk, who, settings)
    known.talks[talk.id] = talk = rules.counted(talk, message)
    written.rows.append(_row(message, follows=talk.sort is Sort.ITEM or None))
    written.files += post.files
    if message.ack_wanted:
        written.asked.append((talk.id, message.seq, message.sender))
    _note_mentioned(message, known, talk, settings, written)
    return Said(message=message, talk=talk)


def _others(known: _Known, talk: Conversation, person: UUID) -> list[Standing]:
    if talk.sort is not Sort.DIRECT:
        return []
    return [
        who for (where, other), who in known.standings.items() if where == talk.id and other != person and who.in_it
    ]


def _field(why: Why) -> str | None:
    fields = {
        "message_too_long": "text",
        "empty_message": "text",
        "too_many_files": "files",
        "no_such_message": "reply_to",
    }
    return fields.get(why.code)


def _made(letter: Letter, known: _Known, talk: Conversation, who: Standing, settings: Settings) -> Message:
    post = letter.post
    for file in post.files:
        row = known.files.get(file)
        if row is None or row.uploaded_by != letter.person or known.places.get(file) != talk.project:
            raise Refusal(UNKNOWN_FILE, field="files")
    if any((letter.person, card) not in known.links for card in post.links):
        raise Refusal(NOT_ACCESSIBLE, field="links")
    named = [known.standings.get((talk.id, person)) for person in dict.fromkeys(post.mentions)]
    mentions = [Mention(each.person, each.name) for each in named if each and rules.mentionable(settings, talk, each)]
    files = [message_store.note(known.files[each]) for each in dict.fromkeys(post.files)]
    return rules.new_message(post, who, talk=talk, now=known.now, mentions=mentions, files=files)


def _row(message: Message, *, follows: bool | None) -> dict[str, Any]:
    row = {name: getattr(message, name) for name in KEPT}
    return {**row, "files": [each.id for each in message.files], "follows": follows}


def _note_mentioned(message: Message, known: _Known, talk: Conversation, settings: Settings, written: _Written) -> None:
    """Let those who are in it and were named find the message; on an item they follow from here on (5.3)."""
    if message.everyone:
        written.everyone.append((talk.id, message.seq, message.sender))
    people = [known.standings[talk.id, each.id] for each in message.mentions]
    moved = [each.person for each in people if rules.is_moved(settings, talk, each, sender=message.sender)]
    written.mentioned += rules.pointers(talk, moved, seq=message.seq)
