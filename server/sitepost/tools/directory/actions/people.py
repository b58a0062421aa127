"""Adding, editing, inviting and deactivating people."""

from typing import Any
from uuid import UUID

from msgspec.structs import replace

from sitepost.events.directory import (
    PersonAdded,
    PersonChanged,
    PersonDeactivated,
    PersonInvited,
    PersonReactivated,
)
from sitepost.events.identity import LanguageChosen
from sitepost.kernel.ids import new_id
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Refusal, hidden, refuse
from sitepost.kernel.version import refuse_stale
from sitepost.platform.work import Work
from sitepost.tools.directory import model, rules, store
from sitepost.tools.directory.actions import badges
from sitepost.tools.directory.model import Company, Person

SERVICE_MARK = "API: "


async def _company(work: Work, who: Passport, company: UUID) -> Company:
    found = await store.companies.seen(work, company, who)
    if found is None:
        raise Refusal(model.UNKNOWN_COMPANY, field="company_id")
    return found


async def _refuse_taken(work: Work, mail: str, *, account: UUID, person: UUID | None = None) -> None:
    taken = await store.people.by_mail(work, mail, account=account)
    if taken is not None and taken.id != person:
        raise Refusal(model.MAIL_TAKEN, field="mail", extra={"person": str(taken.id), "name": taken.name})


async def add(work: Work, who: Passport, *, invite: bool = False, **values: Any) -> Person:
    """Add a person to the account.

    `who` is a company administrator, or a Directory Admin of a project who brings somebody new into
    it. Errors: `directory.mail_taken` (with the person who has it), `directory.unknown_company`.
    """
    refuse(rules.why_not_edit_directory(who))
    if values.get("employee") or values.get("account_admin"):
        refuse(None if who.account_admin else model.ADMIN_ONLY_FIELD, field="employee")
    values = rules.cleaning.person(values)
    company = await _company(work, who, values["company"])
    person = Person(id=new_id(), account=who.account, company_name=company.name, **values)
    await _refuse_taken(work, person.mail, account=who.account)
    await store.people.add(work, person)
    await badges.issue(work, [person])
    fact = PersonAdded(person=person.id, mail=person.mail, invite=invite)
    await work.tell(fact, stream=who.account, about=person.id)
    return person


async def add_service(work: Work, who: Passport, *, name: str) -> Person:
    """Add a program to the account, of the company of `who`; it is in no project until somebody adds it to one.

    Its name begins with “API: ”, so that whoever reads a history knows. Errors: `directory.not_account_admin`.
    """
    refuse(rules.why_not_administer(who))
    if who.company is None:
        raise Refusal(model.UNKNOWN_COMPANY)
    company = await _company(work, who, who.company)
    kept = rules.cleaning.person({"name": f"{SERVICE_MARK}{name.removeprefix(SERVICE_MARK)}"})
    person = Person(id=new_id(), account=who.account, company=company.id, company_name=company.name, mail="",
                    service=True, **kept)  # fmt: skip
    await store.people.add(work, person)
    await badges.issue(work, [person])
    await work.tell(PersonAdded(person=person.id, mail=""), stream=who.account, about=person.id)
    return person


async def edit(work: Work, who: Passport, person: UUID, *, values: dict[str, Any], expected: int | None) -> Person:
    """Edit a person; their badges follow.

    Errors: `stale`, `directory.admin_only_field`, `directory.last_admin`, `directory.mail_taken`.
    """
    if "account_admin" in values:
        await store.companies.lock_account(work, who.account)
    found = await store.people.load(work, person, account=who.account, for_change=True) or hidden()
    refuse(rules.why_not_edit_person(who, found, set(values)))
    refuse_stale(expected, current=found.version, touched=found.touched)
    edited, changes = rules.edit(found, rules.cleaning.person(values))
    if not changes:
        return found
    await _check(work, found, edited)
    if edited.company != found.company:
        edited = _with_company(edited, await _company(work, who, edited.company))
    await _save(work, edited)
    fact = PersonChanged(person=person, mail=edited.mail, changes=changes)
    await work.tell(fact, stream=who.account, about=person)
    return edited


def _with_company(person: Person, company: Company) -> Person:
    return replace(person, company_name=company.name)


async def _check(work: Work, found: Person, edited: Person) -> None:
    if found.account_admin and not edited.account_admin:
        others = await store.people.other_admins(work, found.id, account=found.account)
        refuse(rules.why_not_demote(found, other_admins=others), field="account_admin")
    if edited.mail != found.mail:
        await _refuse_taken(work, edited.mail, account=found.account, person=found.id)


async def _save(work: Work, person: Person) -> None:
    await store.people.save(work, person)
    await badges.issue(work, [person])


async def invite(work: Work, who: Passport, person: UUID) -> None:
    """Ask for an invitation mail to a person. Errors: `directory.inactive`."""
    refuse(rules.why_not_edit_directory(who))
    found = await store.people.load(work, person, account=who.account) or hidden()
    refuse(rules.why_not_invite(found))
    await work.tell(PersonInvited(person=person, mail=found.mail), stream=who.account, about=person)


async def check_successor(
    work: Work, who: Passport, successor: UUID, *, person: UUID, project: UUID | None = None
) -> None:
    """Refuse `directory.bad_successor` unless `successor` is somebody else who can sign in, and on `project`."""
    found = await store.people.load(work, successor, account=who.account)
    is_there = project is None or bool(await store.people.members_among(work, [successor], project=project))
    if found is None or not found.active or found.id == person or not is_there:
        raise Refusal(model.SUCCESSOR, field="reassign_to")


async def set_active(
    work: Work,
    who: Passport,
    person: UUID,
    *,
    active: bool,
    successor: UUID | None = None,
    expected: int | None = None,
) -> Person:
    """Deactivate a person, which ends their access at once, or let them in again (spec D6).

    `successor` takes what waits for them, as in `members.remove`.
    Errors: `directory.last_admin`, `directory.not_yourself`, `directory.bad_successor`, `stale`.
    """
    refuse(rules.why_not_administer(who))
    await store.companies.lock_account(work, who.account)
    found = await store.people.load(work, person, account=who.account, for_change=True) or hidden()
    refuse_stale(expected, current=found.version, touched=found.touched)
    if not active:
        others = await store.people.other_admins(work, person, account=who.account)
        refuse(rules.why_not_deactivate(who, found, other_admins=others))
    if successor is not None:
        await check_successor(work, who, successor, person=person)
    edited, changes = rules.edit(found, {"active": active})
    if changes:
        await _save(work, edited)
        fact = PersonReactivated(person=person) if active else PersonDeactivated(person=person, successor=successor)
        await work.tell(fact, stream=who.account, about=person)
    return edited


# silent: identity has told of it
async def keep_language(work: Work, fact: LanguageChosen) -> None:
    """Put the language that somebody chose on their badges: their mails come in it from now on."""
    people = await store.people.some_by_id(work, [fact.person], work.account) if work.account else []
    for person in people:
        if await store.people.keep_language(work, person.id, account=person.account, language=fact.language):
            await badges.issue(work, [replace(person, language=fact.language)])
