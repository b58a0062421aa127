"""The nouns of identity: logins, sessions and tokens, links, second factors, settings."""

from datetime import datetime, timedelta
from enum import Enum
from typing import Any
from uuid import UUID

import msgspec

from sitepost.kernel.refusal import Kind, Why

IDLE = timedelta(days=14)
"""A session that nobody uses ends after this."""
ABSOLUTE = timedelta(days=60)
"""No session lives longer than this."""
SEEN_EVERY = timedelta(minutes=5)
"""How exactly the last use of a session is known."""
INVITATION_LIVES = timedelta(days=7)
RESET_LIVES = timedelta(hours=1)
TOKEN_LIVES = 365
MOST_TOKENS = 50
SHORTEST_PASSWORD, LONGEST_PASSWORD = 8, 128
VIEWING_LIVES = timedelta(minutes=30)
"""So long an administrator looks through somebody's eyes at a stretch."""
MOST_VIEWINGS = 200
HALFWAY_LIVES = timedelta(minutes=10)
"""How long the second half of a sign-in may take, with fetching the phone."""
PENDING_LIVES = timedelta(hours=1)
"""How long a secret waits for the first code of the app that took it."""
FRESH = timedelta(minutes=10)
"""So soon after signing in, nobody is asked for their password again."""
RECOVERY_CODES = 10
MOST_PASSKEYS = 20
MOST_CLIENTS = 100
MOST_PROVIDERS = 10
JOURNEY_LIVES = timedelta(minutes=10)
"""So long may somebody stay with the provider who signs them in."""
ACCESS_LIVES = timedelta(minutes=30)
"""How long an access token of a service account works."""
LONGEST_OVERLAP = 72  # hours in which the secret before a new one may go on working
LONGEST_CREDENTIAL = 1023  # bytes (WebAuthn 6.5.1)
LONGEST_GRACE, USUAL_GRACE = 90, 14  # days
LONGEST_LIST_SETTING = 8192  # bytes of JSON for the sticky filters of one list
MOST_LIST_SETTINGS = 200

BAD_SIGN_IN = Why("identity.bad_sign_in", Kind.INVALID, "This mail address and password do not belong together.")
CHOOSE_ACCOUNT = Why("identity.choose_account", Kind.STATE, "Which account do you want to sign in to?")
THROTTLED = Why("identity.throttled", Kind.THROTTLED, "Too many tries; please wait a little.")
LINK_DEAD = Why("identity.link_dead", Kind.HIDDEN, "This link does not work any more. Ask for a new one.")
WRONG_PASSWORD = Why("identity.wrong_password", Kind.INVALID, "This is not your password.")
PASSWORD_SHORT = Why("identity.password_short", Kind.INVALID, "A password has at least 8 characters.")
PASSWORD_LONG = Why("identity.password_long", Kind.INVALID, "A password has at most 128 characters.")
PASSWORD_COMMON = Why("identity.password_common", Kind.INVALID, "Too many people use this password.")
PASSWORD_IS_MAIL = Why("identity.password_is_mail", Kind.INVALID, "Your mail address cannot be your password.")
TOO_MANY_TOKENS = Why("identity.too_many_tokens", Kind.STATE, "Revoke a token before you make another.")
SETTING_TOO_LARGE = Why("identity.setting_too_large", Kind.INVALID, "These settings are too large to be kept.")
OWN_EYES = Why("identity.own_eyes", Kind.INVALID, "You look through your own eyes already.")
NOT_ADMINISTRATOR = Why(
    "identity.not_administrator", Kind.FORBIDDEN, "Only company administrators look through others' eyes."
)
NOT_VIEWING = Why("identity.not_viewing", Kind.STATE, "You do not look through anybody's eyes.")
NOT_BY_TOKEN = Why("identity.not_by_token", Kind.FORBIDDEN, "An API token cannot do this; sign in with a password.")
HALFWAY_DEAD = Why("identity.halfway_dead", Kind.STATE, "This took too long. Please sign in again.")
WRONG_CODE = Why("identity.wrong_code", Kind.INVALID, "This code is not right, or was used already.")
NOTHING_PENDING = Why("identity.nothing_pending", Kind.STATE, "This took too long. Please begin again.")
NO_PROVIDER = Why(
    "identity.no_provider", Kind.INVALID, "No company has set up its own sign-in for this address. Use your password."
)
CHOOSE_PROVIDER = Why("identity.choose_provider", Kind.STATE, "Which company do you want to sign in to?")
PROVIDER_SILENT = Why(
    "identity.provider_silent", Kind.UNAVAILABLE, "The company's sign-in cannot be reached, or does not answer rightly."
)
PROVIDER_REFUSED = Why(
    "identity.provider_refused", Kind.STATE, "The company's sign-in did not say for certain who you are. Try again."
)
NOT_INVITED = Why(
    "identity.not_invited", Kind.STATE, "Nobody has invited this address. Ask your company's administrator."
)
PASSWORD_OFF = Why("identity.password_off", Kind.STATE, "Your company signs you in by itself: use its sign-in.")
BAD_ISSUER = Why("identity.bad_issuer", Kind.INVALID, "This is no provider: no OpenID configuration is found there.")
BAD_DOMAIN = Why("identity.bad_domain", Kind.INVALID, "A domain is what stands behind the @, such as harbour.example.")
DOMAIN_TAKEN = Why("identity.domain_taken", Kind.TAKEN, "Another provider of your company signs this domain in.")
UNKNOWN_COMPANY = Why("identity.unknown_company", Kind.INVALID, "There is no such company.")
TOO_MANY_PROVIDERS = Why("identity.too_many_providers", Kind.STATE, "Remove a provider before you add another.")
BAD_CLIENT = Why("identity.bad_client", Kind.UNSIGNED, "This client and secret do not belong together.")
CLIENT_REVOKED = Why("identity.client_revoked", Kind.STATE, "This service account is revoked.")
TOO_MANY_CLIENTS = Why("identity.too_many_clients", Kind.STATE, "Revoke a service account before you make another.")
BAD_PASSKEY = Why("identity.bad_passkey", Kind.INVALID, "This passkey is not known here, or did not answer rightly.")
TOO_MANY_PASSKEYS = Why("identity.too_many_passkeys", Kind.STATE, "Remove a passkey before you add another.")
NO_FACTOR = Why("identity.no_factor", Kind.STATE, "There is no second factor here.")
FACTOR_REQUIRED = Why("identity.factor_required", Kind.STATE, "Your company asks you for a second factor.")
OWN_FACTOR = Why("identity.own_factor", Kind.STATE, "Your own second factor is under your own settings.")


class LinkKind(Enum):
    """What a mailed link is for."""

    INVITATION = "invitation"
    RESET = "reset"


class Login(msgspec.Struct, frozen=True, kw_only=True):
    """How a person signs in; `password_hash` is None until they chose a password."""

    person: UUID
    account: UUID
    mail: str
    active: bool
    password_hash: str | None


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """One signed-in browser, or an API token (`name` says what the token is for)."""

    id: UUID
    name: str
    agent: str
    address: str
    created_at: datetime
    seen_at: datetime
    ends_at: datetime


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """A mailed link that still works."""

    id: UUID
    kind: LinkKind
    person: UUID
    account: UUID
    mail: str
    invited_by: UUID | None
    expires_at: datetime


class Settings(msgspec.Struct, kw_only=True):
    """What a person set for themselves; `lists` holds the sticky filters of each list."""

    theme: str = "auto"
    density: str = "medium"
    language: str | None = None
    shortcuts: bool = True
    lists: dict[str, Any] = {}  # opaque JSON of the client, one value a list


class Required(Enum):
    """Whom a company asks for a second factor."""

    NOBODY = "nobody"
    ADMINISTRATORS = "administrators"
    EVERYBODY = "everybody"


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """What a company asks for at sign-in, since when, and how many days people have until it holds."""

    required: Required = Required.NOBODY
    grace_days: int = USUAL_GRACE
    since: datetime | None = None


class Totp(msgspec.Struct, frozen=True, kw_only=True):
    """An app that makes codes: its sealed secret once confirmed, and one that waits for its first code."""

    person: UUID
    sealed: bytes | None
    confirmed_at: datetime | None
    seen_at: datetime | None
    last_step: int
    pending: bytes | None
    pending_at: datetime | None


class Halfway(msgspec.Struct, frozen=True, kw_only=True):
    """A sign-in whose first half was right; `enrol` when its second half is to set a factor up."""

    id: UUID
    person: UUID
    account: UUID
    enrol: bool


class Factors(msgspec.Struct, frozen=True, kw_only=True):
    """A person's second factors, and what their company asks of them."""

    totp_since: datetime | None
    totp_seen: datetime | None
    passkeys: int = 0
    recovery_left: int
    due: datetime | None  # from when on they need one; None where nobody asks
    fresh: bool = False  # whether they signed in a moment ago, and need not prove it again

    @property
    def any(self) -> bool:
        """Whether there is a second factor."""
        return self.totp_since is not None or self.passkeys > 0


class Seen(msgspec.Struct, frozen=True):
    """A time in which an administrator looked through a person's eyes; it is over at `ended_at`, or at `ends_at`."""

    id: UUID
    account: UUID
    viewer: UUID
    person: UUID
    bearer: UUID
    began_at: datetime
    ends_at: datetime
    ended_at: datetime | None = None


class Passkey(msgspec.Struct, frozen=True, kw_only=True):
    """A key on somebody's device, known by `credential`; `synced` where it is kept in a cloud, too."""

    id: UUID
    person: UUID
    account: UUID
    credential: bytes
    public_key: bytes
    sign_count: int
    transports: list[str]
    name: str
    synced: bool
    created_at: datetime | None = None
    seen_at: datetime | None = None


class Challenge(msgspec.Struct, frozen=True, kw_only=True):
    """Random bytes for a device to sign: to make a passkey for a person, or to sign in (`person` where it is known)."""

    purpose: str
    person: UUID | None


class Client(msgspec.Struct, frozen=True, kw_only=True):
    """How a service account signs in (RFC 6749, 2.3): its id is public, its secret is kept as SHA-256."""

    id: UUID
    account: UUID
    person: UUID
    secret: bytes
    secret_at: datetime
    old_secret: bytes | None
    old_until: datetime | None
    created_by: UUID
    created_at: datetime
    seen_at: datetime | None
    revoked_at: datetime | None


class Domain(msgspec.Struct, frozen=True, kw_only=True):
    """The part behind the @ of those whom a provider signs in.

    `password_off`: they use no password here. `company`: whoever comes and was not invited is added to it.
    """

    domain: str
    password_off: bool = False
    company: UUID | None = None


class Provider(msgspec.Struct, frozen=True, kw_only=True):
    """A company's own sign-in (OpenID Connect); `has_factor` when it asks for a second factor itself."""

    id: UUID
    account: UUID
    name: str
    issuer: str
    client_id: str
    sealed: bytes | None
    enabled: bool
    has_factor: bool
    version: int = 1
    domains: list[Domain] = []


class Journey(msgspec.Struct, frozen=True, kw_only=True):
    """A sign-in that is with a provider: what must come back, and the browser that must bring it."""

    browser: bytes
    provider: UUID
    nonce: str
    verifier: str


class Vouched(msgspec.Struct, frozen=True, kw_only=True):
    """Whom a provider vouches for: its subject, and the mail address that it has verified (or an empty one)."""

    subject: str
    mail: str
    name: str
