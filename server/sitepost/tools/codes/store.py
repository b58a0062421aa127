"""Codes in SQL: a card with the passport of whoever asks, in whatever project it is."""

from uuid import UUID

from sitepost.platform.work import Work
from sitepost.tools.codes.model import Led

LED = """
SELECT c.id, CASE s.kind WHEN 'project' THEN c.scope_id END AS project, c.kind, c.number, c.title, c.link
FROM card c
JOIN scope s ON s.id = c.scope_id AND s.active
JOIN passport p ON p.scope_id = c.scope_id AND p.person_id = %(person)s AND p.active
WHERE c.id = %(card)s AND c.account_id = %(account)s AND c.link <> '' AND c.readers && p.reads
"""


async def led(work: Work, card: UUID, *, person: UUID, account: UUID) -> Led | None:
    """Return where a card's code leads `person`; None when they may not see it, or it is not there."""
    return await work.row(LED, {"card": card, "person": person, "account": account}, into=Led)
