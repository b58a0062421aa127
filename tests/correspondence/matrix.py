"""Tables 5.2 and 5.4 of the spec written down as data, and the answer that each cell of them expects.

Nothing here is computed from the server: whoever changes a rule there must change the table here. "Ball in court" has
no column of its own: it is the assignee's while the item is open.
"""

from collections.abc import Iterable, Iterator
from itertools import product
from random import Random
from typing import NamedTuple

CREATE = "create"
EDIT_OPEN = "edit_items_they_created"
RESPOND = "create_response"
RESPOND_MATES = "respond_to_vendor_items"
VIEW_MATES = "view_vendor_items"
GRANTS = (CREATE, EDIT_OPEN, RESPOND, RESPOND_MATES, VIEW_MATES)  # spec 5.1

LEVELS = ("none", "read_only", "standard", "admin")
ROLES = ("creator", "assignee", "distribution", "received_from", "no_role")
MATES = ("creator", "assignee", "distribution", "received_from", "no_mate")  # what a company-mate is on the item
PRIVACIES = ("plain public", "plain private", "super public", "super private")  # the type, and the item
STATUSES = (
    "draft", "open", "closed_successful", "closed_unsuccessful",
    "own draft", "own open", "own closed_successful", "own closed_unsuccessful",
)  # fmt: skip
"""The default statuses, and the company's own, by what they map to (spec 4.2)."""
GRANT_SETS = ((), *((grant,) for grant in GRANTS), *(tuple(g for g in GRANTS if g != one) for one in GRANTS), GRANTS)

# Spec 5.2. Y: sees it. 1: with "View Private Items Accessible to Users within Same Company", where oneself or a
# company-mate is on the item. 2: a type Admin, where oneself or a company-mate is on the item.
# Columns: Draft, Draft Private, Draft Super P., Open, Open Private, Open Super P., Closed, Closed Private, Closed S.P.
TABLE_5_2 = {
    "creator":       "Y Y Y  Y Y Y  Y Y Y",
    "assignee":      "- - -  Y Y Y  Y Y Y",
    "distribution":  "- - -  Y Y Y  Y Y Y",
    "received_from": "- - -  Y Y Y  Y Y Y",
    "no_role":       "- - -  Y 1 1  Y 1 1",
    "type_admin":    "Y Y -  Y Y 2  Y Y 2",
}  # fmt: skip
PLACES = list(product(("draft", "open", "closed"), ("public", "private", "super")))


class Cell(NamedTuple):
    """Somebody who asks, and the item that they ask about."""

    level: str
    grants: tuple[str, ...]
    role: str
    mate: str
    privacy: str
    status: str

    @property
    def state(self) -> str:
        """Draft, open or closed: what the status maps to."""
        return self.status.removeprefix("own ").split("_")[0]

    @property
    def is_private(self) -> bool:
        """Say whether the item is ticked Private."""
        return self.privacy.endswith("private")

    @property
    def has_mate(self) -> bool:
        """Say whether a company-mate is on the item."""
        return self.mate != "no_mate"


class Row(NamedTuple):
    """A row of table 5.4, or a part of one: for whose items and in which states, and what each column needs.

    A need is `Y`, `-`, or grants: `|` stands between those of which one will do, `&` between those that are needed
    together; `@on` counts a grant for whoever is on the item, `@mate` where a company-mate is. Where the table says
    no, the answer is `refused`: 403 for want of a right, 422 where the item's state forbids it to everybody.
    """

    number: int
    action: str
    whose: str  # own, other, any
    states: str
    read_only: str
    standard: str
    admin: str
    refused: int = 403
    privacy: str = ""  # only items whose privacy ends so

    def fits(self, cell: Cell) -> bool:
        """Say whether the row speaks of the cell."""
        own = cell.role == "creator"
        whose = self.whose == "any" or own == (self.whose == "own")
        return whose and cell.state in self.states.split() and cell.privacy.endswith(self.privacy)

    @property
    def name(self) -> str:
        """What to call the row in a report."""
        return f"row {self.number}, {self.whose} {self.states.replace(' ', '/')} {self.privacy}".strip()


RESPONDS = f"{RESPOND}@on|{RESPOND_MATES}@mate"
RESPONDS_AND_EDITS = f"{RESPOND}@on&{EDIT_OPEN}|{RESPOND_MATES}@mate&{EDIT_OPEN}"
ALL = "draft open closed"

# Spec 5.4. The None column is a dash in every row: what lies in a type on which one has no level does not exist.
TABLE_5_4 = [
    #   #   action    whose    states         Read Only           Standard  Admin
    Row(1,  "view",   "any",   ALL,           "Y",                "Y",      "Y"),
    Row(4,  "edit",   "own",   "draft",       CREATE,             "Y",      "Y"),
    Row(5,  "edit",   "own",   "open",        EDIT_OPEN,          "Y",      "Y"),
    Row(6,  "edit",   "own",   "closed",      "-",                "-",      "Y", 422),
    Row(7,  "edit",   "other", ALL,           "-",                "-",      "Y"),
    Row(8,  "status", "own",   "draft",       CREATE,             "Y",      "Y"),
    Row(9,  "status", "own",   "open",        EDIT_OPEN,          "Y",      "Y"),
    Row(9,  "status", "own",   "closed",      "-",                "-",      "Y", 422),  # the table is silent: as row 6
    Row(10, "status", "other", ALL,           "-",                "-",      "Y"),
    Row(11, "respond", "any",  "open",        RESPONDS,           RESPONDS, "Y"),
    Row(11, "respond", "any",  "draft closed", "-",               "-",      "-", 422),
    Row(12, "respond_and_status", "own", "open", RESPONDS_AND_EDITS, RESPONDS, "Y"),
    Row(12, "respond_and_status", "other", "open", "-",           "-",      "Y"),
    Row(12, "respond_and_status", "any", "draft closed", "-",     "-",      "-", 422),
    Row(13, "official", "any", ALL,           "-",                "-",      "Y"),
    Row(16, "archive", "any",  ALL,           "-",                "-",      "Y"),
    Row(28, "export", "any",   ALL,           "Y",                "Y",      "Y"),
    Row(30, "qr",     "any",   ALL,           "Y",                "Y",      "Y"),
    Row(31, "scan",   "any",   ALL,           "Y",                "Y",      "Y"),
    Row(37, "history", "any",  ALL,           "-",                "-",      "Y"),
    Row(38, "access", "any",   ALL,           "Y",                "Y",      "Y", 403, "private"),
    Row(38, "access", "any",   ALL,           "-",                "-",      "-", 422, "public"),
]  # fmt: skip
ACTIONS = tuple(dict.fromkeys(row.action for row in TABLE_5_4))

# Rows that speak of a type, not of an item: None, Read Only, Standard, Admin.
OF_TYPES = {
    2: ("-", "Y", "Y", "Y"),  # search, sort, filter
    3: ("-", CREATE, "Y", "Y"),  # create an item
    34: ("-", "Y", "Y", "Y"),  # customise columns: personal
}


def sees(cell: Cell) -> bool:
    """Read table 5.2."""
    if cell.level == "none":
        return False  # all its rows presuppose at least Read Only
    privacy = "super" if cell.privacy == "super private" else "private" if cell.is_private else "public"
    column = PLACES.index((cell.state, privacy))
    marks = {TABLE_5_2[cell.role].split()[column]}
    if cell.level == "admin":
        marks.add(TABLE_5_2["type_admin"].split()[column])
    on_it = cell.role != "no_role" or cell.has_mate
    return "Y" in marks or ("1" in marks and VIEW_MATES in cell.grants and on_it) or ("2" in marks and on_it)


def fulfils(need: str, cell: Cell) -> bool:
    """Say whether somebody has what a column needs."""
    if need in ("Y", "-"):
        return need == "Y"
    holds = {"on": cell.role != "no_role", "mate": cell.has_mate, "": True}
    ways = [[part.partition("@") for part in way.split("&")] for way in need.split("|")]
    return any(all(grant in cell.grants and holds[place] for grant, _, place in way) for way in ways)


def expected(row: Row, cell: Cell) -> int:
    """Read off the tables what the cell's request is answered: 200, 403, 404 or 422."""
    if not sees(cell):
        return 404
    need = {"read_only": row.read_only, "standard": row.standard, "admin": row.admin}[cell.level]
    return 200 if fulfils(need, cell) else row.refused


# Spec 4.6, types that are locked after issue: nobody edits what was issued, and its status moves with a response only.
LOCKED = {"edit": "open closed", "status": "open closed"}


def expected_locked(row: Row, cell: Cell) -> int:
    """Read off the tables what the cell's request is answered where the type is locked after issue."""
    locked = cell.state in LOCKED.get(row.action, "").split()
    return 422 if locked and sees(cell) else expected(row, cell)


def of_type(number: int, level: str, grants: tuple[str, ...]) -> bool:
    """Read a row that speaks of a type."""
    need = OF_TYPES[number][LEVELS.index(level)]
    return need == "Y" or need in grants


def cells() -> Iterator[Cell]:
    """Every cell: all levels, grants, roles, mates, privacies and statuses; two cannot have created one item."""
    for cell in map(Cell._make, product(LEVELS, GRANT_SETS, ROLES, MATES, PRIVACIES, STATUSES)):
        if cell.role != cell.mate or cell.role not in ("creator", "received_from"):
            yield cell


CELLS = list(cells())


def pairs(cell: Cell) -> Iterator[tuple[object, ...]]:
    """What a sample must hold: each value of an axis with each of another, and each level, role and state together."""
    axes = list(zip(Cell._fields, cell, strict=True))
    for place, one in enumerate(axes):
        yield from ((one, other) for other in axes[place + 1 :])
    yield (cell.level, cell.role, cell.state, cell.privacy)


def sample(all_cells: Iterable[Cell], *, seed: int) -> list[Cell]:
    """Return as few cells as chance finds in which each pair of values that stands in `all_cells` stands."""
    shuffled = list(all_cells)
    Random(seed).shuffle(shuffled)
    missing, chosen = {pair for cell in shuffled for pair in pairs(cell)}, list[Cell]()
    for least in (8, 4, 2, 1):  # those first that bring much
        for cell in shuffled:
            new = missing.intersection(pairs(cell))
            if len(new) >= least:
                chosen.append(cell)
                missing -= new
    assert not missing
    return chosen
