"""Paths of fieldsets: the forms of a type, and the projects that they are on (spec 3.3)."""

from typing import Annotated
from uuid import UUID

from litestar import Response
from litestar.params import Parameter
from msgspec import Meta, Struct

from sitepost.kernel.passport import Passport
from sitepost.platform.http import Created, May, get, patch, post, put, versioned, wanted_version
from sitepost.platform.work import Work
from sitepost.tools.correspondence import actions, rules, store
from sitepost.tools.correspondence.model.fieldsets import FIELDS, FieldsetDraft, FieldsetEdit, KeptFieldset
from sitepost.tools.correspondence.model.types import FieldRule, Fieldset, Placed, Section

Name = Annotated[str, Meta(max_length=1000)]
RuleByKey = Annotated[
    dict[Annotated[str, Meta(max_length=100)], Annotated[str, Meta(max_length=20)]], Meta(max_length=200)
]
Version = Annotated[str | None, Parameter(header="If-Match")]


class PlacedBody(Struct, forbid_unknown_fields=True):
    """A custom field in a form: its rule, and its place in the four columns below the section's standard fields."""

    field: UUID
    rule: FieldRule = FieldRule.OPTIONAL
    row: int = 1
    column: int = 1
    width: int = 1


class SectionBody(Struct, forbid_unknown_fields=True):
    """A part of a form with the keys of its fields, in order; only the first one may have an empty name.

    Movable fields that no section names stand at the end of the first, nameless one. Custom fields that no
    section names are not in the form.
    """

    name: Name
    description: Annotated[str, Meta(max_length=4000)] = ""
    fields: Annotated[list[Annotated[str, Meta(max_length=100)]], Meta(max_length=200)] = []
    custom: Annotated[list[PlacedBody], Meta(max_length=200)] = []


Sections = Annotated[list[SectionBody], Meta(max_length=100)]


class NewFieldset(Struct, forbid_unknown_fields=True):
    """A fieldset to be made; fields that are not named get their default rule."""

    name: Name
    fields: RuleByKey = {}
    sections: Sections = []
    is_new_project_default: bool = False


class FieldsetChange(Struct, forbid_unknown_fields=True):
    """An edit of a fieldset: what is left out stays, rules are merged by key."""

    name: Name | None = None
    fields: RuleByKey | None = None
    sections: Sections | None = None
    is_new_project_default: bool | None = None


class ProjectIds(Struct, forbid_unknown_fields=True):
    """The projects that a fieldset is to be on, and no others."""

    project_ids: Annotated[list[UUID], Meta(max_length=5000)]


class FieldBody(Struct):
    """A field of a form: its rule, what it is about, the rules it may have, and whether sections hold it."""

    key: str
    label: str
    rule: FieldRule
    section: str
    allowed: tuple[FieldRule, ...]
    movable: bool


class FieldsetBody(Struct):
    """A fieldset with the projects that it is on.

    `sections` begin with the nameless one, and hold every movable field.
    """

    id: UUID
    type_id: UUID
    name: str
    is_new_project_default: bool
    fields: list[FieldBody]
    sections: list[Section]
    projects: list[UUID]
    projects_version: int
    version: int


class Fieldsets(Struct):
    """Every fieldset of a type."""

    items: list[FieldsetBody]
    next: str | None = None


class Spread(Struct):
    """Where a fieldset is now, and what moved: the projects it came to and those it left."""

    fieldset: FieldsetBody
    added: list[UUID]
    removed: list[UUID]


def field_bodies(held: dict[str, FieldRule]) -> list[FieldBody]:
    """Return the fields of a form in the order in which forms show them."""
    return [
        FieldBody(key, field.label, held[key], field.section, field.allowed, field.is_movable)
        for key, field in FIELDS.items()
        if key in held
    ]


def body(kept: KeptFieldset) -> FieldsetBody:
    """Return what is told of a fieldset."""
    form: Fieldset = kept.form
    return FieldsetBody(
        id=form.id,
        type_id=form.type,
        name=form.name,
        is_new_project_default=form.is_new_project_default,
        fields=field_bodies(form.fields),
        sections=list(rules.fieldsets.laid_out(form)),
        projects=list(kept.projects),
        projects_version=kept.spread,
        version=form.version,
    )


def _sections(asked: list[SectionBody]) -> tuple[Section, ...]:
    return tuple(
        Section(each.name, each.description, tuple(each.fields), tuple(_placed(one) for one in each.custom))
        for each in asked
    )


def _placed(asked: PlacedBody) -> Placed:
    return Placed(asked.field, asked.rule, asked.row, asked.column, asked.width)


@get("/account/correspondence/types/{type_id:uuid}/fieldsets", may=May.ACCOUNT_ADMIN, tags=["correspondence"])
async def list_fieldsets(work: Work, who: Passport, type_id: UUID) -> Fieldsets:
    """List the fieldsets of a type."""
    await actions.types.load(work, who, type=type_id)
    return Fieldsets([body(each) for each in await store.fieldsets.of_type(work, type=type_id)])


@post("/account/correspondence/types/{type_id:uuid}/fieldsets", may=May.ACCOUNT_ADMIN, tags=["correspondence"])
async def make_fieldset(work: Work, who: Passport, type_id: UUID, data: NewFieldset) -> Response[FieldsetBody]:
    """Make a fieldset of a type."""
    draft = FieldsetDraft(data.name, data.fields, _sections(data.sections))
    made = await actions.fieldsets.create(work, who, type=type_id, draft=draft, is_default=data.is_new_project_default)
    kept = await actions.fieldsets.load(work, type=type_id, fieldset=made)
    path = f"/api/account/correspondence/types/{type_id}/fieldsets/{made}"
    return Created(body(kept), location=path, version=kept.form.version)


@get(
    "/account/correspondence/types/{type_id:uuid}/fieldsets/{fieldset_id:uuid}",
    may=May.ACCOUNT_ADMIN,
    tags=["correspondence"],
)
async def show_fieldset(work: Work, who: Passport, type_id: UUID, fieldset_id: UUID) -> Response[FieldsetBody]:
    """Show a fieldset."""
    await actions.types.load(work, who, type=type_id)
    kept = await actions.fieldsets.load(work, type=type_id, fieldset=fieldset_id)
    return versioned(body(kept), kept.form.version)


@patch(
    "/account/correspondence/types/{type_id:uuid}/fieldsets/{fieldset_id:uuid}",
    may=May.ACCOUNT_ADMIN,
    tags=["correspondence"],
)
async def edit_fieldset(
    work: Work, who: Passport, type_id: UUID, fieldset_id: UUID, data: FieldsetChange, if_match: Version = None
) -> Response[FieldsetBody]:
    """Edit a fieldset wherever it is in use."""
    sections = None if data.sections is None else _sections(data.sections)
    asked = FieldsetEdit(data.name, data.fields, sections, data.is_new_project_default)
    expected = wanted_version(if_match)
    await actions.fieldsets.edit(work, who, type=type_id, fieldset=fieldset_id, asked=asked, expected=expected)
    kept = await actions.fieldsets.load(work, type=type_id, fieldset=fieldset_id)
    return versioned(body(kept), kept.form.version)


@put(
    "/account/correspondence/types/{type_id:uuid}/fieldsets/{fieldset_id:uuid}/projects",
    may=May.ACCOUNT_ADMIN,
    tags=["correspondence"],
)
async def set_projects(
    work: Work, who: Passport, type_id: UUID, fieldset_id: UUID, data: ProjectIds, if_match: Version = None
) -> Response[Spread]:
    """Put a fieldset on exactly these projects; If-Match is its `projects_version`."""
    ids, expected = data.project_ids, wanted_version(if_match)
    added, removed = await actions.fieldsets.set_projects(
        work, who, type=type_id, fieldset=fieldset_id, projects=ids, expected=expected
    )
    kept = await actions.fieldsets.load(work, type=type_id, fieldset=fieldset_id)
    return versioned(Spread(body(kept), added, removed), kept.spread)


ROUTES = [list_fieldsets, make_fieldset, show_fieldset, edit_fieldset, set_projects]
