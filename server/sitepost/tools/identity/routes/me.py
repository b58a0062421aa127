"""What people set for themselves: password, settings, API tokens."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from litestar import Response
from msgspec import UNSET, UnsetType

from sitepost.kernel.passport import Passport
from sitepost.platform.http import Created, May, delete, get, patch, post, put
from sitepost.platform.work import Work
from sitepost.tools.identity import actions
from sitepost.tools.identity.model import TOKEN_LIVES, Settings
from sitepost.tools.identity.routes.signing import Asked, Password, session_of

ListKey = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]

Language = Annotated[str, msgspec.Meta(max_length=20, pattern="^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]


class PasswordChange(msgspec.Struct, forbid_unknown_fields=True):
    """The password as it is, and as it shall be."""

    old: Password
    new: Password


class MySettingsChange(msgspec.Struct, forbid_unknown_fields=True):
    """Settings to change; `lists` is merged key by key, null forgets a key.

    `language` null is that of the browser; `spoken` says which one that is, for the mails.
    """

    theme: Literal["auto", "light", "dark"] | UnsetType = UNSET
    density: Literal["small", "medium", "large"] | UnsetType = UNSET
    language: Language | UnsetType | None = UNSET
    spoken: Language | UnsetType = UNSET
    shortcuts: bool | UnsetType = UNSET
    lists: dict[ListKey, Any] | UnsetType = UNSET  # opaque JSON of the client


class NewToken(msgspec.Struct, forbid_unknown_fields=True):
    """What an API token is for, and for how many days it works."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
    days: Annotated[int, msgspec.Meta(ge=1, le=3650)] = TOKEN_LIVES


class MadeToken(msgspec.Struct):
    """A new API token; `token` is shown only now."""

    id: UUID
    token: str


class TokenView(msgspec.Struct):
    """An API token, without what it is."""

    id: UUID
    name: str
    created_at: datetime
    seen_at: datetime
    ends_at: datetime


class Tokens(msgspec.Struct):
    """The live API tokens of a person."""

    items: list[TokenView]


@put("/me/password", may=May.PERSON, status_code=204, tags=["identity"])
async def change_password(request: Asked, work: Work, who: Passport, data: PasswordChange) -> None:
    """Change one's own password; every other session ends."""
    session = session_of(request).session
    await actions.logins.change_password(work, who.person, session=session, old=data.old, new=data.new)


@patch("/me/settings", may=May.PERSON, tags=["identity"])
async def change_settings(work: Work, who: Passport, data: MySettingsChange) -> Settings:
    """Change some of one's own settings and return all of them."""
    values = {key: value for key, value in msgspec.structs.asdict(data).items() if value is not UNSET}
    spoken = values.pop("spoken", None)
    return await actions.settings.change(work, who.person, account=who.account, values=values, spoken=spoken)


@get("/me/tokens", may=May.PERSON, tags=["identity"])
async def list_tokens(work: Work, who: Passport) -> Tokens:
    """List one's own API tokens."""
    found = await actions.tokens.listed(work, who.person)
    return Tokens([TokenView(each.id, each.name, each.created_at, each.seen_at, each.ends_at) for each in found])


@post("/me/tokens", may=May.PERSON, tags=["identity"])
async def create_token(request: Asked, work: Work, who: Passport, data: NewToken) -> Response[MadeToken]:
    """Make an API token with one's own rights; it is shown once."""
    session_of(request)
    made = await actions.tokens.create(work, person=who.person, account=who.account, name=data.name, days=data.days)
    reply = Created(MadeToken(made.id, made.token), location=f"/api/me/tokens/{made.id}")
    reply.headers["sitepost-secret"] = "1"  # the edge keeps no copy of it for repetitions
    return reply


@delete("/me/tokens/{token_id:uuid}", may=May.PERSON, tags=["identity"])
async def revoke_token(request: Asked, work: Work, who: Passport, token_id: UUID) -> None:
    """Revoke one of one's own API tokens; it is refused at once."""
    session_of(request)
    await actions.tokens.revoke(work, who.person, token_id, account=who.account)


ROUTES = [change_password, change_settings, list_tokens, create_token, revoke_token]
