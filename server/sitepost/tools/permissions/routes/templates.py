"""Paths of permission templates and of who may do what in a project."""

from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from litestar import Response
from litestar.params import Parameter
from msgspec import UNSET, UnsetType

from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import hidden, refuse
from sitepost.platform import passports
from sitepost.platform.http import Created, May, get, patch, post, versioned, wanted_version
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
    """Fields of a template to change; `levels` and `grants` are given whole.

    `holders` is the number of people whose rights the editor was told would change.
    """

    name: Name | UnsetType = UNSET
    kind: Literal["internal", "external"] | UnsetType = UNSET
    levels: Levels | UnsetType = UNSET
    grants: dict[Tool, Grants] | UnsetType = UNSET
    default_level_for_types: LevelName | UnsetType = UNSET
    default_grants_for_types: Grants | UnsetType = UNSET
    holders: Annotated[int, msgspec.Meta(ge=0)] | UnsetType = UNSET


class HolderView(msgspec.Struct):
    """Somebody who has a template in a project."""

    person_id: UUID
    name: str
    company: str
    project_id: UUID
    project: str


class Holders(msgspec.Struct):
    """Everybody who has a template, project by project."""

    items: list[HolderView]
    next: str | None = None


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


def tool_views(tools: dict[str, str]) -> list[ToolView]:
    """Return tools with their titles and granular permissions."""
    return [ToolView(key, title, list(rules.grants_of(key))) for key, title in tools.items()]


def _given(data: NewTemplate | TemplateChange) -> dict[str, Any]:
    values = {name: getattr(data, name) for name in data.__struct_fields__}
    values = {name: value for name, value in values.items() if value is not UNSET and name != "holders"}
    if "grants" in values:
        values["grants"] = {tool: tuple(held) for tool, held in values["grants"].items()}
    if "default_grants_for_types" in values:
        values["default_grants_for_types"] = tuple(values["default_grants_for_types"])
    return values


@get("/account/permission-templates", may=May.PERSON, tags=TAGS)
async def list_templates(work: Work, who: Passport) -> Templates:
    """List the account's permission templates; Directory Admins of a project hand them out."""
    refuse(rules.why_not_read_templates(who, await passports.of_caller(work, who)))
    found = await store.templates(work, who.account)
    can = ["create"] if rules.why_not_administer(who) is None else []
    return Templates(
        [view(each, who) for each in found], tool_views(await store.tools(work, who.account, archived=False)), can
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
    refuse(rules.why_not_read_templates(who, await passports.of_caller(work, who)))
    template = await store.load_template(work, template_id, account=who.account) or hidden()
    return versioned(view(template, who), template.version)


@patch("/account/permission-templates/{template_id:uuid}", may=May.ACCOUNT_ADMIN, tags=TAGS)
async def edit_template(
    work: Work, who: Passport, template_id: UUID, data: TemplateChange, if_match: IfMatch = None
) -> Response[TemplateView]:
    """Change a template; what everybody who has it may do follows."""
    expected = wanted_version(if_match)
    holders = None if isinstance(data.holders, UnsetType) else data.holders
    template = await actions.edit_template(
        work, who, template_id, values=_given(data), expected=expected, holders=holders
    )
    return versioned(view(template, who), template.version)


@get("/account/permission-templates/{template_id:uuid}/holders", may=May.ACCOUNT_ADMIN, tags=TAGS)
async def list_holders(work: Work, who: Passport, template_id: UUID) -> Holders:
    """List who has a template, in which project: whose rights follow when it changes."""
    await store.load_template(work, template_id, account=who.account) or hidden()
    found = await store.holders(work, template_id)
    return Holders(
        [HolderView(each.person, each.name, each.company, each.project, each.project_name) for each in found]
    )


ROUTES = [list_templates, add_template, show_template, edit_template, list_holders]
