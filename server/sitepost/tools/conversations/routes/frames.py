"""Conversations over the live socket: what clients say, and what the processes ring to one another."""

import asyncio
import time
from collections.abc import Callable, Collection
from urllib.parse import quote, unquote
from uuid import UUID

import msgspec
import structlog

from sitepost.kernel.refusal import INVALID, Refusal
from sitepost.kernel.words import Tongue
from sitepost.platform.db.pool import Database
from sitepost.platform.http.problem import problem_of
from sitepost.platform.live import Member
from sitepost.platform.live.shot import Shot
from sitepost.platform.work import Work
from sitepost.tools.conversations import actions
from sitepost.tools.conversations.actions.fanout import Fanout, message_shot, shot
from sitepost.tools.conversations.actions.posting import Letter, Outcome
from sitepost.tools.conversations.actions.shifts import Shifts
from sitepost.tools.conversations.model import Post
from sitepost.tools.conversations.routes.bodies import Keyed, Named, Read, Watch
from sitepost.tools.conversations.store import hearing
from sitepost.tools.conversations.store import messages as message_store
from sitepost.tools.conversations.store.bell import TALK_BELL

log = structlog.get_logger(__name__)

MOST_WATCHED = 50  # conversations that one socket has open
MOST_RESUMED = 500  # messages; a client further behind fetches
TYPING_SECONDS = 2.0
READ_SECONDS = 0.1  # in which read pointers are gathered


decode_post = msgspec.json.Decoder(Post).decode


class Talk:
    """The channel of conversations in one process."""

    name = "conversations"
    bells = (TALK_BELL,)

    def __init__(self, database: Database) -> None:
        self.database = database
        self.fanout = Fanout(database)
        self.shifts = Shifts(self.fanout.audiences, self._shifted)
        self.office = actions.office.office_of(database)
        self.wakener = actions.pushing.Wakener(database)
        self.office.delivered = self.wakener.behind(self.fanout.deliver)
        self.typed: dict[tuple[UUID, UUID], float] = {}
        self.far: dict[tuple[UUID, UUID], int] = {}
        self.reading: asyncio.Task[None] | None = None
        self.takes: dict[str, Callable[[Member, bytes], None]] = {
            "conversations.post": self._post,
            "conversations.watch": self._watch,
            "conversations.unwatch": self._unwatch,
            "conversations.typing": self._typing,
            "conversations.read": self._read,
        }

    def take(self, member: Member, kind: str, raw: bytes) -> None:
        """Take in a frame of a client; kinds that are not known yet are left alone."""
        taken = self.takes.get(kind)
        if taken is not None:
            taken(member, raw)

    def came(self, member: Member) -> None:
        """Let a client hear what is listed for its person."""
        self.fanout.audiences.came(member)

    def went(self, member: Member) -> None:
        """Let a client hear nothing more."""
        self.fanout.audiences.went(member)

    def access_changed(self) -> None:
        """Tell those who lost something that it is gone."""
        self.fanout.recheck()

    def affected(self, people: Collection[UUID] | None) -> None:
        """Have those whose rights changed look at their list anew."""
        self.shifts.affected(people)

    def told(self, streams: Collection[UUID]) -> None:
        """Look again who sees the items of projects in which something happened."""
        self.shifts.told(streams)
        items = self.fanout.audiences.of_projects(streams)
        if items:
            self.fanout.audiences.forget(items)
            self.fanout.recheck()

    def look(self) -> None:
        """Find what was said without a bell, and say to the other processes that this one is there."""
        self.wakener.is_on = True  # only a process that serves looks behind its posts
        self.fanout.forget()
        self.fanout.call(f"h:{self.fanout.origin}:?")
        self.fanout.begin(self.fanout.look())
        self.shifts.look()

    def _shifted(self, person: UUID, kind: str, conversation: UUID | None) -> None:
        self.fanout.to_person(person, shot(kind, conversation=conversation))

    def _post(self, member: Member, raw: bytes) -> None:
        try:
            post = decode_post(raw)
        except msgspec.ValidationError as error:
            key = msgspec.json.decode(raw, type=Keyed).key
            member.give(_refused(key, Refusal(INVALID, detail=str(error)), member.tongue))
            return

        def done(outcome: Outcome) -> None:
            member.give(_answer(post.key, outcome, member.tongue))

        letter = Letter(person=member.person, account=member.account, post=post)
        if post.item is None:
            self.office.take(letter, done)
        else:
            self.fanout.begin(self._first(letter, done))

    async def _first(self, letter: Letter, done: Callable[[Outcome], None]) -> None:
        try:
            done(await actions.messages.send(self.database, letter))
        except Refusal as refusal:
            done(refusal)

    def _watch(self, member: Member, raw: bytes) -> None:
        asked = msgspec.json.decode(raw, type=Watch)
        self.fanout.begin(self._watched(member, asked.conversation, asked.since))

    async def _watched(self, member: Member, conversation: UUID, since: int | None) -> None:
        """Let a client hear what it has open, if it may, from where it stands on."""
        audience = self.fanout.audiences.of(conversation)
        watched = sum(member in each.watchers for each in self.fanout.audiences.kept.values())
        async with Work(self.database, reading=True) as work:
            may = await hearing.hearers(work, conversation, among=[member.person])
            if not may or watched >= MOST_WATCHED or member.leaving is not None:
                member.give(shot("gone", conversation=conversation))
                return
            audience.place = audience.place or await hearing.place(work, conversation)  # before anything is said in it
            audience.watchers.add(member)
            self.fanout.audiences.forget([audience])
            audience.told.add(member.person)
            if since is None:
                return
            found = await message_store.since(work, conversation, rev=since, limit=MOST_RESUMED + 1)
        if len(found) > MOST_RESUMED:
            member.give(shot("reset", conversation=conversation))
            return
        for message in found:
            member.give(message_shot(message))

    def _unwatch(self, member: Member, raw: bytes) -> None:
        audience = self.fanout.audiences.of(msgspec.json.decode(raw, type=Named).conversation)
        audience.watchers.discard(member)
        self.fanout.audiences.forget([audience])

    def _typing(self, member: Member, raw: bytes) -> None:
        """Say to the others that somebody types, every two seconds at most."""
        conversation = msgspec.json.decode(raw, type=Named).conversation
        key, now = (conversation, member.person), time.monotonic()
        if now - self.typed.get(key, 0.0) < TYPING_SECONDS:
            return
        if len(self.typed) > 10_000:
            self.typed.clear()
        self.typed[key] = now
        self.fanout.begin(self._types(conversation, member))

    async def _types(self, conversation: UUID, member: Member) -> None:
        audience = self.fanout.audiences.of(conversation)
        await self.fanout.audiences.prepare(audience)
        if member.person not in audience.reads:
            return
        async with Work(self.database, reading=True) as work:
            name = await hearing.name(work, member.person, account=member.account)
        self.fanout.call(f"t:{self.fanout.origin}:{conversation}:{member.person}:{quote(name, safe='')}")
        self._show_typing(conversation, member.person, name)

    def _show_typing(self, conversation: UUID, person: UUID, name: str) -> None:
        audience = self.fanout.audiences.kept.get(conversation)
        one = shot("typing", conversation=conversation, person=person, name=name)
        for each in audience.members if audience else ():
            if each.person != person:
                each.give(one)

    def _read(self, member: Member, raw: bytes) -> None:
        """Gather read pointers for a moment, and move them together."""
        asked = msgspec.json.decode(raw, type=Read)
        key = (asked.conversation, member.person)
        self.far[key] = max(asked.seq, self.far.get(key, 0))
        if self.reading is None or self.reading.done():
            self.reading = asyncio.get_running_loop().create_task(self._move())

    async def _move(self) -> None:
        while self.far:
            await asyncio.sleep(READ_SECONDS)
            far, self.far = self.far, {}
            try:
                async with Work(self.database) as work:
                    moved = await hearing.read(work, far)
            except Exception as error:  # the client says it again with the next message
                log.warning("talk.read_failed", error=type(error).__name__)
                continue
            for each in moved:
                self.fanout.call(f"r:{each.conversation}:{each.person}:{each.read}:{each.mentioned}")

    def rang(self, bell: str, payload: str) -> None:
        """Hear the calls of one ring (`actions.bell`), of this process and of others."""
        if payload.startswith("b:"):
            self._passed_on(payload)
            return
        for call in payload.split(" "):
            what, *rest = call.split(":")
            try:
                self._called(what, rest)
            except (ValueError, IndexError) as error:
                log.warning("talk.bad_call", call=call, error=str(error))

    def _passed_on(self, payload: str) -> None:
        """Take in the messages that another process passed on, one a line."""
        head, *lines = payload.split("\n")
        if head.removeprefix("b:") == self.fanout.origin:
            return
        for line in lines:
            conversation, rev, body = line.split(":", 2)
            self.fanout.passed_on(UUID(conversation), int(rev), Shot(body.encode()))

    def _called(self, what: str, rest: list[str]) -> None:
        fanout = self.fanout
        if what == "d" and rest[0] != fanout.origin:
            fanout.heard_of(UUID(rest[1]), int(rest[3]), first=int(rest[2]))
        elif what == "h":
            self._neighbour(rest[0], asks=rest[1] == "?")
        elif what == "m":
            fanout.heard_of(UUID(rest[0]), int(rest[1]))
        elif what == "a":
            fanout.begin(fanout.altered(UUID(rest[0])))
        elif what == "r":
            read, mentioned = int(rest[2]), int(rest[3])
            one = shot("mine", conversation=rest[0], read_seq=read, mentioned_seq=mentioned)
            fanout.to_person(UUID(rest[1]), one)
        elif what == "f" and rest[0] != fanout.origin:
            fanout.begin(fanout.look_for_followers(UUID(rest[1])))
        elif what == "k" and rest[2] == "hidden":
            fanout.hidden(UUID(rest[0]), UUID(rest[1]))
        elif what == "k":
            fanout.to_person(UUID(rest[1]), shot(rest[2], conversation=rest[0]))
        elif what == "s":
            self._switched(UUID(rest[0]))
        elif what == "t" and rest[0] != fanout.origin:
            self._show_typing(UUID(rest[1]), UUID(rest[2]), unquote(rest[3]))

    def _neighbour(self, origin: str, *, asks: bool) -> None:
        """Learn of another process; one that asks is answered."""
        if origin == self.fanout.origin:
            return
        self.fanout.neighbours[origin] = time.monotonic()
        if asks:
            self.fanout.call(f"h:{self.fanout.origin}:!")

    def _switched(self, account: UUID) -> None:
        """Look again at everything of a company that changed what it chose."""
        self.fanout.audiences.forget(self.fanout.audiences.of_account(account))
        self.fanout.recheck()
        self.fanout.to_account(account, shot("altered", conversation=None))


def _answer(key: UUID, outcome: Outcome, tongue: Tongue) -> Shot:
    if isinstance(outcome, Refusal):
        return _refused(key, outcome, tongue)
    said = outcome.message
    return shot("posted", key=key, conversation=said.conversation, seq=said.seq, rev=said.rev, at=said.at)


def _refused(key: UUID, refusal: Refusal, tongue: Tongue) -> Shot:
    problem = problem_of(refusal)
    return shot(
        "refused",
        key=key,
        status=problem.status,
        code=problem.code,
        title=tongue.say(problem.title),
        detail=tongue.say(problem.detail),
        field=problem.field,
    )


def open_channel(database: Database) -> Talk:
    """Open the channel of this process."""
    return Talk(database)
