"""Stored passports: directory writes who a person is, permissions writes what they may do.

A passport is a row per scope (a project, or the account) and person. Both writers end in
`refresh`, which recomputes the reader keys, so that SQL can ask "who sees this card?" and
"which cards does this person see?" with one array overlap.
"""

from collections.abc import Callable, Iterable, Iterator
from inspect import ismethod
from typing import Any
from uuid import UUID
from weakref import WeakMethod

import msgspec
from psycopg.types.json import Jsonb

from sitepost.kernel.passport import Level, Passport, reader_keys, through
from sitepost.platform.db.session import Answer
from sitepost.platform.marks import payloads_of
from sitepost.platform.passport_rows import COLUMNS, passport_of
from sitepost.platform.work import Work

ACCESS_BELL = "sitepost_access"

LOAD = f"""
SELECT {COLUMNS} FROM passport p JOIN scope s ON s.id = p.scope_id
WHERE p.scope_id = %(scope)s AND p.person_id = %(person)s AND p.active AND s.active
"""
LOAD_FOR_WRITING = LOAD + " FOR SHARE OF p"
LOAD_TO_CHANGE = LOAD + " FOR NO KEY UPDATE OF p"
OF_PEOPLE = f"""
SELECT {COLUMNS} FROM passport p JOIN scope s ON s.id = p.scope_id
WHERE p.scope_id = %(scope)s AND p.person_id = ANY(%(people)s)
"""
OF_PERSON = f"""
SELECT {COLUMNS} FROM passport p JOIN scope s ON s.id = p.scope_id
WHERE p.person_id = %(person)s AND p.active AND s.active AND s.kind = 'project' ORDER BY s.name, s.id
"""
OF_SCOPE = f"""
SELECT {COLUMNS} FROM passport p JOIN scope s ON s.id = p.scope_id
WHERE p.scope_id = %(scope)s AND p.active ORDER BY lower(p.name), p.person_id
"""
ADMINISTRATORS = "SELECT person_id FROM passport WHERE scope_id = %(account)s AND account_admin AND active"
WHO_SEES = f"""
SELECT {COLUMNS} FROM passport p JOIN scope s ON s.id = p.scope_id
JOIN card c ON c.id = %(card)s AND c.readers && p.reads
WHERE p.scope_id = c.scope_id AND p.active AND (%(among)s::uuid[] IS NULL OR p.person_id = ANY(%(among)s::uuid[]))
ORDER BY p.company_name, p.name
"""
PICKABLE = f"""
SELECT {COLUMNS} FROM passport p JOIN scope s ON s.id = p.scope_id
WHERE p.scope_id = %(scope)s AND p.active AND (p.levels ->> %(tool)s)::integer >= %(level)s
  AND lower(p.name || ' ' || p.company_name) LIKE ALL (%(patterns)s::text[])
ORDER BY lower(p.name), p.person_id LIMIT %(limit)s
"""
ABLE = """
SELECT p.person_id FROM passport p
WHERE p.scope_id = %(scope)s AND p.person_id = ANY(%(people)s) AND p.active
  AND (p.levels ->> %(tool)s)::integer >= %(level)s
"""
HOLDS = """EXISTS (SELECT FROM passport p WHERE p.scope_id = {scope} AND p.person_id = {person} AND p.active
    AND (p.levels ->> ({tool}))::integer >= 1)"""
"""A condition for statements of the rooms: a person is active and holds Read Only or more on a tool."""
UNSEEN = """
SELECT DISTINCT c.tool FROM card c
WHERE c.scope_id = %(scope)s AND c.readers && %(named)s::uuid[] AND NOT c.readers && %(reads)s::uuid[]
"""
SAVE_PERSON = """
INSERT INTO passport AS p (scope_id, person_id, account_id, company_id, name, company_name, mail, title,
    employee, account_admin, active, language)
VALUES (%(scope)s, %(person)s, %(account)s, %(company)s, %(name)s, %(company_name)s, %(mail)s, %(title)s,
    %(employee)s, %(account_admin)s, %(active)s, %(language)s)
ON CONFLICT (scope_id, person_id) DO UPDATE SET company_id = excluded.company_id, name = excluded.name,
    company_name = excluded.company_name, mail = excluded.mail, title = excluded.title,
    employee = excluded.employee, account_admin = excluded.account_admin, active = excluded.active,
    language = excluded.language,
    levels = CASE WHEN {ended} THEN '{{}}' ELSE p.levels END,
    grants = CASE WHEN {ended} THEN '{{}}' ELSE p.grants END,
    template_id = CASE WHEN {ended} THEN NULL ELSE p.template_id END
""".format(ended="NOT %(member)s OR p.account_admin AND NOT excluded.account_admin")
"""Rights end with what they came from, at once; permissions gives new ones when it hears of it."""
SAVE_LEVELS = """
UPDATE passport SET template_id = %(template)s, levels = %(levels)s, grants = %(grants)s
WHERE scope_id = %(scope)s AND person_id = %(person)s
"""
RING = "SELECT pg_notify(%(bell)s, each) FROM unnest(%(payloads)s::text[]) AS each"
EVERYBODY = """SELECT person_id FROM passport WHERE active AND (scope_id = %(scope)s
    OR account_admin AND scope_id = (SELECT account_id FROM scope WHERE id = %(scope)s))"""
SAVE_READS = "UPDATE passport SET reads = %(reads)s WHERE scope_id = %(scope)s AND person_id = %(person)s"


class Badge(msgspec.Struct, frozen=True, kw_only=True):
    """The part of a passport that the directory writes."""

    scope: UUID
    person: UUID
    account: UUID
    company: UUID | None
    name: str
    company_name: str
    mail: str
    title: str = ""
    employee: bool = False
    account_admin: bool = False
    active: bool = True
    member: bool = True  # False for somebody who was taken out of the project: their rights there end
    language: str = "en"


class Rights(msgspec.Struct, frozen=True, kw_only=True):
    """The part of a passport that permissions writes."""

    levels: dict[str, Level]
    grants: dict[str, Iterable[str]]
    template: UUID | None = None


async def save_badge(work: Work, badge: Badge) -> None:
    """Write who a person is in one scope."""
    await save_badges(work, [badge])


async def save_badges(work: Work, badges: Iterable[Badge]) -> None:
    """Write who people are, each in one scope; in one round trip, however many they are."""
    by_scope: dict[UUID, list[Badge]] = {}
    for badge in badges:
        by_scope.setdefault(badge.scope, []).append(badge)
    rows = [msgspec.to_builtins(badge, builtin_types=(UUID,)) for some in by_scope.values() for badge in some]
    await work.run_many(SAVE_PERSON, rows)
    for scope, some in by_scope.items():
        await refresh(work, scope, [badge.person for badge in some])


async def save_levels(
    work: Work,
    *,
    scope: UUID,
    person: UUID,
    levels: dict[str, Level],
    grants: dict[str, Iterable[str]],
    template: UUID | None = None,
) -> None:
    """Write what a person may do in one scope."""
    await save_rights(work, scope, {person: Rights(levels=levels, grants=grants, template=template)})


async def save_rights(work: Work, scope: UUID, rights: "dict[UUID, Rights]") -> None:
    """Write what people may do in one scope; in one round trip, however many they are."""
    rows = [
        {
            "scope": scope,
            "person": person,
            "template": held.template,
            "levels": Jsonb({tool: int(level) for tool, level in held.levels.items()}),
            "grants": Jsonb({tool: sorted(some) for tool, some in held.grants.items() if some}),
        }
        for person, held in rights.items()
    ]
    await work.run_many(SAVE_LEVELS, rows)
    await refresh(work, scope, list(rights))


async def refresh(work: Work, scope: UUID, people: list[UUID]) -> None:
    """Recompute the reader keys of `people` in `scope` and tell every process to forget them."""
    found = await of_people(work, scope=scope, people=people)
    rows = [
        {"scope": scope, "person": person, "reads": list(reader_keys(passport))} for person, passport in found.items()
    ]
    await work.run_many(SAVE_READS, rows)
    access_changed(work, people)


def access_changed(work: Work, people: Iterable[UUID] = ()) -> None:
    """Make every process forget its cached sign-ins and passports once this work is durable.

    `people` may see more now, or less. Unlike the bell of facts, this one is part of the transaction: it can neither
    be lost nor come after a fact that was told later. It is rare enough for the lock that notifying commits share.
    """
    told, named = work.access_told, frozenset(people)
    if told is not None and named <= told:
        return
    work.access_told = named | (told or frozenset())
    marks = work.database.marks
    mark = marks.make()
    work.later(RING, {"bell": ACCESS_BELL, "payloads": payloads_of(mark, named - (told or frozenset()))})

    def forget() -> None:
        work.access_told = None
        marks.learn(mark)
        for call in FORGETTERS:
            call()

    work.after_commit(forget)


class Forgetters:
    """What this process calls when access changed; a method counts only as long as its object lives."""

    def __init__(self) -> None:
        self._found: list[Callable[[], Callable[[], None] | None]] = []

    def append(self, call: Callable[[], None]) -> None:
        """Have `call` called at every change of access."""
        self._found.append(WeakMethod(call) if ismethod(call) else lambda: call)

    def __iter__(self) -> Iterator[Callable[[], None]]:
        self._found = [find for find in self._found if find() is not None]
        return iter([call for find in self._found if (call := find()) is not None])


FORGETTERS = Forgetters()
"""The caches of this process: the gate's, and the types that correspondence keeps."""


async def load(work: Work, *, scope: UUID, person: UUID, for_writing: bool = False) -> Passport | None:
    """Return the live passport of `person` in `scope`; locked against change when for writing."""
    return await ask(work, scope=scope, person=person, for_writing=for_writing)


async def to_change(work: Work, *, scope: UUID, person: UUID) -> Passport | None:
    """Return the live passport of somebody whose rights are about to change; others who change them wait."""
    return _first(await work.dicts(LOAD_TO_CHANGE, {"scope": scope, "person": person}))


def ask(work: Work, *, scope: UUID, person: UUID, for_writing: bool = False) -> Answer[Passport | None]:
    """Ask for the same along with the next statement."""
    query = LOAD_FOR_WRITING if for_writing else LOAD
    return work.ask(query, {"scope": scope, "person": person}, read=_first)


def _first(found: list[dict[str, Any]]) -> Passport | None:
    return passport_of(found[0]) if found else None


async def of_people(work: Work, *, scope: UUID, people: Iterable[UUID]) -> dict[UUID, Passport]:
    """Return the passports of `people` in `scope`, also of those who are no longer active."""
    found = await work.dicts(OF_PEOPLE, {"scope": scope, "people": list(people)})
    return {row["person_id"]: passport_of(row) for row in found}


async def of_person(work: Work, person: UUID) -> list[Passport]:
    """Return the passports of `person` in every active project."""
    return [passport_of(row) for row in await work.dicts(OF_PERSON, {"person": person})]


async def of_caller(work: Work, who: Passport) -> list[Passport]:
    """Return the passports of who asks in every active project; through somebody else's eyes, only what both may."""
    held = await of_person(work, who.person)
    if who.viewer is None:
        return held
    own = {each.project: each for each in await of_person(work, who.viewer)}
    both = [(each, own[each.project]) for each in held if each.project in own]
    return [through(viewed, viewer, unnamed=frozenset(viewed.levels)) for viewed, viewer in both]


async def tools_unseen(work: Work, viewed: Passport, viewer: Passport) -> frozenset[str]:
    """Return the tools on which anything is open to `viewed` by name, or to their company, and not to `viewer`."""
    row = {"scope": viewed.project, "named": viewed.named, "reads": viewer.reads}
    return frozenset(await work.values(UNSEEN, row))


async def of_scope(work: Work, scope: UUID) -> list[Passport]:
    """Return the passports of everybody who is active in `scope`, by name."""
    return [passport_of(row) for row in await work.dicts(OF_SCOPE, {"scope": scope})]


async def everybody(work: Work, scope: UUID) -> list[UUID]:
    """Return everybody who is active in `scope`, and the company administrators: they see it from outside, too."""
    return await work.values(EVERYBODY, {"scope": scope})


async def administrators(work: Work, account: UUID) -> list[UUID]:
    """Return the active company administrators of `account`."""
    return await work.values(ADMINISTRATORS, {"account": account})


async def who_sees(work: Work, card: UUID, *, among: list[UUID] | None = None) -> list[Passport]:
    """Return the passports of everybody, or of those `among` some people, who may see `card`."""
    return [passport_of(row) for row in await work.dicts(WHO_SEES, {"card": card, "among": among})]


async def pickable(
    work: Work, *, scope: UUID, tool: str, q: str = "", level: Level = Level.READ_ONLY, limit: int = 50
) -> list[Passport]:
    """Return the active people who hold `level` on `tool`, by name; `q` are words of their name and company."""
    safe = q.lower().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    patterns = [f"%{word}%" for word in safe.split()[:8]]
    row = {"scope": scope, "tool": tool, "level": int(level), "patterns": patterns, "limit": limit}
    return [passport_of(each) for each in await work.dicts(PICKABLE, row)]


async def able(
    work: Work, *, scope: UUID, tool: str, people: Iterable[UUID], level: Level = Level.READ_ONLY
) -> set[UUID]:
    """Return those of `people` who are active and hold `level` on `tool`."""
    wanted = list(people)
    if not wanted:
        return set()
    row = {"scope": scope, "tool": tool, "level": int(level), "people": wanted}
    return set(await work.values(ABLE, row))
