"""The inbox, one conversation, who is in it, and what the caller keeps of it."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from litestar import Response
from litestar.params import Parameter

from sitepost.kernel.page import Page, read_cursor, write_cursor
from sitepost.kernel.passport import Passport
from sitepost.platform.http import May, get, patch, versioned
from sitepost.platform.work import Work
from sitepost.tools.conversations import actions
from sitepost.tools.conversations.actions.mine import Kept
from sitepost.tools.conversations.model import Asked, Candidate, Insider, Level, Pointed, Received
from sitepost.tools.conversations.routes.bodies import (
    TAGS,
    ConversationBody,
    Draft,
    Inbox,
    MinePatch,
    PersonRef,
    Query,
    Summary,
    summary,
    whole,
)

PAGE = 50
ONE = "/conversations/{conversation_id:uuid}"
Cards = Annotated[list[UUID], Parameter(max_items=100, description="Ids of things, each named with `cards=`.")]
Seq = Annotated[int, Parameter(ge=1, le=2**53)]
Cursor = Annotated[str | None, Parameter(max_length=400, description="`next` of the page before.")]
Limit = Annotated[int, Parameter(ge=1, le=200, description="Conversations on a page.")]


class PickGroup(msgspec.Struct):
    """A distribution group with its people."""

    id: UUID
    name: str
    people: list[PersonRef]


class PickerBody(msgspec.Struct):
    """Whom the caller can choose: people, those in the conversation first, and distribution groups."""

    people: list[Candidate]
    groups: list[PickGroup]


class ReceiptsBody(msgspec.Struct):
    """Who has read a message, and of how many who might have."""

    read: list[Received]
    of: int


class PointedBody(msgspec.Struct):
    """Of the things that were asked about those that the caller may see."""

    cards: list[Pointed]


@get("/conversations", may=May.PERSON, tags=TAGS)
async def read_inbox(work: Work, who: Passport, cursor: Cursor = None, limit: Limit = PAGE) -> Inbox:
    """List the caller's conversations in all projects of the company: starred ones, then by latest activity."""
    after = read_cursor(cursor, bool, datetime, UUID)
    found = await actions.reading.inbox(work, who, after=(after[0], after[1], after[2]) if after else None, limit=limit)
    shown = [summary(line, found.settings, who) for line in found.lines]
    return Inbox(shown, found.unread, write_cursor(*found.following) if found.following else None)


@get("/conversations/people", may=May.PERSON, tags=TAGS)
async def list_people(
    work: Work,
    who: Passport,
    project: UUID,
    q: Query = "",
    purpose: Literal["direct", "group", "mention"] = "direct",
    conversation: UUID | None = None,
) -> PickerBody:
    """List whom the caller can write to in a project, put into a group, or mention; at most 50."""
    found = await actions.people.choice(work, who, project=project, q=q, purpose=purpose, conversation=conversation)
    groups = [
        PickGroup(id, name, [PersonRef(each, found.names[each], active=True) for each in people if each in found.names])
        for id, name, people in found.groups
    ]
    return PickerBody(found.people, groups)


@get(ONE, may=May.PERSON, tags=TAGS)
async def read_conversation(work: Work, who: Passport, conversation_id: UUID) -> Response[ConversationBody]:
    """Tell of one conversation."""
    settings, line = await actions.reading.one(work, who, conversation_id)
    size = await actions.reading.size(work, line)
    held = await actions.reading.is_held(work, line)
    body = whole(line, settings, who, size=size, hold=held)
    body.managers_left = await actions.reading.managers_left(work, who, line)
    return versioned(body, line.version)


@get("/conversations/items/{card_id:uuid}", may=May.PERSON, tags=TAGS)
async def read_item(work: Work, who: Passport, card_id: UUID) -> ConversationBody:
    """Tell of the conversation on an item, also before anything was said in it."""
    settings, line, exists = await actions.items.of_card(work, who, card_id)
    size = await actions.reading.size(work, line)
    held = await actions.reading.is_held(work, line)
    return whole(line, settings, who, size=size, exists=exists, hold=held)


@get(ONE + "/members", may=May.PERSON, tags=TAGS)
async def list_members(
    work: Work, who: Passport, conversation_id: UUID, q: Query = "", cursor: str | None = None
) -> Page[Insider]:
    """List who is in a conversation, or follows the item, by name."""
    after = read_cursor(cursor, str, UUID)
    place = (after[0], after[1]) if after else None
    found = await actions.reading.insiders(work, who, conversation_id, q=q, after=place, limit=PAGE + 1)
    shown = found[:PAGE]
    more = write_cursor(shown[-1].name.lower(), shown[-1].id) if len(found) > PAGE else None
    return Page(shown, more)


@get(ONE + "/receipts", may=May.PERSON, tags=TAGS)
async def list_receipts(work: Work, who: Passport, conversation_id: UUID, seq: Seq) -> ReceiptsBody:
    """List who has read a message, with the time at which they read last."""
    read, of = await actions.reading.received(work, who, conversation_id, seq)
    return ReceiptsBody(read, of)


@get(ONE + "/asked", may=May.PERSON, tags=TAGS)
async def list_asked(work: Work, who: Passport, conversation_id: UUID, seq: Seq) -> list[Asked]:
    """List of whom a message asked an acknowledgement: those who were there when it was sent."""
    return await actions.reading.asked(work, who, conversation_id, seq)


@get(ONE + "/cards", may=May.PERSON, tags=TAGS)
async def list_cards(work: Work, who: Passport, conversation_id: UUID, cards: Cards) -> PointedBody:
    """List those of some things of the project, to which messages point, that the caller may see."""
    return PointedBody(await actions.reading.pointed(work, who, conversation_id, cards))


@patch(ONE + "/mine", may=May.PERSON, tags=TAGS)
async def keep_mine(data: MinePatch, work: Work, who: Passport, conversation_id: UUID) -> Summary:
    """Change what the caller alone keeps of a conversation: how far they read, star, level, follow, hide, draft."""
    level = data.level if isinstance(data.level, msgspec.UnsetType) or data.level is None else Level(data.level)
    kept = Kept(
        read_seq=data.read_seq,
        unread_from=data.unread_from,
        starred=data.starred,
        level=level,
        hidden=data.hidden,
        follows=data.follows,
        draft=data.draft,
    )
    settings, line = await actions.mine.keep(work, who, conversation_id, kept)
    return summary(line, settings, who)


@get(ONE + "/draft", may=May.PERSON, tags=TAGS)
async def read_draft(work: Work, who: Passport, conversation_id: UUID) -> Draft:
    """Tell what the caller began to write in a conversation."""
    return Draft(await actions.mine.draft(work, who, conversation_id))


ROUTES = [
    read_inbox,
    list_people,
    read_item,
    read_conversation,
    list_members,
    list_receipts,
    list_asked,
    list_cards,
    keep_mine,
    read_draft,
]
