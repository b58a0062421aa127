"""Messages over HTTP: pages, posting, editing, deleting, marks, and what is made from them."""

from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response
from litestar.params import Parameter

from sitepost.kernel.passport import Passport
from sitepost.platform.http import May, delete, get, post, put
from sitepost.platform.work import Work
from sitepost.tools.conversations.actions import messages, taken
from sitepost.tools.conversations.actions.posting import Letter
from sitepost.tools.conversations.actions.taken import Taken
from sitepost.tools.conversations.model import Message, MessagePage, Post
from sitepost.tools.conversations.routes.bodies import TAGS

LONGEST = 400_000  # characters of a text that are read at all; 10,000 are kept
ALL = "/conversations/{conversation_id:uuid}/messages"
ONE = ALL + "/{seq:int}"
Number = Annotated[int | None, Parameter(ge=0, le=2**53)]
Limit = Annotated[int, Parameter(ge=1, le=200)]
Seqs = Annotated[list[Annotated[int, msgspec.Meta(ge=1, le=2**53)]], msgspec.Meta(min_length=1, max_length=50)]


class NewMessage(Post, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A message to send; `key` is the client's own id of it, the conversation stands in the path."""

    conversation: UUID | None = None  # type: ignore[assignment]  # it may be named here too, and is not asked


class MessageEdit(msgspec.Struct, forbid_unknown_fields=True):
    """Other words for a message; of its files those that are named stay, all where none are."""

    text: str
    mentions: list[UUID] = []
    files: list[UUID] | None = None


class ChosenMessages(msgspec.Struct, forbid_unknown_fields=True):
    """Messages of a conversation, by number."""

    seqs: Seqs


class Outcome(msgspec.Struct, forbid_unknown_fields=True):
    """What was made from messages."""

    seqs: Seqs
    card: UUID


class Origin(msgspec.Struct):
    """A message from which something was made, and what its conversation is called."""

    conversation: UUID
    label: str
    seq: int


@get(ALL, may=May.PERSON, tags=TAGS)
async def list_messages(
    work: Work,
    who: Passport,
    conversation_id: UUID,
    before: Number = None,
    after: Number = None,
    around: Number = None,
    since_rev: Number = None,
    limit: Limit = 50,
) -> MessagePage:
    """List messages: the last ones, or those before, after or around a number, or all that changed since a revision."""
    if since_rev is not None:
        return await messages.since(work, who, conversation_id, rev=since_rev, limit=limit)
    return await messages.page(work, who, conversation_id, before=before, after=after, around=around, limit=limit)


@post(ALL, may=May.PERSON, tags=TAGS)
async def send_message(
    work: Work, who: Passport, request: Request[Any, Any, Any], conversation_id: UUID, data: NewMessage
) -> Response[Message]:
    """Send a message; the same key again is answered with the first one, and 200."""
    values = {name: getattr(data, name) for name in Post.__struct_fields__}
    letter = Letter(person=who.person, account=who.account, post=Post(**{**values, "conversation": conversation_id}))
    scope: Any = request.scope  # Any: the edge keeps things of its own in it
    if scope.get("claim") is not None and data.item is None:
        said = await messages.send_in(work, letter)
    else:
        await work.rollback()  # the post office writes; whoever waits for it holds no connection
        said = await messages.send(work.database, letter)
    return Response(said.message, status_code=201 if said.is_new else 200)


@put(ONE, may=May.PERSON, tags=TAGS)
async def edit_message(work: Work, who: Passport, conversation_id: UUID, seq: int, data: MessageEdit) -> Message:
    """Change the words of a message of your own, while the window is open by the server's clock."""
    return await messages.edit(
        work, who, conversation_id, seq, text=data.text, mentions=data.mentions[:100], files=data.files
    )


@delete(ONE, may=May.PERSON, tags=TAGS, status_code=200)
async def delete_message(work: Work, who: Passport, conversation_id: UUID, seq: int) -> Message:
    """Delete a message of your own; a line stays that says so."""
    return await messages.delete(work, who, conversation_id, seq)


@put(ONE + "/reactions/{sign:str}", may=May.PERSON, tags=TAGS)
async def add_reaction(work: Work, who: Passport, conversation_id: UUID, seq: int, sign: str) -> Message:
    """Put a sign under a message."""
    return await messages.react(work, who, conversation_id, seq, sign=sign)


@delete(ONE + "/reactions/{sign:str}", may=May.PERSON, tags=TAGS, status_code=200)
async def drop_reaction(work: Work, who: Passport, conversation_id: UUID, seq: int, sign: str) -> Message:
    """Take your sign away again."""
    return await messages.unreact(work, who, conversation_id, seq, sign=sign)


@post(ONE + "/acknowledge", may=May.PERSON, tags=TAGS, status_code=200)
async def acknowledge(work: Work, who: Passport, conversation_id: UUID, seq: int) -> Message:
    """Say that you have got a message that asks for it."""
    return await messages.acknowledge(work, who, conversation_id, seq)


@post(ALL + "/take", may=May.PERSON, tags=TAGS, status_code=200)
async def take_messages(work: Work, who: Passport, conversation_id: UUID, data: ChosenMessages) -> Taken:
    """Take the words and files of messages along, to begin something else from them."""
    return await taken.take(work, who, conversation_id, data.seqs)


@post(ALL + "/outcome", may=May.PERSON, tags=TAGS, status_code=200)
async def note_outcome(work: Work, who: Passport, conversation_id: UUID, data: Outcome) -> list[Message]:
    """Note what was made from messages."""
    return await taken.became(work, who, conversation_id, data.seqs, card=data.card)


@get("/conversations/origins/{card_id:uuid}", may=May.PERSON, tags=TAGS)
async def list_origins(work: Work, who: Passport, card_id: UUID) -> list[Origin]:
    """List the messages from which a thing was made, of conversations that you may read."""
    return [Origin(*each) for each in await taken.origins(work, who, card_id)]


ROUTES = [
    list_messages,
    send_message,
    edit_message,
    delete_message,
    add_reaction,
    drop_reaction,
    acknowledge,
    take_messages,
    note_outcome,
    list_origins,
]
