"""What items do when others tell facts: numbers follow types, and who sees follows companies."""

from typing import Any
from uuid import UUID

from sitepost.events.correspondence import TypeChanged
from sitepost.events.directory import PersonChanged
from sitepost.kernel.fact import Told
from sitepost.platform import jobs
from sitepost.platform.work import Work
from sitepost.tools.correspondence import store
from sitepost.tools.correspondence.actions import saving

BATCH = 200
FIRST = UUID(int=0)
TYPE_JOB, PERSON_JOB = "correspondence.refresh_type", "correspondence.refresh_person"


async def on_type_changed(work: Work, told: Told) -> None:
    """Recompute the cards of a type whose prefix changed: drafts follow it. Privacy was changed with the type."""
    fact: Any = told.fact  # a TypeChanged, by the subscription
    if any(change.field == "prefix" for change in fact.changes):
        await jobs.defer(work, TYPE_JOB, type=str(fact.type), after=str(FIRST))


async def on_person_changed(work: Work, told: Told) -> None:
    """Recompute the private items of a person who changed company: their new mates may see them."""
    fact: Any = told.fact  # a PersonChanged, by the subscription
    if any(change.field.startswith("company") for change in fact.changes):
        account, person = str(told.account), str(fact.person)
        await jobs.defer(work, PERSON_JOB, account=account, person=person, after=str(FIRST))


async def refresh_type(work: Work, *, type: str, after: str) -> None:
    """Recompute a batch of a type's items, then queue the next batch."""
    ids = await store.items.of_type(work, type=UUID(type), after=UUID(after), limit=BATCH)
    await saving.refresh(work, ids)
    if len(ids) == BATCH:
        await jobs.defer(work, TYPE_JOB, type=type, after=str(ids[-1]))


async def refresh_person(work: Work, *, account: str, person: str, after: str) -> None:
    """Recompute a batch of a person's private items, then queue the next batch."""
    ids = await store.items.private_of_person(
        work, account=UUID(account), person=UUID(person), after=UUID(after), limit=BATCH
    )
    await saving.refresh(work, ids)
    if len(ids) == BATCH:
        await jobs.defer(work, PERSON_JOB, account=account, person=person, after=str(ids[-1]))


REACTIONS = [(TypeChanged, on_type_changed), (PersonChanged, on_person_changed)]
JOBS = [(TYPE_JOB, refresh_type, None), (PERSON_JOB, refresh_person, None)]
