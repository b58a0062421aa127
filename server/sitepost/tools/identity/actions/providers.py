"""A company's own sign-in (OpenID Connect): set up by its administrators, and whom it keeps from using passwords."""

from typing import Any
from uuid import UUID

from msgspec.structs import replace

from sitepost.events.identity import ProviderChanged
from sitepost.kernel import text
from sitepost.kernel.ids import new_id
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Refusal, hidden, refuse
from sitepost.kernel.version import refuse_stale
from sitepost.platform import cards, passports
from sitepost.platform.egress import Unreachable
from sitepost.platform.vault import vault_of
from sitepost.platform.work import Work
from sitepost.tools.identity import model, rules, store
from sitepost.tools.identity.actions import letters, oidc
from sitepost.tools.identity.model import Domain, Login, Provider


# silent: it only refuses
async def check_local(work: Work, login: Login) -> None:
    """Refuse `identity.password_off` to whoever must sign in with their company's provider."""
    off = await store.providers.off(work, login.account)
    if not off:
        return
    administrators = await passports.administrators(work, login.account)
    people = await passports.of_people(work, scope=login.account, people=administrators)
    mails = [each.mail for each in people.values()]
    is_admin = login.person in administrators
    refuse(rules.why_not_local(login.mail, is_admin=is_admin, administrators=mails, off=off))


async def add(work: Work, who: Passport, *, secret: str, domains: list[Domain], **values: Any) -> Provider:
    """Set a provider up; every administrator is told by mail.

    Errors: `identity.bad_issuer`, `identity.bad_domain`, `identity.domain_taken`, `identity.unknown_company`.
    """
    if len(await store.providers.of_account(work, who.account)) >= model.MOST_PROVIDERS:
        raise Refusal(model.TOO_MANY_PROVIDERS)
    found = Provider(id=new_id(), account=who.account, sealed=None, **await _cleaned(work, values))
    return await _save(work, who, found, secret=secret, domains=domains, how="added")


async def edit(
    work: Work, who: Passport, provider: UUID, *, expected: int | None, secret: str | None, domains: list[Domain],
    **values: Any,
) -> Provider:  # fmt: skip
    """Change a provider as a whole; without a `secret` it keeps the one that it has. Errors: as of `add`, `stale`."""
    found = await store.providers.load(work, provider, account=who.account) or hidden()
    refuse_stale(expected, current=found.version, touched={})
    edited = replace(found, **await _cleaned(work, values), version=found.version + 1)
    if (edited.issuer, edited.client_id) != (found.issuer, found.client_id):
        await store.providers.forget_subjects(work, provider)
        secret = secret or ""  # a secret is never sent to another issuer than the one that it was typed for
    return await _save(work, who, edited, secret=secret, domains=domains, how="changed")


async def remove(work: Work, who: Passport, provider: UUID) -> None:
    """Remove a provider; its people use their passwords again."""
    found = await store.providers.load(work, provider, account=who.account) or hidden()
    await store.providers.remove(work, provider, account=who.account)
    await _tell(work, who, found, how="removed")


async def _cleaned(work: Work, values: dict[str, Any]) -> dict[str, Any]:
    values["name"] = text.line(values["name"], field="name", most=60)
    values["issuer"] = text.line(values["issuer"], field="issuer", most=500)
    values["client_id"] = text.line(values["client_id"], field="client_id", most=255)
    try:
        await oidc.configuration(work, values["issuer"])
    except Unreachable as error:
        raise Refusal(model.BAD_ISSUER, field="issuer") from error
    return values


async def _save(
    work: Work, who: Passport, provider: Provider, *, secret: str | None, domains: list[Domain], how: str
) -> Provider:
    kept = {each.domain: each for each in [await _domain(work, who, each) for each in domains]}
    saved = replace(provider, domains=list(kept.values()))
    if secret is not None:
        saved = replace(saved, sealed=vault_of(work).seal(secret, about=about(saved)) if secret else None)
    await store.providers.save(work, saved)
    await _tell(work, who, saved, how=how)
    return saved


async def _domain(work: Work, who: Passport, domain: Domain) -> Domain:
    name = rules.domain_of(f"x@{domain.domain.strip()}")
    try:
        text.mail(f"x@{name}")
    except Refusal as refusal:
        raise Refusal(model.BAD_DOMAIN, field="domains") from refusal
    if "." not in name:
        raise Refusal(model.BAD_DOMAIN, field="domains")
    if domain.company is not None:
        seen = await cards.seen(work, [domain.company], who)
        if not any(each.kind == "directory.company" for each in seen.values()):
            raise Refusal(model.UNKNOWN_COMPANY, field="domains")
    return replace(domain, domain=name)


async def _tell(work: Work, who: Passport, provider: Provider, *, how: str) -> None:
    await work.tell(ProviderChanged(provider=provider.id, how=how), stream=who.account)
    words = f"{who.name} has {how} the sign-in “{provider.name}” for {', '.join(d.domain for d in provider.domains)}."
    await letters.to_administrators(work, who, title="Your company's sign-in was changed", words=words)


def about(provider: Provider) -> str:
    """Return what the seal of a provider's secret is about."""
    return f"provider {provider.id}"
