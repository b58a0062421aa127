"""The statements of a round of plain messages, over a line of its own: what they answer is JSON.

They say the same as those in `store.posting`: locks first, then what is read behind the locks, then what is written.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec

from sitepost.platform.db.line import Line, array
from sitepost.tools.conversations.model import Conversation, Settings, Standing
from sitepost.tools.conversations.store import access, messages, posting, settings

BEGIN = "BEGIN"
COMMIT = "COMMIT"
LOCK = f"""
WITH held AS MATERIALIZED (
    SELECT {messages.TALK} FROM conversations_conversation c WHERE c.id = ANY ($1::uuid[]) ORDER BY c.id
    FOR NO KEY UPDATE
), kept AS MATERIALIZED (
    SELECT p.person_id FROM passport p WHERE p.person_id = ANY ($2::uuid[])
      AND (p.scope_id IN (SELECT project FROM held) OR p.scope_id IN (SELECT account FROM held))
    ORDER BY p.scope_id, p.person_id FOR SHARE
)
SELECT json_build_object('talks', coalesce((SELECT json_agg(held) FROM held), '[]'),
    'kept', (SELECT count(*) FROM kept))
"""
STAND = f"""
SELECT coalesce(json_agg(x), '[]') FROM (
    {
    access.STANDINGS.replace(
        "SELECT v.conversation,", "SELECT coalesce(s.version, 0) AS chosen, v.conversation,"
    ).replace(
        "unnest(%(conversations)s::uuid[], %(people)s::uuid[]) AS v (conversation, person)",
        posting.TOGETHER.replace("%(conversations)s", "$1").replace("%(people)s", "$2"),
    )
}) AS x
"""
KNOWN = """
SELECT coalesce(json_agg(v.key), '[]') FROM unnest($1::uuid[], $2::uuid[]) AS v (sender, key)
CROSS JOIN LATERAL (SELECT FROM conversations_message m WHERE m.sender_id = v.sender AND m.key = v.key LIMIT 1) m
"""
CHOSEN = f"""
SELECT row_to_json(x) FROM (SELECT {settings.NAMES} FROM conversations_settings WHERE account_id = $1::uuid) AS x
"""
SAY = posting.SAY.replace("%(rows)s", "$1")
STATEMENTS = {
    "begin": BEGIN,
    "lock": LOCK,
    "stand": STAND,
    "known": KNOWN,
    "chosen": CHOSEN,
    "say": SAY,
    "commit": COMMIT,
}


class Stands(Standing, frozen=True, kw_only=True):
    """Where somebody stands towards a conversation, and the version of what their company chose."""

    chosen: int
    conversation: UUID


class _Locked(msgspec.Struct):
    talks: list[Conversation]
    kept: int


_locked = msgspec.json.Decoder(_Locked).decode
_stands = msgspec.json.Decoder(list[Stands]).decode
_keys = msgspec.json.Decoder(list[UUID]).decode
_settings = msgspec.json.Decoder(Settings).decode
_encode = msgspec.json.Encoder().encode
Looked = tuple[dict[UUID, Conversation], list[Stands], set[UUID]]


def line_of(dsn: str) -> Line:
    """Return a line that knows these statements."""
    return Line(dsn, STATEMENTS)


async def look(line: Line, conversations: Sequence[UUID], people: Sequence[UUID], keys: Sequence[UUID]) -> Looked:
    """Begin, lock, and return conversations, where people stand, and which keys are known, of letters in a row."""
    talks, senders = array(conversations), array(people)
    found = await line.run(
        ("begin", ()),
        ("lock", (talks, senders)),
        ("stand", (talks, senders)),
        ("known", (senders, array(keys))),
    )
    locked = _locked(found[1] or b"")
    return {each.id: each for each in locked.talks}, _stands(found[2] or b"[]"), set(_keys(found[3] or b"[]"))


async def chosen(line: Line, account: UUID) -> Settings:
    """Return what a company chose."""
    found = (await line.run(("chosen", (str(account).encode(),))))[0]
    return _settings(found) if found else Settings()


async def say(line: Line, rows: list[dict[str, Any]]) -> None:
    """Write messages and make them durable; end without them where there are none."""
    if rows:
        await line.run(("say", (_encode(rows),)), ("commit", ()))
    else:
        await line.run(("commit", ()))
