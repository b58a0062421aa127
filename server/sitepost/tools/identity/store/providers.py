"""A company's own sign-in: providers, their domains, the subjects they know, and journeys to them."""

from hashlib import sha256
from typing import Any
from uuid import UUID

import msgspec
from psycopg.errors import UniqueViolation

from sitepost.kernel.refusal import Refusal
from sitepost.platform.work import Work
from sitepost.tools.identity.model import DOMAIN_TAKEN, JOURNEY_LIVES, Domain, Journey, Provider

_PROVIDER = """p.id, p.account_id AS account, p.name, p.issuer, p.client_id, p.sealed, p.enabled, p.has_factor,
    p.version, coalesce((SELECT jsonb_agg(jsonb_build_object('domain', d.domain, 'password_off', d.password_off,
        'company', d.company_id) ORDER BY d.domain) FROM identity_domain d WHERE d.provider_id = p.id), '[]')
    AS domains"""
OF_ACCOUNT = f"""
SELECT {_PROVIDER} FROM identity_provider p WHERE p.account_id = %(account)s ORDER BY p.created_at, p.id
"""
BY_ID = (
    f"SELECT {_PROVIDER} FROM identity_provider p WHERE p.id = %(id)s AND p.account_id = %(account)s FOR UPDATE OF p"
)
ENABLED = f"SELECT {_PROVIDER} FROM identity_provider p WHERE p.id = %(id)s AND p.enabled"
BY_DOMAIN = f"""
SELECT {_PROVIDER} FROM identity_provider p JOIN identity_domain h ON h.provider_id = p.id
WHERE h.domain = %(domain)s AND p.enabled ORDER BY p.name, p.id
"""
SAVE = """
INSERT INTO identity_provider (id, account_id, name, issuer, client_id, sealed, enabled, has_factor, created_at,
    version)
VALUES (%(id)s, %(account)s, %(name)s, %(issuer)s, %(client_id)s, %(sealed)s, %(enabled)s, %(has_factor)s, %(now)s,
    %(version)s)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, issuer = excluded.issuer, client_id = excluded.client_id,
    sealed = excluded.sealed, enabled = excluded.enabled, has_factor = excluded.has_factor, version = excluded.version
"""
DROP_DOMAINS = "DELETE FROM identity_domain WHERE provider_id = %(provider)s"
ADD_DOMAIN = """
INSERT INTO identity_domain (account_id, domain, provider_id, password_off, company_id)
VALUES (%(account)s, %(domain)s, %(provider)s, %(password_off)s, %(company)s)
"""
DROP_SUBJECTS = "DELETE FROM identity_subject WHERE provider_id = %(provider)s"
REMOVE = "DELETE FROM identity_provider WHERE id = %(id)s AND account_id = %(account)s RETURNING id"
OFF = """
SELECT d.domain FROM identity_domain d JOIN identity_provider p ON p.id = d.provider_id AND p.enabled
WHERE d.account_id = %(account)s AND d.password_off
"""
ADD_JOURNEY = """
INSERT INTO identity_journey (state, browser, provider_id, nonce, verifier, expires_at)
VALUES (%(state)s, %(browser)s, %(provider)s, %(nonce)s, %(verifier)s, %(expires_at)s)
"""
USE_JOURNEY = """
DELETE FROM identity_journey WHERE state = %(state)s AND expires_at > %(now)s
RETURNING browser, provider_id AS provider, nonce, verifier
"""
SWEEP_JOURNEYS = "DELETE FROM identity_journey WHERE expires_at < %(now)s"
SUBJECT = "SELECT person_id FROM identity_subject WHERE provider_id = %(provider)s AND subject = %(subject)s"
ADD_SUBJECT = """
INSERT INTO identity_subject (provider_id, subject, account_id, person_id, created_at)
VALUES (%(provider)s, %(subject)s, %(account)s, %(person)s, %(now)s) ON CONFLICT (provider_id, subject) DO NOTHING
"""


def _provider(row: dict[str, Any]) -> Provider:
    return msgspec.convert(row, Provider)


async def of_account(work: Work, account: UUID) -> list[Provider]:
    """Return the providers of an account, the oldest first."""
    return [_provider(row) for row in await work.dicts(OF_ACCOUNT, {"account": account})]


async def load(work: Work, provider: UUID, *, account: UUID) -> Provider | None:
    """Return a provider of an account, locked."""
    found = await work.dicts(BY_ID, {"id": provider, "account": account})
    return _provider(found[0]) if found else None


async def enabled(work: Work, provider: UUID) -> Provider | None:
    """Return a provider that signs people in, of whatever account."""
    found = await work.dicts(ENABLED, {"id": provider})
    return _provider(found[0]) if found else None


async def by_domain(work: Work, domain: str) -> list[Provider]:
    """Return the providers that sign a domain in, in whatever account."""
    return [_provider(row) for row in await work.dicts(BY_DOMAIN, {"domain": domain})]


async def save(work: Work, provider: Provider) -> None:
    """Insert or update a provider with its domains. Errors: `identity.domain_taken`."""
    row = {name: getattr(provider, name) for name in provider.__struct_fields__ if name != "domains"}
    await work.run(SAVE, {**row, "now": work.now})
    await work.run(DROP_DOMAINS, {"provider": provider.id})
    domains = [_row(each, provider) for each in provider.domains]
    try:
        await work.run_many(ADD_DOMAIN, domains)
    except UniqueViolation as error:
        raise Refusal(DOMAIN_TAKEN, field="domains") from error


def _row(domain: Domain, provider: Provider) -> dict[str, Any]:
    return {**msgspec.structs.asdict(domain), "account": provider.account, "provider": provider.id}


async def forget_subjects(work: Work, provider: UUID) -> None:
    """Forget whom a provider knows by which subject: another issuer means others by the same words."""
    await work.run(DROP_SUBJECTS, {"provider": provider})


async def remove(work: Work, provider: UUID, *, account: UUID) -> bool:
    """Delete a provider; False when the account has none such."""
    return bool(await work.values(REMOVE, {"id": provider, "account": account}))


async def off(work: Work, account: UUID) -> set[str]:
    """Return the domains of an account whose people use no password."""
    return set(await work.values(OFF, {"account": account}))


async def add_journey(work: Work, state: str, journey: Journey) -> None:
    """Keep a journey, known by the SHA-256 of its state, for ten minutes."""
    row = {**msgspec.structs.asdict(journey), "state": sha256(state.encode()).digest()}
    await work.run(ADD_JOURNEY, {**row, "expires_at": work.now + JOURNEY_LIVES})


async def use_journey(work: Work, state: str) -> Journey | None:
    """Use a journey up and return it; None when there is none, or it took too long."""
    row = {"state": sha256(state.encode()).digest(), "now": work.now}
    return await work.row(USE_JOURNEY, row, into=Journey)


async def sweep(work: Work) -> None:
    """Delete journeys that nobody came back from."""
    await work.run(SWEEP_JOURNEYS, {"now": work.now})


async def subject(work: Work, provider: UUID, subject: str) -> UUID | None:
    """Return whom a provider means by a subject."""
    found: UUID | None = await work.value(SUBJECT, {"provider": provider, "subject": subject})
    return found


async def add_subject(work: Work, provider: Provider, subject: str, *, person: UUID) -> bool:
    """Note whom a provider means by a subject; False when that was known."""
    row = {"provider": provider.id, "subject": subject, "account": provider.account, "person": person, "now": work.now}
    return await work.run(ADD_SUBJECT, row) == 1
