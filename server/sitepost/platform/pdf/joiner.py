"""What the worker process does: count the pages of files, or put them behind a letter."""

import io

import msgspec
import pypdfium2  # type: ignore[import-untyped]  # it ships no types
from PIL import Image, ImageOps

from sitepost.platform.pdf.joining import MOST_PAGES, PDF, Order, Sheet

WIDTH, HEIGHT, MARGIN = 595.28, 841.89, 36.0  # A4 and its margin, in points
LONGEST = 2480  # pixels of a picture on paper: 300 of them an inch of A4
MOST_PIXELS = 60_000_000
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
QUALITY = 88

Image.MAX_IMAGE_PIXELS = MOST_PIXELS


def handle(payload: bytes) -> bytes:
    """Answer one order (`Order`, MessagePack) with a PDF, or with a number of pages (MessagePack)."""
    order = msgspec.msgpack.decode(payload, type=Order)
    return _join(order) if order.letter else msgspec.msgpack.encode(sum(_count(sheet) for sheet in order.sheets))


def _count(sheet: Sheet) -> int:
    if sheet.media_type != PDF:
        _jpeg(sheet.path)
        return 1
    document = pypdfium2.PdfDocument(sheet.path)
    try:
        pages = len(document)
        if pages > MOST_PAGES:
            raise ValueError(f"{pages} pages are too many")
        pypdfium2.PdfDocument.new().import_pages(document, [0])  # fails now for what would fail later
        return int(pages)
    finally:
        document.close()


def _join(order: Order) -> bytes:
    whole = pypdfium2.PdfDocument(order.letter)
    for sheet in order.sheets:
        if sheet.media_type == PDF:
            document = pypdfium2.PdfDocument(sheet.path)
            whole.import_pages(document)
            document.close()
        else:
            _add_picture(whole, sheet.path)
    out = io.BytesIO()
    whole.save(out)
    return out.getvalue()


def _add_picture(whole: pypdfium2.PdfDocument, path: str) -> None:
    data, width, height = _jpeg(path)
    tall = height >= width
    page_width, page_height = (WIDTH, HEIGHT) if tall else (HEIGHT, WIDTH)
    scale = min((page_width - 2 * MARGIN) / width, (page_height - 2 * MARGIN) / height)
    page = whole.new_page(page_width, page_height)
    picture = pypdfium2.PdfImage.new(whole)
    picture.load_jpeg(io.BytesIO(data), pages=[page], inline=True)
    matrix = pypdfium2.PdfMatrix().scale(width * scale, height * scale)
    left, bottom = (page_width - width * scale) / 2, (page_height - height * scale) / 2
    picture.set_matrix(matrix.translate(left, bottom))
    page.insert_obj(picture)
    page.gen_content()


def _jpeg(path: str) -> tuple[bytes, int, int]:
    """Return a picture as it is printed: upright, without metadata, white where it was clear."""
    with Image.open(path, formats=FORMATS) as image:
        if image.width * image.height > MOST_PIXELS:
            raise ValueError(f"{image.width} x {image.height} pixels are too many")
        upright = ImageOps.exif_transpose(image)
        upright.thumbnail((LONGEST, LONGEST))
        clear = upright.convert("RGBA")
        paper = Image.new("RGB", clear.size, "white")
        paper.paste(clear, mask=clear.getchannel("A"))
    out = io.BytesIO()
    paper.save(out, "JPEG", quality=QUALITY)
    return out.getvalue(), paper.width, paper.height
