"""Numbers that are taken: of every item that has one, and those that issued items had before (spec 4.3).

A row is what a number is claimed with, so two writers never get the same one, whatever either of
them could see; and since the rows of issued numbers stay, none of those is given again.
"""

from typing import LiteralString

from sitepost.kernel.refusal import Refusal
from sitepost.platform.work import Work
from sitepost.tools.correspondence.model.items import NUMBER_TAKEN, Item

TEXT: LiteralString = "lpad({0}::text, greatest(4, length({0}::text)), '0')"
CLAIM = """
INSERT INTO correspondence_number AS n (project_id, type_id, number, account_id, item_id)
VALUES (%(project)s, %(type)s, lower(%(number)s), %(account)s, %(item)s)
ON CONFLICT (project_id, type_id, number) DO UPDATE SET item_id = n.item_id WHERE n.item_id = excluded.item_id
RETURNING number
"""
FORGET = """
DELETE FROM correspondence_number
WHERE project_id = %(project)s AND type_id = %(type)s AND number = lower(%(number)s) AND item_id = %(item)s
"""
JUMP = f"""
UPDATE correspondence_counter c SET next = coalesce((
    SELECT g FROM generate_series(c.next, c.next + %(step)s - 1) AS g
    WHERE NOT EXISTS (
        SELECT FROM correspondence_number n
        WHERE n.project_id = c.project_id AND n.type_id = c.type_id AND n.number = {TEXT.format("g")}
    )
    ORDER BY g LIMIT 1
), c.next + %(step)s)
WHERE c.project_id = %(project)s AND c.type_id = %(type)s
"""
STEP = 10_000  # numbers that are looked through at once for a free one


async def move(work: Work, item: Item, *, before: Item) -> None:
    """Claim another number for an item; refuse `correspondence.number_taken`, also where an issued item had it once.

    A draft lets go of the number that it had; nobody has written to anybody under it.
    """
    row = {"project": item.project, "type": item.type, "account": item.account, "item": item.id}
    if item.number.lower() == before.number.lower():
        return
    if await work.value(CLAIM, {**row, "number": item.number}) is None:
        raise Refusal(NUMBER_TAKEN, field="number")
    if before.issued_at is None:
        await work.run(FORGET, {**row, "number": before.number})


async def jump(work: Work, item: Item) -> None:
    """Move the counter of an item's type to the next number that is free, or some thousands on where none is."""
    await work.run(JUMP, {"project": item.project, "type": item.type, "step": STEP})
