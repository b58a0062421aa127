"""Legal holds (conversations.md, 9)."""

from uuid import UUID

from sitepost.events.conversations import HoldLifted, HoldPlaced
from sitepost.kernel.ids import new_id
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Kind, Refusal, Why, hidden
from sitepost.platform.work import Work
from sitepost.tools.conversations.model import HELD
from sitepost.tools.conversations.store import holds as store
from sitepost.tools.conversations.store import keeping
from sitepost.tools.conversations.store.holds import Hold, Target

MOST_WORDS = 8
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
    keeping.alone(work, who.account)  # no purge is under way that does not know of it
    if not await store.is_known(work, sort=sort, target=target, account=who.account, person=who.person):
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


async def targets(work: Work, who: Passport, *, q: str, project: UUID | None) -> list[Target]:
    """Return the conversations that a company administrator can choose from: those that they are in."""
    words = q.lower().split()[:MOST_WORDS]
    return await store.targets(work, who.account, person=who.person, words=words, project=project)


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
