"""The outbox: the platform's `mail` rows of one account, with what their reader may see of them."""

from typing import Any
from uuid import UUID

from sitepost.kernel.passport import Passport
from sitepost.platform.mail import CONFIDENTIAL_REASONS, THREAD
from sitepost.platform.work import Work
from sitepost.tools.notifications.model import MailRow

COLUMNS = """m.id, m.created_at, m.sent_at, m.state, m.attempts, m.error, m.sent_to, m.subject, m.reason, m.scope_id,
    s.name AS scope_name, m.card_id, m.person_id,
    (m.card_id IS NULL OR EXISTS (
        SELECT FROM passport p
        WHERE p.scope_id = coalesce(c.scope_id, whole.scope_id) AND p.person_id = %(reader)s AND p.active
            AND coalesce(c.readers, whole.readers) && p.reads AND coalesce(whole.readers && p.reads, true)
    )) AND NOT EXISTS (
        SELECT FROM unnest(m.cards) AS k (id) WHERE NOT EXISTS (
            SELECT FROM card d JOIN passport p ON p.scope_id = d.scope_id AND p.person_id = %(reader)s AND p.active
            WHERE d.id = k.id AND d.readers && p.reads
    )) AND m.reason <> ALL (%(confidential)s) AS visible, m.hold_until"""
# A response that became official has no card of its own any more: whoever sees the item sees it.
ABOUT = f"""LEFT JOIN card c ON c.id = m.card_id
LEFT JOIN card whole ON whole.id = coalesce(c.parent_id, (m.headers ->> '{THREAD}')::uuid)"""
LIST = f"""
SELECT {COLUMNS} FROM mail m LEFT JOIN scope s ON s.id = m.scope_id {ABOUT}
WHERE m.account_id = %(account)s
  AND (%(state)s::text IS NULL OR m.state = %(state)s::text)
  AND (%(like)s::text IS NULL OR m.sent_to ILIKE %(like)s::text)
  AND (%(at)s::timestamptz IS NULL OR (m.created_at, m.id) < (%(at)s::timestamptz, %(before)s::uuid))
ORDER BY m.created_at DESC, m.id DESC LIMIT %(limit)s
"""
ONE = f"""
SELECT {COLUMNS}, m.text, m.html FROM mail m LEFT JOIN scope s ON s.id = m.scope_id {ABOUT}
WHERE m.account_id = %(account)s AND m.id = %(id)s
"""


async def mails(
    work: Work, who: Passport, *, state: str | None, q: str | None, after: tuple[object, UUID] | None, limit: int
) -> list[MailRow]:
    """Return mails of the account, newest first, by state and by a part of the recipient's address."""
    like = None
    if q:
        like = "%" + q.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    at, before = after or (None, None)
    row = {"state": state, "like": like, "limit": limit, "at": at, "before": before}
    return await work.rows(LIST, _reader(who) | row, into=MailRow)


async def mail_of(work: Work, who: Passport, mail: UUID) -> MailRow | None:
    """Return one mail of the account with its words."""
    return await work.row(ONE, _reader(who) | {"id": mail}, into=MailRow)


def _reader(who: Passport) -> dict[str, Any]:
    return {"account": who.account, "reader": who.person, "confidential": list(CONFIDENTIAL_REASONS)}
