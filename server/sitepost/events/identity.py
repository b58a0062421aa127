"""What happens around sign-in."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sitepost.kernel.fact import Fact


class SignedIn(Fact, frozen=True):
    """A person signed in."""

    KIND: ClassVar[str] = "identity.signed_in"
    person: UUID
    session: UUID


class SessionsEnded(Fact, frozen=True):
    """Sessions of a person were ended before their time."""

    KIND: ClassVar[str] = "identity.sessions_ended"
    person: UUID
    sessions: tuple[UUID, ...]


class PasswordSet(Fact, frozen=True):
    """A person chose a password (invitation, reset or change)."""

    KIND: ClassVar[str] = "identity.password_set"
    person: UUID
    how: str


class TokenCreated(Fact, frozen=True):
    """An API token was made for a person."""

    KIND: ClassVar[str] = "identity.token_created"
    person: UUID
    token: UUID


class TokenRevoked(Fact, frozen=True):
    """An API token was revoked."""

    KIND: ClassVar[str] = "identity.token_revoked"
    person: UUID
    token: UUID


class FactorAdded(Fact, frozen=True):
    """A person set a second factor up (`totp`)."""

    KIND: ClassVar[str] = "identity.factor_added"
    person: UUID
    factor: str


class FactorRemoved(Fact, frozen=True):
    """A second factor of a person was taken away, by themselves or by whoever acted."""

    KIND: ClassVar[str] = "identity.factor_removed"
    person: UUID
    factor: str


class RecoveryCodesMade(Fact, frozen=True):
    """A person got new recovery codes; earlier ones are worth nothing."""

    KIND: ClassVar[str] = "identity.recovery_codes_made"
    person: UUID


class RecoveryCodeUsed(Fact, frozen=True):
    """A person signed in with a recovery code; `left` are still unused."""

    KIND: ClassVar[str] = "identity.recovery_code_used"
    person: UUID
    left: int


class ViewingBegun(Fact, frozen=True):
    """An administrator began to look through a person's eyes, until `ends_at` at the latest."""

    KIND: ClassVar[str] = "identity.viewing_begun"
    viewing: UUID
    viewer: UUID
    person: UUID
    ends_at: datetime


class ViewingEnded(Fact, frozen=True):
    """An administrator looks through a person's eyes no more: they left, signed out, or the time was over."""

    KIND: ClassVar[str] = "identity.viewing_ended"
    viewing: UUID
    viewer: UUID
    person: UUID


class SecondFactorAsked(Fact, frozen=True):
    """A company decided whom it asks for a second factor (nobody, administrators, everybody)."""

    KIND: ClassVar[str] = "identity.second_factor_asked"
    required: str
    grace_days: int


class ClientMade(Fact, frozen=True):
    """A service account was made: a program that signs in with the secret of a client."""

    KIND: ClassVar[str] = "identity.client_made"
    person: UUID
    client: UUID


class ClientSecretRotated(Fact, frozen=True):
    """A service account got a new secret; the one before works until `until`, or no more."""

    KIND: ClassVar[str] = "identity.client_secret_rotated"
    person: UUID
    client: UUID
    until: datetime | None


class ClientRevoked(Fact, frozen=True):
    """A service account was revoked; its tokens ended with it."""

    KIND: ClassVar[str] = "identity.client_revoked"
    person: UUID
    client: UUID


class LanguageChosen(Fact, frozen=True):
    """A person chose the language (a tag such as `de`) in which they are spoken to, in the app and by mail."""

    KIND: ClassVar[str] = "identity.language_chosen"
    person: UUID
    language: str


class ProviderChanged(Fact, frozen=True):
    """A company's own sign-in (OpenID Connect) was set up, changed or removed."""

    KIND: ClassVar[str] = "identity.provider_changed"
    provider: UUID
    how: str


class ProviderFollowed(Fact, frozen=True):
    """A person signed in with their company's own provider for the first time."""

    KIND: ClassVar[str] = "identity.provider_followed"
    person: UUID
    provider: UUID
