"""Passkeys, and the challenges that wait for their answer."""

from datetime import timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

import msgspec

from sitepost.platform.work import Work
from sitepost.tools.identity.model import Challenge, Passkey

_PASSKEY = """k.id, k.person_id AS person, k.account_id AS account, k.credential, k.public_key, k.sign_count,
    k.transports, k.name, k.synced, k.created_at, k.seen_at"""
ADD_CHALLENGE = """
INSERT INTO identity_challenge (secret, purpose, person_id, expires_at)
VALUES (%(secret)s, %(purpose)s, %(person)s, %(expires_at)s)
"""
USE_CHALLENGE = """
DELETE FROM identity_challenge WHERE secret = %(secret)s AND purpose = %(purpose)s AND expires_at > %(now)s
RETURNING purpose, person_id AS person
"""
SWEEP_CHALLENGES = "DELETE FROM identity_challenge WHERE expires_at < %(now)s"
ADD = """
INSERT INTO identity_passkey (id, account_id, person_id, credential, public_key, sign_count, transports, name, synced,
    created_at)
VALUES (%(id)s, %(account)s, %(person)s, %(credential)s, %(public_key)s, %(sign_count)s, %(transports)s, %(name)s,
    %(synced)s, %(now)s)
ON CONFLICT (credential) DO NOTHING RETURNING id
"""
OF_PERSON = f"SELECT {_PASSKEY} FROM identity_passkey k WHERE k.person_id = %(person)s ORDER BY k.created_at, k.id"
COUNT = "SELECT count(*) FROM identity_passkey WHERE person_id = %(person)s"
BY_CREDENTIAL = f"""
SELECT {_PASSKEY} FROM identity_passkey k JOIN identity_login l ON l.person_id = k.person_id AND l.active
WHERE k.credential = %(credential)s FOR UPDATE OF k
"""
USE = """
UPDATE identity_passkey SET sign_count = %(sign_count)s, synced = %(synced)s, seen_at = %(now)s WHERE id = %(id)s
"""
RENAME = "UPDATE identity_passkey SET name = %(name)s WHERE id = %(id)s AND person_id = %(person)s RETURNING id"
REMOVE = "DELETE FROM identity_passkey WHERE id = %(id)s AND person_id = %(person)s RETURNING name"
REMOVE_ALL = "DELETE FROM identity_passkey WHERE person_id = %(person)s RETURNING id"

CHALLENGE_LIVES = timedelta(minutes=5)


async def add_challenge(work: Work, challenge: bytes, *, purpose: str, person: UUID | None) -> None:
    """Keep the SHA-256 of a challenge until it is answered, five minutes at most."""
    row = {"secret": sha256(challenge).digest(), "purpose": purpose, "person": person}
    await work.run(ADD_CHALLENGE, {**row, "expires_at": work.now + CHALLENGE_LIVES})


async def use_challenge(work: Work, challenge: bytes, *, purpose: str) -> Challenge | None:
    """Use a challenge up and return it; None when it is none of ours, was answered, or took too long."""
    row = {"secret": sha256(challenge).digest(), "purpose": purpose, "now": work.now}
    return await work.row(USE_CHALLENGE, row, into=Challenge)


async def add(work: Work, passkey: Passkey) -> bool:
    """Insert a passkey; False when somebody has it already."""
    row: dict[str, Any] = msgspec.structs.asdict(passkey)
    return bool(await work.values(ADD, {**row, "now": work.now}))


async def of_person(work: Work, person: UUID) -> list[Passkey]:
    """Return the passkeys of a person, the oldest first."""
    return await work.rows(OF_PERSON, {"person": person}, into=Passkey)


async def count(work: Work, person: UUID) -> int:
    """Return how many passkeys a person has."""
    found: int = await work.value(COUNT, {"person": person})
    return found


async def by_credential(work: Work, credential: bytes) -> Passkey | None:
    """Return a passkey of somebody who may sign in, locked until the commit."""
    return await work.row(BY_CREDENTIAL, {"credential": credential}, into=Passkey)


async def use(work: Work, passkey: UUID, *, sign_count: int, synced: bool) -> None:
    """Note that a passkey was used, and its new count."""
    await work.run(USE, {"id": passkey, "sign_count": sign_count, "synced": synced, "now": work.now})


async def rename(work: Work, passkey: UUID, *, person: UUID, name: str) -> bool:
    """Name a passkey anew; False when this person has none such."""
    return bool(await work.values(RENAME, {"id": passkey, "person": person, "name": name}))


async def remove(work: Work, passkey: UUID, *, person: UUID) -> str | None:
    """Delete a passkey and return what it was called; None when this person has none such."""
    found: str | None = await work.value(REMOVE, {"id": passkey, "person": person})
    return found


async def remove_all(work: Work, person: UUID) -> bool:
    """Delete every passkey of a person; say whether there was one."""
    return bool(await work.values(REMOVE_ALL, {"person": person}))


async def sweep(work: Work) -> None:
    """Delete challenges that nobody answered."""
    await work.run(SWEEP_CHALLENGES, {"now": work.now})
