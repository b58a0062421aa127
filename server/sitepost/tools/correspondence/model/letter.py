"""What goes onto an item's letter besides the item: names, titles, files, and who prints it when."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from msgspec import Struct


class Named(Struct, frozen=True):
    """A person as the letter names them."""

    name: str
    company: str


class Enclosed(Struct, frozen=True):
    """A file as the letter lists it; `size` in bytes, `sha256` in hexadecimal."""

    name: str
    size: int
    sha256: str


class Options(Struct, frozen=True, kw_only=True):
    """What somebody wants printed of an item, as far as they may see it.

    `letterhead` false leaves its place free for paper that has one. `history`, `links` and `receipts` are annexes.
    """

    responses: bool = True
    unofficial: bool = True
    history: bool = False
    links: bool = False
    receipts: bool = False
    hash: bool = False
    letterhead: bool = True


class Head(Struct, frozen=True):
    """A column of an annex: its head, and how wide it is beside the others."""

    title: str
    wide: int = 1


class Annex(Struct, frozen=True):
    """A table after the letter, in words."""

    label: str
    heads: list[Head]
    rows: list[list[str]]
    note: str = ""


class Desk(Struct, frozen=True, kw_only=True):
    """What the letter is printed with: the project, who prints at which time, and what ids stand for."""

    project: str
    project_number: str
    time_zone: str
    printed_by: str
    now: datetime
    address: str
    people: Mapping[UUID, Named]
    titles: Mapping[UUID, str]
    files: Mapping[UUID, Enclosed]
