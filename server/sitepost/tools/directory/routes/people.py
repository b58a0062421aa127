"""Paths of the account's people."""

from uuid import UUID

import msgspec
from litestar import Response
from msgspec import UNSET, UnsetType

from sitepost.kernel.page import read_cursor, write_cursor
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Why, hidden, refuse
from sitepost.platform import passports
from sitepost.platform.http import Created, May, get, patch, post, put, versioned, wanted_version
from sitepost.platform.work import Work
from sitepost.tools.directory import actions, model, rules, store
from sitepost.tools.directory.model import Person
from sitepost.tools.directory.routes.shapes import (
    Cursor,
    IfMatch,
    Language,
    Limit,
    Mail,
    Name,
    PeoplePage,
    PersonView,
    Phones,
    Short,
    Words,
    given,
    person_view,
)

TAGS = ["directory"]


class NewPerson(msgspec.Struct, forbid_unknown_fields=True):
    """Somebody to add to the account; `invite` mails them a link to choose a password."""

    name: Name
    mail: Mail
    company_id: UUID
    title: Short = ""
    phones: Phones = []
    employee: bool = False
    account_admin: bool = False
    invite: bool = False


class PersonChange(msgspec.Struct, forbid_unknown_fields=True):
    """Fields of a person to change."""

    name: Name | UnsetType = UNSET
    mail: Mail | UnsetType = UNSET
    company_id: UUID | UnsetType = UNSET
    title: Short | UnsetType = UNSET
    phones: Phones | UnsetType = UNSET
    employee: bool | UnsetType = UNSET
    account_admin: bool | UnsetType = UNSET
    language: Language | UnsetType = UNSET


class Activity(msgspec.Struct, forbid_unknown_fields=True):
    """Whether a project is open."""

    active: bool


class SignIn(msgspec.Struct, forbid_unknown_fields=True):
    """Whether somebody may sign in; `reassign_to` takes the open letters that wait for them."""

    active: bool
    reassign_to: UUID | None = None


async def _reasons(work: Work, who: Passport, person: Person) -> dict[str, Why | None]:
    others = await store.people.other_admins(work, person.id, account=who.account)
    return {
        "edit": rules.why_not_administer(who),
        "invite": rules.why_not_invite(person),
        "deactivate": rules.why_not_deactivate(who, person, other_admins=others) if person.active else model.INACTIVE,
        "demote": rules.why_not_demote(person, other_admins=others) if who.account_admin else model.NOT_ACCOUNT_ADMIN,
    }


async def _check_reader(work: Work, who: Passport) -> None:
    if not who.account_admin:
        refuse(rules.why_not_read_account(who, await passports.of_caller(work, who)))


@get("/account/people", may=May.PERSON, tags=TAGS)
async def list_people(
    work: Work, who: Passport, q: Words = "", company: UUID | None = None, limit: Limit = 50, cursor: Cursor = None
) -> PeoplePage:
    """List everybody of the account by name, or the 50 best hits for `q` over name, title, mail, phone, company."""
    await _check_reader(work, who)
    if q.strip():
        found = await store.people.search(work, who.account, words=q, company=company)
        return PeoplePage([person_view(each) for each in found])
    after = read_cursor(cursor, str, UUID)
    found = await store.people.some(work, who.account, limit=limit + 1, after=after, company=company)
    more = write_cursor(found[limit - 1].name.lower(), found[limit - 1].id) if len(found) > limit else None
    return PeoplePage([person_view(each) for each in found[:limit]], more)


@post("/account/people", may=May.ACCOUNT_ADMIN, tags=TAGS)
async def add_person(work: Work, who: Passport, data: NewPerson) -> Response[PersonView]:
    """Add somebody to the account."""
    person = await actions.people.add(work, who, **given(data, company_id="company"))
    view = person_view(person, await _reasons(work, who, person))
    return Created(view, location=f"/api/account/people/{person.id}", version=person.version)


@get("/account/people/{person_id:uuid}", may=May.PERSON, tags=TAGS)
async def show_person(work: Work, who: Passport, person_id: UUID) -> Response[PersonView]:
    """Show one person; everybody may see themselves."""
    if person_id != who.person:
        await _check_reader(work, who)
    person = await store.people.load(work, person_id, account=who.account) or hidden()
    return versioned(person_view(person, await _reasons(work, who, person)), person.version)


@patch("/account/people/{person_id:uuid}", may=May.ACCOUNT_ADMIN, tags=TAGS)
async def edit_person(
    work: Work, who: Passport, person_id: UUID, data: PersonChange, if_match: IfMatch = None
) -> Response[PersonView]:
    """Change some fields of a person; their badge in every project follows."""
    values, expected = given(data, company_id="company"), wanted_version(if_match)
    person = await actions.people.edit(work, who, person_id, values=values, expected=expected)
    return versioned(person_view(person, await _reasons(work, who, person)), person.version)


@post("/account/people/{person_id:uuid}/invitation", may=May.ACCOUNT_ADMIN, status_code=202, tags=TAGS)
async def invite_person(work: Work, who: Passport, person_id: UUID) -> None:
    """Mail an invitation to a person; earlier ones stop working."""
    await actions.people.invite(work, who, person_id)


@put("/account/people/{person_id:uuid}/active", may=May.ACCOUNT_ADMIN, tags=TAGS)
async def set_person_active(
    work: Work, who: Passport, person_id: UUID, data: SignIn, if_match: IfMatch = None
) -> Response[PersonView]:
    """Deactivate a person, which ends their access at once, or let them in again.

    While open letters wait for them this is refused with a list of those, unless `reassign_to` takes them.
    """
    person = await actions.people.set_active(
        work, who, person_id, active=data.active, successor=data.reassign_to, expected=wanted_version(if_match)
    )
    return versioned(person_view(person, await _reasons(work, who, person)), person.version)


ROUTES = [list_people, add_person, show_person, edit_person, invite_person, set_person_active]
