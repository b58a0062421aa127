"""The facts of a card and of its visible parts, newest first; and the chain over the facts of each scope.

A part that became one with its card (a response that was made official) has no card any more. Its
facts are found by what the card's own facts name, and belong where they name the card. What names another
card `beside` its own is told to those who see both.
"""

from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from sitepost.events.correspondence import ItemOverdue
from sitepost.kernel.passport import Passport
from sitepost.platform.work import Work
from sitepost.tools.audit.model import Chain, Checkpoint, FactRow, Link, Verification, WholeFact

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
  AND (f.body ->> 'beside' IS NULL
    OR EXISTS (SELECT FROM card b WHERE b.id = (f.body ->> 'beside')::uuid AND b.readers && %(reads)s))
ORDER BY f.seq DESC LIMIT %(limit)s
"""


async def history(work: Work, who: Passport, *, card: UUID, before: int | None, limit: int) -> list[FactRow]:
    """Return facts about `card` and those of its parts that `who` sees, before the place `before`."""
    row = {"card": card, "stream": who.project, "reads": who.reads, "before": before, "limit": limit}
    row["quiet"] = [fact.KIND for fact in QUIET]
    return await work.rows(HISTORY, row, into=FactRow)


FACT = """f.stream, f.seq, f.account_id AS account, f.kind, f.version, f.at, f.actor, f.card, f.was_readers,
    f.body::text AS body"""
LINK = "l.seq, l.hash, l.account_id AS account"
CHECKPOINT = "c.stream, c.seq, c.account_id AS account, c.at, c.hash, c.key, c.signature"
UNLINKED = """
SELECT s.id FROM scope p JOIN stream s ON s.id = p.id LEFT JOIN audit_chain a ON a.stream = s.id
WHERE s.seq > coalesce(a.seq, 0) LIMIT 100
"""
TRY_CHAIN = "SELECT pg_try_advisory_xact_lock(hashtextextended(%(stream)s::text, 11))"
LAST_LINK = f"SELECT {LINK} FROM audit_link l WHERE l.stream = %(stream)s ORDER BY l.seq DESC LIMIT 1"
FACTS = f"""
SELECT {FACT} FROM fact f WHERE f.stream = %(stream)s AND f.seq > %(after)s ORDER BY f.seq LIMIT %(limit)s
"""
LINKS = f"""
SELECT {LINK} FROM audit_link l WHERE l.stream = %(stream)s AND l.seq > %(after)s AND l.seq <= %(upto)s
"""
ADD_LINKS = """
INSERT INTO audit_link (stream, seq, account_id, hash)
SELECT %(stream)s, l.seq, l.account, l.hash
FROM unnest(%(seqs)s::bigint[], %(accounts)s::uuid[], %(hashes)s::bytea[]) AS l (seq, account, hash)
"""
MOVE_CHAIN = """
INSERT INTO audit_chain AS a (stream, account_id, seq) VALUES (%(stream)s, %(account)s, %(seq)s)
ON CONFLICT (stream) DO UPDATE SET seq = excluded.seq
"""
UNSIGNED = """
SELECT a.stream FROM audit_chain a
WHERE a.seq > coalesce((SELECT max(c.seq) FROM audit_checkpoint c WHERE c.stream = a.stream), 0)
"""
ADD_CHECKPOINT = """
INSERT INTO audit_checkpoint (stream, seq, account_id, at, hash, key, signature)
VALUES (%(stream)s, %(seq)s, %(account)s, %(at)s, %(hash)s, %(key)s, %(signature)s)
ON CONFLICT (stream, seq) DO NOTHING
"""
CHECKPOINTS = f"SELECT {CHECKPOINT} FROM audit_checkpoint c WHERE c.stream = %(stream)s ORDER BY c.seq"
CHAINS = """
SELECT p.id AS stream, p.account_id AS account, p.kind, p.name, p.number, coalesce(s.seq, 0) AS facts,
    coalesce(a.seq, 0) AS linked, c.seq AS checkpoint_seq, c.at AS checkpoint_at
FROM scope p LEFT JOIN stream s ON s.id = p.id LEFT JOIN audit_chain a ON a.stream = p.id
LEFT JOIN LATERAL (
    SELECT k.seq, k.at FROM audit_checkpoint k WHERE k.stream = p.id ORDER BY k.seq DESC LIMIT 1
) c ON true
WHERE (%(account)s::uuid IS NULL OR p.account_id = %(account)s) AND (%(place)s::uuid IS NULL OR p.id = %(place)s)
ORDER BY p.kind, p.name, p.id
"""
STEADY = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"
ASK = """
INSERT INTO audit_verification (account_id, asked_by, asked_at) VALUES (%(account)s, %(person)s, %(now)s)
ON CONFLICT (account_id) DO UPDATE SET asked_by = excluded.asked_by, asked_at = excluded.asked_at,
    finished_at = NULL, done = 0, total = 0, result = NULL
"""
PROGRESS = "UPDATE audit_verification SET done = %(done)s, total = %(total)s WHERE account_id = %(account)s"
FINISH = """
UPDATE audit_verification SET finished_at = %(now)s, result = %(result)s WHERE account_id = %(account)s
"""
VERIFICATION = """
SELECT v.asked_at, v.asked_by, v.finished_at, v.done, v.total, v.result FROM audit_verification v
WHERE v.account_id = %(account)s
"""


async def unlinked(work: Work) -> list[UUID]:
    """Return streams of projects and accounts that have facts without a link."""
    return await work.values(UNLINKED)


async def hold_chain(work: Work, stream: UUID) -> bool:
    """Take the end of a chain until this work ends; say whether nobody else has it."""
    return bool(await work.value(TRY_CHAIN, {"stream": stream}))


async def last_link(work: Work, stream: UUID) -> Link | None:
    """Return the last link of a chain."""
    return await work.row(LAST_LINK, {"stream": stream}, into=Link)


async def facts(work: Work, stream: UUID, *, after: int, limit: int) -> list[WholeFact]:
    """Return the next facts of a stream, whole and in order."""
    return await work.rows(FACTS, {"stream": stream, "after": after, "limit": limit}, into=WholeFact)


async def links(work: Work, stream: UUID, *, after: int, upto: int) -> dict[int, Link]:
    """Return the links of a stretch of a stream by number."""
    found = await work.rows(LINKS, {"stream": stream, "after": after, "upto": upto}, into=Link)
    return {link.seq: link for link in found}


async def add_links(work: Work, stream: UUID, made: list[Link]) -> None:
    """Insert links, and note how far the chain is."""
    row = {"stream": stream, "seqs": [each.seq for each in made], "hashes": [each.hash for each in made]}
    await work.run(ADD_LINKS, {**row, "accounts": [each.account for each in made]})
    await work.run(MOVE_CHAIN, {"stream": stream, "account": made[-1].account, "seq": made[-1].seq})


async def unsigned(work: Work) -> list[UUID]:
    """Return the chains that went on since their last checkpoint."""
    return await work.values(UNSIGNED)


async def add_checkpoint(work: Work, checkpoint: Checkpoint) -> None:
    """Insert a checkpoint, once for each link."""
    await work.run(ADD_CHECKPOINT, {name: getattr(checkpoint, name) for name in Checkpoint.__struct_fields__})


async def checkpoints(work: Work, stream: UUID) -> list[Checkpoint]:
    """Return the checkpoints of a chain in order."""
    return await work.rows(CHECKPOINTS, {"stream": stream}, into=Checkpoint)


async def chains(work: Work, *, account: UUID | None, place: UUID | None = None) -> list[Chain]:
    """Return how the chains of an account's scopes stand; None is every account."""
    return await work.rows(CHAINS, {"account": account, "place": place}, into=Chain)


async def steady(work: Work) -> None:
    """Let everything that this work reads be of one moment; first of all in it."""
    await work.run(STEADY)


async def ask(work: Work, account: UUID, *, person: UUID | None) -> None:
    """Note that somebody asked for a verification; what the last one found is forgotten."""
    await work.run(ASK, {"account": account, "person": person, "now": work.now})


async def note_progress(work: Work, account: UUID, *, done: int, total: int) -> None:
    """Note how far the verification of an account is."""
    await work.run(PROGRESS, {"account": account, "done": done, "total": total})


async def finish(work: Work, account: UUID, result: Any) -> None:  # any JSON value
    """Note what the verification found."""
    await work.run(FINISH, {"account": account, "now": work.now, "result": Jsonb(result)})


async def verification(work: Work, account: UUID) -> Verification | None:
    """Return the last verification of an account, or the one that runs."""
    return await work.row(VERIFICATION, {"account": account}, into=Verification)
