"""Looking through another person's eyes: begun and ended by company administrators, and told."""

from collections.abc import Iterable
from uuid import UUID

from sitepost.events.identity import ViewingBegun, ViewingEnded
from sitepost.kernel.ids import new_id
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Refusal, hidden, refuse
from sitepost.platform import jobs, passports
from sitepost.platform.work import Work
from sitepost.tools.identity import model, rules, store
from sitepost.tools.identity.model import Seen

END = "identity.end_viewing"


async def begin(work: Work, who: Passport, *, session: UUID, person: UUID) -> Seen:
    """Let the session of `who` look through a person's eyes for half an hour.

    Errors: `identity.not_administrator`, `identity.own_eyes`.
    """
    refuse(rules.why_not_view(who, person))
    await passports.load(work, scope=who.account, person=person) or hidden()
    seen = Seen(
        id=new_id(),
        account=who.account,
        viewer=who.person,
        person=person,
        bearer=session,
        began_at=work.now,
        ends_at=work.now + model.VIEWING_LIVES,
    )
    await end_of(work, [session])
    await store.viewings.begin(work, seen)
    passports.access_changed(work)
    fact = ViewingBegun(viewing=seen.id, viewer=who.person, person=person, ends_at=seen.ends_at)
    await work.tell(fact, stream=who.account, about=person)
    await jobs.defer(work, END, at=seen.ends_at, viewing=str(seen.id))
    return seen


async def end(work: Work, session: UUID) -> None:
    """Let a session look through its own eyes again. Errors: `identity.not_viewing`."""
    if not await end_of(work, [session]):
        raise Refusal(model.NOT_VIEWING)


async def end_of(work: Work, sessions: list[UUID]) -> bool:
    """End what any of these sessions looks at, and say whether one did."""
    return await _told(work, await store.viewings.end(work, bearers=sessions))


async def time_over(work: Work, viewing: str) -> None:
    """End a time of looking that is over, unless it was ended before."""
    await _told(work, await store.viewings.end(work, ids=[UUID(viewing)]))


async def _told(work: Work, ended: Iterable[Seen]) -> bool:
    any_ended = False
    for seen in ended:
        any_ended = True
        passports.access_changed(work)
        work.account = work.account or seen.account
        fact = ViewingEnded(viewing=seen.id, viewer=seen.viewer, person=seen.person)
        await work.tell(fact, stream=seen.account, about=seen.person)
    return any_ended
