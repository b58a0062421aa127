"""Signing in and out, and ending sessions."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID

from sitepost.events.identity import SessionsEnded, SignedIn
from sitepost.kernel import text
from sitepost.kernel.refusal import Refusal, hidden
from sitepost.platform import passports, push
from sitepost.platform.http.gate import token_hash
from sitepost.platform.work import Work
from sitepost.tools.identity import model, rules, store
from sitepost.tools.identity.actions import viewings
from sitepost.tools.identity.model import Login, Session


class Opened(NamedTuple):
    """A session that was just opened; `token` is told only here.

    `enrol_by` is the moment from which on the person needs a second factor that they do not have yet.
    """

    token: str
    session: UUID
    person: UUID
    account: UUID
    enrol_by: datetime | None = None


class Caller(NamedTuple):
    """Where a request comes from: the address, and what the browser calls itself."""

    address: str
    agent: str


def new_secret() -> str:
    """Make 256 random bits as text."""
    return secrets.token_urlsafe(32)


# silent: counters are nobody's news
async def throttle(work: Work, *keys: tuple[str, ...], limit: int, window: timedelta = rules.WINDOW) -> None:
    """Count a try under each of `keys`, in a transaction of its own, and refuse `identity.throttled` above `limit`."""
    for key in keys:
        async with Work(work.database, now=work.now) as counting:
            digest = sha256("\x00".join(key).encode()).digest()
            tries, since = await store.count_try(counting, digest, window=window)
        wait = rules.wait_seconds(tries, since, limit=limit, now=work.now, window=window)
        if wait:
            raise Refusal(model.THROTTLED, extra={"retry_after": wait})


# silent: counters are nobody's news
async def throttle_caller(work: Work, caller: Caller, *, what: str, mail: str, account: UUID | None = None) -> None:
    """Throttle by the caller's network address and by the mail address that they try."""
    await throttle(work, (what, "from", caller.address), limit=rules.TRIES_PER_ADDRESS)
    key = (what, "mail", str(account or ""), text.mail_key(mail))
    await throttle(work, key, limit=rules.TRIES_PER_MAIL)


async def open_session(work: Work, login: Login, *, caller: Caller) -> Opened | None:
    """Open a session; None when the person was deactivated a moment ago."""
    who = await passports.load(work, scope=login.account, person=login.person, for_writing=True)
    if who is None:
        return None
    work.actor, work.account = login.person, login.account
    token = new_secret()
    session = await store.add_bearer(
        work,
        person=login.person,
        account=login.account,
        kind="session",
        secret=token_hash(token),
        lives=model.ABSOLUTE,
        idle=model.IDLE,
        agent=caller.agent[:300],
        address=caller.address,
    )
    fact = SignedIn(person=login.person, session=session)
    await work.tell(fact, stream=login.account, about=login.person)
    return Opened(token, session, login.person, login.account)


async def listed(work: Work, person: UUID) -> list[Session]:
    """Return the live sessions of a person."""
    return await store.bearers(work, person, kind="session")


async def end(
    work: Work, person: UUID, *, kinds: tuple[str, ...], only: UUID | None = None, but: UUID | None = None
) -> list[UUID]:
    """End sessions (or tokens) of a person; they are refused everywhere from the commit on."""
    ended = await store.end_bearers(work, person, kinds=kinds, only=only, but=but)
    if ended:
        await viewings.end_of(work, ended)
        await push.end(work, ended)
        passports.access_changed(work)
        if work.account is not None:
            fact = SessionsEnded(person=person, sessions=tuple(ended))
            await work.tell(fact, stream=work.account, about=person)
    return ended


async def end_one(work: Work, person: UUID, session: UUID) -> None:
    """End one session of a person."""
    if not await end(work, person, kinds=("session",), only=session):
        hidden()
