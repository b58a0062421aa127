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
