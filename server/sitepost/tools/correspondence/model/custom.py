"""Custom fields: what the company adds to its forms, each of a kind, and what items hold in them (spec 3.4)."""

from enum import StrEnum
from typing import Any
from uuid import UUID

from msgspec import Struct

from sitepost.kernel.refusal import Kind, Why
from sitepost.kernel.richtext import Doc

PREFIX = "custom_field_"


class FieldKind(StrEnum):
    """What a custom field holds; it never changes."""

    CHECKBOX = "checkbox"
    COMPANY = "company"
    DATE = "date"
    DATETIME = "datetime"
    FILES = "files"
    LOCATION = "location"
    MULTI_SELECT = "multi_select"
    SINGLE_SELECT = "single_select"
    NUMBER = "number"
    TEXT = "text"
    RICH_TEXT = "rich_text"
    PERSON = "person"
    PEOPLE = "people"
    TOOL_USER = "tool_user"
    READ_ONLY = "read_only"


SELECTS = frozenset({FieldKind.SINGLE_SELECT, FieldKind.MULTI_SELECT})
OF_PEOPLE = frozenset({FieldKind.PERSON, FieldKind.PEOPLE, FieldKind.TOOL_USER})
OF_CARDS = frozenset({FieldKind.LOCATION, FieldKind.COMPANY})

LONGEST_FIELD_NAME, LONGEST_HINT, LONGEST_TEXT, LONGEST_OPTION = 255, 500, 1000, 255
MOST_OPTIONS, MOST_CUSTOM_FIELDS, MOST_ON_FORM = 500, 1000, 100
MOST_ROWS, COLUMNS = 100, 4
MOST_WHOLE_DIGITS, MOST_PLACES = 15, 10


class Option(Struct, frozen=True):
    """What can be chosen in a select; an archived one is offered no more, and stays where it was chosen."""

    id: UUID
    label: str
    archived: bool = False


class CustomField(Struct, frozen=True):
    """A field of the company; `hint` stands below it in forms, `text` is what a read-only entry says."""

    id: UUID
    name: str
    kind: FieldKind
    hint: str = ""
    text: Doc | None = None
    options: tuple[Option, ...] = ()
    archived: bool = False
    version: int = 1

    @property
    def key(self) -> str:
        """The name of the field in bodies, columns and refusals."""
        return field_key(self.id)


def field_key(field: UUID | str) -> str:
    """Return the name of a custom field in bodies, columns and refusals: `custom_field_<id>`."""
    return f"{PREFIX}{field}"


class Filled(Struct, frozen=True, omit_defaults=True):
    """What an item holds in a custom field, as JSON: it says itself what it is, also when the form lost the field.

    `value` is a boolean, a text (also dates, instants in UTC, decimals and ids), a list of ids, or a rich-text
    document. `names` go with the ids of files, `plain` are the words of rich text.
    """

    kind: FieldKind
    value: Any  # by the kind
    names: tuple[str, ...] = ()
    plain: str = ""


class FormUse(Struct, frozen=True):
    """A form that a custom field stands in."""

    type: UUID
    type_name: str
    fieldset: UUID
    fieldset_name: str


class KeptField(Struct, frozen=True):
    """A custom field with the forms that it stands in, and what moved when."""

    field: CustomField
    touched: dict[str, int] = {}
    forms: tuple[FormUse, ...] = ()


class FieldDraft(Struct, frozen=True):
    """A custom field that is to be made."""

    name: str
    kind: FieldKind
    hint: str = ""
    text: Any = None  # a rich-text document, checked by the rules
    options: tuple[str, ...] = ()


class OptionWish(Struct, frozen=True):
    """An option as it is to be: one that exists by its id, or a new one."""

    label: str
    id: UUID | None = None
    archived: bool = False


class Wanted(Struct, frozen=True):
    """What a list is narrowed to in one custom field: any of these values, or a span `a..b` of days or numbers."""

    field: UUID
    kind: FieldKind
    values: tuple[str, ...]


FIELD_NAME_TAKEN = Why("correspondence.custom_name_taken", Kind.TAKEN, "The company has a custom field of this name.")
FIELD_NAME_NEEDED = Why("correspondence.name_needed", Kind.INVALID, "A custom field needs a name.")
TOO_MANY_FIELDS = Why("correspondence.too_many_custom_fields", Kind.STATE, "A company has at most 1,000 custom fields.")
FIELD_ARCHIVED = Why("correspondence.custom_field_archived", Kind.STATE, "This custom field is archived.")
FIELD_NOT_ARCHIVED = Why("correspondence.custom_field_not_archived", Kind.STATE, "This custom field is in use.")
BAD_CUSTOM_FILTER = Why(
    "correspondence.bad_custom_filter", Kind.INVALID, "A custom field is narrowed by its id, a colon and a value."
)
