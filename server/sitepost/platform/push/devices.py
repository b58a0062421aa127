"""Browsers that want to be woken: each for the session that said so, gone with it, and at most some a person."""

from collections.abc import Collection, Iterable
from hashlib import sha256
from typing import Any
from uuid import UUID

import msgspec
from cryptography.hazmat.primitives.asymmetric import ec

from sitepost.kernel.ids import new_id
from sitepost.kernel.refusal import Fault
from sitepost.platform.push.keys import decode, pusher_of
from sitepost.platform.work import Work

MOST = 10  # devices of a person; the oldest gives way
POINT, AUTH = 65, 16  # bytes
LONGEST = 1_000  # characters of an address

PUT = """
INSERT INTO push_device (id, account_id, person_id, session_id, endpoint, endpoint_sum, client_key, client_auth,
    server_key, made_at)
VALUES (%(id)s, %(account)s, %(person)s, %(session)s, %(endpoint)s, %(sum)s, %(client_key)s, %(client_auth)s,
    %(server_key)s, %(now)s)
ON CONFLICT (endpoint_sum) DO UPDATE SET account_id = excluded.account_id, person_id = excluded.person_id,
    session_id = excluded.session_id, client_key = excluded.client_key, client_auth = excluded.client_auth,
    server_key = excluded.server_key
"""
TAKEN = "DELETE FROM push_device WHERE endpoint_sum = %(sum)s AND person_id <> %(person)s"
OTHERS = "DELETE FROM push_device WHERE session_id = %(session)s AND endpoint_sum <> %(sum)s"
TRIM = """
DELETE FROM push_device WHERE id IN (
    SELECT d.id FROM push_device d WHERE d.person_id = %(person)s ORDER BY d.made_at DESC, d.id DESC OFFSET %(most)s)
"""
HERE = "SELECT EXISTS (SELECT FROM push_device WHERE session_id = %(session)s AND server_key = %(server_key)s)"
END = "DELETE FROM push_device WHERE session_id = ANY (%(sessions)s)"
DROP = "DELETE FROM push_device WHERE id = ANY (%(ids)s)"


class Given(msgspec.Struct, frozen=True):
    """What a browser was given by its push service: an address, and its keys in base64url."""

    endpoint: str
    p256dh: str
    auth: str


class Device(msgspec.Struct, frozen=True):
    """A browser to wake."""

    id: UUID
    session: UUID
    endpoint: str
    client_key: bytes
    client_auth: bytes


def faults(work: Work, given: Given) -> list[Fault]:
    """Return what is wrong with a subscription: whose address it is, and its keys."""
    found = []
    if len(given.endpoint) > LONGEST or not pusher_of(work.database).allows(given.endpoint):
        found.append(Fault("endpoint", "unknown_push_service", "This is no push service that this server speaks to."))
    if _point(given.p256dh) is None:
        found.append(Fault("p256dh", "bad_key", "This is no key of a browser."))
    if len(_bytes(given.auth)) != AUTH:
        found.append(Fault("auth", "bad_key", "This is no key of a browser."))
    return found


async def put(work: Work, given: Given, *, person: UUID, account: UUID, session: UUID) -> None:
    """Keep a browser for a session, which has one; one that somebody else used before belongs to them no more."""
    keys = await pusher_of(work.database).load(work.database)
    row: dict[str, Any] = {
        "id": new_id(),
        "account": account,
        "person": person,
        "session": session,
        "endpoint": given.endpoint,
        "sum": sha256(given.endpoint.encode()).digest(),
        "client_key": _point(given.p256dh),
        "client_auth": _bytes(given.auth),
        "server_key": keys.public,
        "now": work.now,
    }
    await work.run(TAKEN, row)
    await work.run(OTHERS, row)
    await work.run(PUT, row)
    await work.run(TRIM, {"person": person, "most": MOST})


async def here(work: Work, session: UUID) -> bool:
    """Say whether the browser of a session is woken."""
    keys = await pusher_of(work.database).load(work.database)
    found: bool = await work.value(HERE, {"session": session, "server_key": keys.public})
    return found


async def end(work: Work, sessions: Collection[UUID]) -> None:
    """Forget the browsers of sessions, in the work that ends them."""
    await work.run(END, {"sessions": list(sessions)})


async def drop(work: Work, ids: Iterable[UUID]) -> None:
    """Forget browsers that their push service does not know any more."""
    await work.run(DROP, {"ids": list(ids)})


async def still(work: Work, devices: Collection[Device]) -> list[Device]:
    """Return those whose session still counts; the others are forgotten."""
    alive = await pusher_of(work.database).alive(work, {each.session for each in devices})
    over = [each.id for each in devices if each.session not in alive]
    if over:
        await drop(work, over)
    return [each for each in devices if each.session in alive]


def _bytes(text: str) -> bytes:
    try:
        return decode(text[:200])
    except ValueError:
        return b""


def _point(text: str) -> bytes | None:
    """Return the point of a key, None where it is not on the curve."""
    point = _bytes(text)
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    except ValueError:
        return None
    return point if len(point) == POINT else None
