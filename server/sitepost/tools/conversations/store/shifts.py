"""For whom talk on items was listed before the item changed, and is not any more, or the other way round."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

import msgspec

from sitepost.platform.work import Work
from sitepost.tools.conversations.store.access import LISTED, READS, TABLES

AT_ONCE = 1000  # facts that are looked at in a stream; of one of which nothing was heard before, the last ones
WAS_LISTED = LISTED.replace("k.readers", "f.was_readers").replace("k.parties", "f.was_parties")
NEWS = f"""
SELECT v.stream, v.head, v.head < v.seq AS more, ARRAY(
    SELECT f.seq FROM (
        SELECT * FROM fact f WHERE f.stream = v.stream AND f.seq > v.start AND f.seq <= v.head
          AND (v.known OR f.at > %(since)s) LIMIT {AT_ONCE}) f
    JOIN conversations_conversation c ON c.card_id = f.card AND c.kind = 'item' AND c.created_at < f.at
    JOIN card k ON k.id = f.card WHERE f.was_readers <> k.readers OR f.was_parties <> k.parties) AS moved
FROM (
    SELECT z.id AS stream, z.seq, s.start IS NOT NULL AS known, coalesce(s.start, z.seq - {AT_ONCE}) AS start,
        least(z.seq, coalesce(s.start, z.seq) + {AT_ONCE}) AS head
    FROM unnest(%(streams)s::uuid[], %(starts)s::bigint[]) AS s (id, start) JOIN stream z ON z.id = s.id) v
"""
SHIFTED = f"""
SELECT c.id AS conversation, w.person_id AS person, coalesce({READS}, false) AS reads, bool_and(f.at > %(since)s) AS new
FROM unnest(%(streams)s::uuid[], %(seqs)s::bigint[]) AS v (stream, seq)
JOIN fact f ON f.stream = v.stream AND f.seq = v.seq
JOIN conversations_conversation c ON c.card_id = f.card AND c.kind = 'item'
JOIN LATERAL (
    SELECT unnest(f.was_parties || o.parties) AS id FROM card o WHERE o.id = f.card
    UNION SELECT n.person_id FROM conversations_mine n WHERE n.conversation_id = c.id AND n.follows
) q ON q.id = ANY (%(among)s)
JOIN passport w ON w.scope_id = c.account_id AND w.person_id = q.id AND w.active {TABLES}
WHERE coalesce({LISTED}, false) <> coalesce({WAS_LISTED}, false)
GROUP BY 1, 2, 3
"""
TALKERS = """
SELECT DISTINCT p.person_id FROM passport p JOIN conversations_settings s ON s.account_id = p.account_id AND s.is_on
WHERE p.scope_id = p.account_id AND p.person_id = ANY (%(people)s)
"""


class News(msgspec.Struct, frozen=True):
    """How far a stream was looked at, and which facts moved who sees an item with talk on it, or is on that."""

    stream: UUID
    head: int
    more: bool
    moved: list[int]


class Shift(msgspec.Struct, frozen=True):
    """A conversation that came to somebody's list, or left it; `new` where that was just now."""

    conversation: UUID
    person: UUID
    reads: bool
    new: bool


async def news(work: Work, starts: dict[UUID, int | None], *, since: datetime) -> list[News]:
    """Return what happened in streams behind where each was looked at; since a moment, where it never was."""
    row = {"streams": list(starts), "starts": list(starts.values()), "since": since}
    return await work.rows(NEWS, row, into=News)


async def shifted(work: Work, found: Iterable[News], *, among: Iterable[UUID], since: datetime) -> list[Shift]:
    """Return who of some people has more or less in their list by what happened."""
    facts = [(each.stream, seq) for each in found for seq in each.moved]
    row = {"streams": [at for at, _ in facts], "seqs": [seq for _, seq in facts], "among": list(among), "since": since}
    return await work.rows(SHIFTED, row, into=Shift) if facts else []


async def talkers(work: Work, people: Iterable[UUID]) -> list[UUID]:
    """Return those of some people whose company has switched conversations on."""
    return await work.values(TALKERS, {"people": list(people)})
