"""Stored cards: every tool writes them with its rows, every tool may read them by passport."""

from collections.abc import Iterable
from datetime import date
from typing import Any, LiteralString
from uuid import UUID

import msgspec
from psycopg.types.json import Jsonb

from sitepost.kernel.item import LIES_IN, Audience, BriefLine, Card, readers
from sitepost.kernel.passport import Passport
from sitepost.platform.db.session import Answer, Session

LONGEST_WORDS = 180_000  # a tsvector holds at most 1 MiB
LONGEST_ALIASES = 20_000

ADD: LiteralString = """INSERT INTO card AS c (id, account_id, scope_id, tool, kind, number, title, state, state_label,
        link, parent_id, audience, readers, brief, due_on, court, owner_id, archived, parties, words,
        tsv, updated_at)
    VALUES (%(id)s, %(account)s, %(scope)s, %(tool)s, %(kind)s, %(number)s, %(title)s, %(state)s,
        %(state_label)s, %(link)s, %(parent)s, %(audience)s, %(readers)s, %(brief)s, %(due_on)s, %(court)s,
        %(owner)s, %(archived)s, %(parties)s, %(words)s,
        setweight(to_tsvector('simple', %(title)s), 'A') || setweight(to_tsvector('english', %(title)s), 'A')
            || setweight(to_tsvector('english', %(words)s || ' ' || %(aliases)s), 'C'), %(now)s)"""
SAVE = f"""
WITH old AS (SELECT readers, parties FROM card WHERE id = %(id)s),
saved AS (
    {ADD}
    ON CONFLICT (id) DO UPDATE SET tool = excluded.tool, kind = excluded.kind, number = excluded.number,
        title = excluded.title, state = excluded.state, state_label = excluded.state_label,
        link = excluded.link, parent_id = excluded.parent_id, audience = excluded.audience,
        readers = excluded.readers, brief = excluded.brief, due_on = excluded.due_on,
        court = excluded.court, owner_id = excluded.owner_id, archived = excluded.archived,
        parties = excluded.parties, words = excluded.words, tsv = excluded.tsv, updated_at = excluded.updated_at
    WHERE c.account_id = excluded.account_id AND c.scope_id = excluded.scope_id
    RETURNING id
)
SELECT old.readers, old.parties FROM saved JOIN old ON true
"""
FORGET_FILES = """
WITH off AS (DELETE FROM card_file WHERE card_id = %(id)s AND file_id <> ALL(%(files)s) RETURNING file_id)
UPDATE file SET was_attached = true WHERE id IN (SELECT file_id FROM off)
"""
KEEP_FILES = """
INSERT INTO card_file (card_id, file_id, place)
SELECT %(id)s, f.id, f.place - 1 FROM unnest(%(files)s::uuid[]) WITH ORDINALITY AS f (id, place)
ON CONFLICT (card_id, file_id) DO UPDATE SET place = excluded.place
"""
COLUMNS = """c.id, c.account_id, c.scope_id, c.tool, c.kind, c.number, c.title, c.state,
    c.state_label, c.link, c.parent_id, c.updated_at"""
SAVE_AUDIENCES = """
UPDATE card c SET audience = v.audience, readers = v.readers
FROM jsonb_to_recordset(%(rows)s::jsonb) AS v (id uuid, audience jsonb, readers uuid[]) WHERE c.id = v.id
"""
BY_ID = """
SELECT c.*, ARRAY(SELECT file_id FROM card_file WHERE card_id = c.id ORDER BY place) AS files
FROM card c WHERE c.id = ANY(%(ids)s)
"""
SEEN_BY_ID = """
SELECT c.*, ARRAY(SELECT file_id FROM card_file WHERE card_id = c.id ORDER BY place) AS files
FROM card c WHERE c.id = ANY(%(ids)s) AND c.account_id = %(account)s AND c.readers && %(reads)s
"""
OF_KIND = """
SELECT c.id FROM card c
WHERE c.id = ANY(%(ids)s) AND c.kind = %(kind)s AND c.account_id = %(account)s
  AND c.scope_id IN (%(scope)s, %(account)s) AND c.state <> 'retired'
"""
RETIRED = """
SELECT c.id, c.title FROM card c
WHERE c.id = ANY(%(ids)s) AND c.state = 'retired' AND c.account_id = %(account)s
  AND c.scope_id IN (%(scope)s, %(account)s)
"""
SEEN_OF_KIND = f"""
SELECT {COLUMNS} FROM card c
WHERE c.scope_id = ANY(%(scopes)s) AND c.kind = %(kind)s AND c.account_id = %(account)s AND c.readers && %(reads)s
ORDER BY lower(c.title), c.id
"""
INSIDE = """
SELECT c.id FROM card c CROSS JOIN LATERAL jsonb_array_elements(c.brief) AS l (line)
WHERE c.scope_id = %(scope)s AND c.kind = %(kind)s AND l.line ->> 'label' = %(label)s
  AND l.line -> 'value' ?| %(ids)s::text[]
"""
SET_CLOCK = """
UPDATE card SET clock_on = %(on)s, clock_over = %(over)s, clock_court = %(court)s
WHERE id = %(id)s AND (clock_on, clock_over, clock_court) IS DISTINCT FROM (%(on)s::date, %(over)s, %(court)s::uuid[])
"""
DROP_FILES = "DELETE FROM card_file WHERE card_id = %(id)s"
DROP = "DELETE FROM card WHERE id = %(id)s"


class Was(msgspec.Struct, frozen=True):
    """Who saw a card before it was saved, by their reader keys, and whom it concerned."""

    readers: list[UUID]
    parties: list[UUID]


async def save(work: Session, card: Card) -> Was | None:
    """Insert or update `card`; return who had it before, None when it is new."""
    held = await work.rows(SAVE, _row(work, card), into=Was)
    if held:
        work.later(FORGET_FILES, {"id": card.id, "files": list(card.files)})
    if card.files:
        work.later(KEEP_FILES, {"id": card.id, "files": list(card.files)})
    return held[0] if held else None


def add(work: Session, card: Card) -> None:
    """Insert a card of something that was made just now, with whatever is asked or committed next."""
    work.later(ADD, _row(work, card))
    if card.files:
        work.later(KEEP_FILES, {"id": card.id, "files": list(card.files)})


def _row(work: Session, card: Card) -> dict[str, Any]:
    return {
        "id": card.id,
        "account": card.account,
        "scope": card.scope,
        "tool": card.tool,
        "kind": card.kind,
        "number": card.number,
        "title": card.title,
        "state": card.state,
        "state_label": card.state_label,
        "link": card.link,
        "parent": card.parent,
        "audience": Jsonb(card.audience),
        "readers": readers(card),
        "brief": Jsonb(card.brief),
        "due_on": card.due_on,
        "court": sorted(card.court),
        "owner": card.owner,
        "archived": card.archived,
        "parties": sorted(card.parties),
        "words": card.words[:LONGEST_WORDS],
        "aliases": card.aliases[:LONGEST_ALIASES],
        "now": card.updated_at or work.now,
    }


async def save_audiences(work: Session, cards: Iterable[Card]) -> None:
    """Update who sees each of many cards, and nothing else of them."""
    rows = [{"id": card.id, "audience": card.audience, "readers": readers(card)} for card in cards]
    await work.run(SAVE_AUDIENCES, {"rows": Jsonb(rows)})


async def set_clock(work: Session, card: UUID, *, on: date | None, over: bool, court: Iterable[UUID]) -> None:
    """Write on a card until when its next contract period runs and for whom, and whether one ran out that matters."""
    await work.run(SET_CLOCK, {"id": card, "on": on, "over": over, "court": sorted(court)})


async def drop(work: Session, card: UUID) -> None:
    """Remove a card whose thing is gone for good (reference data that nothing used)."""
    await work.run(DROP_FILES, {"id": card})
    await work.run(DROP, {"id": card})


async def by_id(work: Session, ids: Iterable[UUID]) -> dict[UUID, Card]:
    """Return the cards of `ids` whoever asks: for rendering what a checked page already holds."""
    found = await work.dicts(BY_ID, {"ids": list(ids)})
    return {row["id"]: _card(row) for row in found}


async def seen(work: Session, ids: Iterable[UUID], who: Passport) -> dict[UUID, Card]:
    """Return those cards of `ids` that `who` may see."""
    wanted = list(ids)
    return await ask_seen(work, wanted, who) if wanted else {}


def ask_seen(work: Session, ids: Iterable[UUID], who: Passport) -> Answer[dict[UUID, Card]]:
    """Ask for the same along with the next statement."""
    row = {"ids": list(ids), "account": who.account, "reads": who.reads}
    return work.ask(SEEN_BY_ID, row, read=lambda found: {row["id"]: _card(row) for row in found})


async def of_kind(work: Session, ids: Iterable[UUID], *, kind: str, who: Passport) -> set[UUID]:
    """Return those of `ids` that are cards of `kind` for `who`; what was retired is none of them."""
    wanted = list(ids)
    if not wanted:
        return set()
    place = {"account": who.account, "scope": who.site.id}
    return set(await work.values(OF_KIND, {"ids": wanted, "kind": kind, **place}))


async def retired(work: Session, ids: Iterable[UUID], who: Passport) -> dict[UUID, str]:
    """Return the titles of those of `ids` that `who` could refer to once: reference data that was retired."""
    found = await work.dicts(RETIRED, {"ids": list(ids), "account": who.account, "scope": who.site.id})
    return {row["id"]: row["title"] for row in found}


async def inside(work: Session, ids: Iterable[UUID], *, kind: str, scope: UUID) -> set[UUID]:
    """Return `ids` and whatever cards of that kind lie in one of them, retired ones too."""
    wanted = list(ids)
    row = {"scope": scope, "kind": kind, "label": LIES_IN, "ids": [str(id) for id in wanted]}
    return {*wanted, *await work.values(INSIDE, row)}


class Heading(msgspec.Struct, frozen=True):
    """The head of a card: what it is and where."""

    id: UUID
    scope: UUID
    tool: str
    number: str
    title: str
    state: str


async def headings(work: Session, *, kind: str, passports: Iterable[Passport]) -> list[Heading]:
    """Return the cards of `kind` that one person sees in the scopes of their `passports`, by title."""
    held = list(passports)
    if not held:
        return []
    reads = [key for passport in held for key in passport.reads]
    scopes = [passport.site.id for passport in held]
    params = {"kind": kind, "account": held[0].account, "scopes": scopes, "reads": reads}
    found = await work.dicts(SEEN_OF_KIND, params)
    return [
        Heading(row["id"], row["scope_id"], row["tool"], row["number"], row["title"], row["state"]) for row in found
    ]


def _card(row: dict[str, Any]) -> Card:
    return Card(
        id=row["id"],
        account=row["account_id"],
        scope=row["scope_id"],
        tool=row["tool"],
        kind=row["kind"],
        number=row["number"],
        title=row["title"],
        state=row["state"],
        state_label=row["state_label"],
        link=row["link"],
        parent=row["parent_id"],
        audience=msgspec.convert(row["audience"], Audience),
        files=tuple(row["files"]),
        words=row["words"],
        brief=msgspec.convert(row["brief"], tuple[BriefLine, ...]),
        due_on=row["due_on"],
        court=frozenset(row["court"]),
        owner=row["owner_id"],
        archived=row["archived"],
        parties=frozenset(row["parties"]),
        updated_at=row["updated_at"],
    )
