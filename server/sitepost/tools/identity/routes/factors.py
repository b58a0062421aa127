"""Second factors: the second half of a sign-in, one's own, those of a company's people, and what it asks for."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import Response

from sitepost.kernel.passport import Passport
from sitepost.platform import qr
from sitepost.platform.http import May, delete, get, post, put
from sitepost.platform.work import Work
from sitepost.tools.identity import actions, store
from sitepost.tools.identity.actions.factors import Offer
from sitepost.tools.identity.model import LONGEST_GRACE, Factors, Policy, Required
from sitepost.tools.identity.routes.signing import (
    AccountRef,
    Asked,
    Password,
    SignedIn,
    Signer,
    caller_of,
    cookie_of,
    session_of,
    welcome,
)

HalfwayToken = Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
Code = Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
SECRET = {"sitepost-secret": "1"}  # the edge keeps no copy of it for repetitions


class SecondHalf(msgspec.Struct, forbid_unknown_fields=True):
    """What ends a sign-in: the token of its first half, and a code of the app or a recovery code."""

    token: HalfwayToken
    code: Code


class FirstHalf(msgspec.Struct, forbid_unknown_fields=True):
    """The first half of a sign-in that must set a second factor up."""

    token: HalfwayToken


class TotpOffer(msgspec.Struct):
    """A secret for an app: for typing, as the address in the QR code, and the QR code as SVG."""

    secret: str
    address: str
    svg: str


class RecoveryCodes(msgspec.Struct):
    """Codes that stand in for the app, each once; shown only now."""

    codes: list[str]


class EnrolledView(msgspec.Struct):
    """Who signed in by setting a second factor up, with their recovery codes."""

    person: Signer
    account: AccountRef
    codes: list[str]


class Proof(msgspec.Struct, forbid_unknown_fields=True):
    """One's password, where the sign-in is more than some minutes ago."""

    password: Password = ""


class FirstCode(msgspec.Struct, forbid_unknown_fields=True):
    """The first code of a new app."""

    code: Code


class MyFactors(msgspec.Struct):
    """One's second factors; `needs_password` before one may change them, `due` from when on one must have one."""

    totp_since: datetime | None
    totp_seen: datetime | None
    passkeys: int
    recovery_left: int
    due: datetime | None
    needs_password: bool


class TheirFactors(msgspec.Struct):
    """Whether somebody has a second factor, and since when."""

    totp_since: datetime | None
    passkeys: int
    recovery_left: int


class SecondFactorWish(msgspec.Struct, forbid_unknown_fields=True):
    """Whom the company asks for a second factor, and after how many days."""

    required: Required
    grace_days: Annotated[int, msgspec.Meta(ge=0, le=LONGEST_GRACE)]


class SecondFactorPolicy(msgspec.Struct):
    """What the company asks for, and how many people have no second factor yet."""

    required: Required
    grace_days: int
    since: datetime | None
    without: int
    administrators_without: int


def _shown(offer: Offer) -> Response[TotpOffer]:
    return Response(
        TotpOffer(offer.secret, offer.address, qr.svg(offer.address).decode()), status_code=201, headers=SECRET
    )


@post("/session/code", may=May.PUBLIC, tags=["identity"])
async def finish_sign_in(request: Asked, work: Work, data: SecondHalf) -> Response[SignedIn]:
    """End a sign-in with a code of the app or a recovery code; sets the session cookie."""
    opened = await actions.entry.finish(work, data.token, code=data.code, caller=caller_of(request))
    return await welcome(request, work, opened)


@post("/session/totp", may=May.PUBLIC, tags=["identity"])
async def offer_at_door(request: Asked, work: Work, data: FirstHalf) -> Response[TotpOffer]:
    """Begin to set an app up at the door, where the company asks for one."""
    return _shown(await actions.entry.offer(work, data.token, caller=caller_of(request)))


@post("/session/totp/confirmation", may=May.PUBLIC, tags=["identity"])
async def enrol_at_door(request: Asked, work: Work, data: SecondHalf) -> Response[EnrolledView]:
    """End a sign-in with the first code of a new app; sets the session cookie and shows the recovery codes."""
    enrolled = await actions.entry.enrol(work, data.token, code=data.code, caller=caller_of(request))
    head = (await welcome(request, work, enrolled.opened)).content
    body = EnrolledView(head.person, head.account, enrolled.codes)
    return Response(body, status_code=201, cookies=[cookie_of(request, enrolled.opened.token)], headers=SECRET)


@get("/me/second-factor", may=May.PERSON, tags=["identity"])
async def my_factors(request: Asked, work: Work, who: Passport) -> MyFactors:
    """Show one's own second factors."""
    found = await actions.factors.overview(work, who, session=session_of(request).session)
    return _mine(found)


def _mine(found: Factors) -> MyFactors:
    return MyFactors(found.totp_since, found.totp_seen, found.passkeys, found.recovery_left, found.due, not found.fresh)


async def prove(request: Asked, work: Work, who: Passport, data: Proof) -> UUID:
    """Refuse whoever may not change their factors with this session: it is old, and the password was not given."""
    session = session_of(request).session
    await actions.factors.prove(work, who.person, session=session, password=data.password)
    return session


@post("/me/totp", may=May.PERSON, tags=["identity"])
async def offer_totp(request: Asked, work: Work, who: Passport, data: Proof) -> Response[TotpOffer]:
    """Begin to set an app up; it counts from its first code on, in place of an earlier one."""
    await prove(request, work, who, data)
    return _shown(await actions.factors.offer(work, who))


@post("/me/totp/confirmation", may=May.PERSON, tags=["identity"])
async def confirm_totp(request: Asked, work: Work, who: Passport, data: FirstCode) -> Response[RecoveryCodes]:
    """Take an app into use by its first code; shows the recovery codes, and ends every other session."""
    session = session_of(request).session
    codes = await actions.factors.confirm(work, who, code=data.code)
    await actions.sessions.end(work, who.person, kinds=("session",), but=session)
    return Response(RecoveryCodes(codes), status_code=201, headers=SECRET)


@post("/me/totp/removal", may=May.PERSON, status_code=204, tags=["identity"])
async def remove_totp(request: Asked, work: Work, who: Passport, data: Proof) -> None:
    """Give one's app up; signing in asks for the password alone."""
    await prove(request, work, who, data)
    await actions.factors.remove(work, who)


@post("/me/recovery-codes", may=May.PERSON, tags=["identity"])
async def make_recovery_codes(request: Asked, work: Work, who: Passport, data: Proof) -> Response[RecoveryCodes]:
    """Make new recovery codes; earlier ones are worth nothing."""
    await prove(request, work, who, data)
    codes = await actions.factors.new_codes(work, who)
    return Response(RecoveryCodes(codes), status_code=201, headers=SECRET)


@get("/account/people/{person_id:uuid}/second-factor", may=May.ACCOUNT_ADMIN, tags=["identity"])
async def their_factors(work: Work, who: Passport, person_id: UUID) -> TheirFactors:
    """Show whether somebody has a second factor."""
    them = await actions.factors.of_account(work, person_id, account=who.account)
    found = await actions.factors.overview(work, them)
    return TheirFactors(found.totp_since, found.passkeys, found.recovery_left)


@delete("/account/people/{person_id:uuid}/second-factor", may=May.ACCOUNT_ADMIN, tags=["identity"])
async def take_factor_away(request: Asked, work: Work, who: Passport, person_id: UUID) -> None:
    """Take somebody's second factor away; they are signed out everywhere and told by mail."""
    session_of(request)
    await actions.factors.take_away(work, person_id, by=who)


@get("/account/second-factor", may=May.ACCOUNT_ADMIN, tags=["identity"])
async def show_policy(work: Work, who: Passport) -> SecondFactorPolicy:
    """Show whom the company asks for a second factor."""
    return await _policy(work, who, await store.factors.policy(work, who.account))


@put("/account/second-factor", may=May.ACCOUNT_ADMIN, tags=["identity"])
async def change_policy(request: Asked, work: Work, who: Passport, data: SecondFactorWish) -> SecondFactorPolicy:
    """Say whom the company asks for a second factor; people are led through it at their next sign-in."""
    session_of(request)
    policy = await actions.policy.change(work, who, required=data.required, grace_days=data.grace_days)
    return await _policy(work, who, policy)


async def _policy(work: Work, who: Passport, policy: Policy) -> SecondFactorPolicy:
    without = await store.factors.without(work, who.account)
    return SecondFactorPolicy(
        required=policy.required,
        grace_days=policy.grace_days,
        since=policy.since,
        without=without.everybody,
        administrators_without=without.administrators,
    )


ROUTES = [
    finish_sign_in,
    offer_at_door,
    enrol_at_door,
    my_factors,
    offer_totp,
    confirm_totp,
    remove_totp,
    make_recovery_codes,
    their_factors,
    take_factor_away,
    show_policy,
    change_policy,
]
