"""The rows of table 5.4 that other rooms rule on, or that need an archived item, on every cell of the matrix."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from tests.correspondence import matrix
from tests.correspondence.matrix import CELLS, EDIT_OPEN, LEVELS, Cell, Row
from tests.correspondence.test_matrix_rules import NOW, PROJECT, passport, the_item

from sitepost.kernel.item import Card, sees
from sitepost.kernel.passport import Passport
from sitepost.kernel.refusal import Why
from sitepost.platform.http.problem import STATUS
from sitepost.tools.correspondence import rules
from sitepost.tools.correspondence.model.items import Item
from sitepost.tools.correspondence.model.types import TypeHere
from sitepost.tools.emails import rules as emails
from sitepost.tools.links import rules as links
from sitepost.tools.links.model import End

LEAST_CELLS = 200_000
ALL = "draft open closed"
# Spec 5.4, as in `matrix`. Row 26 follows rows 14 and 15, and at Read Only the right to edit what one made.
TABLE = [
    #   #   action        whose    states        Read Only  Standard  Admin
    Row(14, "relate",     "own",   ALL,          "-",       "Y",      "Y"),
    Row(15, "relate",     "other", ALL,          "-",       "-",      "Y"),
    Row(17, "retrieve",   "any",   ALL,          "-",       "-",      "Y"),
    Row(18, "bulk",       "any",   ALL,          "-",       "-",      "Y"),
    Row(22, "make from",  "any",   ALL,          "Y",       "Y",      "Y"),  # the source's side of it
    Row(26, "set origin", "own",   ALL,          EDIT_OPEN, "Y",      "Y"),
    Row(26, "set origin", "other", ALL,          "-",       "-",      "Y"),
    Row(35, "forward",    "any",   "open closed", "-",      "Y",      "Y"),
    Row(36, "emails",     "any",   ALL,          "Y",       "Y",      "Y"),
]  # fmt: skip
Asks = Callable[[Item, TypeHere, Card, Passport], Why | None]


def end(item: Item, card: Card) -> End:
    """The item as links see it."""
    return End(
        id=item.id, scope=PROJECT, tool=card.tool, kind=card.kind, number=card.number, title=card.title,
        state=card.state, state_label="", link="/there", owner=item.created_by,
    )  # fmt: skip


RIGHTS: dict[str, Asks] = {
    "relate": lambda item, type, card, who: links.why_not_relate(end(item, card), who),
    "retrieve": lambda item, type, card, who: rules.rights.why_not_retrieve(replace(item, archived_at=NOW), type, who),
    "bulk": lambda item, type, card, who: rules.rights.why_not_in_bulk(item, type, who),
    "make from": lambda item, type, card, who: links.why_not_make_from(end(item, card), who),
    "set origin": lambda item, type, card, who: links.why_not_set_origin(end(item, card), who),
    "forward": lambda item, type, card, who: emails.why_not_forward(card, who),
    "emails": lambda item, type, card, who: emails.why_not_read(card, who),
}


def answer(action: str, cell: Cell) -> int:
    """What the rules make of a cell: not there, refused, or done."""
    item, type, card = the_item(cell.role, cell.mate, cell.privacy, cell.status)
    who = passport(cell.level, cell.grants)
    if not sees(who, card):
        return 404
    why = RIGHTS[action](item, type, card, who)
    return 200 if why is None else STATUS[why.kind]


COUNTED = [(row, [cell for cell in CELLS if row.fits(cell)]) for row in TABLE]


@pytest.mark.parametrize(("row", "cells"), COUNTED, ids=[f"{row.name}: {len(found)} cells" for row, found in COUNTED])
def test_a_row_of_table_5_4_elsewhere(row: Row, cells: list[Cell]) -> None:
    found = [(cell, answer(row.action, cell), matrix.expected(row, cell)) for cell in cells]
    wrong = [f"{cell}: {said} and not {wanted}" for cell, said, wanted in found if said != wanted]
    assert not wrong, f"{len(wrong)} of {len(cells)}\n" + "\n".join(wrong[:20])
    assert {cell.level for cell in cells} == set(LEVELS)


def test_drafts_are_sent_to_nobody() -> None:
    drafts = [cell for cell in CELLS if cell.state == "draft"]
    assert drafts
    assert {answer("forward", cell) for cell in drafts} == {403, 404, 422}


def test_there_are_as_many_cells_as_ever() -> None:
    assert sum(len(cells) for _, cells in COUNTED) >= LEAST_CELLS
    assert {row.action for row in TABLE} == RIGHTS.keys()
