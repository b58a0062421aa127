"""Paths of distribution groups."""

from typing import Annotated
from uuid import UUID

import msgspec
from litestar import Response
from msgspec import UNSET, UnsetType

from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import hidden
from sitepost.platform.http import Created, May, Viewing, delete, get, patch, post, versioned, wanted_version
from sitepost.platform.work import Work
from sitepost.tools.directory import actions, rules, store
from sitepost.tools.directory.model import Group
from sitepost.tools.directory.routes.shapes import CompanyRef, IfMatch, Long, Name, abilities, given

TAGS = ["directory"]
Ids = Annotated[list[UUID], msgspec.Meta(max_length=1000)]


class NewGroup(msgspec.Struct, forbid_unknown_fields=True):
    """A group to make, of members of the project."""

    name: Name
    description: Long = ""
    people: Ids = []


class GroupChange(msgspec.Struct, forbid_unknown_fields=True):
    """Fields of a group to change."""

    name: Name | UnsetType = UNSET
    description: Long | UnsetType = UNSET
    people: Ids | UnsetType = UNSET


class GroupView(msgspec.Struct):
    """A distribution group."""

    id: UUID
    name: str
    description: str
    people: list[UUID]
    version: int
    can: list[str]
    why_not: dict[str, str]


class PersonInGroup(msgspec.Struct):
    """Somebody whom groups name by id."""

    name: str
    initials: str
    company: CompanyRef


class Groups(msgspec.Struct):
    """Every group of the project by name, who is in them, and whether more may be made."""

    items: list[GroupView]
    people: dict[UUID, PersonInGroup]
    can: list[str]
    next: str | None = None


def view(group: Group, who: Passport) -> GroupView:
    """Show a group to `who`."""
    why = rules.why_not_edit_directory(who)
    may = abilities({"edit": why, "delete": why})
    return GroupView(group.id, group.name, group.description, list(group.people), group.version, **may)


@get("/projects/{project_id:uuid}/groups", may=May.MEMBER, viewing=Viewing.SHOWN, tags=TAGS)
async def list_groups(work: Work, who: Passport, project_id: UUID) -> Groups:
    """List the project's distribution groups by name."""
    may = abilities({"create": rules.why_not_edit_directory(who)})["can"]
    found = await store.groups.every(work, project_id)
    people = await store.people.some_by_id(work, {person for group in found for person in group.people}, who.account)
    names = {
        each.id: PersonInGroup(each.name, each.initials, CompanyRef(each.company, each.company_name)) for each in people
    }
    return Groups([view(each, who) for each in found], names, may)


@post("/projects/{project_id:uuid}/groups", may=May.MEMBER, tags=TAGS)
async def add_group(work: Work, who: Passport, project_id: UUID, data: NewGroup) -> Response[GroupView]:
    """Make a distribution group."""
    group = await actions.groups.add(work, who, **given(data))
    location = f"/api/projects/{project_id}/groups/{group.id}"
    return Created(view(group, who), location=location, version=group.version)


@get("/projects/{project_id:uuid}/groups/{group_id:uuid}", may=May.MEMBER, viewing=Viewing.SHOWN, tags=TAGS)
async def show_group(work: Work, who: Passport, project_id: UUID, group_id: UUID) -> Response[GroupView]:
    """Show one group."""
    group = await store.groups.load(work, group_id, project=project_id) or hidden()
    return versioned(view(group, who), group.version)


@patch("/projects/{project_id:uuid}/groups/{group_id:uuid}", may=May.MEMBER, tags=TAGS)
async def edit_group(
    work: Work, who: Passport, project_id: UUID, group_id: UUID, data: GroupChange, if_match: IfMatch = None
) -> Response[GroupView]:
    """Change some fields of a group."""
    expected = wanted_version(if_match)
    group = await actions.groups.edit(work, who, group_id, values=given(data), expected=expected)
    return versioned(view(group, who), group.version)


@delete("/projects/{project_id:uuid}/groups/{group_id:uuid}", may=May.MEMBER, tags=TAGS)
async def end_group(work: Work, who: Passport, project_id: UUID, group_id: UUID) -> None:
    """End a group; it is offered no more."""
    await actions.groups.end(work, who, group_id)


ROUTES = [list_groups, add_group, show_group, edit_group, end_group]
