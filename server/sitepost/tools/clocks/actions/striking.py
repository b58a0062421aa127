"""The look around: warnings that are due, and periods that are over."""

from sitepost.platform import jobs
from sitepost.platform.work import Work
from sitepost.tools.clocks import rules, store
from sitepost.tools.clocks.actions import saving
from sitepost.tools.clocks.model import STRUCK_AT_ONCE, Clock

JOB = "clocks.strike"


async def strike(work: Work) -> None:
    """Warn and end whatever is due, each once however many look at the same time; then the next hundred."""
    due = await store.clocks.due(work, now=work.now, limit=STRUCK_AT_ONCE)
    for clock in due:
        await _strike(work, clock)
    if len(due) == STRUCK_AT_ONCE:
        await jobs.defer(work, JOB)


async def _strike(work: Work, clock: Clock) -> None:
    item = await store.items.load(work, clock.item)
    if item is None:
        return
    calendar = await store.items.calendar(work, clock.project)
    if rules.running.has_ended(clock, now=work.now):
        await saving.expire(work, clock, item=item, calendar=calendar)
        return
    warned = rules.running.warn(clock, now=work.now, calendar=calendar)
    await store.clocks.save(work, warned)
    roles = await saving.roles_on_clock(work, warned, item)
    await saving.tell(work, warned, rules.running.warned(warned, roles), nobody=True)
