"""What clients send and are answered about conversations."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from litestar.params import Parameter

from sitepost.kernel.passport import Passport
from sitepost.tools.conversations.model import MOST_UNREAD, Level, Line, Settings, Sort
from sitepost.tools.conversations.rules import lines as rules

TAGS = ["conversations"]
IfMatch = Annotated[str | None, Parameter(header="If-Match")]
Name = Annotated[str, msgspec.Meta(max_length=400)]
People = Annotated[list[UUID], msgspec.Meta(max_length=2100)]
Groups = Annotated[list[UUID], msgspec.Meta(max_length=100)]
Query = Annotated[str, Parameter(max_length=400)]
Number = Annotated[int, msgspec.Meta(ge=0, le=2**53)]


class ProjectRef(msgspec.Struct):
    """The project of a conversation."""

    id: UUID
    number: str
    name: str


class ItemRef(msgspec.Struct):
    """The item that a conversation is on, as it is now."""

    ref: UUID
    tool: str
    tool_name: str
    kind: str
    number: str
    title: str
    link: str
    state: str
    state_label: str


class PersonRef(msgspec.Struct):
    """Somebody in a direct message; who is not active can no longer see it."""

    id: UUID
    name: str
    active: bool


class Last(msgspec.Struct):
    """The last message of a conversation, its beginning."""

    seq: int
    sender: UUID
    sender_name: str
    text: str
    at: datetime
    deleted: bool
    files: int


class Summary(msgspec.Struct, kw_only=True):
    """A conversation as its reader has it; `unread` stops at 100, `people_count` is null for items in a list."""

    id: UUID
    kind: Sort
    project: ProjectRef
    item: ItemRef | None
    name: str | None
    people: list[PersonRef]
    people_count: int | None
    last: Last | None
    last_seq: int
    last_rev: int
    last_at: datetime
    read_seq: int
    unread: int
    mentioned: bool
    starred: bool
    level: Level | None
    follows: bool
    has_draft: bool
    everyone: bool
    can: list[str]
    why_not: dict[str, str]
    version: int


class ConversationBody(Summary, kw_only=True):
    """A conversation, with what only an open one shows; `unreachable` are members who can no longer see it.

    `managers_left` counts those besides the reader who may manage the group, where it is one.
    """

    exists: bool
    created_at: datetime
    receipts_on: bool
    edit_seconds: int
    hold: bool
    translates: bool
    unreachable: list[str]
    managers_left: int | None = None


class Inbox(msgspec.Struct):
    """A page of what is listed for the caller.

    `unread` comes with the first page: how many messages of all pages they have not read, counted up to 100 (as in each
    conversation). `next` is the cursor of the next page, null on the last.
    """

    conversations: list[Summary]
    unread: int | None
    next: str | None


class NewDirect(msgspec.Struct, forbid_unknown_fields=True):
    """Whom to write to: people, and distribution groups as they are now."""

    project: UUID
    people: People = []
    groups: Groups = []


class NewTalkGroup(msgspec.Struct, forbid_unknown_fields=True):
    """A group to make: of these people and distribution groups, or of everyone in the project's directory."""

    project: UUID
    name: Name
    everyone: bool = False
    people: People = []
    groups: Groups = []


class GroupEdit(msgspec.Struct, forbid_unknown_fields=True):
    """How a group is to be, and who comes and goes."""

    name: Name
    everyone: bool
    add: People = []
    add_groups: Groups = []
    remove: People = []


class MinePatch(msgspec.Struct, forbid_unknown_fields=True):
    """What the caller keeps of a conversation; whatever is left out stays. `unread_from` marks as unread from there."""

    read_seq: Number | msgspec.UnsetType = msgspec.UNSET
    unread_from: Number | msgspec.UnsetType = msgspec.UNSET
    starred: bool | msgspec.UnsetType = msgspec.UNSET
    level: Literal["all", "mentions", "nothing"] | msgspec.UnsetType | None = msgspec.UNSET
    hidden: bool | msgspec.UnsetType = msgspec.UNSET
    follows: bool | msgspec.UnsetType = msgspec.UNSET
    draft: dict[str, Any] | msgspec.UnsetType | None = msgspec.UNSET  # Any: the client's own


class Draft(msgspec.Struct):
    """What the caller began to write."""

    draft: dict[str, Any] | None  # Any: the client's own


class Keyed(msgspec.Struct):
    """Of a post that has the wrong shape, what its sender knows it by."""

    key: UUID


class Watch(msgspec.Struct):
    """A conversation that is open; `since` is the last revision that the client has."""

    conversation: UUID
    since: int | None = None


class Named(msgspec.Struct):
    """A conversation that is left, or in which somebody types."""

    conversation: UUID


class Read(msgspec.Struct):
    """How far somebody has read."""

    conversation: UUID
    seq: int


def summary(line: Line, settings: Settings, who: Passport) -> Summary:
    """Show a conversation in the inbox of `who`."""
    return Summary(**_fields(line, settings, who))


def whole(
    line: Line, settings: Settings, who: Passport, *, size: int, exists: bool = True, hold: bool = False
) -> ConversationBody:
    """Show an open conversation to `who`."""
    fields = _fields(line, settings, who) | {"people_count": size}
    return ConversationBody(
        **fields,
        exists=exists,
        created_at=line.created_at,
        receipts_on=settings.receipts_on,
        edit_seconds=settings.edit_seconds,
        hold=hold,
        translates=settings.translation != "off",
        unreachable=line.gone,
    )


def _fields(line: Line, settings: Settings, who: Passport) -> dict[str, Any]:
    why_nots = rules.why_nots(settings, line, who)
    return {
        "id": line.id,
        "kind": line.sort,
        "project": ProjectRef(line.project, line.project_number, line.project_name),
        "item": _item(line),
        "name": line.name,
        "people": msgspec.convert(line.others, list[PersonRef]),
        "people_count": line.size,
        "last": msgspec.convert(line.last, Last) if line.last else None,
        "last_seq": line.last_seq,
        "last_rev": line.last_rev,
        "last_at": line.last_at,
        "read_seq": line.read_seq,
        "unread": min(line.unread, MOST_UNREAD),
        "mentioned": line.mentioned_seq > line.read_seq,
        "starred": line.starred_at is not None,
        "level": line.level,
        "follows": line.follows,
        "has_draft": line.has_draft,
        "everyone": line.everyone,
        "can": [name for name, why in why_nots.items() if why is None],
        "why_not": {name: why.code for name, why in why_nots.items() if why is not None},
        "version": line.version,
    }


def _item(line: Line) -> ItemRef | None:
    if line.card is None:
        return None
    return ItemRef(
        ref=line.card,
        tool=line.tool or "",
        tool_name=line.tool_name or "",
        kind=line.card_kind or "",
        number=line.number or "",
        title=line.title or "",
        link=line.link or "",
        state=line.state or "",
        state_label=line.state_label or "",
    )
