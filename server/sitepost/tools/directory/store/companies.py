"""Accounts and companies in the database."""

from uuid import UUID

import msgspec

from sitepost.kernel.passport import Passport
from sitepost.platform.work import Work
from sitepost.tools.directory import model
from sitepost.tools.directory.model import Company
from sitepost.tools.directory.store.taken import refusing

_COMPANY = (
    "id, account_id AS account, name, short_name, phone, mail, website, address, logo, active, version,    touched"
)
ADD_ACCOUNT = """
INSERT INTO directory_account (account_id, name, company_id, created_at)
VALUES (%(account)s, %(name)s, %(company)s, %(now)s)
"""
ANY_ACCOUNT = "SELECT true FROM directory_account LIMIT 1"
ACCOUNTS = "SELECT account_id FROM directory_account ORDER BY created_at, account_id"
LOCK_FOUNDING = "SELECT pg_advisory_xact_lock(7316403)"  # any number that nobody else locks
LOCK_ACCOUNT = "SELECT account_id FROM directory_account WHERE account_id = %(account)s FOR UPDATE"
ADD = """
INSERT INTO directory_company (id, account_id, name, short_name, phone, mail, website, address, active)
VALUES (%(id)s, %(account)s, %(name)s, %(short_name)s, %(phone)s, %(mail)s, %(website)s, %(address)s, %(active)s)
"""
SAVE = """
UPDATE directory_company SET name = %(name)s, short_name = %(short_name)s, phone = %(phone)s, mail = %(mail)s,
    website = %(website)s, address = %(address)s, logo = %(logo)s, active = %(active)s, version = %(version)s,
    touched = %(touched)s
WHERE id = %(id)s AND account_id = %(account)s
"""
BY_ID = f"SELECT {_COMPANY} FROM directory_company WHERE account_id = %(account)s AND id = %(id)s"
LOCK = BY_ID + " FOR UPDATE"
_SHARED = """EXISTS (
    SELECT FROM directory_member mine
    JOIN directory_project j ON j.id = mine.project_id AND j.active
    JOIN directory_member other ON other.project_id = mine.project_id AND other.left_at IS NULL
    JOIN directory_person p ON p.id = other.person_id AND p.company_id = directory_company.id
    WHERE mine.person_id = %(person)s AND mine.left_at IS NULL)"""
_VISIBLE = f"""(%(everything)s OR id = (SELECT me.company_id FROM directory_person me WHERE me.id = %(person)s)
    OR {_SHARED})"""
ALL = f"""
SELECT {_COMPANY} FROM directory_company WHERE account_id = %(account)s AND {_VISIBLE} ORDER BY lower(name), id
"""
SEEN = BY_ID + f" AND {_VISIBLE}"
EVERY = f"SELECT {_COMPANY} FROM directory_company WHERE account_id = %(account)s ORDER BY lower(name), id"
HERE = """
SELECT c.id, c.account_id AS account, c.name, c.short_name, c.phone, c.mail, c.website, c.address, c.logo, c.active,
    c.version, c.touched, count(*) AS people
FROM directory_member m JOIN directory_person p ON p.id = m.person_id JOIN directory_company c ON c.id = p.company_id
WHERE m.project_id = %(project)s AND m.left_at IS NULL
  AND (%(name)s::text IS NULL OR (lower(c.name), c.id) > (%(name)s::text, %(after)s::uuid))
GROUP BY c.id ORDER BY lower(c.name), c.id LIMIT %(limit)s
"""


KEEP_LOGO = """
INSERT INTO directory_logo AS l (company_id, account_id, webp) VALUES (%(company)s, %(account)s, %(webp)s)
ON CONFLICT (company_id) DO UPDATE SET webp = excluded.webp WHERE l.account_id = excluded.account_id
"""
DROP_LOGO = "DELETE FROM directory_logo WHERE company_id = %(company)s AND account_id = %(account)s"
LOGO = "SELECT l.webp FROM directory_logo l WHERE l.company_id = %(company)s AND l.account_id = %(account)s"


async def add_account(work: Work, *, account: UUID, name: str, company: UUID) -> None:
    """Insert an account; `company` is its own company."""
    await work.run(ADD_ACCOUNT, {"account": account, "name": name, "company": company, "now": work.now})


async def any_account(work: Work) -> bool:
    """Say whether there is any account at all."""
    return bool(await work.value(ANY_ACCOUNT))


async def lock_founding(work: Work) -> None:
    """Let nobody else found an account until this work ends."""
    await work.run(LOCK_FOUNDING)


async def accounts(work: Work) -> list[UUID]:
    """Return every account, the oldest first."""
    return await work.values(ACCOUNTS)


async def lock_account(work: Work, account: UUID) -> None:
    """Let nobody else change the administrators of `account` until this work ends."""
    await work.run(LOCK_ACCOUNT, {"account": account})


async def add(work: Work, company: Company) -> None:
    """Insert a company."""
    with refusing(model.NAME_TAKEN, field="name"):
        await work.run(ADD, msgspec.to_builtins(company, builtin_types=(UUID,)))


async def save(work: Work, company: Company) -> None:
    """Update a company."""
    row = msgspec.to_builtins(company, builtin_types=(UUID,))
    with refusing(model.NAME_TAKEN, field="name"):
        await work.run(SAVE, {**row, "touched": _json(company.touched)})


async def load(work: Work, company: UUID, *, account: UUID, for_change: bool = False) -> Company | None:
    """Return a company of `account`."""
    return await work.row(LOCK if for_change else BY_ID, {"id": company, "account": account}, into=Company)


async def seen(work: Work, company: UUID, who: Passport) -> Company | None:
    """Return a company if `who` may know it."""
    return await work.row(SEEN, {**_by(who), "id": company}, into=Company)


async def visible(work: Work, who: Passport) -> list[Company]:
    """Return the companies that `who` may know, by name.

    Those are their own and those that have somebody on a project of theirs; for company administrators, all.
    """
    return await work.rows(ALL, _by(who), into=Company)


async def every(work: Work, account: UUID) -> list[Company]:
    """Return every company of `account` by name; for company administrators alone."""
    return await work.rows(EVERY, {"account": account}, into=Company)


async def here(work: Work, project: UUID, *, limit: int, after: tuple[str, UUID] | None) -> list[tuple[Company, int]]:
    """Return the next companies that have somebody on `project`, by name, each with how many."""
    name, last = after or (None, None)
    params = {"project": project, "name": name, "after": last, "limit": limit}
    found = await work.dicts(HERE, params)
    return [(msgspec.convert(row, Company), row["people"]) for row in found]


async def keep_logo(work: Work, company: Company, webp: bytes) -> None:
    """Keep the logo of a company, in place of one that it had."""
    await work.run(KEEP_LOGO, {"company": company.id, "account": company.account, "webp": webp})


async def drop_logo(work: Work, company: Company) -> None:
    """Forget the logo of a company."""
    await work.run(DROP_LOGO, {"company": company.id, "account": company.account})


async def logo(work: Work, company: UUID, *, account: UUID) -> bytes | None:
    """Return the logo of a company (WebP), whoever asks: for letters of its people, and for who may know it."""
    found: bytes | None = await work.value(LOGO, {"company": company, "account": account})
    return None if found is None else bytes(found)


def _by(who: Passport) -> dict[str, object]:
    return {"account": who.account, "person": who.person, "everything": who.account_admin}


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
