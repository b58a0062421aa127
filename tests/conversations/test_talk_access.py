"""The rules of access as tables, and held against their SQL twin over many made-up companies."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

import msgspec
import pytest
from psycopg import AsyncConnection
from psycopg.types.json import Jsonb

from sitepost.kernel.ids import new_id
from sitepost.kernel.refusal import Why
from sitepost.platform.db import Database
from sitepost.platform.work import Work
from sitepost.tools.conversations import store
from sitepost.tools.conversations.model import (
    Audience,
    Conversation,
    Managers,
    Settings,
    Sort,
    Standing,
)
from sitepost.tools.conversations.rules import access

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
ON = Settings(is_on=True)
ME, ACCOUNT, PROJECT = UUID(int=1), UUID(int=2), UUID(int=3)
COMPANIES, PEOPLE = 60, 6


def stands(**values: Any) -> Standing:
    """Somebody in the project's directory, an outsider, in nothing."""
    usual = {"person": ME, "name": "Dana", "company_name": "Delta", "employee": False, "account_admin": False}
    return Standing(**{**usual, "in_directory": True, "project_on": True, **values})


def talk(sort: Sort, **values: Any) -> Conversation:
    """A conversation in which something was said."""
    usual = {"id": new_id(), "account": ACCOUNT, "project": PROJECT, "created_by": UUID(int=9), "created_at": NOW}
    return Conversation(**{**usual, "sort": sort, "last_at": NOW, "last_seq": 3, **values})


ROLES = {
    "external": stands(in_it=True),
    "employee": stands(in_it=True, employee=True),
    "project admin": stands(in_it=True, directory_admin=True),
    "company admin": stands(in_it=True, account_admin=True, employee=True),
}
GROUPS = {  # 3.1: who may make and manage under each setting
    Managers.ADMINISTRATORS: {"project admin", "company admin"},
    Managers.EMPLOYEES: {"employee", "company admin"},
    Managers.EVERYONE: set(ROLES),
}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("setting", Managers)
def test_who_makes_and_manages_groups(setting: Managers, role: str) -> None:
    settings, who, group = msgspec.structs.replace(ON, group_managers=setting), ROLES[role], talk(Sort.GROUP)
    expected = None if role in GROUPS[setting] else "not_group_manager"
    assert code(access.why_not_make_group(settings, who)) == expected
    assert code(access.why_not_manage(settings, group, who)) == expected
    outside = msgspec.structs.replace(who, in_it=False)
    assert code(access.why_not_manage(settings, group, outside)) == "not_found", "whoever is not in it manages nothing"
    assert code(access.why_not_manage(settings, talk(Sort.DIRECT), who)) == "not_found"


def code(why: Why | None) -> str | None:
    """The code of a refusal."""
    return None if why is None else why.code


# What takes a conversation away from somebody who is in it or sees the item: from whom of the three kinds (8.2).
EVERY = {Sort.DIRECT, Sort.GROUP, Sort.ITEM}
TAKEN: list[tuple[str, dict[str, Any], dict[str, Any], set[Sort]]] = [
    ("nothing", {}, {}, set()),
    ("the company is off", {"is_on": False}, {}, EVERY),
    ("the project is off", {}, {"project_on": False}, EVERY),
    ("out of the directory", {}, {"in_directory": False}, EVERY),
    ("out of it, and company administrator", {}, {"in_directory": False, "account_admin": True}, {Sort.ITEM}),
    ("employees only", {"audience": Audience.EMPLOYEES}, {}, EVERY),
    ("employees only, and one", {"audience": Audience.EMPLOYEES}, {"employee": True}, set()),
    ("no direct messages", {"direct_on": False}, {}, {Sort.DIRECT}),
    ("direct messages for employees", {"direct_audience": Audience.EMPLOYEES}, {}, {Sort.DIRECT}),
    ("for employees, and one", {"direct_audience": Audience.EMPLOYEES}, {"employee": True}, set()),
    ("no talk on items", {"items_on": False}, {}, {Sort.ITEM}),
    ("talk on items for employees", {"items_audience": Audience.EMPLOYEES}, {}, {Sort.ITEM}),
    ("not on this tool", {"tools_off": ("correspondence",)}, {}, {Sort.ITEM}),
    ("not on another tool", {"tools_off": ("rfis",)}, {}, set()),
    ("not a member", {}, {"in_it": False}, {Sort.DIRECT, Sort.GROUP}),
    ("may not see the item", {}, {"sees_card": False}, {Sort.ITEM}),
    ("an administrator who is in none", {}, {"in_it": False, "account_admin": True}, {Sort.DIRECT, Sort.GROUP}),
]


@pytest.mark.parametrize(("name", "settings", "who", "gone"), TAKEN, ids=[row[0] for row in TAKEN])
@pytest.mark.parametrize("sort", Sort)
def test_the_access_function(
    sort: Sort, name: str, settings: dict[str, Any], who: dict[str, Any], gone: set[Sort]
) -> None:
    chosen = msgspec.structs.replace(ON, **settings)
    me = stands(**{"in_it": True, "sees_card": True, "tool": "correspondence:7", **who})
    other = stands(person=UUID(int=5), employee=True)
    held = talk(sort)
    assert code(access.why_not_read(chosen, held, me)) == ("not_found" if sort in gone else None)
    sends = access.why_not_send(chosen, held, me, [other] if sort is Sort.DIRECT else [])
    assert (sends is None) is (sort not in gone)


def test_deleted_groups_are_nobodys() -> None:
    ended = talk(Sort.GROUP, deleted_at=NOW)
    assert code(access.why_not_read(ON, ended, ROLES["company admin"])) == "not_found"
    assert code(access.why_not_send(ON, ended, ROLES["company admin"])) == "not_found"


def test_only_direct_messages_are_hidden_and_only_groups_of_some_are_left() -> None:
    who = stands(in_it=True, sees_card=True, tool="rfis")
    hides = {sort: code(access.why_not_hide(ON, talk(sort), who)) for sort in Sort}
    assert hides == {Sort.DIRECT: None, Sort.GROUP: "only_direct_messages", Sort.ITEM: "only_direct_messages"}
    assert code(access.why_not_leave(ON, talk(Sort.GROUP, everyone=True), who)) == "everyone_stays"
    assert code(access.why_not_leave(ON, talk(Sort.GROUP), who)) is None
    assert code(access.why_not_leave(ON, talk(Sort.DIRECT), who)) == "not_found"


EDITS: list[tuple[float, dict[str, Any], str | None]] = [
    (0, {}, None),
    (299, {}, None),
    (300, {}, None),
    (300.001, {}, "edit_window_closed"),
    (10, {"edit_seconds": 0}, "edit_window_closed"),
    (10, {"edit_on": False}, "feature_disabled"),
    (10, {"edit_audience": Audience.EMPLOYEES}, "feature_disabled"),
]


@pytest.mark.parametrize(("age", "settings", "expected"), EDITS)
def test_the_window_of_edits(age: float, settings: dict[str, Any], expected: str | None) -> None:
    chosen = msgspec.structs.replace(ON, **settings)
    asked = {"sent_at": NOW, "now": NOW + timedelta(seconds=age)}
    me = stands(in_it=True)
    assert code(access.why_not_edit(chosen, talk(Sort.GROUP), me, sender=ME, **asked)) == expected
    admin = stands(in_it=True, account_admin=True)
    assert code(access.why_not_edit(chosen, talk(Sort.GROUP), admin, sender=UUID(int=8), **asked)) == "not_author"
    left = stands(in_it=False)
    assert code(access.why_not_edit(chosen, talk(Sort.GROUP), left, sender=ME, **asked)) == "not_found"


@pytest.mark.parametrize(
    ("number", "parent", "tool", "expected"),
    [
        ("NOD-1", None, "correspondence:7", True),
        ("", None, "correspondence:7", False),
        ("NOD-1", PROJECT, "correspondence:7", False),
        ("HT-01", None, "project", False),
        ("03", None, "account", False),
    ],
)
def test_what_people_talk_on(number: str, parent: UUID | None, tool: str, expected: bool) -> None:
    assert access.is_conversable(number=number, parent=parent, tool=tool) is expected


class Company:
    """A made-up company: what it chose, one project, people of every sort, and conversations with some of them."""

    def __init__(self, random: Random) -> None:
        self.random, self.account, self.project = random, new_id(), new_id()
        self.people = [new_id() for _ in range(PEOPLE)]
        self.active, self.ticked = random.random() > 0.15, random.random() > 0.3
        self.settings = self._settings()
        self.badges = {person: self._badge() for person in self.people}
        self.talks = [self._talk(sort) for sort in Sort for _ in range(2)]
        self.key = new_id()  # the reader key that opens the items
        self.members = {(t.id, p): random.random() > 0.4 for t in self.talks for p in self.people}
        self.parties = {t.id: [p for p in self.people if random.random() > 0.5] for t in self.talks}
        self.mine = {(t.id, p): self._mine() for t in self.talks for p in self.people}
        self.tool = random.choice(["correspondence:7", "rfis"])

    def _flip(self, often: float = 0.5) -> bool:
        return self.random.random() < often

    def _settings(self) -> Settings:
        audience = [Audience.ANY, Audience.ANY, Audience.EMPLOYEES]
        return Settings(
            is_on=self._flip(0.85),
            audience=self.random.choice(audience),
            every_project=self._flip(),
            direct_on=self._flip(0.8),
            direct_audience=self.random.choice(audience),
            items_on=self._flip(0.8),
            items_audience=self.random.choice(audience),
            tools_off=("rfis",) if self._flip(0.3) else (),
            live_followers=self._flip(0.7),
        )

    def _badge(self) -> dict[str, Any]:
        active = self._flip(0.9)
        return {
            "active": active,
            "member": active and self._flip(0.75),
            "employee": self._flip(),
            "admin": self._flip(0.3),
            "sees": self._flip(0.7),
            "level": self.random.choice([0, 1, 3]),
        }

    def _talk(self, sort: Sort) -> Conversation:
        seq = self.random.choice([0, 2])
        gone = NOW if sort is Sort.GROUP and self._flip(0.2) else None
        by = self.random.choice(self.people)
        return talk(
            sort, account=self.account, project=self.project, card=new_id() if sort is Sort.ITEM else None,
            name="G" if sort is Sort.GROUP else None, last_seq=seq, created_by=by, deleted_at=gone,
        )  # fmt: skip

    def _mine(self) -> tuple[bool | None, int | None]:
        return self.random.choice([None, None, True, False]), self.random.choice([None, None, 0, 2])

    def standing(self, talk: Conversation, person: UUID) -> Standing:
        """Where somebody stands, worked out from what was made up."""
        badge, item = self.badges[person], talk.sort is Sort.ITEM
        return stands(
            person=person,
            name="P",
            company_name="",
            employee=badge["employee"],
            account_admin=badge["admin"] and badge["active"],
            in_directory=badge["member"],
            directory_admin=badge["member"] and badge["level"] == 3,
            project_on=self.active and (self.settings.every_project or self.ticked),
            in_it=self.members[talk.id, person] and not item,
            sees_card=item and badge["member"] and badge["sees"],
            tool=self.tool if item else "",
        )

    def is_listed(self, talk: Conversation, person: UUID) -> bool:
        """Whether it stands in somebody's inbox, by the rules; whoever cannot sign in has none."""
        follows, hidden = self.mine[talk.id, person]
        who, party = self.standing(talk, person), person in self.parties[talk.id]
        asked = {"follows": follows, "is_party": party, "hidden": hidden}
        return self.badges[person]["active"] and access.is_listed(self.settings, talk, who, **asked)

    def reads(self, talk: Conversation, person: UUID) -> bool:
        """Whether somebody reads it, by the rules."""
        why = access.why_not_read(self.settings, talk, self.standing(talk, person))
        return self.badges[person]["active"] and why is None

    async def save(self, conn: AsyncConnection) -> None:
        """Write it all down."""
        for query, row in self._rows():
            await conn.execute(query, row)  # type: ignore[arg-type]  # ours, and constant

    def _rows(self) -> Iterator[tuple[str, tuple[Any, ...]]]:
        scope = "INSERT INTO scope (id, account_id, kind, name, active) VALUES (%s, %s, %s, 'S', %s)"
        yield scope, (self.account, self.account, "account", True)
        yield scope, (self.project, self.account, "project", self.active)
        badge = """INSERT INTO passport (scope_id, person_id, account_id, name, employee, account_admin, active,
            levels, reads) VALUES (%s, %s, %s, 'P', %s, %s, %s, %s, %s)"""
        for person, each in self.badges.items():
            rest = (each["employee"], each["admin"])
            yield badge, (self.account, person, self.account, *rest, each["active"], Jsonb({}), [])
            reads = [self.key] if each["sees"] else [new_id()]
            levels = Jsonb({"directory": each["level"]})
            yield badge, (self.project, person, self.account, *rest, each["member"], levels, reads)
        if self.ticked:
            yield "INSERT INTO conversations_project VALUES (%s, %s)", (self.account, self.project)
        for each in self.talks:
            yield from self._kept(each)

    def _kept(self, talk: Conversation) -> Iterator[tuple[str, tuple[Any, ...]]]:
        if talk.card:
            card = """INSERT INTO card (id, account_id, scope_id, tool, kind, number, audience, readers, parties)
                VALUES (%s, %s, %s, %s, 'k', 'N-1', '{}', %s, %s)"""
            yield card, (talk.card, self.account, self.project, self.tool, [self.key], self.parties[talk.id])
        made = """INSERT INTO conversations_conversation (id, account_id, project_id, kind, card_id, name, direct_key,
            created_by, created_at, deleted_at, last_seq, last_rev, last_at) VALUES (%s, %s, %s, %s, %s, %s, %s, %s,
            %s, %s, %s, %s, %s)"""
        key = talk.id.bytes if talk.sort is Sort.DIRECT else None
        name = str(talk.id) if talk.sort is Sort.GROUP else None
        place = (talk.id, self.account, self.project, talk.sort.value, talk.card, name, key)
        yield made, (*place, talk.created_by, NOW, talk.deleted_at, talk.last_seq, talk.last_seq, NOW)
        for person in self.people:
            follows, hidden = self.mine[talk.id, person]
            if talk.sort is not Sort.ITEM:
                left = None if self.members[talk.id, person] else NOW
                yield "INSERT INTO conversations_member VALUES (%s, %s, %s, %s, %s)", (
                    talk.id, person, NOW, left, person,
                )  # fmt: skip
            keep = """INSERT INTO conversations_mine (conversation_id, person_id, follows, hidden_seq)
                VALUES (%s, %s, %s, %s)"""
            yield keep, (talk.id, person, follows, hidden)


@pytest.fixture
async def companies(database: Database) -> list[Company]:
    """Many made-up companies in one database."""
    random = Random(20260302)
    made = [Company(random) for _ in range(COMPANIES)]
    async with database.connection() as conn:
        for company in made:
            await company.save(conn)
        await conn.commit()
    for company in made:
        async with Work(database) as work:
            await store.settings.save(
                work, company.settings, account=company.account, projects=[company.project] if company.ticked else []
            )
    return made


async def test_sql_says_of_everybody_what_the_rules_say(database: Database, companies: list[Company]) -> None:
    looked = {True: 0, False: 0}
    async with Work(database, reading=True) as work:
        for company in companies:
            for each in company.talks:
                readers = {person for person in company.people if company.reads(each, person)}
                listed = {person for person in company.people if company.is_listed(each, person)}
                assert await store.access.read_by(work, each.id) == readers, (each, company.settings)
                assert await store.access.read_by(work, each.id, among=company.people[:2]) == readers & set(
                    company.people[:2]
                )
                assert await store.access.listed_for(work, each.id) == listed, (each, company.settings)
                assert listed <= readers
                for person in company.people:
                    looked[person in readers] += 1
    assert min(looked.values()) > 200, looked


async def test_and_of_everything_and_of_standings(database: Database, companies: list[Company]) -> None:
    async with Work(database, reading=True) as work:
        for company in companies:
            ids = [each.id for each in company.talks]
            pairs = [(each.id, person) for each in company.talks for person in company.people]
            found = await store.access.standings(work, pairs)
            for each in company.talks:
                for person in company.people:
                    assert found[each.id, person] == company.standing(each, person)
            for person in company.people:
                place = {"person": person, "account": company.account}
                reads = {each.id for each in company.talks if company.reads(each, person)}
                listed = {each.id for each in company.talks if company.is_listed(each, person)}
                assert await store.access.readable(work, ids, **place) == reads
                assert await store.access.all_listed(work, **place) == listed
                places = await store.lines.page(work, **place, after=None, limit=1000)
                assert {id for *_, id in places} == listed
                assert set(await store.lines.some(work, ids, **place)) == reads
