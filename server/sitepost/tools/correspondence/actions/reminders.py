"""Verbs of reminders: find the projects where it is morning, and tell what is overdue there (spec 6.3)."""

from uuid import UUID

from sitepost.platform import jobs
from sitepost.platform.work import Work
from sitepost.tools.correspondence import rules, store

JOB = "correspondence.remind"


# silent: each project tells for itself
async def look(work: Work) -> None:
    """Queue the reminders of every project where they are due now."""
    for place in await store.reminders.places(work):
        if rules.reminders.day_to_remind(place, now=work.now) is not None:
            await jobs.defer(work, JOB, project=str(place.project))


async def remind(work: Work, *, project: UUID) -> None:
    """Tell every overdue item of a project, once a day however often this runs."""
    places = await store.reminders.places(work, project=project)
    day = rules.reminders.day_to_remind(places[0], now=work.now) if places else None
    if day is None:
        return
    work.account = await store.reminders.take(work, project=project, day=day)
    if work.account is None:
        return
    for late in await store.reminders.late(work, project=project, day=day):
        await work.tell(rules.reminders.reminder(late, day=day), stream=project, about=late.item)
