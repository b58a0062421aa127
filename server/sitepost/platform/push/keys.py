"""The pair of keys by which push services know this server (VAPID, RFC 8292): set, or made once and kept sealed."""

import base64
import time
from collections.abc import Awaitable, Callable, Collection
from uuid import UUID

import httpx
import structlog
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from joserfc import jwt
from joserfc.jwk import ECKey

from sitepost.platform.db import Database
from sitepost.platform.settings import Settings
from sitepost.platform.vault import Vault
from sitepost.platform.work import Work

log = structlog.get_logger(__name__)

KNOWN = (
    "fcm.googleapis.com",
    "*.push.services.mozilla.com",
    "*.push.apple.com",
    "*.notify.windows.com",
)
"""The push services of the browsers: Chrome and its kin, Firefox, Safari, Edge."""
OFF = "off"
ABOUT = "push key"
SCALAR = 32  # bytes
HOURS = 12 * 3600  # for which a token counts, in seconds; services take a day at most
CURVE = ec.SECP256R1()

FIND = "SELECT public, sealed FROM push_key"
LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('push key', 34))"
KEEP = """
INSERT INTO push_key (public, sealed, made_at) VALUES (%(public)s, %(sealed)s, %(now)s)
ON CONFLICT (only_one) DO UPDATE SET public = excluded.public, sealed = excluded.sealed, made_at = excluded.made_at
"""

Alive = Callable[[Work, Collection[UUID]], Awaitable[set[UUID]]]
"""Of some sessions, those that still count."""


class Keys:
    """A pair of keys; `public` is the uncompressed point, 65 bytes."""

    def __init__(self, private: ec.EllipticCurvePrivateKey) -> None:
        self.private = private
        self.public = private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        self._signer = ECKey.import_key(private)
        self._tokens: dict[str, tuple[float, str]] = {}

    def authorization(self, audience: str, *, contact: str) -> str:
        """Return what proves to a push service who sends; one token serves for half its life."""
        kept = self._tokens.get(audience)
        if kept is None or kept[0] < time.time():
            claims = {"aud": audience, "exp": int(time.time()) + HOURS, "sub": contact}
            token = jwt.encode({"typ": "JWT", "alg": "ES256"}, claims, self._signer)
            kept = self._tokens[audience] = (time.time() + HOURS / 2, token)
        return f"vapid t={kept[1]}, k={encode(self.public)}"


class Pusher:
    """What one process knows of push: its keys, the services that it speaks to, which sessions still count."""

    def __init__(self, settings: Settings, alive: Alive) -> None:
        named = [each.strip().lower() for each in settings.push_hosts.split(",") if each.strip()]
        self.hosts = () if named == [OFF] else tuple(named) or KNOWN
        self.contact = settings.push_contact or _contact(settings)
        self.alive = alive
        self.given = read_key(settings.push_key) if settings.push_key else None
        self.keys: Keys | None = None

    @property
    def is_on(self) -> bool:
        """Whether there is any service to speak to."""
        return bool(self.hosts)

    def allows(self, endpoint: str) -> bool:
        """Say whether an address is one of a push service that we speak to; a port has to be named."""
        try:
            url = httpx.URL(endpoint)
        except (httpx.InvalidURL, ValueError):
            return False
        if url.scheme not in ("https", "http") or url.userinfo or not url.host:
            return False
        usual = url.port is None and url.scheme == "https"
        name = url.host if usual else f"{url.host}:{url.port or 80}"
        return any(name == host or (host[:2] == "*." and name.endswith(host[1:])) for host in self.hosts)

    async def load(self, database: Database) -> Keys:
        """Return the keys: those that were set, or the stored ones, which are made where there are none.

        What was sealed with another secret opens no more; new keys take its place, and browsers subscribe again.
        """
        if self.keys is None:
            self.keys = Keys(self.given or await _stored(database))
        return self.keys


def configure(database: Database, settings: Settings, alive: Alive) -> None:
    """Give `database` its pusher; the composition root calls this once."""
    database.pusher = Pusher(settings, alive)


def pusher_of(database: Database) -> Pusher:
    """Return the pusher of the process."""
    found: Pusher = database.pusher
    return found


async def public_key(database: Database) -> str | None:
    """Return the key that browsers subscribe with; None where push is off."""
    pusher = pusher_of(database)
    return encode((await pusher.load(database)).public) if pusher.is_on else None


async def _stored(database: Database) -> ec.EllipticCurvePrivateKey:
    vault: Vault = database.vault
    async with Work(database) as work:
        await work.run(LOCK)
        found = await work.dicts(FIND)
        opened = vault.unseal(found[0]["sealed"], about=ABOUT) if found else None
        if opened is not None:
            return read_key(opened)
        if found:
            log.warning("push.key_replaced", why="it was sealed with another secret")
        private = ec.generate_private_key(CURVE)
        scalar = encode(private.private_numbers().private_value.to_bytes(SCALAR, "big"))
        row = {"public": Keys(private).public, "sealed": vault.seal(scalar, about=ABOUT), "now": work.now}
        await work.run(KEEP, row)
        return private


def read_key(text: str) -> ec.EllipticCurvePrivateKey:
    """Read a secret key as `web-push generate-vapid-keys` writes it: 32 bytes in base64url. Raises `ValueError`."""
    scalar = decode(text.strip())
    if len(scalar) != SCALAR:
        raise ValueError("a push key is 32 bytes in base64url")
    return ec.derive_private_key(int.from_bytes(scalar, "big"), CURVE)


def _contact(settings: Settings) -> str:
    """Say whom a push service may write to: the address of this server, else that of its mails."""
    if settings.is_https:
        return settings.address
    return f"mailto:{settings.mail_from.rpartition('<')[2].rstrip('>').strip()}"


def encode(some: bytes) -> str:
    """Return bytes in base64url, without padding."""
    return base64.urlsafe_b64encode(some).rstrip(b"=").decode()


def decode(text: str) -> bytes:
    """Return the bytes of a text in base64url, padded or not. Raises `ValueError`."""
    return base64.b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4), altchars=b"-_", validate=True)
