"""Service accounts: the clients of a company, and the token endpoint where they sign in (RFC 6749)."""

from base64 import b64decode
from binascii import Error as NotBase64
from datetime import datetime
from typing import Annotated, Any
from urllib.parse import parse_qs, unquote_plus
from uuid import UUID

import msgspec
from litestar import Response
from litestar.openapi.datastructures import ResponseSpec

from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Refusal
from sitepost.platform import passports
from sitepost.platform.http import May, get, post
from sitepost.platform.work import Work
from sitepost.tools.identity import actions, model, store
from sitepost.tools.identity.routes.factors import SECRET
from sitepost.tools.identity.routes.signing import Asked, caller_of, session_of

GRANT = "client_credentials"
LONGEST_FORM = 10_000  # bytes


class Rotation(msgspec.Struct, forbid_unknown_fields=True):
    """For how many hours the secret before the new one goes on working."""

    overlap_hours: Annotated[int, msgspec.Meta(ge=0, le=model.LONGEST_OVERLAP)] = 0


class ServiceSecret(msgspec.Struct):
    """The id and the new secret of a client; the secret is shown only now."""

    id: UUID
    secret: str


class ServiceAccount(msgspec.Struct):
    """A program that signs in by itself; `person_id` is what it is in directories and histories."""

    id: UUID
    person_id: UUID
    name: str
    active: bool
    created_at: datetime
    created_by: str
    secret_at: datetime
    old_until: datetime | None
    seen_at: datetime | None


class ServiceAccounts(msgspec.Struct):
    """The service accounts of a company that are not revoked."""

    items: list[ServiceAccount]


class AccessToken(msgspec.Struct):
    """An access token (RFC 6749, 5.1)."""

    access_token: str
    expires_in: int
    token_type: str = "Bearer"  # noqa: S105 - a kind, as RFC 6749 names it


class TokenRefusal(msgspec.Struct):
    """Why there is no access token (RFC 6749, 5.2): no problem of RFC 9457, because clients know this shape."""

    error: str
    error_description: str


FORM = ("grant_type", "client_id", "client_secret", "scope")
ANSWERS = {
    200: ResponseSpec(AccessToken, description="The token.", generate_examples=False),
    400: ResponseSpec(TokenRefusal, description="The request is not one for a token.", generate_examples=False),
    401: ResponseSpec(TokenRefusal, description="The client is not known so.", generate_examples=False),
    429: ResponseSpec(TokenRefusal, description="Too many attempts; wait.", generate_examples=False),
}


class _OAuthError(Exception):
    """A refusal as RFC 6749 (5.2) has it."""

    def __init__(self, error: str, description: str, *, status: int = 400) -> None:
        super().__init__(error)
        self.error, self.description, self.status = error, description, status


@get("/account/service-accounts", may=May.ACCOUNT_ADMIN, tags=["identity"])
async def list_clients(work: Work, who: Passport) -> ServiceAccounts:
    """List the service accounts of the company."""
    found = await store.clients.of_account(work, who.account)
    named = {each.person for each in found} | {each.created_by for each in found}
    people = await passports.of_people(work, scope=who.account, people=named)
    live = {each.person for each in await passports.of_scope(work, who.account)} if found else set()
    items = [
        ServiceAccount(
            id=each.id,
            person_id=each.person,
            name=people[each.person].name,
            active=each.person in live,
            created_at=each.created_at,
            created_by=people[each.created_by].name if each.created_by in people else "",
            secret_at=each.secret_at,
            old_until=each.old_until if each.old_until and each.old_until > work.now else None,
            seen_at=each.seen_at,
        )
        for each in found
    ]
    return ServiceAccounts(items)


@post("/account/service-accounts/{client_id:uuid}/secret", may=May.ACCOUNT_ADMIN, tags=["identity"])
async def rotate_secret(
    request: Asked, work: Work, who: Passport, client_id: UUID, data: Rotation
) -> Response[ServiceSecret]:
    """Give a service account a new secret, shown once; the one before may go on for some hours."""
    session_of(request)
    made = await actions.clients.rotate(work, who, client_id, overlap_hours=data.overlap_hours)
    return Response(ServiceSecret(made.client, made.secret), status_code=201, headers=SECRET)


@post("/oauth/token", may=May.PUBLIC, form=FORM, status_code=200, responses=ANSWERS, tags=["identity"])
async def issue_token(request: Asked, work: Work, body: bytes) -> Response[Any]:
    """Get an access token with the id and secret of a client (RFC 6749, 4.4), as a form; also at /oauth/token."""
    headers = {**SECRET, "Pragma": "no-cache"}
    try:
        client, secret = _credentials(request, body)
        access = await actions.clients.token(work, client=client, secret=secret, caller=caller_of(request))
        return Response(AccessToken(access.token, access.seconds), status_code=200, headers=headers)
    except Refusal as refusal:
        if refusal.why is model.THROTTLED:
            wait = {"Retry-After": str(refusal.extra["retry_after"])}
            return _refused(_OAuthError("invalid_request", refusal.detail, status=429), headers | wait)
        return _refused(_OAuthError("invalid_client", refusal.detail, status=401), headers)
    except _OAuthError as error:
        return _refused(error, headers)


def _refused(error: _OAuthError, headers: dict[str, str]) -> Response[Any]:
    if error.status == 401:
        headers = headers | {"WWW-Authenticate": 'Basic realm="Sitepost"'}
    content = TokenRefusal(error.error, error.description)
    return Response(content, status_code=error.status, headers=headers, media_type="application/json")


def _credentials(request: Asked, body: bytes) -> tuple[str, str]:
    """Read the id and secret of a client, out of the head (HTTP Basic) or the form, never out of both (2.3.1)."""
    form = _form(request, body)
    if "grant_type" not in form:
        raise _OAuthError("invalid_request", "The form names no grant_type.")
    if form["grant_type"] != GRANT:
        raise _OAuthError("unsupported_grant_type", f"Only {GRANT} is known here.")
    if form.get("scope"):
        raise _OAuthError("invalid_scope", "A service account has the rights that its projects give it, and no scopes.")
    header = request.headers.get("authorization", "")
    if header:
        if "client_secret" in form:
            raise _OAuthError("invalid_request", "The client says who it is twice.")
        return _basic(header)
    if "client_id" not in form or "client_secret" not in form:
        raise _OAuthError("invalid_client", "The client does not say who it is.", status=401)
    return form["client_id"], form["client_secret"]


def _form(request: Asked, body: bytes) -> dict[str, str]:
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media != "application/x-www-form-urlencoded" or len(body) > LONGEST_FORM:
        raise _OAuthError("invalid_request", "Send a form: application/x-www-form-urlencoded.")
    try:
        found = parse_qs(body.decode(), keep_blank_values=True, max_num_fields=20)
    except ValueError as error:
        raise _OAuthError("invalid_request", "The form cannot be read.") from error
    if any(len(values) > 1 for values in found.values()):
        raise _OAuthError("invalid_request", "A field stands in the form twice.")
    return {name: values[0] for name, values in found.items()}


def _basic(header: str) -> tuple[str, str]:
    kind, _, value = header.partition(" ")
    try:
        pair = b64decode(value.strip(), validate=True).decode() if kind.lower() == "basic" else ""
    except (NotBase64, ValueError):
        pair = ""
    client, colon, secret = pair.partition(":")
    if not colon:
        raise _OAuthError("invalid_client", "The Authorization header cannot be read.", status=401)
    return unquote_plus(client), unquote_plus(secret)


ROUTES = [list_clients, rotate_secret, issue_token]
"""`POST` and `DELETE` of a service account touch the directory, too: `gateways/services.py`."""
