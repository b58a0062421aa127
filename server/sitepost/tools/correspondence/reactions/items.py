"""What items do when others tell facts: numbers and statuses on cards follow types, who sees follows companies."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

from sitepost.events.correspondence import CustomFieldSaved, StatusRenamed, TypeChanged
from sitepost.events.directory import PersonChanged
from sitepost.kernel.fact import Told
from sitepost.platform import jobs
from sitepost.platform.work import Work
from sitepost.tools.correspondence import store
from sitepost.tools.correspondence.actions import saving

BATCH = 200
FIRST = UUID(int=0)
TYPE_JOB, STATUS_JOB = "correspondence.refresh_type", "correspondence.refresh_status"
FIELD_JOB = "correspondence.refresh_field"


async def on_type_changed(work: Work, told: Told) -> None:
    """Recompute the cards of a type whose prefix changed: drafts follow it. Privacy was changed with the type."""
    fact: Any = told.fact  # a TypeChanged, by the subscription
    if any(change.field == "prefix" for change in fact.changes):
        await jobs.defer(work, TYPE_JOB, type=str(fact.type), after=str(FIRST))


async def on_status_renamed(work: Work, told: Told) -> None:
    """Write the new name on the cards of the items that have the status."""
    fact: Any = told.fact  # a StatusRenamed, by the subscription
    await jobs.defer(work, STATUS_JOB, status=str(fact.status), after=str(FIRST))


async def on_field_saved(work: Work, told: Told) -> None:
    """Write the new name of a custom field, and those of its options, on the cards of the items that hold it."""
    fact: Any = told.fact  # a CustomFieldSaved, by the subscription
    if any(change.field in ("name", "options") for change in fact.changes):
        await jobs.defer(work, FIELD_JOB, account=str(told.account), field=str(fact.field), after=str(FIRST))


async def reseal(work: Work, fact: PersonChanged) -> None:
    """Decide anew who sees the private items of a person who changes company, with that change."""
    if work.account is not None and any(change.field == "company" for change in fact.changes):
        await saving.reseal_person(work, account=work.account, person=fact.person)


async def refresh_type(work: Work, *, type: str, after: str) -> None:
    """Recompute a batch of a type's items, then queue the next batch."""
    ids = await store.items.of_type(work, type=UUID(type), after=UUID(after), limit=BATCH)
    await saving.refresh(work, ids)
    if len(ids) == BATCH:
        await jobs.defer(work, TYPE_JOB, type=type, after=str(ids[-1]))


async def refresh_status(work: Work, *, status: str, after: str) -> None:
    """Recompute a batch of the items that have a status, then queue the next batch."""
    ids = await store.items.of_status(work, status=UUID(status), after=UUID(after), limit=BATCH)
    await saving.refresh(work, ids)
    if len(ids) == BATCH:
        await jobs.defer(work, STATUS_JOB, status=status, after=str(ids[-1]))


async def refresh_field(work: Work, *, account: str, field: str, after: str) -> None:
    """Recompute a batch of the items that hold something in a custom field, then queue the next batch."""
    ids = await store.items.of_field(work, account=UUID(account), field=UUID(field), after=UUID(after), limit=BATCH)
    await saving.refresh(work, ids)
    if len(ids) == BATCH:
        await jobs.defer(work, FIELD_JOB, account=account, field=field, after=str(ids[-1]))


REACTIONS = [(TypeChanged, on_type_changed), (StatusRenamed, on_status_renamed), (CustomFieldSaved, on_field_saved)]
AT_ONCE = [(PersonChanged, reseal)]
JOBS: list[tuple[str, Callable[..., Awaitable[None]], str | None]] = [
    (TYPE_JOB, refresh_type, None),
    (STATUS_JOB, refresh_status, None),
    (FIELD_JOB, refresh_field, None),
]
