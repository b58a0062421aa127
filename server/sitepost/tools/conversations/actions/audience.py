"""Audiences: who of those connected to this process hears a conversation, kept until something may have moved it."""

from collections import OrderedDict
from collections.abc import Collection, Iterable
from datetime import timedelta
from uuid import UUID

from sitepost.platform.db.pool import Database
from sitepost.platform.live import Member
from sitepost.platform.live.shot import Shot
from sitepost.platform.work import Work
from sitepost.tools.conversations.model import Said, Sort
from sitepost.tools.conversations.store import access
from sitepost.tools.conversations.store import hearing as store

LATELY = timedelta(seconds=30)  # in which a bell has come, however busy a process is
MOST_KEPT = 5000  # conversations
STALE = -1


class Audience:
    """The audience of one conversation: `reads` says of those who may read it whether it is listed for them.

    `told` are the people who were given anything of it and have to hear when they may no longer; `ended` heard that.
    `rev` is the last revision that they were given, `waiting` are newer ones, by revision, `upto` is the newest that
    is known of. `without` are those in whose list a direct message was not when something came that may bring it back.
    """

    __slots__ = (
        "asked",
        "conversation",
        "ended",
        "first",
        "generation",
        "is_busy",
        "members",
        "place",
        "reads",
        "rev",
        "told",
        "upto",
        "waiting",
        "watchers",
        "without",
    )

    def __init__(self, conversation: UUID) -> None:
        self.conversation = conversation
        self.place: store.Place | None = None
        self.reads: dict[UUID, bool] = {}
        self.asked: set[UUID] = set()
        self.told: set[UUID] = set()
        self.ended: set[UUID] = set()
        self.watchers: set[Member] = set()
        self.members: list[Member] = []
        self.generation = STALE
        self.rev: int | None = None
        self.upto = 0
        self.first: int | None = None  # the first that is known of, as long as nothing was given
        self.waiting: dict[int, Shot] = {}
        self.without: set[UUID] = set()
        self.is_busy = False

    def forget(self) -> None:
        """Forget who may read it; nobody hears anything until that is asked again."""
        self.reads.clear()
        self.asked.clear()
        self.members = []
        self.generation = STALE


class Audiences:
    """The audiences of a process, and the people who are connected to it."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.kept: OrderedDict[UUID, Audience] = OrderedDict()
        self.people: dict[UUID, list[Member]] = {}
        self.generation = 0  # moves when somebody comes or goes
        self.forgotten = 0  # moves when rights may have

    def came(self, member: Member) -> None:
        """Count a client in."""
        self.people.setdefault(member.person, []).append(member)
        self.generation += 1

    def went(self, member: Member) -> None:
        """Count a client out."""
        held = self.people.get(member.person, [])
        if member in held:
            held.remove(member)
        if not held:
            self.people.pop(member.person, None)
        for audience in self.kept.values():
            audience.watchers.discard(member)
        self.generation += 1

    def of(self, conversation: UUID) -> Audience:
        """Return the audience of a conversation, which may have to be prepared."""
        found = self.kept.get(conversation)
        if found is None:
            found = self.kept[conversation] = Audience(conversation)
            if len(self.kept) > MOST_KEPT:
                self._drop_one()
        else:
            self.kept.move_to_end(conversation)
        return found

    def _drop_one(self) -> None:
        for conversation, audience in self.kept.items():
            if not audience.is_busy and not audience.watchers:
                del self.kept[conversation]
                return

    def is_ready(self, audience: Audience) -> bool:
        """Say whether everybody who is connected now was asked for."""
        return audience.generation == self.generation

    async def prepare(self, audience: Audience) -> None:
        """Ask who of those that are connected may read the conversation, until nothing moved meanwhile."""
        while not self.is_ready(audience):
            generation, forgotten = self.generation, self.forgotten
            among = self.people.keys() - audience.asked
            async with Work(self.database, reading=True) as work:
                if audience.place is None:
                    audience.place = await store.place(work, audience.conversation)
                found = await store.hearers(work, audience.conversation, among=among) if among else {}
            if forgotten != self.forgotten:
                continue
            audience.reads.update(found)
            audience.asked |= among
            if generation == self.generation:
                self._gather(audience)
                audience.generation = generation

    def _gather(self, audience: Audience) -> None:
        """Put together the sockets that hear it: of those for whom it is listed, and those who have it open."""
        listed = [person for person, is_listed in audience.reads.items() if is_listed and person in self.people]
        members = [member for person in listed for member in self.people[person]]
        members += [each for each in audience.watchers if audience.reads.get(each.person) is False]
        audience.asked &= self.people.keys()
        audience.reads = {person: listed for person, listed in audience.reads.items() if person in audience.asked}
        audience.members = members
        audience.told |= {member.person for member in members}

    def may_grow(self, said: Said) -> bool:
        """Say whether somebody may follow an item from a message on: who was mentioned, or wrote it."""
        if said.talk.sort is not Sort.ITEM:
            return False
        audience = self.kept.get(said.talk.id)
        wrote = audience is not None and audience.reads.get(said.message.sender) is False
        return wrote or bool(said.message.mentions)

    def look_again(self, audience: Audience) -> None:
        """Something came: a new message brings a direct message into lists in which it is not; an edit does not."""
        if audience.place is None or audience.place.sort is not Sort.DIRECT:
            return
        unlisted = {person for person, is_listed in audience.reads.items() if not is_listed}
        if unlisted:
            audience.without |= unlisted
            self.forget([audience])

    def back(self, audience: Audience) -> set[UUID]:
        """Return in whose list a direct message stands again, once."""
        found = {person for person in audience.without if audience.reads.get(person)}
        audience.without.clear()
        return found

    async def newly(self, conversation: UUID) -> list[UUID]:
        """Ask again for whom a conversation is listed, and return those for whom it was not before."""
        audience = self.kept.get(conversation)
        if audience is None:
            return []  # whoever says something next asks for all
        before = {person for person, is_listed in audience.reads.items() if is_listed}
        self.forget([audience])
        await self.prepare(audience)
        return [person for person, is_listed in audience.reads.items() if is_listed and person not in before]

    async def altered(self, conversation: UUID) -> tuple[set[UUID], set[UUID]]:
        """Return for whom a conversation that was altered is listed now, and who has to hear that it is gone.

        Whoever lost it hears that once, and nothing of what becomes of it later.
        """
        audience = self.of(conversation)
        self.forget([audience])
        await self.prepare(audience)
        async with Work(self.database, reading=True) as work:
            listed = await access.listed_for(work, conversation, among=self.people)
            lost = await store.former(work, conversation, among=self.people, since=work.now - LATELY)
        gone = (lost - audience.ended | audience.told) - audience.reads.keys()
        audience.told -= gone
        audience.ended = (audience.ended | gone) - audience.reads.keys()
        return listed, gone

    def forget(self, audiences: Iterable[Audience] | None = None) -> None:
        """Forget who may read some conversations, or all."""
        self.forgotten += 1
        for audience in list(self.kept.values()) if audiences is None else audiences:
            audience.forget()

    def of_projects(self, projects: Collection[UUID]) -> list[Audience]:
        """Return the audiences of talk on items in some projects."""
        return [
            each
            for each in self.kept.values()
            if each.place is not None and each.place.sort is Sort.ITEM and each.place.project in projects
        ]

    def of_account(self, account: UUID) -> list[Audience]:
        """Return the audiences of a company."""
        return [each for each in self.kept.values() if each.place is None or each.place.account == account]

    async def lost(self, audiences: Iterable[Audience]) -> list[tuple[Audience, UUID]]:
        """Return who was told something of a conversation and may no longer read it, and forget that they were."""
        pairs = [(each, person) for each in audiences for person in each.told if person in self.people]
        if not pairs:
            return []
        async with Work(self.database, reading=True) as work:
            still = await store.readers(work, [(each.conversation, person) for each, person in pairs])
        gone = [(each, person) for each, person in pairs if (each.conversation, person) not in still]
        for audience, person in gone:
            self.end(audience.conversation, person)
        return gone

    def end(self, conversation: UUID, person: UUID) -> None:
        """Give nothing more of a conversation to somebody who hears that it is gone."""
        audience = self.kept.get(conversation)
        if audience is not None:
            audience.told.discard(person)
            audience.watchers = {each for each in audience.watchers if each.person != person}
