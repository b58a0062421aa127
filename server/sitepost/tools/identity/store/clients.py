"""The clients of service accounts."""

from datetime import datetime
from uuid import UUID

from sitepost.kernel.ids import new_id
from sitepost.platform.work import Work
from sitepost.tools.identity.model import Client

_CLIENT = """c.id, c.account_id AS account, c.person_id AS person, c.secret, c.secret_at, c.old_secret, c.old_until,
    c.created_by, c.created_at, c.seen_at, c.revoked_at"""
ADD = """
INSERT INTO identity_client (id, account_id, person_id, secret, secret_at, created_by, created_at)
VALUES (%(id)s, %(account)s, %(person)s, %(secret)s, %(now)s, %(by)s, %(now)s)
"""
OF_ACCOUNT = f"""
SELECT {_CLIENT} FROM identity_client c WHERE c.account_id = %(account)s AND c.revoked_at IS NULL
ORDER BY c.created_at, c.id
"""
BY_ID = f"SELECT {_CLIENT} FROM identity_client c WHERE c.id = %(id)s AND c.account_id = %(account)s FOR UPDATE"
LIVE = f"""
SELECT {_CLIENT} FROM identity_client c JOIN identity_login l ON l.person_id = c.person_id AND l.active
WHERE c.id = %(id)s AND c.revoked_at IS NULL FOR UPDATE OF c
"""
ROTATE = """
UPDATE identity_client SET old_secret = CASE WHEN %(until)s::timestamptz IS NULL THEN NULL ELSE secret END,
    old_until = %(until)s, secret = %(secret)s, secret_at = %(now)s
WHERE id = %(id)s
"""
REVOKE = "UPDATE identity_client SET revoked_at = %(now)s, old_secret = NULL, old_until = NULL WHERE id = %(id)s"
SEEN = "UPDATE identity_client SET seen_at = %(now)s WHERE id = %(id)s AND revoked_at IS NULL"


async def add(work: Work, *, person: UUID, account: UUID, secret: bytes, by: UUID) -> UUID:
    """Insert the client of a service account, known by the SHA-256 of its secret."""
    made = new_id()
    row = {"id": made, "account": account, "person": person, "secret": secret, "by": by, "now": work.now}
    await work.run(ADD, row)
    return made


async def of_account(work: Work, account: UUID) -> list[Client]:
    """Return the clients of an account that are not revoked, the oldest first."""
    return await work.rows(OF_ACCOUNT, {"account": account}, into=Client)


async def load(work: Work, client: UUID, *, account: UUID) -> Client | None:
    """Return a client of an account, locked."""
    return await work.row(BY_ID, {"id": client, "account": account}, into=Client)


async def live(work: Work, client: UUID) -> Client | None:
    """Return a client that may sign in, in whatever account."""
    return await work.row(LIVE, {"id": client}, into=Client)


async def rotate(work: Work, client: UUID, *, secret: bytes, until: datetime | None) -> None:
    """Keep a new secret; the one before works until `until`, or no more."""
    await work.run(ROTATE, {"id": client, "secret": secret, "until": until, "now": work.now})


async def revoke(work: Work, client: UUID) -> None:
    """Let a client sign in no more."""
    await work.run(REVOKE, {"id": client, "now": work.now})


async def seen(work: Work, client: UUID) -> None:
    """Note that a client signed in."""
    await work.run(SEEN, {"id": client, "now": work.now})
