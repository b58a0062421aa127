"""Founding an account."""

from typing import NamedTuple
from uuid import UUID

from sitepost.events.directory import AccountFounded, CompanyAdded, PersonAdded
from sitepost.kernel import text
from sitepost.kernel.ids import new_id
from sitepost.kernel.passport import Passport, Site
from sitepost.platform import passports, scopes
from sitepost.platform.work import Work, scoped
from sitepost.tools.directory import rules, store
from sitepost.tools.directory.actions import badges
from sitepost.tools.directory.model import Company, Person


class Founded(NamedTuple):
    """A new account: its own company, and its first administrator's passport."""

    account: UUID
    company: Company
    person: Person
    who: Passport


async def found(work: Work, *, name: str, person_name: str, mail: str, title: str = "") -> Founded:
    """Found an account (tenant) with its own company and first administrator; `work` acts as them from here on."""
    account = new_id()
    name = text.line(name, field="account_name")
    company = Company(id=new_id(), account=account, name=name)
    person = Person(
        id=new_id(),
        account=account,
        company=company.id,
        company_name=company.name,
        name=text.line(person_name, field="name"),
        mail=text.mail(mail),
        title=text.line(title, field="title", least=0),
        employee=True,
        account_admin=True,
    )
    await store.companies.add_account(work, account=account, name=name, company=company.id)
    await store.companies.add(work, company)
    await store.people.add(work, person)
    await scopes.save_scope(work, Site(id=account, account=account, name=name), kind="account")
    await badges.issue(work, [person])
    work.account, work.actor = account, person.id
    founded = AccountFounded(account=account, company=company.id, administrator=person.id)
    await work.tell(founded, stream=account)
    await work.tell(CompanyAdded(company=company.id), rules.company_card(company))
    await work.tell(PersonAdded(person=person.id, mail=person.mail), stream=account, about=person.id)
    who = await passports.load(work, scope=account, person=person.id)
    if who is None:
        raise RuntimeError("a new account has no administrator")
    scoped(work, who)
    return Founded(account, company, person, who)
