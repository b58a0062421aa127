"""Second factors, half-open sign-ins, and what a company asks for."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

import msgspec

from sitepost.kernel.ids import new_id
from sitepost.platform.work import Work
from sitepost.tools.identity.model import HALFWAY_LIVES, Halfway, Login, Policy, Totp

TOTP = """
SELECT person_id AS person, sealed, confirmed_at, seen_at, last_step, pending, pending_at
FROM identity_totp WHERE person_id = %(person)s
"""
SAVE_PENDING = """
INSERT INTO identity_totp (person_id, account_id, pending, pending_at)
VALUES (%(person)s, %(account)s, %(pending)s, %(now)s)
ON CONFLICT (person_id) DO UPDATE SET pending = excluded.pending, pending_at = excluded.pending_at
"""
CONFIRM = """
UPDATE identity_totp SET sealed = pending, confirmed_at = %(now)s, last_step = %(step)s, seen_at = %(now)s,
    pending = NULL, pending_at = NULL
WHERE person_id = %(person)s AND pending = %(pending)s RETURNING person_id
"""
USE_STEP = """
UPDATE identity_totp SET last_step = %(step)s, seen_at = %(now)s
WHERE person_id = %(person)s AND sealed IS NOT NULL AND last_step < %(step)s RETURNING person_id
"""
DROP_TOTP = "DELETE FROM identity_totp WHERE person_id = %(person)s RETURNING sealed IS NOT NULL"
DROP_RECOVERY = "DELETE FROM identity_recovery WHERE person_id = %(person)s"
ADD_RECOVERY = """
INSERT INTO identity_recovery (person_id, account_id, secret)
SELECT %(person)s, %(account)s, unnest(%(secrets)s::bytea[])
"""
USE_RECOVERY = """
UPDATE identity_recovery SET used_at = %(now)s
WHERE person_id = %(person)s AND secret = %(secret)s AND used_at IS NULL RETURNING person_id
"""
RECOVERY_LEFT = "SELECT count(*) FROM identity_recovery WHERE person_id = %(person)s AND used_at IS NULL"
ADD_HALFWAY = """
INSERT INTO identity_halfway (id, account_id, person_id, secret, enrol, created_at, expires_at)
VALUES (%(id)s, %(account)s, %(person)s, %(secret)s, %(enrol)s, %(now)s, %(expires_at)s)
"""
HALFWAY = """
SELECT h.id, h.person_id AS person, h.account_id AS account, h.enrol
FROM identity_halfway h JOIN identity_login l ON l.person_id = h.person_id AND l.active
WHERE h.secret = %(secret)s AND h.used_at IS NULL AND h.expires_at > %(now)s
"""
USE_HALFWAY = """
UPDATE identity_halfway SET used_at = %(now)s WHERE id = %(id)s AND used_at IS NULL AND expires_at > %(now)s
RETURNING id
"""
END_HALFWAYS = "UPDATE identity_halfway SET used_at = %(now)s WHERE person_id = %(person)s AND used_at IS NULL"
POLICY = "SELECT required, grace_days, since FROM identity_policy WHERE account_id = %(account)s"
LOCK_POLICY = "SELECT pg_advisory_xact_lock(hashtextextended(%(account)s::text, 14))"
SAVE_POLICY = """
INSERT INTO identity_policy (account_id, required, grace_days, since)
VALUES (%(account)s, %(required)s, %(grace_days)s, %(since)s)
ON CONFLICT (account_id) DO UPDATE SET required = excluded.required, grace_days = excluded.grace_days,
    since = excluded.since
"""
WITHOUT = """
SELECT count(*) AS everybody, count(*) FILTER (WHERE p.account_admin) AS administrators
FROM passport p JOIN identity_login l ON l.person_id = p.person_id AND l.active AND l.mail <> ''
LEFT JOIN identity_totp t ON t.person_id = p.person_id AND t.sealed IS NOT NULL
WHERE p.scope_id = %(account)s AND p.active AND t.person_id IS NULL
  AND NOT EXISTS (SELECT FROM identity_passkey k WHERE k.person_id = p.person_id)
"""
SIGNED_IN = "SELECT created_at FROM identity_bearer WHERE id = %(session)s AND kind = 'session'"


class Without(NamedTuple):
    """How many people of an account have no second factor."""

    everybody: int
    administrators: int


async def totp(work: Work, person: UUID) -> Totp | None:
    """Return the app of a person, also one that waits for its first code."""
    return await work.row(TOTP, {"person": person}, into=Totp)


async def save_pending(work: Work, person: UUID, *, account: UUID, sealed: bytes) -> None:
    """Keep a secret until the first code of it comes; a confirmed one stays as it is."""
    await work.run(SAVE_PENDING, {"person": person, "account": account, "pending": sealed, "now": work.now})


async def confirm_totp(work: Work, person: UUID, *, pending: bytes, step: int) -> bool:
    """Take the waiting secret into use; False when it is another one by now."""
    row = {"person": person, "pending": pending, "step": step, "now": work.now}
    return bool(await work.values(CONFIRM, row))


async def use_step(work: Work, person: UUID, step: int) -> bool:
    """Use the code of a time step up, with all before it; False when it was used already."""
    return bool(await work.values(USE_STEP, {"person": person, "step": step, "now": work.now}))


async def drop_totp(work: Work, person: UUID) -> bool:
    """Delete a person's app; say whether it was in use."""
    return bool(await work.value(DROP_TOTP, {"person": person}))


async def set_recovery(work: Work, person: UUID, *, account: UUID, secrets: list[bytes]) -> None:
    """Keep the SHA-256 of new recovery codes, in place of all earlier ones."""
    await work.run(DROP_RECOVERY, {"person": person})
    if secrets:
        await work.run(ADD_RECOVERY, {"person": person, "account": account, "secrets": secrets})


async def use_recovery(work: Work, person: UUID, secret: bytes) -> bool:
    """Use a recovery code up; False when it is none, or was used already."""
    return bool(await work.values(USE_RECOVERY, {"person": person, "secret": secret, "now": work.now}))


async def recovery_left(work: Work, person: UUID) -> int:
    """Return how many recovery codes a person has left."""
    found: int = await work.value(RECOVERY_LEFT, {"person": person})
    return found


async def add_halfway(work: Work, login: Login, *, secret: bytes, enrol: bool) -> datetime:
    """Insert a half-open sign-in, known by the SHA-256 of its text, and return when it ends."""
    ends = work.now + HALFWAY_LIVES
    row = {"id": new_id(), "account": login.account, "person": login.person, "secret": secret, "enrol": enrol}
    await work.run(ADD_HALFWAY, {**row, "now": work.now, "expires_at": ends})
    return ends


async def halfway(work: Work, secret: bytes) -> Halfway | None:
    """Return a half-open sign-in that still counts."""
    return await work.row(HALFWAY, {"secret": secret, "now": work.now}, into=Halfway)


async def use_halfway(work: Work, halfway: UUID) -> bool:
    """Use a half-open sign-in up; False when another request was faster, or it took too long."""
    return bool(await work.values(USE_HALFWAY, {"id": halfway, "now": work.now}))


async def end_halfways(work: Work, person: UUID) -> None:
    """Make every half-open sign-in of a person useless."""
    await work.run(END_HALFWAYS, {"person": person, "now": work.now})


async def policy(work: Work, account: UUID, *, for_change: bool = False) -> Policy:
    """Return what an account asks for at sign-in."""
    if for_change:
        await work.run(LOCK_POLICY, {"account": account})
    found = await work.dicts(POLICY, {"account": account})
    return msgspec.convert(found[0], Policy) if found else Policy()


async def save_policy(work: Work, account: UUID, policy: Policy) -> None:
    """Keep what an account asks for at sign-in."""
    row = {"account": account, "required": policy.required.value, "grace_days": policy.grace_days}
    await work.run(SAVE_POLICY, {**row, "since": policy.since})


async def without(work: Work, account: UUID) -> Without:
    """Return how many people of an account who can sign in have no second factor."""
    found = await work.dicts(WITHOUT, {"account": account})
    return Without(found[0]["everybody"], found[0]["administrators"])


async def signed_in(work: Work, session: UUID) -> datetime | None:
    """Return when a session began."""
    found: datetime | None = await work.value(SIGNED_IN, {"session": session})
    return found
