"""Verbs on responses: respond, also with a new status, and mark as official (spec 4.7)."""

from typing import Any
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from sitepost.events.correspondence import ItemResponded, ResponseMarked
from sitepost.kernel import richtext
from sitepost.kernel.fact import Fact
from sitepost.kernel.ids import new_id
from sitepost.kernel.item import readers
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import hidden, refuse, refuse_faults
from sitepost.kernel.version import refuse_stale
from sitepost.platform import blobs, cards
from sitepost.platform.work import Work
from sitepost.tools.correspondence import rules, store
from sitepost.tools.correspondence.actions import checks, items, record, saving
from sitepost.tools.correspondence.actions.checks import Known
from sitepost.tools.correspondence.model.items import Item
from sitepost.tools.correspondence.model.responses import Response
from sitepost.tools.correspondence.model.types import TypeHere
from sitepost.tools.correspondence.rules.visibility import Companies


class Answered(Struct, frozen=True):
    """A response with its item and whatever its reply prints."""

    response: Response
    item: Item
    type: TypeHere
    known: Known


async def respond(
    work: Work,
    who: Passport,
    *,
    id: UUID,
    text: Any,  # a rich-text document, as the client sent it
    file_ids: tuple[UUID, ...] = (),
    official: bool = False,
    status_id: UUID | None = None,
) -> Answered:
    """Post a response, and with `status_id` change the item's status in the same step.

    Errors: `correspondence.closed`, `correspondence.not_issued`, `correspondence.not_on_item`,
    `correspondence.respond_not_granted`, `correspondence.admin_only` (official),
    `correspondence.empty_response`, `correspondence.unknown_file`, `bad_rich_text`.
    """
    before, type = await items.load(work, who, id, locked=True)
    known = await checks.meet(work, before, type, more=[who.person])
    companies = await saving.held(work, before, known.companies, more=frozenset([who.person]))
    refuse(rules.rights.why_not_respond(before, type, who, companies))
    refuse(rules.rights.why_not_mark_official(before, type, who) if official else None)
    moves = status_id is not None and status_id != before.status.id
    refuse(rules.rights.why_not_respond_and_change_status(before, type, who, companies) if moves else None)
    status, faults = rules.items.choose_status(type, status_id, issue=False, item=before)
    doc, wanted = richtext.clean(text, field="text"), tuple(dict.fromkeys(file_ids))
    files, wrong = await checks.file_names(work, who, wanted, known)
    refuse_faults(faults + rules.responses.faults(doc, wanted) + wrong)
    item = rules.items.move(before, status, type, now=work.now)
    response = rules.responses.begin(item, who, id=new_id(), text=doc, files=files, official=official, now=work.now)
    item = rules.responses.answered(item, response, now=work.now)
    item = await _post(work, response, item, before=before, type=type, companies=companies, known=known)
    return Answered(response, item, type, known)


class Said(Struct, frozen=True):
    """The responses of an item that somebody sees, and whatever their page prints."""

    responses: list[Response]
    item: Item
    type: TypeHere
    known: Known


async def of_item(work: Work, who: Passport, *, id: UUID) -> Said:
    """Return the responses of an item that `who` sees."""
    item, type = await items.load(work, who, id)
    found = await store.responses.seen(work, item.id, reads=who.reads)
    known = await checks.meet(work, item, type, more=[response.author for response in found])
    known.files.update(await blobs.of_ids(work, {file for response in found for file in response.file_ids}))
    return Said(found, item, type, known)


async def _post(
    work: Work, response: Response, item: Item, *, before: Item, type: TypeHere, companies: Companies, known: Known
) -> Item:
    told = ItemResponded(
        item=item.id,
        type=item.type,
        response=response.id,
        official=response.official,
        roles=rules.items.roles(item),
        revision=response.revision,
        sha256=record.of_response(work, response, item, known),
    )
    own = None if response.official else rules.visibility.response_card(response, item, type, companies)
    await store.responses.add(work, response, account=item.account, readers=readers(own) if own else [])
    moved = rules.items.changes(before, item)
    item = rules.items.touch(item, moved, now=work.now) if moved else item
    facts: list[Fact] = rules.items.told(before, item, moved) if moved else []
    if own is not None:
        await work.tell(told, own)
    else:
        facts = [told, *facts]
    if facts:
        item = await saving.save(work, item, before=before, type=type, companies=companies, facts=facts, known=known)
    else:
        await store.items.save_counts(work, item)
    return item


async def mark(
    work: Work, who: Passport, *, id: UUID, response: UUID, official: bool, expected: int | None = None
) -> Answered:
    """Make a response official, so that everybody who sees the item sees it, or take that back.

    Errors: `correspondence.admin_only`, `stale`.
    """
    before, type = await items.load(work, who, id, locked=True)
    refuse(rules.rights.why_not_mark_official(before, type, who))
    held = next((each for each in await store.responses.of_item(work, id) if each.id == response), None)
    if held is None:
        hidden()
    refuse_stale(expected, current=held.revision, touched={"official": held.revision})
    if held.official == official:
        return Answered(held, before, type, await _printed(work, held, before, type))
    marked = replace(held, official=official, revision=held.revision + 1)
    item = rules.responses.marked(before, official=official, now=work.now)
    known = await _printed(work, held, item, type)
    companies = await saving.held(work, item, known.companies, more=frozenset([held.author]))
    own = None if official else rules.visibility.response_card(marked, item, type, companies)
    await store.responses.mark(work, marked, readers=readers(own) if own else [])
    if own is None:
        await cards.drop(work, held.id)
    else:
        await cards.save(work, own)
    fact = _marked(work, marked, item, known)
    item = await saving.save(work, item, before=before, type=type, companies=companies, facts=[fact], known=known)
    return Answered(marked, item, type, known)


def _marked(work: Work, response: Response, item: Item, known: Known) -> ResponseMarked:
    return ResponseMarked(
        item=item.id,
        type=item.type,
        response=response.id,
        official=response.official,
        revision=response.revision,
        sha256=record.of_response(work, response, item, known),
    )


async def _printed(work: Work, response: Response, item: Item, type: TypeHere) -> Known:
    known = await checks.meet(work, item, type, more=[response.author])
    known.files.update(await blobs.of_ids(work, response.file_ids))
    return known
