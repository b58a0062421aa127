"""Correspondence types as one project sees them: statuses, fieldset, settings (spec 1-4.2)."""

from enum import StrEnum
from uuid import UUID

from msgspec import Struct

from sitepost.kernel.refusal import Kind, Why
from sitepost.kernel.richtext import Doc
from sitepost.tools.correspondence.model.custom import CustomField


class MapsTo(StrEnum):
    """The four states that every status, default or custom, behaves like (spec 4.2)."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED_SUCCESSFUL = "closed_successful"
    CLOSED_UNSUCCESSFUL = "closed_unsuccessful"


class Status(Struct, frozen=True):
    """A status of a type: what people read, and the state that it behaves like."""

    id: UUID
    name: str
    maps_to: MapsTo


class FieldRule(StrEnum):
    """What a fieldset asks of a field; `required` is enforced on issue, never on drafts."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    HIDDEN = "hidden"


class Placed(Struct, frozen=True):
    """A custom field in a form: what is asked of it, and its place in the four columns of its section.

    Rows and columns begin with 1; the grid lies below the standard fields of the section.
    """

    field: UUID
    rule: FieldRule = FieldRule.OPTIONAL
    row: int = 1
    column: int = 1
    width: int = 1


class Section(Struct, frozen=True):
    """A part of a form; `fields` are the keys of the standard fields in it, in order, `custom` lie below them.

    Only the first one may be without a name: the beginning of the form, where everything stands
    that no other section holds.
    """

    name: str
    description: str = ""
    fields: tuple[str, ...] = ()
    custom: tuple[Placed, ...] = ()


class Fieldset(Struct, frozen=True):
    """Which fields a type's form shows and asks for; `fields` holds every key of a standard field.

    `custom_fields` are those that its sections hold.
    """

    id: UUID
    type: UUID
    name: str
    fields: dict[str, FieldRule]
    sections: tuple[Section, ...] = ()
    is_new_project_default: bool = False
    version: int = 1
    custom_fields: tuple[CustomField, ...] = ()

    @property
    def placed(self) -> tuple[Placed, ...]:
        """Every custom field in the form, section by section."""
        return tuple(each for section in self.sections for each in section.custom)


class TypeHere(Struct, frozen=True):
    """A type in one project; `fieldset` is None where it was taken away and items remained.

    `due_days` are working days; `statuses` begin with the four default ones; `default_distribution` names the
    people of its groups, too.
    """

    id: UUID
    account: UUID
    name: str
    prefix: str
    private_by_default: bool
    super_private: bool
    archived: bool
    statuses: tuple[Status, ...]
    fieldset: Fieldset | None
    due_days: int | None
    default_description: Doc | None
    default_distribution: tuple[UUID, ...]
    currency: str = ""  # of the project
    time_zone: str = "UTC"  # of the project
    bulk_own: bool = False  # whether creators change their own items in bulk (spec 4.9)
    locked_after_issue: bool = False  # whether nobody edits items once they are issued (spec 4.6)

    @property
    def tool(self) -> str:
        """The key that levels and grants on this type are held on."""
        return tool_key(self.id)


def tool_key(type: UUID) -> str:
    """Return the tool key of a type: permissions are held per type (spec 0, rule 1)."""
    return f"correspondence:{type}"


class CompanyType(Struct, frozen=True):
    """A type as the company keeps it; `touched` tells the version in which each field last changed.

    `template` is the key of the catalogue entry it was made from. `new_project_default` says
    that one of its fieldsets goes to every new project.
    """

    id: UUID
    account: UUID
    name: str
    prefix: str
    template: str | None = None
    private_by_default: bool = False
    super_private: bool = False
    overdue_reminders: bool = False
    locked_after_issue: bool = False
    archived: bool = False
    new_project_default: bool = False
    version: int = 1
    touched: dict[str, int] = {}

    @property
    def tool(self) -> str:
        """The key that levels and grants on this type are held on."""
        return tool_key(self.id)


class TypeDraft(Struct, frozen=True):
    """A type that is to be made: what its maker chose."""

    name: str
    prefix: str = ""
    template: str | None = None
    private_by_default: bool = False
    super_private: bool = False
    overdue_reminders: bool = False
    locked_after_issue: bool = False


class PrefixWarning(Struct, frozen=True):
    """A prefix that several types of the company use: allowed, and easily confused (spec 1.2)."""

    prefix: str
    types: tuple[str, ...]


LONGEST_NAME = 255
LONGEST_PREFIX = 16

NAME_TAKEN = Why("correspondence.name_taken", Kind.TAKEN, "The company has a type of this name already.")
NAME_NEEDED = Why("correspondence.name_needed", Kind.INVALID, "A type needs a name.")
BAD_PREFIX = Why("correspondence.bad_prefix", Kind.INVALID, "A prefix has at most 16 characters and no spaces.")
TYPE_ARCHIVED = Why("correspondence.type_archived", Kind.STATE, "This type is archived.")
NOT_ARCHIVED = Why("correspondence.type_not_archived", Kind.STATE, "This type is not archived.")
NO_FIELDSET = Why("correspondence.no_fieldset", Kind.STATE, "This type has no fieldset in this project.")
CREATE_NOT_GRANTED = Why("correspondence.create_not_granted", Kind.FORBIDDEN, "You may not create items of this type.")
UNKNOWN_PROJECT = Why("correspondence.unknown_project", Kind.INVALID, "One of these projects does not exist.")
NOTHING_ASKED = Why("correspondence.nothing_asked", Kind.INVALID, "Choose templates, or give the new type a name.")
