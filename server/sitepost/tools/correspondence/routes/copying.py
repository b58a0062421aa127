"""Path of what the form of an item begins with that is made from another thing (spec 7.1, 7.2)."""

from typing import Annotated, Any
from uuid import UUID

from litestar.params import Parameter
from msgspec import Struct

from sitepost.kernel.passport import Passport
from sitepost.platform.http import May, get
from sitepost.platform.work import Work
from sitepost.tools.correspondence import actions
from sitepost.tools.correspondence.actions.copying import Begun
from sitepost.tools.correspondence.routes.bodies import FileBody, file_bodies, people_body
from sitepost.tools.correspondence.routes.settings import PersonLine

From = Annotated[UUID, Parameter(query="from", description="The thing that the new item is made from.")]
FromResponse = Annotated[UUID | None, Parameter(query="response", description="The response to it, where it is one.")]
PREFILL = "/projects/{project_id:uuid}/correspondence/types/{type_id:uuid}/prefill"


class SourceBody(Struct):
    """What the new item is made from; `response` is the number of one."""

    id: UUID
    number: str
    title: str
    link: str
    response: int | None


class DroppedBody(Struct):
    """Who was on the source and is left out, since they cannot read the new item's type."""

    count: int
    names: list[str]


class PrefillBody(Struct, kw_only=True):
    """What the form begins with: `fields` names those that were copied, the others begin as for any new item."""

    source: SourceBody
    fields: list[str]
    subject: str
    assignees: list[UUID]
    received_from: UUID | None
    distribution: list[UUID]
    location_id: UUID | None
    description: dict[str, Any] | None  # a rich-text document
    files: list[FileBody]
    custom_fields: dict[str, Any]  # by `custom_field_<id>`, each of its kind
    custom_files: dict[UUID, FileBody]
    people: dict[UUID, PersonLine]
    dropped: DroppedBody
    was_private: bool


def _body(begun: Begun) -> PrefillBody:
    copied = begun.copied
    source, fields = copied.source, copied.fields
    dropped = [begun.people[person].name for person in copied.dropped if person in begun.people]
    kept = begun.people.keys() - set(copied.dropped)
    return PrefillBody(
        source=SourceBody(
            id=source.card.id,
            number=source.card.number,
            title=source.card.title,
            link=source.card.link,
            response=source.response.position if source.response else None,
        ),
        fields=sorted(fields),
        subject=fields.get("subject", ""),
        assignees=list(fields.get("assignees", ())),
        received_from=fields.get("received_from"),
        distribution=list(fields.get("distribution", ())),
        location_id=fields.get("location_id"),
        description=fields.get("description"),
        files=file_bodies(fields.get("file_ids", ()), begun.files),
        custom_fields=copied.custom,
        custom_files={each.id: each for each in file_bodies(tuple(begun.files), begun.files)},
        people=people_body({person: begun.people[person] for person in kept}),
        dropped=DroppedBody(len(copied.dropped), dropped),
        was_private=copied.was_private,
    )


@get(PREFILL, may=May.MEMBER, tags=["correspondence"])
async def read_prefill(
    work: Work, who: Passport, type_id: UUID, source_id: From, response_id: FromResponse = None
) -> PrefillBody:
    """Tell what the form of a new item begins with when it is made from another thing."""
    return _body(await actions.copying.begin(work, who, type_id=type_id, id=source_id, response=response_id))


ROUTES = [read_prefill]
