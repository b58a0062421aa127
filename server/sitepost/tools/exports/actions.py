"""Exports: asked for, followed, fetched and swept; what they hold is made by gateways."""

from pathlib import Path
from typing import Any
from uuid import UUID

from sitepost.events.exports import ConversationsTaken, EvidenceMade
from sitepost.kernel.ids import new_id, parse_id
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import hidden, refuse
from sitepost.platform import cards, jobs
from sitepost.platform.blobs import store_of
from sitepost.platform.work import Work
from sitepost.tools.exports import rules, store
from sitepost.tools.exports.model import JOB, KEPT_FOR, Export, Kind, Made, State


def path_of(work: Work, id: UUID) -> Path:
    """Return where the file of an export stands, or will."""
    return store_of(work).folder.parent / "exports" / str(id)


# silent: what is made of it is told when it is there
async def ask(
    work: Work, who: Passport, *, kind: Kind, name: str, card: UUID | None = None, asked: dict[str, Any]
) -> Export:
    """Have an export made by the job; `asked` is what it is told. Errors: `exports.busy`."""
    await store.hold(work, who.person)
    refuse(rules.why_not_ask([rules.as_it_is(each, now=work.now) for each in await store.of_person(work, who)]))
    export = Export(
        id=new_id(),
        account=who.account,
        project=who.project,
        person=who.person,
        kind=kind,
        name=name,
        card=card,
        tools=[],
        asked=asked,
        state=State.WAITING,
        created_at=work.now,
        touched_at=work.now,
    )
    await store.add(work, export)
    await jobs.defer(work, JOB, export=str(export.id))
    return export


async def own(work: Work, who: Passport) -> list[Export]:
    """Return the exports of `who` in a project that they may still have."""
    found = await store.of_person(work, who)
    seen = await cards.seen(work, {each.card for each in found if each.card}, who)
    mine = [each for each in found if rules.is_readers(each, who, sees_card=each.card in seen)]
    return [rules.as_it_is(each, now=work.now) for each in mine]


async def find(work: Work, who: Passport, id: UUID) -> Export:
    """Return an export that `who` may have; any other does not exist."""
    found = await store.one(work, id)
    if found is None:
        hidden()
    sees = found.card is not None and found.card in await cards.seen(work, [found.card], who)
    if not rules.is_readers(found, who, sees_card=sees):
        hidden()
    return rules.as_it_is(found, now=work.now)


# silent: whoever asked for it does not want it any more
async def remove(work: Work, who: Passport, id: UUID) -> None:
    """Remove an export of one's own, with its file."""
    export, path = await find(work, who, id), path_of(work, id)
    await store.remove(work, export.id)
    work.after_commit(lambda: path.unlink(missing_ok=True))


async def finish(work: Work, export: Export, made: Made, *, items: int = 0) -> None:
    """Note what an export became; that evidence was taken out is told."""
    await store.finish(work, export.id, made)
    if export.kind is Kind.EVIDENCE:
        work.account, work.actor = export.account, export.person
        fact = EvidenceMade(export=export.id, person=export.person, items=items, sha256=made.sha256)
        await work.tell(fact, stream=export.project, about=export.person)  # of no card, so that no socket hears of it
    if export.kind is Kind.CONVERSATIONS:
        work.account, work.actor = export.account, export.person
        asked = {name: export.asked[name] for name in ("reason", "since", "until")}
        taken = ConversationsTaken(
            export=export.id, person=export.person, conversations=items, sha256=made.sha256, **asked
        )
        await work.tell(taken, stream=export.account, about=export.person)


# silent: nobody fetched what is removed for a week
async def sweep(work: Work) -> None:
    """Remove old exports, and files that belong to none (daily job)."""
    await store.drop_old(work, work.now - KEPT_FOR)
    folder = path_of(work, UUID(int=0)).parent
    for path in list(folder.iterdir()) if folder.is_dir() else []:
        id = parse_id(path.name.partition(".")[0])
        if id is None or await store.one(work, id) is None:
            path.unlink(missing_ok=True)
