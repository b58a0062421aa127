"""The demo's files: real ones, the same every time."""

import io
from datetime import UTC, datetime

import pypdf
import pytest
from docx import Document
from PIL import Image

from sitepost.gateways.demo import files
from sitepost.tools.documents.rules import sniff


@pytest.mark.parametrize("seed", range(12))
def test_a_drawing(seed: int) -> None:
    made = files.drawing_pdf(seed, 'Level 4 slab #panic("x")', "S-4101")
    assert made == files.drawing_pdf(seed, 'Level 4 slab #panic("x")', "S-4101")
    assert sniff(made, name="x") == "application/pdf"
    (page,) = pypdf.PdfReader(io.BytesIO(made)).pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (1191, 842)
    said = page.extract_text()
    for part in ("S-4101", '#panic("x")', "Harbour Tower", "FOR CONSTRUCTION", "SSL"):
        assert part in said


@pytest.mark.parametrize("seed", range(6))
def test_a_photograph(seed: int) -> None:
    made = files.site_photo(seed)
    assert made == files.site_photo(seed)
    image = Image.open(io.BytesIO(made))
    assert (image.format, image.size) == ("JPEG", (1600, 1200))
    assert str(image.getexif().get_ifd(0x8769)[0x9003]).startswith("2026:")


def test_a_photograph_of_a_day() -> None:
    image = Image.open(io.BytesIO(files.site_photo(3, datetime(2026, 11, 20, 14, 5, tzinfo=UTC))))
    assert image.getexif().get_ifd(0x8769)[0x9003] == "2026:11:20 14:05:00"


def test_different_seeds_make_different_files() -> None:
    assert len({files.site_photo(seed) for seed in range(6)}) == 6
    assert len({files.drawing_pdf(seed, "T", "N") for seed in range(6)}) == 6


def test_a_letter() -> None:
    made = files.letter_docx(4, "Daily records", ["First.", "Second."])
    assert made == files.letter_docx(4, "Daily records", ["First.", "Second."])
    read = Document(io.BytesIO(made))
    assert [each.text for each in read.paragraphs][:3] == ["Daily records", "First.", "Second."]
    assert sniff(made, name="a.docx").endswith("wordprocessingml.document")
