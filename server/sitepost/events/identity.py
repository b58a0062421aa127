"""What happens around sign-in."""

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
