"""Paths of who may do what in a project."""

from uuid import UUID

import msgspec
from litestar import Response

from sitepost.kernel.passport import LEVEL_NAMES, Level, Passport
from sitepost.kernel.refusal import hidden, refuse
from sitepost.platform import passports
from sitepost.platform.http import May, Viewing, get, put, versioned, wanted_version
from sitepost.platform.work import Work
from sitepost.tools.permissions import actions, rules, store
from sitepost.tools.permissions.model import Assignment, Rights, Source, Template
from sitepost.tools.permissions.routes.templates import TAGS, IfMatch, Levels, ToolView, tool_views


class RightsGiven(msgspec.Struct, forbid_unknown_fields=True):
    """What a member shall have: a template, or levels by hand."""

    template_id: UUID | None = None
    levels: Levels | None = None


class MemberCompany(msgspec.Struct):
    """The company of a member."""

    id: UUID | None
    name: str


class TemplateRef(msgspec.Struct):
    """A template to choose."""

    id: UUID
    name: str


class RightsView(msgspec.Struct):
    """What a member has; `template_id` is None for levels by hand and for company administrators."""

    id: UUID
    name: str
    company: MemberCompany
    account_admin: bool
    template_id: UUID | None
    levels: dict[str, str]
    grants: dict[str, list[str]]
    version: int
    can: list[str]
    why_not: dict[str, str]


class RightsTable(msgspec.Struct):
    """People by tools."""

    tools: list[ToolView]
    templates: list[TemplateRef]
    items: list[RightsView]


class GrantHeld(msgspec.Struct):
    """A granular permission of a tool: whether it is held, and where it comes from."""

    key: str
    held: bool
    source: Source | None


class ToolRights(msgspec.Struct):
    """A tool with somebody's level on it, where that comes from, and its granular permissions."""

    key: str
    title: str
    level: str
    source: Source | None
    grants: list[GrantHeld]


class PersonRights(RightsView):
    """What one member has, tool by tool, with where each right comes from."""

    template: TemplateRef | None
    tools: list[ToolRights]


def _row(member: Passport, template: UUID | None, who: Passport) -> RightsView:
    why = rules.why_not_assign(who, member)
    return RightsView(
        id=member.person,
        name=member.name,
        company=MemberCompany(member.company, member.company_name),
        account_admin=member.account_admin,
        template_id=template,
        levels={tool: LEVEL_NAMES[level] for tool, level in member.levels.items()},
        grants={tool: sorted(held) for tool, held in member.grants.items()},
        version=rules.rights_version(member, template),
        can=[] if why else ["assign"],
        why_not={"assign": why.code} if why else {},
    )


@get("/projects/{project_id:uuid}/permissions", may=May.MEMBER, viewing=Viewing.SHOWN, tags=TAGS)
async def show_table(work: Work, who: Passport, project_id: UUID) -> RightsTable:
    """Show who may do what: the project's people by its tools, and the templates to choose from."""
    refuse(rules.why_not_see_rights(who))
    given = {each.person: each.template for each in await store.of_project(work, project_id)}
    members = await passports.of_scope(work, project_id)
    templates = await store.templates(work, who.account)
    return RightsTable(
        tools=tool_views(await store.tools(work, who.account, archived=False)),
        templates=[TemplateRef(each.id, each.name) for each in templates],
        items=[_row(each, None if each.account_admin else given.get(each.person), who) for each in members],
    )


@put("/projects/{project_id:uuid}/people/{person_id:uuid}/permissions", may=May.MEMBER, tags=TAGS)
async def set_rights(
    work: Work, who: Passport, project_id: UUID, person_id: UUID, data: RightsGiven, if_match: IfMatch = None
) -> Response[RightsView]:
    """Give a member a template, or levels by hand; it counts at once. If-Match is the `version` of what they have."""
    levels: dict[str, str] | None = None if data.levels is None else {**data.levels}
    expected = wanted_version(if_match)
    await actions.assign(work, who, person_id, template=data.template_id, levels=levels, expected=expected)
    member = await passports.load(work, scope=project_id, person=person_id) or hidden()
    row = _row(member, data.template_id, who)
    return versioned(row, row.version)


@get(
    "/projects/{project_id:uuid}/people/{person_id:uuid}/permissions",
    may=May.MEMBER,
    viewing=Viewing.SHOWN,
    tags=TAGS,
)
async def show_rights(work: Work, who: Passport, project_id: UUID, person_id: UUID) -> Response[PersonRights]:
    """Show what a member has and where it comes from: their template, their level, their being an administrator."""
    refuse(rules.why_not_see_of(who, person_id))
    member = await passports.load(work, scope=project_id, person=person_id) or hidden()
    given = await store.assignment(work, project=project_id, person=person_id)
    template = None
    if given is not None and given.template is not None and not member.account_admin:
        template = await store.load_template(work, given.template, account=who.account)
    tools = await store.tools(work, who.account, archived=False)
    body = _person(member, given, template, who, rules.shown_tools(tools, member, who))
    return versioned(body, body.version)


def _person(
    member: Passport, given: Assignment | None, template: Template | None, who: Passport, tools: dict[str, str]
) -> PersonRights:
    found = rules.rights(given, template, account_admin=member.account_admin, tools=tools)
    row = _row(member, template.id if template else None, who)
    return PersonRights(
        **msgspec.structs.asdict(row),
        template=TemplateRef(template.id, template.name) if template else None,
        tools=[_tool(key, title, found) for key, title in tools.items()],
    )


def _tool(key: str, title: str, found: Rights) -> ToolRights:
    held = found.granted_by.get(key, {})
    level = found.levels.get(key, Level.NONE)
    grants = [GrantHeld(grant, grant in held, held.get(grant)) for grant in rules.grants_of(key)]
    return ToolRights(key, title, LEVEL_NAMES[level], found.sources.get(key), grants)


ROUTES = [show_table, show_rights, set_rights]
