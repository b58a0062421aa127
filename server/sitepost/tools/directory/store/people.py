"""People and membership in the database."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

import msgspec

from sitepost.kernel import text
from sitepost.platform.work import Work
from sitepost.tools.directory import model
from sitepost.tools.directory.model import BEST_HITS, Member, Person
from sitepost.tools.directory.store.taken import refusing

_PERSON = """p.id, p.account_id AS account, p.company_id AS company, c.name AS company_name, p.name, p.mail, p.title,
    p.phones, p.employee, p.account_admin, p.service, p.active, p.language, p.version, p.touched"""
_PEOPLE = "directory_person p JOIN directory_company c ON c.id = p.company_id"
_RIGHTS = "b.template_id, b.levels"
_MEMBERS = f"""directory_member m JOIN {_PEOPLE} ON p.id = m.person_id
    JOIN passport b ON b.scope_id = m.project_id AND b.person_id = m.person_id"""
_WORDS = """lower(p.name || ' ' || p.title || ' ' || p.mail || ' ' || c.name || ' '
    || array_to_string(p.phones, ' ') || ' ' || regexp_replace(array_to_string(p.phones, ','), '[^0-9,]', '', 'g'))"""
_BEST = """lower(p.name) LIKE %(start)s DESC, lower(p.name) LIKE %(inside)s DESC, p.active DESC, lower(p.name), p.id
LIMIT %(limit)s"""
_OF_COMPANY = "(%(company)s::uuid IS NULL OR p.company_id = %(company)s::uuid)"
_AFTER = "(%(name)s::text IS NULL OR (lower(p.name), p.id) > (%(name)s::text, %(after)s::uuid))"
_FOUND = f"{_WORDS} LIKE ALL (%(patterns)s::text[])"

ADD = """
INSERT INTO directory_person (id, account_id, company_id, name, mail, mail_key, title, phones, employee,
    account_admin, service, active, language)
VALUES (%(id)s, %(account)s, %(company)s, %(name)s, %(mail)s, %(mail_key)s, %(title)s, %(phones)s, %(employee)s,
    %(account_admin)s, %(service)s, %(active)s, %(language)s)
"""
SAVE = """
UPDATE directory_person SET company_id = %(company)s, name = %(name)s, mail = %(mail)s, mail_key = %(mail_key)s,
    title = %(title)s, phones = %(phones)s, employee = %(employee)s, account_admin = %(account_admin)s,
    active = %(active)s, language = %(language)s, version = %(version)s, touched = %(touched)s
WHERE id = %(id)s AND account_id = %(account)s
"""
KEEP_LANGUAGE = """
UPDATE directory_person SET language = %(language)s
WHERE id = %(id)s AND account_id = %(account)s AND language <> %(language)s
"""
BY_ID = f"SELECT {_PERSON} FROM {_PEOPLE} WHERE p.account_id = %(account)s AND p.id = %(id)s"
LOCK = BY_ID + " FOR UPDATE OF p"
BY_MAILS = f"SELECT {_PERSON} FROM {_PEOPLE} WHERE p.account_id = %(account)s AND p.mail_key = ANY(%(keys)s)"
BY_MAIL = f"SELECT {_PERSON} FROM {_PEOPLE} WHERE p.account_id = %(account)s AND p.mail_key = %(mail_key)s"
OF_COMPANY = f"SELECT {_PERSON} FROM {_PEOPLE} WHERE p.account_id = %(account)s AND p.company_id = %(company)s"
SOME = f"SELECT {_PERSON} FROM {_PEOPLE} WHERE p.account_id = %(account)s AND p.id = ANY(%(people)s)"
LOCK_SOME = SOME + " ORDER BY p.id FOR UPDATE OF p"
OTHER_ADMINS = """
SELECT count(*) FROM directory_person
WHERE account_id = %(account)s AND account_admin AND active AND id <> %(id)s
"""
LIST = f"""
SELECT {_PERSON} FROM {_PEOPLE} WHERE p.account_id = %(account)s AND {_OF_COMPANY} AND {_AFTER}
ORDER BY lower(p.name), p.id LIMIT %(limit)s
"""
SEARCH = f"""
SELECT {_PERSON} FROM {_PEOPLE} WHERE p.account_id = %(account)s AND {_OF_COMPANY} AND {_FOUND} ORDER BY {_BEST}
"""
JOIN = """
INSERT INTO directory_member (project_id, person_id, account_id, joined_at)
VALUES (%(project)s, %(person)s, %(account)s, %(now)s)
ON CONFLICT (project_id, person_id) DO UPDATE SET joined_at = excluded.joined_at, left_at = NULL
WHERE directory_member.left_at IS NOT NULL
"""
LEAVE = """
UPDATE directory_member SET left_at = %(now)s
WHERE project_id = %(project)s AND person_id = %(person)s AND left_at IS NULL
"""
PLACES = """
SELECT person_id, project_id, left_at IS NULL AS current FROM directory_member WHERE person_id = ANY(%(people)s)
"""
MEMBERS_AMONG = """
SELECT person_id FROM directory_member
WHERE project_id = %(project)s AND person_id = ANY(%(people)s) AND left_at IS NULL
"""
MEMBER = f"""
SELECT {_PERSON}, {_RIGHTS} FROM {_MEMBERS}
WHERE m.project_id = %(project)s AND m.person_id = %(person)s AND m.left_at IS NULL
"""
MEMBER_LIST = f"""
SELECT {_PERSON}, {_RIGHTS} FROM {_MEMBERS}
WHERE m.project_id = %(project)s AND m.left_at IS NULL AND {_OF_COMPANY} AND {_AFTER}
ORDER BY lower(p.name), p.id LIMIT %(limit)s
"""
MEMBER_SEARCH = f"""
SELECT {_PERSON}, {_RIGHTS} FROM {_MEMBERS}
WHERE m.project_id = %(project)s AND m.left_at IS NULL AND {_OF_COMPANY} AND {_FOUND} ORDER BY {_BEST}
"""

After = tuple[str, UUID] | None


def _row(person: Person) -> dict[str, Any]:
    row: dict[str, Any] = msgspec.to_builtins(person, builtin_types=(UUID,))
    touched = msgspec.json.encode(person.touched).decode()
    mail_key = text.mail_key(person.mail) if person.mail else f"service {person.id}"
    return {**row, "mail_key": mail_key, "phones": list(person.phones), "touched": touched}


def _person(row: dict[str, Any]) -> Person:
    return msgspec.convert(row, Person)


def _member(row: dict[str, Any]) -> Member:
    return Member(person=_person(row), template=row["template_id"], levels=row["levels"])


async def add(work: Work, person: Person) -> None:
    """Insert a person; the database refuses a mail address that the account has."""
    with refusing(model.MAIL_TAKEN, field="mail"):
        await work.run(ADD, _row(person))


async def save(work: Work, person: Person) -> None:
    """Update a person."""
    with refusing(model.MAIL_TAKEN, field="mail"):
        await work.run(SAVE, _row(person))


async def keep_language(work: Work, person: UUID, *, account: UUID, language: str) -> bool:
    """Keep the language that somebody chose for themselves; say whether it is another one."""
    return await work.run(KEEP_LANGUAGE, {"id": person, "account": account, "language": language}) > 0


async def load(work: Work, person: UUID, *, account: UUID, for_change: bool = False) -> Person | None:
    """Return a person of `account`."""
    found = await work.dicts(LOCK if for_change else BY_ID, {"id": person, "account": account})
    return _person(found[0]) if found else None


async def by_mail(work: Work, mail: str, *, account: UUID) -> Person | None:
    """Return the person of `account` with the address `mail`, however it is spelt."""
    found = await work.dicts(BY_MAIL, {"account": account, "mail_key": text.mail_key(mail)})
    return _person(found[0]) if found else None


async def by_mails(work: Work, keys: list[str], *, account: UUID) -> dict[str, Person]:
    """Return the people of `account` by the keys of their addresses."""
    found = await work.dicts(BY_MAILS, {"account": account, "keys": keys})
    return {text.mail_key(row["mail"]): _person(row) for row in found}


async def add_many(work: Work, people: list[Person]) -> None:
    """Insert people; the database refuses a mail address that the account has."""
    with refusing(model.MAIL_TAKEN, field="mail"):
        await work.run_many(ADD, [_row(person) for person in people])


async def save_many(work: Work, people: list[Person]) -> None:
    """Update people."""
    await work.run_many(SAVE, [_row(person) for person in people])


async def of_company(work: Work, company: UUID, *, account: UUID) -> list[Person]:
    """Return everybody of a company."""
    found = await work.dicts(OF_COMPANY, {"account": account, "company": company})
    return [_person(row) for row in found]


async def some_by_id(work: Work, people: Iterable[UUID], account: UUID) -> list[Person]:
    """Return those of `people` who are of `account`."""
    wanted = list(people)
    found = await work.dicts(SOME, {"account": account, "people": wanted}) if wanted else []
    return [_person(row) for row in found]


async def lock_some(work: Work, people: Iterable[UUID], *, account: UUID) -> dict[UUID, Person]:
    """Return those of `people` who are of `account`, locked in one order."""
    found = await work.dicts(LOCK_SOME, {"account": account, "people": list(people)})
    return {row["id"]: _person(row) for row in found}


async def other_admins(work: Work, person: UUID, *, account: UUID) -> int:
    """Count the active company administrators besides `person`."""
    return int(await work.value(OTHER_ADMINS, {"account": account, "id": person}))


async def some(work: Work, account: UUID, *, limit: int, after: After, company: UUID | None) -> list[Person]:
    """Return the next people of `account` by name."""
    name, last = after or (None, None)
    params = {"account": account, "company": company, "name": name, "after": last, "limit": limit}
    return [_person(row) for row in await work.dicts(LIST, params)]


async def search(work: Work, account: UUID, *, words: str, company: UUID | None) -> list[Person]:
    """Return the best hits for `words` over name, title, mail, phone and company (spec D5)."""
    params = {"account": account, "company": company, **_patterns(words)}
    return [_person(row) for row in await work.dicts(SEARCH, params)]


async def join(work: Work, *, project: UUID, person: UUID, account: UUID) -> bool:
    """Make `person` a member of `project`; say whether they were not one already."""
    params = {"project": project, "person": person, "account": account, "now": work.now}
    return await work.run(JOIN, params) == 1


async def leave(work: Work, *, project: UUID, person: UUID) -> bool:
    """End a membership; say whether there was one."""
    return await work.run(LEAVE, {"project": project, "person": person, "now": work.now}) == 1


async def places(work: Work, people: list[UUID]) -> dict[UUID, dict[UUID, bool]]:
    """Return for each of `people` the projects in which they are (true) or were (false) a member."""
    found: dict[UUID, dict[UUID, bool]] = {}
    for row in await work.dicts(PLACES, {"people": people}):
        found.setdefault(row["person_id"], {})[row["project_id"]] = row["current"]
    return found


async def members_among(work: Work, people: Iterable[UUID], *, project: UUID) -> set[UUID]:
    """Return those of `people` who are members of `project`."""
    return set(await work.values(MEMBERS_AMONG, {"project": project, "people": list(people)}))


async def member(work: Work, person: UUID, *, project: UUID) -> Member | None:
    """Return one member of `project`."""
    found = await work.dicts(MEMBER, {"project": project, "person": person})
    return _member(found[0]) if found else None


async def members(work: Work, project: UUID, *, limit: int, after: After, company: UUID | None) -> list[Member]:
    """Return the next members of `project` by name."""
    name, last = after or (None, None)
    params = {"project": project, "company": company, "name": name, "after": last, "limit": limit}
    return [_member(row) for row in await work.dicts(MEMBER_LIST, params)]


async def search_members(work: Work, project: UUID, *, words: str, company: UUID | None) -> list[Member]:
    """Return the best hits for `words` among the members of `project`."""
    params = {"project": project, "company": company, **_patterns(words)}
    return [_member(row) for row in await work.dicts(MEMBER_SEARCH, params)]


def _patterns(words: str) -> dict[str, Any]:
    safe = [_escaped(word) for word in words.lower().split()[:8]]
    first = safe[0] if safe else ""
    return {
        "patterns": [f"%{word}%" for word in safe],
        "start": f"{first}%",
        "inside": f"% {first}%",
        "limit": BEST_HITS,
    }


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
