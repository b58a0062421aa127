"""What a reaction looks up to tell of a fact: whether the item was closed by then, names of files."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec

from sitepost.events.correspondence import ItemClosed, ItemEdited, ItemIssued, ItemReopened, ItemResponded
from sitepost.kernel.fact import Told
from sitepost.platform.db.session import Answer
from sitepost.platform.work import Work

LAST_OF = """
SELECT kind FROM fact WHERE card = %(card)s AND stream = %(stream)s AND seq < %(seq)s AND kind = ANY(%(kinds)s)
ORDER BY seq DESC LIMIT 1
"""
# One save places its facts with one instant, one beside the other; a save tells a handful of each item.
SAVE = """
SELECT seq, kind, body FROM fact
WHERE stream = %(stream)s AND seq BETWEEN %(seq)s - 20 AND %(seq)s + 20 AND at = %(at)s
  AND actor IS NOT DISTINCT FROM %(actor)s AND kind = ANY(%(kinds)s) AND body ->> 'item' = %(item)s
ORDER BY seq
"""
SaveFact = ItemIssued | ItemEdited | ItemClosed | ItemReopened | ItemResponded
SAVE_FACTS: tuple[type[SaveFact], ...] = (ItemIssued, ItemEdited, ItemClosed, ItemReopened, ItemResponded)
TOGETHER = {fact.KIND: fact for fact in SAVE_FACTS}
FILES = "SELECT id, name FROM file WHERE id = ANY(%(ids)s)"


def was_closed_before(work: Work, told: Told, item: UUID) -> Answer[bool]:
    """Ask whether `item` stood closed when `told` happened, by the facts before it."""
    kinds = [ItemClosed.KIND, ItemReopened.KIND]
    row = {"card": item, "stream": told.stream, "seq": told.seq, "kinds": kinds}
    return work.ask(LAST_OF, row, read=lambda rows: bool(rows and rows[0]["kind"] == ItemClosed.KIND))


async def save_of(work: Work, told: Told, item: UUID) -> dict[int, SaveFact]:
    """Return what the save of `told` told of `item` altogether, by place in the stream."""
    row = {"stream": told.stream, "seq": told.seq, "at": told.at, "actor": told.actor}
    found = await work.dicts(SAVE, {**row, "kinds": list(TOGETHER), "item": str(item)})
    return {each["seq"]: msgspec.convert(each["body"], TOGETHER[each["kind"]]) for each in found}


def file_names(work: Work, ids: Sequence[UUID]) -> Answer[list[str]]:
    """Ask for the names of files in the order of `ids`."""

    def read(rows: list[dict[str, Any]]) -> list[str]:
        names = {row["id"]: row["name"] for row in rows}
        return [names[each] for each in ids if each in names]

    return work.ask(FILES, {"ids": list(ids)}, read=read)
