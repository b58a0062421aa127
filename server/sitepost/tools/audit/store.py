"""The facts of a card and of its visible parts, newest first.

A part that became one with its card (a response that was made official) has no card any more. Its
facts are found by what the card's own facts name, and belong where they name the card.
"""

from uuid import UUID

from sitepost.events.correspondence import ItemOverdue
from sitepost.kernel.passport import Passport
from sitepost.platform.work import Work
from sitepost.tools.audit.model import FactRow

QUIET = (ItemOverdue,)  # told every morning, and nothing changed; the outbox has the mails

HISTORY = """
SELECT f.seq, f.card, f.kind, f.at, f.actor, f.body FROM fact f
WHERE f.card = ANY(ARRAY(
        SELECT %(card)s::uuid UNION ALL
        SELECT p.id FROM card p WHERE p.parent_id = %(card)s::uuid AND p.readers && %(reads)s UNION ALL
        SELECT v.value::uuid FROM fact m CROSS JOIN jsonb_each_text(m.body) AS v
        WHERE m.card = %(card)s::uuid AND v.value ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
            AND NOT EXISTS (SELECT FROM card p WHERE p.id = v.value::uuid)
    ))
    AND (f.card = %(card)s::uuid OR EXISTS (
        SELECT FROM jsonb_each_text(f.body) AS v WHERE v.value = %(card)s::uuid::text
    ) OR EXISTS (SELECT FROM card p WHERE p.id = f.card AND p.parent_id = %(card)s::uuid))
  AND f.stream = %(stream)s AND f.kind <> ALL(%(quiet)s) AND (%(before)s::bigint IS NULL OR f.seq < %(before)s::bigint)
  AND NOT EXISTS (
    SELECT FROM jsonb_each_text(f.body) AS v
    JOIN card p ON p.id = CASE WHEN v.value ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN v.value::uuid END
    WHERE p.parent_id = %(card)s::uuid AND NOT p.readers && %(reads)s
  )
ORDER BY f.seq DESC LIMIT %(limit)s
"""


async def history(work: Work, who: Passport, *, card: UUID, before: int | None, limit: int) -> list[FactRow]:
    """Return facts about `card` and those of its parts that `who` sees, before the place `before`."""
    row = {"card": card, "stream": who.project, "reads": who.reads, "before": before, "limit": limit}
    row["quiet"] = [fact.KIND for fact in QUIET]
    return await work.rows(HISTORY, row, into=FactRow)
