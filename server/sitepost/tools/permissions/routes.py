"""Paths of permission templates and of who may do what in a project."""

from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from litestar import Response
from litestar.params import Parameter
from msgspec import UNSET, UnsetType

from sitepost.kernel.passport import LEVEL_NAMES, Passport
from sitepost.kernel.refusal import hidden, refuse
from sitepost.platform import passports
from sitepost.platform.http import Created, May, get, patch, post, put, versioned, wanted_version
from sitepost.platform.work import Work
from sitepost.tools.permissions import actions, rules, store
from sitepost.tools.permissions.model import Template

TAGS = ["permissions"]
IfMatch = Annotated[str | None, Parameter(header="If-Match", description="The version that is edited, as its ETag.")]
LevelName = Literal["none", "read_only", "standard", "admin"]
Tool = Annotated[str, msgspec.Meta(max_length=100)]
Levels = dict[Tool, LevelName]
Grant = Annotated[str, msgspec.Meta(max_length=100)]
Grants = Annotated[list[Grant], msgspec.Meta(max_length=50)]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


class NewTemplate(msgspec.Struct, forbid_unknown_fields=True):
    """A permission template to make."""

    name: Name
    kind: Literal["internal", "external"]
    levels: Levels = {}
    grants: dict[Tool, Grants] = {}
    default_level_for_types: LevelName = "none"
    default_grants_for_types: Grants = []


class TemplateChange(msgspec.Struct, forbid_unknown_fields=True):
    """Fields of a template to change; `levels` and `grants` are given whole."""

    name: Name | UnsetType = UNSET
    kind: Literal["internal", "external"] | UnsetType = UNSET
    levels: Levels | UnsetType = UNSET
    grants: dict[Tool, Grants] | UnsetType = UNSET
    default_level_for_types: LevelName | UnsetType = UNSET
    default_grants_for_types: Grants | UnsetType = UNSET


class RightsGiven(msgspec.Struct, forbid_unknown_fields=True):
    """What a member shall have: a template, or levels by hand."""

    template_id: UUID | None = None
    levels: Levels | None = None


class TemplateView(msgspec.Struct):
    """A permission template."""

    id: UUID
    name: str
    kind: str
    levels: dict[str, str]
    grants: dict[str, list[str]]
    default_level_for_types: str
    default_grants_for_types: list[str]
    version: int
    can: list[str]
    why_not: dict[str, str]


class ToolView(msgspec.Struct):
    """A tool that levels are held on, and its granular permissions."""

    key: str
    title: str
    grants: list[str]


class Templates(msgspec.Struct):
    """Every template of the account by name, and the tools that they speak of, but for archived types."""

    items: list[TemplateView]
    tools: list[ToolView]
    can: list[str]
    next: str | None = None


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


def view(template: Template, who: Passport) -> TemplateView:
    """Show a template to `who`."""
    why = rules.why_not_administer(who)
    return TemplateView(
        id=template.id,
        name=template.name,
        kind=template.kind,
        levels=dict(template.levels),
        grants={tool: list(held) for tool, held in template.grants.items()},
        default_level_for_types=template.default_level_for_types,
        default_grants_for_types=list(template.default_grants_for_types),
        version=template.version,
        can=[] if why else ["edit"],
        why_not={"edit": why.code} if why else {},
    )


def _tools(tools: dict[str, str]) -> list[ToolView]:
    return [ToolView(key, title, list(rules.grants_of(key))) for key, title in tools.items()]


def _given(data: NewTemplate | TemplateChange) -> dict[str, Any]:
    values = {name: getattr(data, name) for name in data.__struct_fields__}
    values = {name: value for name, value in values.items() if value is not UNSET}
    if "grants" in values:
        values["grants"] = {tool: tuple(held) for tool, held in values["grants"].items()}
    if "default_grants_for_types" in values:
        values["default_grants_for_types"] = tuple(values["default_grants_for_types"])
    return values


@get("/account/permission-templates", may=May.PERSON, tags=TAGS)
async def list_templates(work: Work, who: Passport) -> Templates:
    """List the account's permission templates; Directory Admins of a project hand them out."""
    refuse(rules.why_not_read_templates(who, await passports.of_person(work, who.person)))
    found = await store.templates(work, who.account)
    can = ["create"] if rules.why_not_administer(who) is None else []
    return Templates(
        [view(each, who) for each in found], _tools(await store.tools(work, who.account, archived=False)), can
    )


@post("/account/permission-templates", may=May.ACCOUNT_ADMIN, tags=TAGS)
async def add_template(work: Work, who: Passport, data: NewTemplate) -> Response[TemplateView]:
    """Make a permission template."""
    template = await actions.add_template(work, who, **_given(data))
    location = f"/api/account/permission-templates/{template.id}"
    return Created(view(template, who), location=location, version=template.version)


@get("/account/permission-templates/{template_id:uuid}", may=May.PERSON, tags=TAGS)
async def show_template(work: Work, who: Passport, template_id: UUID) -> Response[TemplateView]:
    """Show one permission template."""
    refuse(rules.why_not_read_templates(who, await passports.of_person(work, who.person)))
    template = await store.load_template(work, template_id, account=who.account) or hidden()
    return versioned(view(template, who), template.version)


@patch("/account/permission-templates/{template_id:uuid}", may=May.ACCOUNT_ADMIN, tags=TAGS)
async def edit_template(
    work: Work, who: Passport, template_id: UUID, data: TemplateChange, if_match: IfMatch = None
) -> Response[TemplateView]:
    """Change a template; what everybody who has it may do follows."""
    expected = wanted_version(if_match)
    template = await actions.edit_template(work, who, template_id, values=_given(data), expected=expected)
    return versioned(view(template, who), template.version)


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


@get("/projects/{project_id:uuid}/permissions", may=May.MEMBER, tags=TAGS)
async def show_table(work: Work, who: Passport, project_id: UUID) -> RightsTable:
    """Show who may do what: the project's people by its tools, and the templates to choose from."""
    refuse(rules.why_not_see_rights(who))
    given = {each.person: each.template for each in await store.of_project(work, project_id)}
    members = await passports.of_scope(work, project_id)
    templates = await store.templates(work, who.account)
    return RightsTable(
        tools=_tools(await store.tools(work, who.account, archived=False)),
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


ROUTES = [list_templates, add_template, show_template, edit_template, show_table, set_rights]
