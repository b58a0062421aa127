"""Signing in with one's company: to its provider, and back with a code (OpenID Connect, code flow with PKCE)."""

import hmac
import secrets
from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import NamedTuple, NoReturn
from uuid import UUID

from sitepost.events.identity import ProviderFollowed
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Refusal, hidden
from sitepost.platform import mail, passports
from sitepost.platform.egress import Unreachable
from sitepost.platform.http.gate import token_hash
from sitepost.platform.vault import vault_of
from sitepost.platform.work import Work
from sitepost.tools.identity import model, rules, store
from sitepost.tools.identity.actions import entry, letters, oidc, providers, sessions
from sitepost.tools.identity.actions.entry import Half
from sitepost.tools.identity.actions.sessions import Caller, Opened
from sitepost.tools.identity.model import Domain, Journey, Login, Provider, Vouched

BACK = "/sign-in/return"


class Leaving(NamedTuple):
    """Where a browser goes, and the secret by which it is known when it comes back."""

    address: str
    browser: str


class Arrived(NamedTuple):
    """Who came back: with their login, or unknown, and then with the domain that lets strangers in."""

    provider: Provider
    vouched: Vouched
    login: Login | None
    domain: Domain


async def begin(work: Work, *, address: str, provider: UUID | None, caller: Caller) -> Leaving:
    """Send somebody to the provider of their mail address; what is said depends on its domain alone.

    Errors: `identity.no_provider`, `identity.choose_provider` (with `extra.providers`),
    `identity.provider_silent`, `identity.throttled`.
    """
    await sessions.throttle(work, ("journey", "from", caller.address), limit=rules.TRIES_PER_ADDRESS)
    known = await store.providers.by_domain(work, rules.domain_of(address))
    fitting = [each for each in known if provider in (None, each.id)]
    if not fitting:
        raise Refusal(model.NO_PROVIDER, field="mail")
    if len(fitting) > 1:
        named = [{"id": str(each.id), "name": each.name} for each in fitting]
        raise Refusal(model.CHOOSE_PROVIDER, field="provider", extra={"providers": named})
    chosen, state, browser = fitting[0], sessions.new_secret(), sessions.new_secret()
    nonce, verifier = sessions.new_secret(), secrets.token_urlsafe(48)
    try:
        config = await oidc.configuration(work, chosen.issuer)
    except Unreachable as error:
        raise Refusal(model.PROVIDER_SILENT) from error
    journey = Journey(browser=token_hash(browser), provider=chosen.id, nonce=nonce, verifier=verifier)
    await store.providers.add_journey(work, state, journey)
    challenge = urlsafe_b64encode(sha256(verifier.encode()).digest()).decode().rstrip("=")
    query = {"redirect_uri": _back(work), "state": state, "nonce": nonce, "login_hint": address}
    query |= {"code_challenge": challenge, "code_challenge_method": "S256"}
    return Leaving(oidc.address(config, chosen, query=query), browser)


async def arrive(work: Work, *, state: str, code: str, issuer: str, browser: str, caller: Caller) -> Arrived:
    """Find out who came back from a provider. A journey counts once, and in the browser that began it.

    Errors: `identity.provider_refused`, `identity.provider_silent`, `identity.not_invited`, `identity.throttled`.
    """
    await sessions.throttle(work, ("journey", "from", caller.address), limit=rules.TRIES_PER_ADDRESS)
    async with Work(work.database, now=work.now) as own:  # used up, whatever comes of it
        journey = await store.providers.use_journey(own, state)
    if journey is None or not hmac.compare_digest(journey.browser, token_hash(browser)):
        raise Refusal(model.PROVIDER_REFUSED)
    async with Work(work.database, now=work.now, reading=True) as reading:
        provider = await store.providers.enabled(reading, journey.provider) or _refused()
    if issuer and issuer != provider.issuer:
        raise Refusal(model.PROVIDER_REFUSED)
    sealed = provider.sealed
    secret = vault_of(work).unseal(sealed, about=providers.about(provider)) if sealed else ""
    vouched = await oidc.exchange(work, provider, journey, code=code, secret=secret or "", back=_back(work))
    return await _whom(work, provider, vouched)


async def _whom(work: Work, provider: Provider, vouched: Vouched) -> Arrived:
    """Match whom a provider vouches for: by its subject, else by the mail address that it verified."""
    by_domain = {each.domain: each for each in provider.domains}
    known = await store.providers.subject(work, provider.id, vouched.subject)
    login = await store.login(work, known) if known else None
    if login is not None and login.active and rules.domain_of(login.mail) in by_domain:
        return Arrived(provider, vouched, login, by_domain[rules.domain_of(login.mail)])
    domain = by_domain.get(rules.domain_of(vouched.mail)) if vouched.mail else None
    if domain is None or login is not None:
        raise Refusal(model.NOT_INVITED if vouched.mail else model.PROVIDER_REFUSED)
    found = await store.by_mail(work, vouched.mail, account=provider.account)
    may_come = found[0].active if found else domain.company is not None
    if not may_come:
        raise Refusal(model.NOT_INVITED)
    return Arrived(provider, vouched, found[0] if found else None, domain)


async def enter(work: Work, arrived: Arrived, login: Login, *, caller: Caller) -> Opened | Half:
    """Open a session for who came back; a second factor is asked for where the provider does not ask for one itself."""
    who = await passports.load(work, scope=login.account, person=login.person)
    held = await store.login(work, login.person, for_change=True)
    if who is None or held is None or not held.active:
        raise Refusal(model.NOT_INVITED)
    work.actor, work.account = login.person, login.account
    await _follow(work, arrived, who)
    if arrived.provider.has_factor:
        return await sessions.open_session(work, held, caller=caller) or hidden()
    return await entry.enter(work, held, caller=caller) or hidden()


async def _follow(work: Work, arrived: Arrived, who: Passport) -> None:
    provider, subject = arrived.provider, arrived.vouched.subject
    if await store.providers.add_subject(work, provider, subject, person=who.person):
        fact = ProviderFollowed(person=who.person, provider=provider.id)
        await work.tell(fact, stream=who.account, about=who.person)
        await letters.provider_followed(work, who, name=provider.name)


def _back(work: Work) -> str:
    return mail.address(work) + BACK


def _refused() -> NoReturn:
    raise Refusal(model.PROVIDER_REFUSED)
