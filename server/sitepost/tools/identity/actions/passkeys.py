"""Passkeys (WebAuthn): kept by a phone, a computer or a key, unlocked there by finger, face or PIN.

The device proves that it holds the key and that its owner unlocked it, to this site alone: one passkey is both
factors. No attestation is asked for; what device it is, is its owner's business.
"""

import json
import secrets
from collections.abc import Callable
from typing import Any, NamedTuple, NoReturn, TypeVar
from urllib.parse import urlsplit
from uuid import UUID

import webauthn
from webauthn.helpers import base64url_to_bytes, options_to_json_dict, parse_client_data_json
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    AuthenticatorTransport,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from sitepost.events.identity import FactorAdded, FactorRemoved
from sitepost.kernel import text
from sitepost.kernel.ids import new_id
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Refusal, hidden
from sitepost.platform import mail
from sitepost.platform.work import Work
from sitepost.tools.identity import model, rules, store
from sitepost.tools.identity.actions import factors, letters, sessions
from sitepost.tools.identity.actions.sessions import Caller
from sitepost.tools.identity.model import Passkey

REGISTER, SIGN_IN = "register", "sign_in"
PASSKEY = "passkey"
CHALLENGE_BYTES = 32
TRANSPORTS = {each.value for each in AuthenticatorTransport}

Json = dict[str, Any]
T = TypeVar("T")


class Answer(NamedTuple):
    """What a browser sends of a new passkey or a signature; base64url, as WebAuthn's JSON has it."""

    credential: str
    client_data: str
    data: str  # the attestation object, or the authenticator's data
    signature: str = ""
    user: str = ""


class Added(NamedTuple):
    """A new passkey, and recovery codes where it is the first second factor."""

    passkey: UUID
    codes: list[str]


def site(work: Work) -> tuple[str, str]:
    """Return the relying party's id and the origin, both of the address under which people reach Sitepost."""
    parts = urlsplit(mail.address(work))
    return parts.hostname or "localhost", f"{parts.scheme}://{parts.netloc}"


# silent: nothing counts before the device answered
async def offer(work: Work, who: Passport) -> Json:
    """Return what `navigator.credentials.create` needs to make a passkey for somebody."""
    held = await store.passkeys.of_person(work, who.person)
    if len(held) >= model.MOST_PASSKEYS:
        raise Refusal(model.TOO_MANY_PASSKEYS)
    challenge = secrets.token_bytes(CHALLENGE_BYTES)
    await store.passkeys.add_challenge(work, challenge, purpose=REGISTER, person=who.person)
    options = webauthn.generate_registration_options(
        rp_id=site(work)[0],
        rp_name="Sitepost",
        user_id=who.person.bytes,
        user_name=who.mail,
        user_display_name=who.name,
        challenge=challenge,
        timeout=_milliseconds(),
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
        ),
        exclude_credentials=[_described(each) for each in held],
    )
    return options_to_json_dict(options)


async def add(work: Work, who: Passport, *, name: str, answer: Answer, transports: list[str]) -> Added:
    """Keep a passkey that a device made, and mail that there is one. Errors: `identity.bad_passkey`."""
    name = text.line(name, field="name", most=60)
    challenge = await _challenge(work, answer, purpose=REGISTER, person=who.person)
    (rp, origin), response = site(work), {"clientDataJSON": answer.client_data, "attestationObject": answer.data}
    verified = _checked(
        lambda: webauthn.verify_registration_response(
            credential=_credential(answer, response),
            expected_challenge=challenge,
            expected_rp_id=rp,
            expected_origin=origin,
            require_user_verification=True,
        )
    )
    made = Passkey(
        id=new_id(),
        person=who.person,
        account=who.account,
        credential=verified.credential_id,
        public_key=verified.credential_public_key,
        sign_count=verified.sign_count,
        transports=sorted(TRANSPORTS & set(transports)),
        name=name,
        synced=verified.credential_backed_up,
    )
    if len(made.credential) > model.LONGEST_CREDENTIAL or not await store.passkeys.add(work, made):
        _bad()
    await work.tell(FactorAdded(person=who.person, factor=PASSKEY), stream=who.account, about=who.person)
    await letters.passkey_added(work, who, name=name)
    left = await store.factors.recovery_left(work, who.person)
    return Added(made.id, [] if left else await factors.new_codes(work, who))


# silent: nothing counts before the device answered
async def ask(work: Work, *, caller: Caller, person: UUID | None = None) -> Json:
    """Return what `navigator.credentials.get` needs: of anybody's passkeys, or of those of `person` alone.

    Errors: `identity.throttled`.
    """
    await sessions.throttle(work, ("passkey", "from", caller.address), limit=rules.TRIES_PER_ADDRESS)
    held = await store.passkeys.of_person(work, person) if person else []
    challenge = secrets.token_bytes(CHALLENGE_BYTES)
    await store.passkeys.add_challenge(work, challenge, purpose=SIGN_IN, person=person)
    options = webauthn.generate_authentication_options(
        rp_id=site(work)[0],
        challenge=challenge,
        timeout=_milliseconds(),
        allow_credentials=[_described(each) for each in held],
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return options_to_json_dict(options)


# silent: whoever calls opens a session, and tells of it
async def check(work: Work, answer: Answer, *, caller: Caller, person: UUID | None = None) -> Passkey:
    """Return the passkey that a device signed with, of `person` where that is given.

    A count that does not grow is the sign of a copy and refused (WebAuthn 6.1.1). Errors:
    `identity.bad_passkey`, whatever is wrong; `identity.throttled`.
    """
    await sessions.throttle(work, ("passkey", "from", caller.address), limit=rules.TRIES_PER_ADDRESS)
    challenge = await _challenge(work, answer, purpose=SIGN_IN, person=person)
    found = await store.passkeys.by_credential(work, _checked(lambda: base64url_to_bytes(answer.credential))) or _bad()
    user = _checked(lambda: base64url_to_bytes(answer.user)) if answer.user else found.person.bytes
    if user != found.person.bytes or person not in (None, found.person):
        _bad()
    response = {"clientDataJSON": answer.client_data, "authenticatorData": answer.data, "signature": answer.signature}
    rp, origin = site(work)
    verified = _checked(
        lambda: webauthn.verify_authentication_response(
            credential=_credential(answer, response),
            expected_challenge=challenge,
            expected_rp_id=rp,
            expected_origin=origin,
            credential_public_key=found.public_key,
            credential_current_sign_count=found.sign_count,
            require_user_verification=True,
        )
    )
    count, synced = verified.new_sign_count, verified.credential_backed_up
    await store.passkeys.use(work, found.id, sign_count=count, synced=synced)
    return found


# silent: what one calls one's own things is nobody's news
async def rename(work: Work, person: UUID, passkey: UUID, *, name: str) -> None:
    """Name one's own passkey anew."""
    name = text.line(name, field="name", most=60)
    if not await store.passkeys.rename(work, passkey, person=person, name=name):
        hidden()


async def remove(work: Work, who: Passport, passkey: UUID) -> None:
    """Give one's own passkey up. Errors: `identity.factor_required` for the last factor where one is asked for."""
    name = await store.passkeys.remove(work, passkey, person=who.person) or hidden()
    await factors.check_left(work, who)
    await work.tell(FactorRemoved(person=who.person, factor=PASSKEY), stream=who.account, about=who.person)
    await letters.passkey_removed(work, who, name=name)


async def _challenge(work: Work, answer: Answer, *, purpose: str, person: UUID | None) -> bytes:
    """Use up the challenge that an answer names; it must have been given to this person, for this."""
    challenge = _checked(lambda: parse_client_data_json(base64url_to_bytes(answer.client_data)).challenge)
    found = await store.passkeys.use_challenge(work, challenge, purpose=purpose)
    if found is None or found.person != person:
        _bad()
    return challenge


def _credential(answer: Answer, response: Json) -> str:
    return json.dumps({"id": answer.credential, "rawId": answer.credential, "type": "public-key", "response": response})


def _described(passkey: Passkey) -> PublicKeyCredentialDescriptor:
    transports = [AuthenticatorTransport(each) for each in passkey.transports if each in TRANSPORTS]
    return PublicKeyCredentialDescriptor(id=passkey.credential, transports=transports or None)


def _checked(call: Callable[[], T]) -> T:
    """Return what `call` finds; whatever a stranger's bytes break in the library is one and the same refusal."""
    try:
        return call()
    except Exception as error:
        raise Refusal(model.BAD_PASSKEY) from error


def _milliseconds() -> int:
    return int(store.passkeys.CHALLENGE_LIVES.total_seconds() * 1000)


def _bad() -> NoReturn:
    raise Refusal(model.BAD_PASSKEY)
