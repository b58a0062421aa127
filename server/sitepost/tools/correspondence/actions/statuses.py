"""Verbs of custom statuses: add one, rename one, delete an unused one (spec 4.2)."""

from uuid import UUID

from msgspec.structs import replace

from sitepost.events.correspondence import StatusesChanged, StatusRenamed
from sitepost.kernel.fact import Change
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Refusal, hidden, refuse, refuse_faults
from sitepost.kernel.version import refuse_stale
from sitepost.platform.work import Work
from sitepost.tools.correspondence import rules, store
from sitepost.tools.correspondence.actions import types
from sitepost.tools.correspondence.model.statuses import MOST_STATUSES, TOO_MANY_STATUSES, KeptStatus
from sitepost.tools.correspondence.model.types import MapsTo


async def add(work: Work, who: Passport, *, type: UUID, name: str, maps_to: MapsTo) -> KeptStatus:
    """Add a custom status; it is at once on every project that has the type.

    Errors: `correspondence.status_name_taken`, `correspondence.name_needed`, `correspondence.too_many_statuses`.
    """
    await types.load(work, who, type=type, locked=True)
    kept, faults = rules.statuses.new_name(name)
    refuse_faults(faults)
    if len(await store.statuses.of_type(work, type=type)) >= MOST_STATUSES:
        raise Refusal(TOO_MANY_STATUSES)
    status = await store.statuses.add(work, account=who.account, type=type, name=kept, maps_to=maps_to)
    await work.tell(StatusesChanged(type=type), stream=who.account, about=type)
    return status


async def _load(work: Work, who: Passport, *, type: UUID, status: UUID) -> KeptStatus:
    await types.load(work, who, type=type, locked=True)
    found = {each.id: each for each in await store.statuses.with_places(work, type=type)}.get(status)
    if found is None:
        hidden()
    return found


async def rename(
    work: Work, who: Passport, *, type: UUID, status: UUID, name: str, expected: int | None = None
) -> KeptStatus:
    """Give a custom status another name: what has it is told so, what was said of it before keeps the old name.

    Errors: `correspondence.status_named`, `correspondence.status_name_taken`, `correspondence.name_needed`, `stale`.
    """
    found = await _load(work, who, type=type, status=status)
    refuse_stale(expected, current=found.version, touched={"name": found.version})
    refuse(rules.statuses.why_not_rename(found))
    kept, faults = rules.statuses.new_name(name)
    refuse_faults(faults)
    if kept == found.name:
        return found
    await store.statuses.rename(work, status, name=kept)
    changes = (Change("name", old=found.name, new=kept),)
    await work.tell(StatusRenamed(type=type, status=status, changes=changes), stream=who.account, about=type)
    return replace(found, name=kept)


async def delete(work: Work, who: Passport, *, type: UUID, status: UUID) -> None:
    """Delete a custom status that nothing uses.

    Errors: `correspondence.status_fixed`, `correspondence.status_in_use`.
    """
    found = await _load(work, who, type=type, status=status)
    refuse(rules.statuses.why_not_delete(found))
    await store.statuses.delete(work, status)
    await work.tell(StatusesChanged(type=type), stream=who.account, about=type)
