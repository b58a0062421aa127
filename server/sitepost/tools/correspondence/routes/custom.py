"""Paths of the company's custom fields (spec 3.4), and what forms tell of them."""

from typing import Annotated, Any
from uuid import UUID

from litestar import Response
from msgspec import UNSET, Meta, Struct, UnsetType

from sitepost.kernel.passport import Passport
from sitepost.platform.http import Created, May, get, patch, post, versioned, wanted_version
from sitepost.platform.work import Work
from sitepost.tools.correspondence import actions, rules, store
from sitepost.tools.correspondence.model.custom import (
    CustomField,
    FieldDraft,
    FieldKind,
    FormUse,
    KeptField,
    Option,
    OptionWish,
)
from sitepost.tools.correspondence.routes.fieldsets import Version

Text = Annotated[str, Meta(max_length=1000)]


class NewCustomField(Struct, forbid_unknown_fields=True):
    """A custom field to be made; `options` are the labels of a select, `text` what a read-only entry says."""

    name: Text
    kind: FieldKind
    hint: Text = ""
    text: dict[str, Any] | None = None  # a rich-text document, checked by the rules
    options: Annotated[list[Text], Meta(max_length=1000)] = []


class OptionGiven(Struct, forbid_unknown_fields=True):
    """An option as it is to be: one of the field's by its id, or a new one."""

    label: Text
    id: UUID | None = None
    archived: bool = False


class CustomFieldChange(Struct, forbid_unknown_fields=True):
    """An edit of a custom field: what is left out stays. Options that are not in the list are archived."""

    name: Text | UnsetType = UNSET
    hint: Text | UnsetType = UNSET
    text: dict[str, Any] | UnsetType | None = UNSET  # a rich-text document, checked by the rules
    archived: bool | UnsetType = UNSET
    options: Annotated[list[OptionGiven], Meta(max_length=1000)] | UnsetType = UNSET


class CustomFieldBody(Struct):
    """A custom field as forms show it; `key` names it in bodies, columns and refusals. Options go by their labels."""

    id: UUID
    key: str
    name: str
    kind: FieldKind
    hint: str
    text: dict[str, Any] | None  # a rich-text document
    options: tuple[Option, ...]
    archived: bool


class KeptFieldBody(CustomFieldBody):
    """A custom field as the company's administrators see it, with the forms that it stands in."""

    forms: tuple[FormUse, ...]
    version: int
    can: list[str]
    why_not: dict[str, str]


class CustomFields(Struct):
    """Every custom field of the company by name, archived ones too."""

    items: list[KeptFieldBody]
    next: str | None = None


def field_body(field: CustomField) -> CustomFieldBody:
    """Return what forms tell of a custom field."""
    return CustomFieldBody(**_plain(field))


def _plain(field: CustomField) -> dict[str, Any]:
    names = ("id", "key", "name", "kind", "hint", "text", "options", "archived")
    return {name: getattr(field, name) for name in names}


def body(kept: KeptField) -> KeptFieldBody:
    """Return what the company's administrators are told of a custom field."""
    field = kept.field
    asked = {"archive": rules.custom.why_not_archive(field), "restore": rules.custom.why_not_restore(field)}
    return KeptFieldBody(
        **_plain(field),
        forms=kept.forms,
        version=field.version,
        can=["edit", *(action for action, why in asked.items() if why is None)],
        why_not={action: why.code for action, why in asked.items() if why is not None},
    )


FIELDS = "/account/correspondence/custom-fields"


@get(FIELDS, may=May.ACCOUNT_ADMIN, tags=["correspondence"])
async def list_custom_fields(work: Work, who: Passport) -> CustomFields:
    """List the custom fields of the company, each with the forms that it stands in."""
    return CustomFields([body(each) for each in await store.custom.of_company(work, account=who.account)])


@post(FIELDS, may=May.ACCOUNT_ADMIN, tags=["correspondence"])
async def make_custom_field(work: Work, who: Passport, data: NewCustomField) -> Response[KeptFieldBody]:
    """Make a custom field, which any form of the company may hold; its kind stays."""
    draft = FieldDraft(data.name, data.kind, data.hint, data.text, tuple(data.options))
    made = await actions.custom.load(work, who, field=await actions.custom.create(work, who, draft=draft))
    return Created(body(made), location=f"/api{FIELDS}/{made.field.id}", version=made.field.version)


@get(FIELDS + "/{field_id:uuid}", may=May.ACCOUNT_ADMIN, tags=["correspondence"])
async def show_custom_field(work: Work, who: Passport, field_id: UUID) -> Response[KeptFieldBody]:
    """Show a custom field."""
    kept = await actions.custom.load(work, who, field=field_id)
    return versioned(body(kept), kept.field.version)


@patch(FIELDS + "/{field_id:uuid}", may=May.ACCOUNT_ADMIN, tags=["correspondence"])
async def edit_custom_field(
    work: Work, who: Passport, field_id: UUID, data: CustomFieldChange, if_match: Version = None
) -> Response[KeptFieldBody]:
    """Rename, edit, archive or restore a custom field in every form that holds it."""
    names = ("name", "hint", "text", "archived")
    asked = {name: getattr(data, name) for name in names if getattr(data, name) is not UNSET}
    wishes = None if data.options is UNSET else tuple(OptionWish(o.label, o.id, o.archived) for o in data.options)
    expected = wanted_version(if_match)
    await actions.custom.edit(work, who, field=field_id, asked=asked, options=wishes, expected=expected)
    kept = await actions.custom.load(work, who, field=field_id)
    return versioned(body(kept), kept.field.version)


ROUTES = [list_custom_fields, make_custom_field, show_custom_field, edit_custom_field]
