"""Tables as files: CSV as it comes, and XLSX; no cell is ever read as a formula (CWE-1236)."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Literal

import xlsxwriter
from msgspec import Struct

Cell = str | int | float | bool | date | datetime | None
Kind = Literal["text", "number", "date", "moment", "flag"]
BYTE_ORDER_MARK = b"\xef\xbb\xbf"  # by which Excel knows UTF-8
FORMULA = ("=", "+", "-", "@", "\t", "\r")
LONGEST_CELL = 32_767  # characters, by XLSX
FORMATS: dict[Kind, str] = {"date": "yyyy-mm-dd", "moment": "yyyy-mm-dd hh:mm"}
YES, NO = "yes", "no"
FLAGS = (YES, NO)


class Head(Struct, frozen=True):
    """The head of a column; `wide` in characters."""

    title: str
    kind: Kind = "text"
    wide: int = 12


def as_csv(rows: Iterable[Sequence[Cell]], *, first: bool = False, flags: tuple[str, str] = FLAGS) -> bytes:
    """Write rows as CSV (RFC 4180) in UTF-8; `first` puts the byte order mark in front.

    Dates are written as 2026-03-31, moments as 2026-03-31 08:00. Text that a spreadsheet would take for a
    formula gets an apostrophe in front. `flags` are the words for yes and no.
    """
    text = io.StringIO()
    csv.writer(text).writerows([plain(cell, flags) for cell in row] for row in rows)
    return (BYTE_ORDER_MARK if first else b"") + text.getvalue().encode()


def plain(cell: Cell, flags: tuple[str, str] = FLAGS) -> str:
    """Write a cell as text that no spreadsheet takes for a formula."""
    if isinstance(cell, bool):
        return flags[not cell]
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d %H:%M")
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(FORMULA) else cell
    return "" if cell is None else str(cell)


class Book:
    """An XLSX file in the making, row by row, in little memory whatever its length.

    Moments are written as they stand on a clock: give them in the zone that readers live in.
    """

    def __init__(self, path: Path, name: str, heads: Sequence[Head], *, flags: tuple[str, str] = FLAGS) -> None:
        self.heads, self.flags = heads, flags
        self._book = xlsxwriter.Workbook(
            path, {"constant_memory": True, "remove_timezone": True, "strings_to_formulas": False}
        )
        self._formats = {kind: self._book.add_format({"num_format": text}) for kind, text in FORMATS.items()}
        self._sheet = self._book.add_worksheet(name)
        self._sheet.freeze_panes(1, 0)
        bold = self._book.add_format({"bold": True, "bottom": 1})
        for at, head in enumerate(heads):
            self._sheet.set_column(at, at, head.wide, self._formats.get(head.kind))
        for at, head in enumerate(heads):
            self._sheet.write_string(0, at, head.title, bold)
        self.rows = 0

    def add(self, rows: Iterable[Sequence[Cell]]) -> None:
        """Write the next rows."""
        for row in rows:
            self.rows += 1
            for at, cell in enumerate(row):
                self._write(self.rows, at, cell)

    def _write(self, row: int, at: int, cell: Cell) -> None:
        kind = self.heads[at].kind if at < len(self.heads) else "text"
        if isinstance(cell, bool):
            self._sheet.write_string(row, at, self.flags[not cell])
        elif isinstance(cell, str):
            self._sheet.write_string(row, at, cell[:LONGEST_CELL])
        elif isinstance(cell, date):  # a datetime is one, too
            self._sheet.write_datetime(row, at, cell, self._formats.get(kind))
        elif cell is not None:
            self._sheet.write_number(row, at, cell)

    def note(self, name: str, lines: Iterable[str]) -> None:
        """Add a sheet of plain lines."""
        sheet = self._book.add_worksheet(name)
        sheet.set_column(0, 0, 100)
        for at, line in enumerate(lines):
            sheet.write_string(at, 0, line)

    def __enter__(self) -> "Book":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: Any, trace: TracebackType | None) -> None:
        if kind is None and self.rows:
            self._sheet.autofilter(0, 0, self.rows, max(0, len(self.heads) - 1))
        self._book.close()
