"""Every cell of tables 5.2 and 5.4 against the rules: who sees an item, and what they may do with it."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from itertools import product
from uuid import UUID

import pytest
from tests.correspondence import matrix
from tests.correspondence.matrix import CELLS, GRANT_SETS, GRANTS, LEVELS, OF_TYPES, TABLE_5_4, Cell, Row

from sitepost.kernel.ids import new_id
from sitepost.kernel.item import Card, readers, sees
from sitepost.kernel.passport import LEVELS_BY_NAME, Passport, Site
from sitepost.kernel.refusal import Why
from sitepost.platform.http.problem import STATUS
from sitepost.tools.correspondence import rules
from sitepost.tools.correspondence.model.items import Item
from sitepost.tools.correspondence.model.listing import Filters
from sitepost.tools.correspondence.model.types import FieldRule, Fieldset, MapsTo, Status, TypeHere

LEAST_CELLS = 100_000  # asked in this file
ACCOUNT, PROJECT, DELTA, FERRO, ALDGATE = (new_id() for _ in range(5))
ME, MATE, OTHERS = new_id(), new_id(), {role: new_id() for role in matrix.ROLES}
COMPANIES: dict[UUID, UUID | None] = {ME: DELTA, MATE: DELTA, **dict.fromkeys(OTHERS.values(), FERRO)}
NOW = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
STATES = {name: Status(new_id(), name, MapsTo(name.removeprefix("own "))) for name in matrix.STATUSES}


def a_type(*, super_private: bool) -> TypeHere:
    return TypeHere(
        id=new_id(),
        account=ACCOUNT,
        name="Claims",
        prefix="CLM",
        private_by_default=False,
        super_private=super_private,
        archived=False,
        statuses=tuple(STATES.values()),
        fieldset=Fieldset(new_id(), new_id(), "Default", {"responses": FieldRule.OPTIONAL}),
        due_days=None,
        default_description=None,
        default_distribution=(),
    )


TYPES = {"plain": a_type(super_private=False), "super": a_type(super_private=True)}


@cache
def the_item(role: str, mate: str, privacy: str, status: str) -> tuple[Item, TypeHere, Card]:
    """The item of a cell: strangers hold the roles that nobody else holds."""
    type = TYPES[privacy.split()[0]]

    def on_it(place: str) -> tuple[UUID, ...]:
        named = [ME] if role == place else []
        return (*named, *([MATE] if mate == place else [])) or (OTHERS[place],)

    item = Item(
        id=new_id(),
        account=ACCOUNT,
        project=PROJECT,
        type=type.id,
        number="0001",
        status=STATES[status],
        private=privacy.endswith("private"),
        created_by=on_it("creator")[0],
        assignees=on_it("assignee"),
        distribution=on_it("distribution"),
        received_from=on_it("received_from")[0],
        description={"type": "doc", "content": []},
        created_at=NOW,
        updated_at=NOW,
    )
    return item, type, rules.visibility.card(item, type, COMPANIES)


@cache
def passport(level: str, grants: tuple[str, ...]) -> Passport:
    tools = [type.tool for type in TYPES.values()]
    return Passport(
        person=ME,
        account=ACCOUNT,
        site=Site(PROJECT, ACCOUNT, "Harbour Tower"),
        company=DELTA,
        name="Dev",
        levels=dict.fromkeys(tools, LEVELS_BY_NAME[level]),
        grants=dict.fromkeys(tools, frozenset(grants)),
    )


Asks = Callable[[Item, TypeHere, Passport], Why | None]
RIGHTS: dict[str, Asks] = {
    "view": lambda item, type, who: None,
    "edit": rules.rights.why_not_edit,
    "status": rules.rights.why_not_change_status,
    "respond": lambda item, type, who: rules.rights.why_not_respond(item, type, who, COMPANIES),
    "respond_and_status": lambda item, type, who: rules.rights.why_not_respond_and_change_status(
        item, type, who, COMPANIES
    ),
    "official": rules.rights.why_not_mark_official,
    "archive": rules.rights.why_not_archive,
    "export": lambda item, type, who: rules.rights.why_not_export(type, who),
    "qr": lambda item, type, who: None,
    "scan": lambda item, type, who: None,
    "history": lambda item, type, who: rules.rights.why_not_see_history(type, who),
    "access": lambda item, type, who: rules.rights.why_not_see_access(item),
}
SHOWN = {
    "edit": "edit",
    "status": "change_status",
    "respond": "respond",
    "respond_and_status": "respond_and_change_status",
    "official": "mark_official",
    "archive": "archive",
    "export": "export",
    "history": "see_history",
    "access": "see_access",
}
"""What the replies call each action, by which the client greys its buttons."""


def answer(action: str, cell: Cell) -> int:
    """What the rules make of a cell: not there, refused, or done."""
    item, type, card = the_item(cell.role, cell.mate, cell.privacy, cell.status)
    who = passport(cell.level, cell.grants)
    if not sees(who, card):
        return 404
    why = RIGHTS[action](item, type, who)
    return 200 if why is None else STATUS[why.kind]


COUNTED = [(row, [cell for cell in CELLS if row.fits(cell)]) for row in TABLE_5_4]


@pytest.mark.parametrize(("row", "cells"), COUNTED, ids=[f"{row.name}: {len(found)} cells" for row, found in COUNTED])
def test_a_row_of_table_5_4(row: Row, cells: list[Cell]) -> None:
    wrong = [
        f"{cell}: {answer(row.action, cell)} and not {matrix.expected(row, cell)}"
        for cell in cells
        if answer(row.action, cell) != matrix.expected(row, cell)
    ]
    assert not wrong, f"{len(wrong)} of {len(cells)}\n" + "\n".join(wrong[:20])
    for axis, values in (("level", LEVELS), ("grants", GRANT_SETS), ("mate", matrix.MATES)):
        assert {getattr(cell, axis) for cell in cells} >= set(values) - {"creator"}, axis


def test_the_rows_speak_of_every_cell_once_for_each_action() -> None:
    assert sum(len(cells) for _, cells in COUNTED) == len(matrix.ACTIONS) * len(CELLS) >= LEAST_CELLS
    for action in matrix.ACTIONS:
        rows = [row for row in TABLE_5_4 if row.action == action]
        assert all(sum(row.fits(cell) for row in rows) == 1 for cell in CELLS), action
    assert {row.number for row in TABLE_5_4} | set(OF_TYPES) == {*range(1, 14), 16, 28, 30, 31, 34, 37, 38}


def test_the_sql_twin_of_table_5_2_says_the_same() -> None:
    for cell in CELLS:
        card = the_item(cell.role, cell.mate, cell.privacy, cell.status)[2]
        keys = passport(cell.level, cell.grants).reads
        assert (not set(keys).isdisjoint(readers(card))) == matrix.sees(cell), cell


def test_the_buttons_of_a_reply_are_the_table() -> None:
    for row, cells in COUNTED:
        for cell in (each for each in cells[::7] if row.action in SHOWN and matrix.sees(each)):
            item, type, _ = the_item(cell.role, cell.mate, cell.privacy, cell.status)
            can, why_not = rules.rights.abilities(item, type, passport(cell.level, cell.grants), COMPANIES)
            shown = SHOWN[row.action]
            assert (shown in can) == (matrix.expected(row, cell) == 200), (row.name, cell)
            assert (shown in why_not) != (shown in can)


@pytest.mark.parametrize("number", OF_TYPES)
def test_a_row_that_speaks_of_a_type(number: int) -> None:
    for level, grants, type in product(LEVELS, [*GRANT_SETS, GRANTS], TYPES.values()):
        who = passport(level, grants)
        known = rules.types.sees_type(type.tool, who)
        assert known == (type.id in rules.listing.visible_types(Filters(), who))
        may = known and (number != 3 or rules.types.why_not_create(type, who) is None)
        assert may == matrix.of_type(number, level, grants), (number, level, grants)


def test_none_hides_a_type_whatever_is_granted_and_whoever_is_on_the_item() -> None:
    hidden = [cell for cell in CELLS if cell.level == "none"]
    assert len(hidden) * 4 == len(CELLS)
    assert {answer(action, cell) for cell in hidden for action in matrix.ACTIONS} == {404}
