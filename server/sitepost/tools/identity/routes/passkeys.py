"""Passkeys: one's own, and signing in with one."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Response

from sitepost.kernel.passport import Passport
from sitepost.platform.http import May, get, patch, post
from sitepost.platform.work import Work
from sitepost.tools.identity import actions, store
from sitepost.tools.identity.actions.passkeys import Answer
from sitepost.tools.identity.routes.factors import SECRET, HalfwayToken, Proof, prove
from sitepost.tools.identity.routes.signing import Asked, SignedIn, caller_of, session_of, welcome

PasskeyName = Annotated[str, msgspec.Meta(min_length=1, max_length=60)]
Encoded = Annotated[str, msgspec.Meta(min_length=1, max_length=20_000, description="base64url, as WebAuthn writes it")]
Transport = Annotated[str, msgspec.Meta(max_length=20)]


class NewPasskey(msgspec.Struct, forbid_unknown_fields=True):
    """What a device made by the options that were asked for a moment ago, and what it is called here."""

    name: PasskeyName
    credential: Encoded
    client_data: Encoded
    attestation: Encoded
    transports: Annotated[list[Transport], msgspec.Meta(max_length=10)] = []


class PasskeyChange(msgspec.Struct, forbid_unknown_fields=True):
    """What a passkey is called."""

    name: PasskeyName


class PasskeyAsked(msgspec.Struct, forbid_unknown_fields=True):
    """Any passkey, or one of whoever is halfway in: then with the token of the first half."""

    token: HalfwayToken | None = None


class PasskeySigned(msgspec.Struct, forbid_unknown_fields=True):
    """What a device signed with a passkey; `token` as it was asked for."""

    credential: Encoded
    client_data: Encoded
    authenticator_data: Encoded
    signature: Encoded
    user: Annotated[str, msgspec.Meta(max_length=200)] = ""
    token: HalfwayToken | None = None


class PasskeyOptions(msgspec.Struct):
    """What a browser needs for a passkey: WebAuthn's JSON, for `navigator.credentials`."""

    options: dict[str, Any]


class PasskeyView(msgspec.Struct):
    """One's own passkey; `synced` where the device keeps it in a cloud, too."""

    id: UUID
    name: str
    synced: bool
    created_at: datetime | None
    seen_at: datetime | None


class Passkeys(msgspec.Struct):
    """One's own passkeys, the oldest first."""

    items: list[PasskeyView]


class PasskeyMade(msgspec.Struct):
    """A new passkey; recovery codes where it is the first second factor, shown only now."""

    id: UUID
    codes: list[str]


@get("/me/passkeys", may=May.PERSON, tags=["identity"])
async def list_passkeys(work: Work, who: Passport) -> Passkeys:
    """List one's own passkeys."""
    found = await store.passkeys.of_person(work, who.person)
    return Passkeys([PasskeyView(each.id, each.name, each.synced, each.created_at, each.seen_at) for each in found])


@post("/me/passkeys/options", may=May.PERSON, tags=["identity"])
async def offer_passkey(request: Asked, work: Work, who: Passport, data: Proof) -> Response[PasskeyOptions]:
    """Begin to add a passkey: what the browser needs to have the device make one."""
    await prove(request, work, who, data)
    return Response(PasskeyOptions(await actions.passkeys.offer(work, who)), status_code=201, headers=SECRET)


@post("/me/passkeys", may=May.PERSON, tags=["identity"])
async def add_passkey(request: Asked, work: Work, who: Passport, data: NewPasskey) -> Response[PasskeyMade]:
    """Keep a passkey that a device made; ends every other session, and one is told by mail."""
    session = session_of(request).session
    answer = Answer(data.credential, data.client_data, data.attestation)
    made = await actions.passkeys.add(work, who, name=data.name, answer=answer, transports=data.transports)
    await actions.sessions.end(work, who.person, kinds=("session",), but=session)
    return Response(PasskeyMade(made.passkey, made.codes), status_code=201, headers=SECRET)


@patch("/me/passkeys/{passkey_id:uuid}", may=May.PERSON, tags=["identity"], status_code=204)
async def rename_passkey(request: Asked, work: Work, who: Passport, passkey_id: UUID, data: PasskeyChange) -> None:
    """Name one's own passkey anew."""
    session_of(request)
    await actions.passkeys.rename(work, who.person, passkey_id, name=data.name)


@post("/me/passkeys/{passkey_id:uuid}/removal", may=May.PERSON, status_code=204, tags=["identity"])
async def remove_passkey(request: Asked, work: Work, who: Passport, passkey_id: UUID, data: Proof) -> None:
    """Give one's own passkey up; it signs in no more."""
    await prove(request, work, who, data)
    await actions.passkeys.remove(work, who, passkey_id)


@post("/session/passkey/options", may=May.PUBLIC, tags=["identity"])
async def ask_passkey(request: Asked, work: Work, data: PasskeyAsked) -> Response[PasskeyOptions]:
    """Ask for a passkey: what the browser needs to have a device sign in, or end a sign-in."""
    options = await actions.entry.ask_passkey(work, data.token, caller=caller_of(request))
    return Response(PasskeyOptions(options), status_code=201, headers=SECRET)


@post("/session/passkey", may=May.PUBLIC, tags=["identity"])
async def sign_in_by_passkey(request: Asked, work: Work, data: PasskeySigned) -> Response[SignedIn]:
    """Sign in with a passkey, both factors at once; sets the session cookie."""
    answer = Answer(data.credential, data.client_data, data.authenticator_data, data.signature, data.user)
    opened = await actions.entry.by_passkey(work, answer, token=data.token, caller=caller_of(request))
    return await welcome(request, work, opened)


ROUTES = [
    list_passkeys,
    offer_passkey,
    add_passkey,
    rename_passkey,
    remove_passkey,
    ask_passkey,
    sign_in_by_passkey,
]
