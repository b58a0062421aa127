"""Verbs on links: relate, set an origin, edit, remove, mark void; and keep what was made from what."""

from uuid import UUID

from msgspec.structs import replace

from sitepost.events.links import ItemMade, ItemMadeFrom, LinkNoteChanged, MadeLinkVoided
from sitepost.kernel import text
from sitepost.kernel.fact import Change
from sitepost.kernel.ids import new_id
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Refusal, hidden, refuse
from sitepost.kernel.version import refuse_stale
from sitepost.platform import cards, passports
from sitepost.platform.work import Work
from sitepost.tools.links import rules, store
from sitepost.tools.links.model import (
    ALREADY,
    LONGEST_NOTE,
    LONGEST_REASON,
    ORIGIN_TAKEN,
    UNKNOWN_ITEM,
    End,
    Kind,
    Line,
    Link,
    Shown,
)


async def show(work: Work, who: Passport, *, card: UUID) -> Shown:
    """Return the links of a thing that `who` sees; of restricted ones only how many there are."""
    near = (await store.ends(work, [card], who)).get(card) or hidden()
    return Shown(near, await store.lines(work, near, who), await store.restricted(work, near, who))


async def add(work: Work, who: Passport, *, card: UUID, kind: Kind, other: UUID, note: str) -> Line:
    """Relate two things, or say what the first one goes back to.

    An origin that `who` does not see gives way: to refuse would tell that it is there. Errors: `links.archived`,
    `links.not_yours`, `links.level_needed`, `links.unknown_item`, `links.itself`, `links.already`,
    `links.origin_taken`, `links.too_many`.
    """
    shown = await show(work, who, card=card)
    may = rules.why_not_relate if kind is Kind.RELATED else rules.why_not_set_origin
    refuse(may(shown.near, who))
    far = (await store.ends(work, [other], who)).get(other)
    why = rules.why_not_add(kind, shown, far, who)
    if why is not None or far is None:
        raise Refusal(why or UNKNOWN_ITEM, field="other_id")
    note = text.lines(note, field="note", most=LONGEST_NOTE)
    link = Link(
        id=new_id(),
        account=who.account,
        project=who.project,
        kind=kind,
        card=card,
        other=other,
        slot=far.kind if kind is Kind.ORIGIN else "",
        note=note,
        created_by=who.person,
        created_at=work.now,
    )
    await _add(work, link)
    return await _line(work, link, shown.near, far)


async def _add(work: Work, link: Link) -> None:
    if link.kind is Kind.ORIGIN and (old := await store.in_slot(work, link.card, link.slot)) is not None:
        await _remove(work, old)
    if not await store.add(work, link):
        raise Refusal(ALREADY if link.kind is Kind.RELATED else ORIGIN_TAKEN, field="other_id")
    noted = rules.noted(replace(link, note=""), link.note)
    for card, fact in rules.told(link, rules.ADDED[link.kind], more=noted):
        await work.tell(fact, stream=link.project, about=card)


async def _line(work: Work, link: Link, near: End, far: End) -> Line:
    """Return the line; an answer that is given again asks for both ends."""
    work.told_cards += (await cards.by_id(work, [near.id, far.id])).values()
    return Line(link, near, far)


async def _load(work: Work, who: Passport, *, card: UUID, id: UUID) -> Line:
    near = (await store.ends(work, [card], who)).get(card) or hidden()
    link = await store.locked(work, id, card, who) or hidden()
    other = link.other if link.card == card else link.card
    far = (await store.ends(work, [other], who)).get(other) or hidden()
    return Line(link, near, far)


async def edit(
    work: Work, who: Passport, *, card: UUID, id: UUID, note: str | None, other: UUID | None, expected: int | None
) -> Line:
    """Change the note of a link, or put another thing into the place of an origin.

    Errors: `links.permanent`, `links.no_other`, `stale`, and those of `add`.
    """
    line = await _load(work, who, card=card, id=id)
    refuse(rules.why_not_change(line, who))
    refuse_stale(expected, current=line.link.version, touched={"note": line.link.version})
    wanted = line.link.note if note is None else text.lines(note, field="note", most=LONGEST_NOTE)
    if other is not None and other != line.link.other:
        refuse(rules.why_not_exchange(line, who))
        first, _ = line.ends
        await _remove(work, line.link)
        return await add(work, who, card=first.id, kind=line.link.kind, other=other, note=wanted)
    moved = rules.noted(line.link, wanted)
    if not moved:
        return line
    link = replace(line.link, note=wanted, version=line.link.version + 1)
    await store.save(work, link)
    for about, fact in rules.told(link, LinkNoteChanged, more=moved):
        await work.tell(fact, stream=link.project, about=about)
    return await _line(work, link, line.near, line.far)


async def remove(work: Work, who: Passport, *, card: UUID, id: UUID) -> None:
    """Remove a relation or an origin. Errors: `links.permanent`, and those of rights as for `add`."""
    line = await _load(work, who, card=card, id=id)
    refuse(rules.why_not_change(line, who))
    await _remove(work, line.link)


async def _remove(work: Work, link: Link) -> None:
    await store.remove(work, link.id)
    gone = rules.noted(link, "")
    for card, fact in rules.told(link, rules.REMOVED[link.kind], gone=True, more=gone):
        await work.tell(fact, stream=link.project, about=card)


async def void(work: Work, who: Passport, *, card: UUID, id: UUID, reason: str, expected: int | None) -> Line:
    """Say that a thing was not made from the other one after all, and why; both go on showing it, struck through.

    Errors: `links.not_created`, `links.void_already`, `stale`, `text_missing`, and those of rights as for `add`.
    """
    line = await _load(work, who, card=card, id=id)
    refuse(rules.why_not_void(line, who))
    refuse_stale(expected, current=line.link.version, touched={"void": line.link.version})
    why = text.line(reason, field="reason", most=LONGEST_REASON)
    link = replace(line.link, version=line.link.version + 1, void_by=who.person, void_at=work.now, void_reason=why)
    await store.save(work, link)
    for about, fact in rules.told(link, MadeLinkVoided, gone=True, more=(Change("reason", new=why),)):
        await work.tell(fact, stream=link.project, about=about)
    return await _line(work, link, line.near, line.far)


async def keep_made(work: Work, fact: ItemMade) -> None:
    """Keep what was made from what, in the transaction that made it.

    Errors: `not_found` where whoever made it does not see both, and what `rules.why_not_make_from` says.
    """
    project = await store.place(work, fact.beside) or hidden()
    if work.actor is None:
        hidden()
    who = await passports.load(work, scope=project, person=work.actor) or hidden()
    ends = await store.ends(work, [fact.card, fact.beside], who)
    source, made = ends.get(fact.card) or hidden(), ends.get(fact.beside) or hidden()
    refuse(rules.why_not_make_from(source, who))
    link = Link(
        id=fact.link,
        account=who.account,
        project=project,
        kind=Kind.CREATED,
        card=source.id,
        other=made.id,
        part=fact.part,
        part_number=fact.part_number,
        created_by=who.person,
        created_at=work.now,
    )
    if not await store.add(work, link):
        return  # heard before
    for about, told in rules.told(link, ItemMadeFrom):
        if about == made.id:
            await work.tell(told, stream=project, about=about)
