"""What the worker process does: open one file as what it was found to be, and shrink it."""

import io
import warnings

import msgspec
import pypdfium2  # type: ignore[import-untyped]  # it ships no types
from PIL import Image, ImageOps

from sitepost.platform.pictures import Preview, Wanted

MOST_PIXELS = 60_000_000
FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP", "image/gif": "GIF"}
QUALITY = 80
MOST_LOSSLESS = 150_000  # bytes
TURNED = {5, 6, 7, 8}  # values of the EXIF orientation at which width and height change places
ORIENTATION = 0x0112

Image.MAX_IMAGE_PIXELS = MOST_PIXELS
warnings.simplefilter("error", Image.DecompressionBombWarning)


def handle(payload: bytes) -> bytes:
    """Answer one request (`Wanted`, MessagePack) with a `Preview`."""
    wanted = msgspec.msgpack.decode(payload, type=Wanted)
    found = _of_pdf(wanted) if wanted.media_type == "application/pdf" else _of_picture(wanted)
    return msgspec.msgpack.encode(found)


def _of_picture(wanted: Wanted) -> Preview:
    with Image.open(wanted.path, formats=[FORMATS[wanted.media_type]]) as image:
        width, height = image.size
        if width * height > MOST_PIXELS:
            raise ValueError(f"{width} x {height} pixels are too many")
        if image.getexif().get(ORIENTATION) in TURNED:
            width, height = height, width
        image.draft("RGB", (wanted.longest, wanted.longest))
        image.thumbnail((wanted.longest, wanted.longest), reducing_gap=2.0)
        shrunk = ImageOps.exif_transpose(image)
        return Preview(_encode(shrunk, lossless=wanted.lossless), width, height)


def _of_pdf(wanted: Wanted) -> Preview:
    document = pypdfium2.PdfDocument(wanted.path)
    try:
        page = document[0]
        width, height = page.get_size()
        scale = wanted.longest / max(width, height, 1)
        return Preview(_encode(page.render(scale=scale).to_pil()))
    finally:
        document.close()


def _encode(image: Image.Image, *, lossless: bool = False) -> bytes:
    """Write the pixels anew: nothing but pixels of the original is left."""
    clear = "A" in image.getbands() or "transparency" in image.info
    plain = image.convert("RGBA" if clear else "RGB")
    plain.info.clear()
    out = io.BytesIO()
    plain.save(out, "WEBP", quality=QUALITY, method=4, lossless=lossless)
    if lossless and out.tell() > MOST_LOSSLESS:  # a photograph, which that does not suit
        return _encode(image)
    return out.getvalue()
