"""Logins, sessions, tokens, links, settings; none of their secrets is kept in a form that could be used."""

import asyncio
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
import structlog
from psycopg.types.json import Jsonb

from sitepost.kernel import text
from sitepost.kernel.ids import new_id
from sitepost.platform.db import Database
from sitepost.platform.http.gate import Bearer
from sitepost.platform.work import Work
from sitepost.tools.identity.model import IDLE, SEEN_EVERY, Link, LinkKind, Login, Session, Settings

log = structlog.get_logger(__name__)

FIND_BEARER = """
SELECT b.person_id, b.account_id, b.id, b.kind, b.seen_at, b.viewing_id, b.viewed_id, b.viewing_until
FROM identity_bearer b JOIN identity_login l ON l.person_id = b.person_id AND l.active
WHERE b.secret = %(secret)s AND b.ended_at IS NULL AND b.ends_at > %(now)s AND b.idle_until > %(now)s
"""
TOUCH = """
UPDATE identity_bearer SET seen_at = %(now)s,
    idle_until = CASE kind WHEN 'session' THEN %(idle_until)s ELSE idle_until END
WHERE id = %(id)s AND seen_at < %(before)s
"""
_LOGIN = "person_id AS person, account_id AS account, mail, active, password_hash"
SAVE_LOGIN = """
INSERT INTO identity_login (person_id, account_id, mail, mail_key, active)
VALUES (%(person)s, %(account)s, %(mail)s, %(mail_key)s, %(active)s)
ON CONFLICT (person_id) DO UPDATE SET mail = excluded.mail, mail_key = excluded.mail_key, active = excluded.active
"""
SAVE_HASH = """
UPDATE identity_login SET password_hash = %(hash)s, password_at = %(now)s WHERE person_id = %(person)s
"""
LOGIN = f"SELECT {_LOGIN} FROM identity_login WHERE person_id = %(person)s"
LOCK_LOGIN = LOGIN + " FOR UPDATE"
BY_MAIL = f"""
SELECT {_LOGIN} FROM identity_login
WHERE mail_key = %(mail_key)s AND mail <> '' AND (%(account)s::uuid IS NULL OR account_id = %(account)s::uuid)
ORDER BY account_id LIMIT 5
"""
ADD_BEARER = """
INSERT INTO identity_bearer (id, account_id, person_id, kind, secret, name, agent, address, created_at, seen_at,
    idle_until, ends_at)
VALUES (%(id)s, %(account)s, %(person)s, %(kind)s, %(secret)s, %(name)s, %(agent)s, %(address)s, %(now)s, %(now)s,
    %(idle_until)s, %(ends_at)s)
"""
LIST_BEARERS = """
SELECT id, name, agent, address, created_at, seen_at, ends_at FROM identity_bearer
WHERE person_id = %(person)s AND kind = %(kind)s AND ended_at IS NULL AND ends_at > %(now)s AND idle_until > %(now)s
ORDER BY seen_at DESC, id
"""
ALIVE = """
SELECT b.id FROM identity_bearer b JOIN identity_login l ON l.person_id = b.person_id AND l.active
WHERE b.id = ANY (%(ids)s) AND b.ended_at IS NULL AND b.ends_at > %(now)s AND b.idle_until > %(now)s
"""
END_BEARERS = """
UPDATE identity_bearer SET ended_at = %(now)s
WHERE person_id = %(person)s AND kind = ANY(%(kinds)s::text[]) AND ended_at IS NULL
  AND (%(only)s::uuid IS NULL OR id = %(only)s::uuid) AND (%(but)s::uuid IS NULL OR id <> %(but)s::uuid)
RETURNING id
"""
ADD_LINK = """
INSERT INTO identity_link (id, account_id, person_id, kind, secret, invited_by, created_at, expires_at)
VALUES (%(id)s, %(account)s, %(person)s, %(kind)s, %(secret)s, %(invited_by)s, %(now)s, %(expires_at)s)
"""
LINK = """
SELECT k.id, k.kind, k.person_id AS person, k.account_id AS account, l.mail, k.invited_by, k.expires_at
FROM identity_link k JOIN identity_login l ON l.person_id = k.person_id AND l.active
WHERE k.secret = %(secret)s AND k.kind = %(kind)s AND k.used_at IS NULL AND k.expires_at > %(now)s
"""
LOCK_LINK = LINK + " FOR UPDATE OF k"
USE_LINKS = "UPDATE identity_link SET used_at = %(now)s WHERE person_id = %(person)s AND used_at IS NULL"
TRY = """
INSERT INTO identity_throttle AS t (key, started_at, tries) VALUES (%(key)s, %(now)s, 1)
ON CONFLICT (key) DO UPDATE SET
    tries = CASE WHEN t.started_at <= %(before)s THEN 1 ELSE t.tries + 1 END,
    started_at = CASE WHEN t.started_at <= %(before)s THEN excluded.started_at ELSE t.started_at END
RETURNING tries, started_at
"""
SETTINGS = "SELECT settings FROM identity_settings WHERE person_id = %(person)s"
SAVE_SETTINGS = """
INSERT INTO identity_settings (person_id, account_id, settings) VALUES (%(person)s, %(account)s, %(settings)s)
ON CONFLICT (person_id) DO UPDATE SET settings = excluded.settings
"""
LOCK_SETTINGS = "SELECT pg_advisory_xact_lock(hashtextextended(%(person)s::text, 13))"
SWEEP_BEARERS = "DELETE FROM identity_bearer WHERE ends_at < %(before)s"
SWEEP_LINKS = "DELETE FROM identity_link WHERE expires_at < %(before)s"
SWEEP_HALFWAYS = "DELETE FROM identity_halfway WHERE expires_at < %(before)s"
SWEEP_THROTTLE = "DELETE FROM identity_throttle WHERE started_at < %(before)s"

_touching: set[asyncio.Task[None]] = set()


async def find_bearer(work: Work, secret: bytes) -> Bearer | None:
    """Return who holds a session or API token that still counts, by the SHA-256 of its text."""
    rows = await work.dicts(FIND_BEARER, {"secret": secret, "now": work.now})
    if not rows:
        return None
    row = rows[0]
    if row["seen_at"] < work.now - SEEN_EVERY:
        work.after_commit(lambda: _touch_later(work.database, row["id"], work.now))
    return Bearer(
        person=row["person_id"],
        account=row["account_id"],
        session=row["id"],
        is_token=row["kind"] != "session",
        viewing=row["viewing_id"],
        viewed=row["viewed_id"],
        until=row["viewing_until"],
    )


def _touch_later(database: Database, bearer: UUID, now: datetime) -> None:
    """Note the use of a session beside the request, which does not wait for it."""
    task = asyncio.get_running_loop().create_task(touch(database, bearer, now=now))
    _touching.add(task)
    task.add_done_callback(_touching.discard)


async def touch(database: Database, bearer: UUID, *, now: datetime) -> None:
    """Note that a session or token was used at `now`; a failure only makes its last use less exact."""
    try:
        async with Work(database, now=now) as work:
            params = {"id": bearer, "now": now, "idle_until": now + IDLE, "before": now - SEEN_EVERY}
            await work.run(TOUCH, params)
    except Exception as error:
        log.warning("identity.not_touched", error=str(error))


async def save_login(work: Work, *, person: UUID, account: UUID, mail: str, active: bool) -> None:
    """Insert a login, or follow the directory's mail address and state."""
    params = {"person": person, "account": account, "mail": mail, "mail_key": text.mail_key(mail), "active": active}
    await work.run(SAVE_LOGIN, params)


async def set_password(work: Work, person: UUID, *, hashed: str) -> None:
    """Keep the hash of a new password."""
    await work.run(SAVE_HASH, {"person": person, "hash": hashed, "now": work.now})


async def login(work: Work, person: UUID, *, for_change: bool = False) -> Login | None:
    """Return the login of a person."""
    return await work.row(LOCK_LOGIN if for_change else LOGIN, {"person": person}, into=Login)


async def by_mail(work: Work, mail: str, *, account: UUID | None) -> list[Login]:
    """Return the logins with an address, in one account or in any."""
    return await work.rows(BY_MAIL, {"mail_key": text.mail_key(mail), "account": account}, into=Login)


async def add_bearer(
    work: Work,
    *,
    person: UUID,
    account: UUID,
    kind: str,
    secret: bytes,
    lives: timedelta,
    idle: timedelta,
    name: str = "",
    agent: str = "",
    address: str = "",
) -> UUID:
    """Insert a session or an API token, known by the SHA-256 of its text."""
    row: dict[str, Any] = {"id": new_id(), "person": person, "account": account, "kind": kind, "secret": secret}
    row |= {"name": name, "agent": agent, "address": address, "now": work.now}
    row |= {"idle_until": work.now + idle, "ends_at": work.now + lives}
    await work.run(ADD_BEARER, row)
    made: UUID = row["id"]
    return made


async def bearers(work: Work, person: UUID, *, kind: str) -> list[Session]:
    """Return the live sessions or tokens of a person, last used first."""
    return await work.rows(LIST_BEARERS, {"person": person, "kind": kind, "now": work.now}, into=Session)


async def end_bearers(
    work: Work, person: UUID, *, kinds: tuple[str, ...], only: UUID | None = None, but: UUID | None = None
) -> list[UUID]:
    """End the sessions or tokens of a person (one, all, or all but one) and return which those were."""
    params = {"person": person, "kinds": list(kinds), "only": only, "but": but, "now": work.now}
    return await work.values(END_BEARERS, params)


async def alive(work: Work, sessions: Collection[UUID]) -> set[UUID]:
    """Return those of some sessions that still count; asking is no use of them."""
    return set(await work.values(ALIVE, {"ids": list(sessions), "now": work.now}))


async def add_link(
    work: Work, login: Login, *, kind: LinkKind, secret: bytes, lives: timedelta, invited_by: UUID | None = None
) -> None:
    """Insert a link to be mailed, known by the SHA-256 of its text."""
    row = {"id": new_id(), "person": login.person, "account": login.account, "kind": kind.value, "secret": secret}
    times = {"now": work.now, "expires_at": work.now + lives, "invited_by": invited_by}
    await work.run(ADD_LINK, {**row, **times})


async def link(work: Work, secret: bytes, *, kind: LinkKind, for_change: bool = False) -> Link | None:
    """Return a link that still works."""
    params = {"secret": secret, "kind": kind.value, "now": work.now}
    found = await work.dicts(LOCK_LINK if for_change else LINK, params)
    return msgspec.convert(found[0], Link) if found else None


async def use_links(work: Work, person: UUID) -> None:
    """Make every link of a person useless."""
    await work.run(USE_LINKS, {"person": person, "now": work.now})


async def count_try(work: Work, key: bytes, *, window: timedelta) -> tuple[int, datetime]:
    """Count one try and return how many there were since when; the count starts anew after `window`."""
    found = await work.dicts(TRY, {"key": key, "now": work.now, "before": work.now - window})
    return found[0]["tries"], found[0]["started_at"]


async def settings(work: Work, person: UUID, *, for_change: bool = False) -> Settings:
    """Return what a person set for themselves."""
    if for_change:
        await work.run(LOCK_SETTINGS, {"person": person})
    found = await work.value(SETTINGS, {"person": person})
    return msgspec.convert(found or {}, Settings)


async def save_settings(work: Work, person: UUID, *, account: UUID, settings: Settings) -> None:
    """Keep what a person set for themselves."""
    kept = Jsonb(msgspec.to_builtins(settings))
    await work.run(SAVE_SETTINGS, {"person": person, "account": account, "settings": kept})


async def sweep(work: Work, *, keep: timedelta) -> None:
    """Delete sessions, links, half-open sign-ins and counters that ended longer than `keep` ago."""
    before = {"before": work.now - keep}
    await work.run(SWEEP_BEARERS, before)
    await work.run(SWEEP_LINKS, before)
    await work.run(SWEEP_HALFWAYS, before)
    await work.run(SWEEP_THROTTLE, before)
