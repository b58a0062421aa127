"""The list of items as a file: its columns and its lines (spec 9, 5.4 row 29)."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from msgspec import Struct

from sitepost.kernel.refusal import Kind, Why
from sitepost.tools.correspondence.model.custom import CustomField, FieldKind
from sitepost.tools.correspondence.model.types import Status

MOST_EXPORTED = 100_000  # lines
MOST_PRINTED = 2_000  # lines of a PDF


class Format(StrEnum):
    """What a list is exported as."""

    CSV = "csv"
    XLSX = "xlsx"
    PDF = "pdf"


class Column(Struct, frozen=True):
    """A column: its key in the list, its head, what stands in it, and how wide it is, in characters.

    `field` is the custom field that it shows, where it shows one.
    """

    key: str
    title: str
    kind: str = "text"  # text | number | date | moment | flag
    wide: int = 14
    field: CustomField | None = None


class Line(Struct, frozen=True, kw_only=True):
    """What an export reads of one line of the list."""

    id: UUID
    type_id: UUID
    number: str
    subject: str
    status: Status
    private: bool
    super_private: bool
    assignees: list[UUID]
    distribution_count: int
    received_from: UUID | None
    created_by: UUID
    due_on: date | None
    overdue: bool
    created_at: datetime
    issued_at: datetime | None
    closed_at: datetime | None
    updated_at: datetime
    responses: int
    attachments: int
    custom_fields: dict[str, Any]  # by `custom_field_<id>`; of rich text the words


class Named(Struct, frozen=True):
    """Somebody on a line."""

    name: str
    company_name: str = ""


CUSTOM_KINDS = {  # of columns by the kind of their custom field; the others are text
    FieldKind.CHECKBOX: ("flag", 9),
    FieldKind.DATE: ("date", 12),
    FieldKind.DATETIME: ("moment", 17),
    FieldKind.NUMBER: ("number", 14),
    FieldKind.FILES: ("number", 8),
    FieldKind.RICH_TEXT: ("text", 50),
}
COLUMNS = (
    Column("number", "Number", wide=16),
    Column("type", "Type", wide=24),
    Column("subject", "Subject", wide=60),
    Column("status", "Status", wide=20),
    Column("private", "Private", "flag", 8),
    Column("assignee", "Assignees", wide=36),
    Column("received_from", "Received From", wide=28),
    Column("created_by", "Created By", wide=28),
    Column("due_on", "Due Date", "date", 12),
    Column("overdue", "Overdue", "flag", 9),
    Column("created_at", "Created", "moment", 17),
    Column("issued_at", "Issued", "moment", 17),
    Column("closed_at", "Closed", "moment", 17),
    Column("updated_at", "Updated", "moment", 17),
    Column("distribution", "Distribution", "number", 12),
    Column("responses", "Responses", "number", 11),
    Column("attachments", "Attachments", "number", 12),
)

UNKNOWN_COLUMN = Why("correspondence.unknown_column", Kind.INVALID, "The list has no column of this name.")
TOO_LONG_TO_PRINT = Why(
    "correspondence.too_long_to_print", Kind.STATE, "A PDF holds at most 2,000 lines. Narrow the list, or take XLSX."
)
