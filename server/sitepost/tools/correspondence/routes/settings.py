"""Paths of types in a project: those you see, their settings, and whom you can pick (spec 2)."""

from typing import Annotated, Any
from uuid import UUID

from litestar import Response
from litestar.params import Parameter
from msgspec import UNSET, Meta, Struct, UnsetType

from sitepost.kernel.passport import LEVEL_NAMES, Passport
from sitepost.platform import passports
from sitepost.platform.faces import Face
from sitepost.platform.http import May, Viewing, get, patch, versioned, wanted_version
from sitepost.platform.work import Work
from sitepost.tools.correspondence import actions, rules
from sitepost.tools.correspondence.model.settings import Settings
from sitepost.tools.correspondence.model.statuses import COLOURS
from sitepost.tools.correspondence.model.types import Fieldset, MapsTo, Placed, TypeHere, tool_key
from sitepost.tools.correspondence.routes.custom import CustomFieldBody, field_body
from sitepost.tools.correspondence.routes.fieldsets import FieldBody, Version, field_bodies

MOST_PICKED = 50


class StatusBody(Struct):
    """A status that items of a type may have."""

    id: UUID
    name: str
    maps_to: MapsTo
    colour: str


class SectionLine(Struct):
    """A part of a form with the keys of its fields, in order, and the custom fields in the grid below them.

    The first one has no name.
    """

    name: str
    description: str
    fields: tuple[str, ...]
    custom: tuple[Placed, ...]


class FormBody(Struct):
    """The form of a type in this project."""

    id: UUID
    name: str
    fields: list[FieldBody]
    sections: list[SectionLine]
    custom_fields: list[CustomFieldBody]


class SettingsBody(Struct):
    """What new items begin with; of a type, `default_distribution` names the people of its groups, too."""

    due_days: int | None
    default_description: dict[str, Any] | None  # a rich-text document
    default_distribution: list[UUID]


class OwnSettingsBody(SettingsBody):
    """The settings of one type, people and groups apart; `version` is 0 until somebody saved them."""

    default_groups: list[UUID]
    bulk_own: bool
    version: int
    can: list[str]
    why_not: dict[str, str]


class TypeHereBody(Struct):
    """A type that the asker sees in this project; `fieldset` is null where it was taken away."""

    id: UUID
    name: str
    prefix: str
    tool: str
    level: str
    can: list[str]
    why_not: dict[str, str]
    private_by_default: bool
    super_private: bool
    locked_after_issue: bool
    archived: bool
    statuses: list[StatusBody]
    fieldset: FormBody | None
    settings: SettingsBody


class CompanyLine(Struct):
    """The company of a person who can be picked."""

    id: UUID | None
    name: str


class PickBody(Struct):
    """Somebody who can be put on items of a type, or where `access` is false cannot."""

    id: UUID
    name: str
    initials: str
    company: CompanyLine
    access: bool = True


class PersonLine(Struct):
    """A person named by id elsewhere in a reply."""

    name: str
    initials: str
    company_id: UUID | None
    company_name: str


class TypesHere(Struct):
    """The types of a project that the asker sees; `people` names everybody on default distributions."""

    items: list[TypeHereBody]
    people: dict[UUID, PersonLine]
    next: str | None = None


class People(Struct):
    """Whom the asker can pick, by name."""

    items: list[PickBody]
    next: str | None = None


class SettingsChange(Struct, forbid_unknown_fields=True):
    """An edit of the settings; what is left out stays, null empties."""

    due_days: int | UnsetType | None = UNSET
    default_description: dict[str, Any] | UnsetType | None = UNSET  # a rich-text document, checked by the rules
    default_distribution: Annotated[list[UUID], Meta(max_length=5000)] | UnsetType = UNSET
    default_groups: Annotated[list[UUID], Meta(max_length=1000)] | UnsetType = UNSET
    bulk_own: bool | UnsetType = UNSET


def initials(name: str) -> str:
    """Return the first letters of the first and last word of a name."""
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


def here_body(here: TypeHere, who: Passport) -> TypeHereBody:
    """Return what is told of a type in a project."""
    form = here.fieldset
    asked = {
        "create": rules.types.why_not_create(here, who),
        "configure": rules.types.why_not_configure(here.tool, who),
        "bulk": rules.rights.why_not_bulk_any(here, who),
    }
    return TypeHereBody(
        id=here.id,
        name=here.name,
        prefix=here.prefix,
        tool=here.tool,
        level=LEVEL_NAMES[who.level(here.tool)],
        can=[action for action, why in asked.items() if why is None],
        why_not={action: why.code for action, why in asked.items() if why is not None},
        private_by_default=here.private_by_default,
        super_private=here.super_private,
        locked_after_issue=here.locked_after_issue,
        archived=here.archived,
        statuses=[StatusBody(each.id, each.name, each.maps_to, COLOURS[each.maps_to]) for each in here.statuses],
        fieldset=_form(form) if form else None,
        settings=SettingsBody(here.due_days, here.default_description, list(here.default_distribution)),
    )


def _form(form: Fieldset) -> FormBody:
    shown = rules.custom.shown(form)
    sections = [
        SectionLine(each.name, each.description, each.fields, tuple(one for one in each.custom if one.field in shown))
        for each in rules.fieldsets.laid_out(form)
    ]
    custom = [field_body(field) for field, _ in shown.values()]
    return FormBody(form.id, form.name, field_bodies(form.fields), sections, custom)


def settings_body(settings: Settings, who: Passport) -> OwnSettingsBody:
    """Return what is told of the settings of one type."""
    why = rules.types.why_not_configure(tool_key(settings.type), who)
    return OwnSettingsBody(
        due_days=settings.due_days,
        default_description=settings.default_description,
        default_distribution=list(settings.default_distribution),
        default_groups=list(settings.default_groups),
        bulk_own=settings.bulk_own,
        version=settings.version,
        can=[] if why else ["configure"],
        why_not={"configure": why.code} if why else {},
    )


@get("/projects/{project_id:uuid}/correspondence/types", may=May.MEMBER, viewing=Viewing.SHOWN, tags=["correspondence"])
async def list_types_here(work: Work, who: Passport, project_id: UUID) -> TypesHere:
    """List the types that you see in this project, with their forms, statuses and defaults."""
    seen = await actions.types.here(work, who)
    ids = {person for here in seen for person in here.default_distribution}
    people = await passports.of_people(work, scope=project_id, people=ids) if ids else {}
    lines = {
        id: PersonLine(each.name, initials(each.name), each.company, each.company_name) for id, each in people.items()
    }
    return TypesHere([here_body(here, who) for here in seen], lines)


@get(
    "/projects/{project_id:uuid}/correspondence/types/{type_id:uuid}/settings",
    may=May.MEMBER,
    viewing=Viewing.SHOWN,
    tags=["correspondence"],
)
async def show_settings(work: Work, who: Passport, project_id: UUID, type_id: UUID) -> Response[OwnSettingsBody]:
    """Show what new items of a type begin with in this project."""
    found = await actions.settings.load(work, who, type=type_id)
    return versioned(settings_body(found, who), found.version)


@patch(
    "/projects/{project_id:uuid}/correspondence/types/{type_id:uuid}/settings", may=May.MEMBER, tags=["correspondence"]
)
async def edit_settings(
    work: Work, who: Passport, project_id: UUID, type_id: UUID, data: SettingsChange, if_match: Version = None
) -> Response[OwnSettingsBody]:
    """Change what new items of a type begin with in this project."""
    asked = {key: getattr(data, key) for key in data.__struct_fields__ if getattr(data, key) is not UNSET}
    saved = await actions.settings.edit(work, who, type=type_id, asked=asked, expected=wanted_version(if_match))
    return versioned(settings_body(saved, who), saved.version)


@get(
    "/projects/{project_id:uuid}/correspondence/types/{type_id:uuid}/people",
    may=May.MEMBER,
    viewing=Viewing.SHOWN,
    tags=["correspondence"],
)
async def list_people(
    work: Work,
    who: Passport,
    project_id: UUID,
    type_id: UUID,
    q: Annotated[str, Parameter(max_length=200)] = "",
    ids: Annotated[list[UUID] | None, Parameter(description="Only these, also those without access")] = None,
    limit: Annotated[int, Parameter(ge=1, le=MOST_PICKED)] = MOST_PICKED,
) -> People:
    """List the people whom you can put on items of a type: those who hold Read Only or more on it.

    `q` are words of a name and company. With `ids` the members of the project among them are told,
    and whether each has access: what a picker asks when a whole group is chosen.
    """
    await actions.settings.load(work, who, type=type_id)
    if ids is not None:
        rules.listing.check_size(ids)
        faces = await actions.checks.members(work, scope=project_id, people=ids, tool=tool_key(type_id))
        return People([_pick(each, access=rules.fields.is_able(each)) for each in faces])
    found = await passports.pickable(work, scope=project_id, tool=tool_key(type_id), q=q, limit=limit)
    return People([_pick(each, access=True) for each in found])


def _pick(each: Passport | Face, *, access: bool) -> PickBody:
    company = CompanyLine(each.company, each.company_name)
    return PickBody(each.person, each.name, initials(each.name), company, access)


ROUTES = [list_types_here, show_settings, edit_settings, list_people]
