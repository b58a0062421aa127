"""Importing tables of people and companies: read, shown, and written in one transaction when somebody confirms."""

import asyncio
from datetime import timedelta
from typing import Any, NamedTuple
from uuid import UUID

from msgspec.structs import replace

from sitepost.events.directory import (
    CompanyAdded,
    CompanyChanged,
    PersonAdded,
    PersonChanged,
    PersonInvited,
    TableImported,
)
from sitepost.kernel import text
from sitepost.kernel.ids import new_id
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Refusal, hidden, refuse
from sitepost.platform import csv_reading, jobs
from sitepost.platform.work import Work
from sitepost.tools.directory import model, rules, store
from sitepost.tools.directory.actions import badges
from sitepost.tools.directory.model import Company, Import, Person, Plan, Planned, Sheet

INVITE = "directory.invite_imported"


class Shown(NamedTuple):
    """A table with what it does to the directory as it is now; who confirms names the `seal`."""

    table: Import
    plan: Plan
    seal: str


class Done(NamedTuple):
    """What an import did."""

    added: int
    changed: int
    companies: int
    invited: int


# silent: nothing of a table counts before it is confirmed
async def send(work: Work, who: Passport, *, sort: Sheet, name: str, data: bytes) -> Shown:
    """Read a table and keep it for a day; one that the same person sent before is forgotten.

    Errors: `table.unreadable`, `table.empty`, `table.too_long`, `directory.import_*`.
    """
    refuse(rules.why_not_administer(who))
    if len(data) > model.LARGEST_TABLE:
        raise Refusal(model.IMPORT_TOO_LARGE, field="file")
    read = await asyncio.to_thread(csv_reading.read, data, most=model.MOST_LINES)
    heads = rules.imports.heads(sort, read.heads)
    table = Import(
        id=new_id(),
        account=who.account,
        person=who.person,
        sort=sort,
        name=text.one_line(name)[:200],
        heads=heads,
        lines=rules.imports.lines(heads, read.rows),
    )
    await store.imports.add(work, table)
    return await _shown(work, table)


async def show(work: Work, who: Passport, table: UUID) -> Shown:
    """Return a table that waits, with what it does now."""
    return await _shown(work, await store.imports.load(work, table, person=who.person) or hidden())


# silent: nothing of it counted
async def drop(work: Work, who: Passport, table: UUID) -> None:
    """Forget a table that waits."""
    if not await store.imports.drop(work, table, person=who.person):
        hidden()


async def confirm(work: Work, who: Passport, table: UUID, *, seal: str, invite: bool) -> Done:
    """Import the good lines of a table, all of them or none; faulty ones stay out.

    With `invite`, whoever is new gets an invitation, a hundred a minute. Errors:
    `directory.import_moved` (the plan is another one than that of `seal`), `directory.import_nothing`.
    """
    refuse(rules.why_not_administer(who))
    await store.companies.lock_account(work, who.account)
    found = await store.imports.load(work, table, person=who.person, for_change=True) or hidden()
    plan = (shown := await _shown(work, found)).plan
    if shown.seal != seal:
        raise Refusal(model.IMPORT_MOVED)
    if not plan.add and not plan.change:
        raise Refusal(model.NOTHING_TO_IMPORT)
    new = await (_write_people if found.sort is Sheet.PEOPLE else _write_firms)(work, who, plan)
    await store.imports.finish(work, table)
    companies = len(plan.companies)
    fact = TableImported(sort=found.sort.value, added=len(plan.add), changed=len(plan.change), companies=companies)
    await work.tell(fact, stream=who.account)
    if invite:
        await _invite_later(work, who, table, new)
    return Done(len(plan.add), len(plan.change), companies, len(new) if invite else 0)


async def _shown(work: Work, table: Import) -> Shown:
    companies = {
        rules.imports.company_key(each.name): each for each in await store.companies.every(work, table.account)
    }
    if table.sort is Sheet.COMPANIES:
        plan = rules.imports.firms(table.lines, known=companies)
    else:
        keys = [text.mail_key(line.cells.get("mail", "")) for line in table.lines]
        people = await store.people.by_mails(work, keys, account=table.account)
        plan = rules.imports.people(table.lines, known=people, companies=companies)
    return Shown(table, plan, rules.imports.seal(plan))


async def _write_firms(work: Work, who: Passport, plan: Plan) -> list[UUID]:
    for each in plan.add:
        await _add_company(work, Company(id=new_id(), account=who.account, **each.values))
    for each in plan.change:
        found = await store.companies.load(work, _existing(each), account=who.account, for_change=True) or hidden()
        edited, changes = rules.edit(found, each.values)
        await store.companies.save(work, edited)
        await work.tell(CompanyChanged(company=edited.id, changes=changes), rules.company_card(edited))
    return []


async def _add_company(work: Work, company: Company) -> Company:
    await store.companies.add(work, company)
    await work.tell(CompanyAdded(company=company.id), rules.company_card(company), is_new=True)
    return company


async def _write_people(work: Work, who: Passport, plan: Plan) -> list[UUID]:
    for name in plan.companies:
        await _add_company(work, Company(id=new_id(), account=who.account, name=name))
    companies = {rules.imports.company_key(each.name): each for each in await store.companies.every(work, who.account)}
    new = [_person(each, companies[rules.imports.company_key(each.company)]) for each in plan.add]
    await store.people.add_many(work, new)
    for person in new:
        await work.tell(PersonAdded(person=person.id, mail=person.mail), stream=who.account, about=person.id)
    edited = await _edit_people(work, who, plan.change, companies)
    await badges.issue(work, [*new, *edited])
    return [person.id for person in new]


def _person(planned: Planned, company: Company) -> Person:
    values: dict[str, Any] = {**planned.values, "company": company.id, "company_name": company.name}
    return Person(id=new_id(), account=company.account, **values)


async def _edit_people(work: Work, who: Passport, plans: list[Planned], companies: dict[str, Company]) -> list[Person]:
    people = await store.people.lock_some(work, [_existing(each) for each in plans], account=who.account)
    edited = []
    for each in plans:
        values, company = dict(each.values), companies[rules.imports.company_key(each.company)]
        if "company" in values:
            values["company"] = company.id
        person, changes = rules.edit(people[_existing(each)], values)
        person = replace(person, company_name=company.name)
        edited.append(person)
        fact = PersonChanged(person=person.id, mail=person.mail, changes=changes)
        await work.tell(fact, stream=who.account, about=person.id)
    await store.people.save_many(work, edited)
    return edited


def _existing(planned: Planned) -> UUID:
    return planned.existing or hidden()


async def _invite_later(work: Work, who: Passport, table: UUID, people: list[UUID]) -> None:
    """Queue the invitations, so many a minute: a mail server that gets thousands at once takes us for a nuisance."""
    for part, start in enumerate(range(0, len(people), model.INVITED_A_MINUTE)):
        some = [str(person) for person in people[start : start + model.INVITED_A_MINUTE]]
        at = work.now + timedelta(minutes=part) if part else None
        by = str(who.person)
        await jobs.defer(work, INVITE, at=at, table=str(table), part=part, account=str(who.account), by=by, people=some)


async def invite_part(work: Work, *, table: str, part: int, account: str, by: str, people: list[str]) -> None:
    """The job: invite a part of those whom an import added; once, however often it runs."""
    if not await store.imports.note_invited(work, UUID(table), part):
        return
    work.account, work.actor = UUID(account), UUID(by)
    for person in await store.people.some_by_id(work, [UUID(each) for each in people], UUID(account)):
        if person.active:
            fact = PersonInvited(person=person.id, mail=person.mail)
            await work.tell(fact, stream=person.account, about=person.id)


# silent: what nobody confirmed never counted
async def sweep(work: Work) -> None:
    """The job: forget tables that nobody confirmed."""
    await store.imports.sweep(work)
