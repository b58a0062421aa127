"""What a file may be called, what it is found to be, and which part of it is asked for."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitepost.kernel import media, ranges
from sitepost.kernel.filenames import clean_name, renamed
from sitepost.kernel.ranges import BAD_RANGE, Part
from sitepost.kernel.refusal import Refusal
from sitepost.platform.http.names import disposition
from sitepost.tools.documents import rules
from sitepost.tools.documents.model import EMPTY, LARGEST_PIECE, PIECE_TOO_LARGE, TOO_LARGE


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("S-204 rev C.pdf", "S-204 rev C.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\dana\\plan.pdf", "plan.pdf"),
        ("a\r\nSet-Cookie: x=y.pdf", "a Set-Cookie: x=y.pdf"),
        ("photo\x00.jpg\x07", "photo.jpg"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("\u2066left\u2069\ufeff.txt", "left.txt"),
        (".htaccess", "htaccess"),
        ("ends in dots...", "ends in dots"),
        ("  two   spaces .pdf ", "two spaces .pdf"),
        ("..", "file"),
        ("///", "file"),
        ("\u200b", "file"),
        ("Übersicht Größe.pdf", "Übersicht Größe.pdf"),
        ("e\u0301tage.pdf", "étage.pdf"),
        ("رسم.pdf", "رسم.pdf"),
        ("fraction\u2044slash.pdf", "slash.pdf"),
    ],
)
def test_a_name_is_readable_and_no_path(name: str, clean: str) -> None:
    assert clean_name(name) == clean


@pytest.mark.parametrize("sign", ["x", "é", "图", "🏗"])
def test_a_long_name_keeps_its_ending(sign: str) -> None:
    clean = clean_name(sign * 400 + ".pdf")
    assert clean.endswith(sign + ".pdf")
    assert 248 <= len(clean.encode()) <= 255
    assert len(clean_name("a." + sign * 400).encode()) <= 255


@pytest.mark.parametrize(
    ("old", "new", "result"),
    [
        ("IMG_1.jpg", "Crane at gate 3.jpg", "Crane at gate 3.jpg"),
        ("IMG_1.JPG", "crane.jpg", "crane.jpg"),
        ("plan.pdf", "  plan   rev B.pdf ", "plan rev B.pdf"),
        ("plan.pdf", "plan\u00a0rev B.pdf", "plan rev B.pdf"),
        ("README", "Notes", "Notes"),
        ("plan.tar.gz", "plan rev 2.gz", "plan rev 2.gz"),
        ("plan.pdf", "e\u0301tage.pdf", "étage.pdf"),
        ("plan.pdf", "plan", "file_ending"),
        ("plan.pdf", "plan.pdf.exe", "file_ending"),
        ("README", "README.exe", "file_ending"),
        ("plan.pdf", "../plan.pdf", "bad_file_name"),
        ("plan.pdf", "a/plan.pdf", "bad_file_name"),
        ("plan.pdf", "a\\plan.pdf", "bad_file_name"),
        ("plan.pdf", "plan\u2044b.pdf", "bad_file_name"),
        ("plan.pdf", "plan\r\nX: y.pdf", "bad_file_name"),
        ("plan.pdf", "plan\x00.pdf", "bad_file_name"),
        ("plan.pdf", "plan\u202efdp.pdf", "bad_file_name"),
        ("plan.pdf", ".pdf", "bad_file_name"),
        ("plan.pdf", "", "bad_file_name"),
        ("plan.pdf", "é" * 130 + ".pdf", "bad_file_name"),
    ],
)
def test_a_file_is_renamed_to_a_name_and_keeps_its_ending(old: str, new: str, result: str) -> None:
    if result in ("bad_file_name", "file_ending"):
        with pytest.raises(Refusal) as refused:
            renamed(old, new)
        assert (refused.value.why.code, refused.value.field) == (result, "name")
        return
    assert renamed(old, new) == result


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_renamed_file_has_a_clean_name(old: str, new: str) -> None:
    held = clean_name(old)
    try:
        name = renamed(held, new)
    except Refusal:
        return
    assert clean_name(name) == name


@given(st.text(max_size=400))
def test_whatever_comes_is_made_a_name(name: str) -> None:
    clean = clean_name(name)
    assert 0 < len(clean.encode()) <= 255
    assert not set(clean) & set("/\\\r\n\x00\u202e\u2066")
    assert clean_name(clean) == clean


@given(st.text(max_size=100), st.booleans())
def test_the_header_carries_the_name_and_nothing_else(name: str, inline: bool) -> None:
    clean = clean_name(name)
    header = disposition(clean, inline=inline)
    assert header.isascii()
    assert header.isprintable()
    kind, plain, full = header.split("; ") if header.count("; ") == 2 else (header.split("; ")[0], "", header)
    assert kind == ("inline" if inline else "attachment")
    assert plain.count('"') in (0, 2)
    assert unquote(full.partition("UTF-8''")[2]) == clean


def test_the_header_has_a_plain_and_a_full_name() -> None:
    header = disposition('Größe "A".pdf', inline=False)
    assert header == "attachment; filename=\"Groe _A_.pdf\"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%22A%22.pdf"


@pytest.mark.parametrize(
    ("head", "name", "found"),
    [
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a.exe", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n\x00", "a.pdf", "image/png"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "a", "image/webp"),
        (b"GIF89a", "a", "image/gif"),
        (b"%PDF-1.7\n%\xe2\xe3", "a.txt", "application/pdf"),
        (b"\x00\x01junk%PDF-1.4", "a.pdf", "application/pdf"),
        (b"PK\x03\x04\x14\x00", "photo.jpg", "application/zip"),
        (b"PK\x03\x04\x14\x00", "letter.docx", rules.media.ZIPPED["docx"]),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old.xls", "application/vnd.ms-excel"),
        (b"\x00\x00\x00\x18ftypheic", "a.heic", "image/heic"),
        (b"\x00\x00\x00\x18ftypisom", "a.mp4", "video/mp4"),
        (b"AC1032\x00", "plan.dwg", "image/vnd.dwg"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'>", "a.png", "image/svg+xml"),
        (b"<?xml version='1.0'?><svg onload='alert(1)'/>", "a.svg", "image/svg+xml"),
        (b"  <!DOCTYPE html><script>", "a.jpg", "text/html"),
        (b"%PDF-<html>", "a.pdf", "application/pdf"),
        (b"hello <script>alert(1)</script>", "a.txt", "text/html"),
        (b"a;b\n1;2\n", "a.csv", "text/csv"),
        ("Beton für Ebene 4".encode(), "a.txt", "text/plain"),
        (b"\x00\x01\x02\x03", "a.pdf", "application/octet-stream"),
        (b"Grundri\xdf, 1:50, alte Kodierung", "a.txt", "application/octet-stream"),
    ],
)
def test_a_file_is_what_it_begins_with(head: bytes, name: str, found: str) -> None:
    assert rules.sniff(head, name=name) == found


@pytest.mark.parametrize("kind", ["text/html", "image/svg+xml", "application/xml"])
def test_what_a_browser_would_run_never_goes_out_as_itself(kind: str) -> None:
    assert not media.is_inline(kind)
    assert media.served_type(kind) == "application/octet-stream"


@given(st.binary(max_size=300), st.text(max_size=20))
def test_only_pixels_and_pdf_are_ever_inline(head: bytes, name: str) -> None:
    found = rules.sniff(head, name=name)
    shown = found in {"image/jpeg", "image/png", "image/webp", "image/gif", "application/pdf"}
    assert media.is_inline(found) is shown


@pytest.mark.parametrize(
    ("header", "part"),
    [
        (None, None),
        ("", None),
        ("bytes=0-99", Part(0, 100)),
        ("bytes=10-", Part(10, 1000)),
        ("bytes=-100", Part(900, 1000)),
        ("bytes=-5000", Part(0, 1000)),
        ("bytes=999-99999", Part(999, 1000)),
        (" bytes = 1 - 2 ", Part(1, 3)),
        ("bytes=5-4", None),
        ("bytes=0-1,5-6", None),
        ("lines=0-1", None),
        ("bytes=-", None),
        ("bytes=a-b", None),
        ("bytes=" + "9" * 40 + "-", None),
        ("bytes=٣-", None),
    ],
)
def test_one_range_is_read_anything_else_is_the_whole_file(header: str | None, part: Part | None) -> None:
    assert ranges.read_part(header, size=1000) == part


@pytest.mark.parametrize("header", ["bytes=1000-", "bytes=2000-3000", "bytes=-0"])
def test_a_part_beyond_the_end_is_refused(header: str) -> None:
    with pytest.raises(Refusal) as refusal:
        ranges.read_part(header, size=1000)
    assert refusal.value.why is BAD_RANGE


@pytest.mark.parametrize(("size", "why"), [(0, EMPTY), (-1, EMPTY), (1, None), (100, None), (101, TOO_LARGE)])
def test_sizes(size: int, why: object) -> None:
    assert rules.why_not_size(size, largest=100) is why


def test_pieces() -> None:
    assert rules.why_not_piece(LARGEST_PIECE) is None
    assert rules.why_not_piece(LARGEST_PIECE + 1) is PIECE_TOO_LARGE
