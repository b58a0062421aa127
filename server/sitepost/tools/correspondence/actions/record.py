"""The record: each issue, edit and response writes a revision in its own transaction, and the fact names it."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sitepost.kernel.fact import Fact
from sitepost.platform.blobs import FileRow
from sitepost.platform.faces import Face
from sitepost.platform.work import Work
from sitepost.tools.correspondence import rules, store
from sitepost.tools.correspondence.actions import checks
from sitepost.tools.correspondence.actions.checks import Known
from sitepost.tools.correspondence.model.items import Item
from sitepost.tools.correspondence.model.letter import Named
from sitepost.tools.correspondence.model.responses import Response
from sitepost.tools.correspondence.model.revisions import Attached, Made, Revision
from sitepost.tools.correspondence.model.types import TypeHere


# silent: the facts that are told of the change name the revision
async def of_item(work: Work, item: Item, type: TypeHere, facts: Sequence[Fact], known: Known | None) -> list[Fact]:
    """Write the revision that `item` has, and return its facts naming it; drafts have none."""
    if item.is_draft:
        return list(facts)
    known = known or Known({}, {}, {})
    await checks.complete(work, item, known)
    held, names = rules.filled.files(item.custom), checks.names_of(known, zone=type.time_zone)
    content = rules.revisions.of_item(
        item,
        made=Made(work.now, work.actor, item.account, item.project),
        type_name=type.name,
        shown_as=rules.visibility.display_number(item, type),
        people=_named(known.people, item.people | item.custom_people),
        titles={id: rules.letter.card_title(card) for id, card in _referred(item, known).items()},
        files=_attached((*item.file_ids, *held), (*item.file_names, *held.values()), known.files),
        custom=rules.saying.described(item.custom, form=type.fieldset, names=names),
    )
    sha256 = _add(work, content, subject=item.id, number=item.revision, item=item)
    return rules.revisions.stamped(facts, number=item.revision, sha256=sha256)


# silent: the fact that is told of the response names the revision
def of_response(work: Work, response: Response, item: Item, known: Known) -> str:
    """Write the revision that `response` has, and return the SHA-256 of its content."""
    content = rules.revisions.of_response(
        response,
        made=Made(work.now, work.actor, item.account, item.project),
        people=_named(known.people, {response.author}),
        files=_attached(response.file_ids, response.file_names, known.files),
    )
    return _add(work, content, subject=response.id, number=response.revision, item=item)


def _add(work: Work, content: dict[str, Any], *, subject: UUID, number: int, item: Item) -> str:
    text = rules.revisions.canonical(content)
    sha256 = rules.revisions.digest(text)
    revision = Revision(
        subject=subject,
        number=number,
        item=item.id,
        account=item.account,
        project=item.project,
        at=work.now,
        actor=work.actor,
        content=text,
        sha256=sha256,
    )
    store.revisions.add(work, revision)
    return sha256


def _named(faces: dict[UUID, Face], people: Iterable[UUID]) -> dict[UUID, Named]:
    return {id: Named(faces[id].name, faces[id].company_name) for id in people if id in faces}


def _referred(item: Item, known: Known) -> dict[UUID, Any]:
    wanted = (item.location_id, *item.trade_ids, item.cost_code_id, item.spec_section_id)
    wanted += tuple(rules.filled.cards(item.custom))
    return {id: known.cards[id] for id in wanted if id is not None and id in known.cards}


def _attached(ids: Iterable[UUID], names: Iterable[str], files: dict[UUID, FileRow]) -> list[Attached]:
    return [
        Attached(id, name, files[id].size, files[id].sha256) for id, name in zip(ids, names, strict=True) if id in files
    ]
