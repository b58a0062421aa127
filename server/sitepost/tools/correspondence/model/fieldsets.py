"""The standard fields of a form, and what a fieldset may ask of each (spec 3.1, 3.2)."""

from uuid import UUID

from msgspec import Struct

from sitepost.kernel.refusal import Kind, Why
from sitepost.kernel.version import fingerprint
from sitepost.tools.correspondence.model.types import FieldRule, Fieldset, Section

R, O, H = FieldRule.REQUIRED, FieldRule.OPTIONAL, FieldRule.HIDDEN  # noqa: E741 - the letters of spec 1.6


class Field(Struct, frozen=True):
    """A standard field: its key, label, the part of the form it stands in, and the rules it may have."""

    key: str
    label: str
    section: str
    allowed: tuple[FieldRule, ...] = (R, O, H)
    default: FieldRule = O

    @property
    def is_fixed(self) -> bool:
        """Say whether no fieldset can change this field."""
        return len(self.allowed) == 1

    @property
    def is_movable(self) -> bool:
        """Say whether sections hold this field; the others have places of their own in a letter."""
        return self.key in MOVABLE


STANDARD_FIELDS: tuple[Field, ...] = (
    Field("number", "Number", "general", (R,), R),
    Field("status", "Status", "general", (R,), R),
    Field("subject", "Subject", "general", (R, O), R),
    Field("private", "Private", "general", (O, H)),
    Field("assignees", "Assignees", "people"),
    Field("due_on", "Due date", "people"),
    Field("received_from", "Received from", "people"),
    Field("distribution", "Distribution", "people"),
    Field("schedule_impact", "Schedule impact", "impact"),
    Field("cost_impact", "Cost impact", "impact"),
    Field("cost_code", "Cost code", "references"),
    Field("trades", "Trades", "references"),
    Field("location", "Location", "references"),
    Field("spec_section", "Specification section", "references"),
    Field("sub_job", "Sub job", "references"),
    Field("schedule_tasks", "Schedule tasks", "references"),
    Field("description", "Description", "content"),
    Field("attachments", "Attachments", "content"),
    Field("responses", "Responses", "content", (O, H)),
)
MOVABLE: tuple[str, ...] = (
    "received_from",
    "assignees",
    "distribution",
    "due_on",
    "location",
    "trades",
    "cost_code",
    "spec_section",
    "schedule_impact",
    "cost_impact",
    "sub_job",
    "schedule_tasks",
)
"""The fields that sections hold, in the order in which a form without sections shows them."""
FIELDS: dict[str, Field] = {field.key: field for field in STANDARD_FIELDS}
DEFAULT_RULES: dict[str, FieldRule] = {field.key: field.default for field in STANDARD_FIELDS}

DEFAULT_FIELDSET = "Default"
LONGEST_FIELDSET_NAME = 255
MOST_SECTIONS = 40
MOST_FIELDSETS = 200


class FieldsetDraft(Struct, frozen=True):
    """What is asked of a fieldset before it is checked: rules by key and sections in order."""

    name: str
    rules: dict[str, str]
    sections: tuple[Section, ...] = ()


class FieldsetEdit(Struct, frozen=True):
    """What is asked of a fieldset that exists; None leaves a part as it is, rules are merged by key."""

    name: str | None = None
    rules: dict[str, str] | None = None
    sections: tuple[Section, ...] | None = None
    is_new_project_default: bool | None = None


class KeptFieldset(Struct, frozen=True):
    """A fieldset with what only the company's administrators ask: its projects, and what moved when."""

    form: Fieldset
    projects: tuple[UUID, ...] = ()
    touched: dict[str, int] = {}

    @property
    def spread(self) -> int:
        """What a change of its projects is sent with: a version of where it is."""
        return fingerprint(*sorted(map(str, self.projects)))


class Assignment(Struct, frozen=True):
    """A type in a project: the fieldset on it (None once taken away), and whether items of it exist."""

    project: UUID
    fieldset: UUID | None
    in_use: bool


FIELDSET_NAME_TAKEN = Why("correspondence.fieldset_name_taken", Kind.TAKEN, "This type has a fieldset of this name.")
FIELDSET_NAME_NEEDED = Why("correspondence.name_needed", Kind.INVALID, "A fieldset needs a name.")
TOO_MANY_FIELDSETS = Why("correspondence.too_many_fieldsets", Kind.STATE, "A type has at most 200 fieldsets.")
