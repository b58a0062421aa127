"""What a password must be, when a code fits, who needs one, how many tries there are, what is kept as settings."""

import hmac
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
from pyotp import HOTP

from sitepost.kernel import text
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Refusal, Why
from sitepost.tools.identity import model
from sitepost.tools.identity.model import Client, Policy, Required, Settings, Vouched

WINDOW = timedelta(minutes=1)
TRIES_PER_MAIL, TRIES_PER_ADDRESS = 10, 100
CODES_PER_MINUTE, CODES_PER_HOUR = 5, 30
STEP_SECONDS, CODE_DIGITS, DRIFT = 30, 6, 1  # RFC 6238; a code is also taken one step early or late

_COMMON = """
password passw0rd password1 password12 password123 password1234 p@ssword p@ssw0rd 12345678 123456789 1234567890
87654321 11111111 00000000 88888888 12341234 1q2w3e4r 1qaz2wsx qwertyui qwertyuiop qwerty123 qwerty12 asdfghjk
asdfghjkl zxcvbnm1 iloveyou sunshine princess football baseball superman trustno1 whatever starwars computer
michelle jennifer internet welcome1 welcome123 letmein1 letmein123 abcd1234 abc12345 abcdefgh admin123 admin1234
administrator changeme changeme1 changeme123 secret123 monkey123 dragon123 master123 sitepost sitepost1
sitepost123 construction
"""
COMMON = frozenset(_COMMON.split())


def why_not_password(password: str, *, mail: str) -> Why | None:
    """Say why `password` will not do (length, not a common one, not the mail address)."""
    if len(password) < model.SHORTEST_PASSWORD:
        return model.PASSWORD_SHORT
    if len(password) > model.LONGEST_PASSWORD:
        return model.PASSWORD_LONG
    folded = password.casefold()
    if folded in COMMON or len(set(folded)) == 1:
        return model.PASSWORD_COMMON
    if folded == mail.casefold() or folded == mail.casefold().rpartition("@")[0]:
        return model.PASSWORD_IS_MAIL
    return None


def why_not_view(who: Passport, person: UUID) -> Why | None:
    """Say why `who` may not look through the eyes of a person: company administrators may, and only they."""
    if not who.account_admin:
        return model.NOT_ADMINISTRATOR
    return model.OWN_EYES if person == who.person else None


def why_not_manage(*, is_token: bool) -> Why | None:
    """Say why a caller may not manage sessions, tokens and the password: a leaked token must not breed others."""
    return model.NOT_BY_TOKEN if is_token else None


def matching_step(secret: str, code: str, *, now: datetime, after: int) -> int | None:
    """Return the time step (RFC 6238) whose code `code` is, none that is not later than the last one used, `after`."""
    present = int(now.timestamp()) // STEP_SECONDS
    typed = "".join(code.split())
    if len(typed) != CODE_DIGITS or not (typed.isascii() and typed.isdigit()):
        return None
    maker = HOTP(secret, digits=CODE_DIGITS)
    found = None
    for step in range(present - DRIFT, present + DRIFT + 1):
        if hmac.compare_digest(maker.at(step), typed) and step > after:
            found = step
    return found


def recovery_key(code: str) -> str:
    """Return a recovery code as it is compared: without dashes and spaces, whatever its case."""
    return "".join(char for char in code.casefold() if char.isalnum())


def factor_due(policy: Policy, *, is_admin: bool) -> datetime | None:
    """Return from when on a person needs a second factor; None when their company does not ask them for one."""
    asked = policy.required is Required.EVERYBODY or (policy.required is Required.ADMINISTRATORS and is_admin)
    return policy.since + timedelta(days=policy.grace_days) if asked and policy.since else None


def changed_policy(old: Policy, *, required: Required, grace_days: int, now: datetime) -> Policy:
    """Return the new policy; the days of grace begin anew when it asks more people than before."""
    order = list(Required)
    widened = old.since is None or order.index(required) > order.index(old.required)
    return Policy(required=required, grace_days=grace_days, since=now if widened else old.since)


def why_not_drop_factor(due: datetime | None) -> Why | None:
    """Say why somebody may not give up their last second factor."""
    return model.FACTOR_REQUIRED if due is not None else None


def is_fresh(signed_in: datetime | None, *, now: datetime) -> bool:
    """Say whether somebody signed in so lately that they need not prove themselves again."""
    return signed_in is not None and now - signed_in < model.FRESH


def wait_seconds(tries: int, started_at: datetime, *, limit: int, now: datetime, window: timedelta = WINDOW) -> int:
    """Return how long a caller must wait who tried `tries` times since `started_at`; 0 when not at all."""
    if tries <= limit:
        return 0
    return max(1, int((started_at + window - now).total_seconds()) + 1)


def merged(settings: Settings, values: dict[str, Any]) -> Settings:
    """Return `settings` with `values`; lists are merged key by key, None forgets one."""
    lists = {**settings.lists, **values.pop("lists", {})}
    lists = {key: value for key, value in lists.items() if value is not None}
    if len(lists) > model.MOST_LIST_SETTINGS:
        raise Refusal(model.SETTING_TOO_LARGE, field="lists")
    for value in lists.values():
        if len(msgspec.json.encode(value)) > model.LONGEST_LIST_SETTING:
            raise Refusal(model.SETTING_TOO_LARGE, field="lists")
    return msgspec.structs.replace(settings, **values, lists=lists)


def fits_client(client: Client, secret: bytes, *, now: datetime) -> bool:
    """Say whether the SHA-256 of a secret is that of a client, or of the one before while that still works."""
    is_new = hmac.compare_digest(client.secret, secret)
    is_old = client.old_until is not None and now < client.old_until
    return is_new or (is_old and hmac.compare_digest(client.old_secret or b"", secret))


SKEW = 60  # seconds that clocks may be apart


def wrong_claim(claims: Mapping[str, Any], *, issuer: str, client: str, nonce: str, now: datetime) -> str | None:
    """Say which claim of an ID token is wrong (OpenID Connect Core 1.0, 3.1.3.7), None when all hold."""
    audience, subject, moment = claims.get("aud"), claims.get("sub"), now.timestamp()
    audiences = audience if isinstance(audience, list) else [audience]
    expires, issued, before = (_moment(claims, name) for name in ("exp", "iat", "nbf"))
    checks = {
        "iss": claims.get("iss") == issuer,
        "aud": client in audiences,
        "azp": claims.get("azp", client) == client and (len(audiences) == 1 or "azp" in claims),
        "exp": expires is not None and moment < expires + SKEW,
        "iat": issued is not None and issued - SKEW <= moment,
        "nbf": "nbf" not in claims or (before is not None and before - SKEW <= moment),
        "nonce": isinstance(claims.get("nonce"), str) and hmac.compare_digest(claims["nonce"].encode(), nonce.encode()),
        "sub": isinstance(subject, str) and 0 < len(subject) <= 255,
    }
    return next((name for name, holds in checks.items() if not holds), None)


def _moment(claims: Mapping[str, Any], name: str) -> float | None:
    value = claims.get(name)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def vouched(claims: Mapping[str, Any]) -> Vouched:
    """Return whom checked claims speak of; an address that is not said to be verified is none."""
    mail, name = claims.get("email"), claims.get("name")
    verified = mail if claims.get("email_verified") is True and isinstance(mail, str) else ""
    return Vouched(subject=claims["sub"], mail=verified, name=name if isinstance(name, str) else "")


def domain_of(mail: str) -> str:
    """Return what stands behind the @ of a mail address, in the one form in which domains are compared."""
    return text.mail_key(mail).rpartition("@")[2]


def why_not_local(mail: str, *, is_admin: bool, administrators: Iterable[str], off: set[str]) -> Why | None:
    """Say why somebody may not sign in by a password or passkey: their company signs them in by itself.

    Where that would be so for every one of its `administrators` (by address), those keep their
    passwords: a provider that is broken, or set up wrongly, must not shut everybody out.
    """
    if domain_of(mail) not in off:
        return None
    everybody = all(domain_of(each) in off for each in administrators)
    return None if is_admin and everybody else model.PASSWORD_OFF
