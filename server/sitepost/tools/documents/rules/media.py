"""What a file is, judged by its beginning; what its name and sender say is only a hint."""

import re

from sitepost.kernel.media import BINARY, PDF

MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (8, b"WEBP", "image/webp"),
    (0, b"II*\x00", "image/tiff"),
    (0, b"MM\x00*", "image/tiff"),
    (0, b"%PDF-", PDF),
    (0, b"{\\rtf", "application/rtf"),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (0, b"Rar!\x1a\x07", "application/vnd.rar"),
    (0, b"\x1f\x8b", "application/gzip"),
    (0, b"AC10", "image/vnd.dwg"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"OggS", "audio/ogg"),
    (0, b"\x1aE\xdf\xa3", "video/webm"),
    (8, b"WAVE", "audio/wav"),
    (8, b"AVI ", "video/x-msvideo"),
)
BRANDS = {  # ISO base media files: the four letters after `ftyp`
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"mif1": "image/heif",
    b"avif": "image/avif",
    b"qt  ": "video/quicktime",
    b"M4A ": "audio/mp4",
}
OFFICE = "application/vnd.openxmlformats-officedocument."
ZIPPED = {
    "docx": OFFICE + "wordprocessingml.document",
    "xlsx": OFFICE + "spreadsheetml.sheet",
    "pptx": OFFICE + "presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "ifczip": "application/x-ifc-zip",
}
COMPOUND = {
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "ppt": "application/vnd.ms-powerpoint",
    "msg": "application/vnd.ms-outlook",
    "mpp": "application/vnd.ms-project",
}
WRITTEN = {
    "csv": "text/csv",
    "md": "text/markdown",
    "json": "application/json",
    "ics": "text/calendar",
    "eml": "message/rfc822",
    "ifc": "application/x-step",
    "dxf": "image/vnd.dxf",
}
MARKUP = re.compile(rb"<(!doctype\s+html|html|head|body|script|iframe|svg|\?xml|[a-z]+:svg)\b|<\?xml", re.IGNORECASE)
NOT_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def sniff(head: bytes, *, name: str) -> str:
    """Return the media type of a file that begins with `head` (some KiB) and is called `name`."""
    ending = name.rpartition(".")[2].lower()
    for offset, magic, found in MAGIC:
        if head.startswith(magic, offset) and (offset == 0 or head.startswith(b"RIFF")):
            return found
    if head.startswith(b"ftyp", 4):
        return BRANDS.get(head[8:12], "video/mp4")
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return ZIPPED.get(ending, "application/zip")
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return COMPOUND.get(ending, "application/x-ole-storage")
    if _is_text(head):
        return _written(head, ending)
    return PDF if b"%PDF-" in head[:1024] else BINARY


def _is_text(head: bytes) -> bool:
    if NOT_TEXT.search(head):
        return False
    try:
        head.decode()
    except UnicodeDecodeError as error:
        return error.start >= len(head) - 3  # a character cut in two at the end of the head
    return True


def _written(head: bytes, ending: str) -> str:
    found = MARKUP.search(head)
    if found is not None and ending not in WRITTEN:
        tag = found.group().lower()
        if b"svg" in head[:4096].lower():
            return "image/svg+xml"
        return "application/xml" if tag.startswith(b"<?xml") else "text/html"
    return WRITTEN.get(ending, "text/plain")
