"""Paths of the people in a project."""

from uuid import UUID

import msgspec
from litestar import Response
from msgspec import UNSET, UnsetType

from sitepost.kernel.page import read_cursor, write_cursor
from sitepost.kernel.passport import LEVEL_NAMES, Level, Passport
from sitepost.kernel.refusal import Kind, Refusal, Why, hidden
from sitepost.platform.http import Created, May, Viewing, delete, get, patch, post, versioned, wanted_version
from sitepost.platform.work import Work
from sitepost.tools.directory import actions, rules, store
from sitepost.tools.directory.model import Member
from sitepost.tools.directory.routes.shapes import (
    CompanyRef,
    Cursor,
    IfMatch,
    Limit,
    Mail,
    Name,
    Phones,
    Short,
    Words,
    abilities,
    given,
)

TAGS = ["directory"]
PERSON_OR_ID = Why("directory.person_or_id", Kind.INVALID, "Give somebody of the account, or somebody new.")


class Newcomer(msgspec.Struct, forbid_unknown_fields=True):
    """Somebody who is new to the account."""

    name: Name
    mail: Mail
    company_id: UUID
    title: Short = ""
    phones: Phones = []
    employee: bool = False


class NewMember(msgspec.Struct, forbid_unknown_fields=True):
    """Who shall join: somebody of the account, or somebody new."""

    person_id: UUID | None = None
    person: Newcomer | None = None
    template_id: UUID | None = None
    invite: bool = False


class MemberChange(msgspec.Struct, forbid_unknown_fields=True):
    """What a project's directory may change about a person."""

    name: Name | UnsetType = UNSET
    title: Short | UnsetType = UNSET
    phones: Phones | UnsetType = UNSET


class MemberView(msgspec.Struct):
    """A person in the project; `template_id` and `levels` are told to its Directory Admins only."""

    id: UUID
    name: str
    initials: str
    mail: str
    title: str
    phones: list[str]
    company: CompanyRef
    employee: bool
    account_admin: bool
    active: bool
    version: int
    can: list[str]
    why_not: dict[str, str]
    template_id: UUID | UnsetType | None = UNSET
    levels: dict[str, str] | UnsetType = UNSET


class Members(msgspec.Struct):
    """A page of the project's people, and whether more may be added."""

    items: list[MemberView]
    can: list[str]
    next: str | None = None


def view(member: Member, who: Passport) -> MemberView:
    """Show a member to `who`."""
    person = member.person
    shown = MemberView(
        id=person.id,
        name=person.name,
        initials=person.initials,
        mail=person.mail,
        title=person.title,
        phones=list(person.phones),
        company=CompanyRef(person.company, person.company_name),
        employee=person.employee,
        account_admin=person.account_admin,
        active=person.active,
        version=person.version,
        **abilities(
            {
                "edit": rules.why_not_edit_person(who, person, set()),
                "remove": rules.why_not_remove(who, person),
            }
        ),
    )
    if rules.why_not_edit_directory(who) is None:
        shown.template_id = member.template
        shown.levels = {tool: LEVEL_NAMES[Level(level)] for tool, level in member.levels.items()}
    return shown


@get("/projects/{project_id:uuid}/people", may=May.MEMBER, viewing=Viewing.SHOWN, tags=TAGS)
async def list_members(
    work: Work,
    who: Passport,
    project_id: UUID,
    q: Words = "",
    company: UUID | None = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Members:
    """List the project's people by name, or the 50 best hits for `q` over name, title, mail, phone and company."""
    may = abilities({"create": rules.why_not_edit_directory(who)})["can"]
    if q.strip():
        found = await store.people.search_members(work, project_id, words=q, company=company)
        return Members([view(each, who) for each in found], may)
    after = read_cursor(cursor, str, UUID)
    found = await store.people.members(work, project_id, limit=limit + 1, after=after, company=company)
    last = found[limit - 1].person if len(found) > limit else None
    more = write_cursor(last.name.lower(), last.id) if last else None
    return Members([view(each, who) for each in found[:limit]], may, more)


async def _shown(work: Work, who: Passport, person: UUID) -> MemberView:
    return view(await store.people.member(work, person, project=who.project) or hidden(), who)


@post("/projects/{project_id:uuid}/people", may=May.MEMBER, tags=TAGS)
async def add_member(work: Work, who: Passport, project_id: UUID, data: NewMember) -> Response[MemberView]:
    """Add somebody to the project: of the account, or new; the permission template takes effect right after."""
    template, invite = data.template_id, data.invite
    if (data.person_id is None) == (data.person is None):
        raise Refusal(PERSON_OR_ID, field="person_id")
    if data.person_id is not None:
        person = await actions.members.add(work, who, person=data.person_id, template=template, invite=invite)
    else:
        values = given(data.person or hidden(), company_id="company")
        person = await actions.members.add_new(work, who, values=values, template=template, invite=invite)
    location = f"/api/projects/{project_id}/people/{person.id}"
    return Created(await _shown(work, who, person.id), location=location, version=person.version)


@get("/projects/{project_id:uuid}/people/{person_id:uuid}", may=May.MEMBER, viewing=Viewing.SHOWN, tags=TAGS)
async def show_member(work: Work, who: Passport, project_id: UUID, person_id: UUID) -> Response[MemberView]:
    """Show one person of the project."""
    shown = await _shown(work, who, person_id)
    return versioned(shown, shown.version)


@patch("/projects/{project_id:uuid}/people/{person_id:uuid}", may=May.MEMBER, tags=TAGS)
async def edit_member(
    work: Work, who: Passport, project_id: UUID, person_id: UUID, data: MemberChange, if_match: IfMatch = None
) -> Response[MemberView]:
    """Change name, title or phones of somebody in the project; the rest is the company's."""
    if not await store.people.members_among(work, [person_id], project=project_id):
        hidden()
    expected = wanted_version(if_match)
    person = await actions.people.edit(work, who, person_id, values=given(data), expected=expected)
    return versioned(await _shown(work, who, person_id), person.version)


@delete("/projects/{project_id:uuid}/people/{person_id:uuid}", may=May.MEMBER, tags=TAGS)
async def remove_member(
    work: Work, who: Passport, project_id: UUID, person_id: UUID, reassign_to: UUID | None = None
) -> None:
    """Take somebody out of the project and its groups; what they did there stays.

    While open letters wait for them this is refused with a list of those, unless `reassign_to` takes them.
    """
    await actions.members.remove(work, who, person_id, successor=reassign_to)


ROUTES = [list_members, add_member, show_member, edit_member, remove_member]
