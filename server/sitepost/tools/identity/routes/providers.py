"""A company's own sign-in: set up by its administrators, and the way to it; back leads `gateways/sso.py`."""

from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Response
from litestar.datastructures import Cookie
from litestar.params import Parameter

from sitepost.kernel.passport import Passport
from sitepost.platform import mail
from sitepost.platform.http import Created, May, delete, get, post, put, versioned, wanted_version
from sitepost.platform.work import Work
from sitepost.tools.identity import actions, store
from sitepost.tools.identity.model import JOURNEY_LIVES, Domain, Provider
from sitepost.tools.identity.routes.signing import Asked, Mail, caller_of, session_of

IfMatch = Annotated[str | None, Parameter(header="If-Match", description="The version that is edited, as its ETag.")]
Words = Annotated[str, msgspec.Meta(min_length=1, max_length=500)]
Secret = Annotated[str, msgspec.Meta(max_length=1000)]


class SignInDomain(msgspec.Struct, forbid_unknown_fields=True):
    """What stands behind the @; see the fields of the same names in the documentation of sign-in."""

    domain: Annotated[str, msgspec.Meta(min_length=1, max_length=255)]
    password_off: bool = False
    company_id: UUID | None = None


class ProviderWish(msgspec.Struct, forbid_unknown_fields=True):
    """A provider as a whole; without a `client_secret` it keeps the one that it has."""

    name: Words
    issuer: Words
    client_id: Words
    domains: Annotated[list[SignInDomain], msgspec.Meta(max_length=50)]
    client_secret: Secret | None = None
    enabled: bool = True
    has_factor: bool = False


class ProviderView(msgspec.Struct):
    """A provider, without its secret."""

    id: UUID
    name: str
    issuer: str
    client_id: str
    has_secret: bool
    enabled: bool
    has_factor: bool
    domains: list[SignInDomain]
    version: int


class Providers(msgspec.Struct):
    """The providers of a company, and the address to which they send people back."""

    items: list[ProviderView]
    back: str


class Departure(msgspec.Struct, forbid_unknown_fields=True):
    """Whose provider is wanted; `provider` only where several fit."""

    mail: Mail
    provider: UUID | None = None


class Way(msgspec.Struct):
    """Where the browser goes now."""

    address: str


def _view(provider: Provider) -> ProviderView:
    return ProviderView(
        id=provider.id,
        name=provider.name,
        issuer=provider.issuer,
        client_id=provider.client_id,
        has_secret=provider.sealed is not None,
        enabled=provider.enabled,
        has_factor=provider.has_factor,
        domains=[SignInDomain(each.domain, each.password_off, each.company) for each in provider.domains],
        version=provider.version,
    )


def _values(data: ProviderWish) -> dict[str, Any]:
    domains = [
        Domain(domain=each.domain, password_off=each.password_off, company=each.company_id) for each in data.domains
    ]
    kept = ("name", "issuer", "client_id", "enabled", "has_factor")
    return {name: getattr(data, name) for name in kept} | {"domains": domains}


def journey_cookie(request: Asked, value: str, *, seconds: int) -> Cookie:
    """Return the cookie by which a browser is known when it comes back from a provider."""
    https = request.app.state.settings.is_https
    name = "__Host-sitepost-journey" if https else "sitepost-journey"
    return Cookie(key=name, value=value, max_age=seconds, httponly=True, secure=https, samesite="lax", path="/")


@get("/account/sign-in-providers", may=May.ACCOUNT_ADMIN, tags=["identity"])
async def list_providers(work: Work, who: Passport) -> Providers:
    """List the company's own ways to sign in."""
    found = await store.providers.of_account(work, who.account)
    return Providers([_view(each) for each in found], mail.address(work) + actions.journeys.BACK)


@post("/account/sign-in-providers", may=May.ACCOUNT_ADMIN, tags=["identity"])
async def add_provider(request: Asked, work: Work, who: Passport, data: ProviderWish) -> Response[ProviderView]:
    """Set a provider up; its configuration is looked up at once."""
    session_of(request)
    made = await actions.providers.add(work, who, secret=data.client_secret or "", **_values(data))
    return Created(_view(made), location=f"/api/account/sign-in-providers/{made.id}", version=made.version)


@put("/account/sign-in-providers/{provider_id:uuid}", may=May.ACCOUNT_ADMIN, tags=["identity"])
async def edit_provider(
    request: Asked, work: Work, who: Passport, provider_id: UUID, data: ProviderWish, if_match: IfMatch = None
) -> Response[ProviderView]:
    """Change a provider as a whole."""
    session_of(request)
    expected = wanted_version(if_match)
    edited = await actions.providers.edit(
        work, who, provider_id, expected=expected, secret=data.client_secret, **_values(data)
    )
    return versioned(_view(edited), edited.version)


@delete("/account/sign-in-providers/{provider_id:uuid}", may=May.ACCOUNT_ADMIN, tags=["identity"])
async def remove_provider(request: Asked, work: Work, who: Passport, provider_id: UUID) -> None:
    """Remove a provider; its people use their passwords again."""
    session_of(request)
    await actions.providers.remove(work, who, provider_id)


@post("/session/provider", may=May.PUBLIC, tags=["identity"])
async def leave_for_provider(request: Asked, work: Work, data: Departure) -> Response[Way]:
    """Begin to sign in with one's company; says where the browser goes."""
    leaving = await actions.journeys.begin(work, address=data.mail, provider=data.provider, caller=caller_of(request))
    cookie = journey_cookie(request, leaving.browser, seconds=int(JOURNEY_LIVES.total_seconds()))
    return Response(Way(leaving.address), status_code=201, cookies=[cookie], headers={"sitepost-secret": "1"})


ROUTES = [list_providers, add_provider, edit_provider, remove_provider, leave_for_provider]
