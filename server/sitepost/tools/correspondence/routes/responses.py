"""Paths of responses: read them, respond, mark as official (spec 4.7)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from litestar import Response as Answer
from msgspec import Meta, Struct

from sitepost.kernel.passport import Passport
from sitepost.platform.http import May, Viewing, get, patch, post, versioned, wanted_version
from sitepost.platform.work import Work
from sitepost.tools.correspondence import actions, rules
from sitepost.tools.correspondence.actions.checks import Known
from sitepost.tools.correspondence.model.items import Item
from sitepost.tools.correspondence.model.responses import Response
from sitepost.tools.correspondence.model.types import TypeHere
from sitepost.tools.correspondence.routes.bodies import FileBody, file_bodies, people_body, status_body
from sitepost.tools.correspondence.routes.fieldsets import Version
from sitepost.tools.correspondence.routes.settings import PersonLine, StatusBody

RESPONSES = "/projects/{project_id:uuid}/correspondence/items/{item_id:uuid}/responses"


class ResponseBody(Struct, kw_only=True):
    """A response; `position` counts from 1 among those that the asker sees, `status` is the item's then.

    `version` is what a mark is sent with as If-Match.
    """

    id: UUID
    position: int
    author: UUID
    text: dict[str, Any]  # a rich-text document
    files: list[FileBody]
    official: bool
    status: StatusBody | None
    created_at: datetime
    version: int


class ResponsesBody(Struct, kw_only=True):
    """The responses of an item that the asker sees, oldest first; `people` names their authors."""

    items: list[ResponseBody]
    next: str | None = None
    people: dict[UUID, PersonLine]
    can: list[str]
    why_not: dict[str, str]


class Posted(Struct, kw_only=True):
    """A response that was posted or marked, with the item's status and version after it."""

    response: ResponseBody
    status: StatusBody
    version: int
    people: dict[UUID, PersonLine]
    can: list[str]
    why_not: dict[str, str]


class NewResponse(Struct, forbid_unknown_fields=True, kw_only=True):
    """A response; with `status_id` the item's status changes in the same step."""

    text: dict[str, Any] | None = None  # a rich-text document, checked by the rules
    file_ids: Annotated[list[UUID], Meta(max_length=5000)] = []
    official: bool = False
    status_id: UUID | None = None


class Marking(Struct, forbid_unknown_fields=True):
    """Whether a response is to be official."""

    official: bool


@get(RESPONSES, may=May.MEMBER, viewing=Viewing.SHOWN, tags=["correspondence"])
async def list_responses(work: Work, who: Passport, item_id: UUID) -> ResponsesBody:
    """List the responses of an item: official ones, and the others for those on the item."""
    found = await actions.responses.of_item(work, who, id=item_id)
    can, why_not = _abilities(found.item, found.type, who, found.known)
    authors = {response.author for response in found.responses}
    return ResponsesBody(
        items=_bodies(found.responses, found.type, found.known),
        people=people_body({person: face for person, face in found.known.people.items() if person in authors}),
        can=can,
        why_not=why_not,
    )


@post(RESPONSES, may=May.MEMBER, tags=["correspondence"])
async def respond(work: Work, who: Passport, item_id: UUID, data: NewResponse) -> Posted:
    """Respond to an item, and change its status at once when one is given."""
    answered = await actions.responses.respond(
        work,
        who,
        id=item_id,
        text=data.text,
        file_ids=tuple(data.file_ids),
        official=data.official,
        status_id=data.status_id,
    )
    return _posted(answered, who)


@patch(RESPONSES + "/{response_id:uuid}", may=May.MEMBER, tags=["correspondence"])
async def mark_response(
    work: Work, who: Passport, item_id: UUID, response_id: UUID, data: Marking, if_match: Version = None
) -> Answer[Posted]:
    """Make a response official, or take that back."""
    expected = wanted_version(if_match)
    answered = await actions.responses.mark(
        work, who, id=item_id, response=response_id, official=data.official, expected=expected
    )
    return versioned(_posted(answered, who), answered.response.revision)


def _posted(answered: actions.responses.Answered, who: Passport) -> Posted:
    item, type, known = answered.item, answered.type, answered.known
    can, why_not = _abilities(item, type, who, known)
    body = _bodies([answered.response], type, known)[0]
    body.position = answered.response.position
    author = {person: face for person, face in known.people.items() if person == body.author}
    return Posted(
        response=body,
        status=status_body(item.status),
        version=item.version,
        people=people_body(author),
        can=can,
        why_not=why_not,
    )


def _abilities(item: Item, type: TypeHere, who: Passport, known: Known) -> tuple[list[str], dict[str, str]]:
    return rules.rights.abilities(item, type, who, known.companies)


def _bodies(responses: Sequence[Response], type: TypeHere, known: Known) -> list[ResponseBody]:
    statuses = {status.id: status_body(status) for status in type.statuses}
    return [
        ResponseBody(
            id=response.id,
            position=place,
            author=response.author,
            text=response.text,
            files=file_bodies(response.file_ids, known.files),
            official=response.official,
            status=statuses.get(response.status),
            created_at=response.created_at,
            version=response.revision,
        )
        for place, response in enumerate(responses, start=1)
    ]


ROUTES = [list_responses, respond, mark_response]
