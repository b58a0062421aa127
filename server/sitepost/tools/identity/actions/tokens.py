"""API tokens: for scripts, with the rights of the person who made them."""

from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

from sitepost.events.identity import TokenCreated, TokenRevoked
from sitepost.kernel import text
from sitepost.kernel.refusal import Refusal, hidden
from sitepost.platform import passports
from sitepost.platform.http.gate import token_hash
from sitepost.platform.work import Work
from sitepost.tools.identity import model, store
from sitepost.tools.identity.actions import logins, sessions
from sitepost.tools.identity.model import Session

PREFIX = "sp_"


class Made(NamedTuple):
    """A new API token; `token` is told only here."""

    id: UUID
    token: str


async def create(work: Work, *, person: UUID, account: UUID, name: str, days: int = model.TOKEN_LIVES) -> Made:
    """Make an API token that ends after `days`. Errors: `identity.too_many_tokens`."""
    name = text.line(name, field="name", most=100)
    await logins.follow(work, person=person, account=account)
    if len(await store.bearers(work, person, kind="token")) >= model.MOST_TOKENS:
        raise Refusal(model.TOO_MANY_TOKENS)
    token, lives = PREFIX + sessions.new_secret(), timedelta(days=days)
    made = await store.add_bearer(
        work,
        person=person,
        account=account,
        kind="token",
        secret=token_hash(token),
        lives=lives,
        idle=lives,
        name=name,
    )
    await work.tell(TokenCreated(person=person, token=made), stream=account, about=person)
    return Made(made, token)


async def listed(work: Work, person: UUID) -> list[Session]:
    """Return the live tokens of a person."""
    return await store.bearers(work, person, kind="token")


async def revoke(work: Work, person: UUID, token: UUID, *, account: UUID) -> None:
    """Revoke a token of a person; it is refused from the commit on."""
    if not await store.end_bearers(work, person, kinds=("token",), only=token):
        hidden()
    passports.access_changed(work)
    await work.tell(TokenRevoked(person=person, token=token), stream=account, about=person)
