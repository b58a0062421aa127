"""Files of the demo, made by code: a drawing, site photographs, a letter. Same seed, same bytes."""

import io
import random
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from docx import Document
from docx.shared import Pt, RGBColor

from sitepost.gateways.demo.photo import paint
from sitepost.platform import pdf

DRAWING = Path(__file__).with_name("drawing.typ")
YEAR = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
ZIP_DATE = (2026, 1, 5, 8, 0, 0)
BAYS = ((7.2, 7.2, 8.4, 7.2, 6.0), (6.0, 7.5, 7.5, 6.0), (8.1, 7.2, 7.2, 8.1), (6.6, 6.6, 7.8, 6.6, 6.6))
BARS = ("H16-150 T1", "H16-200 B1", "H20-150 B2", "H12-200 T2", "H25-150 T1")
REVISIONS = (
    "For construction",
    "Splice zones moved",
    "Opening at D/3 added",
    "Levels revised",
    "Plates EP-11 to 18 added",
)
NOTES = (
    "Do not scale. Work to figured dimensions only.",
    "All dimensions in millimetres, levels in metres.",
    "Concrete C40/50, cover 30 mm unless noted.",
    "Reinforcement to BS 4449 grade B500B.",
    "Laps 45 diameters unless shown otherwise.",
    "Read with the specification, section 03 30 00.",
)


def drawing_pdf(seed: int, title: str, number: str) -> bytes:
    """Return an A3 structural plan: grid, columns, walls, openings, dimension strings, title block."""
    dice = random.Random(seed)
    across, down = dice.choice(BAYS), dice.choice([(6.0, 7.2, 6.0), (7.5, 6.6, 6.6), (6.6, 8.4, 6.0)])
    revision = dice.randrange(1, 5)
    issued = YEAR + timedelta(days=dice.randrange(300))
    core = _core(dice, len(across), len(down))
    spots = _spots(dice, across, down, core)
    data: dict[str, Any] = {
        "title": title,
        "number": number,
        "revision": "ABCDE"[revision],
        "across": across,
        "down": down,
        "core": core,
        "cloud": spots[0],
        "openings": spots[1:3],
        "bars": [[*spot, dice.choice(BARS), dice.random() < 0.5] for spot in spots[3:10]],
        "level": f"{dice.randrange(1, 12) * 3.75 + 2.4:+.3f}",
        "notes": dice.sample(NOTES, 5),
        "drawn": dice.choice(["RT", "JM", "AL", "PK"]),
        "checked": dice.choice(["SB", "EW", "NO"]),
        "date": f"{issued:%d.%m.%y}",
        "revisions": [
            ["ABCDE"[n], f"{issued - timedelta(days=23 * (revision - n)):%d.%m.%y}", REVISIONS[n]]
            for n in range(revision + 1)
        ],
    }
    return pdf.render_now(DRAWING, data, at=issued, archive=False)


def site_photo(seed: int, taken: datetime | None = None) -> bytes:
    """Return a photograph of the site (JPEG, 1600 x 1200, EXIF date), taken at `taken` or a time of the seed."""
    dice = random.Random(seed)
    at = taken or YEAR + timedelta(days=dice.randrange(320), minutes=dice.randrange(9 * 60))
    image = paint(dice, at)
    exif = image.getexif()
    exif[0x010F], exif[0x0110], exif[0x0132] = "Harbour", "Site camera", f"{at:%Y:%m:%d %H:%M:%S}"
    exif.get_ifd(0x8769)[0x9003] = f"{at:%Y:%m:%d %H:%M:%S}"
    out = io.BytesIO()
    image.save(out, "JPEG", quality=82, exif=exif)
    return out.getvalue()


def letter_docx(seed: int, title: str, paragraphs: list[str]) -> bytes:
    """Return a letter as a Word file: title, paragraphs, a small table of daily records."""
    dice = random.Random(seed)
    document = Document()
    document.core_properties.title, document.core_properties.author = title, "Delta Concrete"
    document.core_properties.created = document.core_properties.modified = YEAR.replace(tzinfo=None)
    font = document.styles["Normal"].font
    font.name, font.size = "Calibri", Pt(11)
    heading = document.add_paragraph().add_run(title)
    heading.bold, heading.font.size, heading.font.color.rgb = True, Pt(15), RGBColor(0x1A, 0x1E, 0x23)
    for text in paragraphs:
        document.add_paragraph(text)
    _records(document, dice)
    out = io.BytesIO()
    document.save(out)
    return _same_every_time(out.getvalue())


def _records(document: Any, dice: random.Random) -> None:  # python-docx has no type for it
    table = document.add_table(rows=1, cols=4)
    table.style = "Light Grid Accent 1"
    for cell, text in zip(table.rows[0].cells, ("Date", "Gang", "Hours", "Work"), strict=True):
        cell.text = text
    start = YEAR + timedelta(days=dice.randrange(250))
    for n in range(5):
        row = (
            f"{start + timedelta(days=n):%d.%m.%Y}",
            str(dice.randrange(4, 14)),
            f"{dice.randrange(30, 110)}",
            dice.choice(("Formwork", "Reinforcement", "Waiting for the deck", "Pour, west core", "Striking")),
        )
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def _same_every_time(data: bytes) -> bytes:
    """Write a zip anew with one date, since the library writes the time of day into it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return out.getvalue()


def _core(dice: random.Random, across: int, down: int) -> list[int]:
    """Choose the bay (column, row) in which lifts and stairs stand, never at the edge of the plan."""
    return [dice.randrange(1, across - 1), dice.randrange(0, down)]


def _spots(
    dice: random.Random, across: tuple[float, ...], down: tuple[float, ...], core: list[int]
) -> list[list[float]]:
    """Choose a place in every bay but the core's, in metres from the first grid lines, in any order."""
    bays = [(column, row) for column in range(len(across)) for row in range(len(down)) if [column, row] != core]
    dice.shuffle(bays)
    return [
        [
            round(sum(across[:column]) + across[column] * dice.uniform(0.38, 0.58), 2),
            round(sum(down[:row]) + down[row] * dice.uniform(0.38, 0.58), 2),
        ]
        for column, row in bays
    ]
