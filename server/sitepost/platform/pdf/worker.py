"""What the worker process does: compile one template of ours with the data it is given."""

from functools import cache
from pathlib import Path
from typing import Literal

import fontpkg_ibm_plex_mono  # type: ignore[import-untyped]  # it ships no types
import fontpkg_ibm_plex_sans  # type: ignore[import-untyped]  # it ships no types
import msgspec
import typst

from sitepost.platform.pdf import Order

Standard = Literal["a-2b", "1.7"]
ARCHIVE: Standard = "a-2b"
PLAIN: Standard = "1.7"
FOLDERS = [str(Path(package.__file__).parent / "files") for package in (fontpkg_ibm_plex_sans, fontpkg_ibm_plex_mono)]


@cache
def _compiler(root: str, *, system: bool) -> typst.Compiler:
    fonts = typst.Fonts(include_system_fonts=system, include_embedded_fonts=True, font_paths=list(FOLDERS))
    return typst.Compiler(root=root, font_paths=fonts, ignore_system_fonts=not system)


def handle(payload: bytes) -> bytes:
    """Answer one order (MessagePack) with a PDF."""
    order = msgspec.msgpack.decode(payload, type=Order)
    if not order.archive:
        return _compile(order, system=False, standard=PLAIN)
    for system in (False, True):
        try:
            return _compile(order, system=system, standard=ARCHIVE)
        except typst.TypstError:
            continue
    return _compile(order, system=True, standard=PLAIN)


def _compile(order: Order, *, system: bool, standard: Standard) -> bytes:
    template = Path(order.template)
    made = _compiler(str(template.parent), system=system).compile(
        template,
        format="pdf",
        sys_inputs={"data": order.data},
        pdf_standards=[standard],
        timestamp=order.seconds,
    )
    if not isinstance(made, bytes):
        raise TypeError("typst gave no single file")
    return made
