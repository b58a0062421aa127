"""Links in SQL, met with the cards of their ends: what a reader does not see never leaves the database."""

from typing import Any, LiteralString
from uuid import UUID

from sitepost.kernel.passport import Passport
from sitepost.platform.work import Work
from sitepost.tools.links.model import MOST_LINKS, End, Kind, Line, Link, LinkRole

END: LiteralString = """o.id, o.scope_id AS scope, o.tool, o.kind, o.number, o.title, o.state, o.state_label, o.link,
    o.parent_id AS parent, o.owner_id AS owner, o.archived"""
ENDS = f"""
SELECT {END} FROM card o
WHERE o.id = ANY(%(ids)s) AND o.account_id = %(account)s AND o.scope_id = %(project)s AND o.readers && %(reads)s
"""
LINK: LiteralString = """l.id, l.account_id AS account, l.project_id AS project, l.kind, l.card_id AS card,
    l.other_id AS other, l.slot, l.note, l.created_by, l.created_at, l.version, l.void_by, l.void_at, l.void_reason"""
FAR: LiteralString = "CASE WHEN l.card_id = %(card)s THEN l.other_id ELSE l.card_id END"
OF_CARD: LiteralString = "(l.card_id = %(card)s OR l.other_id = %(card)s) AND l.project_id = %(project)s"
SEEN = f"""
SELECT {LINK}, l.part_id AS part, row_to_json(e) AS far,
    CASE WHEN p.id IS NULL OR p.readers && %(reads)s THEN l.part_number END AS part_number
FROM links_link l
JOIN card o ON o.id = {FAR} AND o.account_id = %(account)s AND o.scope_id = %(project)s AND o.readers && %(reads)s
CROSS JOIN LATERAL (SELECT {END}) e
LEFT JOIN card p ON p.id = l.part_id
WHERE {OF_CARD} ORDER BY l.created_at, l.id LIMIT %(most)s
"""
# Drafts, and what hides even from administrators, are not so much as hinted at.
RESTRICTED = f"""
SELECT l.kind, l.card_id = %(card)s AS is_first, count(*)::integer AS total
FROM links_link l
JOIN card o ON o.id = {FAR} AND NOT o.readers && %(reads)s
    AND o.state <> 'draft' AND o.audience ->> 'everyone_from' IS NOT NULL
WHERE {OF_CARD} GROUP BY 1, 2
"""
LOCKED = f"""
SELECT {LINK}, l.part_id AS part, NULL::integer AS part_number FROM links_link l
WHERE l.id = %(id)s AND {OF_CARD} FOR UPDATE OF l
"""
IN_SLOT = f"""
SELECT {LINK}, l.part_id AS part, NULL::integer AS part_number FROM links_link l
WHERE l.card_id = %(card)s AND l.kind = 'origin' AND l.slot = %(slot)s FOR UPDATE OF l
"""
ADD = """
INSERT INTO links_link (id, account_id, project_id, kind, card_id, other_id, slot, part_id, part_number, note,
    created_by, created_at)
VALUES (%(id)s, %(account)s, %(project)s, %(kind)s, %(card)s, %(other)s, %(slot)s, %(part)s, %(part_number)s,
    %(note)s, %(created_by)s, %(created_at)s)
ON CONFLICT DO NOTHING
"""
SAVE = """
UPDATE links_link SET note = %(note)s, version = %(version)s, void_by = %(void_by)s, void_at = %(void_at)s,
    void_reason = %(void_reason)s
WHERE id = %(id)s
"""
REMOVE = "DELETE FROM links_link WHERE id = %(id)s"
PLACE = "SELECT scope_id FROM card WHERE id = %(id)s"
ADDED = ("id", "account", "project", "kind", "card", "other", "slot", "part", "part_number", "note")
SAVED = ("id", "note", "version", "void_by", "void_at", "void_reason")


async def ends(work: Work, ids: list[UUID], who: Passport) -> dict[UUID, End]:
    """Return those of `ids` that `who` sees as things of the project."""
    row = {"ids": ids, "account": who.account, "project": who.project, "reads": who.reads}
    return {end.id: end for end in await work.rows(ENDS, row, into=End)}


async def lines(work: Work, near: End, who: Passport) -> list[Line]:
    """Return the links of a thing whose far ends `who` sees, oldest first."""
    return [_line(row, near) for row in await work.dicts(SEEN, {**_of(near.id, who), "most": MOST_LINKS})]


async def restricted(work: Work, near: End, who: Passport) -> dict[LinkRole, int]:
    """Count by role the links of a thing whose far ends `who` does not see, but may know that they are there."""
    found = await work.dicts(RESTRICTED, _of(near.id, who))
    roles = {(Kind.RELATED, True): LinkRole.RELATED, (Kind.RELATED, False): LinkRole.RELATED}
    roles |= {(Kind.ORIGIN, True): LinkRole.ORIGIN, (Kind.ORIGIN, False): LinkRole.ORIGIN_OF}
    roles |= {(Kind.CREATED, True): LinkRole.MADE, (Kind.CREATED, False): LinkRole.MADE_FROM}
    counts: dict[LinkRole, int] = {}
    for row in found:
        named = roles[Kind(row["kind"]), row["is_first"]]
        counts[named] = counts.get(named, 0) + row["total"]
    return counts


async def locked(work: Work, id: UUID, near: UUID, who: Passport) -> Link | None:
    """Return a link of a thing, whatever lies at its other end; nobody else changes it until this work ends."""
    found = await work.dicts(LOCKED, {**_of(near, who), "id": id})
    return _link(found[0]) if found else None


async def in_slot(work: Work, card: UUID, slot: str) -> Link | None:
    """Return the origin of that kind which an item has, whoever asks."""
    found = await work.dicts(IN_SLOT, {"card": card, "slot": slot})
    return _link(found[0]) if found else None


async def add(work: Work, link: Link) -> bool:
    """Insert a link; say whether there was none like it."""
    row = {name: getattr(link, name) for name in ADDED} | {"kind": link.kind.value}
    return await work.run(ADD, {**row, "created_by": link.created_by, "created_at": link.created_at}) == 1


async def save(work: Work, link: Link) -> None:
    """Update the note of a link, or that it is void."""
    await work.run(SAVE, {name: getattr(link, name) for name in SAVED})


async def remove(work: Work, link: UUID) -> None:
    """Delete a link; the database refuses it for what was made from a thing."""
    await work.run(REMOVE, {"id": link})


async def place(work: Work, card: UUID) -> UUID | None:
    """Return the project of a card, whoever asks."""
    found: UUID | None = await work.value(PLACE, {"id": card})
    return found


def _of(near: UUID, who: Passport) -> dict[str, Any]:
    return {"card": near, "account": who.account, "project": who.project, "reads": who.reads}


def _link(row: dict[str, Any]) -> Link:
    fields = {name: row[name] for name in Link.__struct_fields__}
    return Link(**{**fields, "kind": Kind(row["kind"])})


def _line(row: dict[str, Any], near: End) -> Line:
    far = row["far"]
    ids = {name: UUID(far[name]) if far[name] else None for name in ("id", "scope", "parent", "owner")}
    return Line(_link(row), near, End(**{**far, **ids}))
