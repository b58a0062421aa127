"""Signing in and out, and ending sessions."""

import secrets
from collections.abc import Sequence
from datetime import timedelta
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID

from sitepost.events.identity import SessionsEnded, SignedIn
from sitepost.kernel import text
from sitepost.kernel.refusal import Refusal, hidden
from sitepost.platform import passports
from sitepost.platform.http.gate import token_hash
from sitepost.platform.work import Work
from sitepost.tools.identity import model, rules, store
from sitepost.tools.identity.actions import passwords
from sitepost.tools.identity.model import Login, Session


class Opened(NamedTuple):
    """A session that was just opened; `token` is told only here."""

    token: str
    session: UUID
    person: UUID
    account: UUID


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
        wait = rules.wait_seconds(tries, since, limit=limit, now=work.now)
        if wait:
            raise Refusal(model.THROTTLED, extra={"retry_after": wait})


# silent: counters are nobody's news
async def throttle_caller(work: Work, caller: Caller, *, what: str, mail: str, account: UUID | None = None) -> None:
    """Throttle by the caller's network address and by the mail address that they try."""
    await throttle(work, (what, "from", caller.address), limit=rules.TRIES_PER_ADDRESS)
    key = (what, "mail", str(account or ""), text.mail_key(mail))
    await throttle(work, key, limit=rules.TRIES_PER_MAIL)


async def sign_in(work: Work, *, mail: str, password: str, account: UUID | None, caller: Caller) -> Opened:
    """Open a session for who holds this mail address and password.

    Unknown, deactivated and uninvited people get the same answer after the same time as a wrong
    password. Errors: `identity.bad_sign_in`, `identity.throttled`, `identity.choose_account` (the
    password fits in several accounts; `extra.accounts` lists them).
    """
    await throttle_caller(work, caller, what="sign_in", mail=mail, account=account)
    async with Work(work.database, reading=True) as reading:
        logins = await store.by_mail(reading, mail, account=account)
    fitting = await _fitting(logins, password)
    if not fitting:
        raise Refusal(model.BAD_SIGN_IN, field="password")
    if len(fitting) > 1:
        raise Refusal(model.CHOOSE_ACCOUNT, field="account", extra={"accounts": await _names(work, fitting)})
    login = fitting[0]
    if not await _still_fits(work, login, password):
        raise Refusal(model.BAD_SIGN_IN, field="password")
    if login.password_hash and passwords.is_outdated(login.password_hash):
        await store.set_password(work, login.person, hashed=await passwords.hash_password(password))
    opened = await open_session(work, login, caller=caller)
    if opened is None:
        raise Refusal(model.BAD_SIGN_IN, field="password")
    return opened


_NOBODY: list[Login | None] = [None]


async def _fitting(logins: list[Login], password: str) -> list[Login]:
    found: list[Login] = []
    tried: Sequence[Login | None] = logins or _NOBODY
    for login in tried:
        fits = await passwords.matches(password, login.password_hash if login and login.active else None)
        if fits and login is not None:
            found.append(login)
    return found


async def _still_fits(work: Work, login: Login, password: str) -> bool:
    """Say whether a password counts that was compared a moment ago, and let nobody change it until the commit.

    Whoever sets another one ends every session, and must find this one among them.
    """
    held = await store.login(work, login.person, for_change=True)
    if held is None or not held.active:
        return False
    return held.password_hash == login.password_hash or await passwords.matches(password, held.password_hash)


async def _names(work: Work, logins: list[Login]) -> list[dict[str, str]]:
    found = []
    for login in logins:
        who = await passports.load(work, scope=login.account, person=login.person)
        if who is not None:
            found.append({"id": str(login.account), "name": who.site.name})
    return found


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
        passports.access_changed(work)
        if work.account is not None:
            fact = SessionsEnded(person=person, sessions=tuple(ended))
            await work.tell(fact, stream=work.account, about=person)
    return ended


async def end_one(work: Work, person: UUID, session: UUID) -> None:
    """End one session of a person."""
    if not await end(work, person, kinds=("session",), only=session):
        hidden()
