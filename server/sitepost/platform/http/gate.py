"""The gate: who is calling, and the passport for the project in the path.

Reads use passports cached for a few seconds and forgotten the moment access changes (in this
process at commit, in others by the bell). Unsafe requests read the passport in their own
transaction and lock it, so that a right taken away cannot be used by a write that follows.
"""

import time
from collections.abc import Awaitable, Callable
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

import msgspec
from litestar.connection import ASGIConnection
from litestar.handlers.base import BaseRouteHandler

from sitepost.kernel.ids import parse_id
from sitepost.kernel.passport import Passport, through
from sitepost.kernel.refusal import FORBIDDEN, UNSIGNED, Kind, Refusal, Why, hidden
from sitepost.platform import passports
from sitepost.platform.http import replay
from sitepost.platform.http.routing import May, Viewing
from sitepost.platform.work import Work, scoped

COOKIE, SECURE_COOKIE = "sitepost", "__Host-sitepost"
CACHE_SECONDS = 15.0
CACHE_SIZE = 20_000
NOWHERE = UUID(int=0)
SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
READ_ONLY = Why("viewing.read_only", Kind.FORBIDDEN, "You look through somebody else's eyes: nothing can be changed.")
NOT_SHOWN = Why("viewing.not_shown", Kind.FORBIDDEN, "This is not shown to whoever looks through somebody else's eyes.")
FOREIGN = Why("foreign_origin", Kind.FORBIDDEN, "This request came from another site.")


class Bearer(msgspec.Struct, frozen=True):
    """A signed-in caller: the person, the account, the session (or token) and its end.

    `viewing` is set while the session looks through the eyes of `viewed`, `until` that is over.
    """

    person: UUID
    account: UUID
    session: UUID
    is_token: bool = False
    viewing: UUID | None = None
    viewed: UUID | None = None
    until: datetime | None = None

    def is_viewing(self, now: datetime) -> bool:
        """Say whether this session looks through somebody else's eyes."""
        return self.viewed is not None and self.until is not None and now < self.until


Identify = Callable[[Work, bytes], Awaitable[Bearer | None]]


class Gate:
    """Finds bearers by token and passports by scope, with a small cache for reads."""

    def __init__(self, identify: Identify) -> None:
        self.identify = identify
        self.bearers: dict[bytes, tuple[float, Bearer]] = {}
        self.passports: dict[tuple[UUID, UUID], tuple[float, Passport]] = {}
        self.hints: dict[bytes, Bearer] = {}  # who held a token the last time; only ever a guess
        self.forgotten = 0
        passports.FORGETTERS.append(self.forget)

    def forget(self) -> None:
        """Forget every cached sign-in and passport."""
        self.forgotten += 1  # what was being read meanwhile is old already and is not kept
        self.bearers.clear()
        self.passports.clear()

    async def admit(self, work: Work, token: bytes, *, project: UUID | None) -> tuple[Bearer, Passport | None] | None:
        """Return who holds `token`, with their passport in the project (None: in the account).

        A request that writes reads both anew and at once: the passport of whoever held the token
        the last time is asked for along with the token, and thrown away where that was wrong.
        """
        hint = None if work.reading else self.hints.get(token)
        asked = None
        if hint is not None:
            asked = passports.ask(work, scope=project or hint.account, person=hint.person, for_writing=True)
        bearer = await self.bearer(work, token)
        if bearer is None:
            return None
        if asked is not None and hint is not None and (hint.person, hint.account) == (bearer.person, bearer.account):
            return bearer, await asked
        if len(self.hints) >= CACHE_SIZE:
            self.hints.clear()
        self.hints[token] = bearer
        return bearer, await self.passport(work, person=bearer.person, scope=project or bearer.account)

    async def bearer(self, work: Work, token: bytes) -> Bearer | None:
        """Return who holds `token` (already hashed)."""
        now = time.monotonic()
        if work.reading:
            kept = self.bearers.get(token)
            if kept is not None and kept[0] > now:
                return kept[1]
        before = self.forgotten
        found = await self.identify(work, token)
        if found is not None and work.reading and before == self.forgotten:
            _keep(self.bearers, token, found, now)
        return found

    async def passport(self, work: Work, *, person: UUID, scope: UUID) -> Passport | None:
        """Return the passport of `person` in `scope`."""
        now = time.monotonic()
        if work.reading:
            kept = self.passports.get((person, scope))
            if kept is not None and kept[0] > now:
                return kept[1]
        before = self.forgotten
        found = await passports.load(work, scope=scope, person=person, for_writing=not work.reading)
        if found is not None and work.reading and before == self.forgotten:
            _keep(self.passports, (person, scope), found, now)
        return found

    async def through(
        self, work: Work, bearer: Bearer, viewer: Passport | None, *, scope: UUID, strict: bool = False
    ) -> Passport | None:
        """Return what the holder of `bearer`, whose passport in `scope` is `viewer`, sees as the one they look as.

        Never more than they see themselves: of a tool with anything that they may not see, only what is open by level.
        `strict` takes every tool for such a one. From here on `work` reads one moment only, and writes nothing.
        """
        home = await self.passport(work, person=bearer.person, scope=bearer.account)
        if bearer.viewed is None or home is None or not home.account_admin:
            return viewer  # who is no administrator any more looks as themself
        viewed = await self.passport(work, person=bearer.viewed, scope=scope)
        if viewed is None or viewer is None:
            return None
        if strict:
            return through(viewed, viewer, unnamed=frozenset(viewed.levels))
        await work.one_moment()
        return through(viewed, viewer, unnamed=await passports.tools_unseen(work, viewed, viewer))


def _keep(cache: dict[Any, tuple[float, Any]], key: Any, value: Any, now: float) -> None:
    if len(cache) >= CACHE_SIZE:
        cache.clear()
    cache[key] = (now + CACHE_SECONDS, value)


def token_hash(token: str) -> bytes:
    """Return what the database keeps of a token."""
    return sha256(token.encode()).digest()


def presented_token(connection: ASGIConnection[Any, Any, Any, Any]) -> tuple[str, bool] | None:
    """Return the token that the request carries and whether it came in a cookie."""
    header = connection.headers.get("authorization", "")
    if header[:7].lower() == "bearer ":
        return header[7:].strip(), False
    cookies = connection.cookies
    token = cookies.get(SECURE_COOKIE) or cookies.get(COOKIE)
    return (token, True) if token else None


def check_origin(connection: ASGIConnection[Any, Any, Any, Any]) -> None:
    """Refuse a cookie-bearing unsafe request that another site made (CWE-352, CWE-1385)."""
    site = connection.headers.get("sec-fetch-site")
    origin = connection.headers.get("origin")
    host = connection.headers.get("host", "")
    if site is not None and site not in ("same-origin", "none"):
        raise Refusal(FOREIGN)
    if origin is not None:
        if origin.split("://", 1)[-1] != host:
            raise Refusal(FOREIGN)
    elif site is None:
        raise Refusal(FOREIGN, detail="The request does not say where it comes from (Origin).")


async def guard(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
    """Let a request in according to what its route declares; one that was answered before goes no further."""
    may = handler.opt.get("may")
    scope: Any = connection.scope  # Any: the edge and the guard keep things of their own in it
    who = None
    if may is not May.PUBLIC:
        who = await _let_in(connection, handler)
    elif scope.get("method", "GET") not in SAFE_METHODS and _names_site(connection):
        check_origin(connection)
    claim = scope.get("claim")
    if claim is not None:
        await replay.take(scope["work"], claim, who)


def _names_site(connection: ASGIConnection[Any, Any, Any, Any]) -> bool:
    """Say whether a page sent this (then it must be ours: login CSRF); programs name no site at all."""
    return "origin" in connection.headers or "sec-fetch-site" in connection.headers


async def _let_in(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> Passport:
    """Return the passport of the caller for the project in the path, or for their account; refuse anybody else."""
    may = handler.opt.get("may")
    scope: Any = connection.scope  # Any: the edge and the guard keep things of their own in it
    work: Work = scope["work"]
    gate: Gate = connection.app.state.gate
    presented = presented_token(connection)
    if presented is None:
        raise Refusal(UNSIGNED)
    token, from_cookie = presented
    if from_cookie and scope.get("method", "GET") not in SAFE_METHODS:
        check_origin(connection)
    project = _project_of(connection) if may is May.MEMBER else None
    admitted = await gate.admit(work, token_hash(token), project=project)
    if admitted is None:
        raise Refusal(UNSIGNED)
    bearer, who = admitted
    if bearer.is_viewing(work.now) and handler.opt.get("viewing") is not Viewing.OWN:
        _check_viewing(scope.get("method", "GET"), handler)
        who = await gate.through(work, bearer, who, scope=project or bearer.account)
    if who is None:
        if may is May.MEMBER:
            hidden()
        raise Refusal(UNSIGNED)
    if may is May.ACCOUNT_ADMIN and not who.account_admin:
        raise Refusal(FORBIDDEN)
    scope["who"], scope["bearer"] = who, bearer
    scoped(work, who)
    return who


def _project_of(connection: ASGIConnection[Any, Any, Any, Any]) -> UUID:
    given = connection.path_params.get("project_id")
    return given if isinstance(given, UUID) else parse_id(str(given)) or NOWHERE


def _check_viewing(method: str, handler: BaseRouteHandler) -> None:
    """Refuse what nobody may do through somebody else's eyes: to change anything, and what is theirs alone."""
    if method not in SAFE_METHODS:
        raise Refusal(READ_ONLY)
    if handler.opt.get("viewing") is not Viewing.SHOWN:
        raise Refusal(NOT_SHOWN)
