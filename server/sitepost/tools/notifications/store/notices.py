"""Notices: written by reactions, read only with the card that they are about."""

from collections.abc import Sequence
from uuid import UUID

from sitepost.kernel.fact import Told
from sitepost.kernel.ids import new_id
from sitepost.platform.work import Work
from sitepost.tools.notifications.model import MOST_COUNTED, Event, NoticeRow, Reason, Recipient

ADD = """
INSERT INTO notifications_notice (id, account_id, person_id, card_id, part_id, event, role, also, actor_id, stream, seq,
    at)
SELECT n.id, %(account)s, n.person, %(card)s, CASE WHEN n.parted THEN %(part)s::uuid END, n.event, n.role,
    string_to_array(n.also, ','), %(actor)s, %(stream)s, %(seq)s, %(at)s
FROM unnest(%(ids)s::uuid[], %(people)s::uuid[], %(events)s::text[], %(roles)s::text[], %(also)s::text[],
    %(parted)s::boolean[]) AS n (id, person, event, role, also, parted)
WHERE n.event <> %(overdue)s OR NOT EXISTS (
    SELECT FROM notifications_notice o
    WHERE o.person_id = n.person AND o.card_id = %(card)s AND o.event = n.event AND o.read_at IS NULL
)
ON CONFLICT (person_id, stream, seq) DO NOTHING RETURNING person_id
"""
SEEN = """JOIN card c ON c.id = n.card_id
JOIN passport p ON p.scope_id = c.scope_id AND p.person_id = n.person_id AND p.active AND c.readers && p.reads
JOIN scope s ON s.id = c.scope_id AND s.active
LEFT JOIN card part ON part.id = n.part_id"""
MINE = f"""
SELECT n.id, n.event, n.role, n.also, n.at, n.read_at, n.actor_id, a.name AS actor_name, c.scope_id AS project_id,
    s.name AS project_name, c.id AS card_id, c.tool, c.kind, c.number, c.title, c.state, c.state_label, c.link
FROM notifications_notice n {SEEN}
LEFT JOIN passport a ON a.scope_id = c.scope_id AND a.person_id = n.actor_id
WHERE n.person_id = %(person)s AND n.account_id = %(account)s
  AND (part.id IS NULL OR part.readers && p.reads)
  AND (NOT %(unread)s OR n.read_at IS NULL)
  AND (%(before)s::uuid IS NULL OR n.id < %(before)s::uuid)
ORDER BY n.id DESC LIMIT %(limit)s
"""
# OFFSET 0: one notice after the other from the newest, until enough are counted, and never all cards at once.
UNREAD = f"""
SELECT who.id AS person, (
    SELECT count(*) FROM (
        SELECT FROM notifications_notice n CROSS JOIN LATERAL (
            SELECT FROM (VALUES (n.card_id)) AS about (id) {SEEN.replace("n.card_id", "about.id", 1)}
            WHERE part.id IS NULL OR part.readers && p.reads
            OFFSET 0
        ) AS seen
        WHERE n.person_id = who.id AND n.read_at IS NULL
        ORDER BY n.id DESC LIMIT %(most)s
    ) AS few
) AS unread
FROM unnest(%(people)s::uuid[]) AS who (id)
"""
UNREAD_CARDS = f"""
SELECT DISTINCT n.card_id FROM notifications_notice n {SEEN}
WHERE n.person_id = %(person)s AND n.account_id = %(account)s AND n.read_at IS NULL
  AND n.card_id = ANY(%(cards)s) AND (part.id IS NULL OR part.readers && p.reads)
"""
MARK = """
UPDATE notifications_notice SET read_at = %(now)s
WHERE person_id = %(person)s AND read_at IS NULL
  AND (%(all)s OR id = ANY(%(ids)s::uuid[]) OR card_id = ANY(%(cards)s::uuid[]))
RETURNING stream::text || ':' || seq || ':' || person_id AS mail
"""


async def add_notices(
    work: Work, told: Told, people: Sequence[Recipient], *, card: UUID, part: UUID | None
) -> list[UUID]:
    """Store one notice of the save of `told` for each of `people`; return those who had none yet.

    A reminder that nobody has read yet is not given a second time. `part` goes with those who hear of it.
    """
    if not people:
        return []
    added: list[UUID] = await work.values(
        ADD,
        {
            "account": told.account,
            "card": card,
            "part": part,
            "actor": told.actor,
            "stream": told.stream,
            "seq": told.seq,
            "at": told.at,
            "ids": [new_id() for _ in people],
            "people": [each.person for each in people],
            "events": [each.reason.event.value for each in people],
            "roles": [each.reason.role.value for each in people],
            "also": [",".join(_stored(reason) for reason in each.besides(each.reason)) for each in people],
            "parted": [any(reason.event is Event.RESPONDED_TO for reason in each.reasons) for each in people],
            "overdue": Event.OVERDUE.value,
        },
    )
    return added


def _stored(reason: Reason) -> str:
    return f"{reason.event.value}:{reason.role.value}"


async def my_notices(
    work: Work, *, person: UUID, account: UUID, unread: bool, before: UUID | None, limit: int
) -> list[NoticeRow]:
    """Return the notices of `person` about what they may see now, newest first."""
    row = {"person": person, "account": account, "unread": unread, "before": before, "limit": limit}
    return await work.rows(MINE, row, into=NoticeRow)


async def unread_of(work: Work, people: Sequence[UUID]) -> dict[UUID, int]:
    """Return how many unread notices each of `people` has, counted up to 100."""
    found = await work.dicts(UNREAD, {"people": list(people), "most": MOST_COUNTED})
    return {row["person"]: row["unread"] for row in found}


async def unread(work: Work, person: UUID) -> int:
    """Return how many unread notices `person` has, counted up to 100."""
    return (await unread_of(work, [person]))[person]


async def unread_cards(work: Work, *, person: UUID, account: UUID, cards: Sequence[UUID]) -> list[UUID]:
    """Return those of `cards` of which `person` was told something that they have not read yet."""
    return await work.values(UNREAD_CARDS, {"person": person, "account": account, "cards": list(cards)})


async def mark_read(work: Work, *, person: UUID, ids: Sequence[UUID], cards: Sequence[UUID], every: bool) -> list[str]:
    """Mark these notices of `person`, those about `cards`, or `every` one as read.

    Return the names of the mails that tell the same as those that were unread.
    """
    row = {"person": person, "ids": list(ids), "cards": list(cards), "all": every, "now": work.now}
    return await work.values(MARK, row)
