"""What a reaction looks up to tell of a fact: whether the item was closed by then, names of files."""

from collections.abc import Sequence
from uuid import UUID

from sitepost.events.correspondence import ItemClosed, ItemReopened
from sitepost.kernel.fact import Told
from sitepost.platform.work import Work

LAST_OF = """
SELECT kind FROM fact WHERE card = %(card)s AND stream = %(stream)s AND seq < %(seq)s AND kind = ANY(%(kinds)s)
ORDER BY seq DESC LIMIT 1
"""
FILES = "SELECT id, name FROM file WHERE id = ANY(%(ids)s)"


async def was_closed_before(work: Work, told: Told, item: UUID) -> bool:
    """Say whether `item` stood closed when `told` happened, by the facts before it."""
    kinds = [ItemClosed.KIND, ItemReopened.KIND]
    row = {"card": item, "stream": told.stream, "seq": told.seq, "kinds": kinds}
    return bool(await work.value(LAST_OF, row) == ItemClosed.KIND)


async def file_names(work: Work, ids: Sequence[UUID]) -> list[str]:
    """Return the names of files in the order of `ids`."""
    if not ids:
        return []
    names = {row["id"]: row["name"] for row in await work.dicts(FILES, {"ids": list(ids)})}
    return [names[each] for each in ids if each in names]
