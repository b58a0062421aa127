"""Search in SQL: cards that the passport opens, by number, by words, and the passages to show."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sitepost.kernel.seeking import Wanted
from sitepost.platform import seeking
from sitepost.platform.seeking import WORDS
from sitepost.platform.work import Work
from sitepost.tools.search.model import (
    MOST_RANKED,
    REFERENCE_KINDS,
    SNIPPET_FROM,
    Hit,
)

KIND = "(CASE WHEN %(kind)s::text IS NULL THEN {0} <> ALL(%(hidden)s) ELSE {0} = %(kind)s::text END)"
HEAD = "r.tool, r.kind, r.number, r.title, r.state, r.state_label, r.link, r.updated_at"
ROOT = f"r.id, r.id AS hit, {HEAD}, left(r.words, %(from)s) AS words, {WORDS}::text AS query"
PART = f"r.id, top.id AS hit, {HEAD}, left(coalesce(h.words, r.words), %(from)s) AS words, {WORDS}::text AS query"

BY_NUMBER = f"""
SELECT {ROOT} FROM card r
WHERE r.scope_id = %(scope)s AND r.number <> '' AND r.parent_id IS NULL AND r.readers && %(reads)s
  AND {KIND.format("r.kind")}
  AND (lower(r.number) LIKE %(literal)s::text OR {seeking.BY_FIGURE.format("r")})
ORDER BY lower(r.number) LIKE %(exact)s::text DESC, {seeking.FIGURE.format("r")} = rtrim(%(figure)s::text, '%%') DESC,
    length(r.number), r.number, r.id
LIMIT %(limit)s
"""
BY_PREFIX = f"""
SELECT {ROOT} FROM card r
WHERE r.scope_id = %(scope)s AND r.number <> '' AND r.parent_id IS NULL AND r.readers && %(reads)s
  AND {KIND.format("r.kind")}
  AND lower(r.number) LIKE %(prefix)s::text
ORDER BY lower(r.number) USING ~>~ LIMIT %(limit)s
"""
BY_NAME = f"""
SELECT {ROOT} FROM card r
WHERE r.scope_id = %(scope)s AND r.number <> '' AND r.parent_id IS NULL AND r.readers && %(reads)s
  AND {KIND.format("r.kind")} AND {seeking.BY_NAME.format("r")}
ORDER BY length(r.number), lower(r.number), r.id LIMIT %(limit)s
"""
BY_WORDS = f"""
WITH near AS (
    SELECT c.id, c.parent_id, c.kind, c.tsv, c.updated_at FROM card c
    WHERE c.scope_id = %(scope)s AND c.tsv @@ {WORDS} AND c.readers && %(reads)s
      AND (%(kind)s::text IS NULL OR c.kind = %(kind)s::text OR c.parent_id IS NOT NULL)
    ORDER BY c.updated_at DESC LIMIT %(ranked)s
), ranked AS (
    SELECT n.id, coalesce(n.parent_id, n.id) AS root, n.updated_at, ts_rank(n.tsv, {WORDS}) AS rank
    FROM near n LEFT JOIN card p ON p.id = n.parent_id AND p.readers && %(reads)s
    WHERE (n.parent_id IS NULL OR p.id IS NOT NULL) AND {KIND.format("coalesce(p.kind, n.kind)")}
), best AS (
    SELECT DISTINCT ON (root) id, root, rank, updated_at FROM ranked ORDER BY root, rank DESC, updated_at DESC, id
), top AS (
    SELECT * FROM best ORDER BY rank DESC, updated_at DESC, id LIMIT %(limit)s
)
SELECT {PART} FROM top JOIN card r ON r.id = top.root
LEFT JOIN card h ON h.id = CASE WHEN top.id <> top.root THEN top.id END
ORDER BY top.rank DESC, top.updated_at DESC, top.id
"""
STEMS = """
SELECT w.word, coalesce((ts_lexize('english_stem', w.word))[1], '') AS stem FROM unnest(%(words)s::text[]) AS w (word)
"""
MOST_STEMS = 50_000

_stems: dict[str, str] = {}
"""The stems of words that were looked for; a language has only so many, and they do not change."""


async def find(
    work: Work, wanted: Wanted, *, scope: UUID, reads: Sequence[UUID], kind: str | None, limit: int
) -> list[Hit]:
    """Return at most `limit` cards that `reads` opens: numbers first, then words, best ones first."""
    row = _row(wanted, scope=scope, reads=reads, kind=kind, limit=limit)
    named = work.ask(BY_NAME, row, into=Hit, read=list) if wanted.name is not None else None
    found: dict[UUID, Hit] = {}
    if wanted.by_number:
        found |= {hit.id: hit for hit in await work.rows(BY_NUMBER, row, into=Hit, afresh=True)}
    if len(found) < limit:
        by_words = await work.rows(BY_WORDS, row, into=Hit, afresh=True)
        for hit in [*(await named if named is not None else ()), *by_words]:
            found.setdefault(hit.id, hit)
    row |= {"head": wanted.head, "tail": wanted.tail}
    if wanted.tail and len(found) < limit:  # what only begins like the last word stands behind what has it
        for hit in await work.rows(BY_WORDS, row, into=Hit, afresh=True):
            found.setdefault(hit.id, hit)
    if wanted.prefix is not None and len(found) < limit:
        for hit in await work.rows(BY_PREFIX, row, into=Hit, afresh=True):
            found.setdefault(hit.id, hit)
    return list(found.values())[:limit]


def _row(wanted: Wanted, *, scope: UUID, reads: Sequence[UUID], kind: str | None, limit: int) -> dict[str, Any]:
    """Return the values of the statements; first whole words only, as `find` begins with them."""
    return {
        **seeking.values(wanted),
        "head": wanted.complete,
        "tail": "",
        "exact": wanted.literal.removesuffix("%") if wanted.literal else None,
        "scope": scope,
        "reads": list(reads),
        "kind": kind,
        "hidden": list(REFERENCE_KINDS),
        "ranked": MOST_RANKED,
        "limit": limit,
        "from": SNIPPET_FROM,
    }


async def stems(work: Work, words: Iterable[str]) -> Mapping[str, str]:
    """Return the stems of `words`, in lower case, as the index has them; most are known from earlier searches."""
    unknown = [word for word in words if word not in _stems]
    if unknown:
        if len(_stems) + len(unknown) > MOST_STEMS:
            _stems.clear()
        for row in await work.dicts(STEMS, {"words": unknown}):
            _stems[row["word"]] = row["stem"]
    return _stems
