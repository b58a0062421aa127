"""Second factors: codes of an app, and recovery codes for the day on which the phone lies in wet concrete."""

import secrets
from base64 import b32encode
from datetime import datetime
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID

import pyotp

from sitepost.events.identity import FactorAdded, FactorRemoved, RecoveryCodesMade, RecoveryCodeUsed
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Refusal, hidden, refuse
from sitepost.platform import passports
from sitepost.platform.vault import vault_of
from sitepost.platform.work import Work
from sitepost.tools.identity import model, rules, store
from sitepost.tools.identity.actions import letters, passwords, sessions
from sitepost.tools.identity.model import Factors

TOTP = "totp"
CODE_BYTES = 10  # 80 bits a recovery code: too many to try, so a plain hash of it is enough


class Offer(NamedTuple):
    """A secret for an app: to be typed, and as the address that the QR code holds."""

    secret: str
    address: str


async def overview(work: Work, who: Passport, *, session: UUID | None = None) -> Factors:
    """Return the second factors of a person, and what is asked of them."""
    held = await store.factors.totp(work, who.person)
    policy = await store.factors.policy(work, who.account)
    signed_in = await store.factors.signed_in(work, session) if session else None
    return Factors(
        totp_since=held.confirmed_at if held else None,
        totp_seen=held.seen_at if held else None,
        passkeys=await store.passkeys.count(work, who.person),
        recovery_left=await store.factors.recovery_left(work, who.person),
        due=rules.factor_due(policy, is_admin=who.account_admin),
        fresh=rules.is_fresh(signed_in, now=work.now),
    )


# silent: it only counts a try
async def prove(work: Work, person: UUID, *, session: UUID, password: str) -> None:
    """Refuse whoever neither signed in a moment ago nor knows the password: an open screen must not be enough.

    Errors: `identity.wrong_password`, `identity.throttled`.
    """
    async with Work(work.database, reading=True) as reading:
        signed_in = await store.factors.signed_in(reading, session)
        login = await store.login(reading, person) or hidden()
    if rules.is_fresh(signed_in, now=work.now):
        return
    await sessions.throttle(work, ("password", str(person)), limit=rules.TRIES_PER_MAIL)
    if not await passwords.matches(password, login.password_hash):
        raise Refusal(model.WRONG_PASSWORD, field="password")


# silent: nothing counts before its first code came
async def offer(work: Work, who: Passport) -> Offer:
    """Make a secret for an app; it waits for its first code, and an app in use stays in use until then."""
    secret = pyotp.random_base32()
    sealed = vault_of(work).seal(secret, about=_about(who.person))
    await store.factors.save_pending(work, who.person, account=who.account, sealed=sealed)
    issuer = f"Sitepost {who.site.name}"
    return Offer(secret, pyotp.TOTP(secret).provisioning_uri(name=who.mail, issuer_name=issuer))


async def confirm(work: Work, who: Passport, *, code: str) -> list[str]:
    """Take an app into use by its first code, and return new recovery codes; they are told only here.

    Errors: `identity.nothing_pending`, `identity.wrong_code`, `identity.throttled`.
    """
    await throttle_codes(work, who.person)
    held = await store.factors.totp(work, who.person)
    if held is None or held.pending is None or not _still_waits(held.pending_at, work.now):
        raise Refusal(model.NOTHING_PENDING)
    secret = vault_of(work).unseal(held.pending, about=_about(who.person))
    step = rules.matching_step(secret, code, now=work.now, after=0) if secret else None
    if step is None:
        raise Refusal(model.WRONG_CODE, field="code")
    if not await store.factors.confirm_totp(work, who.person, pending=held.pending, step=step):
        raise Refusal(model.NOTHING_PENDING)
    await work.tell(FactorAdded(person=who.person, factor=TOTP), stream=who.account, about=who.person)
    await letters.added(work, who)
    return await new_codes(work, who)


async def new_codes(work: Work, who: Passport) -> list[str]:
    """Return new recovery codes; earlier ones are worth nothing. Errors: `identity.no_factor`."""
    if not (await overview(work, who)).any:
        raise Refusal(model.NO_FACTOR)
    codes = [_new_code() for _ in range(model.RECOVERY_CODES)]
    hashes = [_hashed(who.person, code) for code in codes]
    await store.factors.set_recovery(work, who.person, account=who.account, secrets=hashes)
    await work.tell(RecoveryCodesMade(person=who.person), stream=who.account, about=who.person)
    return codes


async def remove(work: Work, who: Passport) -> None:
    """Give up one's own app for codes. Errors: `identity.no_factor`, `identity.factor_required`."""
    await _drop_app(work, who.person, account=who.account)
    await check_left(work, who)
    await letters.removed(work, who)


# silent: whoever calls tells what was given up
async def check_left(work: Work, who: Passport) -> None:
    """Refuse `identity.factor_required` where no factor is left and one is asked for; codes go with the last one."""
    held = await overview(work, who)
    if not held.any:
        refuse(rules.why_not_drop_factor(held.due))
        await store.factors.set_recovery(work, who.person, account=who.account, secrets=[])


async def take_away(work: Work, person: UUID, *, by: Passport) -> None:
    """Take a person's app and passkeys away, as an administrator; their sessions end, and they get a mail.

    Errors: `identity.own_factor`, `identity.no_factor`.
    """
    if by.person == person:
        raise Refusal(model.OWN_FACTOR)
    who = await of_account(work, person, account=by.account)
    await _drop(work, person, account=by.account)
    await store.factors.end_halfways(work, person)
    await sessions.end(work, person, kinds=("session",))
    await letters.taken_away(work, who, by=by.name)


async def clear(work: Work, person: UUID, *, account: UUID) -> None:
    """Take a person's second factors away, if they have any, as the operator (command line); they get a mail."""
    who = await of_account(work, person, account=account)
    if (await overview(work, who)).any:
        await _drop(work, person, account=account)
        await letters.taken_away(work, who, by="The operator of the server")


async def of_account(work: Work, person: UUID, *, account: UUID) -> Passport:
    """Return the passport of anybody of an account, also of somebody who is deactivated."""
    return (await passports.of_people(work, scope=account, people=[person])).get(person) or hidden()


async def check_code(work: Work, who: Passport, *, code: str) -> None:
    """Use up a code of the app, or a recovery code. Errors: `identity.wrong_code`."""
    held = await store.factors.totp(work, who.person)
    if held is not None and held.sealed is not None:
        secret = vault_of(work).unseal(held.sealed, about=_about(who.person))
        step = rules.matching_step(secret, code, now=work.now, after=held.last_step) if secret else None
        if step is not None and await store.factors.use_step(work, who.person, step):
            return
    if await store.factors.use_recovery(work, who.person, _hashed(who.person, code)):
        left = await store.factors.recovery_left(work, who.person)
        await work.tell(RecoveryCodeUsed(person=who.person, left=left), stream=who.account, about=who.person)
        await letters.recovery_used(work, who, left=left)
        return
    raise Refusal(model.WRONG_CODE, field="code")


# silent: counters are nobody's news
async def throttle_codes(work: Work, person: UUID) -> None:
    """Refuse whoever tries too many codes: five a minute, thirty an hour."""
    await sessions.throttle(work, ("code", str(person)), limit=rules.CODES_PER_MINUTE)
    hourly = ("codes", str(person))
    await sessions.throttle(work, hourly, limit=rules.CODES_PER_HOUR, window=60 * rules.WINDOW)


async def _drop(work: Work, person: UUID, *, account: UUID) -> None:
    """Take every second factor of somebody away."""
    had_passkeys = await store.passkeys.remove_all(work, person)
    if had_passkeys:
        await work.tell(FactorRemoved(person=person, factor="passkey"), stream=account, about=person)
    await _drop_app(work, person, account=account, if_any=had_passkeys)
    await store.factors.set_recovery(work, person, account=account, secrets=[])


async def _drop_app(work: Work, person: UUID, *, account: UUID, if_any: bool = False) -> None:
    if await store.factors.drop_totp(work, person):
        await work.tell(FactorRemoved(person=person, factor=TOTP), stream=account, about=person)
    elif not if_any:
        raise Refusal(model.NO_FACTOR)


def _still_waits(since: datetime | None, now: datetime) -> bool:
    return since is not None and now - since < model.PENDING_LIVES


def _about(person: UUID) -> str:
    return f"{TOTP} {person}"


def _new_code() -> str:
    text = b32encode(secrets.token_bytes(CODE_BYTES)).decode().lower()
    return "-".join(text[at : at + 4] for at in range(0, len(text), 4))


def _hashed(person: UUID, code: str) -> bytes:
    return sha256(f"{person} {rules.recovery_key(code)}".encode()).digest()
