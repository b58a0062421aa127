"""Paths of the company's types: making, editing and archiving them (spec 1)."""

from typing import Annotated, Any
from uuid import UUID

from litestar import Response
from msgspec import UNSET, Meta, Struct, UnsetType

from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Refusal
from sitepost.platform.http import May, get, patch, post, versioned, wanted_version
from sitepost.platform.work import Work
from sitepost.tools.correspondence import actions, rules, store
from sitepost.tools.correspondence.model.fieldsets import KeptFieldset
from sitepost.tools.correspondence.model.statuses import KeptStatus
from sitepost.tools.correspondence.model.types import NOTHING_ASKED, CompanyType, PrefixWarning, TypeDraft
from sitepost.tools.correspondence.routes import fieldsets, statuses
from sitepost.tools.correspondence.routes.fieldsets import FieldsetBody, Version
from sitepost.tools.correspondence.routes.statuses import KeptStatusBody

Name = Annotated[str, Meta(max_length=1000)]
Prefix = Annotated[str, Meta(max_length=100)]


class NewTypes(Struct, forbid_unknown_fields=True):
    """Types to be made: of `templates`, or one of the company's own by `name` and `prefix`."""

    templates: Annotated[list[Annotated[str, Meta(max_length=100)]], Meta(max_length=100)] = []
    name: Name | None = None
    prefix: Prefix = ""
    private_by_default: bool = False
    super_private: bool = False
    overdue_reminders: bool = False
    locked_after_issue: bool = False
    new_project_default: bool = False
    project_ids: Annotated[list[UUID], Meta(max_length=5000)] = []


class TypeChange(Struct, forbid_unknown_fields=True):
    """An edit of a type; what is left out stays."""

    name: Name | UnsetType = UNSET
    prefix: Prefix | UnsetType = UNSET
    private_by_default: bool | UnsetType = UNSET
    super_private: bool | UnsetType = UNSET
    overdue_reminders: bool | UnsetType = UNSET
    locked_after_issue: bool | UnsetType = UNSET  # nobody edits items once they are issued
    new_project_default: bool | UnsetType = UNSET
    archived: bool | UnsetType = UNSET


class WarningBody(Struct):
    """Something allowed that deserves a second look: a prefix that several types use."""

    code: str
    prefix: str
    types: list[str]


class TypeBody(Struct):
    """A type as the company's administrators see it."""

    id: UUID
    tool: str
    name: str
    prefix: str
    template: str | None
    private_by_default: bool
    super_private: bool
    overdue_reminders: bool
    locked_after_issue: bool
    new_project_default: bool
    archived: bool
    statuses: list[KeptStatusBody]
    fieldsets: list[FieldsetBody]
    version: int
    can: list[str]
    why_not: dict[str, str]
    warnings: list[WarningBody] = []


class Types(Struct):
    """Types of the company; `warnings` only where types were made."""

    items: list[TypeBody]
    next: str | None = None
    warnings: list[WarningBody] = []


def body(type: CompanyType, *, held: list[KeptStatus], forms: list[KeptFieldset]) -> TypeBody:
    """Return what is told of a type."""
    asked = {"archive": rules.types.why_not_archive(type), "restore": rules.types.why_not_restore(type)}
    return TypeBody(
        id=type.id,
        tool=type.tool,
        name=type.name,
        prefix=type.prefix,
        template=type.template,
        private_by_default=type.private_by_default,
        super_private=type.super_private,
        overdue_reminders=type.overdue_reminders,
        locked_after_issue=type.locked_after_issue,
        new_project_default=type.new_project_default,
        archived=type.archived,
        statuses=[statuses.body(each) for each in held],
        fieldsets=[fieldsets.body(each) for each in forms],
        version=type.version,
        can=["edit", *(action for action, why in asked.items() if why is None)],
        why_not={action: why.code for action, why in asked.items() if why is not None},
    )


def warning_bodies(warnings: list[PrefixWarning]) -> list[WarningBody]:
    """Return what is told of prefixes that are used twice."""
    return [WarningBody("correspondence.prefix_used_twice", each.prefix, list(each.types)) for each in warnings]


async def _all(work: Work, who: Passport, *, made: list[UUID] | None = None) -> Types:
    kept = await store.types.of_company(work, account=who.account)
    held = await store.statuses.of_company(work, account=who.account)
    forms = await store.fieldsets.of_company(work, account=who.account)
    wanted = [each for each in kept if made is None or each.id in made]
    warnings = rules.types.prefix_warnings(kept, made=made or [])
    items = [body(each, held=held.get(each.id, []), forms=forms.get(each.id, [])) for each in wanted]
    return Types(items, warnings=warning_bodies(warnings))


async def _one(work: Work, who: Passport, type: UUID, *, warn: bool) -> Response[TypeBody]:
    found = await actions.types.load(work, who, type=type)
    held = await store.statuses.of_type(work, type=type)
    forms = await store.fieldsets.of_type(work, type=type)
    shown = body(found, held=held, forms=forms)
    if warn:
        kept = await store.types.of_company(work, account=who.account)
        shown.warnings = warning_bodies(rules.types.prefix_warnings(kept, made=[type]))
    return versioned(shown, found.version)


@get("/account/correspondence/types", may=May.ACCOUNT_ADMIN, tags=["correspondence"])
async def list_types(work: Work, who: Passport) -> Types:
    """List the types of the company with their statuses and fieldsets, archived ones too."""
    return await _all(work, who)


@post("/account/correspondence/types", may=May.ACCOUNT_ADMIN, tags=["correspondence"])
async def make_types(work: Work, who: Passport, data: NewTypes) -> Types:
    """Make types from templates, or one of the company's own; each comes with four statuses and a fieldset."""
    if bool(data.templates) == bool(data.name):
        raise Refusal(NOTHING_ASKED, field="templates")
    draft = TypeDraft(
        name=data.name or "",
        prefix=data.prefix,
        private_by_default=data.private_by_default,
        super_private=data.super_private,
        overdue_reminders=data.overdue_reminders,
        locked_after_issue=data.locked_after_issue,
    )
    options: Any = {"new_project_default": data.new_project_default, "projects": data.project_ids}  # two keywords
    if data.templates:
        made = await actions.catalogue.add_templates(work, who, keys=data.templates, choices=draft, **options)
    else:
        made = [await actions.catalogue.add_custom(work, who, draft=draft, **options)]
    return await _all(work, who, made=made)


@get("/account/correspondence/types/{type_id:uuid}", may=May.ACCOUNT_ADMIN, tags=["correspondence"])
async def show_type(work: Work, who: Passport, type_id: UUID) -> Response[TypeBody]:
    """Show a type of the company."""
    return await _one(work, who, type_id, warn=False)


@patch("/account/correspondence/types/{type_id:uuid}", may=May.ACCOUNT_ADMIN, tags=["correspondence"])
async def edit_type(
    work: Work, who: Passport, type_id: UUID, data: TypeChange, if_match: Version = None
) -> Response[TypeBody]:
    """Edit, archive or restore a type; issued items keep the prefix they were issued with."""
    asked = {key: getattr(data, key) for key in data.__struct_fields__ if getattr(data, key) is not UNSET}
    await actions.types.edit(work, who, type=type_id, asked=asked, expected=wanted_version(if_match))
    return await _one(work, who, type_id, warn="prefix" in asked)


ROUTES = [list_types, make_types, show_type, edit_type]
