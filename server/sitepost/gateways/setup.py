"""First run, and who one is: the two things that need several rooms at once."""

import hmac
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import Response

from sitepost.gateways.me import MyRef, me
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Kind, Refusal, Why
from sitepost.platform.http import May, get, post
from sitepost.platform.work import Work
from sitepost.tools.correspondence import actions as correspondence
from sitepost.tools.correspondence import store as correspondence_store
from sitepost.tools.correspondence.model.catalogue import TEMPLATES
from sitepost.tools.directory import actions as directory
from sitepost.tools.directory import store as directory_store
from sitepost.tools.directory.actions.account import Founded
from sitepost.tools.directory.model import Project
from sitepost.tools.identity import actions as identity
from sitepost.tools.identity.routes.signing import Asked, caller_of, cookie_of
from sitepost.tools.permissions import actions as permissions
from sitepost.tools.permissions.model import Assignment

ALREADY = Why("setup.already", Kind.STATE, "Sitepost is set up already. Please sign in.")
WRONG_CODE = Why("setup.wrong_code", Kind.FORBIDDEN, "This is not the set-up code that the server shows.")
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


class Administrator(msgspec.Struct, forbid_unknown_fields=True):
    """The first administrator."""

    name: Name
    mail: Annotated[str, msgspec.Meta(min_length=3, max_length=320)]
    password: Annotated[str, msgspec.Meta(max_length=1024)]


class FirstProject(msgspec.Struct, forbid_unknown_fields=True):
    """The first project."""

    name: Name
    time_zone: Annotated[str, msgspec.Meta(max_length=64)]
    number: Annotated[str, msgspec.Meta(max_length=40)] = ""


class FirstRun(msgspec.Struct, forbid_unknown_fields=True):
    """All that the first run asks; `types` are keys of the correspondence catalogue."""

    account_name: Name
    person: Administrator
    project: FirstProject
    code: Annotated[str, msgspec.Meta(max_length=200)] = ""
    types: Annotated[list[Annotated[str, msgspec.Meta(max_length=100)]], msgspec.Meta(max_length=100)] = []


class Offer(msgspec.Struct):
    """A correspondence type that the first run may add."""

    key: str
    name: str
    prefix: str


class SetupState(msgspec.Struct):
    """Whether the first run is still to come, whether it asks for the code that the server shows, what it offers."""

    needed: bool
    code_required: bool
    types: list[Offer]


class Begun(msgspec.Struct):
    """What the first run made."""

    account: MyRef
    project: MyRef


@get("/setup", may=May.PUBLIC, tags=["identity"])
async def setup_state(request: Asked, work: Work) -> SetupState:
    """Say whether the first run is still to come."""
    needed = not await directory_store.companies.any_account(work)
    types = [Offer(each.key, each.name, each.prefix) for each in TEMPLATES] if needed else []
    return SetupState(needed, needed and bool(request.app.state.settings.setup_code), types)


@post("/setup", may=May.PUBLIC, tags=["identity"])
async def set_up(request: Asked, work: Work, data: FirstRun) -> Response[Begun]:
    """Make the account, its first administrator and its first project in one go, and sign in."""
    await identity.sessions.throttle(work, ("setup", caller_of(request).address), limit=10)
    code = request.app.state.settings.setup_code
    if code and not hmac.compare_digest(code.encode(), data.code.encode()):
        raise Refusal(WRONG_CODE, field="code")
    identity.logins.check_password(data.person.password, mail=data.person.mail)
    hashed = await identity.passwords.hash_password(data.person.password)
    await directory_store.companies.lock_founding(work)
    if await directory_store.companies.any_account(work):
        raise Refusal(ALREADY)
    founded, project = await begin(work, data)
    opened = await identity.logins.first(work, founded.who, hashed=hashed, caller=caller_of(request))
    body = Begun(MyRef(founded.account, founded.company.name), MyRef(project.id, project.name))
    return Response(body, status_code=201, cookies=[cookie_of(request, opened.token)])


async def begin(work: Work, data: FirstRun) -> tuple[Founded, Project]:
    """Found the account with its first project, templates and types."""
    person, first = data.person, data.project
    founded = await directory.account.found(work, name=data.account_name, person_name=person.name, mail=person.mail)
    who = founded.who
    await permissions.seed(work, founded.account)
    project = await directory.projects.create(
        work, who, name=first.name, number=first.number, time_zone=first.time_zone
    )
    assignment = Assignment(project=project.id, person=who.person, account=founded.account)
    await permissions.give(work, assignment)
    await add_types(work, who, data.types, project=project.id)
    return founded, project


async def add_types(work: Work, who: Passport, keys: list[str], *, project: UUID) -> None:
    """Add correspondence types from the catalogue, with their rights."""
    if not keys:
        return
    made = await correspondence.catalogue.add_templates(
        work, who, keys=keys, new_project_default=True, projects=[project]
    )
    for each in await correspondence_store.types.of_company(work, account=who.account):
        if each.id in made:
            await permissions.add_type(work, who.account, tool=each.tool, title=each.name)


ROUTES = [setup_state, set_up, me]
