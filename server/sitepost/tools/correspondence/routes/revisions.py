"""Paths of revisions: what an item was when it was issued and after each edit, and what changed between them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from litestar.params import Parameter
from msgspec import Struct

from sitepost.kernel.passport import Passport
from sitepost.platform.http import May, Viewing, get
from sitepost.platform.work import Work
from sitepost.tools.correspondence import actions
from sitepost.tools.correspondence.model.revisions import FieldChange, Revision
from sitepost.tools.correspondence.routes.bodies import people_body
from sitepost.tools.correspondence.routes.settings import PersonLine

REVISIONS = "/projects/{project_id:uuid}/correspondence/items/{item_id:uuid}/revisions"


class PieceBody(Struct):
    """A run of words in a difference: `same`, `old` (no longer there) or `new`."""

    kind: str
    text: str


class FieldChangeBody(Struct):
    """A field that differs; values are text, yes/no or lists of texts; `words` compares longer text."""

    field: str
    label: str
    old: Any  # text, yes or no, or a list of texts
    new: Any  # the same
    words: list[PieceBody] | None


class RevisionBody(Struct, kw_only=True):
    """A revision; `sha256` is of its content, `changed` are the fields that it changed from the one before."""

    number: int
    at: datetime
    actor: UUID | None
    sha256: str
    changed: list[str]


class RevisionsBody(Struct, kw_only=True):
    """The revisions of an item, the newest first; `people` names who made them."""

    items: list[RevisionBody]
    next: str | None = None
    people: dict[UUID, PersonLine]


class ComparedBody(Struct, kw_only=True):
    """A revision held against another one (`against`; null for the first); `content` is what was hashed, as text."""

    number: int
    against: int | None
    at: datetime
    actor: UUID | None
    sha256: str
    content: str
    changes: list[FieldChangeBody]
    people: dict[UUID, PersonLine]


@get(REVISIONS, may=May.MEMBER, viewing=Viewing.SHOWN, tags=["correspondence"])
async def list_revisions(work: Work, who: Passport, item_id: UUID) -> RevisionsBody:
    """List the revisions of an item that the asker sees, the newest first."""
    told = await actions.revisions.of_item(work, who, id=item_id)
    lines = [_line(each.revision, each.changed) for each in told.made]
    return RevisionsBody(items=lines, people=people_body(told.people))


@get(REVISIONS + "/{number:int}", may=May.MEMBER, viewing=Viewing.SHOWN, tags=["correspondence"])
async def compare_revisions(
    work: Work,
    who: Passport,
    item_id: UUID,
    number: int,
    against: Annotated[int | None, Parameter(ge=1, le=2**31 - 1, description="Another revision [before]")] = None,
) -> ComparedBody:
    """Tell a revision of an item, and how it differs from another one; from the one before unless asked."""
    found = await actions.revisions.compare(work, who, id=item_id, number=number, against=against)
    revision = found.revision
    return ComparedBody(
        number=revision.number,
        against=found.against.number if found.against else None,
        at=revision.at,
        actor=revision.actor,
        sha256=revision.sha256,
        content=revision.content,
        changes=[_change(each) for each in found.changed],
        people=people_body(found.people),
    )


def _line(revision: Revision, changed: Iterable[FieldChange]) -> RevisionBody:
    return RevisionBody(
        number=revision.number,
        at=revision.at,
        actor=revision.actor,
        sha256=revision.sha256,
        changed=[each.label for each in changed],
    )


def _change(each: FieldChange) -> FieldChangeBody:
    words = None if each.words is None else [PieceBody(piece.kind, piece.text) for piece in each.words]
    return FieldChangeBody(each.field, each.label, each.old, each.new, words)


ROUTES = [list_revisions, compare_revisions]
