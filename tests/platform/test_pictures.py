"""Small pictures: made of what is a picture, refused fast for what only pretends."""

import io
import time
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from sitepost.platform import pictures


def huge(kind: str, side: int, mode: str = "1") -> bytes:
    out = io.BytesIO()
    Image.new(mode, (side, side)).save(out, kind)
    return out.getvalue()


def many_pages(count: int) -> bytes:
    """Write a PDF of `count` empty pages by hand."""
    kids = " ".join(f"{n} 0 R" for n in range(3, count + 3))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {count}/Kids[{kids}]>>"]
    objects += ["<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"] * count
    body, places = b"%PDF-1.4\n", []
    for n, each in enumerate(objects, 1):
        places.append(len(body))
        body += f"{n} 0 obj{each}endobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\n"
    return body + f"{end}startxref\n{len(body)}\n%%EOF".encode()


def zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb", b"0" * 20_000_000)
    return out.getvalue()


def truncated() -> bytes:
    out = io.BytesIO()
    Image.effect_noise((1600, 1200), 50).convert("RGB").save(out, "JPEG")
    return out.getvalue()[: len(out.getvalue()) // 3]


BOMBS = {
    "144 MP PNG": (huge("PNG", 12_000), "image/png"),
    "144 MP JPEG": (huge("JPEG", 12_000, "L"), "image/jpeg"),
    "truncated JPEG": (truncated(), "image/jpeg"),
    "zip as JPEG": (zipped(), "image/jpeg"),
    "zip as PDF": (zipped(), "application/pdf"),
    "PNG as JPEG": (huge("PNG", 10), "image/jpeg"),
    "deep PDF": (b"%PDF-1.7\n" + b"[" * 200_000, "application/pdf"),
    "page of a kilometre": (many_pages(1).replace(b"595 842", b"99999999 2"), "application/pdf"),
    "text": (b"hello", "text/plain"),
    "svg": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml"),
}


@pytest.mark.parametrize("name", list(BOMBS))
async def test_a_bomb_is_refused_within_two_seconds(name: str, tmp_path: Path) -> None:
    data, media_type = BOMBS[name]
    path = tmp_path / "bomb"
    path.write_bytes(data)
    start = time.monotonic()
    made = await pictures.preview(path, media_type=media_type)
    assert time.monotonic() - start < 2
    assert made is None or name == "page of a kilometre"


async def test_only_the_first_of_ten_thousand_pages_is_drawn(tmp_path: Path) -> None:
    path = tmp_path / "long.pdf"
    path.write_bytes(many_pages(10_000))
    start = time.monotonic()
    made = await pictures.preview(path, media_type="application/pdf")
    assert made is not None
    assert Image.open(io.BytesIO(made.webp)).size == (453, 640)
    assert time.monotonic() - start < 2


@pytest.mark.parametrize(
    ("kind", "mode"), [("PNG", "RGBA"), ("PNG", "P"), ("PNG", "I;16"), ("GIF", "P"), ("WEBP", "RGBA"), ("JPEG", "CMYK")]
)
async def test_every_kind_of_pixel(kind: str, mode: str, tmp_path: Path) -> None:
    path = tmp_path / "picture"
    Image.new(mode, (1000, 500)).save(path, kind)
    made = await pictures.preview(path, media_type=f"image/{kind.lower()}")
    assert made is not None
    assert (made.width, made.height) == (1000, 500)
    assert Image.open(io.BytesIO(made.webp)).size == (640, 320)


async def test_a_small_picture_is_not_blown_up(tmp_path: Path) -> None:
    path = tmp_path / "dot"
    Image.new("RGB", (3, 2)).save(path, "PNG")
    made = await pictures.preview(path, media_type="image/png")
    assert made is not None
    assert Image.open(io.BytesIO(made.webp)).size == (3, 2)
