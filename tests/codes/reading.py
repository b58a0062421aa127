"""Reading printed codes back: what stands in a picture, and on the pages of a sheet."""

import io

import pypdfium2
import zxingcpp
from PIL import Image


def read(picture: Image.Image) -> list[str]:
    """Return the text of every code in a picture."""
    return [found.text for found in zxingcpp.read_barcodes(picture.convert("L"))]


def read_png(data: bytes) -> list[str]:
    """Return the text of every code in a PNG."""
    return read(Image.open(io.BytesIO(data)))


def pages(data: bytes, *, dots: int = 300) -> list[Image.Image]:
    """Return the pages of a PDF as they are printed at so many dots an inch."""
    document = pypdfium2.PdfDocument(data)
    return [page.render(scale=dots / 72).to_pil() for page in document]


def words(data: bytes) -> str:
    """Return the text of a PDF."""
    document = pypdfium2.PdfDocument(data)
    return " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in document)
