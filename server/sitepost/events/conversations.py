"""What happens to conversations: settings and groups. Messages tell no facts, they have an order of their own.

A `hushed` fact is for the history alone: nobody hears through a fact that there is a group.
"""

from typing import ClassVar
from uuid import UUID

from sitepost.kernel.fact import Change, Fact


class SettingsChanged(Fact, frozen=True):
    """The company turned conversations on or off, or chose who may do what in them."""

    KIND: ClassVar[str] = "conversations.settings_changed"
    changes: tuple[Change, ...]


class GroupMade(Fact, frozen=True):
    """Somebody made a group; `everyone` says that it follows the directory of the project."""

    KIND: ClassVar[str] = "conversations.group_made"
    conversation: UUID
    project: UUID
    everyone: bool
    people: tuple[UUID, ...]
    hushed: bool = True


class GroupChanged(Fact, frozen=True):
    """A group was renamed, or people came to it and left it; `everyone` as it is now."""

    KIND: ClassVar[str] = "conversations.group_changed"
    conversation: UUID
    project: UUID
    everyone: bool
    renamed: bool = False
    came: tuple[UUID, ...] = ()
    went: tuple[UUID, ...] = ()
    hushed: bool = True


class GroupDeleted(Fact, frozen=True):
    """A group was deleted; its messages are kept for the export alone."""

    KIND: ClassVar[str] = "conversations.group_deleted"
    conversation: UUID
    project: UUID
    hushed: bool = True


class MessagesTaken(Fact, frozen=True):
    """Something was made from messages of a conversation."""

    KIND: ClassVar[str] = "conversations.messages_taken"
    conversation: UUID
    messages: tuple[int, ...]
    made: UUID
    hushed: bool = True


class HoldPlaced(Fact, frozen=True):
    """Everything of a project, a thing, a conversation or a person has to stay as it is (`sort` says which)."""

    KIND: ClassVar[str] = "conversations.hold_placed"
    hold: UUID
    sort: str
    target: UUID
    reason: str
    hushed: bool = True


class HoldLifted(Fact, frozen=True):
    """A legal hold was lifted."""

    KIND: ClassVar[str] = "conversations.hold_lifted"
    hold: UUID
    sort: str
    target: UUID
    hushed: bool = True


class KeepingChanged(Fact, frozen=True):
    """The company chose anew for how long messages are kept; a change is about `project/kind`, None is for ever."""

    KIND: ClassVar[str] = "conversations.keeping_changed"
    changes: tuple[Change, ...]
    hushed: bool = True


class MessagesPurged(Fact, frozen=True):
    """Messages that were older than the company keeps them were removed for good."""

    KIND: ClassVar[str] = "conversations.messages_purged"
    messages: int
    older_than_years: int
    hushed: bool = True
