"""What somebody chooses for themselves: their own matrix, quiet hours, digests."""

from uuid import UUID

import msgspec

from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import STALE, Refusal, refuse_faults
from sitepost.platform.http import expect_version
from sitepost.platform.work import Work
from sitepost.tools.notifications import rules, store
from sitepost.tools.notifications.actions.matrix import Given
from sitepost.tools.notifications.model import EVERYTHING, Choice, Digest


async def choice_of(work: Work, person: UUID) -> Choice:
    """Return what somebody chose, or what holds for whoever never chose."""
    return (await store.choices(work, [person])).get(person, EVERYTHING)


# silent: how one is told is nobody else's business
async def choose(work: Work, who: Passport, wanted: Choice, *, events: Given, if_match: str | None) -> Choice:
    """Replace what `who` chose. Errors: faults of `events`, the time zone and the times; stale versions."""
    old = await choice_of(work, who.person)
    expect_version(if_match, old.version)
    off, faults = rules.read_cells(events)
    choice = msgspec.structs.replace(wanted, off=off, version=old.version)
    refuse_faults([*faults, *rules.choice_faults(choice)])
    version = await store.save_choice(work, choice, person=who.person, account=who.account)
    if version is None:
        raise Refusal(STALE, field="version")
    home = await store.home_of(work, who.person)
    zone = home[2] if home else "UTC"
    at_once = choice.digest is Digest.AT_ONCE
    due = rules.loud_from(choice, work.now, zone=zone) if at_once else rules.next_digest(choice, work.now, zone=zone)
    await store.move_digest(work, who.person, due=due)
    return msgspec.structs.replace(choice, version=version)
