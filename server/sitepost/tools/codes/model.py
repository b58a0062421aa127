"""Where a code leads, and the sizes of labels."""

from enum import StrEnum
from uuid import UUID

from msgspec import Struct

from sitepost.kernel.refusal import Kind, Why

MOST_LABELS = 200
PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0  # A4


class Led(Struct, frozen=True):
    """What a code leads to: the page of a card, and the project that it is in (None: the whole company's)."""

    id: UUID
    project: UUID | None
    kind: str
    number: str
    title: str
    link: str


class Picture(StrEnum):
    """What a code is drawn as."""

    SVG = "svg"
    PNG = "png"


class Size(StrEnum):
    """How large a label is: eight, twenty-one or sixty-five of them on a sheet of A4."""

    LARGE = "large"
    MEDIUM = "medium"
    SMALL = "small"


class Grid(Struct, frozen=True):
    """How labels lie on a sheet: width and height of one, and the gap between columns, in millimetres."""

    columns: int
    rows: int
    width: float
    height: float
    gap: float

    @property
    def count(self) -> int:
        """How many labels a sheet has."""
        return self.columns * self.rows

    @property
    def left(self) -> float:
        """The margin at the left, in millimetres."""
        return (PAGE_WIDTH - self.columns * self.width - (self.columns - 1) * self.gap) / 2

    @property
    def top(self) -> float:
        """The margin at the top, in millimetres."""
        return (PAGE_HEIGHT - self.rows * self.height) / 2


GRIDS: dict[Size, Grid] = {
    Size.LARGE: Grid(2, 4, 99.1, 67.7, 2.5),  # as L7165
    Size.MEDIUM: Grid(3, 7, 63.5, 38.1, 2.5),  # as L7160
    Size.SMALL: Grid(5, 13, 38.1, 21.2, 2.5),  # as L7651
}

NO_CODES = Why("codes.none", Kind.INVALID, "Choose what the labels are for.")
TOO_MANY = Why("codes.too_many", Kind.INVALID, f"A sheet takes at most {MOST_LABELS} labels at a time.")
