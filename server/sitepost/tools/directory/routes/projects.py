"""Paths of projects."""

from datetime import date
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import Response
from litestar.params import Parameter
from msgspec import UNSET, UnsetType

from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import hidden
from sitepost.platform.http import Created, May, Viewing, get, patch, post, put, versioned, wanted_version
from sitepost.platform.work import Work
from sitepost.tools.directory import actions, rules, store
from sitepost.tools.directory.model import MOST_HOLIDAYS, Holiday, Person, Project
from sitepost.tools.directory.routes.people import Activity
from sitepost.tools.directory.routes.shapes import (
    Code,
    IfMatch,
    Long,
    Name,
    PersonView,
    Short,
    abilities,
    given,
    person_view,
)

TAGS = ["directory"]
WorkingDays = Annotated[list[Annotated[int, msgspec.Meta(ge=0, le=6)]], msgspec.Meta(max_length=7)]


class DayOff(msgspec.Struct, forbid_unknown_fields=True):
    """A day on which the project does not work."""

    on: date
    name: Short = ""


DaysOff = Annotated[list[DayOff], msgspec.Meta(max_length=MOST_HOLIDAYS)]


class NewProject(msgspec.Struct, forbid_unknown_fields=True):
    """A project to create; working days count from 0 (Monday)."""

    name: Name
    time_zone: Annotated[str, msgspec.Meta(max_length=64)]
    number: Code = ""
    address: Long = ""
    working_days: WorkingDays = msgspec.field(default_factory=lambda: [0, 1, 2, 3, 4])
    holidays: DaysOff = []
    currency: Code = ""


class ProjectChange(msgspec.Struct, forbid_unknown_fields=True):
    """Fields of a project to change."""

    name: Name | UnsetType = UNSET
    number: Code | UnsetType = UNSET
    address: Long | UnsetType = UNSET
    time_zone: Annotated[str, msgspec.Meta(max_length=64)] | UnsetType = UNSET
    working_days: WorkingDays | UnsetType = UNSET
    holidays: DaysOff | UnsetType = UNSET
    currency: Code | UnsetType = UNSET


class Entry(msgspec.Struct, forbid_unknown_fields=True):
    """Somebody of the account who shall be a member."""

    person_id: UUID
    template_id: UUID | None = None


class ProjectView(msgspec.Struct):
    """A project with its calendar."""

    id: UUID
    number: str
    name: str
    address: str
    time_zone: str
    working_days: list[int]
    holidays: list[DayOff]
    currency: str
    active: bool
    version: int
    can: list[str]
    why_not: dict[str, str]


class Projects(msgspec.Struct):
    """Projects by name."""

    items: list[ProjectView]
    next: str | None = None


class DaysOffView(msgspec.Struct):
    """Public holidays."""

    items: list[DayOff]


def view(project: Project, who: Passport) -> ProjectView:
    """Show a project to `who`."""
    return ProjectView(
        id=project.id,
        number=project.number,
        name=project.name,
        address=project.address,
        time_zone=project.time_zone,
        working_days=list(project.working_days),
        holidays=[DayOff(each.on, each.name) for each in project.holidays],
        currency=project.currency,
        active=project.active,
        version=project.version,
        **abilities({"edit": rules.why_not_edit_project(who), "close": rules.why_not_administer(who)}),
    )


def _values(data: NewProject | ProjectChange) -> dict[str, object]:
    values = given(data)
    if "holidays" in values:
        values["holidays"] = [Holiday(each.on, each.name) for each in values["holidays"]]
    return values


@get("/account/projects", may=May.PERSON, tags=TAGS)
async def list_projects(work: Work, who: Passport) -> Projects:
    """List one's own projects; a company administrator gets all of the account, closed ones too."""
    if who.account_admin:
        found = await store.projects.every(work, who.account)
    else:
        found = await store.projects.of_person(work, who.person, account=who.account)
    return Projects([view(each, who) for each in found])


@post("/account/projects", may=May.ACCOUNT_ADMIN, tags=TAGS)
async def create_project(work: Work, who: Passport, data: NewProject) -> Response[ProjectView]:
    """Create a project; who creates it is its first member."""
    project = await actions.projects.create(work, who, **_values(data))
    return Created(view(project, who), location=f"/api/projects/{project.id}", version=project.version)


@put("/account/projects/{account_project_id:uuid}/active", may=May.ACCOUNT_ADMIN, tags=TAGS)
async def set_project_active(
    work: Work, who: Passport, account_project_id: UUID, data: Activity, if_match: IfMatch = None
) -> Response[ProjectView]:
    """Close a project to everybody, or open it again."""
    expected = wanted_version(if_match)
    changed = await actions.projects.set_active(work, who, account_project_id, active=data.active, expected=expected)
    return versioned(view(changed, who), changed.version)


@post("/account/projects/{account_project_id:uuid}/people", may=May.ACCOUNT_ADMIN, tags=TAGS)
async def enter_project(work: Work, who: Passport, account_project_id: UUID, data: Entry) -> Response[PersonView]:
    """Make somebody of the account (oneself, too) a member of any of its projects."""
    person: Person = await actions.members.add_to(
        work, who, account_project_id, person=data.person_id, template=data.template_id
    )
    location = f"/api/projects/{account_project_id}/people/{person.id}"
    return Created(person_view(person), location=location)


@get("/projects/{project_id:uuid}", may=May.MEMBER, viewing=Viewing.SHOWN, tags=TAGS)
async def show_project(work: Work, who: Passport, project_id: UUID) -> Response[ProjectView]:
    """Show a project."""
    project = await store.projects.load(work, project_id, account=who.account) or hidden()
    return versioned(view(project, who), project.version)


@patch("/projects/{project_id:uuid}", may=May.MEMBER, tags=TAGS)
async def edit_project(
    work: Work, who: Passport, project_id: UUID, data: ProjectChange, if_match: IfMatch = None
) -> Response[ProjectView]:
    """Change a project's name, number, address, calendar or currency."""
    expected = wanted_version(if_match)
    project = await actions.projects.edit(work, who, project_id, values=_values(data), expected=expected)
    return versioned(view(project, who), project.version)


@get("/account/holidays", may=May.PERSON, tags=TAGS)
async def list_holidays(
    country: Annotated[str, Parameter(min_length=2, max_length=10)],
    year: Annotated[int, Parameter(ge=1970, le=2100)],
) -> DaysOffView:
    """List the public holidays of a country (GB) or a part of one (US-CA), to be put into a project's calendar."""
    found = actions.projects.holidays_of(country, year)
    return DaysOffView([DayOff(each.on, each.name) for each in found])


ROUTES = [
    list_projects,
    create_project,
    set_project_active,
    enter_project,
    show_project,
    edit_project,
    list_holidays,
]
