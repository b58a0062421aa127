"""Signing in and out, and the list of one's sessions."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response
from litestar.datastructures import Cookie
from litestar.openapi.datastructures import ResponseSpec

from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import hidden, refuse
from sitepost.platform import passports
from sitepost.platform.http import May, Viewing, delete, get, post
from sitepost.platform.http.gate import COOKIE, SECURE_COOKIE, Bearer
from sitepost.platform.work import Work
from sitepost.tools.identity import actions, rules
from sitepost.tools.identity.actions.entry import Half
from sitepost.tools.identity.actions.sessions import Caller, Opened
from sitepost.tools.identity.model import ABSOLUTE

Mail = Annotated[str, msgspec.Meta(min_length=1, max_length=320)]
Password = Annotated[str, msgspec.Meta(max_length=1024)]
Asked = Request[Any, Any, Any]


class Credentials(msgspec.Struct, forbid_unknown_fields=True):
    """What somebody signs in with; `account` only where the password fits in several."""

    mail: Mail
    password: Password
    account: UUID | None = None


class AccountRef(msgspec.Struct):
    """An account by name."""

    id: UUID
    name: str


class Signer(msgspec.Struct):
    """Who signed in."""

    id: UUID
    name: str
    mail: str


class HalfwayView(msgspec.Struct):
    """The first half of a sign-in was right (202, no cookie); `token` ends it, within some minutes.

    `enrol`: the company asks for a second factor and this is the moment to set one up. Otherwise one
    of those that the person has is asked for: a code of the app, a recovery code, a passkey.
    """

    token: str
    enrol: bool
    app: bool
    recovery: bool
    passkey: bool
    ends_at: datetime


class SignedIn(msgspec.Struct):
    """The head of `GET /me`, which tells the rest.

    With `halfway` nobody is signed in yet. `enrol_by` is when the company begins to ask for a second factor.
    """

    person: Signer
    account: AccountRef
    halfway: HalfwayView | None = None
    enrol_by: datetime | None = None


class SessionView(msgspec.Struct):
    """One signed-in browser; `current` is the one that asks."""

    id: UUID
    created_at: datetime
    seen_at: datetime
    ends_at: datetime
    agent: str
    address: str
    current: bool


class Sessions(msgspec.Struct):
    """Every signed-in browser of a person."""

    items: list[SessionView]


HALF = {202: ResponseSpec(SignedIn, description="A second factor is asked for.", generate_examples=False)}


def caller_of(request: Asked) -> Caller:
    """Return where a request comes from."""
    address = request.client.host if request.client else ""
    return Caller(address=address, agent=request.headers.get("user-agent", ""))


def bearer_of(request: Asked) -> Bearer:
    """Return the session or token that the request carries; the guard found it."""
    bearer: Bearer = request.scope["bearer"]  # type: ignore[typeddict-item]  # the guard sets it
    return bearer


def session_of(request: Asked) -> Bearer:
    """Return the session that the request carries. Errors: `identity.not_by_token`."""
    bearer = bearer_of(request)
    refuse(rules.why_not_manage(is_token=bearer.is_token))
    return bearer


def cookie_of(request: Asked, token: str) -> Cookie:
    """Return the cookie that carries a new session."""
    return _cookie(request, token, seconds=int(ABSOLUTE.total_seconds()))


def _cookie(request: Asked, value: str, *, seconds: int) -> Cookie:
    https = request.app.state.settings.is_https
    name = SECURE_COOKIE if https else COOKIE
    return Cookie(key=name, value=value, max_age=seconds, httponly=True, secure=https, samesite="lax", path="/")


async def welcome(request: Asked, work: Work, entered: Opened | Half, *, status: int = 201) -> Response[SignedIn]:
    """Answer a sign-in: who it is and the cookie, or 202 and what is still asked for."""
    who = await passports.load(work, scope=entered.account, person=entered.person) or hidden()
    body = SignedIn(Signer(who.person, who.name, who.mail), AccountRef(who.account, who.site.name))
    if isinstance(entered, Half):
        body.halfway = HalfwayView(
            entered.token, entered.enrol, entered.app, entered.recovery, entered.passkey, entered.ends_at
        )
        return Response(body, status_code=202, headers={"sitepost-secret": "1"})
    body.enrol_by = entered.enrol_by
    return Response(body, status_code=status, cookies=[cookie_of(request, entered.token)])


@post("/session", may=May.PUBLIC, responses=HALF, tags=["identity"])
async def sign_in(request: Asked, work: Work, data: Credentials) -> Response[SignedIn]:
    """Sign in with mail address and password; sets the session cookie, or asks for a second factor (202)."""
    opened = await actions.entry.sign_in(
        work, mail=data.mail, password=data.password, account=data.account, caller=caller_of(request)
    )
    return await welcome(request, work, opened)


@delete("/session", may=May.PERSON, viewing=Viewing.OWN, tags=["identity"])
async def sign_out(request: Asked, work: Work, who: Passport) -> Response[None]:
    """Sign out: the session of this browser ends."""
    await actions.sessions.end_one(work, who.person, session_of(request).session)
    return Response(None, status_code=204, cookies=[_cookie(request, "", seconds=0)])


@get("/sessions", may=May.PERSON, tags=["identity"])
async def list_sessions(request: Asked, work: Work, who: Passport) -> Sessions:
    """List the browsers in which one is signed in."""
    current = bearer_of(request).session
    found = await actions.sessions.listed(work, who.person)
    return Sessions(
        [
            SessionView(
                id=each.id,
                created_at=each.created_at,
                seen_at=each.seen_at,
                ends_at=each.ends_at,
                agent=each.agent,
                address=each.address,
                current=each.id == current,
            )
            for each in found
        ]
    )


@delete("/sessions/{session_id:uuid}", may=May.PERSON, tags=["identity"])
async def end_session(request: Asked, work: Work, who: Passport, session_id: UUID) -> None:
    """End one of one's own sessions; it is refused at once."""
    session_of(request)
    await actions.sessions.end_one(work, who.person, session_id)


@delete("/sessions", may=May.PERSON, tags=["identity"])
async def end_other_sessions(request: Asked, work: Work, who: Passport) -> None:
    """End every session of one's own but this one."""
    current = session_of(request).session
    await actions.sessions.end(work, who.person, kinds=("session",), but=current)


ROUTES = [sign_in, sign_out, list_sessions, end_session, end_other_sessions]
