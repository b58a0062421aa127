"""Service accounts: programs that sign in with the secret of a client (OAuth 2 client credentials, RFC 6749 4.4)."""

from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

from sitepost.events.identity import ClientMade, ClientRevoked, ClientSecretRotated
from sitepost.kernel.ids import parse_id
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Refusal, hidden
from sitepost.platform import passports
from sitepost.platform.http.gate import token_hash
from sitepost.platform.work import Work
from sitepost.tools.identity import model, rules, store
from sitepost.tools.identity.actions import letters, logins, sessions
from sitepost.tools.identity.actions.sessions import Caller
from sitepost.tools.identity.model import Client

SECRET_PREFIX, ACCESS_PREFIX = "sps_", "spa_"  # by which a leaked one is known for what it is
TRIES_PER_CLIENT = 60  # a minute


class Made(NamedTuple):
    """A new secret of a client; it is told only here."""

    client: UUID
    secret: str


class Access(NamedTuple):
    """An access token and the seconds that it works."""

    token: str
    seconds: int


async def make(work: Work, who: Passport, person: UUID, *, name: str) -> Made:
    """Make the client of a person who is a program; every administrator of the company is told by mail.

    Errors: `identity.too_many_clients`.
    """
    if len(await store.clients.of_account(work, who.account)) >= model.MOST_CLIENTS:
        raise Refusal(model.TOO_MANY_CLIENTS)
    await logins.follow(work, person=person, account=who.account)
    secret = SECRET_PREFIX + sessions.new_secret()
    client = await store.clients.add(work, person=person, account=who.account, secret=token_hash(secret), by=who.person)
    await work.tell(ClientMade(person=person, client=client), stream=who.account, about=person)
    await letters.to_administrators(work, who, title="A service account was made", words=f"{who.name} made “{name}”.")
    return Made(client, secret)


async def rotate(work: Work, who: Passport, client: UUID, *, overlap_hours: int) -> Made:
    """Give a client a new secret; the one before goes on for so many hours. Errors: `identity.client_revoked`."""
    found = await _held(work, who, client)
    secret = SECRET_PREFIX + sessions.new_secret()
    until = work.now + timedelta(hours=overlap_hours) if overlap_hours else None
    await store.clients.rotate(work, client, secret=token_hash(secret), until=until)
    fact = ClientSecretRotated(person=found.person, client=client, until=until)
    await work.tell(fact, stream=who.account, about=found.person)
    return Made(client, secret)


async def revoke(work: Work, who: Passport, client: UUID) -> UUID:
    """Revoke a client: it gets no token any more, and those that it has end at the commit. Returns its person."""
    found = await _held(work, who, client)
    await store.clients.revoke(work, client)
    await sessions.end(work, found.person, kinds=("service",))
    fact = ClientRevoked(person=found.person, client=client)
    await work.tell(fact, stream=who.account, about=found.person)
    return found.person


async def _held(work: Work, who: Passport, client: UUID) -> Client:
    found = await store.clients.load(work, client, account=who.account) or hidden()
    if found.revoked_at is not None:
        raise Refusal(model.CLIENT_REVOKED)
    return found


# silent: a program that comes every half hour is no news; when it last came stands with the client
async def token(work: Work, *, client: str, secret: str, caller: Caller) -> Access:
    """Give a client an access token.

    Unknown, revoked and wrong are one refusal. Errors: `identity.bad_client`, `identity.throttled`.
    """
    await sessions.throttle(work, ("client", "from", caller.address), limit=rules.TRIES_PER_ADDRESS)
    await sessions.throttle(work, ("client", client[:100]), limit=TRIES_PER_CLIENT)
    known = parse_id(client)
    found = await store.clients.live(work, known) if known else None
    if found is None or not rules.fits_client(found, token_hash(secret), now=work.now):
        raise Refusal(model.BAD_CLIENT)
    if await passports.load(work, scope=found.account, person=found.person, for_writing=True) is None:
        raise Refusal(model.BAD_CLIENT)
    access = ACCESS_PREFIX + sessions.new_secret()
    await store.add_bearer(
        work,
        person=found.person,
        account=found.account,
        kind="service",
        secret=token_hash(access),
        lives=model.ACCESS_LIVES,
        idle=model.ACCESS_LIVES,
        agent=caller.agent[:300],
        address=caller.address,
    )
    await store.clients.seen(work, found.id)
    return Access(access, int(model.ACCESS_LIVES.total_seconds()))
