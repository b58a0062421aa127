"""Links over HTTP: those of a thing, added, edited, removed and marked void."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from litestar import Response
from litestar.params import Parameter
from msgspec import Meta, Struct

from sitepost.kernel.passport import Passport
from sitepost.platform import faces
from sitepost.platform.http import Created, May, Viewing, delete, get, patch, post, put, versioned, wanted_version
from sitepost.platform.work import Work
from sitepost.tools.links import actions, rules
from sitepost.tools.links.model import End, Kind, Line, LinkRole

LINKS = "/projects/{project_id:uuid}/cards/{card_id:uuid}/links"
LINK = LINKS + "/{link_id:uuid}"
Text = Annotated[str, Meta(max_length=4000)]
Version = Annotated[str | None, Parameter(header="If-Match")]


class NewLink(Struct, forbid_unknown_fields=True):
    """What is to be linked: related to the thing, or its origin; what was made from it is linked when it is made."""

    kind: Annotated[str, Meta(pattern="^(related|origin)$")]
    other_id: UUID
    note: Text = ""


class LinkEdit(Struct, forbid_unknown_fields=True):
    """What is to be changed; `other_id` puts another thing into the place of an origin."""

    note: Text | None = None
    other_id: UUID | None = None


class VoidGiven(Struct, forbid_unknown_fields=True):
    """Why something was not made from the other thing after all."""

    reason: Text


class EndBody(Struct):
    """The thing at the far end."""

    id: UUID
    kind: str
    tool: str
    number: str
    title: str
    state: str
    state_label: str
    link: str
    archived: bool


class VoidBody(Struct):
    """Who marked a link void, when and why."""

    by: UUID
    at: datetime
    reason: str


class LinkBody(Struct, kw_only=True):
    """A link as its near end shows it; `part_number` counts the response that something was made from."""

    id: UUID
    role: LinkRole
    card: EndBody
    note: str
    part_number: int | None
    created_by: UUID
    created_at: datetime
    void: VoidBody | None
    version: int
    can: list[str]
    why_not: dict[str, str]


class LinksBody(Struct, kw_only=True):
    """The links of a thing; `restricted` counts by role those that the asker may only know to be there."""

    items: list[LinkBody]
    restricted: dict[LinkRole, int]
    people: dict[UUID, str]
    can: list[str]
    why_not: dict[str, str]
    next: str | None = None


def _end(end: End) -> EndBody:
    return EndBody(**{name: getattr(end, name) for name in EndBody.__struct_fields__})


def _body(line: Line, who: Passport) -> LinkBody:
    link = line.link
    can, why_not = rules.abilities(line, who)
    void = VoidBody(link.void_by, link.void_at, link.void_reason) if link.void_by and link.void_at else None
    return LinkBody(
        id=link.id,
        role=rules.role(link, line.near.id),
        card=_end(line.far),
        note=link.note,
        part_number=link.part_number,
        created_by=link.created_by,
        created_at=link.created_at,
        void=void,
        version=link.version,
        can=can,
        why_not=why_not,
    )


@get(LINKS, may=May.MEMBER, viewing=Viewing.SHOWN, tags=["links"])
async def read_links(work: Work, who: Passport, card_id: UUID) -> LinksBody:
    """List what a thing is linked to, as far as the asker may see it."""
    shown = await actions.show(work, who, card=card_id)
    people = {person for line in shown.lines for person in (line.link.created_by, line.link.void_by) if person}
    found = await faces.of(work, scope=who.project, people=people)
    can, why_not = rules.openings(shown.near, who)
    return LinksBody(
        items=[_body(line, who) for line in shown.lines],
        restricted=shown.restricted,
        people={person: face.name for person, face in found.items()},
        can=can,
        why_not=why_not,
    )


@post(LINKS, may=May.MEMBER, tags=["links"])
async def add_link(work: Work, who: Passport, card_id: UUID, data: NewLink) -> Response[LinkBody]:
    """Relate two things, or say what this one goes back to."""
    line = await actions.add(work, who, card=card_id, kind=Kind(data.kind), other=data.other_id, note=data.note)
    where = f"/api/projects/{who.project}/cards/{card_id}/links/{line.link.id}"
    return Created(_body(line, who), location=where, version=line.link.version)


@patch(LINK, may=May.MEMBER, tags=["links"])
async def edit_link(
    work: Work, who: Passport, card_id: UUID, link_id: UUID, data: LinkEdit, if_match: Version = None
) -> Response[LinkBody]:
    """Change the note of a link, or exchange an origin for another one."""
    expected = wanted_version(if_match)
    line = await actions.edit(
        work, who, card=card_id, id=link_id, note=data.note, other=data.other_id, expected=expected
    )
    return versioned(_body(line, who), line.link.version)


@delete(LINK, may=May.MEMBER, tags=["links"])
async def remove_link(work: Work, who: Passport, card_id: UUID, link_id: UUID) -> None:
    """Remove a relation or an origin; what was made from a thing stays linked."""
    await actions.remove(work, who, card=card_id, id=link_id)


@put(LINK + "/void", may=May.MEMBER, tags=["links"])
async def void_link(
    work: Work, who: Passport, card_id: UUID, link_id: UUID, data: VoidGiven, if_match: Version = None
) -> Response[LinkBody]:
    """Mark void that something was made from the other thing, with the reason."""
    expected = wanted_version(if_match)
    line = await actions.void(work, who, card=card_id, id=link_id, reason=data.reason, expected=expected)
    return versioned(_body(line, who), line.link.version)


ROUTES = [read_links, add_link, edit_link, remove_link, void_link]
