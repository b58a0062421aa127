"""What happens to correspondence.

`revision` and `sha256` (hexadecimal) name the revision of the item, or of the response, that was written with
the change; 0 and empty where none was: drafts, and what was told before revisions were kept.
"""

from datetime import date
from typing import ClassVar
from uuid import UUID

import msgspec

from sitepost.kernel.fact import Change, Fact


class Roles(msgspec.Struct, frozen=True):
    """The people on an item by role, as the event-by-role matrix of spec 6.1 names them."""

    creator: tuple[UUID, ...] = ()
    assignee: tuple[UUID, ...] = ()
    distribution: tuple[UUID, ...] = ()
    received_from: tuple[UUID, ...] = ()


class TypeCreated(Fact, frozen=True):
    """The company added a type; `tool` is the key that permissions are held on."""

    KIND: ClassVar[str] = "correspondence.type_created"
    type: UUID
    tool: str
    name: str


class TypeChanged(Fact, frozen=True):
    """A type was edited or archived."""

    KIND: ClassVar[str] = "correspondence.type_changed"
    VERSION: ClassVar[int] = 2
    type: UUID
    changes: tuple[Change, ...]


class StatusesChanged(Fact, frozen=True):
    """A custom status was added or deleted."""

    KIND: ClassVar[str] = "correspondence.statuses_changed"
    type: UUID


class StatusRenamed(Fact, frozen=True):
    """A custom status was renamed, for all that have it; the one change is of `name`."""

    KIND: ClassVar[str] = "correspondence.status_renamed"
    VERSION: ClassVar[int] = 2
    type: UUID
    status: UUID
    changes: tuple[Change, ...]


class FieldsetSaved(Fact, frozen=True):
    """A fieldset was made or edited."""

    KIND: ClassVar[str] = "correspondence.fieldset_saved"
    type: UUID
    fieldset: UUID


class CustomFieldSaved(Fact, frozen=True):
    """A custom field was made, edited or archived; `changes` are empty for a new one, options go by their labels.

    `kind` is what it holds, which never changes.
    """

    KIND: ClassVar[str] = "correspondence.custom_field_saved"
    VERSION: ClassVar[int] = 2
    field: UUID
    changes: tuple[Change, ...] = ()
    kind: str = ""


class FieldsetAssigned(Fact, frozen=True):
    """A fieldset was put on projects, which makes its type appear there."""

    KIND: ClassVar[str] = "correspondence.fieldset_assigned"
    type: UUID
    fieldset: UUID
    projects: tuple[UUID, ...]


class FieldsetUnassigned(Fact, frozen=True):
    """A fieldset was taken off projects: its type can no longer be created there, its items stay."""

    KIND: ClassVar[str] = "correspondence.fieldset_unassigned"
    type: UUID
    fieldset: UUID
    projects: tuple[UUID, ...]


class SettingsChanged(Fact, frozen=True):
    """A type's settings in one project changed (spec 2)."""

    KIND: ClassVar[str] = "correspondence.settings_changed"
    type: UUID
    project: UUID


class ItemDrafted(Fact, frozen=True):
    """An item was saved as a draft."""

    KIND: ClassVar[str] = "correspondence.item_drafted"
    item: UUID
    type: UUID


class ItemIssued(Fact, frozen=True):
    """An item left draft, or was created and issued at once."""

    KIND: ClassVar[str] = "correspondence.item_issued"
    VERSION: ClassVar[int] = 3
    item: UUID
    type: UUID
    roles: Roles
    changes: tuple[Change, ...] = ()
    revision: int = 0
    sha256: str = ""


class ItemEdited(Fact, frozen=True):
    """An item was edited: one change per field, and who came and went by role.

    `told` is false for drafts, about which nobody is told.
    """

    KIND: ClassVar[str] = "correspondence.item_edited"
    VERSION: ClassVar[int] = 3
    item: UUID
    type: UUID
    roles: Roles
    came: Roles
    went: Roles
    changes: tuple[Change, ...]
    told: bool = True
    revision: int = 0
    sha256: str = ""


class ItemClosed(Fact, frozen=True):
    """An item reached a status that maps to Closed."""

    KIND: ClassVar[str] = "correspondence.item_closed"
    VERSION: ClassVar[int] = 3
    item: UUID
    type: UUID
    roles: Roles
    successful: bool
    changes: tuple[Change, ...]
    revision: int = 0
    sha256: str = ""


class ItemReopened(Fact, frozen=True):
    """A closed item was opened again."""

    KIND: ClassVar[str] = "correspondence.item_reopened"
    VERSION: ClassVar[int] = 3
    item: UUID
    type: UUID
    roles: Roles
    changes: tuple[Change, ...]
    revision: int = 0
    sha256: str = ""


class ItemArchived(Fact, frozen=True):
    """An item was put into the archive; nobody is told by mail."""

    KIND: ClassVar[str] = "correspondence.item_archived"
    item: UUID
    type: UUID


class ItemRetrieved(Fact, frozen=True):
    """An item was taken out of the archive again."""

    KIND: ClassVar[str] = "correspondence.item_retrieved"
    item: UUID
    type: UUID


class ItemResponded(Fact, frozen=True):
    """Somebody responded to an item; `card` is the response's own card when it is unofficial."""

    KIND: ClassVar[str] = "correspondence.item_responded"
    VERSION: ClassVar[int] = 2
    item: UUID
    type: UUID
    response: UUID
    official: bool
    roles: Roles
    revision: int = 0
    sha256: str = ""


class ResponseMarked(Fact, frozen=True):
    """A response was marked official, or no longer."""

    KIND: ClassVar[str] = "correspondence.response_marked"
    VERSION: ClassVar[int] = 2
    item: UUID
    type: UUID
    response: UUID
    official: bool
    revision: int = 0
    sha256: str = ""


class ItemOverdue(Fact, frozen=True):
    """The due date of an open item had gone by on the morning of `day`, so its assignees are reminded (spec 6.3)."""

    KIND: ClassVar[str] = "correspondence.item_overdue"
    item: UUID
    type: UUID
    roles: Roles
    due_on: date
    day: date
