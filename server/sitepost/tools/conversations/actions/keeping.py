"""What a company does not keep for ever (conversations.md, 9)."""

from collections.abc import Sequence
from uuid import UUID

from sitepost.events.conversations import KeepingChanged, MessagesPurged
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import STALE, Kind, Refusal, Why
from sitepost.platform import scopes
from sitepost.platform.work import Work
from sitepost.tools.conversations.model import Keep, Keeping
from sitepost.tools.conversations.rules import keeping as rules
from sitepost.tools.conversations.store import keeping as store

TWICE = Why("conversations.kept_twice", Kind.INVALID, "Two of these are about the same messages.")
UNKNOWN_PROJECT = Why("conversations.unknown_project", Kind.INVALID, "This is no project of your company.")


async def read(work: Work, who: Passport) -> Keeping:
    """Return for how long the company keeps messages."""
    return await store.load(work, who.account)


async def save(work: Work, who: Passport, wanted: Sequence[Keep], *, expected: int | None) -> Keeping:
    """Set for how long the company keeps messages. Errors: `stale`, or what makes no sense."""
    held = await store.load_to_change(work, who.account)
    if expected is not None and expected != held.version:
        raise Refusal(STALE, field="version", extra={"version": held.version})
    if rules.repeats(wanted):
        raise Refusal(TWICE, field="rules")
    named = {each.project for each in wanted if each.project is not None}
    if named - await scopes.projects(work, account=who.account, ids=named):
        raise Refusal(UNKNOWN_PROJECT, field="rules")
    saved = Keeping(rules=tuple(wanted), version=held.version + 1)
    await store.save(work, saved, account=who.account)
    moved = rules.changes(held.rules, saved.rules)
    await work.tell(KeepingChanged(changes=moved), stream=who.account, about=who.account)
    return saved


async def purge(work: Work) -> None:
    """Remove what companies do not keep any longer (daily job), a batch in each work."""
    for account, keeping in await store.keepers(work):
        places = rules.purged(keeping.rules, await store.places(work, account))
        for after, some in sorted(places.items()):
            await _purge(work, account, some, after=after)


async def _purge(work: Work, account: UUID, places: list[rules.Place], *, after: int) -> None:
    before, total = rules.before(work.now, after), 0
    while True:
        async with Work(work.database, now=work.now, account=account) as batch:
            keeping = await store.load_to_change(batch, account)  # whoever changes it, or holds something, waits
            still = rules.purged(keeping.rules, places).get(after, [])
            gone = await store.purge(batch, account=account, places=still, before=before)
            total += gone
            if total and not gone:
                await batch.tell(MessagesPurged(messages=total, older_than_years=after), stream=account)
        if not gone:
            return
