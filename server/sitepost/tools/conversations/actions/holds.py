"""Legal holds, and what a company does not keep for ever (conversations.md, 9)."""

from datetime import datetime
from uuid import UUID

from sitepost.events.conversations import HoldLifted, HoldPlaced, MessagesPurged
from sitepost.kernel.ids import new_id
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Kind, Refusal, Why, hidden
from sitepost.platform.work import Work
from sitepost.tools.conversations.model import HELD
from sitepost.tools.conversations.store import holds as store
from sitepost.tools.conversations.store.holds import Hold

SORTS = ("project", "item", "conversation", "person")
UNKNOWN = Why("conversations.unknown_target", Kind.INVALID, "There is no such thing in your company.")
NO_REASON = Why("conversations.reason_needed", Kind.INVALID, "Say why this has to stay as it is.")
UNKNOWN_SORT = Why(
    "conversations.unknown_sort", Kind.INVALID, "A hold is on a project, an item, a conversation or a person."
)


async def place(work: Work, who: Passport, *, sort: str, target: UUID, reason: str) -> Hold:
    """Hold everything of something: nothing of it is edited, deleted or purged any more. For administrators."""
    if sort not in SORTS:
        raise Refusal(UNKNOWN_SORT, field="sort")
    if not reason.strip():
        raise Refusal(NO_REASON, field="reason")
    if not await store.is_known(work, sort=sort, target=target, account=who.account):
        raise Refusal(UNKNOWN, field="target")
    hold = Hold(
        id=new_id(),
        sort=sort,
        target=target,
        reason=reason.strip(),
        placed_by=who.person,
        placed_at=work.now,
        placed_by_name=who.name,
    )
    await store.add(work, hold, account=who.account)
    await work.tell(HoldPlaced(hold=hold.id, sort=sort, target=target, reason=hold.reason), stream=who.account)
    return hold


async def lift(work: Work, who: Passport, hold: UUID) -> None:
    """Lift a hold; it stays in the list, and in the record."""
    found = await store.lift(work, hold, account=who.account, by=who.person)
    if found is None:
        hidden()
    await work.tell(HoldLifted(hold=found.id, sort=found.sort, target=found.target), stream=who.account)


async def check(work: Work, conversation: UUID, seq: int) -> None:
    """Refuse to change a message that is held. Errors: `on_hold`."""
    if await store.is_held(work, conversation, seq):
        raise Refusal(HELD)


async def purge(work: Work) -> None:
    """Remove what companies do not keep any longer (daily job), a batch in each work."""
    for account, years in await store.keepers(work):
        await _purge(work, account, years)


async def _purge(work: Work, account: UUID, years: int) -> None:
    before, total = _years_before(work.now, years), 0
    while True:
        async with Work(work.database, now=work.now, account=account) as batch:
            gone = await store.purge(batch, account=account, before=before)
            total += gone
            if total and not gone:
                await batch.tell(MessagesPurged(messages=total, older_than_years=years), stream=account)
        if not gone:
            return


def _years_before(now: datetime, years: int) -> datetime:
    try:
        return now.replace(year=now.year - years)
    except ValueError:  # a leap day
        return now.replace(year=now.year - years, day=28)
