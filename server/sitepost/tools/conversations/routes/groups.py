"""Starting direct messages; making, changing, leaving and deleting groups; groups without a manager."""

from uuid import UUID

import msgspec
from litestar import Response

from sitepost.kernel.passport import Passport
from sitepost.platform.http import Created, May, delete, get, post, put, versioned, wanted_version
from sitepost.platform.work import Work
from sitepost.tools.conversations import actions
from sitepost.tools.conversations.actions.groups import Wanted
from sitepost.tools.conversations.model import Orphan
from sitepost.tools.conversations.routes.bodies import (
    TAGS,
    ConversationBody,
    GroupEdit,
    IfMatch,
    NewDirect,
    NewTalkGroup,
    whole,
)

ONE = "/conversations/{conversation_id:uuid}"


class Adoption(msgspec.Struct, forbid_unknown_fields=True):
    """Who is to look after a group."""

    person: UUID


async def _whole(work: Work, who: Passport, conversation: UUID) -> ConversationBody:
    settings, line = await actions.reading.one(work, who, conversation)
    return whole(line, settings, who, size=await actions.reading.size(work, line))


@post("/conversations/direct", may=May.PERSON, tags=TAGS)
async def start_direct(data: NewDirect, work: Work, who: Passport) -> Response[ConversationBody]:
    """Open the direct message with these people of a project: the one that there is (200), or a new one (201)."""
    found, is_new = await actions.direct.start(work, who, project=data.project, chosen=data.people, groups=data.groups)
    body = await _whole(work, who, found)
    location = f"/api/conversations/{found}"
    return (
        Created(body, location=location) if is_new else Response(body, headers={"Location": location}, status_code=200)
    )


@post("/conversations/groups", may=May.PERSON, tags=TAGS)
async def make_group(data: NewTalkGroup, work: Work, who: Passport) -> Response[ConversationBody]:
    """Make a group in a project, of chosen people or of everyone in its directory."""
    wanted = Wanted(name=data.name, everyone=data.everyone, add=tuple(data.people), add_groups=tuple(data.groups))
    made = await actions.groups.make(work, who, project=data.project, wanted=wanted)
    body = await _whole(work, who, made)
    return Created(body, location=f"/api/conversations/{made}", version=body.version)


@put(ONE + "/group", may=May.PERSON, tags=TAGS)
async def edit_group(
    data: GroupEdit, work: Work, who: Passport, conversation_id: UUID, if_match: IfMatch = None
) -> Response[ConversationBody | None]:
    """Rename a group, and say who comes and goes; 204 for whoever took themself out."""
    wanted = Wanted(
        name=data.name,
        everyone=data.everyone,
        add=tuple(data.add),
        add_groups=tuple(data.add_groups),
        remove=tuple(data.remove),
    )
    await actions.groups.edit(work, who, conversation_id, wanted=wanted, expected=wanted_version(if_match))
    if who.person in data.remove and not data.everyone:
        return Response(None, status_code=204)
    body = await _whole(work, who, conversation_id)
    return versioned(body, body.version)


@delete(ONE, may=May.PERSON, tags=TAGS)
async def delete_group(work: Work, who: Passport, conversation_id: UUID) -> None:
    """Delete a group for everybody, for good."""
    await actions.groups.end(work, who, conversation_id)


@post(ONE + "/leave", may=May.PERSON, status_code=204, tags=TAGS)
async def leave_group(work: Work, who: Passport, conversation_id: UUID) -> None:
    """Leave a group; only groups of chosen people are left by oneself."""
    await actions.groups.leave(work, who, conversation_id)


@get("/conversations/orphans", may=May.ACCOUNT_ADMIN, tags=TAGS)
async def list_orphans(work: Work, who: Passport) -> list[Orphan]:
    """List the groups that nobody present may manage, by name; of their messages nothing is shown."""
    return list(await actions.orphans.every(work, who))


@post("/conversations/orphans/{conversation_id:uuid}", may=May.ACCOUNT_ADMIN, status_code=204, tags=TAGS)
async def adopt_orphan(data: Adoption, work: Work, who: Passport, conversation_id: UUID) -> None:
    """Put somebody who may manage groups into one that nobody present could; its members are told."""
    await actions.groups.adopt(work, who, conversation_id, data.person)


ROUTES = [start_direct, make_group, edit_group, delete_group, leave_group, list_orphans, adopt_orphan]
