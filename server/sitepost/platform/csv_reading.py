"""Tables that people send as CSV: whatever a spreadsheet wrote, read into lines of cells (RFC 4180, and Excel's ways).

Separators are `,` `;` or tabs, said by Excel's `sep=` or found in the first lines; the text is UTF-8,
UTF-16 (Excel's "Unicode text") or Windows-1252.
"""

import csv
import io
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from typing import NamedTuple

from sitepost.kernel.refusal import Kind, Refusal, Why
from sitepost.platform.sheets import FORMULA

SEPARATORS = (",", ";", "\t")
LONGEST_CELL, MOST_COLUMNS = 4000, 60
SAMPLE = 20  # lines in which the separator is looked for

NOT_A_TABLE = Why("table.unreadable", Kind.INVALID, "This is not a table that Sitepost can read. Save it as CSV.")
EMPTY = Why("table.empty", Kind.INVALID, "There is nothing below the first line of this table.")
TOO_LONG = Why("table.too_long", Kind.INVALID, "This table is too long. Send it in parts.")


class Row(NamedTuple):
    """A line of a table: the number that it has in the file, from 1, and its cells."""

    line: int
    cells: list[str]


class Table(NamedTuple):
    """A table as it came: the cells of its first line, and the lines below that hold anything."""

    heads: list[str]
    rows: list[Row]


def read(data: bytes, *, most: int) -> Table:
    """Return the table in `data`, of at most `most` lines below the heads.

    An apostrophe that keeps a cell from being a formula is taken off: we write it ourselves.
    Errors: `table.unreadable`, `table.empty`, `table.too_long`.
    """
    text = decoded(data)
    begun, separator = _separator(text)
    skipped = text[:begun].count("\n")
    reader = csv.reader(io.StringIO(text[begun:], newline=""), delimiter=separator)
    rows: list[Row] = []
    try:
        before = 0
        for cells in reader:
            at, before = before + 1, reader.line_num
            kept = [plain(cell) for cell in cells]
            if any(kept):
                rows.append(Row(skipped + at, kept))
            if len(rows) > most + 1:
                raise Refusal(TOO_LONG, detail=f"At most {most:,} lines fit into one import.", field="file")
    except csv.Error as error:
        raise Refusal(NOT_A_TABLE, field="file") from error
    _check(rows)
    return Table(rows[0].cells, rows[1:])


def _check(rows: list[Row]) -> None:
    if not rows or len(rows[0].cells) > MOST_COLUMNS or any(len(c) > LONGEST_CELL for row in rows for c in row.cells):
        raise Refusal(NOT_A_TABLE, field="file")
    if len(rows) == 1:
        raise Refusal(EMPTY, field="file")


def decoded(data: bytes) -> str:
    """Return the text of a file. Errors: `table.unreadable`."""
    try:
        text = data.decode(_encoding(data))
    except UnicodeDecodeError as error:
        raise Refusal(NOT_A_TABLE, field="file") from error
    if "\x00" in text:
        raise Refusal(NOT_A_TABLE, field="file")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _encoding(data: bytes) -> str:
    """Find how a text is written; five letters of Windows-1252 do not exist and make it no text."""
    if data.startswith(BOM_UTF8):
        return "utf-8-sig"
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return "utf-16"
    head = data[:400]
    if len(data) % 2 == 0 and head.count(0) * 5 > len(head) * 2:
        return "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"
    try:
        data.decode()
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _separator(text: str) -> tuple[int, str]:
    """Return where the table begins, and what stands between its cells."""
    first, _, _ = text.partition("\n")
    if first[:4].lower() == "sep=" and len(first) == 5:
        return len(first) + 1, first[4]
    sample = "\n".join(text.split("\n")[:SAMPLE])
    return 0, max(SEPARATORS, key=lambda each: (_width(sample, each), -SEPARATORS.index(each)))


def _width(sample: str, separator: str) -> int:
    """Return how many cells the first line of a sample has."""
    try:
        return len(next(csv.reader(io.StringIO(sample, newline=""), delimiter=separator), []))
    except csv.Error:
        return 0


def plain(cell: str) -> str:
    """Return a cell without space around it, and without the apostrophe in front of what looks like a formula."""
    kept = cell.strip()
    return kept[1:] if kept[:1] == "'" and kept[1:].startswith(FORMULA) else kept
