"""What clocks make of what happens to items: they start, and they stop.

Hearing a fact twice changes nothing: a clock starts once for each cause, and one that stopped stays stopped.
"""

from datetime import datetime
from uuid import UUID

from sitepost.events.correspondence import Roles
from sitepost.kernel.fact import Told
from sitepost.kernel.time import Calendar
from sitepost.platform import faces, passports
from sitepost.platform.work import Work
from sitepost.tools.clocks import rules, store
from sitepost.tools.clocks.actions import saving
from sitepost.tools.clocks.model import Clock, ClockState, Happening, ItemKnown, Stop
from sitepost.tools.clocks.rules.running import Companies


# silent: what one remembers is no news
async def remember(
    work: Work, told: Told, item: UUID, *, type: UUID, roles: Roles, issued: datetime | None = None
) -> ItemKnown:
    """Remember who is on an item, and return what is known of it; nobody else changes its clocks meanwhile."""
    return await store.items.save(
        work, item, account=told.account, project=told.stream, type=type, roles=roles, issued=issued
    )


# silent: what one remembers is no news
async def responded(work: Work, told: Told, response: UUID, *, item: UUID) -> Happening:
    """Remember who responded when, and return it as what an official response would be."""
    company = None
    if told.actor is not None:
        found = await faces.of(work, scope=told.stream, people=[told.actor])
        company = found[told.actor].company if told.actor in found else None
    it = Happening(Stop.OFFICIAL_RESPONSE, told.at, f"response {response}", told.actor, company)
    await store.items.add_response(work, response, it, item=item, account=told.account)
    return it


async def given(work: Work, response: UUID) -> Happening | None:
    """Return a response that was made official as what happened on the day on which it was given."""
    found = await store.items.response(work, response)
    if found is None:
        return None
    person, company, at = found
    return Happening(Stop.OFFICIAL_RESPONSE, at, f"response {response}", person, company)


async def answered(work: Work, told: Told, item: UUID, *, by: UUID) -> None:
    """Remember that another item goes back to this one, and count it as an answer where it was issued."""
    await store.items.add_answer(work, item, by, account=told.account)
    other = await store.items.load(work, by)
    if other is not None:
        await counted(work, other)


# silent: what one forgets is no news
async def taken_back(work: Work, item: UUID, *, by: UUID) -> None:
    """Forget that another item goes back to this one; what it stopped stays stopped."""
    await store.items.drop_answer(work, item, by)


async def counted(work: Work, other: ItemKnown) -> None:
    """Count an item that was issued as the answer to those that it goes back to, from the day of its issue.

    Only where everybody who sees such an item sees the answer, too: a clock that stopped would give it away.
    """
    wanted = await store.items.answered(work, other.item) if other.issued_at is not None else []
    for id in wanted:
        item = await store.items.load(work, id, locked=True)
        if item is None or other.issued_at is None or not await _is_as_open(work, other.item, than=id):
            continue
        people = rules.running.senders(other.roles)
        faces_of = await faces.of(work, scope=other.project, people=people)
        sender = next(iter(people), None)
        company = faces_of[sender].company if sender in faces_of else None
        await happened(work, item, Happening(Stop.LINKED, other.issued_at, f"answer {other.item}", sender, company))


async def _is_as_open(work: Work, card: UUID, *, than: UUID) -> bool:
    seers = {each.person for each in await passports.who_sees(work, than)}
    return seers <= {each.person for each in await passports.who_sees(work, card)}


async def happened(work: Work, item: ItemKnown, it: Happening) -> None:
    """Stop the clocks of an item that waited for this, and start those that begin with it."""
    found = await store.sets.in_project(work, item.type, project=item.project)
    held = await store.clocks.of_item(work, item.item, locked=True)
    if not found.rules and not held:
        return
    calendar = await store.items.calendar(work, item.project)
    companies = await saving.companies_on(work, item)
    await _stop(work, held, it, item=item, companies=companies, calendar=calendar)
    for rule in found.rules:
        if rules.running.starts(rule, it, item.roles, companies):
            await saving.start(work, rule, item, cause=it.cause, on=calendar.today(it.at), at=it.at, calendar=calendar)
    await saving.mark_card(work, item.item)


async def _stop(
    work: Work, held: list[Clock], it: Happening, *, item: ItemKnown, companies: Companies, calendar: Calendar
) -> None:
    for clock in held:
        by = rules.running.stopped_by(clock.rule, it, item.roles, companies)
        waits = clock.state is not ClockState.STOPPED and clock.cause != it.cause
        if by is not None and waits and calendar.today(it.at) >= clock.triggered_on:
            await saving.hear(work, clock, by=by, at=it.at, item=item, calendar=calendar)
