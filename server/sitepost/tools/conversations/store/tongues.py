"""Which language messages are in, in SQL; `und` is one that was looked at and stays uncertain (ISO 639-3)."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

import msgspec

from sitepost.platform import translate
from sitepost.platform.work import Work
from sitepost.tools.conversations.model import Mention

UNCERTAIN = "und"
SPOKEN = """
SELECT x.seq, x.text, x.lang, x.mentions FROM conversations_message x
WHERE x.conversation_id = %(conversation)s AND x.seq = ANY (%(seqs)s) AND x.sort = 'text' AND x.deleted_at IS NULL
  AND x.text <> '' ORDER BY x.seq
"""
TOLD = """
UPDATE conversations_message x SET lang = v.lang
FROM unnest(%(seqs)s::bigint[], %(langs)s::text[], %(texts)s::text[]) AS v (seq, lang, text)
WHERE x.conversation_id = %(conversation)s AND x.seq = v.seq AND x.text = v.text
"""
# Whoever edits, deletes or purges the message waits, and then drops this; or was first, and there is nothing to keep.
KEEP = f"""
WITH still AS MATERIALIZED (
    SELECT x.seq FROM conversations_message x
    WHERE x.conversation_id = %(conversation)s AND x.seq = %(seq)s AND x.deleted_at IS NULL AND x.text = %(said)s
    FOR SHARE
), kept AS ({translate.KEEP} FROM still ON CONFLICT DO NOTHING)
SELECT EXISTS (SELECT FROM still)
"""


class Spoken(msgspec.Struct, frozen=True):
    """The words of a message, the language they are in (None where nobody looked yet), and whom they name."""

    seq: int
    text: str
    lang: str | None
    mentions: tuple[Mention, ...]


async def spoken(work: Work, conversation: UUID, seqs: Iterable[int]) -> list[Spoken]:
    """Return those of `seqs` that have words."""
    found = await work.dicts(SPOKEN, {"conversation": conversation, "seqs": list(seqs)})
    return [msgspec.convert(each, Spoken) for each in found]


async def tell(work: Work, conversation: UUID, found: Mapping[int, tuple[str, str]]) -> None:
    """Note the language of messages, by number with the text that it was found in."""
    row = {
        "seqs": list(found),
        "langs": [each[0] for each in found.values()],
        "texts": [each[1] for each in found.values()],
    }
    await work.run(TOLD, {"conversation": conversation, **row})


async def keep(work: Work, row: Mapping[str, Any], *, conversation: UUID, message: Spoken) -> bool:  # Any: `KEEP`'s
    """Keep a translation of a message that says the same still; return whether it does."""
    said = {"conversation": conversation, "seq": message.seq, "said": message.text}
    return bool(await work.value(KEEP, {**row, **said}))
