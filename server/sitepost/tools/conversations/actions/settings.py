"""What a company chooses, what that comes to for one person, and what a person wants to be told of."""

from collections.abc import Iterable
from uuid import UUID

from msgspec.structs import replace

from sitepost.events.conversations import SettingsChanged
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import STALE, Refusal
from sitepost.platform.work import Work
from sitepost.tools.conversations import store
from sitepost.tools.conversations.actions import bell
from sitepost.tools.conversations.model import Here, Preference, Settings
from sitepost.tools.conversations.rules import settings as rules
from sitepost.tools.conversations.rules import telling


async def read(work: Work, who: Passport) -> tuple[Settings, list[UUID], list[Here]]:
    """Return what the company chose, the projects that it ticked, and where the caller uses conversations."""
    settings = await store.settings.load(work, who.account)
    ticked = await store.settings.ticked(work, who.account)
    return settings, ticked, await store.settings.projects(work, person=who.person, account=who.account)


async def save(
    work: Work, who: Passport, wanted: Settings, *, projects: Iterable[UUID], expected: int | None
) -> tuple[Settings, list[UUID]]:
    """Set what the company chose, whole, and the ticked projects. Errors: `stale`.

    Where followers are taken once from now on, those of talk that there is stay as they are.
    """
    before = await store.settings.load_to_change(work, who.account)
    if expected is not None and expected != before.version:
        raise Refusal(STALE, field="version", extra={"version": before.version})
    was = await store.settings.ticked(work, who.account)
    saved = replace(wanted, version=before.version + 1)
    await store.settings.save(work, saved, account=who.account, projects=projects)
    if before.live_followers and not saved.live_followers:
        await store.talks.snapshot_all(work, who.account)
    ticked = await store.settings.ticked(work, who.account)
    changes = rules.changes(before, saved, was=was, projects=ticked)
    bell.switched(work, who.account)
    await work.tell(SettingsChanged(changes=changes), stream=who.account, about=who.account)
    return saved, ticked


async def preference(work: Work, who: Passport) -> Preference:
    """Return what the caller wants to be told of."""
    return await store.settings.preference(work, who.person)


async def mails(work: Work, who: Passport) -> str:
    """Return when the company has people mailed about what they missed: off, soon or daily."""
    return rules.mails(await store.settings.load(work, who.account))


# silent: what somebody wants to hear of is nobody else's business
async def prefer(work: Work, who: Passport, wanted: Preference) -> Preference:
    """Set what the caller wants to be told of; the master of pushes takes its four kinds with it (7.2)."""
    saved = telling.settled(wanted)
    await store.settings.save_preference(work, who.person, saved)
    return saved
