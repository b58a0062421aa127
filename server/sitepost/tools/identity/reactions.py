"""What identity does when the directory tells something, and its jobs."""

from datetime import timedelta

from sitepost.events.directory import (
    PersonAdded,
    PersonChanged,
    PersonDeactivated,
    PersonInvited,
    PersonReactivated,
)
from sitepost.kernel.fact import Told
from sitepost.platform.work import Work
from sitepost.tools.identity import actions, store


async def add_login(work: Work, told: Told) -> None:
    """Make the login of somebody who was added, and mail the invitation that was asked for."""
    fact = told.fact
    assert isinstance(fact, PersonAdded)
    await actions.logins.follow(work, person=fact.person, account=told.account)
    if fact.invite:
        await _invite(work, told, fact)


async def invite(work: Work, told: Told) -> None:
    """Mail an invitation."""
    fact = told.fact
    assert isinstance(fact, PersonInvited)
    await _invite(work, told, fact)


async def _invite(work: Work, told: Told, fact: PersonAdded | PersonInvited) -> None:
    once = f"invitation:{told.stream}:{told.seq}"
    await actions.links.invite(work, person=fact.person, account=told.account, invited_by=told.actor, once=once)


async def follow_login(work: Work, told: Told) -> None:
    """Follow a changed mail address; links that went to the old one die."""
    fact = told.fact
    assert isinstance(fact, PersonChanged)
    await actions.logins.follow(work, person=fact.person, account=told.account)
    if any(change.field == "mail" for change in fact.changes):
        await store.use_links(work, fact.person)


async def close_login(work: Work, told: Told) -> None:
    """End every session, token and link of somebody who was deactivated."""
    fact = told.fact
    assert isinstance(fact, PersonDeactivated)
    login = await actions.logins.follow(work, person=fact.person, account=told.account)
    if not login.active:
        await store.use_links(work, fact.person)
        await actions.sessions.end(work, fact.person, kinds=("session", "token", "service"))


async def open_login(work: Work, told: Told) -> None:
    """Let somebody sign in again."""
    fact = told.fact
    assert isinstance(fact, PersonReactivated)
    await actions.logins.follow(work, person=fact.person, account=told.account)


async def sweep(work: Work) -> None:
    """Delete what ended a month ago."""
    await store.sweep(work, keep=timedelta(days=30))
    await store.passkeys.sweep(work)
    await store.providers.sweep(work)


REACTIONS = [
    (PersonAdded, add_login),
    (PersonInvited, invite),
    (PersonChanged, follow_login),
    (PersonDeactivated, close_login),
    (PersonReactivated, open_login),
]
JOBS = [
    (actions.viewings.END, actions.viewings.time_over, None),
    ("identity.reset", actions.links.send_resets, None),
    ("identity.sweep", sweep, "17 3 * * *"),
]
