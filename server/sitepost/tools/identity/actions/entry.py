"""The door: a password (or a mailed link) is the first half of a sign-in; where there is a second, it comes here."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple, NoReturn
from uuid import UUID

from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Refusal, hidden
from sitepost.platform import passports
from sitepost.platform.http.gate import token_hash
from sitepost.platform.work import Work
from sitepost.tools.identity import model, rules, store
from sitepost.tools.identity.actions import factors, passkeys, passwords, providers, sessions
from sitepost.tools.identity.actions.factors import Offer
from sitepost.tools.identity.actions.sessions import Caller, Opened
from sitepost.tools.identity.model import Halfway, Login


class Half(NamedTuple):
    """A sign-in whose first half was right: no session, only the way to one; `token` is told only here.

    It is ended by setting a factor up (`enrol`), by a code of an app, a recovery code or a passkey.
    """

    token: str
    person: UUID
    account: UUID
    enrol: bool
    app: bool
    recovery: bool
    passkey: bool
    ends_at: datetime


class Enrolled(NamedTuple):
    """A session that was opened by setting a second factor up, with the recovery codes."""

    opened: Opened
    codes: list[str]


async def sign_in(work: Work, *, mail: str, password: str, account: UUID | None, caller: Caller) -> Opened | Half:
    """Open a session for who holds this mail address and password, or open it half where a second factor is due.

    Unknown, deactivated and uninvited people get the same answer after the same time as a wrong
    password. Errors: `identity.bad_sign_in`, `identity.throttled`, `identity.choose_account` (the
    password fits in several accounts; `extra.accounts` lists them).
    """
    await sessions.throttle_caller(work, caller, what="sign_in", mail=mail, account=account)
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
    await providers.check_local(work, login)
    if login.password_hash and passwords.is_outdated(login.password_hash):
        await store.set_password(work, login.person, hashed=await passwords.hash_password(password))
    entered = await enter(work, login, caller=caller)
    if entered is None:
        raise Refusal(model.BAD_SIGN_IN, field="password")
    return entered


# silent: a session that is opened is told of, and half a sign-in is nothing yet
async def enter(work: Work, login: Login, *, caller: Caller) -> Opened | Half | None:
    """Let somebody in whose first half was right; None when they were deactivated a moment ago."""
    who = await passports.load(work, scope=login.account, person=login.person)
    if who is None:
        return None
    held = await factors.overview(work, who)
    if held.any or (held.due is not None and held.due <= work.now):
        token = sessions.new_secret()
        ends = await store.factors.add_halfway(work, login, secret=token_hash(token), enrol=not held.any)
        return Half(
            token=token,
            person=login.person,
            account=login.account,
            enrol=not held.any,
            app=held.totp_since is not None,
            recovery=held.recovery_left > 0,
            passkey=held.passkeys > 0,
            ends_at=ends,
        )
    opened = await sessions.open_session(work, login, caller=caller)
    return opened._replace(enrol_by=held.due) if opened else None


async def finish(work: Work, token: str, *, code: str, caller: Caller) -> Opened:
    """Open the session by a code of the app or a recovery code.

    Errors: `identity.halfway_dead`, `identity.wrong_code`, `identity.throttled`.
    """
    half = await _half(work, token, enrol=False, caller=caller)
    await factors.throttle_codes(work, half.person)
    login, who = await _take(work, half)
    await factors.check_code(work, who, code=code)
    return await sessions.open_session(work, login, caller=caller) or _dead()


# silent: nothing counts before the device answered
async def ask_passkey(work: Work, token: str | None, *, caller: Caller) -> passkeys.Json:
    """Ask a device for a passkey: for any of this site, or for one of whoever is halfway in.

    Errors: `identity.halfway_dead`, `identity.throttled`.
    """
    half = await _half(work, token, enrol=False, caller=caller) if token else None
    return await passkeys.ask(work, caller=caller, person=half.person if half else None)


async def by_passkey(work: Work, answer: passkeys.Answer, *, token: str | None, caller: Caller) -> Opened:
    """Open a session by a passkey; alone it is both halves of a sign-in, since the device knows its owner.

    Errors: `identity.bad_passkey`, `identity.halfway_dead`, `identity.throttled`.
    """
    half = await _half(work, token, enrol=False, caller=caller) if token else None
    found = await passkeys.check(work, answer, caller=caller, person=half.person if half else None)
    if half is not None:
        await _take(work, half)
    login = await store.login(work, found.person, for_change=True) or hidden()
    if not login.active:
        raise Refusal(model.BAD_PASSKEY)
    await providers.check_local(work, login)
    opened = await sessions.open_session(work, login, caller=caller)
    if opened is None:
        raise Refusal(model.BAD_PASSKEY)
    return opened


# silent: nothing counts before its first code came
async def offer(work: Work, token: str, *, caller: Caller) -> Offer:
    """Make a secret for the app of somebody who must set a second factor up. Errors: `identity.halfway_dead`."""
    half = await _half(work, token, enrol=True, caller=caller)
    who = await passports.load(work, scope=half.account, person=half.person) or _dead()
    return await factors.offer(work, who)


async def enrol(work: Work, token: str, *, code: str, caller: Caller) -> Enrolled:
    """Open the session by the first code of a new app. Errors: as of `finish`, `identity.nothing_pending`."""
    half = await _half(work, token, enrol=True, caller=caller)
    login, who = await _take(work, half)
    codes = await factors.confirm(work, who, code=code)
    opened = await sessions.open_session(work, login, caller=caller) or _dead()
    await sessions.end(work, login.person, kinds=("session",), but=opened.session)
    return Enrolled(opened, codes)


def _dead() -> NoReturn:
    raise Refusal(model.HALFWAY_DEAD)


async def _half(work: Work, token: str, *, enrol: bool, caller: Caller) -> Halfway:
    await sessions.throttle(work, ("code", "from", caller.address), limit=rules.TRIES_PER_ADDRESS)
    async with Work(work.database, reading=True) as reading:
        found = await store.factors.halfway(reading, token_hash(token))
    if found is None or found.enrol is not enrol:
        raise Refusal(model.HALFWAY_DEAD)
    return found


async def _take(work: Work, half: Halfway) -> tuple[Login, Passport]:
    """Use a half-open sign-in up; whoever sets a new password meanwhile waits, or has made it useless."""
    login = await store.login(work, half.person, for_change=True) or hidden()
    who = await passports.load(work, scope=half.account, person=half.person)
    if who is None or not login.active or not await store.factors.use_halfway(work, half.id):
        raise Refusal(model.HALFWAY_DEAD)
    work.actor, work.account = half.person, half.account
    return login, who


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
