"""GET /me: who one is, one's projects with their tools, and one's settings."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from litestar import Request

from sitepost.kernel.passport import LEVEL_NAMES, Level, Passport
from sitepost.kernel.refusal import hidden
from sitepost.platform import cards, passports
from sitepost.platform.cards import Heading
from sitepost.platform.http import May, Viewing, get
from sitepost.platform.http.gate import Bearer
from sitepost.platform.work import Work
from sitepost.tools.directory import rules as directory_rules
from sitepost.tools.directory import store as directory
from sitepost.tools.identity import store as identity
from sitepost.tools.identity.model import Settings
from sitepost.tools.permissions.model import ADMIN_TOOL, DIRECTORY, STATIC_TOOLS

TYPE_CARD = "correspondence.type"


class MyRef(msgspec.Struct):
    """Something with a name."""

    id: UUID
    name: str


class Myself(msgspec.Struct):
    """The person who asks."""

    id: UUID
    name: str
    mail: str
    initials: str
    company: MyRef
    employee: bool
    title: str
    language: str
    account_admin: bool


class ToolGrant(msgspec.Struct):
    """A tool of a project with one's level, and what one may do there."""

    key: str
    title: str
    level: str
    can: list[str]


class MyProject(msgspec.Struct):
    """A project that one is in, with its tools and what one may do in the project itself."""

    id: UUID
    number: str
    name: str
    time_zone: str
    currency: str
    tools: list[ToolGrant]
    can: list[str]


class MyEyes(msgspec.Struct):
    """Who looks through this person's eyes in this session, and until when."""

    viewer: MyRef
    ends_at: datetime


class Me(msgspec.Struct):
    """Everything that the client draws its menus from; `viewing` is set where somebody else looks."""

    person: Myself
    account: MyRef
    projects: list[MyProject]
    can: list[str]
    settings: Settings
    viewing: MyEyes | None = None


@get("/me", may=May.PERSON, viewing=Viewing.SHOWN, tags=["identity"])
async def me(request: Request[Any, Any, Any], work: Work, who: Passport) -> Me:
    """Tell who one is: person, account, projects with their tools and levels, and settings."""
    person = await directory.people.load(work, who.person, account=who.account) or hidden()
    settings = await identity.settings(work, who.viewer or who.person)
    held = await passports.of_caller(work, who)
    types = await cards.headings(work, kind=TYPE_CARD, passports=held)
    return Me(
        person=Myself(
            id=person.id,
            name=person.name,
            mail=person.mail,
            initials=person.initials,
            company=MyRef(person.company, person.company_name),
            employee=person.employee,
            title=person.title,
            language=settings.language or person.language,
            account_admin=who.account_admin,
        ),
        account=MyRef(who.account, who.site.name),
        projects=[_project(each, [type for type in types if type.scope == each.project]) for each in held],
        can=_account_can(who, held),
        settings=settings,
        viewing=await _eyes(work, who, request.scope.get("bearer")),
    )


async def _eyes(work: Work, who: Passport, bearer: object) -> MyEyes | None:
    if who.viewer is None or not isinstance(bearer, Bearer) or bearer.until is None:
        return None
    viewer = await passports.load(work, scope=who.account, person=who.viewer) or hidden()
    return MyEyes(MyRef(viewer.person, viewer.name), bearer.until)


def _project(passport: Passport, types: Iterable[Heading]) -> MyProject:
    site = passport.site
    can = {
        "edit_project": directory_rules.why_not_edit_project(passport),
        "edit_directory": directory_rules.why_not_edit_directory(passport),
    }
    return MyProject(
        id=site.id,
        number=site.number,
        name=site.name,
        time_zone=site.calendar.time_zone,
        currency=site.currency,
        tools=[*_static(passport), *(_type(passport, each) for each in types)],
        can=[action for action, why in can.items() if why is None],
    )


def _static(passport: Passport) -> list[ToolGrant]:
    return [
        ToolGrant(key, title, LEVEL_NAMES[level], ["edit"] if level is Level.ADMIN and key in EDITED else [])
        for key, title in STATIC_TOOLS.items()
        if (level := passport.level(key)) > Level.NONE
    ]


EDITED = {DIRECTORY, ADMIN_TOOL}


def _type(passport: Passport, heading: Heading) -> ToolGrant:
    level, can = passport.level(heading.tool), []
    if heading.state == "" and (level >= Level.STANDARD or passport.granted(heading.tool, "create")):
        can.append("create")
    if level is Level.ADMIN:
        can.append("configure")
    return ToolGrant(heading.tool, heading.title, LEVEL_NAMES[level], can)


def _account_can(who: Passport, held: list[Passport]) -> list[str]:
    reasons: dict[str, Any] = {
        "administer": directory_rules.why_not_administer(who),
        "create_project": directory_rules.why_not_administer(who),
        "read_people": directory_rules.why_not_read_account(who, held),
    }
    return [action for action, why in reasons.items() if why is None]
