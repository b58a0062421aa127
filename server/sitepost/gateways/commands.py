"""What the command line does with people: add, promote, set a password, make a token.

The operator acts as no person: the facts carry no actor. Where several accounts live on the
server, `account` says which; None is the oldest.
"""

from uuid import UUID

from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Kind, Refusal, Why
from sitepost.platform import passports
from sitepost.platform.work import Work
from sitepost.tools.directory import actions as directory
from sitepost.tools.directory import store as directory_store
from sitepost.tools.directory.model import Person
from sitepost.tools.identity import actions as identity
from sitepost.tools.permissions import actions as permissions

NO_ACCOUNT = Why("commands.no_account", Kind.STATE, "There is no account yet; open Sitepost in the browser first.")
NOBODY = Why("commands.nobody", Kind.INVALID, "Nobody in the account has this mail address.")
NO_COMPANY = Why("commands.no_company", Kind.INVALID, "There is no company of this name in the account.")


async def account_of(work: Work, account: UUID | None = None) -> UUID:
    """Return the account to work in. Errors: `commands.no_account`."""
    known = await directory_store.companies.accounts(work)
    if not known or (account is not None and account not in known):
        raise Refusal(NO_ACCOUNT)
    return account or known[0]


async def _rights(work: Work, account: UUID) -> Passport:
    """Lend the operator a company administrator's rights."""
    work.account = account
    for person in await passports.administrators(work, account):
        who = await passports.load(work, scope=account, person=person)
        if who is not None:
            return who
    raise Refusal(NO_ACCOUNT)


async def find(work: Work, mail: str, *, account: UUID) -> Person:
    """Return the person with a mail address. Errors: `commands.nobody`."""
    found = await directory_store.people.by_mail(work, mail, account=account)
    if found is None:
        raise Refusal(NOBODY, field="mail")
    return found


async def add_user(
    work: Work,
    *,
    name: str,
    mail: str,
    password: str | None = None,
    company: str | None = None,
    admin: bool = False,
    account: UUID | None = None,
) -> Person:
    """Add a person to the account; without a password they get an invitation by mail.

    `company` is its name, the oldest administrator's company when None.
    """
    where = await account_of(work, account)
    who = await _rights(work, where)
    belongs = who.company
    if company is not None:
        known = await directory_store.companies.visible(work, who)
        belongs = next((each.id for each in known if each.name.casefold() == company.casefold()), None)
    if belongs is None:
        raise Refusal(NO_COMPANY, field="company")
    invite = password is None
    person = await directory.people.add(
        work, who, invite=invite, name=name, mail=mail, company=belongs, employee=admin, account_admin=admin
    )
    await permissions.refresh_person(work, where, person.id)
    if password is not None:
        await identity.logins.set_password(work, person=person.id, account=where, password=password)
    return person


async def promote(work: Work, *, mail: str, account: UUID | None = None) -> Person:
    """Make a person a company administrator."""
    where = await account_of(work, account)
    who = await _rights(work, where)
    person = await find(work, mail, account=where)
    edited = await directory.people.edit(work, who, person.id, values={"account_admin": True}, expected=None)
    await permissions.refresh_person(work, where, person.id)
    return edited


async def set_password(work: Work, *, mail: str, password: str, account: UUID | None = None) -> None:
    """Set a person's password and take their second factor away; their sessions end. Errors: `password_*`."""
    where = await account_of(work, account)
    person = await find(work, mail, account=where)
    await identity.logins.set_password(work, person=person.id, account=where, password=password)
    await identity.factors.clear(work, person.id, account=where)


async def create_token(work: Work, *, mail: str, name: str, days: int = 365, account: UUID | None = None) -> str:
    """Make an API token for a person and return it; it is shown only now."""
    where = await account_of(work, account)
    person = await find(work, mail, account=where)
    made = await identity.tokens.create(work, person=person.id, account=where, name=name, days=days)
    return made.token
